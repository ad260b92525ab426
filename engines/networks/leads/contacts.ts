import { simplified } from '../graph/derive.ts';
import type { Graph } from '../graph/graph.ts';

/** How many different contacts each node of an undirected network has, and what two nodes usually have in common. */
export class Contacts {
  readonly #counts: readonly number[];

  constructor(graph: Graph) {
    const once = simplified(graph);
    this.#counts = Array.from({ length: once.nodeCount }, (_, node) => once.degreeOf(node));
  }

  countOf(node: number): number {
    return this.#counts[node] ?? 0;
  }

  /** Contacts that any two of so many nodes would have in common, if all pairs were among them. */
  usualCommon(nodes: number): number {
    return this.#sum((count) => count * (count - 1)) / (nodes * (nodes - 1));
  }

  /** Resource allocation of any two of so many nodes: each common contact counts one by its number of contacts. */
  usualScore(nodes: number): number {
    return this.#sum((count) => count - 1) / (nodes * (nodes - 1));
  }

  #sum(of: (count: number) => number): number {
    return this.#counts.reduce((sum, count) => sum + (count > 1 ? of(count) : 0), 0);
  }
}
