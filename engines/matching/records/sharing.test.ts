import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FieldSpec } from '../field.ts';
import { startingModel } from '../model/match-model.ts';
import { MatchIndex } from './match-index.ts';
import { Sharing } from './sharing.ts';

test('counts who is not the first to hold a value, whatever came and went', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 }), fc.nat(), (values, gone) => {
      const sharing = new Sharing();
      const counts = new Map<number, number>();
      const add = (value: number, amount: number): void => {
        const count = (counts.get(value) ?? 0) + amount;
        counts.set(value, count);
        sharing.count(count, amount);
      };
      for (const value of values) add(value, 1);
      const left = gone % (values.length + 1);
      for (const value of values.slice(left)) add(value, -1);
      const held = values.slice(0, left);
      expect(sharing.share).toBeCloseTo(left === 0 ? 0 : 1 - new Set(held).size / left, 12);
    }),
  );
});

test('few records leave the prior of the model, many move it, by half bits', () => {
  const sharing = new Sharing();
  expect(sharing.steps(0.4)).toBeCloseTo(0);
  for (let value = 0; value < 10; value++) sharing.count(1, 1);
  expect(sharing.steps(0.4)).toBeCloseTo(0);
  for (let value = 0; value < 5000; value++) sharing.count(1, 1);
  expect(sharing.steps(0.4)).toBeLessThanOrEqual(-6);
  expect(sharing.steps(undefined)).toBe(0);
});

const FIELDS: readonly FieldSpec[] = [
  { name: 'name', kind: 'person-name' },
  { name: 'phone', kind: 'identifier', designBits: 16 },
];

test('an index whose prior moved while records came and went is that of the records that are left', () => {
  const model = { ...startingModel(FIELDS), sharing: 0.5 };
  const row = (at: number, phone: number): { id: string; values: string[][] } => ({
    id: `r${at}`,
    values: [[`Karim Ahmadi${'abcdefgh'.charAt(at % 8)}`], [`+4477009${10_000 + phone}`]],
  });
  const rows = Array.from({ length: 400 }, (_, at) => row(at, at));
  const left = rows.slice(0, 20);
  const grown = new MatchIndex({ fields: FIELDS, model });
  for (const each of rows) grown.insert(each);
  grown.refresh();
  const before = grown.priorBits;
  for (const { id } of rows.slice(20)) grown.remove(id);
  grown.refresh();
  const fresh = new MatchIndex({ fields: FIELDS, model });
  for (const each of left) fresh.insert(each);
  fresh.refresh();
  const pairsOf = (index: MatchIndex): string[] => {
    const found: string[] = [];
    index.eachPair((one, other, bits) => {
      const ids = [index.records.ids[one], index.records.ids[other]].toSorted();
      found.push(`${ids.join(' ')} ${bits}`);
    });
    return found.toSorted();
  };
  expect(before).toBeLessThan(Math.log2(1 / 400) - 1);
  expect(grown.priorBits).toBe(fresh.priorBits);
  expect(pairsOf(grown)).toEqual(pairsOf(fresh));
});
