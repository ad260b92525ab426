import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NONE, Postings } from './postings.ts';

const step = fc.record({
  add: fc.boolean(),
  first: fc.nat({ max: 12 }),
  second: fc.integer({ min: -1, max: 3 }),
  record: fc.nat({ max: 6 }),
});

function recordsOf(postings: Postings, first: number, second: number, limit: number): number[] {
  const records: number[] = [];
  for (let node = postings.chain(first, second, limit); node !== NONE; node = postings.next(node))
    records.push(postings.record(node));
  return records;
}

test('postings hold what a map of arrays holds, through growth and reuse', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const postings = new Postings(4);
      const twin = new Map<string, number[]>();
      for (const { add, first, second, record } of steps) {
        const key = `${first} ${second}`;
        const held = twin.get(key) ?? [];
        if (add) {
          if (held.includes(record)) continue;
          twin.set(key, [record, ...held]);
          expect(postings.add(first, second, record)).toBe(held.length + 1);
        } else {
          const left = held.filter((each) => each !== record);
          twin.set(key, left);
          expect(postings.remove(first, second, record)).toBe(left.length);
        }
      }
      for (let first = 0; first <= 12; first++)
        for (let second = -1; second <= 3; second++) {
          const held = twin.get(`${first} ${second}`) ?? [];
          expect(postings.size(first, second)).toBe(held.length);
          expect(recordsOf(postings, first, second, Infinity)).toEqual(held);
          if (held.length > 0) expect(postings.lastSize).toBe(held.length);
          expect(recordsOf(postings, first, second, 2)).toEqual(held.length > 2 ? [] : held);
        }
    }),
  );
});

test('keys that come and go leave no room taken', () => {
  const postings = new Postings(16);
  for (let key = 0; key < 20_000; key++) {
    postings.add(key, NONE, 1);
    postings.remove(key, NONE, 1);
  }
  postings.add(7, 8, 9);
  expect(recordsOf(postings, 7, 8, 1)).toEqual([9]);
  expect(postings.size(19_999, NONE)).toBe(0);
});
