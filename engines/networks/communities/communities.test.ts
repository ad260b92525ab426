import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../graph/build.ts';
import { componentsByBruteForce, graphs, matrixOf } from '../graph/graphs.arbitrary.ts';
import type { Graph } from '../graph/graph.ts';
import { adjustedRandIndex } from '../measures/agreement.ts';
import { Random } from '../random.ts';
import { consensusGroups, groupsInWorlds } from './consensus.ts';
import { leiden } from './leiden.ts';
import { louvain } from './louvain.ts';
import { quality } from './modularity.ts';

const either = fc
  .boolean()
  .chain((directed) => graphs({ directed, weighted: true, maxNodes: 8, maxEdges: 18 }));
const settings = fc.record({
  quality: fc.constantFrom('modularity' as const, 'cpm' as const),
  resolution: fc.constantFrom(0, 0.5, 1, 2),
  seed: fc.nat(),
});

function qualityByDefinition(
  graph: Graph,
  labels: ArrayLike<number>,
  cpm: boolean,
  resolution: number,
): number {
  const matrix = matrixOf(graph);
  const ties = matrix.map((row, a) => row.map((each, b) => (graph.directed ? each + matrix[b]![a]! : each)));
  const strengths = ties.map((row) => row.reduce((sum, each) => sum + each, 0));
  const total = strengths.reduce((sum, each) => sum + each, 0);
  if (total === 0) return 0;
  let sum = 0;
  for (const [a, row] of ties.entries()) {
    for (const [b, tie] of row.entries()) {
      if (labels[a] !== labels[b]) continue;
      sum += tie - resolution * (cpm ? 1 : (strengths[a]! * strengths[b]!) / total);
    }
  }
  return sum / total;
}

/** Every way to group so many nodes. */
function* allGroupings(count: number, labels: number[] = []): Generator<number[]> {
  if (labels.length === count) yield labels;
  else {
    const most = Math.max(-1, ...labels) + 1;
    for (let label = 0; label <= most; label++) yield* allGroupings(count, [...labels, label]);
  }
}

/** Groups of equal size with more links within than between. */
function planted(
  groups: number,
  size: number,
  inside: number,
  across: number,
  seed: number,
): [Graph, Int32Array] {
  const random = new Random(seed);
  const labels = Int32Array.from({ length: groups * size }, (_, node) => Math.floor(node / size));
  const [from, to]: [number[], number[]] = [[], []];
  for (let a = 0; a < labels.length; a++) {
    for (let b = 0; b < a; b++) {
      if (random.next() >= (labels[a] === labels[b] ? inside : across)) continue;
      from.push(a);
      to.push(b);
    }
  }
  return [buildGraph({ nodeCount: labels.length, from, to }), labels];
}

describe('quality', () => {
  test('is what the definition says', () => {
    fc.assert(
      fc.property(either, settings, fc.infiniteStream(fc.nat({ max: 3 })), (graph, options, drawn) => {
        const labels = Int32Array.from(
          { length: graph.nodeCount },
          () => drawn.next().value % graph.nodeCount,
        );
        const wanted = qualityByDefinition(graph, labels, options.quality === 'cpm', options.resolution);
        expect(quality(graph, labels, options)).toBeCloseTo(wanted, 12);
      }),
    );
  });

  test('refuses labels that do not fit', () => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    expect(() => quality(graph, Int32Array.of(0))).toThrow(
      expect.objectContaining({ code: 'kernel-length' }),
    );
    expect(() => quality(graph, Int32Array.of(0, 2))).toThrow(
      expect.objectContaining({ code: 'kernel-value' }),
    );
    expect(() => quality(graph, Int32Array.of(0, 1), { resolution: -1 })).toThrow(
      expect.objectContaining({ code: 'kernel-parameter' }),
    );
  });
});

