import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../graph/build.ts';
import {
  componentsByBruteForce,
  distancesByBruteForce,
  graphs,
  matrixOf,
  waysOf,
} from '../graph/graphs.arbitrary.ts';
import type { Graph } from '../graph/graph.ts';
import { Random } from '../random.ts';
import { BreadthFirst, distancesFrom, UNREACHED } from './breadth-first.ts';
import { closeness, normalizedCloseness } from './closeness.ts';
import { components, largestComponent } from './components.ts';
import { cuts } from './cuts.ts';
import { coreness } from './k-core.ts';
import { pageRank } from './page-rank.ts';
import { structuralHoles } from './structural-holes.ts';

const either = fc.boolean().chain((directed) => graphs({ directed, maxNodes: 12, maxEdges: 24 }));
const weighted = fc.boolean().chain((directed) => graphs({ directed, weighted: true }));

/** Larger than what is drawn above: chains of parents and degrees come up that small graphs do not have. */
function sparse(nodeCount: number, edgeCount: number, seed: number, directed = false): Graph {
  const random = new Random(seed);
  const from = Int32Array.from({ length: edgeCount }, () => random.below(nodeCount));
  const to = Int32Array.from({ length: edgeCount }, () => random.below(nodeCount));
  return buildGraph({ nodeCount, from, to, directed, selfLoops: 'drop' });
}

describe('components', () => {
  test('are what hangs together', () => {
    const check = (graph: Graph): void => {
      const { labels, count, sizes } = components(graph);
      const names = componentsByBruteForce(graph);
      const order = [...new Set(names)];
      expect([...labels]).toEqual(names.map((name) => order.indexOf(name)));
      expect(count).toBe(order.length);
      expect([...sizes]).toEqual(order.map((name) => names.filter((each) => each === name).length));
      const largest = largestComponent({ labels, count, sizes });
      expect(largest.length).toBe(Math.max(...sizes));
      expect(new Set([...largest].map((node) => labels[node])).size).toBe(1);
    };
    fc.assert(fc.property(either, check));
    for (const edges of [60, 100, 200]) check(sparse(120, edges, edges));
  });
});

describe('breadth first', () => {
  test('finds the least number of edges', () => {
    fc.assert(
      fc.property(either, fc.array(fc.nat(), { maxLength: 3 }), (graph, picks) => {
        const sources = picks.map((pick) => pick % graph.nodeCount);
        const wanted = distancesByBruteForce(graph, sources).map((each) =>
          each === Infinity ? UNREACHED : each,
        );
        expect([...distancesFrom(graph, sources)]).toEqual(wanted);
        const search = new BreadthFirst(graph.nodeCount);
        search.search(graph, [0]);
        search.search(graph, sources);
        expect([...search.distances]).toEqual(wanted);
        const order = [...search.order.subarray(0, search.reached)];
        expect(order.map((node) => wanted[node])).toEqual(
          order.map((node) => wanted[node]).sort((a, b) => a! - b!),
        );
        expect(new Set(order).size).toBe(wanted.filter((each) => each >= 0).length);
      }),
    );
  });

  test('refuses what is no node, and memory of another size', () => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    expect(() => distancesFrom(graph, [2])).toThrow(expect.objectContaining({ code: 'kernel-node' }));
    expect(() => new BreadthFirst(3).search(graph, [0])).toThrow(
      expect.objectContaining({ code: 'kernel-length' }),
    );
  });
});

