import { checkNode } from '../graph/derive.ts';
import type { Graph } from '../graph/graph.ts';
import { byArc, checkLengths } from './lengths.ts';
import { NodeHeap } from './node-heap.ts';

export interface BetweennessOptions {
  /** Where paths begin; every node where left out. Sums over parts of the nodes add up to the whole. */
  readonly sources?: readonly number[];
  /** Length of each edge, above zero; each is one long where left out. */
  readonly lengths?: Float64Array;
  /** Throws where nobody wants the result any more; called often. */
  readonly checkpoint?: (() => void) | undefined;
}

/** Lengths of two ways that differ by less than this share are equal, but for rounding. */
const EQUAL = 1e-10;

/**
 * For each node, over all pairs of a source and another node, the share of shortest paths between them that pass through
 * it (Brandes 2001). Of an undirected graph each pair counts once, so that a pair of two sources counts half from either
 * side. Parallel edges are paths of their own.
 * @throws ForelandError `kernel-node`, `kernel-length`, `kernel-value`
 */
export function betweenness(graph: Graph, options: BetweennessOptions = {}): Float64Array {
  const { sources, lengths, checkpoint } = options;
  for (const source of sources ?? []) checkNode(graph, source);
  if (lengths) checkLengths(graph, lengths);
  const sums = new Float64Array(graph.nodeCount);
  const search = lengths ? new WeightedPaths(graph, byArc(graph, lengths)) : new Paths(graph);
  const count = sources?.length ?? graph.nodeCount;
  for (let at = 0; at < count; at++) {
    checkpoint?.();
    search.addFrom(sources ? sources[at]! : at, sums);
  }
  if (!graph.directed) for (let node = 0; node < sums.length; node++) sums[node]! /= 2;
  return sums;
}

/** Shortest paths where every edge is one long. */
class Paths {
  readonly #graph: Graph;
  readonly #distances: Int32Array;
  readonly #order: Int32Array;
  /** Number of shortest paths to each node. */
  readonly #counts: Float64Array;
  /** (1 + dependency) / number of paths, of each node. */
  readonly #shares: Float64Array;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#distances = new Int32Array(graph.nodeCount).fill(-1);
    this.#order = new Int32Array(graph.nodeCount);
    this.#counts = new Float64Array(graph.nodeCount);
    this.#shares = new Float64Array(graph.nodeCount);
  }

  addFrom(source: number, sums: Float64Array): void {
    const reached = countPaths(this.#graph, source, this.#distances, this.#order, this.#counts);
    addDependencies(this.#graph, reached, this.#distances, this.#order, this.#counts, this.#shares, sums);
    for (let at = 0; at < reached; at++) this.#distances[this.#order[at]!] = -1;
  }
}

function countPaths(
  { offsets, targets }: Graph,
  source: number,
  distances: Int32Array,
  order: Int32Array,
  counts: Float64Array,
): number {
  distances[source] = 0;
  counts[source] = 1;
  order[0] = source;
  let reached = 1;
  for (let at = 0; at < reached; at++) {
    const node = order[at]!;
    const next = distances[node]! + 1;
    const paths = counts[node]!;
    const end = offsets[node + 1]!;
    for (let arc = offsets[node]!; arc < end; arc++) {
      const other = targets[arc]!;
      const distance = distances[other]!;
      if (distance === next) counts[other]! += paths;
      else if (distance < 0) {
        distances[other] = next;
        counts[other] = paths;
        order[reached++] = other;
      }
    }
  }
  return reached;
}

function addDependencies(
  { offsets, targets }: Graph,
  reached: number,
  distances: Int32Array,
  order: Int32Array,
  counts: Float64Array,
  shares: Float64Array,
  sums: Float64Array,
): void {
  for (let at = reached - 1; at > 0; at--) {
    const node = order[at]!;
    const next = distances[node]! + 1;
    let sum = 0;
    const end = offsets[node + 1]!;
    for (let arc = offsets[node]!; arc < end; arc++) {
      const other = targets[arc]!;
      if (distances[other] === next) sum += shares[other]!;
    }
    const dependency = sum * counts[node]!;
    sums[node]! += dependency;
    shares[node] = (1 + dependency) / counts[node]!;
  }
}

/** Shortest paths along edges of different lengths (Dijkstra 1959). */
class WeightedPaths {
  readonly #graph: Graph;
  readonly #lengths: Float64Array;
  readonly #heap: NodeHeap;
  readonly #distances: Float64Array;
  readonly #settled: Uint8Array;
  readonly #order: Int32Array;
  readonly #counts: Float64Array;
  readonly #shares: Float64Array;

  constructor(graph: Graph, lengths: Float64Array) {
    const { nodeCount } = graph;
    this.#graph = graph;
    this.#lengths = lengths;
    this.#heap = new NodeHeap(nodeCount);
    this.#distances = new Float64Array(nodeCount).fill(Infinity);
    this.#settled = new Uint8Array(nodeCount);
    this.#order = new Int32Array(nodeCount);
    this.#counts = new Float64Array(nodeCount);
    this.#shares = new Float64Array(nodeCount);
  }

  addFrom(source: number, sums: Float64Array): void {
    const reached = this.#search(source);
    const { offsets, targets } = this.#graph;
    for (let at = reached - 1; at >= 0; at--) {
      const node = this.#order[at]!;
      const distance = this.#distances[node]!;
      let sum = 0;
      for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
        const other = targets[arc]!;
        // Settled nodes are those that stand behind this one in the order.
        if (this.#settled[other] === 1) continue;
        if (isEqual(distance + this.#lengths[arc]!, this.#distances[other]!)) sum += this.#shares[other]!;
      }
      this.#settled[node] = 0;
      const dependency = sum * this.#counts[node]!;
      if (node !== source) sums[node]! += dependency;
      this.#shares[node] = (1 + dependency) / this.#counts[node]!;
    }
    for (let at = 0; at < reached; at++) this.#distances[this.#order[at]!] = Infinity;
  }

  #search(source: number): number {
    const { offsets, targets } = this.#graph;
    this.#distances[source] = 0;
    this.#counts[source] = 1;
    this.#heap.put(source, 0);
    let reached = 0;
    while (this.#heap.size > 0) {
      const node = this.#heap.take();
      this.#settled[node] = 1;
      this.#order[reached++] = node;
      const distance = this.#distances[node]!;
      for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
        const other = targets[arc]!;
        if (this.#settled[other] === 1) continue;
        const length = distance + this.#lengths[arc]!;
        const known = this.#distances[other]!;
        if (isEqual(length, known)) this.#counts[other]! += this.#counts[node]!;
        else if (length < known) {
          this.#distances[other] = length;
          this.#counts[other] = this.#counts[node]!;
          this.#heap.put(other, length);
        }
      }
    }
    return reached;
  }
}

function isEqual(one: number, other: number): boolean {
  return Math.abs(one - other) <= EQUAL * one;
}
