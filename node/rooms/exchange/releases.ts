import { clears, mayHold, releaseStateOf } from '@foreland/model';
import type { Reader, Release, View } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { exchangeRoutes } from '@foreland/model/contract/exchange';
import { SHARERS } from '@foreland/model/contract/exchange-roles';
import { mostSpecific } from '@foreland/store';
import type { ReleasePage, ReleaseRoute, WantedScope } from '@foreland/store';
import { secondHand } from '@foreland/store/platform';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../handler.ts';
import { randomId } from '../../random.ts';
import { notFound } from '../refusals.ts';
import { captionIn } from './caption.ts';
import { requireServed } from './served.ts';
import { toContributionShape, toLabelShape } from '../shapes.ts';

type ReleaseShape = Answer<typeof exchangeRoutes.proposeRelease>;
type Preview = Answer<typeof exchangeRoutes.previewRelease>;
type ReleaseRoutes = Pick<
  typeof exchangeRoutes,
  'releases' | 'previewRelease' | 'proposeRelease' | 'decideRelease' | 'endRelease' | 'holders'
>;

const LISTED = 500;
/** Records that a preview lists; what is beyond is counted. */
const PREVIEWED_RECORDS = 200;

/** What is shared with partners, who decided it, and exactly what they see of it. */
export const releaseHandlers: Handlers<ReleaseRoutes> = {
  async releases(context, { reader }) {
    const found = await context.exchange.releases.list(context.config.partner, LISTED);
    return { releases: found.map((release) => toShape(context, release, reader)) };
  },

  async previewRelease(context, { body, view, audit }) {
    const { recipient, scope, purpose } = body;
    const route = await routeTo(context, recipient);
    const wanted = { scope, ...(purpose === undefined ? {} : { purpose }) };
    const preview = await previewOf(context, route, wanted, view);
    const withheld = await withheldFrom(context, route, wanted, view);
    audit.records(preview.records.map(({ record }) => record));
    audit.detail(`preview for ${recipient}`);
    return { ...preview, withheld };
  },

  async proposeRelease(context, { body, reader, audit }) {
    const { exchange, config, random, clock } = context;
    await routeTo(context, body.recipient);
    const release = await exchange.releases.propose(config.partner, {
      id: randomId(random),
      recipient: body.recipient,
      scope: body.scope,
      standing: body.standing,
      purpose: body.purpose,
      legalBasis: body.legalBasis,
      note: body.note,
      createdBy: reader.user,
      createdAt: clock().toISOString(),
      until: body.until,
    });
    audit.detail(`release ${release.id} to ${release.recipient} proposed`);
    if ('records' in body.scope) audit.records(body.scope.records);
    return toShape(context, release, reader);
  },

  async decideRelease(context, { params, body, reader, audit }) {
    const { exchange, config, clock } = context;
    const release = await exchange.releases.decide(config.partner, await find(context, params.release), {
      approve: body.approve,
      user: reader.user,
      at: clock(),
    });
    audit.detail(`release ${release.id} to ${release.recipient} ${body.approve ? 'approved' : 'refused'}`);
    if (body.approve) await exchange.upkeep.pass();
    return toShape(context, (await exchange.releases.find(config.partner, release.id)) ?? release, reader);
  },

  async endRelease(context, { params, reader, audit }) {
    const { exchange, config, clock } = context;
    const { id, recipient } = await find(context, params.release);
    const ended = await exchange.releases.end(config.partner, id, reader.user, clock());
    audit.detail(`release ${id} to ${recipient} ended`);
    return toShape(context, ended, reader);
  },

  async holders({ exchange, store, config }, { params, view }) {
    const seen = await store.read(view, (reader) => reader.contribution(params.contribution));
    if (!seen) throw notFound('contribution');
    return {
      holders: await exchange.releases.holdersOf(config.partner, params.contribution),
      secondHand: await secondHand(store.pool, config.partner, params.contribution),
    };
  },
};

async function routeTo(context: Context, recipient: Release['recipient']): Promise<ReleaseRoute> {
  await requireServed(context, recipient);
  const { exchange, store, config } = context;
  const view = await store.partnerView(recipient, exchange.directory.clearanceOf(recipient));
  return { from: config.partner, recipient, view };
}

