import type { Graph } from '../graph/graph.ts';

/** How a network falls apart as nodes are taken out in order. */
export interface RemovalCurve {
  /** Nodes in the largest component after each removal. */
  readonly sizes: Int32Array;
  /** Removals until the largest component has at most `threshold` nodes; `Infinity` where it never does. */
  readonly removals: number;
  /** Sum of `sizes` over those removals, as shares of all nodes: the area under the curve. */
  readonly area: number;
}

/**
 * Curves of one graph, many orders. Nodes are put back from the last to the first, so that components only join and one
 * order costs one pass over the edges (union-find by size, paths halved).
 */
export class RemovalCurves {
  readonly #graph: Graph;
  readonly #parents: Int32Array;
  readonly #counts: Int32Array;
  readonly #absent: Uint8Array;
  readonly #sizes: Int32Array;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#parents = new Int32Array(graph.nodeCount);
    this.#counts = new Int32Array(graph.nodeCount);
    this.#absent = new Uint8Array(graph.nodeCount);
    this.#sizes = new Int32Array(graph.nodeCount + 1);
  }

  /** Of distinct nodes in the order of removal; the result's sizes are overwritten by the next call. */
  of(order: ArrayLike<number>, threshold: number): RemovalCurve {
    const { nodeCount, edgeCount, from, to, offsets, targets } = this.#graph;
    const [parents, counts, absent, sizes] = [this.#parents, this.#counts, this.#absent, this.#sizes];
    for (let node = 0; node < nodeCount; node++) parents[node] = node;
    counts.fill(1);
    absent.fill(0);
    for (let at = 0; at < order.length; at++) absent[order[at]!] = 1;
    let largest = order.length < nodeCount ? 1 : 0;
    for (let edge = 0; edge < edgeCount; edge++) {
      if (absent[from[edge]!] === 1 || absent[to[edge]!] === 1) continue;
      largest = Math.max(largest, this.#join(from[edge]!, to[edge]!));
    }
    let removals = Infinity;
    for (let at = order.length - 1; at >= 0; at--) {
      sizes[at] = largest;
      if (largest <= threshold) removals = at + 1;
      const node = order[at]!;
      absent[node] = 0;
      largest = Math.max(largest, 1);
      for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
        if (absent[targets[arc]!] === 0) largest = Math.max(largest, this.#join(node, targets[arc]!));
      }
    }
    let sum = 0;
    const last = Math.min(removals, order.length);
    for (let at = 0; at < last; at++) sum += sizes[at]!;
    return { sizes: sizes.subarray(0, order.length), removals, area: sum / nodeCount };
  }

  /** @returns size of the component of both */
  #join(one: number, other: number): number {
    const [parents, counts] = [this.#parents, this.#counts];
    let [a, b] = [this.#rootOf(one), this.#rootOf(other)];
    if (a === b) return counts[a]!;
    if (counts[a]! < counts[b]!) [a, b] = [b, a];
    parents[b] = a;
    counts[a]! += counts[b]!;
    return counts[a]!;
  }

  #rootOf(node: number): number {
    const parents = this.#parents;
    let root = node;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]!]!;
      root = parents[root]!;
    }
    return root;
  }
}
