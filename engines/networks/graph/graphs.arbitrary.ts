import fc from 'fast-check';
import { buildGraph } from './build.ts';
import type { Graph } from './graph.ts';

export interface GraphShape {
  readonly directed?: boolean;
  readonly weighted?: boolean;
  readonly maxNodes?: number;
  readonly maxEdges?: number;
}

/** Small graphs, with parallel edges, lone nodes and, where weighted, whole weights from 1 to 5, so that ties are common. */
export function graphs({
  directed = false,
  weighted = false,
  maxNodes = 9,
  maxEdges = 20,
}: GraphShape = {}): fc.Arbitrary<Graph> {
  return fc.integer({ min: 2, max: maxNodes }).chain((nodeCount) => {
    const node = fc.integer({ min: 0, max: nodeCount - 1 });
    const edge = fc.record({ from: node, to: node, weight: fc.integer({ min: 1, max: 5 }) });
    return fc.array(edge, { maxLength: maxEdges }).map((edges) =>
      buildGraph({
        nodeCount,
        from: edges.map(({ from }) => from),
        to: edges.map(({ to }) => to),
        weights: weighted ? edges.map(({ weight }) => weight) : undefined,
        directed,
        selfLoops: 'drop',
      }),
    );
  });
}

/** Ways to go from each node: the other end and the edge. */
export function waysOf(graph: Graph): { node: number; edge: number }[][] {
  const ways: { node: number; edge: number }[][] = Array.from({ length: graph.nodeCount }, () => []);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const [from, to] = [graph.from[edge]!, graph.to[edge]!];
    ways[from]!.push({ node: to, edge });
    if (!graph.directed) ways[to]!.push({ node: from, edge });
  }
  return ways;
}

/** Sum of weights from each node to each other. */
export function matrixOf(graph: Graph): number[][] {
  const matrix = Array.from({ length: graph.nodeCount }, () =>
    Array.from({ length: graph.nodeCount }, () => 0),
  );
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const [from, to] = [graph.from[edge]!, graph.to[edge]!];
    const weight = graph.weights?.[edge] ?? 1;
    matrix[from]![to]! += weight;
    if (!graph.directed) matrix[to]![from]! += weight;
  }
  return matrix;
}

/** All paths without a node twice between two nodes, as edges. */
export function allPaths(graph: Graph, source: number, target: number): number[][] {
  const ways = waysOf(graph);
  const found: number[][] = [];
  const walk = (node: number, seen: ReadonlySet<number>, edges: readonly number[]): void => {
    if (node === target) {
      found.push([...edges]);
      return;
    }
    for (const way of ways[node]!) {
      if (!seen.has(way.node)) walk(way.node, new Set([...seen, way.node]), [...edges, way.edge]);
    }
  };
  walk(source, new Set([source]), []);
  return found;
}

/** Numbers of edges between nodes, by relaxing until nothing changes. */
export function distancesByBruteForce(graph: Graph, sources: readonly number[]): number[] {
  const distances = Array.from({ length: graph.nodeCount }, (_, node) =>
    sources.includes(node) ? 0 : Infinity,
  );
  const ways = waysOf(graph);
  for (let round = 0; round < graph.nodeCount; round++) {
    for (const [node, each] of ways.entries()) {
      for (const way of each) distances[way.node] = Math.min(distances[way.node]!, distances[node]! + 1);
    }
  }
  return distances;
}

/** Which nodes hang together, by the smallest node of each component, over the edges that are kept. */
export function componentsByBruteForce(
  graph: Graph,
  keeps: (edge: number) => boolean = () => true,
): number[] {
  const names = Array.from({ length: graph.nodeCount }, (_, node) => node);
  for (let round = 0; round < graph.nodeCount; round++) {
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      if (!keeps(edge)) continue;
      const least = Math.min(names[graph.from[edge]!]!, names[graph.to[edge]!]!);
      names[graph.from[edge]!] = least;
      names[graph.to[edge]!] = least;
    }
  }
  return names;
}
