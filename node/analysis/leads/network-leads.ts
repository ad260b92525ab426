import { NETWORK_LEADS_VERSION, networkLeads } from '@foreland/networks/leads';
import type { StatementReader } from '@foreland/store';
import { targetFacts } from '../disruption/target-facts.ts';
import type { HeldNetwork } from '../networks/held-network.ts';
import { networkDigest } from '../networks/read-network.ts';
import { aidInView } from '../supply/read-supply.ts';
import { digestOf, withLabels } from './found-leads.ts';
import type { FoundLeads } from './found-leads.ts';

/**
 * Changes when the network in view would give other leads.
 * @param aid records of the associations of aid that are confirmed
 */
export async function networkLeadsDigest(reader: StatementReader, aid: readonly string[]): Promise<string> {
  return digestOf(await networkDigest(reader), await aidInView(reader, aid), NETWORK_LEADS_VERSION);
}

/** Leads of a held network. Associations of aid and what humanitarian rules keep out are in none. */
export async function findNetworkLeads(
  held: HeldNetwork,
  reader: StatementReader,
  aid: readonly string[],
): Promise<FoundLeads> {
  const shielded = await aidInView(reader, aid);
  const factsOf = await targetFacts(held, reader, shielded);
  const findings = networkLeads(held.analysis, (node) => {
    const facts = factsOf(node);
    return facts.aid === true || facts.excluded === true;
  });
  return {
    digest: digestOf(held.digest, shielded, NETWORK_LEADS_VERSION),
    data: await reader.digest(),
    leads: withLabels(findings, reader),
  };
}
