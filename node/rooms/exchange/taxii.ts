import { DISCOVERY_PATH } from '@foreland/formats';
import { ForelandError, ROLE_PURPOSES, parseLabel } from '@foreland/model';
import type { Json, Reader } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import { SHARERS } from '@foreland/model/contract/exchange-roles';
import { FeedTerms, TaxiiReport } from '@foreland/model/contract/taxii';
import type { taxiiRoutes } from '@foreland/model/contract/taxii';
import type { KeptCollection, TaxiiFeed, TaxiiToken } from '@foreland/store/platform';
import { hashOfSecret } from '../../auth/secret.ts';
import { isLoopback } from '../../config.ts';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../handler.ts';
import { removeKey, writeKeyText } from '../../keys/seed.ts';
import { randomId } from '../../random.ts';
import { feedTokenName } from '../../taxii/pull.ts';
import { newProgramToken } from '../../taxii/tokens.ts';
import { notFound } from '../refusals.ts';

type CollectionShape = Answer<typeof taxiiRoutes.taxiiCollections>['collections'][number];
type FeedShape = Answer<typeof taxiiRoutes.taxiiFeeds>['feeds'][number];

const DAY = 86_400_000;

/** What goes to programs over TAXII and comes from them, and who decided it. */
export const taxiiHandlers: Handlers<typeof taxiiRoutes> = {
  async taxiiCollections({ taxii }, { reader, origin }) {
    const [collections, tokens] = await Promise.all([taxii.table.kept.list(), taxii.table.tokens.list()]);
    return {
      collections: collections.map((collection) => collectionShape(collection, tokens, reader)),
      api: `${origin}${DISCOVERY_PATH}`,
    };
  },

  async proposeTaxiiCollection(context, { body, session, view, audit }) {
    const { partner, role, purpose, clearance, terms, title, description, alias } = body;
    if (!ROLE_PURPOSES[role].includes(purpose)) throw purposeUnfit();
    if (terms !== undefined) requireOwnLabel(context, terms.label);
    const id = randomId(context.random);
    await context.taxii.table.kept.propose({
      id,
      alias,
      title,
      description,
      reader: { partner, role, purpose, clearance },
      canRead: terms === undefined,
      canWrite: terms !== undefined,
      filled: terms === undefined,
      terms: terms as Json | undefined,
      // What is posted is imported in the name of whoever answers for its terms.
      importer: terms === undefined ? undefined : view.reader,
      createdBy: session.user,
    });
    audit.detail(`TAXII collection ${id} for ${partner} as ${role}, ${purpose}, up to ${clearance}`);
    audit.recipient(partner);
    return { id };
  },

  async decideTaxiiCollection({ taxii }, { params, body, reader, audit }) {
    const collection = await required(taxii.table.kept.find(params.collection));
    const decision = { approve: body.approve, by: reader.user };
    if (!(await taxii.table.kept.decide(params.collection, decision)))
      throw collection.createdBy === reader.user && collection.state === 'proposed'
        ? ownProposal()
        : decided();
    audit.detail(`TAXII collection ${collection.id} ${body.approve ? 'approved' : 'refused'}`);
    audit.recipient(collection.reader.partner);
    void taxii.pass();
    return {};
  },

  async endTaxiiCollection({ taxii }, { params, audit }) {
    if (!(await taxii.table.kept.end(params.collection))) throw notFound('collection');
    audit.detail(`TAXII collection ${params.collection} ended`);
    return {};
  },

  async makeTaxiiToken({ taxii, clock, random }, { params, body, reader, audit }) {
    const collection = await required(taxii.table.kept.find(params.collection));
    if (collection.state !== 'active') throw notActive();
    const token = newProgramToken(random);
    const id = randomId(random);
    const expiresAt = new Date(clock().getTime() + body.days * DAY);
    await taxii.table.tokens.add({
      id,
      collection: collection.id,
      title: body.title,
      tokenHash: hashOfSecret(token),
      createdBy: reader.user,
      expiresAt,
    });
    audit.detail(`token ${id} for TAXII collection ${collection.id}`);
    return { id, token, expiresAt: expiresAt.toISOString() };
  },

  async endTaxiiToken({ taxii }, { params, audit }) {
    if (!(await taxii.table.tokens.end(params.token))) throw notFound('token');
    audit.detail(`token ${params.token} ended`);
    return {};
  },

  async taxiiFeeds({ taxii }) {
    return { feeds: (await taxii.table.feeds.list()).map(feedShape) };
  },

  async addTaxiiFeed(context, { body, view, audit }) {
    const { taxii, config, random } = context;
    const { title, collection, everySeconds, terms } = body;
    requireOwnLabel(context, terms.label);
    const origin = originOf(body.origin);
    const id = randomId(random);
    // The secret first: a feed without its token would only fail.
    await writeKeyText(config.home, feedTokenName(id), body.token.trim());
    await taxii.table.feeds.add({
      id,
      title,
      origin,
      collection,
      everySeconds,
      terms: terms as Json,
      reader: view.reader,
    });
    audit.detail(`TAXII feed ${id} from ${origin}`);
    void taxii.pass();
    return { id };
  },

  async changeTaxiiFeed({ taxii }, { params, body, audit }) {
    if (!(await taxii.table.feeds.change(params.feed, body))) throw notFound('feed');
    audit.detail(`TAXII feed ${params.feed} ${body.enabled === false ? 'stopped' : 'changed'}`);
    if (body.now) void taxii.pass();
    return {};
  },

  async removeTaxiiFeed({ taxii, config }, { params, audit }) {
    if (!(await taxii.table.feeds.remove(params.feed))) throw notFound('feed');
    await removeKey(config.home, feedTokenName(params.feed));
    audit.detail(`TAXII feed ${params.feed} removed`);
    return {};
  },
};

