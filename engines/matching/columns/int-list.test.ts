import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntList } from './int-list.ts';

const cell = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const step = fc.oneof(
  fc.record({ do: fc.constant('push' as const), cell }),
  fc.record({ do: fc.constant('set' as const), at: fc.nat({ max: 60 }), cell }),
  fc.record({
    do: fc.constant('add' as const),
    at: fc.nat({ max: 60 }),
    cell: fc.integer({ min: -9, max: 9 }),
  }),
  fc.record({ do: fc.constant('reserve' as const), cell: fc.nat({ max: 100 }) }),
);

test('a list of integers does what an array does, however often it grows', () => {
  fc.assert(
    fc.property(fc.nat({ max: 3 }), fc.array(step, { maxLength: 60 }), (capacity, steps) => {
      const list = new IntList(capacity);
      const twin: number[] = [];
      for (const taken of steps) {
        if (taken.do === 'push') {
          expect(list.push(taken.cell)).toBe(twin.length);
          twin.push(taken.cell);
        } else if (taken.do === 'reserve') {
          list.reserve(taken.cell);
          expect(list.cells.length).toBeGreaterThanOrEqual(taken.cell);
        } else {
          while (twin.length <= taken.at) twin.push(0);
          const wanted = taken.do === 'set' ? taken.cell : ((twin[taken.at] ?? 0) + taken.cell) | 0;
          twin[taken.at] = wanted;
          if (taken.do === 'set') list.set(taken.at, taken.cell);
          else expect(list.add(taken.at, taken.cell) | 0).toBe(wanted);
        }
      }
      expect([...list.cells.subarray(0, list.length)]).toEqual(twin);
      expect(list.get(1_000_000)).toBe(0);
    }),
  );
});
