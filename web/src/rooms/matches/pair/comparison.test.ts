import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchPart } from '../matches.ts';
import { compare, statementsOf } from './comparison.ts';

const part = (field: string, agreement: MatchPart['agreement'], bits: number): MatchPart => ({
  field,
  agreement,
  bits,
});

describe('comparison', () => {
  it('starts with the prior, then goes from for to against, and keeps what is missing apart', () => {
    const parts = [
      part('birthDate', 'different', -4),
      part('address', 'missing', 0),
      part('name', 'exact', 14),
      part('prior', 'missing', -12),
      part('phone', 'exact', 9),
      part('corroboration', 'missing', -1),
    ];
    const { prior, compared, missing } = compare(parts, 6);
    expect(prior?.part.field).toBe('prior');
    expect(compared.map(({ part: { field } }) => field)).toEqual([
      'name',
      'phone',
      'corroboration',
      'birthDate',
    ]);
    expect(missing.map(({ part: { field } }) => field)).toEqual(['address']);
  });

  it('ends where the total ends, whatever the parts', () => {
    const parts = fc.array(
      fc.record({
        field: fc.constantFrom('prior', 'name', 'phone', 'birthDate'),
        agreement: fc.constantFrom('exact', 'close', 'different', 'missing'),
        bits: fc.double({ min: -30, max: 30, noNaN: true }),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(parts, (all) => {
        const unique = [...new Map(all.map((one) => [one.field, one as MatchPart])).values()];
        const total = unique.reduce((sum, { bits }) => sum + bits, 0);
        const { prior, compared, missing, total: bar, zero } = compare(unique, total);
        const rows = [...(prior ? [prior] : []), ...compared, ...missing];
        let end = zero;
        for (const { bar: one } of rows) {
          const [low, high] = [one.from, one.from + one.length];
          // Each bar touches the end of the one before.
          expect(Math.min(Math.abs(end - low), Math.abs(end - high))).toBeLessThan(1e-9);
          end = one.bits < 0 ? low : high;
        }
        expect(end).toBeCloseTo(bar.bits < 0 ? bar.from : bar.from + bar.length, 9);
      }),
    );
  });

  it('names every statement once', () => {
    expect(
      statementsOf([
        { ...part('name', 'exact', 1), a: { value: 'x', statements: ['1', '2'] } },
        { ...part('alias', 'exact', 1), b: { value: 'x', statements: ['2', '3'] } },
        part('prior', 'missing', -3),
      ]),
    ).toEqual(['1', '2', '3']);
  });
});
