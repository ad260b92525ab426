import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateExercise } from './index.ts';
import { MatchTruth } from './match-truth.ts';

const truth = generateExercise({ size: 'small', seed: 5, today: '2026-11-24' }).truth();
/** Who sees some labels, and who sees those and more. */
const views = fc
  .array(fc.integer({ min: 0, max: 2 }), { minLength: truth.labels.length, maxLength: truth.labels.length })
  .map((levels) => [levels.map((level) => level === 2), levels.map((level) => level >= 1)] as const);

const keysOf = (pairs: MatchTruth['truly']): Set<string> =>
  new Set([...pairs.values()].flatMap(({ keys }) => [...keys]));

describe('which records are one thing', () => {
  it('is never less to one who sees more, and evident only where it is true', () => {
    fc.assert(
      fc.property(views, ([some, more]) => {
        const less = new MatchTruth(truth, some);
        const all = new MatchTruth(truth, more);
        expect(keysOf(less.truly).isSubsetOf(keysOf(all.truly))).toBe(true);
        expect(keysOf(less.evident).isSubsetOf(keysOf(all.evident))).toBe(true);
        expect(keysOf(less.evident).isSubsetOf(keysOf(less.truly))).toBe(true);
        for (const key of keysOf(less.truly)) {
          const [a = '', b = ''] = key.split(' ');
          expect(less.isOne(a, b)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is nothing to one who sees nothing', () => {
    const blind = new MatchTruth(
      truth,
      truth.labels.map(() => false),
    );
    expect(blind.things).toEqual([]);
  });

  it('joins a person’s records over a third one that both share something with', () => {
    const seen = new MatchTruth(
      truth,
      truth.labels.map(() => true),
    );
    const shared = new Set(
      truth.sharedIdentifiers
        .filter(({ genuine }) => genuine)
        .flatMap(({ records }) => records.flatMap((a) => records.map((b) => `${a} ${b}`))),
    );
    const described = new Set(
      truth.matched.flatMap(({ records }) =>
        records.filter((each) => each.described.length > 0).map(({ record }) => record),
      ),
    );
    const overOthers = [...keysOf(seen.evident)].filter((key) => {
      const [a = '', b = ''] = key.split(' ');
      return !shared.has(key) && !(described.has(a) && described.has(b));
    });
    expect(overOthers.length).toBeGreaterThan(0);
  });
});
