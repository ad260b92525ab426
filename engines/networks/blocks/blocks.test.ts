import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../graph/build.ts';
import { graphs } from '../graph/graphs.arbitrary.ts';
import type { Graph } from '../graph/graph.ts';
import { adjustedRandIndex } from '../measures/agreement.ts';
import { Random } from '../random.ts';
import { BlockState } from './block-state.ts';
import { blocks } from './blocks.ts';

const models = fc.constantFrom('degree-corrected' as const, 'plain' as const);

function lnFactorial(n: number): number {
  return n < 2 ? 0 : Math.log(n) + lnFactorial(n - 1);
}

function lnChoose(n: number, k: number): number {
  return lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
}

/** From the definition: −ln P of the graph but for parallel edges, of degrees, of links between blocks, and of the blocks. */
function lengthByDefinition(graph: Graph, labels: ArrayLike<number>, isCorrected: boolean): number {
  const names = [...new Set(Array.from(labels))];
  const nodes = Array.from({ length: graph.nodeCount }, (_, node) => node);
  const [n, edges, count] = [nodes.length, graph.edgeCount, names.length];
  const between = (r: number, s: number): number =>
    Array.from({ length: edges }, (_, edge) => [labels[graph.from[edge]!], labels[graph.to[edge]!]]).filter(
      ([a, b]) => (a === r && b === s) || (a === s && b === r),
    ).length;
  let length = Math.log(n) + lnChoose(n - 1, count - 1) + lnFactorial(n);
  const places = (count * (count + 1)) / 2;
  length += lnChoose(places + edges - 1, edges);
  for (const [at, r] of names.entries()) {
    const own = nodes.filter((node) => labels[node] === r);
    const degree = own.reduce((sum, node) => sum + graph.degreeOf(node), 0);
    length -= lnFactorial(own.length);
    if (isCorrected) length += lnFactorial(degree) + lnChoose(own.length + degree - 1, degree);
    else length += degree * Math.log(own.length);
    for (const s of names.slice(at + 1)) length -= lnFactorial(between(r, s));
    // (2m)!! = 2^m m!
    length -= between(r, r) * Math.LN2 + lnFactorial(between(r, r));
  }
  return isCorrected
    ? length - nodes.reduce((sum, node) => sum + lnFactorial(graph.degreeOf(node)), 0)
    : length;
}

describe('description length', () => {
  test('is what the definition says, and moves and merges change it by what they say', () => {
    const drawn = fc.infiniteStream(fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(graphs(), models, drawn, (graph, model, stream) => {
        const labels = Int32Array.from({ length: graph.nodeCount }, () => stream.next().value);
        const state = new BlockState(graph, model, labels, 4);
        const isCorrected = model === 'degree-corrected';
        expect(state.length()).toBeCloseTo(lengthByDefinition(graph, labels, isCorrected), 8);
        for (let step = 0; step < 6; step++) {
          const [node, to] = [stream.next().value % graph.nodeCount, stream.next().value];
          const [before, change] = [state.length(), state.moveLength(node, to)];
          state.move(node, to);
          expect(state.length()).toBeCloseTo(before + change, 8);
          expect(state.length()).toBeCloseTo(lengthByDefinition(graph, state.labels, isCorrected), 8);
        }
        const used = [...new Set(state.labels)];
        if (used.length < 2) return;
        const [one, other] = used as [number, number];
        const wanted = state.length() + state.mergeLength(one, other);
        const merged = state.labels.map((label) => (label === other ? one : label));
        expect(wanted).toBeCloseTo(lengthByDefinition(graph, merged, isCorrected), 8);
      }),
    );
  });
});

/** Nodes of three kinds, with so many links between each two kinds as a matrix says; hubs draw more of them. */
function planted(chances: number[][], size: number, seed: number, hubs = false): [Graph, Int32Array] {
  const random = new Random(seed);
  const labels = Int32Array.from({ length: chances.length * size }, (_, node) => node % chances.length);
  const draws = labels.map(() => (hubs && random.next() < 0.2 ? 6 : 1));
  const [from, to]: [number[], number[]] = [[], []];
  for (let a = 0; a < labels.length; a++) {
    for (let b = 0; b < a; b++) {
      if (random.next() >= chances[labels[a]!]![labels[b]!]! * draws[a]! * draws[b]!) continue;
      from.push(a);
      to.push(b);
    }
  }
  return [buildGraph({ nodeCount: labels.length, from, to }), labels];
}

describe('blocks', () => {
  test('are groups, or sides that deal with each other alone', () => {
    const kinds = { groups: [0.4, 0.03], sides: [0.02, 0.4] } as const;
    for (const [same, other] of Object.values(kinds)) {
      const row = (at: number): number[] => [0, 1, 2].map((kind) => (kind === at ? same : other));
      const [graph, labels] = planted([row(0), row(1), row(2)], 25, 4);
      const found = blocks(graph, { mostBlocks: 8, searches: 2, rounds: 10 });
      expect(found.count).toBe(3);
      expect(adjustedRandIndex(found.labels, labels)).toBe(1);
      expect(found.length).toBeLessThan(found.lengthWithout - 50);
      expect(found.links.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(graph.edgeCount);
      expect(Math.min(...found.support)).toBeGreaterThan(0.5);
    }
  });

  test('of a core and its rim are told apart from degree', () => {
    const [graph, labels] = planted(
      [
        [0.02, 0.1],
        [0.1, 0.004],
      ],
      60,
      2,
      true,
    );
    const found = blocks(graph, { model: 'degree-corrected', mostBlocks: 8, searches: 2, rounds: 0 });
    expect(found.count).toBe(2);
    expect(adjustedRandIndex(found.labels, labels)).toBeGreaterThan(0.8);
    // Without the correction hubs are kinds of their own.
    expect(blocks(graph, { model: 'plain', mostBlocks: 8, searches: 1, rounds: 0 }).count).toBeGreaterThan(2);
  });

  test('of links without any pattern are one', () => {
    const [graph] = planted([[0.1]], 60, 9);
    expect(blocks(graph, { mostBlocks: 8, searches: 2, rounds: 0 }).count).toBe(1);
  });

  test('are the same for the same seed, and as long as they say', () => {
    fc.assert(
      fc.property(
        fc.boolean().chain((directed) => graphs({ directed })),
        fc.nat(),
        (graph, seed) => {
          const found = blocks(graph, { searches: 1, rounds: 3, seed });
          expect(blocks(graph, { searches: 1, rounds: 3, seed })).toEqual(found);
          const { nodeCount, from, to } = graph;
          const whole = buildGraph({ nodeCount, from, to });
          expect(found.length).toBeCloseTo(
            lengthByDefinition(whole, found.labels, found.model === 'degree-corrected'),
            8,
          );
          expect(found.length).toBeLessThanOrEqual(found.lengthWithout + 1e-9);
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([{ mostBlocks: 0 }, { mostBlocks: 1e6 }, { searches: 0 }, { rounds: -1 }])(
    'refuse %j',
    (options) => {
      const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
      expect(() => blocks(graph, options)).toThrow(expect.objectContaining({ code: 'kernel-parameter' }));
    },
  );
});
