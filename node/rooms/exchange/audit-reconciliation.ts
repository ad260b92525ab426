import type { Answer } from '@foreland/model/contract';
import type { reconciliationRoutes } from '@foreland/model/contract/audit';
import { isUndelivered, packagesOf } from '@foreland/store/platform';
import type { KeptReconciliation } from '@foreland/store/platform';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../handler.ts';
import { notFound } from '../refusals.ts';
import { requireServed } from './served.ts';

type Shape = Answer<typeof reconciliationRoutes.startReconciliation>;
type Exchange = Answer<typeof reconciliationRoutes.reconciliation>['exchanges'][number];

const LISTED = 200;
const MOST_EXCHANGES = 1000;

/** What this node and partners' nodes logged of the exchanges between them. */
export const reconciliationHandlers: Handlers<typeof reconciliationRoutes> = {
  async reconciliations({ exchange, config }) {
    const kept = await exchange.reconciliations.list(config.partner, LISTED);
    return { reconciliations: kept.map(toShape) };
  },

  async reconciliation(context, { params }) {
    const kept = await find(context, params.reconciliation);
    const exchanges = await exchangesOf(context, kept);
    return {
      ...toShape(kept),
      exchanges: await described(context, kept, exchanges.slice(0, MOST_EXCHANGES)),
      more: Math.max(0, exchanges.length - MOST_EXCHANGES),
      lists: {
        own: kept.ownList,
        ...(kept.peerList === undefined ? {} : { partner: kept.peerList }),
      },
    };
  },

  async startReconciliation(context, { body, reader, audit }) {
    const { exchange } = context;
    await requireServed(context, body.partner);
    const id = await exchange.reconciling.ask(body.partner, body, reader.user);
    audit.recipient(body.partner);
    audit.detail(`comparison ${id} of the logs from ${body.since}`);
    return toShape(await find(context, id));
  },
};

async function find({ exchange, config }: Context, id: string): Promise<KeptReconciliation> {
  const kept = await exchange.reconciliations.find(config.partner, id);
  if (!kept) throw notFound('comparison');
  return kept;
}

/** What one end alone logged first, each the newest first. */
async function exchangesOf({ exchange }: Context, kept: KeptReconciliation): Promise<readonly Exchange[]> {
  const compared = await exchange.reconciling.compare(kept);
  if (!compared) return [];
  const { matched, missingHere, missingThere } = compared;
  const newest = (a: Exchange, b: Exchange): number => (timeOf(a) < timeOf(b) ? 1 : -1);
  const alone: Exchange[] = [
    ...missingThere.map(({ envelope, direction, at }) => ({
      envelope,
      loggedBy: 'here' as const,
      direction,
      here: at,
    })),
    ...missingHere.map(({ envelope, direction, at }) => ({
      envelope,
      loggedBy: 'there' as const,
      direction: direction === 'sent' ? ('received' as const) : ('sent' as const),
      there: at,
    })),
  ];
  const both = matched.map(({ envelope, here, there }) => ({
    envelope,
    loggedBy: 'both' as const,
    direction: here.direction,
    here: here.at,
    there: there.at,
  }));
  return [...alone.sort(newest), ...both.sort(newest)];
}

function timeOf({ here, there }: Exchange): string {
  return here ?? there ?? '';
}

/** Adds what this node knows of each package, and where it stands in its log. */
async function described(
  { audit, store, config }: Context,
  { peer }: KeptReconciliation,
  exchanges: readonly Exchange[],
): Promise<Exchange[]> {
  const envelopes = exchanges.map(({ envelope }) => envelope);
  const [rows, packages] = await Promise.all([
    audit.log.ofEnvelopes(peer, envelopes),
    packagesOf(
      store.pool,
      config.partner,
      envelopes.map((each) => Buffer.from(each, 'hex').toString('base64url')),
    ),
  ]);
  const entries = new Map(rows.map(({ envelope, entry }) => [envelope, entry]));
  const known = new Map(
    packages.map(({ envelope, ...each }) => [Buffer.from(envelope, 'base64url').toString('hex'), each]),
  );
  return exchanges.map((each) => {
    const [entry, found] = [entries.get(each.envelope), known.get(each.envelope)];
    return {
      ...each,
      ...(entry === undefined ? {} : { entry }),
      ...(found === undefined ? {} : { package: found }),
    };
  });
}

function toShape(kept: KeptReconciliation): Shape {
  const { delivery, answeredAt, counts } = kept;
  const problem = answeredAt === undefined && delivery?.state !== 'delivered' ? delivery?.problem : undefined;
  return {
    id: kept.id,
    partner: kept.peer,
    direction: kept.direction,
    since: kept.since,
    until: kept.until,
    createdBy: kept.createdBy,
    createdAt: kept.createdAt,
    ...(answeredAt === undefined ? {} : { answeredAt }),
    state: answeredAt !== undefined ? 'answered' : isUndelivered(delivery) ? 'undelivered' : 'asked',
    ...(problem === undefined ? {} : { problem }),
    ...(counts === undefined ? {} : { counts }),
  };
}
