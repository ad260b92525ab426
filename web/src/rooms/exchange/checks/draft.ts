import type { Purpose } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import type { CheckClass, Indexes, Quotas, ReadValue, Reading, ToRead } from './check.ts';

/** A check while it is being written. */
export interface Draft {
  /** One value in each line. */
  readonly text: string;
  readonly persons: readonly Extract<ToRead, { readonly name: string }>[];
  readonly records: readonly string[];
  /** Readings that were chosen in place of the likeliest, by what was written. */
  readonly chosen: ReadonlyMap<string, string>;
  readonly partners: readonly Partner[];
  readonly caseNumber: string;
  readonly purpose: Purpose;
}

export const MOST_VALUES = 256;
const LONGEST_LINE = 512;
const LONGEST_CASE_BYTES = 40;

export function emptyDraft(record: string | undefined, purpose: Purpose): Draft {
  return {
    text: '',
    persons: [],
    records: record === undefined ? [] : [record],
    chosen: new Map(),
    partners: [],
    caseNumber: '',
    purpose,
  };
}

/** What is to be read, each once, in the order in which it was written. */
export function valuesOf(
  draft: Pick<Draft, 'text' | 'persons'>,
  ofRecords: readonly ToRead[],
): readonly ToRead[] {
  const lines = draft.text
    .split(/\r?\n/)
    .map((line) => line.trim().slice(0, LONGEST_LINE))
    .filter((line) => line !== '')
    .map((text) => ({ text }));
  const all: readonly ToRead[] = [...lines, ...draft.persons, ...ofRecords];
  return [...new Map(all.map((value) => [JSON.stringify(value), value])).values()];
}

/** The reading of each value that counts; those that cannot be read are left out. */
export function readingsOf(
  read: readonly ReadValue[],
  chosen: Draft['chosen'],
): ReadonlyMap<ReadValue, Reading> {
  return new Map(
    read.flatMap((value) => {
      const reading = value.readings.find((each) => idOf(each) === chosen.get(value.written));
      const counts = reading ?? value.readings[0];
      return counts ? [[value, counts] as const] : [];
    }),
  );
}

export function idOf(reading: Reading): string {
  return reading.normal.join(' ');
}

/** Values of one class for one partner: one check. */
export interface Batch {
  readonly class: CheckClass;
  readonly values: readonly Reading['value'][];
  /** Elements when filled up: what the partner counts. */
  readonly size: number;
}

/** What one partner would be asked, and what it would learn. */
export interface Route {
  readonly partner: Partner;
  readonly batches: readonly Batch[];
  /** Classes of which it has published no index. */
  readonly missing: readonly CheckClass[];
  readonly elements: number;
  readonly leftInCase: number;
  readonly leftToday: number;
  readonly isShort: boolean;
}

export function routesOf(
  draft: Pick<Draft, 'partners' | 'caseNumber'>,
  readings: readonly Reading[],
  { held, quotas }: { readonly held: Indexes['held']; readonly quotas: Quotas },
): readonly Route[] {
  const { agreed, asked } = quotas;
  const distinct = [...new Map(readings.map((reading) => [idOf(reading), reading])).values()];
  const byClass = Map.groupBy(distinct, (reading) => reading.class);
  return draft.partners.map((partner) => {
    const has = (checkClass: CheckClass): boolean =>
      held.some((index) => index.partner === partner && index.class === checkClass);
    const batches = [...byClass].flatMap(([checkClass, of]) =>
      has(checkClass)
        ? [
            {
              class: checkClass,
              values: of.map(({ value }) => value),
              // A person can stand for several elements: each pair of attributes is one.
              size: filledUp(
                of.reduce((sum, { normal }) => sum + normal.length, 0),
                agreed.sizes,
              ),
            },
          ]
        : [],
    );
    const use = asked.find((each) => each.partner === partner);
    const inCase = use?.cases.find((each) => each.caseNumber === draft.caseNumber.trim())?.used ?? 0;
    const elements = batches.reduce((sum, { size }) => sum + size, 0);
    const leftInCase = Math.max(0, agreed.perCase - inCase);
    const leftToday = Math.max(0, agreed.perDay - (use?.today ?? 0));
    return {
      partner,
      batches,
      missing: [...byClass.keys()].filter((each) => !has(each)),
      elements,
      leftInCase,
      leftToday,
      isShort: elements > leftInCase || elements > leftToday,
    };
  });
}

function filledUp(count: number, sizes: readonly number[]): number {
  return sizes.find((size) => size >= count) ?? Number.POSITIVE_INFINITY;
}

export type Gap = 'valuesNeeded' | 'partnersNeeded' | 'caseNeeded' | 'caseTooLong';

export function gapsOf(draft: Draft, readable: number): ReadonlySet<Gap> {
  const bytes = new TextEncoder().encode(draft.caseNumber.trim()).length;
  const gaps: readonly (Gap | false)[] = [
    readable === 0 && 'valuesNeeded',
    draft.partners.length === 0 && 'partnersNeeded',
    bytes === 0 && 'caseNeeded',
    bytes > LONGEST_CASE_BYTES && 'caseTooLong',
  ];
  return new Set(gaps.filter((gap) => gap !== false));
}
