import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../graph/build.ts';
import { graphs, matrixOf } from '../graph/graphs.arbitrary.ts';
import { betaBelow, betaFromMoments, betaQuantile, meanOf, varianceOf } from './beta.ts';
import { confidenceOf, credibleInterval } from './confidence.ts';
import type { Claim } from './confidence.ts';
import { calibrate, GRADE_TABLE, gradeCell, withPrior } from './grade-table.ts';
import { linkLeads } from './link-leads.ts';

const grading = fc.option(fc.constantFrom(...GRADE_TABLE.cells.keys()), { nil: undefined });
const claim: fc.Arbitrary<Claim> = fc.record({
  statement: fc.nat({ max: 30 }).map((number) => `s${number}`),
  origin: fc.constantFrom('a', 'b', 'c', 'd'),
  grading,
  denies: fc.boolean(),
});
const claims = fc.array(claim, { maxLength: 9 });
const credibility = (grade: string | undefined): number => meanOf(gradeCell(GRADE_TABLE, grade).posterior);

describe('confidence of a link', () => {
  test('is noisy-or over the best of each origin, less what is denied', () => {
    fc.assert(
      fc.property(claims, (all) => {
        const wrong = (denies: boolean): number =>
          ['a', 'b', 'c', 'd'].reduce((product, origin) => {
            const own = all.filter((each) => each.origin === origin && each.denies === denies);
            return product * (1 - Math.max(0, ...own.map((each) => credibility(each.grading ?? undefined))));
          }, 1);
        const { probability, supported, beta } = confidenceOf(all);
        expect(supported).toBeCloseTo(1 - wrong(false), 12);
        expect(probability).toBeCloseTo((1 - wrong(false)) * wrong(true), 12);
        if (probability > 1e-6) expect(meanOf(beta)).toBeCloseTo(probability, 6);
      }),
    );
  });

  test('does not hang on the order of claims', () => {
    fc.assert(
      fc.property(
        claims.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, turned]) => {
          expect(confidenceOf(turned)).toEqual(confidenceOf(all));
        },
      ),
    );
  });

  test('does not change by what an origin says again', () => {
    fc.assert(
      fc.property(claims, fc.nat(), fc.nat(), (all, pick, weaker) => {
        fc.pre(all.length > 0);
        const said = all[pick % all.length]!;
        const grades = [undefined, ...GRADE_TABLE.cells.keys()].filter(
          (each) => credibility(each) <= credibility(said.grading ?? undefined),
        );
        const again = { ...said, statement: 'again', grading: grades[weaker % grades.length] };
        expect(confidenceOf([...all, again]).probability).toBe(confidenceOf(all).probability);
        expect(confidenceOf([...all, said])).toEqual(confidenceOf(all));
      }),
    );
  });

  test('rises with support and falls with denial', () => {
    fc.assert(
      fc.property(claims, claim, (all, further) => {
        const [before, after] = [confidenceOf(all).probability, confidenceOf([...all, further]).probability];
        if (further.denies) expect(after).toBeLessThanOrEqual(before);
        else expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('carries every statement, with the grade that counted', () => {
    const said = (statement: string, origin: string, grade: string, denies = false): Claim => ({
      statement,
      origin,
      grading: grade,
      denies,
    });
    const { support, denials } = confidenceOf([
      said('3', 'b', '4x4/X/4'),
      said('2', 'a', '4x4/C/3'),
      said('1', 'a', '4x4/B/2'),
      said('4', 'a', '4x4/C/4', true),
    ]);
    expect(support.map(({ origin, statements, grading: grade }) => [origin, statements, grade])).toEqual([
      ['a', ['1', '2'], '4x4/B/2'],
      ['b', ['3'], '4x4/X/4'],
    ]);
    expect(denials.map(({ statements }) => statements)).toEqual([['4']]);
    expect(confidenceOf([]).probability).toBe(0);
  });

  test('has an interval around it that is narrower where more is known', () => {
    const one = (grade: string, table = GRADE_TABLE): readonly [number, number] =>
      credibleInterval(confidenceOf([{ statement: 's', origin: 'o', grading: grade }], table));
    const [low, high] = one('4x4/B/2');
    expect([low < 0.82, high > 0.82, high <= 1]).toEqual([true, true, true]);
    const seen = Array.from({ length: 200 }, (_, at) => ({
      grading: '4x4/B/2',
      origin: `o${at}`,
      confirmed: at % 100 < 82,
    }));
    const [nearLow, nearHigh] = one('4x4/B/2', calibrate(GRADE_TABLE, seen));
    expect(nearHigh - nearLow).toBeLessThan((high - low) / 3);
  });

  test('refuses what is no grade', () => {
    expect(() => confidenceOf([{ statement: 's', origin: 'o', grading: '4x4/D/1' }])).toThrow(
      expect.objectContaining({ code: 'grading-unknown' }),
    );
  });
});

describe('the grade table', () => {
  test('has 16 cells of 4x4 that fall with either code', () => {
    const of = (source: string, information: string): number => credibility(`4x4/${source}/${information}`);
    expect([...GRADE_TABLE.cells.keys()].filter((name) => name.startsWith('4x4/'))).toHaveLength(16);
    for (const source of 'ABCX') {
      const row = [...'1234'].map((information) => of(source, information));
      expect(row).toEqual(row.toSorted((a, b) => b - a));
    }
    for (const information of '1234') {
      const column = [...'ABXC'].map((source) => of(source, information));
      expect(column).toEqual(column.toSorted((a, b) => b - a));
    }
  });

  test('takes one outcome of each origin, in whatever order', () => {
    const outcomes = [
      { grading: '4x4/B/2', origin: 'a', confirmed: true },
      { grading: '4x4/B/2', origin: 'a', confirmed: true },
      { grading: '4x4/B/2', origin: 'b', confirmed: true },
      { grading: '4x4/B/2', origin: 'b', confirmed: false },
      { grading: '4x4/C/3', origin: 'a', confirmed: false },
    ];
    const table = calibrate(GRADE_TABLE, outcomes);
    expect(gradeCell(table, '4x4/B/2')).toMatchObject({
      confirmed: 1.5,
      refuted: 0.5,
      posterior: { alpha: 8.2 + 1.5 },
    });
    expect(gradeCell(table, '4x4/C/3')).toMatchObject({ confirmed: 0, refuted: 1 });
    expect(gradeCell(table, '4x4/A/1')).toEqual(gradeCell(GRADE_TABLE, '4x4/A/1'));
    expect(calibrate(GRADE_TABLE, outcomes.toReversed())).toEqual(table);
    expect(calibrate(table, outcomes)).toEqual(table);
  });

  test('comes near the truth as outcomes come in', () => {
    const seen = Array.from({ length: 1000 }, (_, at) => ({
      grading: '4x4/A/1',
      origin: `o${at}`,
      confirmed: at % 10 < 3,
    }));
    expect(meanOf(gradeCell(calibrate(GRADE_TABLE, seen), '4x4/A/1').posterior)).toBeCloseTo(0.3, 1.7);
  });

  test('takes another judgement, and keeps its outcomes', () => {
    const table = calibrate(GRADE_TABLE, [{ grading: '4x4/B/2', origin: 'a', confirmed: true }]);
    const other = withPrior(table, '4x4/B/2', { alpha: 1, beta: 3 });
    expect(gradeCell(other, '4x4/B/2').posterior).toEqual({ alpha: 2, beta: 3 });
    expect(() => withPrior(table, '4x4/B/2', { alpha: 0, beta: 1 })).toThrow(
      expect.objectContaining({ code: 'grade-prior' }),
    );
  });

  test('reads a handling code as none, and no grade as hardly anything', () => {
    expect(gradeCell(GRADE_TABLE, '3x5x2/1/B/P')).toBe(gradeCell(GRADE_TABLE, '3x5x2/1/B'));
    expect(meanOf(gradeCell(GRADE_TABLE, null).posterior)).toBe(0.5);
  });
});

describe('Beta', () => {
  test('has quantiles that its distribution gives back, and moments that make it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 60, noNaN: true }),
        fc.double({ min: 0.3, max: 60, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (alpha, beta, p) => {
          expect(betaBelow({ alpha, beta }, betaQuantile({ alpha, beta }, p))).toBeCloseTo(p, 8);
          const again = betaFromMoments(meanOf({ alpha, beta }), varianceOf({ alpha, beta }));
          expect(again.alpha / alpha).toBeCloseTo(1, 8);
        },
      ),
    );
  });

  test('is known where it is simple', () => {
    expect(betaBelow({ alpha: 1, beta: 1 }, 0.3)).toBeCloseTo(0.3, 12);
    expect(betaBelow({ alpha: 2, beta: 1 }, 0.3)).toBeCloseTo(0.09, 12);
    expect(betaBelow({ alpha: 2, beta: 3 }, 0.4)).toBeCloseTo(0.5248, 12);
  });
});

describe('link leads', () => {
  test('are the pairs without an edge that share most, and no edge comes of them', () => {
    const either = fc.boolean().chain((directed) => graphs({ directed, maxNodes: 10, maxEdges: 24 }));
    fc.assert(
      fc.property(
        either,
        fc.integer({ min: 1, max: 8 }),
        fc.option(fc.nat(), { nil: undefined }),
        (graph, count, pick) => {
          const ties = matrixOf(graph);
          const isLinked = (a: number, b: number): boolean => ties[a]![b]! + ties[b]![a]! > 0;
          const nodes = [...ties.keys()];
          const among = pick === undefined ? undefined : [pick % nodes.length, (pick + 3) % nodes.length];
          const wanted = nodes
            .flatMap((a) => nodes.filter((b) => b > a && !isLinked(a, b)).map((b) => [a, b] as const))
            .filter((pair) => !among || pair.some((node) => among.includes(node)))
            .map(([a, b]) => {
              const common = nodes.filter((node) => isLinked(node, a) && isLinked(node, b));
              const degreeOf = (node: number): number =>
                nodes.filter((other) => isLinked(node, other)).length;
              return { a, b, common, score: common.reduce((sum, node) => sum + 1 / degreeOf(node), 0) };
            })
            .filter(({ common }) => common.length > 0);
          const before = graph.edgeCount;
          const found = linkLeads(graph, count, among);
          expect(graph.edgeCount).toBe(before);
          expect(found).toHaveLength(Math.min(count, wanted.length));
          const scores = wanted.map(({ score }) => score).sort((a, b) => b - a);
          for (const [at, lead] of found.entries()) {
            expect(lead.score).toBeCloseTo(scores[at]!, 12);
            const same = wanted.find(({ a, b }) => a === lead.a && b === lead.b);
            expect(same?.common).toEqual([...lead.common]);
          }
        },
      ),
    );
  });

  test.each([
    ['kernel-parameter', 0, undefined],
    ['kernel-node', 1, [5]],
  ])('are refused with %s', (code, count, among) => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    expect(() => linkLeads(graph, count, among)).toThrow(expect.objectContaining({ code }));
  });
});
