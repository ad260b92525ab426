/**
 * A network in compressed sparse rows. Nodes are numbered 0 to `nodeCount - 1`, edges 0 to `edgeCount - 1` in the order in
 * which they were given; parallel edges are kept, edges from a node to itself are not. An undirected edge is two arcs.
 * The arrays are read by every kernel and written by none. Made by `buildGraph`, which checks what comes in.
 */
export class Graph {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly directed: boolean;
  /** Ends of each edge; the source first where the graph is directed. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Weight of each edge; absent where each weighs one. */
  readonly weights: Float64Array | undefined;
  /** Arcs of node v stand from `offsets[v]` to `offsets[v + 1] - 1`, in the order of edges. */
  readonly offsets: Int32Array;
  /** Node at the other end of each arc. */
  readonly targets: Int32Array;
  #arcEdges: Int32Array | undefined;
  #arcWeights: Float64Array | undefined;
  #reversed: Graph | undefined;

  constructor(parts: GraphParts) {
    this.nodeCount = parts.offsets.length - 1;
    this.edgeCount = parts.from.length;
    this.directed = parts.directed;
    this.from = parts.from;
    this.to = parts.to;
    this.weights = parts.weights;
    this.offsets = parts.offsets;
    this.targets = parts.targets;
  }

  /** Edge of each arc; made when first asked for. */
  get arcEdges(): Int32Array {
    this.#arcEdges ??= arcEdgesOf(this);
    return this.#arcEdges;
  }

  /** Weight of each arc; made when first asked for. */
  get arcWeights(): Float64Array {
    if (!this.#arcWeights) {
      this.#arcWeights = new Float64Array(this.targets.length).fill(1);
      if (this.weights) spread(this.weights, this.arcEdges, this.#arcWeights);
    }
    return this.#arcWeights;
  }

  /** The graph with every edge turned round, with the same numbers of nodes and edges; itself where undirected. */
  get reversed(): Graph {
    if (!this.directed) return this;
    if (!this.#reversed) {
      const { directed, from: to, to: from, weights } = this;
      this.#reversed = new Graph({
        directed,
        from,
        to,
        weights,
        ...arcsOf(this.nodeCount, from, to, directed),
      });
      this.#reversed.#reversed = this;
    }
    return this.#reversed;
  }

  /** Number of arcs that leave the node: of an undirected graph its degree, parallel edges counted each. */
  degreeOf(node: number): number {
    return this.offsets[node + 1]! - this.offsets[node]!;
  }
}

/** Plain arrays of a graph: what a thread needs to have it, too. */
export interface GraphParts {
  readonly directed: boolean;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float64Array | undefined;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** Counting sort of the arcs by their first node; edges of one node keep their order. Ends must be in range. */
export function arcsOf(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  directed: boolean,
): { offsets: Int32Array; targets: Int32Array } {
  const edgeCount = from.length;
  const offsets = new Int32Array(nodeCount + 1);
  for (let edge = 0; edge < edgeCount; edge++) offsets[from[edge]!]!++;
  if (!directed) for (let edge = 0; edge < edgeCount; edge++) offsets[to[edge]!]!++;
  const next = startsFromCounts(offsets);
  const targets = new Int32Array(directed ? edgeCount : 2 * edgeCount);
  if (directed) {
    for (let edge = 0; edge < edgeCount; edge++) targets[next[from[edge]!]!++] = to[edge]!;
  } else {
    for (let edge = 0; edge < edgeCount; edge++) {
      const source = from[edge]!;
      const target = to[edge]!;
      targets[next[source]!++] = target;
      targets[next[target]!++] = source;
    }
  }
  return { offsets, targets };
}

/** Turns counts, with one place to spare at the end, into starts, in place. @returns a copy to be moved along */
export function startsFromCounts(counts: Int32Array): Int32Array {
  let sum = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at]!;
    counts[at] = sum;
    sum += count;
  }
  return counts.slice();
}

/** Gives each arc what its edge has. */
export function spread(values: Float64Array, arcEdges: Int32Array, out: Float64Array): void {
  for (let arc = 0; arc < arcEdges.length; arc++) out[arc] = values[arcEdges[arc]!]!;
}

function arcEdgesOf({ edgeCount, directed, from, to, offsets, targets }: Graph): Int32Array {
  const next = offsets.slice();
  const edges = new Int32Array(targets.length);
  for (let edge = 0; edge < edgeCount; edge++) {
    edges[next[from[edge]!]!++] = edge;
    if (!directed) edges[next[to[edge]!]!++] = edge;
  }
  return edges;
}
