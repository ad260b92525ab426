import type { Graph } from '../graph/graph.ts';

/** How many different contacts each node of a network has, and what two nodes usually have in common. */
export class Contacts {
  readonly #counts: readonly number[];

  constructor(graph: Graph) {
    const sets = Array.from({ length: graph.nodeCount }, () => new Set<number>());
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      sets[graph.from[edge]!]!.add(graph.to[edge]!);
      sets[graph.to[edge]!]!.add(graph.from[edge]!);
    }
    this.#counts = sets.map((set) => set.size);
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
