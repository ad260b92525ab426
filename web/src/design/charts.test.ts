import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanOf, yearTicks } from './timelineScale.ts';
import { trendShape } from './trend.ts';
import { waterfall } from './waterfall.ts';

describe('waterfall', () => {
  it('starts each part where the one before ended and ends at the total', () => {
    const { bars, zero } = waterfall([{ bits: 8 }, { bits: 4 }, { bits: -2 }], 10);
    expect(zero).toBe(0);
    expect(bars.map(({ from, length }) => [from * 12, length * 12].map(Math.round))).toEqual([
      [0, 8],
      [8, 4],
      [10, 2],
      [0, 10],
    ]);
  });

  it('stays inside the plot and holds zero for any parts', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { maxLength: 12 }), (bits) => {
        const { bars, zero } = waterfall(
          bits.map((value) => ({ bits: value })),
          bits.reduce((sum, value) => sum + value, 0),
        );
        for (const { from, length } of bars) {
          expect(from).toBeGreaterThanOrEqual(-1e-9);
          expect(from + length).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(zero).toBeGreaterThanOrEqual(0);
        expect(zero).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('trend', () => {
  const points = [
    { period: '2026-01', value: 0 },
    { period: '2026-02', value: 10 },
    { period: '2026-03', value: 5, low: 2, high: 8 },
  ];

  it('puts zero at the foot and the highest value at the top', () => {
    const shape = trendShape(points, 106, 36);
    expect(shape.line).toBe('M3 33L53 3L103 18');
    expect(shape.zero).toBe(33);
    expect(shape.band).toMatch(/^M.*Z$/);
    expect(shape.nearest(60)).toBe(1);
    expect(shape.nearest(-50)).toBe(0);
    expect(shape.nearest(500)).toBe(2);
  });

  it('draws one point or none without failing', () => {
    expect(trendShape([], 100, 30).last).toBeUndefined();
    expect(trendShape([{ period: '2026', value: 3 }], 100, 30).last).toEqual({ x: 97, y: 3 });
  });
});

describe('time', () => {
  it('takes a partial date as the span it covers', () => {
    const day = 86_400_000;
    expect(spanOf('2024')).toEqual({ start: Date.UTC(2024, 0, 1), end: Date.UTC(2025, 0, 1) });
    expect(spanOf('2024-02')).toEqual({ start: Date.UTC(2024, 1, 1), end: Date.UTC(2024, 2, 1) });
    expect(spanOf('2024-02-29')).toEqual({ start: Date.UTC(2024, 1, 29), end: Date.UTC(2024, 1, 29) + day });
    expect(spanOf('about 1990')).toBeUndefined();
  });

  it('marks round years only', () => {
    expect(yearTicks(Date.UTC(2019, 5, 1), Date.UTC(2024, 5, 1), 6)).toEqual([2020, 2021, 2022, 2023, 2024]);
    expect(yearTicks(Date.UTC(1950, 0, 1), Date.UTC(2024, 0, 1), 5)).toEqual([1960, 1980, 2000, 2020]);
  });
});
