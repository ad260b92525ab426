import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairStore } from './pair-store.ts';

const record = fc.nat({ max: 9 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ a: record, b: record, bits: fc.double({ noNaN: true }) }) },
  { weight: 1, arbitrary: fc.record({ gone: record }) },
);

test('pairs are found from either record, as in a map of maps', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100, size: 'max' }), (steps) => {
      const store = new PairStore();
      const twin = new Map<number, Map<number, number>>();
      const of = (each: number): Map<number, number> => {
        const known = twin.get(each) ?? new Map<number, number>();
        twin.set(each, known);
        return known;
      };
      for (const taken of steps) {
        if ('gone' in taken) {
          const forgotten: number[] = [];
          store.removeAll(taken.gone, (other) => forgotten.push(other));
          expect(forgotten.sort()).toEqual([...of(taken.gone).keys()].sort());
          for (const other of of(taken.gone).keys()) of(other).delete(taken.gone);
          twin.delete(taken.gone);
        } else if (taken.a !== taken.b && !of(taken.a).has(taken.b)) {
          store.add(taken.a, taken.b, taken.bits);
          of(taken.a).set(taken.b, taken.bits);
          of(taken.b).set(taken.a, taken.bits);
        }
      }
      let ends = 0;
      for (let each = 0; each < 10; each++) {
        const found = new Map<number, number>();
        store.each(each, (other, bits) => {
          expect(found.has(other)).toBe(false);
          found.set(other, bits);
        });
        expect(found).toEqual(of(each));
        ends += found.size;
      }
      expect(store.size).toBe(ends / 2);
      const all = new Map<string, number>();
      store.eachOfAll((a, b, bits) => all.set(`${a} ${b}`, bits));
      expect(all.size).toBe(store.size);
      for (const [pair, bits] of all) {
        const [a = 0, b = 0] = pair.split(' ').map(Number);
        expect(of(a).get(b)).toBe(bits);
      }
    }),
  );
});

test('a store of many pairs keeps their bits', () => {
  const store = new PairStore();
  for (let at = 0; at < 10_000; at++) store.add(at, at + 1, at / 3);
  let sum = 0;
  store.each(9_000, (_, bits) => (sum += bits));
  expect(sum).toBe(9_000 / 3 + 8_999 / 3);
  store.each(123_456, () => expect.fail('a record without pairs'));
});