/** Computed as the release itself is, then narrowed to what the person who asks sees too. */
async function previewOf(
  { store }: Context,
  route: ReleaseRoute,
  wanted: WantedScope,
  view: View,
): Promise<Omit<Preview, 'withheld'>> {
  const contributions = new Map<string, Preview['contributions'][number]>();
  const records = new Map<string, Released[]>();
  const counts = { contributions: 0, records: 0, statements: 0 };
  const counted = new Set<string>();
  await store.previewRelease(route, async (releaser) => {
    for await (const page of releaser.missing([wanted])) {
      for (const released of seenOf(page, view.reader)) {
        contributions.set(page.contribution.id, toContributionShape(page.contribution));
        counts.statements += 1;
        counted.add(released.record);
        let entry = records.get(released.record);
        if (!entry && records.size < PREVIEWED_RECORDS) records.set(released.record, (entry = []));
        entry?.push(released);
      }
    }
  });
  return {
    contributions: [...contributions.values()],
    records: [...records].map(([record, statements]) => ({
      record,
      schema: mostSpecific(statements.map(({ schema }) => schema)),
      caption: captionIn(record, statements),
      statements,
    })),
    counts: { ...counts, contributions: contributions.size, records: counted.size },
    more: counted.size > records.size,
  };
}

type Released = Preview['records'][number]['statements'][number];

function* seenOf({ contribution, statements }: ReleasePage, reader: Reader): Generator<Released> {
  for (const { id, draft } of statements)
    if (clears(reader, draft.label))
      yield { ...draft, id, label: toLabelShape(draft.label), contribution: contribution.id };
}

/** What the person sees on the chosen records and the recipient may not: so that nobody takes a part for the whole. */
async function withheldFrom(
  { store, exchange }: Context,
  route: ReleaseRoute,
  wanted: WantedScope,
  view: View,
): Promise<Preview['withheld']> {
  const { scope } = wanted;
  if (!('records' in scope)) return [];
  const { recipient, from } = route;
  const clearance = exchange.directory.clearanceOf(recipient);
  const statements = await store.read(view, (reader) => reader.statementsOf(scope.records));
  const isForeign = statements.some(({ source }) => source.partner !== from);
  const passedOn = isForeign ? await passedOnBy({ store }, route, wanted) : new Set<string>();
  const held = statements.filter(
    ({ id, label, source }) =>
      !passedOn.has(id) && (source.partner !== from || !mayHold(recipient, clearance, label)),
  );
  const byRecord = Map.groupBy(statements, ({ record }) => record);
  return [...Map.groupBy(held, ({ record }) => record)].map(([record, hidden]) => ({
    record,
    caption: captionIn(record, byRecord.get(record) ?? []),
    statements: hidden.length,
  }));
}

/** Statements of other partners that go to the recipient, or are there already, with leave. */
async function passedOnBy(
  { store }: Pick<Context, 'store'>,
  route: ReleaseRoute,
  wanted: WantedScope,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  await store.previewRelease(route, async (releaser) => {
    for await (const { under, statements } of releaser.all([wanted]))
      if (under !== undefined) for (const { id } of statements) ids.add(id);
  });
  return ids;
}

async function find({ exchange, config }: Context, id: string): Promise<Release> {
  const release = await exchange.releases.find(config.partner, id);
  if (!release) throw notFound('release');
  return release;
}

function toShape({ clock }: Context, release: Release, reader: Reader): ReleaseShape {
  const {
    approved: _,
    queuedAt: __,
    until,
    decidedBy,
    decidedAt,
    endedBy,
    endedAt,
    scope,
    ...rest
  } = release;
  const state = releaseStateOf(release, clock().toISOString().slice(0, 10));
  const shares = SHARERS.roles.includes(reader.role);
  return {
    ...rest,
    scope:
      'all' in scope
        ? scope
        : 'records' in scope
          ? { records: [...scope.records] }
          : { contributions: [...scope.contributions] },
    state,
    ...(until === undefined ? {} : { until }),
    ...(decidedBy === undefined ? {} : { decidedBy }),
    ...(decidedAt === undefined ? {} : { decidedAt }),
    ...(endedBy === undefined ? {} : { endedBy }),
    ...(endedAt === undefined ? {} : { endedAt }),
    may: {
      decide: shares && state === 'proposed' && release.createdBy !== reader.user,
      end: shares && (state === 'proposed' || (state === 'active' && release.standing)),
    },
  };
}
