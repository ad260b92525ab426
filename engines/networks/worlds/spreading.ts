import type { Graph } from '../graph/graph.ts';

/** Finds what can be reached in 32 worlds at once, one bit of a word each. */
export class Spreading {
  readonly #graph: Graph;
  /** Worlds in which each node is reached. */
  readonly reached: Int32Array;
  /** Worlds that came to a node that waits since it was last looked at. */
  readonly #fresh: Int32Array;
  readonly #waiting: Int32Array;
  readonly #next: Int32Array;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.reached = new Int32Array(graph.nodeCount);
    this.#fresh = new Int32Array(graph.nodeCount);
    this.#waiting = new Int32Array(graph.nodeCount);
    this.#next = new Int32Array(graph.nodeCount);
  }

  /**
   * @param masks worlds in which each edge exists
   * @param lanes worlds that are asked for
   */
  from(sources: ArrayLike<number>, masks: Int32Array, lanes: number): void {
    this.reached.fill(0);
    let count = 0;
    for (let at = 0; at < sources.length; at++) {
      const source = sources[at]!;
      if (this.#fresh[source] !== 0 || lanes === 0) continue;
      this.reached[source] = this.#fresh[source] = lanes;
      this.#waiting[count++] = source;
    }
    spread(this.#graph, masks, this.reached, this.#fresh, this.#waiting, this.#next, count);
  }
}

function spread(
  { offsets, targets, arcEdges }: Graph,
  masks: Int32Array,
  reached: Int32Array,
  fresh: Int32Array,
  first: Int32Array,
  second: Int32Array,
  sources: number,
): void {
  let waiting = first;
  let next = second;
  let count = sources;
  while (count > 0) {
    let nextCount = 0;
    for (let at = 0; at < count; at++) {
      const node = waiting[at]!;
      const word = fresh[node]!;
      fresh[node] = 0;
      const end = offsets[node + 1]!;
      for (let arc = offsets[node]!; arc < end; arc++) {
        const other = targets[arc]!;
        const gained = word & ~reached[other]! & masks[arcEdges[arc]!]!;
        if (gained === 0) continue;
        reached[other]! |= gained;
        if (fresh[other] === 0) next[nextCount++] = other;
        fresh[other]! |= gained;
      }
    }
    const done = waiting;
    waiting = next;
    next = done;
    count = nextCount;
  }
}
