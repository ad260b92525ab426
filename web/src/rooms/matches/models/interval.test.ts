import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalOf } from './interval.ts';

describe('intervalOf', () => {
  it('agrees with published values', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, and 0 of 20.
    const { low, high } = intervalOf(81 / 263, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(intervalOf(0, 20).low).toBe(0);
    expect(intervalOf(0, 20).high).toBeCloseTo(0.1611, 4);
  });

  it('holds the share, within 0 and 1, and narrows with more cases', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 100_000 }), (observed, cases) => {
        const { low, high } = intervalOf(observed, cases);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(observed + 1e-12);
        expect(high).toBeGreaterThanOrEqual(observed - 1e-12);
        const more = intervalOf(observed, cases * 2);
        expect(more.high - more.low).toBeLessThanOrEqual(high - low + 1e-12);
      }),
    );
  });
});
