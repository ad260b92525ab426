import type { Checksum, IdentifierClass } from '@foreland/model/identifiers';
import type { Partner } from '@foreland/model/partner';
import { rowsOf } from './columns.ts';
import type { RowsByKey } from './columns.ts';
import type { Holders } from './holder.ts';
import type { ObservationTable } from './observation-table.ts';

/** A value that two or more records hold, with what the observations say about it. */
export interface SharedValue {
  readonly class: IdentifierClass;
  readonly value: string;
  readonly valueId: number;
  /** Rows of the observations behind it. */
  readonly rows: Int32Array;
  readonly checksum: Checksum;
  /** Distinct records, by table id, in order of their text. */
  readonly records: readonly number[];
  /** Those of them that hold the value rather than mention it. */
  readonly owners: readonly number[];
  readonly persons: number;
  readonly organisations: number;
  /** Sorted. */
  readonly partners: readonly Partner[];
  readonly contributions: number;
  /** Statement ids, sorted. */
  readonly evidence: readonly string[];
  /** Interned labels of the evidence, sorted. */
  readonly labels: readonly number[];
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A checksum belongs to the value; where spellings differ in it, one that passed proves the value. */
function checksumOf(table: ObservationTable, rows: Int32Array): Checksum {
  let checksum: Checksum = 'none';
  for (const row of rows) {
    const found = table.checksumOf(row);
    if (found === 'passed') return found;
    if (found === 'failed') checksum = found;
  }
  return checksum;
}

/** Ids of values that two or more records hold or mention. */
export function* sharedValues(table: ObservationTable, byValue: RowsByKey): Generator<number> {
  const { starts } = byValue;
  const records = table.record.view();
  for (let value = 0; value < table.valueCount; value++) {
    if ((starts[value + 1] ?? 0) - (starts[value] ?? 0) < 2) continue;
    const rows = rowsOf(byValue, value);
    const first = records[rows[0] ?? 0];
    if (rows.some((row) => records[row] !== first)) yield value;
  }
}

function distinct<T>(rows: Int32Array, cellOf: (row: number) => T): T[] {
  const cells = new Set<T>();
  for (let at = 0; at < rows.length; at++) cells.add(cellOf(rows[at] ?? 0));
  return [...cells];
}

/** @param rows observations of one value, at least one. */
export function describeShared(table: ObservationTable, rows: Int32Array, holders: Holders): SharedValue {
  const valueId = table.value.get(rows[0] ?? 0);
  const records = distinct(rows, (row) => table.record.get(row)).sort((a, b) =>
    byText(table.recordText(a), table.recordText(b)),
  );
  const owners = records.filter((record) => holders.kindOf(record) !== 'mention');
  return {
    class: table.classOf(valueId),
    value: table.valueText(valueId),
    valueId,
    rows,
    checksum: checksumOf(table, rows),
    records,
    owners,
    persons: owners.filter((record) => holders.kindOf(record) === 'person').length,
    organisations: owners.filter((record) => holders.kindOf(record) === 'organisation').length,
    partners: [...new Set(records.map((record) => table.partnerOf(record)))].sort(byText),
    contributions: distinct(rows, (row) => table.contribution.get(row)).length,
    evidence: distinct(rows, (row) => table.statementOf(row)).sort(byText),
    labels: distinct(rows, (row) => table.label.get(row)).sort((a, b) => a - b),
  };
}

/**
 * Within one contribution of one partner a link needs two holders: a telephone and the calls made with it
 * are one piece of information.
 */
export function isLinkable(shared: SharedValue): boolean {
  return shared.contributions > 1 || shared.partners.length > 1 || shared.owners.length > 1;
}
