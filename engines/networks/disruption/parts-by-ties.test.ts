import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsByTies } from './parts-by-ties.ts';

const NOBODY = 0;
const PARTS = 3;
const PRIOR = [0.6, 0.2, 0.2];
const sure = (part: number): number[] => Array.from({ length: PARTS }, (_, at) => (at === part ? 1 : 0));

const people = fc.array(
  fc.option(
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: PARTS, maxLength: PARTS }).map((weights) => {
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return weights.map((weight) => weight / sum);
    }),
    { nil: undefined },
  ),
  { minLength: 1, maxLength: 8 },
);
const ties = fc.array(
  fc.record({ from: fc.nat(7), to: fc.nat(7), probability: fc.constantFrom(0.2, 0.9, 1) }),
  { maxLength: 20 },
);

describe('parts by ties', () => {
  it('are those that people with such ties play', () => {
    // Two heads (1) who each have three drivers (2), and two more whose ties are those of a driver and of nobody.
    const known = [sure(1), sure(1), ...Array.from({ length: 6 }, () => sure(2)), sure(NOBODY), sure(NOBODY)];
    const linked = [2, 3, 4, 5, 6, 7].map((to) => ({ from: to < 5 ? 0 : 1, to, probability: 1 }));
    const found = partsByTies(
      [...known, undefined, undefined],
      [...linked, { from: 10, to: 0, probability: 1 }],
      PRIOR,
    );
    const [driver, alone] = [found[10]!, found[11]!];
    expect(driver[2]).toBeGreaterThan(2 * PRIOR[2]!);
    expect(alone[NOBODY]).toBeGreaterThan(PRIOR[NOBODY]!);
    expect(alone[2]).toBeLessThan(PRIOR[2]!);
  });

  it('are what is usual where nobody is known, and what is known where it is known', () => {
    expect(partsByTies([undefined, undefined], [{ from: 0, to: 1, probability: 1 }], PRIOR)).toEqual([
      PRIOR,
      PRIOR,
    ]);
    expect(partsByTies([sure(2), undefined], [{ from: 0, to: 1, probability: 1 }], PRIOR)[0]).toEqual(
      sure(2),
    );
  });

  it('add up to one, and do not know the order of people or ties', () => {
    fc.assert(
      fc.property(people, ties, (known, drafts) => {
        const last = known.length - 1;
        const among = drafts.map(({ from, to, probability }) => ({
          from: from % known.length,
          to: to % known.length,
          probability,
        }));
        const found = partsByTies(known, among, PRIOR);
        for (const own of found) expect(own.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        const turned = partsByTies(
          known.toReversed(),
          among.toReversed().map(({ from, to, ...rest }) => ({ from: last - to, to: last - from, ...rest })),
          PRIOR,
        ).toReversed();
        for (const [at, own] of found.entries()) {
          for (const [part, share] of own.entries()) expect(turned[at]![part]).toBeCloseTo(share, 9);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('never give a part that nobody is said to play', () => {
    fc.assert(
      fc.property(people, ties, (known, drafts) => {
        const among = drafts.filter(({ from, to }) => from < known.length && to < known.length);
        const found = partsByTies(known, among, [0.5, 0.5, 0]);
        for (const [at, own] of found.entries()) if (!known[at]) expect(own[2]).toBe(0);
      }),
    );
  });
});
