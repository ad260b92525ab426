import { ForelandError, leaveStateOn, partnerOf } from '@foreland/model';
import type { LeaveScope, Reader } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import { SHARERS } from '@foreland/model/contract/exchange-roles';
import type { leaveRoutes } from '@foreland/model/contract/leaves';
import { mostSpecific } from '@foreland/store';
import { secondHand } from '@foreland/store/platform';
import type { KeptLeave } from '@foreland/store/platform';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../handler.ts';
import { notFound } from '../refusals.ts';
import { captionIn } from './caption.ts';
import { requireServed } from './served.ts';

type LeaveShape = Answer<typeof leaveRoutes.askLeave>;

const LISTED = 500;
const PREVIEWED_RECORDS = 200;
/** Statements that a preview looks at. */
const PREVIEWED = 20_000;
const NOTHING = Object.freeze({ contributions: 0, statements: 0 });

/** Leave to pass on: asked for, given by two people, taken back. */
export const leaveHandlers: Handlers<typeof leaveRoutes> = {
  async leaves(context, { reader }) {
    const { exchange, store, config } = context;
    const found = await exchange.leaves.list(config.partner, LISTED);
    return {
      leaves: await shapesOf(context, found, reader),
      secondHand: [...(await secondHand(store.pool, config.partner))],
    };
  },

  async leavePreview(context, { params, view, audit }) {
    const { store, exchange, config } = context;
    const leave = await find(context, params.leave);
    if (leave.originator !== config.partner) throw notTheOriginator();
    const recipientView = await store.partnerView(
      leave.recipient,
      exchange.directory.clearanceOf(leave.recipient),
    );
    const covered = await store.previewRelease(
      { from: config.partner, recipient: leave.holder, view: recipientView },
      (releaser) => releaser.covered(leave.scope),
    );
    const listed = [...covered].flatMap(([contribution, statements]) =>
      statements.map((statement) => ({ contribution, statement })),
    );
    const ids = [...new Set(listed.map(({ statement }) => statement))].sort();
    const looked = ids.slice(0, PREVIEWED);
    const seen = await store.read(view, (reader) => reader.statementsById(looked));
    const seenIds = new Set(seen.map(({ id }) => id));
    const byRecord = [...Map.groupBy(seen, ({ record }) => record)];
    audit.records(byRecord.map(([record]) => record));
    audit.detail(`preview of leave ${leave.id} for ${leave.holder} to ${leave.recipient}`);
    return {
      counts: {
        contributions: new Set(
          listed.filter(({ statement }) => seenIds.has(statement)).map(({ contribution }) => contribution),
        ).size,
        records: byRecord.length,
        statements: seen.length,
      },
      records: byRecord.slice(0, PREVIEWED_RECORDS).map(([record, statements]) => ({
        record,
        schema: mostSpecific(statements.map(({ schema }) => schema)),
        caption: captionIn(record, statements),
        statements: statements.length,
      })),
      more: byRecord.length > PREVIEWED_RECORDS || ids.length > looked.length,
    };
  },

  async askLeave(context, { body, reader, audit }) {
    const { exchange, config } = context;
    requireThree(body.originator, config.partner, body.recipient);
    requireDay(context, body.until);
    requireRecordsOf(body.scope, body.originator);
    await requireServed(context, body.originator);
    const leave = await exchange.passingOn.ask({ ...body, holder: config.partner }, reader.user);
    audit.detail(`leave ${leave.id} asked of ${leave.originator} for ${leave.recipient}`);
    return answer(context, leave.id, reader);
  },

  async proposeLeave(context, { body, reader, audit }) {
    const { exchange, config } = context;
    requireThree(config.partner, body.holder, body.recipient);
    requireDay(context, body.until);
    requireRecordsOf(body.scope, config.partner);
    await requireServed(context, body.holder);
    const leave = await exchange.passingOn.propose({ ...body, originator: config.partner }, reader.user);
    audit.detail(`leave ${leave.id} for ${leave.holder} to ${leave.recipient} proposed`);
    return answer(context, leave.id, reader);
  },

  async supportLeave(context, { params, reader, audit }) {
    const { exchange, config } = context;
    const leave = await findOwn(context, params.leave);
    await exchange.leaves.propose(config.partner, leave.id, reader.user);
    audit.detail(`leave ${leave.id} for ${leave.holder} to ${leave.recipient} proposed`);
    return answer(context, leave.id, reader);
  },

  async decideLeave(context, { params, body, reader, audit }) {
    const { exchange, config, clock } = context;
    const leave = await findOwn(context, params.leave);
    if (body.approve && leave.state === 'asked') throw needsFirstPerson();
    await exchange.leaves.decide(config.partner, leave, {
      approve: body.approve,
      user: reader.user,
      at: clock(),
      reason: body.reason,
    });
    audit.detail(
      `leave ${leave.id} for ${leave.holder} to ${leave.recipient} ${body.approve ? 'granted' : 'refused'}`,
    );
    await exchange.upkeep.pass();
    return answer(context, leave.id, reader);
  },

  async endLeave(context, { params, body, reader, audit }) {
    const { exchange, config, clock } = context;
    const leave = await findOwn(context, params.leave);
    await exchange.leaves.end(config.partner, leave.id, {
      user: reader.user,
      at: clock(),
      reason: body.reason,
    });
    audit.detail(`leave ${leave.id} for ${leave.holder} to ${leave.recipient} taken back`);
    await exchange.upkeep.pass();
    return answer(context, leave.id, reader);
  },
};

