import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../columns/random.ts';
import { averageLink } from './average-link.ts';
import type { Constraint, Link } from './average-link.ts';

const ABSENT = -12;
const PRIOR = -8;
const STRONGEST = 20;

interface Group {
  readonly size: number;
  readonly links: readonly Link[];
  readonly constraints: readonly Constraint[];
}

/** Whole bits and few members, so that ties are common. */
const group: fc.Arbitrary<Group> = fc.integer({ min: 1, max: 7 }).chain((size) => {
  const pairs = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size - a - 1 }, (_unused, at) => [a, a + 1 + at] as const),
  ).flat();
  return fc.record({
    size: fc.constant(size),
    links: fc
      .tuple(...pairs.map(() => fc.option(fc.integer({ min: -24, max: 24 }), { freq: 4 })))
      .map((bits) =>
        pairs.flatMap(([a, b], at): Link[] => {
          const known = bits[at];
          return known === null || known === undefined ? [] : [{ a, b, bits: known }];
        }),
      ),
    constraints: fc
      .subarray(pairs, { maxLength: Math.min(4, pairs.length) })
      .chain((chosen) =>
        fc
          .tuple(...chosen.map(() => fc.constantFrom('same', 'different' as const)))
          .map((answers) => chosen.map(([a, b], at) => ({ a, b, answer: answers[at] ?? 'same' }))),
      ),
  });
});

function options(threshold: number, constraints: readonly Constraint[] = []) {
  return { threshold, absentBits: ABSENT, priorBits: PRIOR, constraints };
}

/** The same by trying every pair of clusters at every step, from the definition. */
function byBruteForce({ size, links, constraints }: Group, threshold: number): number[][] {
  let clusters = Array.from({ length: size }, (_, at) => [at]);
  const bitsOf = new Map(links.map(({ a, b, bits }) => [`${a} ${b}`, bits]));
  const clip = (bits: number): number => Math.max(-STRONGEST, Math.min(STRONGEST, bits));
  /** What says little has little weight. */
  const weightOf = (bits: number): number => Math.abs(bits - PRIOR) / (Math.abs(bits - PRIOR) + 3);
  const isApart = (one: readonly number[], other: readonly number[]): boolean =>
    constraints.some(
      ({ a, b, answer }) =>
        answer === 'different' &&
        ((one.includes(a) && other.includes(b)) || (one.includes(b) && other.includes(a))),
    );
  const join = (one: readonly number[], other: readonly number[]): void => {
    clusters = clusters.filter((each) => each !== one && each !== other);
    clusters.push([...one, ...other].sort((x, y) => x - y));
    clusters.sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
  };
  for (const { a, b, answer } of constraints) {
    const one = clusters.find((each) => each.includes(a)) ?? [];
    const other = clusters.find((each) => each.includes(b)) ?? [];
    if (answer === 'same' && one !== other && !isApart(one, other)) join(one, other);
  }
  for (;;) {
    let best: { bits: number; one: number[]; other: number[] } | undefined;
    for (const [at, one] of clusters.entries())
      for (const other of clusters.slice(at + 1)) {
        if (isApart(one, other)) continue;
        const known = one.flatMap((a) =>
          other.flatMap((b) => bitsOf.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? []),
        );
        if (known.length === 0) continue;
        const absent = Array.from({ length: one.length * other.length - known.length }, () => ABSENT);
        const all = [...known, ...absent];
        const weight = all.reduce((total, each) => total + weightOf(each), 0);
        const sum = all.reduce((total, each) => total + weightOf(each) * (clip(each) - PRIOR), 0);
        const mean = weight === 0 ? 0 : sum / weight;
        const strongest = Math.max(...known.map(clip));
        const exactly = PRIOR + (mean * Math.max(1, weight) ** 0.25 + (strongest - PRIOR)) / 2;
        const bits = Math.round(exactly * 2 ** 20) / 2 ** 20;
        if (bits >= threshold && (!best || bits > best.bits)) best = { bits, one, other };
      }
    if (!best) return clusters;
    join(best.one, best.other);
  }
}

/** A group whose links are all different, for laws that ties would break. */
function groupWithoutTies(size: number, seed: number): Link[] {
  const random = seededRandom(seed);
  return Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_unused, b) => ({ a, b, bits: random() * 36 - 20 })),
  )
    .flat()
    .filter(({ a, b }) => a < b && random() < 0.7);
}

const thresholds = fc.integer({ min: -6, max: 8 });

