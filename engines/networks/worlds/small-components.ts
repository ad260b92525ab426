import { lowestBit } from '../bits.ts';
import { buildGraph } from '../graph/build.ts';
import { startsFromCounts } from '../graph/graph.ts';
import type { Graph } from '../graph/graph.ts';
import { LANES } from './masks.ts';
import { Spreading } from './spreading.ts';

/**
 * Components of 32 worlds at once. What hangs together with the node of most links is found in all worlds together; in
 * most worlds that is nearly everything. The rest is joined world by world.
 */
export class SmallComponents {
  readonly #graph: Graph;
  readonly #spreading: Spreading;
  readonly #hub: number;
  /** Trees of the world at hand, of nodes that an edge touches there; sizes stand at their roots. */
  readonly #parents: Int32Array;
  readonly #sizes: Int32Array;
  readonly #touched: Int32Array;
  /** Edges that exist apart from the hub, world by world. */
  #edges = new Int32Array();

  constructor(graph: Graph) {
    const { nodeCount, from, to } = graph;
    this.#graph = graph.directed ? buildGraph({ nodeCount, from, to }) : graph;
    this.#spreading = new Spreading(this.#graph);
    let hub = 0;
    for (let node = 1; node < nodeCount; node++) {
      if (this.#graph.degreeOf(node) > this.#graph.degreeOf(hub)) hub = node;
    }
    this.#hub = hub;
    this.#parents = new Int32Array(nodeCount).fill(-1);
    this.#sizes = new Int32Array(nodeCount);
    this.#touched = new Int32Array(nodeCount);
  }

  /**
   * @param tell is told of each world its number of components and the size of the largest
   * @returns worlds in which each node is in the largest component, to be read before the next call
   */
  find(
    masks: Int32Array,
    lanes: number,
    tell: (lane: number, components: number, largest: number) => void,
  ): Int32Array {
    const { nodeCount } = this.#graph;
    this.#spreading.from([this.#hub], masks, lanes);
    const { reached } = this.#spreading;
    const starts = this.#sortEdges(masks, lanes);
    const apart = bitSums(reached, lanes);
    for (let lane = 0; lane < LANES; lane++) {
      if (((lanes >>> lane) & 1) === 0) continue;
      const { joined, touched, most } = this.#join(starts[lane]!, starts[lane + 1]!);
      const hubSize = nodeCount - apart[lane]!;
      // Nodes that no edge touches are components of one.
      const rest = hubSize < nodeCount ? Math.max(most, 1) : 0;
      tell(lane, 1 + nodeCount - hubSize - joined, Math.max(hubSize, rest));
      if (rest >= hubSize) this.#choose(lane, rest, hubSize, touched);
      for (let at = 0; at < touched; at++) this.#parents[this.#touched[at]!] = -1;
    }
    return reached;
  }

  /** Puts the edges that exist apart from the hub in the order of their worlds. @returns where those of each world begin */
  #sortEdges(masks: Int32Array, lanes: number): Int32Array {
    const { from, edgeCount } = this.#graph;
    const { reached } = this.#spreading;
    const starts = new Int32Array(LANES + 1);
    // Where one end hangs together with the hub, the other does too.
    for (let edge = 0; edge < edgeCount; edge++) {
      for (let word = masks[edge]! & lanes & ~reached[from[edge]!]!; word !== 0; word &= word - 1) {
        starts[lowestBit(word)]!++;
      }
    }
    const next = startsFromCounts(starts);
    if (this.#edges.length < starts[LANES]!) this.#edges = new Int32Array(starts[LANES]!);
    for (let edge = 0; edge < edgeCount; edge++) {
      for (let word = masks[edge]! & lanes & ~reached[from[edge]!]!; word !== 0; word &= word - 1) {
        this.#edges[next[lowestBit(word)]!++] = edge;
      }
    }
    return starts;
  }

  /** Joins what the edges of one world join, apart from the hub. */
  #join(first: number, end: number): { joined: number; touched: number; most: number } {
    const { from, to } = this.#graph;
    let joined = 0;
    let touched = 0;
    let most = 0;
    for (let at = first; at < end; at++) {
      const edge = this.#edges[at]!;
      for (const node of [from[edge]!, to[edge]!]) {
        if (this.#parents[node]! >= 0) continue;
        this.#parents[node] = node;
        this.#sizes[node] = 1;
        this.#touched[touched++] = node;
      }
      const one = this.#rootOf(from[edge]!);
      const other = this.#rootOf(to[edge]!);
      if (one === other) continue;
      const [large, little] = this.#sizes[one]! >= this.#sizes[other]! ? [one, other] : [other, one];
      this.#parents[little] = large;
      this.#sizes[large]! += this.#sizes[little]!;
      most = Math.max(most, this.#sizes[large]!);
      joined++;
    }
    return { joined, touched, most };
  }

  /** Marks the largest components of a world where they are no smaller than that of the hub. */
  #choose(lane: number, size: number, hubSize: number, touched: number): void {
    const { reached } = this.#spreading;
    const bit = 1 << lane;
    if (size === 1) reached.forEach((word, node) => (reached[node] = word | bit));
    else {
      const keepsHub = size === hubSize;
      if (!keepsHub) reached.forEach((word, node) => (reached[node] = word & ~bit));
      for (let at = 0; at < touched; at++) {
        const node = this.#touched[at]!;
        if (this.#sizes[this.#rootOf(node)] === size) reached[node]! |= bit;
      }
    }
  }

  #rootOf(node: number): number {
    let at = node;
    while (this.#parents[at] !== at) {
      const above = this.#parents[this.#parents[at]!]!;
      this.#parents[at] = above;
      at = above;
    }
    return at;
  }
}

/** In how many words each of the lanes is not set. */
function bitSums(words: Int32Array, lanes: number): Int32Array {
  const sums = new Int32Array(LANES);
  for (let at = 0; at < words.length; at++) {
    for (let word = lanes & ~words[at]!; word !== 0; word &= word - 1) sums[lowestBit(word)]!++;
  }
  return sums;
}