function collectionShape(
  collection: KeptCollection,
  tokens: readonly TaxiiToken[],
  reader: Reader,
): CollectionShape {
  const { reader: of, state, createdBy } = collection;
  const isSharer = SHARERS.roles.includes(reader.role);
  return {
    id: collection.id,
    ...(collection.alias === undefined ? {} : { alias: collection.alias }),
    title: collection.title,
    description: collection.description,
    ...of,
    kind: collection.filled ? 'filled' : 'inbox',
    state,
    objects: collection.objects,
    ...(collection.filledAt === undefined ? {} : { filledAt: collection.filledAt }),
    ...(collection.terms === undefined ? {} : { terms: FeedTerms.parse(collection.terms) }),
    ...(collection.report === undefined ? {} : { report: TaxiiReport.parse(collection.report) }),
    ...(collection.problem === undefined ? {} : { problem: collection.problem }),
    ...(createdBy === undefined ? {} : { createdBy }),
    createdAt: collection.createdAt,
    ...(collection.decidedBy === undefined ? {} : { decidedBy: collection.decidedBy }),
    tokens: tokens
      .filter((token) => token.collection === collection.id)
      .map(({ collection: _, lastUsedAt, endedAt, ...token }) => ({
        ...token,
        ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
        ...(endedAt === undefined ? {} : { endedAt }),
      })),
    may: {
      decide: isSharer && state === 'proposed' && createdBy !== reader.user,
      end: isSharer && (state === 'proposed' || state === 'active'),
    },
  };
}

function feedShape(feed: TaxiiFeed): FeedShape {
  return {
    id: feed.id,
    title: feed.title,
    origin: feed.origin,
    collection: feed.collection,
    everySeconds: feed.everySeconds,
    enabled: feed.enabled,
    terms: FeedTerms.parse(feed.terms),
    user: feed.reader.user,
    objects: feed.objects,
    ...(feed.pulledAt === undefined ? {} : { pulledAt: feed.pulledAt }),
    nextAt: feed.nextAt,
    ...(feed.report === undefined ? {} : { report: TaxiiReport.parse(feed.report) }),
    ...(feed.problem === undefined ? {} : { problem: feed.problem }),
  };
}

async function required(found: Promise<KeptCollection | undefined>): Promise<KeptCollection> {
  const collection = await found;
  if (!collection) throw notFound('collection');
  return collection;
}

/** Who imports labels its own data: with another originator every object would be refused. @throws ForelandError */
function requireOwnLabel({ config }: Context, label: unknown): void {
  const { originators } = parseLabel(label);
  if (originators.length === 1 && originators[0] === config.partner) return;
  throw refusal(
    'label-originator',
    `The label does not name ${config.partner} alone as originator.`,
    `Set its originators to ["${config.partner}"].`,
    400,
  );
}

/** A token goes to this server: without TLS it goes to a program on this machine alone. */
function originOf(text: string): string {
  const url = URL.parse(text);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && isSafe && text.replace(/\/$/, '') === url.origin) return url.origin;
  throw refusal(
    'feed-address',
    'This is not the https origin of a server.',
    'Write it such as https://taxii.example.org.',
    400,
  );
}

function purposeUnfit(): ForelandError {
  return refusal(
    'purpose-not-allowed',
    'That role does not work for that purpose.',
    'Choose another role or purpose.',
    400,
  );
}

function ownProposal(): ForelandError {
  return refusal(
    'second-person-required',
    'You proposed this collection yourself.',
    'Let somebody else decide.',
    403,
  );
}

function decided(): ForelandError {
  return refusal(
    'collection-decided',
    'This collection has been decided on.',
    'Look at the list again.',
    409,
  );
}

function notActive(): ForelandError {
  return refusal(
    'collection-not-active',
    'Nobody has approved this collection, or it has ended.',
    'Let a second person approve it first.',
    409,
  );
}

function refusal(code: string, message: string, remedy: string, status: number): ForelandError {
  return new ForelandError({ code, message, remedy, status });
}
