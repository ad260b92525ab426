import { createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { ColumnDef, SortingState } from '@tanstack/react-table';
import { useCallback, useMemo, useState } from 'react';
import type { Format } from '../i18n/index.ts';
import type { CsvCell } from './csv.ts';
import type { Column, DataTableProps } from './tableTypes.ts';

export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** A column of ours as the table engine takes it. */
export function definition<Row extends object>(
  column: Column<Row>,
  format: Format,
): ColumnDef<typeof features, Row> {
  return {
    id: column.id,
    accessorFn: column.value,
    enableSorting: column.canSort !== false,
    sortUndefined: 'last',
    sortFn: (a, b) => compareCells(column.value(a.original), column.value(b.original), format),
  };
}

/** Empty cells come last in ascending order. */
function compareCells(a: CsvCell, b: CsvCell, format: Format): number {
  const isEmptyA = a === undefined || a === null || a === '';
  const isEmptyB = b === undefined || b === null || b === '';
  if (isEmptyA || isEmptyB) return Number(isEmptyA) - Number(isEmptyB);
  return typeof a === 'number' && typeof b === 'number' ? a - b : format.compare(String(a), String(b));
}

/** Sorted here, or by the caller where `onSort` is given. */
export function useSorting<Row>({ sort, onSort, initialSort }: DataTableProps<Row>) {
  const [own, setOwn] = useState<SortingState>(
    initialSort ? [{ id: initialSort.column, desc: initialSort.descending }] : [],
  );
  const isManual = onSort !== undefined;
  const state = useMemo(
    () => (isManual ? (sort ? [{ id: sort.column, desc: sort.descending }] : []) : own),
    [isManual, sort, own],
  );
  const set = useCallback(
    (update: SortingState | ((before: SortingState) => SortingState)) => {
      const next = typeof update === 'function' ? update(state) : update;
      if (!isManual) setOwn(next);
      else if (next[0]) onSort({ column: next[0].id, descending: next[0].desc });
    },
    [isManual, onSort, state],
  );
  const toggle = useCallback(
    (id: string) => set([{ id, desc: state[0]?.id === id ? !state[0].desc : false }]),
    [set, state],
  );
  return { isManual, state, set, toggle };
}