describe('average link', () => {
  test('joins as the definition says', () => {
    fc.assert(
      fc.property(group, thresholds, ({ size, links, constraints }, threshold) => {
        expect(averageLink(size, links, options(threshold, constraints))).toEqual(
          byBruteForce({ size, links, constraints }, threshold),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('does not depend on the order of links', () => {
    fc.assert(
      fc.property(
        group.chain((each) =>
          fc.tuple(fc.constant(each), fc.shuffledSubarray([...each.links], { minLength: each.links.length })),
        ),
        ([{ size, links, constraints }, shuffled]) => {
          const turned = shuffled.map(({ a, b, bits }) => ({ a: b, b: a, bits }));
          expect(averageLink(size, turned, options(0, constraints))).toEqual(
            averageLink(size, links, options(0, constraints)),
          );
        },
      ),
    );
  });

  test('does not depend on the positions of members, where nothing ties', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), fc.nat(), (size, seed, other) => {
        const links = groupWithoutTies(size, seed);
        const random = seededRandom(other);
        const keys = Array.from({ length: size }, () => random());
        const moved = keys.map((key) => keys.filter((each) => each < key).length);
        const back = moved.map((_, position) => moved.indexOf(position));
        const there = averageLink(
          size,
          links.map(({ a, b, bits }) => ({ a: moved[a] ?? 0, b: moved[b] ?? 0, bits })),
          options(0),
        );
        const restored = there
          .map((cluster) => cluster.map((position) => back[position] ?? 0).sort((x, y) => x - y))
          .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
        expect(restored).toEqual(averageLink(size, links, options(0)));
      }),
    );
  });

  test('puts every member in one cluster, and never together what was parted', () => {
    fc.assert(
      fc.property(group, thresholds, ({ size, links, constraints }, threshold) => {
        const clusters = averageLink(size, links, options(threshold, constraints));
        expect(clusters.flat().sort((x, y) => x - y)).toEqual(Array.from({ length: size }, (_, at) => at));
        for (const { a, b, answer } of constraints) {
          if (answer !== 'different') continue;
          expect(clusters.some((cluster) => cluster.includes(a) && cluster.includes(b))).toBe(false);
        }
      }),
    );
  });

  test('joins what was judged the same, unless a judgement parts it', () => {
    fc.assert(
      fc.property(group, ({ size, links, constraints }) => {
        const same = constraints.filter(({ answer }) => answer === 'same');
        const clusters = averageLink(size, links, options(100, same));
        for (const { a, b } of same)
          expect(clusters.some((cluster) => cluster.includes(a) && cluster.includes(b))).toBe(true);
      }),
    );
  });

  test('a higher threshold only parts', () => {
    fc.assert(
      fc.property(group, thresholds, fc.nat({ max: 6 }), ({ size, links, constraints }, low, more) => {
        const coarse = averageLink(size, links, options(low, constraints));
        const fine = averageLink(size, links, options(low + more, constraints));
        for (const cluster of fine)
          expect(coarse.some((whole) => cluster.every((member) => whole.includes(member)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('a chain of look-alikes stays a chain of pairs', () => {
    // Each of eight is very like the next, and plainly not like the others.
    const size = 8;
    const links = Array.from({ length: size }, (_, a) =>
      Array.from({ length: size - a - 1 }, (_unused, at) => ({
        a,
        b: a + 1 + at,
        bits: at === 0 ? 6 : -15,
      })),
    ).flat();
    const clusters = averageLink(size, links, options(0));
    expect(clusters).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
    ]);
  });

  test('one strong link between two settled groups does not join them', () => {
    // Two households of three; a visitor gave the number of the other one.
    const within = [
      [0, 1],
      [0, 2],
      [1, 2],
      [3, 4],
      [3, 5],
      [4, 5],
    ].map(([a = 0, b = 0]) => ({ a, b, bits: 9 }));
    const across = [0, 1, 2].flatMap((a) => [3, 4, 5].map((b) => ({ a, b, bits: a + b === 5 ? 4 : -14 })));
    expect(averageLink(6, [...within, ...across], options(0))).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
  });

  test('records that share nothing are joined through one that shares with both', () => {
    // One holds the telephone, one the document, one both.
    const links = [
      { a: 0, b: 1, bits: 14 },
      { a: 1, b: 2, bits: 14 },
      { a: 0, b: 2, bits: -6 },
    ];
    expect(averageLink(3, links, options(0))).toEqual([[0, 1, 2]]);
  });

  test('pairs that say nothing, or hardly anything, keep nobody out', () => {
    // Three records of a man, one of them with a telephone; and “Uncle”, of whom nothing is known but its number.
    const records = [
      { a: 0, b: 1, bits: 14 },
      { a: 0, b: 2, bits: 14 },
      { a: 1, b: 2, bits: 14 },
    ];
    const uncle = [
      { a: 0, b: 3, bits: 3 },
      { a: 1, b: 3, bits: PRIOR },
      { a: 2, b: 3, bits: PRIOR - 1 },
    ];
    expect(averageLink(4, [...records, ...uncle], options(1))).toEqual([[0, 1, 2, 3]]);
    const another = uncle.map(({ a, b, bits }) => ({ a, b, bits: a === 0 ? bits : -18 }));
    expect(averageLink(4, [...records, ...another], options(1))).toEqual([[0, 1, 2], [3]]);
  });

  test('nothing, one, and members without links', () => {
    expect(averageLink(0, [], options(0))).toEqual([]);
    expect(averageLink(1, [], options(0))).toEqual([[0]]);
    expect(averageLink(3, [], options(-100))).toEqual([[0], [1], [2]]);
  });

  test('judgements around a circle: nothing is joined that somebody parted', () => {
    const constraints: Constraint[] = [
      { a: 0, b: 1, answer: 'same' },
      { a: 0, b: 2, answer: 'different' },
      { a: 1, b: 2, answer: 'same' },
    ];
    expect(averageLink(3, [{ a: 1, b: 2, bits: 20 }], options(0, constraints))).toEqual([[0, 1], [2]]);
  });
});
