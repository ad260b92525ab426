import { WORD } from '../compare/outcome.ts';
import type { FieldColumn } from '../values/field-column.ts';
import { STEPS_PER_BIT, frequencyStep } from '../values/frequency.ts';
import type { RecordTable } from './record-table.ts';

/** From so many holders on each counts as a party of its own: nobody has so many records under one number. */
const HOLDERS_LOOKED_AT = 64;
const NONE = new Int32Array();

/**
 * How many different parties hold a value: holders whose names can be one name count as one, and a holder without a name as
 * nobody. Six records of one man under one telephone number say something else than six strangers in a call shop.
 */
export function partiesAmong(
  records: RecordTable,
  holders: number,
  eachHolder: (visit: (slot: number) => void) => void,
): number {
  if (holders < 2) return holders;
  // By steps, or every further holder would have all the others compared anew.
  if (holders > HOLDERS_LOOKED_AT) return Math.floor(2 ** (frequencyStep(holders) / STEPS_PER_BIT));
  const name = records.fields.findIndex(
    ({ spec }) => spec.kind === 'person-name' || spec.kind === 'organisation-name',
  );
  const field = records.fields[name];
  if (!field) return 1;
  const date = records.fields.findIndex(({ spec }) => spec.kind === 'date');
  const days = records.fields[date];
  const named: Holder[] = [];
  eachHolder((slot) => {
    const names = records.valuesOf(slot, name);
    if (names.length === 0) return;
    named.push({
      names,
      born: days ? records.valuesOf(slot, date).filter((day) => isWholeDay(days, day)) : NONE,
    });
  });
  const [one, other] = named;
  if (!one || !other) return 1;
  if (named.length === 2) {
    const areOne = areCompatible(field, one, other);
    // Mostly it does not matter which of the two comes first.
    if (areOne === areCompatible(field, other, one)) return areOne ? 1 : 2;
  }
  // The longest names first, and by content, so that the number does not depend on the order of records.
  const textsOf = (column: FieldColumn | undefined, values: Int32Array): string[] =>
    Array.from(values, (value) => column?.texts[value] ?? '');
  const sorted = named
    .map((holder) => ({
      holder,
      key: `${textsOf(field, holder.names).join('\n')}\n${textsOf(days, holder.born).join(' ')}`,
    }))
    .sort((x, y) => y.key.length - x.key.length || (x.key < y.key ? -1 : x.key > y.key ? 1 : 0));
  const parties: Holder[] = [];
  for (const { holder } of sorted)
    if (!parties.some((known) => areCompatible(field, known, holder))) parties.push(holder);
  return Math.max(1, parties.length);
}

interface Holder {
  readonly names: Int32Array;
  /** Whole birth dates. */
  readonly born: Int32Array;
}

function isWholeDay({ days }: FieldColumn, date: number): boolean {
  return days.get(date) % 100 !== 0;
}

/**
 * Is there a name on either side whose words all have a counterpart, as far as the shorter of the two goes? Of those who
 * were born on one day, one word is enough: the other is misspelt.
 */
function areCompatible(field: FieldColumn, ours: Holder, theirs: Holder): boolean {
  const isOneWordEnough = ours.born.some((day) => theirs.born.includes(day));
  for (const a of ours.names)
    for (const b of theirs.names) if (a === b || agree(field, a, b, isOneWordEnough)) return true;
  return false;
}

function agree(
  { table, starts, wordIds }: FieldColumn,
  a: number,
  b: number,
  isOneWordEnough: boolean,
): boolean {
  if (!table) return false;
  const ofA = starts.get(a + 1) - starts.get(a);
  const ofB = starts.get(b + 1) - starts.get(b);
  const [shorter, longer] = ofA <= ofB ? [starts.get(a), starts.get(b)] : [starts.get(b), starts.get(a)];
  for (let one = shorter; one < shorter + Math.min(ofA, ofB); one++) {
    let hasCounterpart = false;
    for (let other = longer; other < longer + Math.max(ofA, ofB) && !hasCounterpart; other++)
      hasCounterpart = table.compare(wordIds.get(one), wordIds.get(other)) !== WORD.conflict;
    if (hasCounterpart === isOneWordEnough) return isOneWordEnough;
  }
  return !isOneWordEnough;
}

/** Visits each value of a field that two records or more hold, with those that do; of the others, counts the one. */
export function eachHolders(
  records: RecordTable,
  field: number,
  slots: Int32Array,
  visit: (value: number, holders: Int32Array) => void,
): void {
  const column = records.fields[field];
  if (!column) return;
  const size = column.texts.length;
  // Where the holders of each value end: at first where they begin.
  const ends = new Int32Array(size);
  let all = 0;
  for (let value = 0; value < size; value++) {
    const count = column.counts.get(value);
    ends[value] = all;
    if (count < 2) column.parties.set(value, count);
    else all += count;
  }
  const holders = new Int32Array(all);
  for (const slot of slots)
    for (const value of records.valuesOf(slot, field)) {
      if (column.counts.get(value) < 2) continue;
      const end = ends[value] ?? 0;
      holders[end] = slot;
      ends[value] = end + 1;
    }
  for (let value = 0; value < size; value++) {
    const count = column.counts.get(value);
    const end = ends[value] ?? 0;
    if (count >= 2) visit(value, holders.subarray(end - count, end));
  }
}
