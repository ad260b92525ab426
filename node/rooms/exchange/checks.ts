import { ForelandError, ROLE_PURPOSES, isForelandError } from '@foreland/model';
import type { Purpose, Reader } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { checkRoutes } from '@foreland/model/contract/checks';
import { AGREED_QUOTA, BATCH_SIZES, isCheckClass, parseManifest } from '@foreland/sealing/check';
import type { CheckClass } from '@foreland/sealing/check';
import { isUndelivered } from '@foreland/store/platform';
import type { CaseUse, ListedCheckIndex, PrivateCheck } from '@foreland/store/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../handler.ts';
import { EXISTENCE_POLICY } from '../../partners/check/policy.ts';
import { notFound } from '../refusals.ts';
import { asWritten, readAny, valuesOf } from './checks-reading.ts';
import { requireServed } from './served.ts';

type CheckShape = Answer<typeof checkRoutes.check>;
type Indexes = Answer<typeof checkRoutes.checkIndexes>;
type Use = Answer<typeof checkRoutes.checkQuotas>['asked'][number];

const LISTED = 500;
/** How long a renewal is waited for; a large one goes on by itself. */
const RENEWAL_MILLISECONDS = 10_000;

/** Private checks: asking partners, what partners asked here, and the indexes of both. */
export const checkHandlers: Handlers<typeof checkRoutes> = {
  async checks({ exchange, config }, { reader }) {
    const by = isOfficer(reader) ? undefined : reader.user;
    const made = await exchange.checks.made.list(config.partner, LISTED, by);
    return {
      checks: made.map((check) => toShape(check, reader)),
      pseudonym: exchange.checks.pseudonymOf(reader.user),
    };
  },

  async check(context, { params, reader }) {
    return toShape(await find(context, params.check, reader), reader);
  },

  async checkStates({ exchange, config }, { reader }) {
    return { states: [...(await exchange.checks.made.states(config.partner, LISTED, reader.user))] };
  },

  async readCheckValues({ config }, { body }) {
    return { read: body.values.map((value) => readAny(config.partner, value)) };
  },

  async startCheck(context, { body, reader, audit }) {
    const { exchange } = context;
    requirePurpose(reader, body.purpose);
    await requireServed(context, body.partner);
    const id = await exchange.checks.asking.ask(
      {
        peer: body.partner,
        class: body.class,
        asked: body.values.map((value, at) => ({
          asked: asWritten(value),
          values: placed(at, () => valuesOf(context.config.partner, body.class, value)),
        })),
        caseNumber: body.caseNumber,
        purpose: body.purpose,
        question: body.question,
      },
      reader,
    );
    const check = await find(context, id, reader);
    audit.recipient(check.peer);
    audit.detail(
      `check ${id} at ${check.peer}, ${check.class}, ${check.count} elements, case ${check.caseNumber}`,
    );
    return toShape(check, reader);
  },

  async openCheck(context, { params, body, reader, audit }) {
    audit.detail(`opening of check ${params.check}: ${body.reason}`);
    const check = await find(context, params.check, reader);
    const { values, padding } = await context.exchange.checks.asking.open(check, body.key, reader.user);
    const opened = await find(context, params.check, reader);
    return { check: toShape(opened, reader), values: [...values], padding };
  },

  async checkIndexes({ exchange, config }, { reader }) {
    const { checks } = exchange;
    const held = await checks.indexes.held(config.partner);
    const published = keeps(reader) ? await checks.indexes.published(config.partner) : [];
    return {
      held: held.map(({ peer, epoch, manifest, publishedAt }) => {
        const { class: checkClass, count, bytes } = parseManifest(Buffer.from(manifest));
        return { partner: peer, class: checkClass, epoch, count, bytes, at: publishedAt };
      }),
      published: published.map(toPublished),
      renewing: checks.publisher.isAtWork,
      policy: EXISTENCE_POLICY,
      purposes: [...config.checkPurposes],
      ...(config.checkTime === undefined ? {} : { renewedAt: config.checkTime }),
    };
  },

  async renewCheckIndexes(context, { body, reader, audit }) {
    const { exchange, config, log } = context;
    if (body.partner !== undefined) await requireServed(context, body.partner);
    const { indexes, publisher } = exchange.checks;
    const renewal = publisher.renew(body.partner, body.classes, reader.user);
    // It may go on when nobody waits for it any more.
    renewal.catch((error: unknown) => log.warn({ err: error }, 'indexes were not renewed'));
    await Promise.race([renewal, sleep(RENEWAL_MILLISECONDS, undefined, { ref: false })]);
    const recipients = body.partner === undefined ? exchange.directory.served() : [body.partner];
    if (recipients.length > 0) audit.recipient(recipients.join(', '));
    audit.detail(`indexes: ${body.classes.join(', ')}`);
    const published = await indexes.published(config.partner);
    return { published: published.map(toPublished), renewing: publisher.isAtWork };
  },

  async checkQuotas({ exchange, config, clock }) {
    const day = clock().toISOString().slice(0, 10);
    const [asked, answered] = await Promise.all([
      exchange.checks.made.used(config.partner, day),
      exchange.checks.answered.used(config.partner, day),
    ]);
    const { perCase, perPartnerDay: perDay } = AGREED_QUOTA;
    const sizes = BATCH_SIZES.filter((size) => size <= perCase);
    return { asked: usesOf(asked), answered: usesOf(answered), agreed: { perDay, perCase, sizes } };
  },

  async answeredChecks({ exchange, config }) {
    const answered = await exchange.checks.answered.list(config.partner, LISTED);
    return {
      checks: answered.map(
        ({ peer, class: checkClass, package: _, requestId: __, request: ___, refusal, ...rest }) => ({
          ...rest,
          partner: peer,
          class: classOf(checkClass),
          ...(refusal === undefined ? {} : { refusal }),
        }),
      ),
    };
  },
};

