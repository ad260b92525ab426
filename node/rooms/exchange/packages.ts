import { ForelandError } from '@foreland/model';
import type { Json, RecallEffect } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { exchangeRoutes } from '@foreland/model/contract/exchange';
import { parseReceipt } from '@foreland/sealing/package';
import { secondHandOf } from '@foreland/store/platform';
import type { Incoming, Outgoing } from '@foreland/store/platform';
import type { Context } from '../../context.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import type { Handlers } from '../../handler.ts';
import { FileAnswer } from '../../http/answers.ts';
import { coverSheetOf } from '../../partners/cover-sheet.ts';
import { notFound } from '../refusals.ts';

type OutgoingShape = Answer<typeof exchangeRoutes.outbox>['packages'][number];
type IncomingShape = Answer<typeof exchangeRoutes.inbox>['packages'][number];
type PackageRoutes = Pick<
  typeof exchangeRoutes,
  | 'outbox'
  | 'outgoingFile'
  | 'coverSheet'
  | 'retryPackage'
  | 'acknowledgePackage'
  | 'inbox'
  | 'receivePackage'
  | 'quarantine'
  | 'recalls'
>;

const QUARANTINED = 200;
const RECALLS = 200;
const RETRY_DAYS = 30;
const DAY = 86_400_000;
const SEALED = 'application/vnd.foreland.package';

/** What goes to partners and what came from them. */
export const packageHandlers: Handlers<PackageRoutes> = {
  async outbox({ exchange, config }, { query }) {
    const after = readCursor(query.cursor, ['string', 'string']);
    const found = await exchange.outgoing.list(config.partner, {
      limit: query.limit + 1,
      ...(query.partner === undefined ? {} : { recipient: query.partner }),
      ...(after ? { after } : {}),
    });
    const page = found.slice(0, query.limit);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return {
      packages: page.map(outgoingShape),
      ...(last ? { next: writeCursor([last.createdAt, last.id]) } : {}),
    };
  },

  async outgoingFile(context, { params, audit }) {
    const outgoing = await findOutgoing(context, params.package);
    if (outgoing.state === 'delivered') throw alreadyDelivered();
    if (outgoing.state === 'void') throw givenUp();
    const body = await context.exchange.outbox.fileOf(outgoing);
    audit.detail(`package ${outgoing.id} to ${outgoing.recipient}, as a file`);
    return new FileAnswer({ body, type: SEALED, name: `${fileName(outgoing)}.age` });
  },

  async coverSheet(context, { params, audit }) {
    const outgoing = await findOutgoing(context, params.package);
    audit.detail(`cover sheet of package ${outgoing.id} to ${outgoing.recipient}`);
    const body = coverSheetOf(await context.exchange.outbox.sealed(outgoing), context.config.name);
    return new FileAnswer({ body, type: 'application/pdf', name: `${fileName(outgoing)}.pdf` });
  },

  async retryPackage(context, { params, audit }) {
    const { exchange, config, clock } = context;
    const outgoing = await findOutgoing(context, params.package);
    if (outgoing.state === 'void') throw givenUp();
    const now = clock();
    const until = new Date(now.getTime() + RETRY_DAYS * DAY);
    if (new Date(outgoing.expiresAt) < now && outgoing.envelope !== undefined) throw expired();
    if (!(await exchange.outgoing.retry(config.partner, outgoing.id, now, until))) throw alreadyDelivered();
    audit.detail(`package ${outgoing.id} to ${outgoing.recipient}`);
    exchange.outbox.kick();
    return {};
  },

  async acknowledgePackage(context, { params, body, audit }) {
    const outgoing = await findOutgoing(context, params.package);
    const { outcome } = await context.exchange.outbox.acknowledge(outgoing, body.receipt.trim());
    audit.detail(`package ${outgoing.id} ${outcome} by ${outgoing.recipient}`);
    return { outcome };
  },

  async inbox({ exchange, config }, { query }) {
    const after = readCursor(query.cursor, ['string', 'string']);
    const found = await exchange.incoming.list(config.partner, {
      limit: query.limit + 1,
      ...(query.partner === undefined ? {} : { sender: query.partner }),
      ...(after ? { after } : {}),
    });
    const page = found.slice(0, query.limit);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return {
      packages: page.map(incomingShape),
      ...(last ? { next: writeCursor([last.receivedAt, last.id]) } : {}),
    };
  },

  async receivePackage({ exchange }, { stream, audit }) {
    const { outcome, package: id, sender, kind, receipt, problem } = await exchange.inbox.receive(stream);
    audit.detail(`package ${id ?? 'of unknown id'} from ${sender ?? 'an unknown sender'}: ${outcome}`);
    return {
      outcome,
      ...(sender === undefined ? {} : { sender }),
      ...(kind === undefined ? {} : { kind }),
      ...(receipt === undefined ? {} : { receipt }),
      ...(problem === undefined ? {} : { problem: problem.toRefusal() }),
    };
  },

  async quarantine({ exchange, config }) {
    const found = await exchange.incoming.quarantined(config.partner, QUARANTINED);
    return {
      packages: found.map(({ partner: _, sender, package: id, kind, ...rest }) => ({
        ...rest,
        ...(sender === undefined ? {} : { sender }),
        ...(id === undefined ? {} : { package: id }),
        ...(kind === undefined ? {} : { kind }),
      })),
    };
  },

  async recalls({ exchange, store, config }) {
    // In this order: what is queued meanwhile is in the second list.
    const toCome = await exchange.recallsToCome();
    const found = await exchange.outgoing.recalls(config.partner, RECALLS);
    const secondHand = await secondHandOf(
      store.pool,
      config.partner,
      found.map(({ id }) => id),
    );
    return {
      toCome,
      recalls: found.map((outgoing) => {
        return {
          package: outgoing.id,
          recipient: outgoing.recipient,
          ...takenBackIn(outgoing.about),
          createdAt: outgoing.createdAt,
          state: outgoing.state,
          ...(outgoing.answeredAt === undefined ? {} : { answeredAt: outgoing.answeredAt }),
          ...effectShape(outgoing.receipt),
          secondHand: (secondHand.get(outgoing.id) ?? []).map(({ recipient, held, returned }) => ({
            recipient,
            held,
            returned,
          })),
        };
      }),
    };
  },
};

