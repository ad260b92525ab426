import type { LinkedNetwork } from '../analysis/linked-network.ts';
import { linkFilter } from './filter.ts';
import type { ChartFilter } from './filter.ts';

export interface ChartQuery extends ChartFilter {
  /** Positions of the nodes to begin with. */
  readonly start: readonly number[];
  /** Links away from them. */
  readonly steps: number;
  /** Most nodes. */
  readonly limit: number;
  /** Nodes that are there already: not found again, and joined to what is found. */
  readonly beside?: readonly number[];
}

/** Part of a network, by positions of nodes and links. */
export interface ChartSelection {
  /** In the order in which they were reached. */
  readonly nodes: readonly number[];
  /** Every link that passes the filter between them, and from them to what is beside, ascending. */
  readonly links: readonly number[];
  /** Nodes within the steps that the limit left out. */
  readonly leftOut: number;
}

/** Links of each node, ready to be walked along. */
export class Neighbourhoods {
  readonly #network: LinkedNetwork;
  readonly #links: number[][];

  constructor(network: LinkedNetwork) {
    this.#network = network;
    this.#links = network.evidence.nodes.map(() => []);
    for (const [position, { from, to }] of network.evidence.links.entries()) {
      this.#links[from]!.push(position);
      this.#links[to]!.push(position);
    }
  }

  get network(): LinkedNetwork {
    return this.#network;
  }

  /** Links of a node, whatever is filtered. */
  countOf(node: number): number {
    return this.#links[node]?.length ?? 0;
  }

  /** All nodes, those with the most links first, of as many in the order of their positions. */
  mostLinked(): number[] {
    return [...this.#links.keys()].sort(
      (one, other) => this.countOf(other) - this.countOf(one) || one - other,
    );
  }

  linksOf(node: number): readonly number[] {
    return this.#links[node] ?? [];
  }

  otherEnd(link: number, node: number): number {
    const { from, to } = this.#network.evidence.links[link]!;
    return from === node ? to : from;
  }
}

interface Reached {
  readonly node: number;
  readonly probability: number;
}

/**
 * The nodes within some steps of others. Where there are too many, the nearest stay, of those the most surely linked, of
 * those the ones with fewer links, for they say more.
 */
export function selectChart(
  around: Neighbourhoods,
  { start, steps, limit, beside = [], ...filter }: ChartQuery,
): ChartSelection {
  const { network } = around;
  const passes = linkFilter(network, filter);
  const beginning = [...new Set(start)];
  const chosen = new Set(beginning.slice(0, limit));
  const there = new Set(beside);
  let leftOut = beginning.length - chosen.size;
  let edge = [...chosen];
  for (let step = 0; step < steps && edge.length > 0; step++) {
    const found = new Map<number, Reached>();
    for (const node of edge) {
      for (const link of around.linksOf(node)) {
        const other = around.otherEnd(link, node);
        if (chosen.has(other) || there.has(other) || !passes(link)) continue;
        const { probability } = network.confidence[link]!;
        const known = found.get(other);
        if (!known || known.probability < probability) found.set(other, { node: other, probability });
      }
    }
    const ordered = [...found.values()].sort(
      (one, other) =>
        other.probability - one.probability ||
        around.countOf(one.node) - around.countOf(other.node) ||
        one.node - other.node,
    );
    const kept = ordered.slice(0, limit - chosen.size).map(({ node }) => node);
    leftOut += ordered.length - kept.length;
    for (const node of kept) chosen.add(node);
    edge = kept;
  }
  const links = new Set<number>();
  for (const node of chosen) {
    for (const link of around.linksOf(node)) {
      const other = around.otherEnd(link, node);
      if (!links.has(link) && (chosen.has(other) || there.has(other)) && passes(link)) links.add(link);
    }
  }
  return { nodes: [...chosen], links: [...links].sort((one, other) => one - other), leftOut };
}
