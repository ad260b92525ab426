import { buildGraph } from './build.ts';
import type { Graph } from './graph.ts';
import { refuse } from './refuse.ts';

/** Part of a graph, and what its numbers are in the whole. */
export interface Subgraph {
  readonly graph: Graph;
  /** Node of the whole for each node of the part, ascending. */
  readonly nodes: Int32Array;
  /** Edge of the whole for each edge of the part, ascending. */
  readonly edges: Int32Array;
}

/**
 * The nodes that are asked for, in the order of their numbers, and every edge between them.
 * @throws ForelandError `graph-empty`, `kernel-node`
 */
export function subgraph(graph: Graph, nodes: Iterable<number>): Subgraph {
  const numbers = new Int32Array(graph.nodeCount).fill(-1);
  for (const node of nodes) {
    checkNode(graph, node);
    numbers[node] = 0;
  }
  let count = 0;
  for (let node = 0; node < numbers.length; node++) if (numbers[node] === 0) numbers[node] = count++;
  const kept = new Int32Array(count);
  for (let node = 0; node < numbers.length; node++) if (numbers[node]! >= 0) kept[numbers[node]!] = node;
  return withEdges(
    graph,
    kept,
    numbers,
    (edge) => numbers[graph.from[edge]!]! >= 0 && numbers[graph.to[edge]!]! >= 0,
  );
}

/** All nodes, and the edges that are asked for. */
export function edgeSubgraph(graph: Graph, keeps: (edge: number) => boolean): Subgraph {
  const all = Int32Array.from({ length: graph.nodeCount }, (_, node) => node);
  return withEdges(graph, all, all, keeps);
}

/** One edge in place of parallel ones, with the sum of their weights; edge numbers in order of first appearance. */
export function simplified(graph: Graph): Graph {
  const { nodeCount, directed, edgeCount } = graph;
  const first = new Map<number, number>();
  const from: number[] = [];
  const to: number[] = [];
  const weights: number[] = [];
  for (let edge = 0; edge < edgeCount; edge++) {
    const a = graph.from[edge]!;
    const b = graph.to[edge]!;
    const key = directed || a < b ? a * nodeCount + b : b * nodeCount + a;
    const known = first.get(key);
    const weight = graph.weights?.[edge] ?? 1;
    if (known === undefined) {
      first.set(key, from.length);
      from.push(a);
      to.push(b);
      weights.push(weight);
    } else weights[known]! += weight;
  }
  return buildGraph({ nodeCount, directed, from, to, weights });
}

/** @throws ForelandError `kernel-node` where the graph has no such node */
export function checkNode(graph: Graph, node: number): void {
  if (!Number.isInteger(node) || node < 0 || node >= graph.nodeCount) {
    throw refuse('kernel-node', `The network has no node ${node}.`);
  }
}

function withEdges(
  graph: Graph,
  nodes: Int32Array,
  numbers: Int32Array,
  keeps: (edge: number) => boolean,
): Subgraph {
  const edges = Int32Array.from({ length: graph.edgeCount }, (_, edge) => edge).filter(keeps);
  const { weights } = graph;
  return {
    graph: buildGraph({
      nodeCount: nodes.length,
      directed: graph.directed,
      from: edges.map((edge) => numbers[graph.from[edge]!]!),
      to: edges.map((edge) => numbers[graph.to[edge]!]!),
      weights: weights && Float64Array.from(edges, (edge) => weights[edge]!),
    }),
    nodes,
    edges,
  };
}
