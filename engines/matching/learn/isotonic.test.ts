import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../columns/random.ts';
import { probabilityOf } from '../model/match-model.ts';
import { calibrate } from './isotonic.ts';
import type { Judged } from './isotonic.ts';

const judged: fc.Arbitrary<Judged[]> = fc.array(
  fc.record({ bits: fc.integer({ min: -6, max: 6 }), same: fc.boolean() }),
  { minLength: 1, maxLength: 14 },
);

/** The isotonic fit by its definition: the highest of the lowest means (Barlow et al. 1972, theorem 1.4). */
function fitByDefinition(pairs: readonly Judged[]): { bits: number; probability: number }[] {
  const levels = [...Map.groupBy(pairs, ({ bits }) => bits)]
    .sort(([x], [y]) => x - y)
    .map(([, each]) => each);
  const mean = (from: number, to: number): number => {
    const among = levels.slice(from, to + 1).flat();
    return among.filter(({ same }) => same).length / among.length;
  };
  const fit = levels.map((_, at) =>
    Math.max(
      ...levels
        .slice(0, at + 1)
        .map((_lower, from) => Math.min(...levels.slice(at).map((_upper, more) => mean(from, at + more)))),
    ),
  );
  let highest = 0;
  return [...new Set(fit)].map((height) => {
    const among = levels.filter((_, at) => fit[at] === height).flat();
    highest = Math.max(highest, (among.filter(({ same }) => same).length + 1) / (among.length + 2));
    return { bits: among.reduce((sum, { bits }) => sum + bits, 0) / among.length, probability: highest };
  });
}

describe('calibration', () => {
  test('is the isotonic fit, held off 0 and 1', () => {
    fc.assert(
      fc.property(judged, (pairs) => {
        const [begin, ...curve] = calibrate(pairs);
        const expected = fitByDefinition(pairs);
        expect(curve.length).toBe(expected.length);
        for (const [at, { bits, probability }] of expected.entries()) {
          expect(curve[at]?.bits).toBeCloseTo(bits, 9);
          expect(curve[at]?.probability).toBeCloseTo(Math.max(probability, begin?.probability ?? 0), 9);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('rises within (0, 1), in at most 25 points, whatever the order of the pairs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ bits: fc.double({ min: -60, max: 60, noNaN: true }), same: fc.boolean() }), {
          minLength: 1,
          maxLength: 200,
          size: 'max',
        }),
        (pairs) => {
          const curve = calibrate(pairs);
          expect(curve.length).toBeLessThanOrEqual(25);
          for (const [at, { bits, probability }] of curve.entries()) {
            expect(probability).toBeGreaterThan(0);
            expect(probability).toBeLessThan(1);
            const before = curve[at - 1];
            if (!before) continue;
            expect(bits).toBeGreaterThan(before.bits);
            expect(probability).toBeGreaterThanOrEqual(before.probability);
          }
          const turned = calibrate(pairs.toReversed());
          expect(turned.length).toBe(curve.length);
          for (const [at, { probability }] of turned.entries())
            expect(probability).toBeCloseTo(curve[at]?.probability ?? 0, 9);
        },
      ),
    );
  });

  test('finds the curve behind simulated pairs', () => {
    const random = seededRandom(5);
    const planted = (bits: number): number => 1 / (1 + Math.exp(-bits));
    const pairs = Array.from({ length: 40_000 }, () => {
      const bits = random() * 12 - 6;
      return { bits, same: random() < planted(bits) };
    });
    const curve = calibrate(pairs);
    for (const bits of [-4, -2, -1, 0, 1, 2, 4])
      expect(Math.abs(probabilityOf(bits, curve) - planted(bits))).toBeLessThan(0.06);
  });

  test('of nothing is no curve', () => {
    expect(calibrate([])).toEqual([]);
  });
});
