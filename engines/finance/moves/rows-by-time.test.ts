import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsByTime } from './rows-by-time.ts';

const byDefinition = (time: readonly number[]): number[] =>
  [...time.keys()].sort((a, b) => time[a]! - time[b]! || a - b);

test.each([
  ['whole seconds close together', fc.integer({ min: -20, max: 20 })],
  ['whole seconds of years', fc.integer({ min: -1_000_000_000, max: 3_000_000_000 })],
  ['whole seconds too far apart for digits', fc.integer({ min: -9e12, max: 9e12 })],
  ['parts of seconds', fc.double({ noNaN: true, noDefaultInfinity: true })],
])('rows by time, of %s', (_, time) => {
  fc.assert(
    fc.property(fc.array(time, { maxLength: 40 }), (times) => {
      expect([...rowsByTime(Float64Array.from(times))]).toEqual(byDefinition(times.map((each) => each + 0)));
    }),
  );
});
