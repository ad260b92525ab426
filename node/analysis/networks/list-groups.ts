import type { Group } from '@foreland/networks/analysis';
import type { Overview } from './answers.ts';
import type { NetworkDescription } from './describe.ts';
import type { HeldNetwork } from './held-network.ts';

export interface GroupPage {
  readonly limit: number;
  /** The last one of the page before, which may be gone by now. */
  readonly after?: ListedGroup | undefined;
}

/** By what groups are listed: the largest first, then by name. */
interface ListedGroup {
  readonly members: number;
  readonly id: string;
}

/** One page of the groups of a network, and how much there is. */
export async function listGroups(
  { analysis }: HeldNetwork,
  { limit, after }: GroupPage,
  told: NetworkDescription,
): Promise<Omit<Overview, 'next'> & { readonly more: boolean }> {
  const { evidence } = analysis.network;
  const listed = analysis.groups
    .map((group) => ({ group, ...listedAs(group, evidence.nodes[group.core]!.id) }))
    .sort(bySize);
  const rest = after === undefined ? listed : listed.filter((each) => bySize(after, each) < 0);
  const shown = rest.slice(0, limit).map(({ group }) => group);
  await told.learn(shown.flatMap((group) => [group.core, ...told.brokersOf(group)]));
  return {
    groups: shown.map((group) => told.group(group)),
    total: listed.length,
    more: rest.length > shown.length,
    size: { nodes: evidence.nodes.length, links: evidence.links.length },
  };
}

function listedAs({ members }: Group, id: string): ListedGroup {
  return { members: members.length, id };
}

function bySize(one: ListedGroup, other: ListedGroup): number {
  return other.members - one.members || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