describe('Louvain and Leiden', () => {
  test('give groups that no single move makes better, and say how good they are', () => {
    fc.assert(
      fc.property(either, settings, (graph, options) => {
        for (const method of [louvain, leiden]) {
          const found = method(graph, options);
          expect(found.quality).toBeCloseTo(quality(graph, found.labels, options), 12);
          expect(new Set(found.labels).size).toBe(found.count);
          expect([...new Set(found.labels)]).toEqual(
            Array.from({ length: found.count }, (_, group) => group),
          );
        }
        const { labels, quality: reached } = leiden(graph, { ...options, iterations: 50 });
        for (let node = 0; node < graph.nodeCount; node++) {
          for (let group = 0; group < graph.nodeCount; group++) {
            const moved = labels.slice();
            moved[node] = group;
            expect(quality(graph, moved, options)).toBeLessThan(reached + 1e-9);
          }
        }
      }),
    );
  });

  test('Leiden finds the best of all groupings of small graphs, but for few', () => {
    let best = 0;
    const all = fc.sample(graphs({ maxNodes: 7, maxEdges: 12 }), { numRuns: 25, seed: 11 });
    for (const graph of all) {
      const most = Math.max(
        ...[...allGroupings(graph.nodeCount)].map((labels) => quality(graph, Int32Array.from(labels))),
      );
      const found = leiden(graph, { iterations: 10 }).quality;
      expect(found).toBeGreaterThan(most - 0.08);
      if (found > most - 1e-9) best++;
    }
    expect(best).toBeGreaterThanOrEqual(22);
  });

  test('every group of Leiden is connected, wherever it begins', () => {
    const sparse = fc
      .integer({ min: 10, max: 40 })
      .chain((nodes) => graphs({ maxNodes: nodes, maxEdges: nodes + 10 }));
    fc.assert(
      fc.property(sparse, settings, fc.infiniteStream(fc.nat()), (graph, options, drawn) => {
        const start = Int32Array.from(
          { length: graph.nodeCount },
          () => drawn.next().value % graph.nodeCount,
        );
        for (const each of [{ ...options }, { ...options, start, iterations: 1 }]) {
          const { labels } = leiden(graph, each);
          const parts = componentsByBruteForce(
            graph,
            (edge) => labels[graph.from[edge]!] === labels[graph.to[edge]!],
          );
          // As many connected parts as groups: none falls apart.
          expect(new Set(parts).size).toBe(new Set(labels).size);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('find planted groups, the same for the same seed', () => {
    const [graph, labels] = planted(8, 20, 0.5, 0.02, 3);
    for (const method of [louvain, leiden]) {
      const found = method(graph, { seed: 5 });
      expect(adjustedRandIndex(found.labels, labels)).toBe(1);
      expect(method(graph, { seed: 5 })).toEqual(found);
    }
  });

  test.each([
    ['kernel-parameter', { iterations: 0 }],
    ['kernel-parameter', { resolution: Infinity }],
    ['kernel-length', { start: Int32Array.of(0) }],
    ['kernel-value', { start: Int32Array.of(0, 2) }],
  ])('Leiden refuses with %s', (code, options) => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    expect(() => leiden(graph, options)).toThrow(expect.objectContaining({ code }));
  });
});

describe('consensus', () => {
  test('finds planted groups through edges that may not exist, and says which stand firm', () => {
    const [graph, labels] = planted(5, 16, 0.6, 0.02, 8);
    // Within the last group hardly anything is sure.
    const probabilities = Float64Array.from({ length: graph.edgeCount }, (_, edge) =>
      labels[graph.from[edge]!] === 4 ? 0.15 : 0.8,
    );
    const found = consensusGroups({ graph, probabilities, worlds: 100 });
    const firm = [...labels.keys()].filter((node) => labels[node]! < 4);
    const of = (all: ArrayLike<number>): number[] => firm.map((node) => all[node]!);
    expect(adjustedRandIndex(of(found.labels), of(labels))).toBe(1);
    for (const node of firm) {
      expect(found.stability[found.labels[node]!]).toBeGreaterThan(0.9);
      expect(found.support[node]).toBeGreaterThan(0.8);
    }
    for (const node of labels.keys()) if (labels[node] === 4) expect(found.support[node]).toBeLessThan(0.75);
    expect(found.sizes.reduce((sum, size) => sum + size, 0)).toBe(80);
  });

  test('is the same from pieces, and certain where every edge is', () => {
    const [graph] = planted(3, 8, 0.7, 0.05, 2);
    const probabilities = new Float64Array(graph.edgeCount).fill(0.6);
    const input = { graph, probabilities, worlds: 70, seed: 4 };
    const pieces = [
      { from: 0, to: 1 },
      { from: 1, to: 3 },
    ].flatMap((piece) => groupsInWorlds(input, piece));
    expect(consensusGroups(input, pieces)).toEqual(consensusGroups(input));
    const sure = consensusGroups({ graph, probabilities: probabilities.fill(1), worlds: 5 });
    expect(Math.min(...sure.stability, ...sure.support)).toBeCloseTo(1, 12);
  });
});
