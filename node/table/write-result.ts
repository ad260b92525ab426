import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GUARDS } from '@foreland/matching/table';
import type { MatchedTable, TableField } from '@foreland/matching/table';
import { quoteCell } from '@foreland/model/text';
import { rowsOf } from './read-cells.ts';
import type { OpenedTable } from './read-cells.ts';

/** Which rows are one thing: a number for each row, from 1, and how likely the row belongs with the others of it. */
export interface Grouping {
  readonly clusterOf: Int32Array;
  /** The largest probability of a pair within the cluster; NaN for a row by itself. */
  readonly probability: Float64Array;
  readonly clusters: number;
  /** Rows that are with another. */
  readonly joined: number;
}

/** Numbers clusters in the order of their first rows. */
export function groupingOf(rows: number, matched: MatchedTable): Grouping {
  const rowOf = (id: string): number => Number(id) - 1;
  const first = new Int32Array(rows).map((_, row) => row);
  let joined = 0;
  for (const ids of matched.clusters) {
    const members = ids.map(rowOf);
    const lead = Math.min(...members);
    for (const row of members) first[row] = lead;
    joined += members.length;
  }
  const clusterOf = new Int32Array(rows);
  let clusters = 0;
  for (let row = 0; row < rows; row++)
    clusterOf[row] = first[row] === row ? ++clusters : (clusterOf[first[row] ?? row] ?? 0);
  const probability = new Float64Array(rows).fill(Number.NaN);
  for (const { a, b, probability: likely } of matched.pairs()) {
    if (clusterOf[rowOf(a)] !== clusterOf[rowOf(b)]) continue;
    for (const row of [rowOf(a), rowOf(b)])
      if (!(likely <= (probability[row] ?? Number.NaN))) probability[row] = likely;
  }
  return { clusterOf, probability, clusters, joined };
}

/**
 * The table as it is, with two columns more. Cells are passed on as they were, formulas too: the table is the caller's own.
 * @param to a file, or `-` for standard output
 */
export async function writeTable(
  { file, delimiter, columns }: OpenedTable,
  { clusterOf, probability }: Grouping,
  to: string,
): Promise<void> {
  const cell = (text: string): string => quoted(text, delimiter);
  async function* lines(): AsyncGenerator<string> {
    let row = -1;
    let text = '';
    for await (const { values } of rowsOf(file, delimiter)) {
      const more =
        row < 0
          ? [freeName('cluster', columns), freeName('probability', columns)]
          : [String(clusterOf[row]), shown(probability[row] ?? Number.NaN)];
      text += `${[...values, ...more].map(cell).join(delimiter)}\n`;
      row += 1;
      if (text.length < 65_536) continue;
      yield text;
      text = '';
    }
    yield text;
  }
  await write(lines(), to);
}

/** Pairs that are not far below even odds, the likeliest first, with the bits of each field. */
export async function writePairs(
  matched: MatchedTable,
  fields: readonly TableField[],
  { clusterOf }: Grouping,
  to: string,
): Promise<void> {
  const names = ['prior', ...fields.map(({ name }) => name), ...GUARDS];
  const pairs = matched.pairs().sort((one, other) => other.bits - one.bits);
  function* lines(): Generator<string> {
    yield `${['row_a', 'row_b', 'probability', 'bits', 'joined', ...names].map(quoteCell).join(',')}\n`;
    for (const { a, b, probability, bits } of pairs) {
      const parts = new Map(matched.explain(a, b)?.parts.map((part) => [part.field, part.bits]));
      const joined = clusterOf[Number(a) - 1] === clusterOf[Number(b) - 1] ? 'yes' : 'no';
      const rows = [a, b].sort((one, other) => Number(one) - Number(other));
      const cells = [...rows, shown(probability), bits.toFixed(3), joined];
      yield `${[...cells, ...names.map((name) => (parts.get(name) ?? 0).toFixed(3))].join(',')}\n`;
    }
  }
  await write(lines(), to);
}

/** Written beside and renamed, so that an interruption leaves no half file; readable by its owner alone. */
async function write(lines: Iterable<string> | AsyncIterable<string>, to: string): Promise<void> {
  if (to === '-') {
    await pipeline(Readable.from(lines), process.stdout, { end: false });
    return;
  }
  const draft = `${to}.part`;
  await pipeline(Readable.from(lines), createWriteStream(draft, { mode: 0o600 }));
  await rename(draft, to);
}

function quoted(text: string, delimiter: string): string {
  return delimiter !== ',' && text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : quoteCell(text);
}

function shown(probability: number): string {
  return Number.isNaN(probability) ? '' : probability.toFixed(4);
}

/** A name that no column has yet. */
function freeName(name: string, columns: readonly string[]): string {
  const taken = (candidate: string): boolean => columns.includes(candidate);
  if (!taken(name)) return name;
  for (let number = 1; ; number++) {
    const candidate = `match_${name}${number === 1 ? '' : `_${number}`}`;
    if (!taken(candidate)) return candidate;
  }
}
