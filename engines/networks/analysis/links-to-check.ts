import { linkLeads } from '../evidence/link-leads.ts';
import type { LinkLead } from '../evidence/link-leads.ts';
import type { Group } from './groups.ts';
import { isActorNode } from './groups.ts';
import type { LinkedNetwork } from './linked-network.ts';

/** Pairs looked at for each that is asked for: most join things, or people with things. */
const LOOKED_AT = 20;
/** One common contact is what everybody in a network has with many. */
const LEAST_COMMON = 2;

/**
 * People and organisations that no link joins although they have several contacts in common, the strongest first; one of
 * each pair is of the group. Leads to check: they are no evidence and become no link.
 */
export function linksToCheck(network: LinkedNetwork, group: Group, count: number): LinkLead[] {
  const actors = group.members.map(({ node }) => node).filter((node) => isActorNode(network, node));
  if (actors.length === 0) return [];
  return linkLeads(network.binding, count * LOOKED_AT, actors)
    .filter(
      ({ a, b, common }) =>
        common.length >= LEAST_COMMON && isActorNode(network, a) && isActorNode(network, b),
    )
    .slice(0, count);
}
