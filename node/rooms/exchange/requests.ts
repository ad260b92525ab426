import { ForelandError, REQUEST_STEPS, mayTake, standingOf } from '@foreland/model';
import type { Partner, Reader } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { requestRoutes } from '@foreland/model/contract/requests';
import type { KeptRequest } from '@foreland/store/platform';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../handler.ts';
import { notFound } from '../refusals.ts';
import { requireServed } from './served.ts';

type RequestShape = Answer<typeof requestRoutes.request>;
type Side = Answer<typeof requestRoutes.requests>['reciprocity'][number]['asked'];

const LISTED = 1000;

/** Requests for information and their clocks. */
export const requestHandlers: Handlers<typeof requestRoutes> = {
  async requests(context, { reader }) {
    const kept = await context.exchange.requestTable.list(context.config.partner, LISTED);
    const requests = kept.map((each) => toShape(context, each, reader));
    return { requests, reciprocity: reciprocityOf(requests) };
  },

  async request(context, { params, reader }) {
    return toShape(context, await find(context, params.request), reader);
  },

  async askRequest(context, { body, reader, audit }) {
    const { exchange } = context;
    await requireServed(context, body.to);
    if (body.urgent && body.urgency === undefined) throw urgencyMissing();
    const request = await exchange.requests.ask(
      { ...body, urgency: body.urgent ? body.urgency : undefined, check: body.check },
      reader.user,
    );
    audit.records(request.about);
    audit.detail(`request ${request.id} to ${request.to}, case ${request.caseNumber}`);
    return toShape(context, await find(context, request.id), reader);
  },

  async takeStep(context, { params, body, reader, audit }) {
    const kept = await find(context, params.request);
    await context.exchange.requests.take(kept, { ...body, ground: body.ground }, reader.user);
    audit.records(kept.request.about);
    audit.detail(`${body.kind} of request ${params.request}, case ${kept.request.caseNumber}`);
    return toShape(context, await find(context, params.request), reader);
  },
};

async function find({ exchange, config }: Context, id: string): Promise<KeptRequest> {
  const kept = await exchange.requestTable.find(config.partner, id);
  if (!kept) throw notFound('request');
  return kept;
}

function toShape({ clock, config }: Context, kept: KeptRequest, reader: Reader): RequestShape {
  const { request, steps, direction, createdBy } = kept;
  const standing = standingOf(request, steps, clock());
  const { urgency, check, about, ...rest } = request;
  const answers = reader.role === 'liaison-officer' || reader.role === 'data-protection-officer';
  return {
    ...rest,
    direction,
    about: [...about],
    ...(urgency === undefined ? {} : { urgency }),
    ...(check === undefined ? {} : { check }),
    ...(direction === 'asked' ? { createdBy } : {}),
    state: standing.state,
    dueAt: standing.dueAt,
    inTime: standing.inTime,
    ...(standing.closedAt === undefined ? {} : { closedAt: standing.closedAt }),
    steps: steps.map(({ request: _, ground, createdBy: person, ...step }) => ({
      ...step,
      ...(ground === undefined ? {} : { ground }),
      ...(step.by === config.partner ? { createdBy: person } : {}),
    })),
    may:
      answers && standing.state === 'open'
        ? REQUEST_STEPS.filter(
            (kind) =>
              mayTake(request, kind, config.partner) &&
              (kind !== 'indirect' || (request.urgent && !steps.some((step) => step.kind === 'indirect'))),
          )
        : [],
  };
}

/** Asked and answered, within the clock and late, by partner. */
function reciprocityOf(
  requests: readonly RequestShape[],
): Answer<typeof requestRoutes.requests>['reciprocity'] {
  const peers = Map.groupBy(requests, (request): Partner =>
    request.direction === 'asked' ? request.to : request.from,
  );
  return [...peers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([peer, own]) => ({
      peer,
      asked: sideOf(own.filter(({ direction }) => direction === 'asked')),
      received: sideOf(own.filter(({ direction }) => direction === 'received')),
    }));
}

function sideOf(requests: readonly RequestShape[]): Side {
  const count = (holds: (request: RequestShape) => boolean): number => requests.filter(holds).length;
  return {
    total: requests.length,
    open: count(({ state }) => state === 'open'),
    inTime: count(({ state, inTime }) => (state === 'answered' || state === 'refused') && inTime),
    late: count(({ state, inTime }) => state !== 'withdrawn' && !inTime),
    refused: count(({ state }) => state === 'refused'),
  };
}

function urgencyMissing(): ForelandError {
  return new ForelandError({
    code: 'request-urgency-missing',
    message: 'An urgent request says why it is urgent.',
    remedy: 'Give the reason, or ask without urgency.',
  });
}
