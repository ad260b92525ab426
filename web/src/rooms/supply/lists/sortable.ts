import type { Column } from '../../../design/index.ts';

/**
 * Columns that can be sorted by once all rows are here: to sort a part would pass it off as the whole. Until then rows stand in
 * the order of the node.
 */
export function sortable<Row>(columns: readonly Column<Row>[], isWhole: boolean): readonly Column<Row>[] {
  return isWhole ? columns : columns.map((column) => ({ ...column, canSort: false }));
}
