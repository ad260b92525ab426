import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsByNeed } from './parts-by-need.ts';

/** None, organiser, finance, supply. */
const [NONE, ORGANISER, FINANCE, SUPPLY] = [0, 1, 2, 3] as const;
const PARTS = 4;
const NEED = { part: ORGANISER, servedBy: [[FINANCE], [SUPPLY]], elsewhere: 0.1 };
const sure = (part: number): number[] => Array.from({ length: PARTS }, (_, at) => (at === part ? 1 : 0));
const USUAL = [0.7, 0.1, 0.1, 0.1];
const tie = (
  from: number,
  to: number,
  probability = 1,
): { from: number; to: number; probability: number } => ({
  from,
  to,
  probability,
});

const shares = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: PARTS, maxLength: PARTS })
  .map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });
const network = fc.record({
  people: fc.array(fc.oneof(shares, fc.nat(PARTS - 1).map(sure)), { minLength: 6, maxLength: 6 }),
  guessed: fc.uniqueArray(fc.nat(5)),
  ties: fc.array(fc.record({ from: fc.nat(5), to: fc.nat(5), probability: fc.constantFrom(0.3, 0.9, 1) }), {
    maxLength: 12,
  }),
});

describe('parts by need', () => {
  it('are those that an organiser is known to lack', () => {
    // An organiser, a financier beside them, and somebody of whom nothing is known.
    const [, , lone] = partsByNeed(
      [sure(ORGANISER), sure(FINANCE), USUAL],
      new Set([2]),
      [tie(0, 1), tie(0, 2)],
      NEED,
    );
    expect(lone![SUPPLY]).toBeGreaterThan(0.4);
    expect(lone![FINANCE]).toBeLessThan(USUAL[FINANCE]!);
  });

  it('are as noisy-or has them where one may serve', () => {
    const [, found] = partsByNeed([sure(ORGANISER), USUAL], new Set([1]), [tie(0, 1, 0.5)], {
      ...NEED,
      servedBy: [[SUPPLY]],
    });
    // Met for sure by nobody else: 0.1 without them, 0.1 + 0.9 × 0.5 with them.
    const weights = [0.7 * 0.1, 0.1 * 0.1, 0.1 * 0.1, 0.1 * 0.55];
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (const [part, weight] of weights.entries()) expect(found![part]).toBeCloseTo(weight / sum, 9);
  });

  it('are likelier of whoever several organisers would need, and of one alone than of two', () => {
    const supplies = (organisers: number, guessed: number): number => {
      const people = [
        ...Array.from({ length: organisers }, () => sure(ORGANISER)),
        ...Array.from({ length: guessed }, () => USUAL),
      ];
      const ties = people.flatMap((_, from) =>
        from < organisers ? people.flatMap((__, to) => (to < organisers ? [] : [tie(from, to)])) : [],
      );
      const found = partsByNeed(people, new Set(people.keys().filter((at) => at >= organisers)), ties, NEED);
      return found[organisers]![SUPPLY]!;
    };
    expect(supplies(2, 1)).toBeGreaterThan(supplies(1, 1));
    expect(supplies(1, 2)).toBeLessThan(supplies(1, 1));
    // As many as make the likelihood of any part smaller than a number can be.
    expect(supplies(500, 1)).toBeGreaterThan(0.4);
  });

  it('tell nothing where every need is met, beyond two ties, or of whoever is known', () => {
    const met = [sure(ORGANISER), sure(FINANCE), sure(SUPPLY), USUAL];
    const [, , , found] = partsByNeed(met, new Set([3]), [tie(0, 1), tie(0, 2), tie(0, 3)], NEED);
    for (const [part, share] of found!.entries()) expect(share).toBeCloseTo(USUAL[part]!, 6);
    const far = [sure(ORGANISER), sure(NONE), sure(NONE), USUAL];
    const [, , , distant] = partsByNeed(far, new Set([3]), [tie(0, 1), tie(1, 2), tie(2, 3)], NEED);
    for (const [part, share] of distant!.entries()) expect(share).toBeCloseTo(USUAL[part]!, 9);
    const known = [sure(ORGANISER), USUAL];
    expect(partsByNeed(known, new Set(), [tie(0, 1)], NEED)).toEqual(known);
  });

  it('add up to one, and do not know the order of people or ties', () => {
    fc.assert(
      fc.property(network, ({ people, guessed, ties }) => {
        const found = partsByNeed(people, new Set(guessed), ties, NEED);
        for (const own of found) expect(own.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        const turned = partsByNeed(
          people.toReversed(),
          new Set(guessed.map((node) => 5 - node)),
          ties.toReversed().map(({ from, to, probability }) => tie(5 - to, 5 - from, probability)),
          NEED,
        ).toReversed();
        for (const [at, own] of found.entries()) {
          for (const [part, share] of own.entries()) expect(turned[at]![part]).toBeCloseTo(share, 9);
        }
      }),
      { numRuns: 100 },
    );
  });
});
