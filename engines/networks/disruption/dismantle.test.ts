import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplified, subgraph } from '../graph/derive.ts';
import { graphs } from '../graph/graphs.arbitrary.ts';
import type { Graph } from '../graph/graph.ts';
import { readEdgeList } from '../graph/read-edge-list.ts';
import { components } from '../kernels/components.ts';
import { dismantle } from './dismantle.ts';
import { reinsert } from './reinsertion.ts';
import { RemovalCurves } from './removal-curve.ts';
import { smallestRemainder } from './smallest-remainder.ts';

const MEETINGS = join(
  process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'),
  'networks/montagna/meetings.csv',
);
const present = existsSync(MEETINGS);
if (!present) console.warn(`skipped: no Montagna network at ${MEETINGS}; set FORELAND_DATA`);

function largestWithout(graph: Graph, gone: readonly number[]): number {
  const kept = [...Array.from({ length: graph.nodeCount }).keys()].filter((node) => !gone.includes(node));
  return kept.length === 0 ? 0 : Math.max(...components(subgraph(graph, kept).graph).sizes);
}

function setsOf(nodes: number, count: number): number[][] {
  return Array.from({ length: 2 ** nodes }, (_, set) =>
    [...Array.from({ length: nodes }).keys()].filter((node) => (set >> node) & 1),
  ).filter(({ length }) => length === count);
}

describe('curve of removals', () => {
  it('is what the components are', () => {
    fc.assert(
      fc.property(graphs({ maxNodes: 8, maxEdges: 14 }), fc.integer(), (graph, turn) => {
        const nodes = [...Array.from({ length: graph.nodeCount }).keys()];
        const order = nodes.map((at) => nodes[(at + Math.abs(turn)) % nodes.length]!);
        const { sizes, removals, area } = new RemovalCurves(graph).of(order, 2);
        const expected = order.map((_, at) => largestWithout(graph, order.slice(0, at + 1)));
        expect([...sizes]).toEqual(expected);
        const first = expected.findIndex((size) => size <= 2);
        expect(removals).toBe(first + 1);
        const sum = expected.slice(0, removals).reduce((total, size) => total + size, 0);
        expect(area).toBeCloseTo(sum / graph.nodeCount, 12);
      }),
    );
  });
});

describe('dismantling', () => {
  it('ends below the threshold, names nobody twice, and says its own figures', () => {
    fc.assert(
      fc.property(graphs({ maxNodes: 9 }), (input) => {
        const graph = simplified(input);
        const { order, sizes, area } = dismantle(graph, { share: 0.4, steps: 60 });
        const threshold = Math.ceil(0.4 * graph.nodeCount);
        expect(new Set(order).size).toBe(order.length);
        expect(largestWithout(graph, [...order])).toBeLessThanOrEqual(threshold);
        expect(sizes).toHaveLength(order.length);
        expect(new RemovalCurves(graph).of(order, threshold).area).toBe(area);
      }),
      { numRuns: 40 },
    );
  });

  it('reinserts whoever need not go', () => {
    fc.assert(
      fc.property(graphs({ maxNodes: 9 }), (input) => {
        const graph = simplified(input);
        const all = [...Array.from({ length: graph.nodeCount }).keys()];
        const left = [...reinsert(graph, all, 2)];
        expect(largestWithout(graph, left)).toBeLessThanOrEqual(2);
        for (const node of left) {
          expect(
            largestWithout(
              graph,
              left.filter((each) => each !== node),
            ),
          ).toBeGreaterThan(2);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('refuses a share that is none', () => {
    expect(() => dismantle({} as Graph, { share: 0 })).toThrow(
      expect.objectContaining({ code: 'kernel-parameter' }),
    );
  });
});

describe('the smallest remainder', () => {
  it('is the least of all sets on small graphs', () => {
    fc.assert(
      fc.property(graphs({ maxNodes: 8, maxEdges: 14 }), fc.integer({ min: 0, max: 3 }), (graph, wanted) => {
        const count = Math.min(wanted, graph.nodeCount);
        const least = Math.min(...setsOf(graph.nodeCount, count).map((set) => largestWithout(graph, set)));
        const { nodes, largest } = smallestRemainder(graph, count, { restarts: 4, exchanges: 80 });
        expect(largest).toBe(least);
        expect(largestWithout(graph, nodes)).toBe(largest);
      }),
      { numRuns: 40 },
    );
  });

  it.skipIf(!present)('of the Montagna meetings is below the published ones', () => {
    const { graph } = readEdgeList(new Uint8Array(readFileSync(MEETINGS)), {
      weighted: true,
      selfLoops: 'drop',
    });
    const left = [3, 4, 5, 7].map((count) => smallestRemainder(graph, count, { restarts: 40 }).largest);
    for (const [at, target] of [52, 42, 36, 25].entries()) expect(left[at]).toBeLessThanOrEqual(target);
  });
});
