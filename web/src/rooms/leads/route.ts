import { LEAD_STATUSES } from '@foreland/model/lead';
import type { LeadStatus } from '@foreland/model/lead';
import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, oneOf, textOf, uuidOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';

/** What the address of the room holds: filters of the list, and the lead that is read. */
export interface LeadsSearch {
  /** Absent means open: new, triaged or tasked. */
  readonly status?: LeadStatus;
  readonly kind?: string;
  /** Class of the identifier that the lead turns on. */
  readonly anchor?: string;
  readonly partner?: Partner;
  readonly assignee?: string;
  /** Only leads that name this record. */
  readonly record?: string;
  readonly lead?: string;
}

const RECORD_ID = /^[A-Z]{2,12}:[^\s\p{C}]{1,200}$/u;

/** Keeps what can be asked for and leaves out the rest, so that a mistyped address still opens the room. */
export function readLeadsSearch(raw: RawSearch): LeadsSearch {
  const record = textOf(raw, 'record');
  return compact({
    status: oneOf(raw, 'status', LEAD_STATUSES),
    kind: textOf(raw, 'kind', 60),
    anchor: textOf(raw, 'anchor', 60),
    partner: oneOf(raw, 'partner', PARTNERS),
    assignee: textOf(raw, 'assignee', 100),
    record: record !== undefined && RECORD_ID.test(record) ? record : undefined,
    lead: uuidOf(raw, 'lead'),
  });
}

export const leadsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leads',
  validateSearch: readLeadsSearch,
  component: lazyRouteComponent(() => import('./index.tsx'), 'LeadsRoom'),
});

export const leads = defineRoom({
  id: 'leads',
  path: '/leads',
  icon: 'leads',
  key: 'l',
  title: { en: 'Leads', fr: 'Pistes', de: 'Ansätze', nl: 'Aanwijzingen' },
  routes: [leadsRoute],
});
