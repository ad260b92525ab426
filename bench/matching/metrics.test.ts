import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsOf, labelsOfGroups, labelsOfPairs } from './labels.ts';
import type { Labels, Pairs } from './labels.ts';
import { bCubed, blocking, blockingRecall, pairwise, pairwiseOfPairs } from './metrics.ts';

/** Two clusterings of the same rows, and a side for each row. */
const clusterings = fc
  .integer({ min: 2, max: 24 })
  .chain((rows) =>
    fc.tuple(
      ...[6, 6, 2].map((most) =>
        fc.array(fc.integer({ min: 0, max: most - 1 }), { minLength: rows, maxLength: rows }).map(labelsOf),
      ),
    ),
  ) as fc.Arbitrary<[Labels, Labels, Labels]>;

function allPairs(rows: number, sides?: Labels): [number, number][] {
  return Array.from({ length: rows }, (_, a) =>
    Array.from({ length: rows - a - 1 }, (__, step): [number, number] => [a, a + 1 + step]),
  )
    .flat()
    .filter(([a, b]) => sides === undefined || sides.of[a] !== sides.of[b]);
}

const together = (labels: Labels, [a, b]: readonly [number, number]): boolean =>
  labels.of[a] === labels.of[b];
const columns = (pairs: readonly (readonly [number, number])[]): Pairs => ({
  a: pairs.map(([a]) => a),
  b: pairs.map(([, b]) => b),
});
/** NaN, which stands for “of nothing”, is equal to itself here. */
const close = (one: number, other: number): void =>
  void (Number.isNaN(other) ? expect(one).toBeNaN() : expect(one).toBeCloseTo(other, 10));

describe('pairwise', () => {
  it('of a case worked by hand', () => {
    // Truth {0 1 2} {3 4} {5}; found {0 1} {2 3 4} {5}: pairs 01 and 34 are right, 23 and 24 wrong, 02 and 12 missed.
    const truth = labelsOf(['x', 'x', 'x', 'y', 'y', 'z']);
    const found = labelsOf(['a', 'a', 'b', 'b', 'b', 'c']);
    expect(pairwise(truth, found)).toEqual({
      truly: 4,
      found: 4,
      right: 2,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
    });
  });

  it('is what counting each pair gives, with sides and without', () => {
    fc.assert(
      fc.property(clusterings, fc.boolean(), ([truth, found, halves], linking) => {
        const sides = linking ? halves : undefined;
        const pairs = allPairs(truth.of.length, sides);
        const right = pairs.filter((pair) => together(truth, pair) && together(found, pair)).length;
        const result = pairwise(truth, found, sides);
        expect(result.truly).toBe(pairs.filter((pair) => together(truth, pair)).length);
        expect(result.found).toBe(pairs.filter((pair) => together(found, pair)).length);
        expect(result.right).toBe(right);
        close(result.precision, right / result.found);
        close(result.recall, right / result.truly);
      }),
    );
  });

  it('of pairs counts each once, in either order, and none within a side', () => {
    fc.assert(
      fc.property(
        clusterings,
        fc.boolean(),
        fc.infiniteStream(fc.nat(23)),
        ([truth, , halves], linking, drawn) => {
          const sides = linking ? halves : undefined;
          const rows = truth.of.length;
          const numbers = [...drawn.take(40)].map((number) => number % rows);
          const given = numbers.slice(0, 20).map((a, at): [number, number] => [a, numbers[20 + at] ?? 0]);
          const distinct = allPairs(rows, sides).filter(([a, b]) =>
            given.some(([one, other]) => (one === a && other === b) || (one === b && other === a)),
          );
          const result = pairwiseOfPairs(truth, columns(given), sides);
          expect(result.found).toBe(distinct.length);
          expect(result.right).toBe(distinct.filter((pair) => together(truth, pair)).length);
        },
      ),
    );
  });

  it('takes a million rows in seconds', () => {
    const truth = labelsOf(Int32Array.from({ length: 1_000_000 }, (_, row) => row >> 1));
    const found = labelsOf(Int32Array.from({ length: 1_000_000 }, (_, row) => row >> 2));
    expect(pairwise(truth, found)).toMatchObject({
      truly: 500_000,
      found: 1_500_000,
      precision: 1 / 3,
      recall: 1,
    });
  });
});

describe('B³', () => {
  it('of a case worked by hand', () => {
    const truth = labelsOf(['x', 'x', 'x', 'y', 'y', 'z']);
    const found = labelsOf(['a', 'a', 'b', 'b', 'b', 'c']);
    // Precision 1, 1, 1/3, 2/3, 2/3, 1; recall 2/3, 2/3, 1/3, 1, 1, 1.
    const result = bCubed(truth, found);
    close(result.precision, 14 / 18);
    close(result.recall, 14 / 18);
  });

  it('is what its definition gives, row by row', () => {
    fc.assert(
      fc.property(clusterings, ([truth, found]) => {
        const rows = [...truth.of.keys()];
        const mean = (shares: readonly number[]): number =>
          shares.reduce((sum, share) => sum + share, 0) / shares.length;
        const share = (of: Labels, within: Labels) => (row: number) => {
          const cluster = rows.filter((other) => together(within, [row, other]));
          return cluster.filter((other) => together(of, [row, other])).length / cluster.length;
        };
        const result = bCubed(truth, found);
        close(result.precision, mean(rows.map(share(truth, found))));
        close(result.recall, mean(rows.map(share(found, truth))));
      }),
    );
  });

  it('punishes one large wrong cluster less than pairs do', () => {
    const truth = labelsOf([0, 0, 1, 1, 2, 2, 3, 3]);
    const found = labelsOf([0, 0, 0, 0, 0, 0, 3, 3]);
    expect(bCubed(truth, found).precision).toBeGreaterThan(pairwise(truth, found).precision);
  });
});

describe('blocking', () => {
  it('recall of a function is that of the pairs for which it says yes', () => {
    fc.assert(
      fc.property(clusterings, fc.boolean(), ([truth, blocks, halves], linking) => {
        const sides = linking ? halves : undefined;
        const candidates = allPairs(truth.of.length, sides).filter((pair) => together(blocks, pair));
        const result = blocking(truth, columns(candidates), sides);
        close(
          blockingRecall(truth, (a, b) => together(blocks, [a, b]), sides),
          result.recall,
        );
        expect(result.candidates).toBe(candidates.length);
        close(result.reduction, 1 - candidates.length / allPairs(truth.of.length, sides).length);
      }),
    );
  });
});

describe('labels', () => {
  it('of pairs are the connected components', () => {
    const { of, count } = labelsOfPairs(
      6,
      columns([
        [0, 4],
        [4, 2],
        [5, 1],
      ]),
    );
    expect([...of]).toEqual([0, 1, 0, 2, 0, 1]);
    expect(count).toBe(3);
  });

  it('of groups leave the others alone, and refuse what fits no row', () => {
    const { of, count } = labelsOfGroups(['p', 'q', 'r', 's'], [['s', 'q']]);
    expect([of[1] === of[3], count]).toEqual([true, 3]);
    expect(() => labelsOfGroups(['p'], [['x']])).toThrow(/“x”/);
    expect(() =>
      labelsOfGroups(
        ['p', 'q', 'r'],
        [
          ['p', 'q'],
          ['q', 'r'],
        ],
      ),
    ).toThrow(/two groups/);
  });
});
