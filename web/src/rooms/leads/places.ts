import type { NetworksSearch } from '../networks/route.ts';
import type { SupplySearch } from '../supply/route.ts';
import type { LeadSummary } from './leads.ts';

/** Where in another room a lead can be looked at. */
export type Place =
  | { readonly room: 'networks'; readonly to: '/networks'; readonly search: NetworksSearch }
  | { readonly room: 'supply'; readonly to: '/supply'; readonly search: SupplySearch };

/** The chart of the parties, the supplier’s card, or the two pieces side by side; nothing for a shared identifier. */
export function placeOf({ kind, anchor }: Pick<LeadSummary, 'kind' | 'anchor'>): Place | undefined {
  const [one, other] = anchor.value.split(' ');
  if (one === undefined || one === '') return undefined;
  switch (kind) {
    case 'link-to-check':
      return other === undefined
        ? undefined
        : { room: 'networks', to: '/networks', search: { nodes: [one, other], from: one, to: other } };
    case 'broker':
      return { room: 'networks', to: '/networks', search: { nodes: [one], node: one } };
    case 'supplier':
      return { room: 'supply', to: '/supply', search: { tab: 'suppliers', supplier: one } };
    case 'same-batch':
      return other === undefined
        ? undefined
        : { room: 'supply', to: '/supply', search: { tab: 'pairs', across: true, one, other } };
    default:
      return undefined;
  }
}
