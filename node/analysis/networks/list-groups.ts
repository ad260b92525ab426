import type { Group } from '@foreland/networks/analysis';
import { mostFirst, pageOf } from '../page.ts';
import type { NumberKey, Page } from '../page.ts';
import type { Overview } from './answers.ts';
import type { NetworkDescription } from './describe.ts';
import type { HeldNetwork } from './held-network.ts';

/** One page of the groups of a network, those with the most members first, and how much there is. */
export async function listGroups(
  { analysis }: HeldNetwork,
  page: Page<NumberKey>,
  told: NetworkDescription,
): Promise<Omit<Overview, 'next'> & { readonly more: boolean }> {
  const { evidence } = analysis.network;
  const keyOf = ({ core, members }: Group): NumberKey => ({
    number: members.length,
    id: evidence.nodes[core]!.id,
  });
  const { shown, total, more } = pageOf(analysis.groups, keyOf, mostFirst, page);
  await told.learn(shown.flatMap((group) => [group.core, ...told.brokersOf(group)]));
  return {
    groups: shown.map((group) => told.group(group)),
    total,
    more,
    size: { nodes: evidence.nodes.length, links: evidence.links.length },
  };
}
