import type { EvidenceGraph, GraphLink, GraphNode } from '../assembly/evidence-graph.ts';

/** A link as one of its ends sees it. */
export interface LinkAround {
  readonly link: GraphLink;
  readonly neighbour: GraphNode;
  /** Position of the neighbour. */
  readonly at: number;
  readonly outgoing: boolean;
}

/** Links of every node, to look around from one. */
export class Surroundings {
  readonly graph: EvidenceGraph;
  readonly #links: (readonly LinkAround[] | undefined)[];

  constructor(graph: EvidenceGraph) {
    this.graph = graph;
    const links: LinkAround[][] = [];
    for (const link of graph.links) {
      (links[link.from] ??= []).push(this.#seen(link, link.to, true));
      (links[link.to] ??= []).push(this.#seen(link, link.from, false));
    }
    this.#links = links;
  }

  of(position: number): readonly LinkAround[] {
    return this.#links[position] ?? [];
  }

  #seen(link: GraphLink, at: number, outgoing: boolean): LinkAround {
    const neighbour = this.graph.nodes[at];
    if (!neighbour) throw new RangeError(`There is no node ${at}.`);
    return { link, neighbour, at, outgoing };
  }
}
