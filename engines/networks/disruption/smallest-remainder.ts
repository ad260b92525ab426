import { simplified } from '../graph/derive.ts';
import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';
import { Random } from '../random.ts';

export interface Remainder {
  /** Nodes that are taken out, ascending. */
  readonly nodes: readonly number[];
  /** Nodes in the largest component that is left. */
  readonly largest: number;
}

export interface RemainderOptions {
  readonly seed?: number;
  /** Searches from random sets, and exchanges tried in each. */
  readonly restarts?: number;
  readonly exchanges?: number;
}

const HOT = 3;
const COLD = 0.15;

/**
 * A few nodes whose loss leaves the smallest largest component: random sets, annealed by exchanging one node at a time,
 * the best of all. For a handful of nodes in networks of some hundred; found, not proven, least. Searches that take one node
 * after the other miss sets that only work together.
 */
export function smallestRemainder(
  input: Graph,
  count: number,
  { seed = 1, restarts = 100, exchanges = 2500 }: RemainderOptions = {},
): Remainder {
  const graph = simplified(input);
  if (!Number.isInteger(count) || count < 0 || count > graph.nodeCount) {
    throw refuse('kernel-parameter', 'The number of nodes to take out must lie within the network.');
  }
  const remains = new Remains(graph);
  const random = new Random(seed);
  const all = Int32Array.from({ length: graph.nodeCount }, (_, node) => node);
  let best = all.slice(0, count);
  let least = remains.largestWithout(best);
  if (count === 0 || count === graph.nodeCount) return { nodes: Array.from(best), largest: least };
  for (let restart = 0; restart < restarts; restart++) {
    random.shuffle(all);
    const chosen = all.slice(0, count);
    let largest = remains.largestWithout(chosen);
    for (let step = 0; step < exchanges; step++) {
      const place = random.below(count);
      const node = random.below(graph.nodeCount);
      if (chosen.includes(node)) continue;
      const gone = chosen[place]!;
      chosen[place] = node;
      const next = remains.largestWithout(chosen);
      const heat = HOT * (COLD / HOT) ** (step / exchanges);
      if (next <= largest || random.next() < Math.exp((largest - next) / heat)) largest = next;
      else chosen[place] = gone;
      if (largest < least) [best, least] = [chosen.slice(), largest];
    }
  }
  return { nodes: Array.from(best).sort((a, b) => a - b), largest: least };
}

/** Largest components of one graph without some nodes. */
class Remains {
  readonly #graph: Graph;
  readonly #seen: Int32Array;
  readonly #queue: Int32Array;
  #mark = 0;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#seen = new Int32Array(graph.nodeCount);
    this.#queue = new Int32Array(graph.nodeCount);
  }

  largestWithout(nodes: ArrayLike<number>): number {
    const { nodeCount, offsets, targets } = this.#graph;
    const [seen, queue] = [this.#seen, this.#queue];
    const mark = ++this.#mark;
    for (let at = 0; at < nodes.length; at++) seen[nodes[at]!] = mark;
    let largest = 0;
    for (let start = 0; start < nodeCount; start++) {
      if (seen[start] === mark) continue;
      seen[start] = mark;
      queue[0] = start;
      let filled = 1;
      for (let taken = 0; taken < filled; taken++) {
        const node = queue[taken]!;
        for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
          const next = targets[arc]!;
          if (seen[next] === mark) continue;
          seen[next] = mark;
          queue[filled++] = next;
        }
      }
      largest = Math.max(largest, filled);
    }
    return largest;
  }
}
