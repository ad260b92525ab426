import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibration } from './calibration.ts';

const close = (one: number, other: number): void => void expect(one).toBeCloseTo(other, 10);

describe('calibration', () => {
  it('of a case worked by hand', () => {
    const probabilities = [0.05, 0.15, 0.95, 0.95, 0.95, 0.95];
    const outcomes = [0, 1, 1, 1, 1, 0];
    const { error, worst, brier, bands } = calibration(probabilities, outcomes, 'width');
    expect(bands.map(({ pairs, observed }) => [pairs, observed])).toEqual([
      [1, 0],
      [1, 1],
      [4, 0.75],
    ]);
    close(error, (0.05 + 0.85 + 4 * 0.2) / 6);
    close(worst, 0.85);
    close(brier, (0.05 ** 2 + 0.85 ** 2 + 3 * 0.05 ** 2 + 0.95 ** 2) / 6);
  });

  const judged = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 20 }).map((step) => step / 20),
      fc.constantFrom(0, 1),
    ),
    { minLength: 1, maxLength: 60 },
  );

  it('has every pair in one band, equal probabilities in the same, whatever their order', () => {
    fc.assert(
      fc.property(judged, fc.constantFrom('mass' as const, 'width' as const), (pairs, by) => {
        const of = (list: typeof pairs) =>
          calibration(
            list.map(([probability]) => probability),
            list.map(([, outcome]) => outcome),
            by,
          );
        const result = of(pairs);
        expect(result.bands.reduce((sum, band) => sum + band.pairs, 0)).toBe(pairs.length);
        expect(result.bands.length).toBeLessThanOrEqual(10);
        result.bands
          .slice(1)
          .forEach(({ from }, index) => expect(from).toBeGreaterThan(result.bands[index]?.to ?? 2));
        close(of(pairs.toReversed()).error, result.error);
        expect(result.error).toBeLessThanOrEqual(result.worst + 1e-12);
      }),
    );
  });

  it('has bands of as many pairs each where no two are equal', () => {
    const probabilities = Array.from({ length: 95 }, (_, at) => at / 95);
    const sizes = calibration(
      probabilities,
      probabilities.map(() => 1),
    ).bands.map(({ pairs }) => pairs);
    expect(sizes).toHaveLength(10);
    for (const size of sizes) expect([9, 10]).toContain(size);
  });
});