describe('closeness', () => {
  test('sums the distances to others', () => {
    const check = (graph: Graph, targets: number[]): void => {
      const { harmonic, farness, reached } = closeness(graph, targets);
      const near = normalizedCloseness(closeness(graph));
      for (let node = 0; node < graph.nodeCount; node++) {
        const distances = distancesByBruteForce(graph, [node]);
        const others = targets
          .map((target) => distances[target]!)
          .filter((each) => each > 0 && each < Infinity);
        expect(reached[node]).toBe(others.length);
        expect(farness[node]).toBe(others.reduce((sum, each) => sum + each, 0));
        expect(harmonic[node]).toBeCloseTo(
          others.reduce((sum, each) => sum + 1 / each, 0),
          12,
        );
        const all = distances.filter((each) => each > 0 && each < Infinity);
        const sum = all.reduce((total, each) => total + each, 0);
        expect(near[node]).toBeCloseTo(sum > 0 ? all.length ** 2 / (sum * (graph.nodeCount - 1)) : 0, 12);
      }
    };
    fc.assert(
      fc.property(either, fc.nat(), (graph, first) => {
        check(
          graph,
          Array.from({ length: graph.nodeCount }, (_, node) => node).slice(first % graph.nodeCount),
        );
      }),
    );
    // More than one word of targets.
    const graph = sparse(45, 60, 3);
    check(
      graph,
      Array.from({ length: 45 }, (_, node) => node),
    );
  });
});

describe('coreness', () => {
  test('is what peeling leaves', () => {
    const check = (graph: Graph): void => {
      const ways = waysOf(graph);
      const both = ways.map((each) => [...each]);
      if (graph.directed) {
        for (const [node, each] of ways.entries())
          for (const way of each) both[way.node]!.push({ node, edge: way.edge });
      }
      const cores = Array.from(both, () => 0);
      for (let k = 1; k <= graph.edgeCount; k++) {
        const left = new Set(both.keys());
        for (let before = -1; before !== left.size;) {
          before = left.size;
          for (const node of left)
            if (both[node]!.filter((way) => left.has(way.node)).length < k) left.delete(node);
        }
        for (const node of left) cores[node] = k;
      }
      expect([...coreness(graph)]).toEqual(cores);
    };
    fc.assert(fc.property(either, check));
    check(sparse(40, 120, 1));
    check(sparse(40, 120, 2, true));
  });
});

describe('PageRank', () => {
  /** Solves the very equation, with dangling nodes, by elimination. */
  function byElimination(graph: Graph, damping: number, teleport: number[]): number[] {
    const matrix = matrixOf(graph);
    const count = graph.nodeCount;
    const rows = matrix.map((_, target) => {
      const row = matrix.map((out, source) => {
        const sum = out.reduce((total, each) => total + each, 0);
        const share = sum > 0 ? out[target]! / sum : teleport[target]!;
        return (source === target ? 1 : 0) - damping * share;
      });
      return [...row, (1 - damping) * teleport[target]!];
    });
    for (let at = 0; at < count; at++) {
      const pivot = rows
        .slice(at)
        .reduce((best, row) => (Math.abs(row[at]!) > Math.abs(best[at]!) ? row : best));
      rows.splice(rows.indexOf(pivot), 1);
      rows.splice(at, 0, pivot);
      for (const row of rows) {
        if (row === pivot) continue;
        const factor = row[at]! / pivot[at]!;
        for (let column = at; column <= count; column++) row[column]! -= factor * pivot[column]!;
      }
    }
    return rows.map((row, at) => row[count]! / row[at]!);
  }

  test('solves its equation to the error that it states', () => {
    fc.assert(
      fc.property(
        weighted,
        fc.constantFrom(0, 0.5, 0.85, 0.99),
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        fc.boolean(),
        (graph, damping, drawn, uniform) => {
          const weights = Float64Array.from({ length: graph.nodeCount }, () => drawn.next().value);
          const sum = weights.reduce((total, each) => total + each, 0);
          const teleport = uniform || sum === 0 ? undefined : weights;
          const { scores, error } = pageRank(graph, { damping, teleport, tolerance: 1e-12 });
          const shares = [...(teleport ?? weights.fill(1))];
          const whole = shares.reduce((total, each) => total + each, 0);
          const wanted = byElimination(
            graph,
            damping,
            shares.map((each) => each / whole),
          );
          const off = wanted.reduce((total, each, node) => total + Math.abs(each - scores[node]!), 0);
          expect(error).toBeLessThanOrEqual(1e-12);
          expect(off).toBeLessThan(1e-11);
          expect(scores.reduce((total, each) => total + each, 0)).toBeCloseTo(1, 13);
        },
      ),
    );
  });

  test('reaches 1e-9 on larger graphs, too', () => {
    for (const directed of [false, true]) {
      const graph = sparse(90, 240, 7, directed);
      const wanted = byElimination(
        graph,
        0.85,
        Array.from({ length: 90 }, () => 1 / 90),
      );
      const { scores } = pageRank(graph);
      expect(wanted.reduce((total, each, node) => total + Math.abs(each - scores[node]!), 0)).toBeLessThan(
        1e-9,
      );
    }
  });

  test.each([
    ['kernel-parameter', { damping: 1 }],
    ['kernel-parameter', { damping: Number.NaN }],
    ['kernel-parameter', { tolerance: 0 }],
    ['kernel-length', { teleport: Float64Array.of(1) }],
    ['kernel-value', { teleport: Float64Array.of(-1, 2) }],
    ['kernel-value', { teleport: Float64Array.of(0, 0) }],
  ])('refuses with %s', (code, options) => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    expect(() => pageRank(graph, options)).toThrow(expect.objectContaining({ code }));
  });
});

