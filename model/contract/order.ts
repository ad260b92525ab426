import { z } from 'zod';
import { ORDER_STATES } from '../exchange/order.ts';
import { KEEPERS, WATCHERS } from './exchange-roles.ts';
import { route } from './route.ts';
import { Count, Empty, Instant, Partner } from './shapes.ts';

/** How the order of releases to one partner stands, and what it holds of this node. */
export const PartnerOrder = z.object({
  partner: Partner,
  state: z.enum(ORDER_STATES),
  /** When the partner last said how far it is, by its clock. */
  saidAt: Instant.optional(),
  /** Pairs of a statement and a contribution that the partner says it holds, and that it held by this node's ledger then. */
  theirs: Count.optional(),
  ours: Count.optional(),
  /** Whether somebody has decided that the order begins anew, and that is still to be done. */
  beginsAnew: z.boolean(),
});

export const orderRoutes = {
  orders: route({
    id: 'orders',
    method: 'GET',
    path: '/api/exchange/orders',
    room: 'exchange',
    access: WATCHERS,
    summary:
      'Whether this node and each partner agree on what the partner holds, and on which release comes next',
    response: z.object({ orders: z.array(PartnerOrder) }),
  }),
  compareHoldings: route({
    id: 'compareHoldings',
    method: 'POST',
    path: '/api/exchange/partners/:partner/comparison',
    room: 'exchange',
    access: WATCHERS,
    limit: 30,
    processing: 'administration',
    summary:
      'Tell a partner what this node holds of it, and ask what it holds of this one; happens once a day by itself',
    params: z.object({ partner: Partner }),
    response: Empty,
  }),
  beginAnew: route({
    id: 'beginAnew',
    method: 'POST',
    path: '/api/exchange/partners/:partner/beginning',
    room: 'exchange',
    access: KEEPERS,
    limit: 30,
    processing: 'disclosure',
    summary:
      'Give up releases to a partner that were not delivered, and say in one new one all that it is to hold: nothing else stays there',
    params: z.object({ partner: Partner }),
    response: Empty,
  }),
};
