import type { NetworkLink, NetworkNode } from '../networks.ts';
import type { ChartNarrowing } from '../route.ts';
import type { ChartState } from './chartState.ts';

export interface ShownChart {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
}

/**
 * What of a chart its filters show. A node all of whose links are filtered away goes with them; one without any link stays.
 */
export function narrowed(
  { nodes, links, hidden }: ChartState,
  { kinds, types, least = 0, confirmed = false, since, until }: ChartNarrowing,
): ShownChart {
  const wantedKinds = kinds && new Set(kinds);
  const wantedTypes = types && new Set(types);
  const isOpen = (id: string): boolean => {
    const node = nodes.get(id);
    return node !== undefined && !hidden.has(id) && (wantedKinds === undefined || wantedKinds.has(node.kind));
  };
  const passes = (link: NetworkLink): boolean =>
    (wantedTypes === undefined || wantedTypes.has(link.type)) &&
    (!confirmed || link.confirmed) &&
    link.probability.value * 100 >= least &&
    isWithin(link, since, until);
  const linked = new Set<string>();
  const cut = new Set<string>();
  const shown: NetworkLink[] = [];
  for (const link of links.values()) {
    if (!isOpen(link.from) || !isOpen(link.to)) continue;
    const isShown = passes(link);
    if (isShown) shown.push(link);
    for (const end of [link.from, link.to]) (isShown ? linked : cut).add(end);
  }
  return {
    nodes: [...nodes.values()].filter(({ id }) => isOpen(id) && (linked.has(id) || !cut.has(id))),
    links: shown,
  };
}

/** As the node has it: something is known of the link between the days, or nobody dated it. */
function isWithin(
  { firstDay, lastDay }: NetworkLink,
  since: string | undefined,
  until: string | undefined,
): boolean {
  return (
    (since === undefined || lastDay === undefined || lastDay >= since) &&
    (until === undefined || firstDay === undefined || firstDay <= until)
  );
}

export function isNarrowed(narrowing: ChartNarrowing): boolean {
  return Object.values(narrowing).some((value) => value !== undefined);
}