async function findOutgoing({ exchange, config }: Context, id: string): Promise<Outgoing> {
  const outgoing = await exchange.outgoing.find(config.partner, id);
  if (!outgoing) throw notFound('package');
  return outgoing;
}

/** What the recipient said that it withdrew; the receipt was verified when it came. */
export function effectShape(receipt: string | undefined): { readonly derived?: RecallEffect } {
  const derived = receipt === undefined ? undefined : parseReceipt(receipt).derived;
  return derived ? { derived } : {};
}

/** Counts of what a package of the kind “release” took back, by its summary. */
export function takenBackIn(summary: Json): { readonly withdrawn: number; readonly retracted: number } {
  const { withdrawn = 0, retracted = 0 } = flat(summary);
  return { withdrawn: Number(withdrawn), retracted: Number(retracted) };
}

function fileName({ partner, recipient, kind, id }: Outgoing): string {
  return `foreland-${partner}-${recipient}-${kind}-${id.slice(0, 8)}`.toLowerCase();
}

function outgoingShape({
  partner: _,
  content: __,
  digest: ___,
  follows: ____,
  about,
  ...outgoing
}: Outgoing): OutgoingShape {
  const { sequence, envelope, bytes, release, problem, receipt, answeredAt, nextAttemptAt, ...rest } =
    outgoing;
  return {
    ...rest,
    about: flat(about),
    ...(sequence === undefined ? {} : { sequence }),
    ...(envelope === undefined ? {} : { envelope }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(release === undefined ? {} : { release }),
    ...(rest.state === 'waiting' ? { nextAttemptAt } : {}),
    ...(problem === undefined ? {} : { problem }),
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(receipt === undefined ? {} : { receipt }),
  };
}

function incomingShape({ partner: _, digest: __, sequence, applied, ...rest }: Incoming): IncomingShape {
  return { ...rest, applied: flat(applied), ...(sequence === undefined ? {} : { sequence }) };
}

/** Counts and names, one level deep. */
function flat(about: Json): Record<string, number | string | boolean> {
  if (typeof about !== 'object' || about === null) return {};
  return Object.fromEntries(
    Object.entries(about).filter(
      (entry): entry is [string, number | string | boolean] =>
        typeof entry[1] === 'number' || typeof entry[1] === 'string' || typeof entry[1] === 'boolean',
    ),
  );
}

function alreadyDelivered(): ForelandError {
  return new ForelandError({
    code: 'package-delivered',
    message: 'The partner has taken this package.',
    remedy: 'Release again where something is to be added.',
    status: 409,
  });
}

function givenUp(): ForelandError {
  return new ForelandError({
    code: 'package-void',
    message: 'The package was given up; a later release says what it said.',
    remedy: 'Look for the release that begins anew.',
    status: 409,
  });
}

function expired(): ForelandError {
  return new ForelandError({
    code: 'package-expired',
    message: 'The package has expired, and nobody would take it.',
    remedy: 'A release is given up and computed anew by itself. Do anything else again.',
    status: 409,
  });
}
