import { z } from 'zod';
import { SHARERS, WATCHERS } from './exchange-roles.ts';
import { Terms } from './imports.ts';
import { route } from './route.ts';
import { Count, Empty, Instant, Level, Partner, Purpose, Refusal, Role, Uuid } from './shapes.ts';

/** Who may let what another server has be imported in their name. */
const IMPORTERS = { roles: ['analyst', 'liaison-officer'] };

/** On which terms everything that comes from one place is imported; the day of receipt is when it comes. */
export const FeedTerms = Terms.omit({ receivedOn: true });

const Title = z.string().trim().min(1).max(200);
const Seconds = z.number().int().min(60).max(2_678_400);

export const TaxiiReport = z.looseObject({
  /** Of a filling: statements that are held. */
  kept: Count.optional(),
  /** Of an import. */
  accepted: Count.optional(),
  known: Count.optional(),
  rejected: Count.optional(),
  errors: z.array(Refusal).optional(),
  lost: z
    .array(z.object({ what: z.string(), count: Count, why: z.string(), examples: z.array(z.string()) }))
    .optional(),
});

export const TaxiiCollectionSummary = z.object({
  id: Uuid,
  alias: z.string().optional(),
  title: z.string(),
  description: z.string(),
  partner: Partner,
  role: Role,
  purpose: Purpose,
  clearance: Level,
  /** `filled` from the view of its reader; an `inbox` imports what is posted. */
  kind: z.enum(['filled', 'inbox']),
  state: z.enum(['proposed', 'active', 'refused', 'ended']),
  objects: Count,
  filledAt: Instant.optional(),
  terms: FeedTerms.optional(),
  report: TaxiiReport.optional(),
  problem: Refusal.optional(),
  createdBy: z.string().optional(),
  createdAt: Instant,
  decidedBy: z.string().optional(),
  tokens: z.array(
    z.object({
      id: Uuid,
      title: z.string(),
      createdBy: z.string(),
      createdAt: Instant,
      expiresAt: Instant,
      lastUsedAt: Instant.optional(),
      endedAt: Instant.optional(),
    }),
  ),
  may: z.object({ decide: z.boolean(), end: z.boolean() }),
});

export const TaxiiFeedSummary = z.object({
  id: Uuid,
  title: z.string(),
  origin: z.string(),
  collection: z.string(),
  everySeconds: z.number().int(),
  enabled: z.boolean(),
  terms: FeedTerms,
  user: z.string(),
  objects: Count,
  pulledAt: Instant.optional(),
  nextAt: Instant,
  report: TaxiiReport.optional(),
  problem: Refusal.optional(),
});

const CollectionId = z.object({ collection: Uuid });
const FeedId = z.object({ feed: Uuid });

export const taxiiRoutes = {
  taxiiCollections: route({
    id: 'taxiiCollections',
    method: 'GET',
    path: '/api/taxii/collections',
    room: 'exchange',
    access: WATCHERS,
    summary:
      'TAXII collections of this node: for whom, what became of them, and which programs may read them',
    response: z.object({ collections: z.array(TaxiiCollectionSummary), api: z.string() }),
  }),
  proposeTaxiiCollection: route({
    id: 'proposeTaxiiCollection',
    method: 'POST',
    path: '/api/taxii/collections',
    room: 'exchange',
    access: SHARERS,
    limit: 60,
    processing: 'disclosure',
    summary: 'Propose a TAXII collection for one reader; it works when a second person approves it',
    body: z.object({
      title: Title,
      description: z.string().trim().max(1000).default(''),
      alias: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'small letters, digits and hyphens')
        .optional(),
      partner: Partner,
      role: Role,
      purpose: Purpose,
      clearance: Level,
      /** Present for an inbox: on which terms what is posted is imported. */
      terms: FeedTerms.optional(),
    }),
    response: z.object({ id: Uuid }),
  }),
  decideTaxiiCollection: route({
    id: 'decideTaxiiCollection',
    method: 'POST',
    path: '/api/taxii/collections/:collection/decision',
    room: 'exchange',
    access: SHARERS,
    limit: 60,
    processing: 'disclosure',
    summary: 'Approve or refuse a TAXII collection that somebody else proposed',
    params: CollectionId,
    body: z.object({ approve: z.boolean() }),
    response: Empty,
  }),
  endTaxiiCollection: route({
    id: 'endTaxiiCollection',
    method: 'POST',
    path: '/api/taxii/collections/:collection/end',
    room: 'exchange',
    access: SHARERS,
    processing: 'administration',
    summary: 'End a TAXII collection: nobody sees it any more, and its tokens end',
    params: CollectionId,
    response: Empty,
  }),
  makeTaxiiToken: route({
    id: 'makeTaxiiToken',
    method: 'POST',
    path: '/api/taxii/collections/:collection/tokens',
    room: 'exchange',
    access: SHARERS,
    limit: 30,
    processing: 'administration',
    summary: 'Make a token for a program of the collection’s reader; it is shown once',
    params: CollectionId,
    body: z.object({ title: Title, days: z.number().int().min(1).max(730).default(365) }),
    response: z.object({ id: Uuid, token: z.string(), expiresAt: Instant }),
  }),
  endTaxiiToken: route({
    id: 'endTaxiiToken',
    method: 'POST',
    path: '/api/taxii/tokens/:token/end',
    room: 'exchange',
    access: SHARERS,
    processing: 'administration',
    summary: 'End a token of a program at once',
    params: z.object({ token: Uuid }),
    response: Empty,
  }),
  taxiiFeeds: route({
    id: 'taxiiFeeds',
    method: 'GET',
    path: '/api/taxii/feeds',
    room: 'exchange',
    access: WATCHERS,
    summary: 'Collections of other TAXII servers that are read on a schedule',
    response: z.object({ feeds: z.array(TaxiiFeedSummary) }),
  }),
  addTaxiiFeed: route({
    id: 'addTaxiiFeed',
    method: 'POST',
    path: '/api/taxii/feeds',
    room: 'exchange',
    access: IMPORTERS,
    limit: 30,
    processing: 'administration',
    summary:
      'Read a collection of another TAXII server on a schedule, and import what is new in one’s own name',
    body: z.object({
      title: Title,
      /** Origin of the server, such as https://taxii.example.org. */
      origin: z.string().max(300),
      collection: z.string().min(1).max(200),
      token: z.string().min(1).max(2000),
      everySeconds: Seconds.default(3600),
      terms: FeedTerms,
    }),
    response: z.object({ id: Uuid }),
  }),
  changeTaxiiFeed: route({
    id: 'changeTaxiiFeed',
    method: 'PATCH',
    path: '/api/taxii/feeds/:feed',
    room: 'exchange',
    access: IMPORTERS,
    processing: 'administration',
    summary: 'Stop a feed or let it go on, change how often it is read, or read it now',
    params: FeedId,
    body: z.object({
      enabled: z.boolean().optional(),
      everySeconds: Seconds.optional(),
      now: z.boolean().default(false),
    }),
    response: Empty,
  }),
  removeTaxiiFeed: route({
    id: 'removeTaxiiFeed',
    method: 'DELETE',
    path: '/api/taxii/feeds/:feed',
    room: 'exchange',
    access: IMPORTERS,
    processing: 'administration',
    summary: 'Remove a feed; what was imported stays',
    params: FeedId,
    response: Empty,
  }),
};
