import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../graph/build.ts';
import { allPaths, graphs } from '../graph/graphs.arbitrary.ts';
import { evidencePaths } from './evidence-paths.ts';
import { shortestPaths } from './k-shortest.ts';

const either = fc
  .boolean()
  .chain((directed) => graphs({ directed, weighted: true, maxNodes: 7, maxEdges: 12 }));

describe('shortest paths', () => {
  test('are all paths without a node twice, from the shortest on', () => {
    fc.assert(
      fc.property(either, fc.boolean(), (graph, free) => {
        // Whole lengths, some of them zero: ties are common.
        const lengths = graph.weights!.map((weight) => (free ? weight - 1 : weight));
        const lengthOf = (edges: readonly number[]): number =>
          edges.reduce((sum, edge) => sum + lengths[edge]!, 0);
        const wanted = allPaths(graph, 0, 1);
        const found = [...shortestPaths(graph, 0, 1, lengths)];
        expect(found.map(({ edges }) => edges.join()).sort()).toEqual(
          wanted.map((edges) => edges.join()).sort(),
        );
        expect(found.map(({ length }) => length)).toEqual(wanted.map(lengthOf).sort((a, b) => a - b));
        for (const { nodes, edges } of found) {
          expect([nodes[0], nodes[nodes.length - 1], new Set(nodes).size]).toEqual([0, 1, edges.length + 1]);
          for (const [at, edge] of edges.entries()) {
            const ends = [graph.from[edge], graph.to[edge]];
            const pair = [nodes[at], nodes[at + 1]];
            if (!graph.directed && ends[0] !== pair[0]) pair.reverse();
            expect(pair).toEqual(ends);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['kernel-node', 0, 0, [1]],
    ['kernel-node', 0, 5, [1]],
    ['kernel-length', 0, 1, []],
    ['kernel-value', 0, 1, [-1]],
  ])('are refused with %s', (code, source, target, lengths) => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    expect(() => shortestPaths(graph, source, target, Float64Array.from(lengths)).next()).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('evidence paths', () => {
  test('are the likeliest, one for each set of origins', () => {
    const drawn = fc.infiniteStream(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.subarray([1, 2, 3])));
    fc.assert(
      fc.property(either, drawn, fc.integer({ min: 1, max: 6 }), (graph, stream, count) => {
        const edges = Array.from({ length: graph.edgeCount }, () => stream.next().value);
        const probabilities = Float64Array.from(edges, ([tenths]) => tenths / 10);
        const origins = edges.map(([, each]) => each);
        const all = allPaths(graph, 0, 1)
          .map((path) => ({
            probability: path.reduce((product, edge) => product * probabilities[edge]!, 1),
            origins: [...new Set(path.flatMap((edge) => origins[edge]!))].sort().join(),
          }))
          .filter(({ probability }) => probability > 0)
          .sort((a, b) => b.probability - a.probability);
        const kept = all.filter(
          ({ origins: own }, at) => own === '' || all.findIndex((each) => each.origins === own) === at,
        );
        const found = evidencePaths({ graph, source: 0, target: 1, probabilities, origins, count });
        expect(found.paths).toHaveLength(Math.min(count, kept.length));
        for (const [at, path] of found.paths.entries())
          expect(path.probability).toBeCloseTo(kept[at]!.probability, 12);
        expect(found.exhausted).toBe(kept.length <= count);
        if (found.exhausted) {
          expect(found.paths.reduce((sum, { repeats }) => sum + 1 + repeats, 0)).toBe(all.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['kernel-parameter', { count: 0 }],
    ['kernel-parameter', { count: 1e9 }],
    ['kernel-value', { probabilities: Float64Array.of(2) }],
    ['kernel-length', { origins: [] }],
  ])('are refused with %s', (code, wrong) => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    const right = { graph, source: 0, target: 1, probabilities: Float64Array.of(1), origins: [[1]] };
    expect(() => evidencePaths({ ...right, ...wrong })).toThrow(expect.objectContaining({ code }));
  });
});
