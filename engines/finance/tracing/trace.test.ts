import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ValueMove } from '../evidence/finance-evidence.ts';
import { TRACING_METHODS, traceValue } from './trace.ts';

const moves = fc
  .array(
    fc.tuple(
      fc.constantFrom('o', 'a', 'b', 'c'),
      fc.constantFrom('o', 'a', 'b', 'c'),
      fc.integer({ min: 1, max: 100 }),
    ),
    { maxLength: 30 },
  )
  .map((list) =>
    list.map(([from, to, amount], at): ValueMove => ({
      records: [`GB:${at}`],
      from,
      to,
      amount,
      currency: 'EUR',
      day: `2026-01-${String(1 + Math.floor(at / 2)).padStart(2, '0')}`,
      sources: { shown: [], unshown: [] },
    })),
  );

test.each(TRACING_METHODS)('%s makes nothing and loses nothing', (method) => {
  fc.assert(
    fc.property(moves, (list) => {
      const { left, carried } = traceValue(list, 'o', '2026-01-01', method);
      const sum = (values: Iterable<number>): number =>
        [...values].reduce((total, value) => total + value, 0);
      const begun = sum(carried.filter(({ move }) => move.from === 'o').map(({ value }) => value));
      const returned = sum(carried.filter(({ move }) => move.to === 'o').map(({ value }) => value));
      const paidByUnknown = sum(left.values()) + returned;
      expect(paidByUnknown).toBe(begun);
      for (const { move, value } of carried) {
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThanOrEqual(move.amount);
        expect(Number.isInteger(value)).toBe(true);
      }
    }),
  );
});

test('nothing before the first day is traced', () => {
  fc.assert(
    fc.property(moves, (list) => {
      expect(traceValue(list, 'o', '2027-01-01', 'pro-rata')).toMatchObject({ carried: [], left: new Map() });
    }),
  );
});
