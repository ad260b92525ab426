import { checkNode } from '../graph/derive.ts';
import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';

/** Distance of nodes that cannot be reached. */
export const UNREACHED = -1;

/** Memory of a search, to be used again for the next one over graphs of the same number of nodes. */
export class BreadthFirst {
  /** Number of edges from the nearest source, or {@link UNREACHED}; of the last search. */
  readonly distances: Int32Array;
  /** Nodes in the order in which they were reached; the first `reached` of them are of the last search. */
  readonly order: Int32Array;
  reached = 0;

  constructor(nodeCount: number) {
    this.distances = new Int32Array(nodeCount).fill(UNREACHED);
    this.order = new Int32Array(nodeCount);
  }

  /** Searches along the arcs. @throws ForelandError `kernel-node`, `kernel-length` */
  search(graph: Graph, sources: readonly number[]): void {
    const { distances, order } = this;
    if (distances.length !== graph.nodeCount) {
      throw refuse('kernel-length', 'The memory of the search is of another number of nodes.');
    }
    for (const source of sources) checkNode(graph, source);
    // What the last search left: cheaper to undo where it reached little.
    if (this.reached * 4 < distances.length) {
      for (let at = 0; at < this.reached; at++) distances[order[at]!] = UNREACHED;
    } else distances.fill(UNREACHED);
    let count = 0;
    for (const source of sources) {
      if (distances[source] !== UNREACHED) continue;
      distances[source] = 0;
      order[count++] = source;
    }
    this.reached = expand(graph, distances, order, count);
  }
}

function expand(
  { offsets, targets, nodeCount }: Graph,
  distances: Int32Array,
  order: Int32Array,
  sources: number,
): number {
  let count = sources;
  for (let at = 0; at < count && count < nodeCount; at++) {
    const node = order[at]!;
    const next = distances[node]! + 1;
    const end = offsets[node + 1]!;
    for (let arc = offsets[node]!; arc < end; arc++) {
      const other = targets[arc]!;
      if (distances[other]! < 0) {
        distances[other] = next;
        order[count++] = other;
      }
    }
  }
  return count;
}

/** Number of edges on the shortest way from the nearest of the sources to each node, or {@link UNREACHED}. */
export function distancesFrom(graph: Graph, sources: readonly number[]): Int32Array {
  const search = new BreadthFirst(graph.nodeCount);
  search.search(graph, sources);
  return search.distances;
}
