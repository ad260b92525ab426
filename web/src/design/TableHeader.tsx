import type { SortingState } from '@tanstack/react-table';
import { Icon } from './Icon.tsx';
import type { Column } from './tableTypes.ts';

export function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: SortingState[number] | undefined;
  readonly onSort: (id: string) => void;
}) {
  const isSorted = sort?.id === column.id;
  const order = isSorted ? (sort.desc ? 'descending' : 'ascending') : undefined;
  return (
    <div role="columnheader" className="cell" data-align={column.align ?? 'start'} aria-sort={order}>
      {column.canSort === false ? (
        <span className="truncate">{column.header}</span>
      ) : (
        <button type="button" className="sort-button" onClick={() => onSort(column.id)}>
          <span className="truncate">{column.header}</span>
          {order && <Icon name={order === 'descending' ? 'sort-down' : 'sort-up'} size={12} />}
        </button>
      )}
    </div>
  );
}
