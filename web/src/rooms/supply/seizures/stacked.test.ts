import { describe, expect, it } from 'vitest';
import { monthsBetween, roundUp, stackOf, within } from './stacked.ts';

describe('pieces by kind and month', () => {
  const goods = [
    { kind: 'life-jacket', month: '2025-11', seizures: 1, quantity: 40 },
    { kind: 'boat-hull', month: '2025-11', seizures: 1, quantity: 2 },
    { kind: 'boat-hull', month: '2026-02', seizures: 1, quantity: 1 },
    { kind: 'boat-hull', seizures: 1, quantity: 5 },
  ] as const;

  it('holds every month between, also those without a seizure', () => {
    const stack = stackOf(goods);
    expect(stack.columns.map(({ month, total }) => [month, total])).toEqual([
      ['2025-11', 42],
      ['2025-12', 0],
      ['2026-01', 0],
      ['2026-02', 1],
    ]);
    expect(stack.columns[0]?.parts.map(({ kind }) => kind)).toEqual(['boat-hull', 'life-jacket']);
    expect(stack.undated).toBe(5);
    expect(stack.most).toBe(42);
  });

  it('keeps the months that a period touches, and what has no month', () => {
    expect(within(goods, '2025-11-30', '2025-12-31').map(({ month }) => month)).toEqual([
      '2025-11',
      '2025-11',
      undefined,
    ]);
    expect(within(goods, undefined, undefined)).toHaveLength(4);
  });

  it('is empty where nothing was seized', () => {
    expect(stackOf([])).toEqual({ columns: [], kinds: [], most: 0, undated: 0 });
  });

  it('counts months across years and ends the axis at a round number', () => {
    expect(monthsBetween('2025-12', '2026-01')).toEqual(['2025-12', '2026-01']);
    expect([0, 1, 42, 140, 501].map(roundUp)).toEqual([1, 1, 50, 200, 1000]);
  });
});
