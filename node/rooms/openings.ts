import { ForelandError } from '@foreland/model';
import type { Reader } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { openingRoutes } from '@foreland/model/contract/openings';
import type { Opening } from '@foreland/store/platform';
import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { randomId } from '../random.ts';
import { notFound } from './refusals.ts';
import { toStatementShape } from './shapes.ts';

type OpeningShape = Answer<typeof openingRoutes.requestOpening>;

/** A protected record is opened for work on a case, never for statistics or research. */
const PURPOSE = 'operational-analysis';

export const openingHandlers: Handlers<typeof openingRoutes> = {
  async openings({ openings }, { reader }) {
    const listed = await openings.list(reader.partner, decides(reader) ? undefined : reader.user);
    return { openings: listed.map((opening) => toShape(opening, reader)) };
  },

  async requestOpening({ openings, random }, { body, reader, audit }) {
    requirePurpose(reader);
    audit.records([body.record]);
    const opening = await openings.request(reader.partner, reader.user, { ...body, id: randomId(random) });
    audit.detail(`opening ${opening.id}, case ${opening.caseNumber}`);
    return toShape(opening, reader);
  },

  async decideOpening({ openings }, { params, body, reader, audit }) {
    const opening = await openings.find(reader.partner, params.opening);
    if (!opening) throw notFound('opening');
    audit.records([opening.record]);
    audit.detail(body.approve ? 'approved' : 'refused');
    return toShape(await openings.decide(reader.partner, reader.user, opening, body), reader);
  },

  async endOpening(context, { params, reader, audit }) {
    const opening = await findFor(context, reader, params.opening);
    audit.records([opening.record]);
    if (opening.state === 'requested' && !mayEnd(opening, reader)) throw undecided();
    return toShape(await context.openings.close(reader.partner, opening), reader);
  },

  async openedRecord(context, { params, reader, audit }) {
    requirePurpose(reader);
    const opening = await findFor(context, reader, params.opening);
    if (!mayRead(opening, reader)) throw notOpen();
    audit.records([opening.record]);
    audit.detail(`case ${opening.caseNumber}`);
    const statements = await context.store.readOpened(reader, opening.record);
    return { opening: toShape(opening, reader), statements: statements.map(toStatementShape) };
  },
};

/** A person's own opening; a data-protection officer's is each of the own partner. */
async function findFor({ openings }: Context, reader: Reader, id: string): Promise<Opening> {
  const opening = await openings.find(reader.partner, id);
  if (!opening || !(decides(reader) || opening.requestedBy === reader.user)) throw notFound('opening');
  return opening;
}

function decides({ role }: Reader): boolean {
  return role === 'data-protection-officer';
}

/** The officer who decides does not read; the person who asked does, while it is open. */
function mayRead(opening: Opening, reader: Reader): boolean {
  return opening.state === 'open' && opening.requestedBy === reader.user && reader.purpose === PURPOSE;
}

/** Either person ends what is open. A request is taken back by who made it; the officer decides it instead. */
function mayEnd(opening: Opening, reader: Reader): boolean {
  return opening.state === 'open' || (opening.state === 'requested' && opening.requestedBy === reader.user);
}

function toShape(opening: Opening, reader: Reader): OpeningShape {
  return {
    ...opening,
    may: {
      decide: opening.state === 'requested' && decides(reader) && opening.requestedBy !== reader.user,
      end: mayEnd(opening, reader),
      read: mayRead(opening, reader),
    },
  };
}

function requirePurpose({ purpose }: Reader): void {
  if (purpose === PURPOSE) return;
  throw new ForelandError({
    code: 'purpose-required',
    message: 'Protected records are opened for operational analysis only.',
    remedy: 'Change to the purpose operational analysis, where your role has it.',
    status: 403,
  });
}

function notOpen(): ForelandError {
  return new ForelandError({
    code: 'opening-not-open',
    message: 'This record is not open to you.',
    remedy:
      'Wait until a data-protection officer has approved the request, or make a new one if it has ended.',
    status: 403,
  });
}

function undecided(): ForelandError {
  return new ForelandError({
    code: 'opening-undecided',
    message: 'This request has not been decided.',
    remedy: 'Refuse it, with words for the person who asked.',
    status: 409,
  });
}
