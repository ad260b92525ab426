import type { Graph } from '../graph/graph.ts';
import type { Random } from '../random.ts';

/** Betweenness in what is left of a graph, from some sources (Brandes 2001; Brandes & Pich 2007). */
class Brokerage {
  readonly #graph: Graph;
  readonly #depths: Int32Array;
  readonly #ways: Float64Array;
  readonly #shares: Float64Array;
  readonly #order: Int32Array;
  readonly scores: Float64Array;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#depths = new Int32Array(graph.nodeCount);
    this.#ways = new Float64Array(graph.nodeCount);
    this.#shares = new Float64Array(graph.nodeCount);
    this.#order = new Int32Array(graph.nodeCount);
    this.scores = new Float64Array(graph.nodeCount);
  }

  add(source: number, absent: Uint8Array): void {
    const { offsets, targets } = this.#graph;
    const [depths, ways, shares, order] = [this.#depths, this.#ways, this.#shares, this.#order];
    depths.fill(-1);
    depths[source] = 0;
    ways[source] = 1;
    order[0] = source;
    let filled = 1;
    for (let taken = 0; taken < filled; taken++) {
      const node = order[taken]!;
      shares[node] = 0;
      for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
        const next = targets[arc]!;
        if (absent[next] === 1) continue;
        if (depths[next]! < 0) {
          depths[next] = depths[node]! + 1;
          ways[next] = 0;
          order[filled++] = next;
        }
        if (depths[next] === depths[node]! + 1) ways[next]! += ways[node]!;
      }
    }
    for (let at = filled - 1; at > 0; at--) {
      const node = order[at]!;
      for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
        const before = targets[arc]!;
        if (absent[before] === 0 && depths[before] === depths[node]! - 1) {
          shares[before]! += (ways[before]! / ways[node]!) * (1 + shares[node]!);
        }
      }
      this.scores[node]! += shares[node]!;
    }
  }
}

/**
 * Takes out, again and again, the node that lies on most shortest paths within the largest component, until no component
 * has more than `threshold` nodes. Of large components a sample of sources is searched.
 */
export function brokerageOrder(graph: Graph, threshold: number, sources: number, random: Random): Int32Array {
  const brokerage = new Brokerage(graph);
  const absent = new Uint8Array(graph.nodeCount);
  const order: number[] = [];
  for (;;) {
    const members = largestAmong(graph, absent);
    if (members.length <= threshold) return Int32Array.from(order);
    brokerage.scores.fill(0);
    if (members.length <= sources) for (const node of members) brokerage.add(node, absent);
    else {
      for (let draw = 0; draw < sources; draw++) {
        brokerage.add(members[random.below(members.length)]!, absent);
      }
    }
    let best = members[0]!;
    for (const node of members) if (brokerage.scores[node]! > brokerage.scores[best]!) best = node;
    absent[best] = 1;
    order.push(best);
  }
}

/** Members of the largest component of what is left; of equal ones that of the smallest node. */
function largestAmong(graph: Graph, absent: Uint8Array): Int32Array {
  const seen = absent.slice();
  const queue = new Int32Array(graph.nodeCount);
  let best = new Int32Array(0);
  for (let start = 0; start < graph.nodeCount; start++) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    queue[0] = start;
    let filled = 1;
    for (let taken = 0; taken < filled; taken++) {
      const node = queue[taken]!;
      for (let arc = graph.offsets[node]!; arc < graph.offsets[node + 1]!; arc++) {
        const next = graph.targets[arc]!;
        if (seen[next] === 1) continue;
        seen[next] = 1;
        queue[filled++] = next;
      }
    }
    if (filled > best.length) best = queue.slice(0, filled);
  }
  return best;
}
