import type { ReactNode } from 'react';
import type { CsvCell } from './csv.ts';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** What is sorted and exported. Shown as it is where `cell` is absent. */
  readonly value: (row: Row) => CsvCell;
  readonly cell?: (row: Row) => ReactNode;
  /** CSS grid track, such as `6rem` or `minmax(12rem, 2fr)`. */
  readonly width?: string;
  readonly align?: 'start' | 'end';
  /** False where order means nothing. */
  readonly canSort?: boolean;
  /** 1 (default) is always shown; 3, then 2 make way where the table is too narrow for their minimum widths. */
  readonly priority?: 1 | 2 | 3;
  /** Left out of the export, such as a column of buttons. */
  readonly isExported?: boolean;
  /** False for what only the export holds, such as a record id beside a name. */
  readonly isShown?: boolean;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** What a row is called when read aloud; the first column's value where absent. */
  readonly rowLabel?: (row: Row) => string;
  /** Id of the row shown in the next pane. */
  readonly selected?: string | undefined;
  /** Called on press, Enter, and a moment after the arrow keys have stopped. */
  readonly onSelect?: (row: Row) => void;
  /** Called on Enter and double press, where opening a row is more than selecting it. */
  readonly onOpen?: (row: Row) => void;
  /** Ids of the rows ticked, where rows can be ticked. */
  readonly checked?: ReadonlySet<string>;
  readonly onCheck?: (checked: ReadonlySet<string>) => void;
  /** Sorted by the node: say how it is and hear how it should be. Otherwise sorting happens here. */
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly initialSort?: Sort;
  readonly isLoading?: boolean;
  /** The rows answer an earlier question, while the answer to this one is on its way. */
  readonly isStale?: boolean;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** More rows can be had. */
  readonly hasMore?: boolean;
  readonly onEndReached?: () => void;
  /** Row height in rem where rows have more than one line. */
  readonly rowHeight?: number;
  /** File name of the CSV export; no export where absent. */
  readonly csvName?: string;
  /** Class of a row, for states such as withdrawn. */
  readonly rowTone?: (row: Row) => 'muted' | 'strong' | undefined;
}
