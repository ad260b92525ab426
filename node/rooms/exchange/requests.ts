import { ForelandError, halfOf, reciprocityOf, standingOf, stepsFor } from '@foreland/model';
import type { Reader } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { requestRoutes } from '@foreland/model/contract/requests';
import type { KeptRequest, KeptStep, RequestDelivery } from '@foreland/store/platform';
import type { Context } from '../../context.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import type { Handlers } from '../../handler.ts';
import { notFound } from '../refusals.ts';
import { requireServed } from './served.ts';

type RequestShape = Answer<typeof requestRoutes.request>;
type StepShape = RequestShape['steps'][number];
type Waiting = Answer<typeof requestRoutes.requestsWaiting>;

/** More open requests than this nobody counts by hand. */
const OPEN = 10_000;
const COUNTED = 100_000;

/** Requests for information and their clocks. */
export const requestHandlers: Handlers<typeof requestRoutes> = {
  async requests(context, { query, reader }) {
    const { state, direction, limit, cursor } = query;
    const after = readCursor(cursor, ['string', 'string']);
    const found = await context.exchange.requestTable.list(context.config.partner, {
      state,
      direction,
      after,
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return {
      requests: page.map((each) => toShape(context, each, reader)),
      ...(last ? { next: writeCursor([last.request.askedAt, last.request.id]) } : {}),
    };
  },

  async request(context, { params, reader }) {
    return toShape(context, await find(context, params.request), reader);
  },

  async requestsWaiting({ exchange, config, clock }) {
    const open = await exchange.requestTable.list(config.partner, { state: 'open', limit: OPEN });
    return waitingOf(open, clock());
  },

  async requestBoard({ exchange, config, clock }, { query }) {
    const { since } = query;
    const kept = await exchange.requestTable.list(config.partner, {
      since: since === undefined ? undefined : `${since}T00:00:00.000Z`,
      limit: COUNTED,
    });
    const now = clock();
    const board = reciprocityOf(
      kept.map(({ request, steps, receivedAt, direction }) => {
        const standing = standingOf(request, steps, receivedAt, now);
        return {
          peer: direction === 'asked' ? request.to : request.from,
          direction,
          standing,
          ground: steps.find(({ kind, at }) => kind === 'refusal' && at === standing.closedAt)?.ground,
        };
      }),
    );
    return {
      ...(since === undefined ? {} : { since }),
      board: board.map(({ peer, asked, received }) => ({
        peer,
        asked: sideShape(asked),
        received: sideShape(received),
      })),
    };
  },

  async askRequest(context, { body, reader, audit }) {
    const { exchange, config } = context;
    await requireServed(context, body.to);
    if (body.urgent && body.urgency === undefined) throw urgencyMissing();
    if (body.indirect && !body.urgent) throw notUrgent();
    if (body.check !== undefined) {
      const check = await exchange.checks.made.find(config.partner, body.check);
      if (check?.peer !== body.to) throw notFound('check');
    }
    const request = await exchange.requests.ask(
      { ...body, urgency: body.urgent ? body.urgency : undefined, check: body.check },
      reader.user,
    );
    audit.records(request.about);
    audit.recipient(request.to);
    audit.detail(`request ${request.id} to ${request.to}, case ${request.caseNumber}`);
    return toShape(context, await find(context, request.id), reader);
  },

  async takeStep(context, { params, body, reader, audit }) {
    const { request, direction } = await find(context, params.request);
    await context.exchange.requests.take(
      request.id,
      { ...body, ground: body.ground, until: body.until },
      reader.user,
    );
    audit.records(request.about);
    audit.recipient(direction === 'asked' ? request.to : request.from);
    audit.detail(`${body.kind} of request ${request.id}, case ${request.caseNumber}`);
    return toShape(context, await find(context, request.id), reader);
  },
};

async function find({ exchange, config }: Context, id: string): Promise<KeptRequest> {
  const kept = await exchange.requestTable.find(config.partner, id);
  if (!kept) throw notFound('request');
  return kept;
}

function toShape({ clock, config }: Context, kept: KeptRequest, reader: Reader): RequestShape {
  const { request, steps, direction, createdBy, receivedAt, delivery } = kept;
  const standing = standingOf(request, steps, receivedAt, clock());
  const { urgency, check, about, identifiers, ...rest } = request;
  const answers = reader.role === 'liaison-officer' || reader.role === 'data-protection-officer';
  return {
    ...rest,
    direction,
    about: [...about],
    identifiers: [...identifiers],
    ...(urgency === undefined ? {} : { urgency }),
    ...(check === undefined ? {} : { check }),
    ...(direction === 'asked' ? { createdBy } : {}),
    state: standing.state,
    isPartlyAnswered: standing.isPartlyAnswered,
    ...clockShape(standing.clock),
    ...(standing.inTime === undefined ? {} : { inTime: standing.inTime }),
    ...(standing.closedAt === undefined ? {} : { closedAt: standing.closedAt }),
    ...deliveryShape(delivery),
    steps: steps.map((step) => stepShape(step, step.by === config.partner)),
    may: answers ? [...stepsFor(request, standing, config.partner)] : [],
  };
}

function stepShape(step: KeptStep, isOwn: boolean): StepShape {
  const { id, kind, by, at, text, ground, until, automatic, createdBy, receivedAt, delivery } = step;
  return {
    id,
    kind,
    by,
    at,
    text,
    ...(ground === undefined ? {} : { ground }),
    ...(until === undefined ? {} : { until }),
    ...(automatic === undefined ? {} : { automatic }),
    ...(isOwn ? { createdBy } : {}),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...deliveryShape(delivery),
  };
}

function clockShape(clock: ReturnType<typeof standingOf>['clock']): Pick<RequestShape, 'clock'> {
  if (!clock) return {};
  const { delayedUntil, pausedSince, ...rest } = clock;
  return {
    clock: {
      ...rest,
      ...(delayedUntil === undefined ? {} : { delayedUntil }),
      ...(pausedSince === undefined ? {} : { pausedSince }),
    },
  };
}

function deliveryShape(delivery: RequestDelivery | undefined): Pick<RequestShape, 'delivery'> {
  if (!delivery) return {};
  const { problem, answeredAt, ...rest } = delivery;
  return {
    delivery: {
      ...rest,
      ...(problem === undefined ? {} : { problem }),
      ...(answeredAt === undefined ? {} : { answeredAt }),
    },
  };
}

function sideShape({
  grounds,
  medianMinutes,
  ...counts
}: ReturnType<typeof reciprocityOf>[number]['asked']): Answer<
  typeof requestRoutes.requestBoard
>['board'][number]['asked'] {
  return {
    ...counts,
    grounds: [...grounds],
    ...(medianMinutes === undefined ? {} : { medianMinutes }),
  };
}

function waitingOf(open: readonly KeptRequest[], now: Date): Waiting {
  const standings = open.map(({ request, steps, receivedAt, direction }) => ({
    direction,
    ...standingOf(request, steps, receivedAt, now),
  }));
  const received = standings.filter(({ direction }) => direction === 'received');
  const asked = standings.filter(({ direction }) => direction === 'asked');
  const isOverdue = ({ inTime }: (typeof standings)[number]): boolean => inTime === false;
  const running = received.flatMap(({ clock }) => (clock && clock.pausedSince === undefined ? [clock] : []));
  const [nextDueAt] = running.map(({ dueAt }) => dueAt).toSorted();
  const changedAt = open
    .flatMap(({ request, receivedAt, steps }) => [
      receivedAt ?? request.askedAt,
      ...steps.map((step) => step.receivedAt ?? step.at),
    ])
    .toSorted()
    .at(-1);
  return {
    toAnswer: {
      open: received.length,
      soon: running.filter((clock) => halfOf(clock) <= now && now <= new Date(clock.dueAt)).length,
      overdue: received.filter(isOverdue).length,
      ...(nextDueAt === undefined ? {} : { nextDueAt }),
    },
    awaited: {
      open: asked.length,
      overdue: asked.filter(isOverdue).length,
      toClarify: asked.filter(({ clock }) => clock?.pausedSince !== undefined).length,
    },
    ...(changedAt === undefined ? {} : { changedAt }),
  };
}

function urgencyMissing(): ForelandError {
  return new ForelandError({
    code: 'request-urgency-missing',
    message: 'An urgent request says why it is urgent.',
    remedy: 'Give the reason, or ask without urgency.',
  });
}

function notUrgent(): ForelandError {
  return new ForelandError({
    code: 'request-not-urgent',
    message: 'Whether information is directly accessible matters for urgent requests alone.',
    remedy: 'Ask it as urgent with the reason, or leave out that it is not directly accessible.',
  });
}
