import type { Day } from '../assembly/days.ts';
import type { EvidenceGraph, GraphLink } from '../assembly/evidence-graph.ts';
import type { NodeKind } from '../assembly/node-kind.ts';
import { isConfirmed } from '../analysis/link-confidence.ts';
import type { LinkedNetwork } from '../analysis/linked-network.ts';

/** What of a network is looked at. Whatever is left out does not narrow it. */
export interface ChartFilter {
  /** Links of which something is known between these days, and those that nobody dated. */
  readonly after?: Day;
  readonly before?: Day;
  readonly kinds?: readonly NodeKind[];
  readonly types?: readonly string[];
  /** 0 to 1. */
  readonly leastProbability?: number;
  readonly confirmed?: boolean | undefined;
}

/** Does a link, by its position, pass the filter? */
export function linkFilter(network: LinkedNetwork, filter: ChartFilter): (position: number) => boolean {
  const types = filter.types && new Set(filter.types);
  const isShown = nodeFilter(network.evidence, filter);
  const {
    after = Number.NEGATIVE_INFINITY,
    before = Number.POSITIVE_INFINITY,
    leastProbability = 0,
    confirmed = false,
  } = filter;
  return (position) => {
    const link = network.evidence.links[position]!;
    return (
      (types === undefined || types.has(link.type)) &&
      isWithin(link, after, before) &&
      isShown(link.from) &&
      isShown(link.to) &&
      network.confidence[position]!.probability >= leastProbability &&
      (!confirmed || isConfirmed(network.confidence[position]!))
    );
  };
}

function isWithin({ firstDay, lastDay }: GraphLink, after: Day, before: Day): boolean {
  return lastDay >= after && firstDay <= before;
}

/** Is a node, by its position, of a kind that is looked at? */
export function nodeFilter({ nodes }: EvidenceGraph, { kinds }: ChartFilter): (position: number) => boolean {
  const wanted = kinds && new Set(kinds);
  return (position) => wanted === undefined || wanted.has(nodes[position]!.kind);
}