function isOfficer({ role }: Reader): boolean {
  return role === 'data-protection-officer';
}

/** How much stands in an index says how much there is, also of what a reader does not see. */
function keeps({ role }: Reader): boolean {
  return role === 'data-protection-officer' || role === 'administrator';
}

/** A person's own check; a data-protection officer's is each of the own partner. */
async function find({ exchange, config }: Context, id: string, reader: Reader): Promise<PrivateCheck> {
  const check = await exchange.checks.made.find(config.partner, id);
  if (!check || !(isOfficer(reader) || check.createdBy === reader.user)) throw notFound('check');
  return check;
}

/** Says which of the values it was that could not be read. */
function placed<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isForelandError(error)) throw error;
    const { status } = error;
    throw new ForelandError({ ...error.toRefusal(), place: { path: `body.values.${index}` }, status });
  }
}

function toShape(check: PrivateCheck, reader: Reader): CheckShape {
  const { delivery, problem, asked, answeredAt, openedAt } = check;
  // While it waits, why it was not taken yet.
  const why = check.state === 'asked' && delivery?.state !== 'delivered' ? delivery?.problem : problem;
  return {
    id: check.id,
    partner: check.peer,
    class: classOf(check.class),
    epoch: check.epoch,
    caseNumber: check.caseNumber,
    purpose: check.purpose,
    pseudonym: check.pseudonym,
    count: check.count,
    state: check.state === 'asked' && isUndelivered(delivery) ? 'undelivered' : check.state,
    createdBy: check.createdBy,
    createdAt: check.createdAt,
    ...(check.question === undefined ? {} : { question: check.question }),
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(why === undefined ? {} : { problem: why }),
    ...(openedAt === undefined ? {} : { openedAt }),
    ...(asked && check.createdBy === reader.user
      ? {
          values: asked.map(({ asked: written, hit }) => ({
            asked: written,
            ...(hit === undefined ? {} : { hit }),
          })),
        }
      : {}),
  };
}

function toPublished(index: ListedCheckIndex): Indexes['published'][number] {
  const { peer, epoch, count, bytes, publishedAt, answers, delivery } = index;
  return {
    partner: peer,
    class: classOf(index.class),
    epoch,
    count,
    bytes,
    at: publishedAt,
    answers,
    ...(delivery === undefined ? {} : { package: { id: index.package, state: delivery } }),
  };
}

function usesOf(uses: readonly CaseUse[]): Use[] {
  return [...Map.groupBy(uses, ({ peer }) => peer)].map(([partner, own]) => ({
    partner,
    today: own.reduce((sum, { today }) => sum + today, 0),
    perDay: AGREED_QUOTA.perPartnerDay,
    perCase: AGREED_QUOTA.perCase,
    cases: own.map(({ caseNumber, used }) => ({ caseNumber, used })),
  }));
}

function classOf(text: string): CheckClass {
  if (isCheckClass(text)) return text;
  throw new Error(`a class of checks that there is none of: ${text}`);
}

function requirePurpose(reader: Reader, purpose: Purpose): void {
  if (ROLE_PURPOSES[reader.role].includes(purpose)) return;
  throw new ForelandError({
    code: 'purpose-not-of-role',
    message: 'Your role does not work for this purpose.',
    remedy: `Choose one of: ${ROLE_PURPOSES[reader.role].join(', ')}.`,
    status: 403,
  });
}
