import type { NetworkAnalysis } from '../analysis/analyse.ts';
import type { SupplyAnalysis } from '../supply/analyse.ts';
import { brokersAsLeads } from './broker.ts';
import type { Finding } from './finding.ts';
import { linksToCheckAsLeads } from './link-to-check.ts';
import type { Shielded } from './parties.ts';
import { batchesAsLeads } from './same-batch.ts';
import { suppliersAsLeads } from './supplier.ts';

export { FOUND_KINDS } from './finding.ts';
export type { Finding, FoundKind } from './finding.ts';
export { NETWORK_LEADS, NETWORK_LEADS_VERSION } from './parties.ts';
export type { Shielded } from './parties.ts';
export { SUPPLY_LEADS, SUPPLY_LEADS_VERSION } from './supply-leads.ts';

/**
 * What a network shows that somebody should look at. A function of the network alone: equal networks give equal leads.
 * @param isShielded nodes that are never in a lead
 */
export function networkLeads(analysis: NetworkAnalysis, isShielded: Shielded): Finding[] {
  return [...linksToCheckAsLeads(analysis, isShielded), ...brokersAsLeads(analysis, isShielded)];
}

/** What supply shows that somebody should look at. What humanitarian rules exclude is not in the analysis already. */
export function supplyLeads(analysis: SupplyAnalysis): Finding[] {
  return [...suppliersAsLeads(analysis), ...batchesAsLeads(analysis)];
}
