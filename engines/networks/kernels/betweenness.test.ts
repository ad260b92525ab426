import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../graph/build.ts';
import { allPaths, graphs } from '../graph/graphs.arbitrary.ts';
import type { Graph } from '../graph/graph.ts';
import { Random } from '../random.ts';
import { betweenness } from './betweenness.ts';
import { sampledBetweenness } from './sampled-betweenness.ts';

const either = fc
  .boolean()
  .chain((directed) => graphs({ directed, weighted: true, maxNodes: 7, maxEdges: 11 }));

/** Listing every path between every two nodes. */
function byBruteForce(
  graph: Graph,
  sources: readonly number[],
  lengthOf: (edge: number) => number,
): number[] {
  const sums = Array.from({ length: graph.nodeCount }, () => 0);
  for (const source of sources) {
    for (let target = 0; target < graph.nodeCount; target++) {
      if (target === source) continue;
      const paths = allPaths(graph, source, target).map((edges) => ({
        edges,
        length: edges.reduce((sum, edge) => sum + lengthOf(edge), 0),
      }));
      const least = Math.min(...paths.map(({ length }) => length));
      const shortest = paths.filter(({ length }) => length === least);
      for (const { edges } of shortest) {
        const nodes = new Set(edges.flatMap((edge) => [graph.from[edge]!, graph.to[edge]!]));
        for (const node of nodes) {
          if (node !== source && node !== target)
            sums[node]! += 1 / shortest.length / (graph.directed ? 1 : 2);
        }
      }
    }
  }
  return sums;
}

function expectClose(found: Float64Array, wanted: readonly number[]): void {
  for (const [node, each] of wanted.entries()) expect(found[node]).toBeCloseTo(each, 10);
}

describe('betweenness', () => {
  test('is the share of shortest paths through a node', () => {
    fc.assert(
      fc.property(either, (graph) => {
        const all = Array.from({ length: graph.nodeCount }, (_, node) => node);
        expectClose(
          betweenness(graph),
          byBruteForce(graph, all, () => 1),
        );
        expectClose(
          betweenness(graph, { lengths: graph.weights! }),
          byBruteForce(graph, all, (edge) => graph.weights![edge]!),
        );
      }),
    );
  });

  test('over parts of the sources adds up to the whole', () => {
    fc.assert(
      fc.property(either, fc.nat(), (graph, cut) => {
        const all = Array.from({ length: graph.nodeCount }, (_, node) => node);
        const [one, other] = [all.slice(0, cut % all.length), all.slice(cut % all.length)].map((sources) =>
          betweenness(graph, { sources }),
        );
        expectClose(
          betweenness(graph),
          [...one!].map((each, node) => each + other![node]!),
        );
        expectClose(
          one!,
          byBruteForce(graph, all.slice(0, cut % all.length), () => 1),
        );
      }),
    );
  });

  test.each([
    ['kernel-node', { sources: [2] }],
    ['kernel-length', { lengths: Float64Array.of() }],
    ['kernel-value', { lengths: Float64Array.of(0) }],
    ['kernel-value', { lengths: Float64Array.of(Number.NaN) }],
  ])('refuses with %s', (code, options) => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    expect(() => betweenness(graph, options)).toThrow(expect.objectContaining({ code }));
  });
});

describe('sampled betweenness', () => {
  test('keeps to its bound', () => {
    for (const directed of [false, true]) {
      for (const seed of [1, 2, 3]) {
        const random = new Random(seed);
        const ends = (): Int32Array => Int32Array.from({ length: 90 }, () => random.below(60));
        const graph = buildGraph({ nodeCount: 60, from: ends(), to: ends(), directed, selfLoops: 'drop' });
        const exact = betweenness(graph).map((each) => (each * (directed ? 1 : 2)) / (60 * 59));
        const { scores, error, samples } = sampledBetweenness(graph, { error: 0.03, doubt: 0.01, seed });
        expect(error).toBe(0.03);
        expect(samples).toBeGreaterThan(3000);
        expect(Math.max(...scores.map((score, node) => Math.abs(score - exact[node]!)))).toBeLessThan(0.03);
      }
    }
  });

  test('draws shortest paths as likely as the definition says', () => {
    // Two ways of equal length, one of them over parallel edges: three paths, two of which pass node 1.
    const graph = buildGraph({ nodeCount: 4, from: [0, 0, 1, 0, 2], to: [1, 1, 3, 2, 3] });
    const { scores } = sampledBetweenness(graph, { error: 0.01 });
    const exact = betweenness(graph);
    for (const [node, score] of scores.entries()) expect(score).toBeCloseTo(exact[node]! / 6, 1.7);
  });

  test('needs no sample where no path passes through anybody', () => {
    const graph = buildGraph({ nodeCount: 4, from: [0, 2], to: [1, 3] });
    expect(sampledBetweenness(graph)).toMatchObject({ samples: 0, error: 0 });
  });

  test.each([{ error: 0 }, { error: 1 }, { doubt: 0 }, { doubt: Number.NaN }])('refuses %j', (options) => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    expect(() => sampledBetweenness(graph, options)).toThrow(
      expect.objectContaining({ code: 'kernel-parameter' }),
    );
  });
});