async function answer(context: Context, id: string, reader: Reader): Promise<LeaveShape> {
  const [shape] = await shapesOf(context, [await find(context, id)], reader);
  if (!shape) throw notFound('leave');
  return shape;
}

async function shapesOf(
  { exchange, config, clock }: Context,
  leaves: readonly KeptLeave[],
  reader: Reader,
): Promise<LeaveShape[]> {
  const figures = await exchange.leaves.figures(
    config.partner,
    leaves.map(({ id }) => id),
  );
  const today = clock().toISOString().slice(0, 10);
  return leaves.map((leave) => {
    const { scope, asked: _, edition: __, signed: ___, told: ____, ...rest } = leave;
    const shares = SHARERS.roles.includes(reader.role);
    const mine = shares && leave.originator === config.partner;
    const covers = figures.get(leave.id) ?? NOTHING;
    const isListed = leave.state === 'granted' && leave.edition > 0 && leave.recipient !== config.partner;
    const isOpen = leave.state === 'asked' || leave.state === 'proposed';
    return {
      ...without(rest),
      scope: scopeShape(scope),
      state: leaveStateOn(leave, today),
      ...(isListed ? { covers } : {}),
      may: {
        support: mine && leave.state === 'asked',
        decide: mine && leave.state === 'proposed' && leave.proposedBy !== reader.user,
        refuse: mine && isOpen && leave.proposedBy !== reader.user,
        end: mine && leave.state === 'granted',
      },
    };
  });
}

/** Leaves out what is not known. */
function without<T extends object>(shape: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

function scopeShape(scope: LeaveScope): LeaveShape['scope'] {
  if ('all' in scope) return scope;
  if ('contributions' in scope) return { contributions: [...scope.contributions] };
  if ('records' in scope) return { records: [...scope.records] };
  return { schemata: [...scope.schemata] };
}

async function find({ exchange, config }: Context, id: string): Promise<KeptLeave> {
  const leave = await exchange.leaves.find(config.partner, id);
  if (!leave) throw notFound('leave');
  return leave;
}

async function findOwn(context: Context, id: string): Promise<KeptLeave> {
  const leave = await find(context, id);
  if (leave.originator !== context.config.partner) throw notTheOriginator();
  return leave;
}

function requireThree(...partners: readonly string[]): void {
  if (new Set(partners).size === partners.length) return;
  throw new ForelandError({
    code: 'leave-partners',
    message: 'Leave is between three partners: who contributed, who passes on, and who receives.',
    remedy: 'Name three. To share what is your own, release it.',
  });
}

function requireDay({ clock }: Context, until: string): void {
  if (until >= clock().toISOString().slice(0, 10)) return;
  throw new ForelandError({
    code: 'leave-until',
    message: 'The last day is over.',
    remedy: 'Name a day that is not over.',
    place: { path: 'body.until' },
  });
}

function requireRecordsOf(scope: LeaveScope, originator: string): void {
  if (!('records' in scope) || scope.records.every((record) => partnerOf(record) === originator)) return;
  throw new ForelandError({
    code: 'leave-records',
    message: `Not all of these records are of ${originator}.`,
    remedy: `Name records of ${originator} only; each partner gives leave for its own.`,
    place: { path: 'body.scope' },
  });
}

function needsFirstPerson(): ForelandError {
  return new ForelandError({
    code: 'leave-not-proposed',
    message: 'Nobody here has proposed what the partner asked for.',
    remedy: 'One person proposes it, a second one grants it.',
    status: 409,
  });
}

function notTheOriginator(): ForelandError {
  return new ForelandError({
    code: 'leave-not-yours',
    message: 'Only the partner who contributed gives leave and takes it back.',
    remedy: 'Ask that partner.',
    status: 403,
  });
}
