import { clustersOf } from '../cluster/clusters.ts';
import { OUTCOMES } from '../compare/outcome.ts';
import type { Agreement } from '../api.ts';
import { train, trainOn } from '../learn/train.ts';
import { probabilityOf, startingModel } from '../model/match-model.ts';
import type { MatchModel } from '../model/match-model.ts';
import { MatchIndex } from '../records/match-index.ts';
import type { RefreshOptions } from '../records/match-index.ts';
import type { MatchRow } from '../field.ts';
import type { Threads } from '../threads/threads.ts';
import { valuesOfRow } from './table-field.ts';
import type { TableField, TableRow } from './table-field.ts';

export interface MatchTableOptions {
  /**
   * Bits that two clusters must reach to be joined. A little below even odds by default: clusters rest on many pairs,
   * and records with gaps look less alike than they are.
   */
  readonly threshold?: number;
  /** For the sampling that the model is learned from. */
  readonly seed?: number;
  /** A model of the same fields, instead of one that is learned from the rows. */
  readonly model?: MatchModel;
  /** Rows of one source are never compared with each other: to link two tables without duplicates. */
  readonly sourceOf?: (id: string) => string;
  readonly signal?: AbortSignal;
  /** What is being done, and the share of it that is done. */
  readonly onProgress?: (step: TableStep, share: number) => void;
}

export const TABLE_STEPS = ['reading', 'learning', 'comparing', 'grouping'] as const;
export type TableStep = (typeof TABLE_STEPS)[number];

/** Two rows that may be one thing. `a < b` by id. */
export interface TablePair {
  readonly a: string;
  readonly b: string;
  readonly bits: number;
  readonly probability: number;
}

/** What a field adds to the score of a pair; with `prior` they add up to its bits. */
export interface TablePart {
  readonly field: string;
  readonly agreements: readonly Agreement[];
  readonly bits: number;
}

export interface MatchedTable {
  readonly rows: number;
  readonly model: MatchModel;
  /** Ids that are one thing, two or more together; sorted. */
  readonly clusters: readonly (readonly string[])[];
  /** How many pairs were compared. */
  readonly compared: number;
  /** Pairs that are not far below even odds, by id. */
  pairs(): TablePair[];
  /** @returns undefined where an id is not in the table */
  explain(a: string, b: string): { readonly bits: number; readonly parts: readonly TablePart[] } | undefined;
  /** Every pair that was compared, for measuring what blocking loses. */
  eachCandidate(visit: (a: string, b: string) => void): void;
}

/**
 * Finds which rows of a table are the same thing, without labels: learns how much each field says from the rows
 * themselves, compares what could be one, and groups by average link.
 *
 * @param rows ids must differ
 * @throws ForelandError `record-id-missing`, `record-id-repeated`
 */
export function matchTable(
  rows: Iterable<TableRow>,
  fields: readonly TableField[],
  options: MatchTableOptions = {},
): MatchedTable {
  const { seed = 1, signal, onProgress } = options;
  const index = newIndex(fields, options);
  const read = readRows(index, rows, fields, options);
  if (!options.model) {
    signal?.throwIfAborted();
    index.useModel(train(index, { seed }).model);
    onProgress?.('learning', 1);
  }
  index.refresh(refreshOptions(options));
  return matchedTable(index, read, fields, options);
}

/**
 * The same with the help of other threads, to the same result.
 *
 * @throws ForelandError also `matching-thread-lost`
 */
export async function matchTableOn(
  threads: Threads,
  rows: Iterable<TableRow>,
  fields: readonly TableField[],
  options: MatchTableOptions = {},
): Promise<MatchedTable> {
  const { seed = 1, signal, onProgress } = options;
  const index = newIndex(fields, options);
  let read = 0;
  await index.insertAllOn(threads, matchRows(rows, fields), (before) => {
    if (before % 4096 === 0) signal?.throwIfAborted();
    read = before + 1;
  });
  onProgress?.('reading', 1);
  if (!options.model) {
    signal?.throwIfAborted();
    await index.groupOn(threads);
    index.useModel((await trainOn(threads, index, { seed })).model);
    onProgress?.('learning', 1);
  }
  await index.refreshOn(threads, refreshOptions(options));
  return matchedTable(index, read, fields, options);
}

function newIndex(fields: readonly TableField[], { model, sourceOf }: MatchTableOptions): MatchIndex {
  return new MatchIndex({
    fields,
    model: model ?? startingModel(fields),
    ...(sourceOf ? { sourceOf } : {}),
  });
}

function* matchRows(rows: Iterable<TableRow>, fields: readonly TableField[]): Generator<MatchRow> {
  for (const row of rows) yield { id: row.id, values: valuesOfRow(row, fields) };
}

/** @returns how many */
function readRows(
  index: MatchIndex,
  rows: Iterable<TableRow>,
  fields: readonly TableField[],
  { signal, onProgress }: MatchTableOptions,
): number {
  let read = 0;
  for (const row of rows) {
    if (read % 4096 === 0) signal?.throwIfAborted();
    read += 1;
    index.insertNew({ id: row.id, values: valuesOfRow(row, fields) });
  }
  onProgress?.('reading', 1);
  return read;
}

function refreshOptions({ signal, onProgress }: MatchTableOptions): RefreshOptions {
  return {
    ...(signal ? { signal } : {}),
    onProgress: (share) => onProgress?.('comparing', share),
  };
}

function matchedTable(
  index: MatchIndex,
  rows: number,
  fields: readonly TableField[],
  { threshold = -0.5, onProgress }: MatchTableOptions,
): MatchedTable {
  const clusters = clustersOf(index, { threshold });
  onProgress?.('grouping', 1);
  return {
    rows,
    model: index.model,
    clusters,
    compared: index.compared,
    pairs: () => pairsOf(index),
    explain: (a, b) => explain(index, fields, a, b),
    eachCandidate(visit) {
      const { ids } = index.records;
      for (let slot = 0; slot < index.records.slotCount; slot++)
        index.eachCandidate(slot, (other) => {
          if (other < slot) visit(ids[slot] ?? '', ids[other] ?? '');
        });
    },
  };
}

function pairsOf(index: MatchIndex): TablePair[] {
  const { ids } = index.records;
  const pairs: TablePair[] = [];
  index.eachPair((one, other, bits) => {
    const [a = '', b = ''] = [ids[one] ?? '', ids[other] ?? ''].toSorted();
    pairs.push({ a, b, bits, probability: probabilityOf(bits, index.model.calibration) });
  });
  return pairs.sort((x, y) => (x.a === y.a ? order(x.b, y.b) : order(x.a, y.a)));
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function explain(
  index: MatchIndex,
  fields: readonly TableField[],
  a: string,
  b: string,
): { bits: number; parts: TablePart[] } | undefined {
  const one = index.records.slotOf(a);
  const other = index.records.slotOf(b);
  if (one === undefined || other === undefined) return undefined;
  const compared = index.compareFields(one, other);
  const parts: TablePart[] = [{ field: 'prior', agreements: [], bits: index.priorBits }];
  for (const [at, { outcomes, bits }] of compared.fields.entries()) {
    const field = fields[at];
    if (!field) continue;
    parts.push({
      field: field.name,
      agreements: outcomes.map((outcome) => OUTCOMES[field.kind][outcome]?.agreement ?? 'different'),
      bits,
    });
  }
  for (const { guard, bits } of compared.guards) parts.push({ field: guard, agreements: [], bits: -bits });
  return { bits: compared.bits, parts };
}
