import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../graph/build.ts';
import { componentsByBruteForce, distancesByBruteForce, graphs } from '../graph/graphs.arbitrary.ts';
import type { Graph } from '../graph/graph.ts';
import { scoreIntervals, topOf } from './intervals.ts';
import { drawWorlds, edgesOf, LANES } from './masks.ts';
import { worldGraph } from './world-graph.ts';
import { componentsInWorlds, cutWorlds, joinComponents, joinReach, reachInWorlds } from './worlds.ts';

const either = fc.boolean().chain((directed) => graphs({ directed, maxNodes: 9, maxEdges: 14 }));
const chances = fc.infiniteStream(fc.constantFrom(0, 0.1, 0.5, 0.9, 1));

/** The same worlds, one by one. */
function* worldsOf(
  graph: Graph,
  probabilities: Float64Array,
  worlds: number,
  seed: number,
): Generator<Graph> {
  const masks = new Int32Array(graph.edgeCount);
  for (let world = 0; world < worlds; world++) {
    if (world % LANES === 0) drawWorlds(probabilities, seed, world / LANES, masks);
    yield worldGraph(graph, edgesOf(masks, world % LANES));
  }
}

describe('drawn worlds', () => {
  test('have each edge as often as it is likely', () => {
    const probabilities = Float64Array.of(0, 1e-9, 0.01, 0.25, 0.5, 0.731, 0.99, 1);
    const counts = new Int32Array(probabilities.length);
    const masks = new Int32Array(probabilities.length);
    const batches = 2000;
    for (let batch = 0; batch < batches; batch++) {
      drawWorlds(probabilities, 7, batch, masks);
      for (const [edge, mask] of masks.entries())
        for (let lane = 0; lane < LANES; lane++) counts[edge]! += (mask >>> lane) & 1;
    }
    for (const [edge, p] of probabilities.entries()) {
      const share = counts[edge]! / (batches * LANES);
      // Five standard deviations.
      expect(Math.abs(share - p)).toBeLessThanOrEqual(
        1e-8 + 5 * Math.sqrt((p * (1 - p)) / (batches * LANES)),
      );
    }
  });

  test('have edges that do not hang on each other', () => {
    const masks = new Int32Array(2);
    let both = 0;
    let shifted = 0;
    for (let batch = 0; batch < 2000; batch++) {
      drawWorlds(Float64Array.of(0.5, 0.5), 3, batch, masks);
      for (let lane = 0; lane < LANES; lane++) both += ((masks[0]! & masks[1]!) >>> lane) & 1;
      for (let lane = 1; lane < LANES; lane++)
        shifted += (masks[0]! >>> lane) & (masks[0]! >>> (lane - 1)) & 1;
    }
    expect(both / 64_000).toBeCloseTo(0.25, 1.7);
    expect(shifted / 62_000).toBeCloseTo(0.25, 1.7);
  });
});

describe('counts over worlds', () => {
  test('are what searching each world gives, and pieces add up', () => {
    fc.assert(
      fc.property(
        either,
        chances,
        fc.integer({ min: 1, max: 70 }),
        fc.nat(),
        (graph, drawn, worlds, seed) => {
          const probabilities = Float64Array.from({ length: graph.edgeCount }, () => drawn.next().value);
          const input = { graph, probabilities, worlds, seed };
          const reached = Array.from({ length: graph.nodeCount }, () => 0);
          const inLargest = Array.from({ length: graph.nodeCount }, () => 0);
          const sizes: number[] = [];
          const counts: number[] = [];
          for (const world of worldsOf(graph, probabilities, worlds, seed)) {
            for (const [node, distance] of distancesByBruteForce(world, [0, 1]).entries())
              if (distance < Infinity) reached[node]!++;
            const names = componentsByBruteForce(world);
            const sizeOf = (name: number): number => names.filter((each) => each === name).length;
            const most = Math.max(...names.map(sizeOf));
            for (const [node, name] of names.entries()) if (sizeOf(name) === most) inLargest[node]!++;
            sizes.push(most);
            counts.push(new Set(names).size);
          }
          const reach = reachInWorlds({ ...input, sources: [0, 1] });
          const found = componentsInWorlds(input);
          expect([reach.worlds, [...reach.reached]]).toEqual([worlds, reached]);
          expect([[...found.components], [...found.largest], [...found.inLargest]]).toEqual([
            counts,
            sizes,
            inLargest,
          ]);
          const pieces = cutWorlds(worlds, 2);
          expect(
            joinReach(pieces.map((piece) => reachInWorlds({ ...input, sources: [0, 1] }, piece))),
          ).toEqual(reach);
          expect(joinComponents(pieces.map((piece) => componentsInWorlds(input, piece)))).toEqual(found);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('without sources reach nothing', () => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    const { reached } = reachInWorlds({ graph, probabilities: Float64Array.of(1), sources: [] });
    expect([...reached]).toEqual([0, 0]);
  });

  test.each([
    ['kernel-parameter', { worlds: 0 }],
    ['kernel-parameter', { worlds: 1.5 }],
    ['kernel-length', { probabilities: Float64Array.of() }],
    ['kernel-value', { probabilities: Float64Array.of(Number.NaN) }],
    ['kernel-node', { sources: [7] }],
  ])('are refused with %s', (code, wrong) => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    const right = { graph, probabilities: Float64Array.of(1), sources: [0] };
    expect(() => reachInWorlds({ ...right, ...wrong })).toThrow(expect.objectContaining({ code }));
  });
});

describe('intervals of scores', () => {
  const star = buildGraph({ nodeCount: 4, from: [0, 0, 0], to: [1, 2, 3] });
  const degrees = (world: Graph): Float64Array =>
    Float64Array.from({ length: world.nodeCount }, (_, node) => world.degreeOf(node));

  test('hold the middle share of what worlds give', () => {
    const probabilities = Float64Array.of(1, 0.5, 0.5);
    const { mean, low, high, atTop } = scoreIntervals({ graph: star, probabilities, worlds: 400 }, degrees, {
      top: 1,
    });
    expect([low[0], high[0], low[1], high[1], low[2], high[2]]).toEqual([1, 3, 1, 1, 0, 1]);
    expect(mean[0]).toBeCloseTo(2, 0.9);
    expect(atTop[0]).toBeCloseTo(1, 12);
  });

  test('are points where all is sure; what is no number counts as zero', () => {
    const probabilities = new Float64Array(3).fill(1);
    const score = (world: Graph): Float64Array =>
      degrees(world).map((each) => (each === 3 ? Number.NaN : each));
    const { mean, low, high } = scoreIntervals({ graph: star, probabilities, worlds: 3 }, score);
    for (const each of [mean, low, high]) expect([...each]).toEqual([0, 1, 1, 1]);
  });

  test('top nodes come by score, then by number', () => {
    expect(topOf(Float64Array.of(1, 3, Number.NaN, 3, 2), 3)).toEqual([1, 3, 4]);
  });

  test.each([
    ['kernel-parameter', { share: 1 }, degrees],
    ['kernel-parameter', { top: 0 }, degrees],
    ['kernel-length', {}, () => new Float64Array()],
  ])('are refused with %s', (code, options, score) => {
    const input = { graph: star, probabilities: new Float64Array(3), worlds: 1 };
    expect(() => scoreIntervals(input, score, options)).toThrow(expect.objectContaining({ code }));
  });
});
