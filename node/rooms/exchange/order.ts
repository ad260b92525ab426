import { orderStateOf } from '@foreland/model';
import type { exchangeRoutes } from '@foreland/model/contract/exchange';
import type { Handlers } from '../../handler.ts';
import { requireServed } from './served.ts';

type OrderRoutes = Pick<typeof exchangeRoutes, 'orders' | 'compareHoldings' | 'beginAnew'>;

/** Whether this node and its partners agree on what each holds of the other. */
export const orderHandlers: Handlers<OrderRoutes> = {
  async orders({ exchange }) {
    const { directory, order, identity } = exchange;
    const { entries } = await directory.refresh();
    const peers = [...entries.keys()].filter((peer) => peer !== identity.partner).sort();
    const orders = await Promise.all(
      peers.map(async (peer) => {
        const kept = await order.with(identity.partner, peer);
        const holding = kept.said?.holding;
        return {
          partner: peer,
          state: orderStateOf(kept),
          ...(kept.saidAt === undefined ? {} : { saidAt: kept.saidAt }),
          ...(holding ? { theirs: holding.theirs.pairs, ours: holding.ours.pairs } : {}),
          beginsAnew: kept.anewBy !== undefined,
        };
      }),
    );
    return { orders };
  },

  async compareHoldings(context, { params, audit }) {
    await requireServed(context, params.partner);
    await context.exchange.holdings.compare(params.partner);
    audit.detail(`holdings compared with ${params.partner}`);
    return {};
  },

  async beginAnew(context, { params, reader, audit }) {
    const { exchange, config } = context;
    await requireServed(context, params.partner);
    await exchange.order.decideAnew(config.partner, params.partner, reader.user);
    audit.detail(`releases to ${params.partner} begin anew`);
    await exchange.upkeep.pass();
    return {};
  },
};
