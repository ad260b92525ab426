import { describe, expect, it } from 'vitest';
import { courseOf, isUnknown, yearBefore } from './indicators.ts';

const months = Array.from({ length: 24 }, (_, index) => ({
  period: new Date(Date.UTC(2025, index, 1)).toISOString().slice(0, 7),
  value: index < 12 ? 1 : 5,
}));

describe('indicators', () => {
  it('compares sums with the twelve months before, shares with nothing', () => {
    expect(yearBefore({ unit: 'count', trend: months })).toBe(12);
    expect(yearBefore({ unit: 'share', trend: months })).toBeUndefined();
    expect(yearBefore({ unit: 'count', trend: months.slice(1) })).toBeUndefined();
  });

  it('says which months make up the figure and whether the last is under way', () => {
    expect(courseOf({ trend: months }, new Date('2026-12-15T00:00:00Z'))).toMatchObject({
      countedFrom: 12,
      isLastOpen: true,
    });
    expect(courseOf({ trend: months.slice(18) }, new Date('2027-01-01T00:00:00Z'))).toMatchObject({
      countedFrom: 0,
      isLastOpen: false,
    });
  });

  it('tells no records from zero', () => {
    const indicator = { id: 'x', priority: 1, unit: 'count' as const, trend: [], basis: '' };
    expect(isUnknown({ ...indicator, value: 0, statements: [] })).toBe(true);
    expect(isUnknown({ ...indicator, value: 0, statements: ['01234567-89ab-cdef-0123-456789abcdef'] })).toBe(
      false,
    );
    const before = { ...indicator, value: 0, statements: [], trend: months };
    expect(isUnknown(before)).toBe(false);
    expect(isUnknown({ ...before, unit: 'share' })).toBe(true);
  });
});
