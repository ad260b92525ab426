import { refuse } from '../graph/refuse.ts';

/** How often each pair of labels meets, and each label by itself. */
interface Table {
  readonly total: number;
  readonly cells: readonly number[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Row and column of each cell. */
  readonly places: readonly (readonly [number, number])[];
}

function tableOf(one: ArrayLike<number>, other: ArrayLike<number>): Table {
  if (one.length !== other.length)
    throw refuse('kernel-length', 'The two groupings are of different numbers of nodes.');
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const cells = new Map<number, Map<number, number>>();
  for (let node = 0; node < one.length; node++) {
    const row = one[node]!;
    const column = other[node]!;
    rows.set(row, (rows.get(row) ?? 0) + 1);
    columns.set(column, (columns.get(column) ?? 0) + 1);
    let cell = cells.get(row);
    if (!cell) cells.set(row, (cell = new Map()));
    cell.set(column, (cell.get(column) ?? 0) + 1);
  }
  const entries = [...cells].flatMap(([row, each]) =>
    [...each].map(([column, count]) => ({ row, column, count })),
  );
  return {
    total: one.length,
    cells: entries.map(({ count }) => count),
    rows: [...rows.values()],
    columns: [...columns.values()],
    places: entries.map(({ row, column }) => [rows.get(row)!, columns.get(column)!] as const),
  };
}

function pairs(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

/**
 * Adjusted Rand index (Hubert & Arabie 1985): 1 for equal groupings whatever their numbers, 0 on average for random ones.
 * @throws ForelandError `kernel-length`
 */
export function adjustedRandIndex(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const table = tableOf(one, other);
  const all = (table.total * (table.total - 1)) / 2;
  const [together, inRows, inColumns] = [pairs(table.cells), pairs(table.rows), pairs(table.columns)];
  const expected = all > 0 ? (inRows * inColumns) / all : 0;
  const most = (inRows + inColumns) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function entropy(counts: readonly number[], total: number): number {
  return counts.reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
}

/**
 * Normalised mutual information, by the mean of both entropies (Danon et al. 2005): 1 for equal groupings, 0 for
 * independent ones. Two groupings of one group each are equal.
 * @throws ForelandError `kernel-length`
 */
export function normalizedMutualInformation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const table = tableOf(one, other);
  if (table.total === 0) return 1;
  const { total } = table;
  const mean = (entropy(table.rows, total) + entropy(table.columns, total)) / 2;
  if (mean === 0) return 1;
  const information = table.cells.reduce((sum, count, cell) => {
    const [row, column] = table.places[cell]!;
    return sum + (count / total) * Math.log((count * total) / (row * column));
  }, 0);
  return Math.min(1, Math.max(0, information / mean));
}
