import { SUPPLY_LEADS_VERSION, supplyLeads } from '@foreland/networks/leads';
import type { StatementReader } from '@foreland/store';
import type { HeldSupply } from '../supply/held-supply.ts';
import { supplyDigest } from '../supply/read-supply.ts';
import { digestOf, withLabels } from './found-leads.ts';
import type { FoundLeads } from './found-leads.ts';

/**
 * Changes when supply in view would give other leads.
 * @param aid records of the associations of aid that are confirmed
 */
export async function supplyLeadsDigest(reader: StatementReader, aid: readonly string[]): Promise<string> {
  return digestOf(await supplyDigest(reader, aid), SUPPLY_LEADS_VERSION);
}

export async function findSupplyLeads(held: HeldSupply, reader: StatementReader): Promise<FoundLeads> {
  return {
    digest: digestOf(held.digest, SUPPLY_LEADS_VERSION),
    data: await reader.digest(),
    leads: withLabels(supplyLeads(held.analysis), reader),
  };
}
