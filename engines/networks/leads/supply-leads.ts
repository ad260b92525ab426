import type { Finding } from '@foreland/model/engine';
import type { SupplyAnalysis } from '../supply/analyse.ts';
import { batchesAsLeads } from './same-batch.ts';
import { suppliersAsLeads } from './supplier.ts';

/** What supply shows that somebody should look at. What humanitarian rules exclude is not in the analysis already. */
export function supplyLeads(analysis: SupplyAnalysis): Finding[] {
  return [...suppliersAsLeads(analysis), ...batchesAsLeads(analysis)];
}
