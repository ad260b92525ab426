import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simplified, subgraph } from '../graph/derive.ts';
import { buildGraph } from '../graph/build.ts';
import type { Graph } from '../graph/graph.ts';
import { graphs } from '../graph/graphs.arbitrary.ts';
import { components } from '../kernels/components.ts';
import { cuts } from '../kernels/cuts.ts';
import { english } from './english.ts';
import { catalogue, parametersOf } from './index.ts';

const networks = (maxNodes: number): fc.Arbitrary<Graph> =>
  graphs({ weighted: true, maxNodes, maxEdges: 3 * maxNodes }).map(simplified);
const words: Readonly<Record<string, unknown>> = english;
const named = (id: string) => catalogue.find((analysis) => analysis.id === id)!;

describe('the catalogue', () => {
  test('has words for everything that is said, and for every parameter', () => {
    fc.assert(
      fc.property(networks(9), (graph) => {
        for (const analysis of catalogue) {
          const outcome = analysis.run(graph);
          const said = [analysis.title, analysis.about, ...outcome.facts];
          for (let node = 0; node < graph.nodeCount; node++)
            said.push(...analysis.explain(graph, outcome, node).reasons.map(({ text }) => text));
          for (const { key, values } of said) {
            expect(words, key).toHaveProperty([key]);
            // What the words leave open is given, and what is given is said or counted.
            const text = JSON.stringify(words[key]);
            for (const [, name] of text.matchAll(/\{(\w+)\}/g)) expect(values, key).toHaveProperty([name!]);
          }
        }
      }),
      { numRuns: 30 },
    );
    for (const analysis of catalogue)
      for (const { title, least, most, usual } of parametersOf(analysis)) {
        expect(words).toHaveProperty([title.key]);
        expect(least).toBeLessThan(most);
        expect(usual).toBeGreaterThanOrEqual(least);
        expect(usual).toBeLessThanOrEqual(most);
      }
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  });

  test('gives every node a value, and the same ones again', () => {
    fc.assert(
      fc.property(networks(12), (graph) => {
        for (const analysis of catalogue) {
          const { values } = analysis.run(graph);
          expect(values).toHaveLength(graph.nodeCount);
          expect(analysis.run(graph).values).toEqual(values);
          if (analysis.form === 'grouping') expectNumberedBySize(values);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('explains a score by parts that add up to it, where it says so', () => {
    fc.assert(
      fc.property(networks(30), (graph) => {
        for (const analysis of catalogue) {
          const outcome = analysis.run(graph);
          for (let node = 0; node < graph.nodeCount; node++) {
            const { isSum, reasons } = analysis.explain(graph, outcome, node);
            if (!isSum || Number.isNaN(outcome.values[node]!)) continue;
            const sum = reasons.reduce((total, { value = 0 }) => total + value, 0);
            expect(sum).toBeCloseTo(outcome.values[node]!, 9);
            expect(reasons.every(({ value = 0 }) => value >= -1e-12)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('explains a hub of 20,000 contacts before the test runs out of time', () => {
    const rim = Array.from({ length: 20_000 }, (_, at) => at + 1);
    const graph = buildGraph({
      nodeCount: 20_001,
      from: [...rim.map(() => 0), ...rim],
      to: [...rim, ...rim.map((node) => (node % 20_000) + 1)],
    });
    for (const id of ['constraint', 'page-rank', 'leiden', 'cut-points']) {
      const outcome = named(id).run(graph);
      const { isSum, reasons } = named(id).explain(graph, outcome, 0);
      expect(reasons.length, id).toBeGreaterThan(1);
      if (isSum)
        expect(
          reasons.reduce((total, { value = 0 }) => total + value, 0),
          id,
        ).toBeCloseTo(outcome.values[0]!, 9);
    }
  });

  test('refuses what it cannot be run with, and says what it takes', () => {
    const graph = buildGraph({ nodeCount: 3, from: [0, 1], to: [1, 2] });
    const refused = expect.objectContaining({ code: 'analysis-parameters' });
    for (const analysis of catalogue) {
      expect(() => analysis.run(graph, { unheard: 1 })).toThrow(refused);
      expect(() => analysis.run(graph, 'much')).toThrow(refused);
    }
    expect(() => named('page-rank').run(graph, { damping: 1 })).toThrow(refused);
    expect(() => named('leiden').run(graph, { resolution: Number.NaN })).toThrow(refused);
    const wide = buildGraph({ nodeCount: 20_001, from: [0], to: [1] });
    expect(() => named('blocks').run(wide)).toThrow(
      expect.objectContaining({ code: 'analysis-too-large', remedy: expect.stringContaining('10000') }),
    );
  });

  test('is given up where nobody wants the result any more', () => {
    const around = Array.from({ length: 200 }, (_, at) => at);
    const graph = buildGraph({ nodeCount: 201, from: around, to: around.map((at) => at + 1) });
    const given = new Error('nobody waits');
    for (const { id } of catalogue) {
      let looked = 0;
      named(id).run(graph, undefined, () => void (looked += 1));
      expect(looked, id).toBeGreaterThan(0);
      for (const at of [1, Math.ceil(looked / 2), looked]) {
        let left = at;
        const stop = (): void => {
          left -= 1;
          if (left === 0) throw given;
        };
        expect(() => named(id).run(graph, undefined, stop)).toThrow(given);
      }
    }
  });

  test('draws pairs by chance for large networks, within the error that it states', () => {
    // A wheel of 5,000: everything passes through the hub.
    const spokes = Array.from({ length: 5000 }, (_, at) => at + 1);
    const graph = buildGraph({ nodeCount: 5001, from: spokes.map(() => 0), to: spokes });
    const { values, facts } = named('betweenness').run(graph, { error: 0.05 });
    expect(Math.abs(values[0]! - 1)).toBeLessThanOrEqual(0.05);
    expect(facts[0]?.key).toBe('analysis.betweenness.sampled');
  });
});

describe('nodes without which others are cut off', () => {
  test('are as many as taking the node away shows', () => {
    fc.assert(
      fc.property(networks(14), (graph) => {
        const { cutOff } = cuts(graph);
        for (let node = 0; node < graph.nodeCount; node++)
          expect(cutOff[node]).toBe(cutOffWithout(graph, node));
      }),
    );
  });
});

function cutOffWithout(graph: Graph, node: number): number {
  const { labels } = components(graph);
  const others = [...labels.keys()].filter((each) => each !== node && labels[each] === labels[node]);
  if (others.length === 0) return 0;
  return others.length - Math.max(...components(subgraph(graph, others).graph).sizes);
}

function expectNumberedBySize(values: Float64Array): void {
  const sizes: number[] = [];
  for (const value of values) sizes[value] = (sizes[value] ?? 0) + 1;
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
}
