import type { NetworkAnalysis } from '../analysis/analyse.ts';
import { brokersAsLeads } from './broker.ts';
import type { Finding } from '@foreland/model/engine';
import { linksToCheckAsLeads } from './link-to-check.ts';
import type { Shielded } from './parties.ts';

export { FOUND_KINDS } from './finding.ts';
export type { FoundKind } from './finding.ts';
export { NETWORK_LEADS, NETWORK_LEADS_VERSION } from './parties.ts';
export type { Shielded } from './parties.ts';
export { supplyLeads } from './supply-leads.ts';
export { SUPPLY_LEADS, SUPPLY_LEADS_VERSION } from './supply-run.ts';

/**
 * What a network shows that somebody should look at. A function of the network alone: equal networks give equal leads.
 * @param isShielded nodes that are never in a lead
 */
export function networkLeads(analysis: NetworkAnalysis, isShielded: Shielded): Finding[] {
  return [...linksToCheckAsLeads(analysis, isShielded), ...brokersAsLeads(analysis, isShielded)];
}
