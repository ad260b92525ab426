import { expect, test } from 'vitest';
import type { FieldSpec, MatchRow } from '../field.ts';
import { HOUSEHOLD_BITS, startingModel } from '../model/match-model.ts';
import { MatchIndex } from '../records/match-index.ts';
import { HouseholdOdds, isOneByDate } from './household.ts';

const FIELDS: readonly FieldSpec[] = [
  { name: 'name', kind: 'person-name' },
  { name: 'birth', kind: 'date' },
  { name: 'address', kind: 'words', shared: true },
  { name: 'post code', kind: 'code', shared: true },
];
const HOMES = 60;

/** At each address two people of one surname. */
function homes(secondBirth: (home: number) => string): MatchIndex {
  const rows: MatchRow[] = Array.from({ length: HOMES }, (_, home) => {
    const letters = String.fromCharCode(97 + (home % 26), 97 + ((home * 11) % 26), 97 + ((home * 17) % 26));
    const of = (id: string, given: string, born: string): MatchRow => ({
      id: `${id}${home}`,
      values: [[`${given} Ber${letters}`], [born], [`${home} Gartenweg`], [`${10_000 + home * 37}`]],
    });
    return [
      of('a', 'Wilhelm', `1970-01-${String(1 + (home % 28)).padStart(2, '0')}`),
      of('b', 'Ute', secondBirth(home)),
    ];
  }).flat();
  const index = new MatchIndex({ fields: FIELDS, model: startingModel(FIELDS) });
  for (const row of rows) index.insert(row);
  index.settle();
  return index;
}

function oddsIn(index: MatchIndex): number {
  const household = new HouseholdOdds(index, isOneByDate(index));
  for (let slot = 0; slot < index.records.slotCount; slot++)
    index.eachCandidate(slot, (other) => {
      if (other > slot) return;
      index.bitsOf(slot, other);
      household.meet(slot, other);
    });
  return household.bits;
}

test('families make the odds of a household low, copies of one person high, and nothing leaves them', () => {
  const families = homes((home) => `1995-06-${String(1 + ((home * 3) % 28)).padStart(2, '0')}`);
  const copies = homes((home) => `1970-01-${String(1 + (home % 28)).padStart(2, '0')}`);
  expect(oddsIn(families)).toBeLessThan(HOUSEHOLD_BITS - 1);
  expect(oddsIn(copies)).toBeGreaterThan(HOUSEHOLD_BITS + 1);
  expect(oddsIn(copies)).toBeLessThanOrEqual(0);
  expect(oddsIn(new MatchIndex({ fields: FIELDS, model: startingModel(FIELDS) }))).toBeCloseTo(
    HOUSEHOLD_BITS,
    9,
  );
});