describe('structural holes', () => {
  test('are what the definition says', () => {
    fc.assert(
      fc.property(weighted, (graph) => {
        const out = matrixOf(graph);
        const ties = out.map((row, a) => row.map((each, b) => (graph.directed ? each + out[b]![a]! : each)));
        const sums = ties.map((row) => row.reduce((sum, each) => sum + each, 0));
        const share = (a: number, b: number): number => (sums[a]! > 0 ? ties[a]![b]! / sums[a]! : 0);
        const { constraint, effectiveSize, contacts } = structuralHoles(graph);
        for (const [node, row] of ties.entries()) {
          const known = [...row.keys()].filter((other) => row[other]! > 0);
          const others = [...row.keys()];
          expect(contacts[node]).toBe(known.length);
          const burt = known.reduce((sum, j) => {
            const over = others.reduce(
              (total, q) => total + (q === node || q === j ? 0 : share(node, q) * share(q, j)),
              0,
            );
            return sum + (share(node, j) + over) ** 2;
          }, 0);
          if (known.length === 0) expect(constraint[node]).toBeNaN();
          else expect(constraint[node]).toBeCloseTo(burt, 12);
          const size = known.reduce((sum, j) => {
            const most = Math.max(...ties[j]!);
            return (
              sum +
              1 -
              others.reduce(
                (total, q) => total + (q === node || q === j ? 0 : (share(node, q) * ties[j]![q]!) / most),
                0,
              )
            );
          }, 0);
          expect(effectiveSize[node]).toBeCloseTo(size, 12);
        }
      }),
    );
  });
});

describe('cuts', () => {
  test('are nodes and edges without which more components are left', () => {
    const check = (graph: Graph): void => {
      const pieces = (keeps: (edge: number) => boolean, gone?: number): number =>
        new Set(componentsByBruteForce(graph, keeps).filter((_, node) => node !== gone)).size;
      const all = pieces(() => true);
      const { points, bridges } = cuts(graph);
      const edges = [...graph.from.keys()];
      expect([...bridges]).toEqual(edges.filter((edge) => pieces((each) => each !== edge) > all));
      const nodes = Array.from({ length: graph.nodeCount }, (_, node) => node);
      const falls = (node: number): boolean => {
        const lone = graph.degreeOf(node) + (graph.directed ? graph.reversed.degreeOf(node) : 0) === 0;
        return (
          pieces((edge) => graph.from[edge] !== node && graph.to[edge] !== node, node) > all - (lone ? 1 : 0)
        );
      };
      expect([...points]).toEqual(nodes.filter(falls));
    };
    fc.assert(fc.property(either, check));
    check(sparse(40, 44, 5));
  });
});
