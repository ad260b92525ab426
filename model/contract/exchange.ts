import { z } from 'zod';
import { route } from './route.ts';
import {
  ContentId,
  ContributionSummary,
  Cursor,
  Day,
  Empty,
  Instant,
  Level,
  Partner,
  Purpose,
  RecordId,
  Refusal,
  Statement,
} from './shapes.ts';

const Uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id');
const Digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a digest');
const Words = z.string().trim().min(1).max(2000);
const PackageKind = z.string().max(40);
const Count = z.number().int().nonnegative();

/** Who keeps the directory of partners; who shares; who may look at the traffic. */
const KEEPERS = { roles: ['administrator', 'data-protection-officer'] };
const SHARERS = { roles: ['liaison-officer', 'data-protection-officer'] };
const WATCHERS = { roles: ['liaison-officer', 'data-protection-officer', 'administrator', 'analyst'] };

export const PARTNER_STATES = ['self', 'confirmed', 'proposed', 'expired', 'revoked'] as const;

export const PartnerNode = z.object({
  partner: Partner,
  state: z.enum(PARTNER_STATES),
  /** Digest of the card; names it where one is confirmed. */
  digest: Digest,
  serial: z.number().int(),
  origin: z.string(),
  /** What to read out to the partner, of the own card alone: of a partner's card it is typed in, never shown first. */
  fingerprint: z.string().optional(),
  validUntil: Instant,
  /** Up to which level the partner's node is accredited. */
  clearance: Level.optional(),
  suspended: z.boolean(),
  waiting: Count,
  refused: Count,
  oldestWaiting: Instant.optional(),
  lastSent: Instant.optional(),
  lastReceived: Instant.optional(),
});

export const OUTGOING_STATES = ['waiting', 'delivered', 'refused', 'expired'] as const;

export const OutgoingPackage = z.object({
  id: Uuid,
  recipient: Partner,
  kind: PackageKind,
  sequence: z.number().int().optional(),
  purpose: Purpose,
  legalBasis: z.string(),
  envelope: Digest.optional(),
  bytes: Count.optional(),
  /** Counts of what it changes at the recipient, by name. */
  about: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  release: Uuid.optional(),
  createdBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  state: z.enum(OUTGOING_STATES),
  attempts: Count,
  nextAttemptAt: Instant.optional(),
  problem: Refusal.optional(),
  answeredAt: Instant.optional(),
  /** What the recipient signed. */
  receipt: z.string().optional(),
});

export const IncomingPackage = z.object({
  id: Uuid,
  sender: Partner,
  kind: PackageKind,
  sequence: z.number().int().optional(),
  envelope: Digest,
  bytes: Count,
  createdAt: Instant,
  receivedAt: Instant,
  /** Counts of what it changed here, by name. */
  applied: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  receipt: z.string(),
});

export const QuarantinedPackage = z.object({
  id: Uuid,
  sender: Partner.optional(),
  package: Uuid.optional(),
  kind: PackageKind.optional(),
  bytes: Count,
  receivedAt: Instant,
  problem: Refusal,
});

export const ReleaseScope = z.union([
  z.object({ all: z.literal(true) }).strict(),
  z.object({ contributions: z.array(ContentId).min(1).max(200) }).strict(),
  z.object({ records: z.array(RecordId).min(1).max(500) }).strict(),
]);

export const RELEASE_STATES = ['proposed', 'active', 'sent', 'refused', 'ended'] as const;

export const Release = z.object({
  id: Uuid,
  recipient: Partner,
  scope: ReleaseScope,
  standing: z.boolean(),
  purpose: Purpose,
  legalBasis: z.string(),
  note: z.string(),
  state: z.enum(RELEASE_STATES),
  createdBy: z.string(),
  createdAt: Instant,
  until: Day.optional(),
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  endedBy: z.string().optional(),
  endedAt: Instant.optional(),
  may: z.object({ decide: z.boolean(), end: z.boolean() }),
});

export const ReleaseProposal = z.object({
  recipient: Partner,
  scope: ReleaseScope,
  standing: z.boolean().default(false),
  purpose: Purpose,
  legalBasis: z.string().trim().min(1).max(500),
  note: Words,
  until: Day.optional(),
});

/** A statement as it goes out. */
export const ReleasedStatement = Statement.omit({
  recordedAt: true,
  retracted: true,
  contribution: true,
}).extend({ contribution: ContentId });

/** What the recipient will see and does not hold yet, as far as the person who asks sees it too. */
export const ReleasePreview = z.object({
  contributions: z.array(ContributionSummary),
  records: z.array(
    z.object({
      record: RecordId,
      schema: z.string(),
      caption: z.string(),
      statements: z.array(ReleasedStatement),
    }),
  ),
  counts: z.object({ contributions: Count, records: Count, statements: Count }),
  /** Whether there is more than is listed. */
  more: z.boolean(),
  /** Statements on the chosen records that the person sees and that do not go to the recipient. */
  withheld: z.array(z.object({ record: RecordId, caption: z.string(), statements: Count })),
});

const PageQuery = z.object({
  partner: Partner.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const exchangeRoutes = {
  partners: route({
    id: 'partners',
    method: 'GET',
    path: '/api/exchange/partners',
    room: 'exchange',
    access: 'session',
    summary: 'The nodes of partners: whose card is confirmed, and how the traffic with each stands',
    response: z.object({ partners: z.array(PartnerNode), reachable: z.boolean() }),
  }),
  ownCard: route({
    id: 'ownCard',
    method: 'GET',
    path: '/api/exchange/card',
    room: 'exchange',
    access: 'session',
    summary: 'The signed card of this node, to be given to partners',
    response: z.object({ card: z.string(), fingerprint: z.string() }),
  }),
  offerCard: route({
    id: 'offerCard',
    method: 'POST',
    path: '/api/exchange/cards',
    room: 'exchange',
    access: KEEPERS,
    limit: 60,
    processing: 'administration',
    summary:
      'Hand in the card of a partner’s node: the next one of a known partner counts at once, a first one is proposed',
    body: z.object({ card: z.string().max(16_384) }),
    response: z.object({ partner: Partner, digest: Digest, outcome: z.enum(['accepted', 'proposed']) }),
  }),
  confirmCard: route({
    id: 'confirmCard',
    method: 'POST',
    path: '/api/exchange/partners/:partner/confirmation',
    room: 'exchange',
    access: KEEPERS,
    limit: 30,
    processing: 'administration',
    summary: 'Confirm a proposed card with the fingerprint that the partner read out over another channel',
    params: z.object({ partner: Partner }),
    body: z.object({
      digest: Digest,
      fingerprint: z.string().trim().min(40).max(80),
      clearance: Level,
      /** Take this card in place of the one that is confirmed. */
      replace: z.boolean().default(false),
    }),
    response: Empty,
  }),
  dismissCard: route({
    id: 'dismissCard',
    method: 'POST',
    path: '/api/exchange/partners/:partner/dismissal',
    room: 'exchange',
    access: KEEPERS,
    processing: 'administration',
    summary: 'Dismiss a proposed card',
    params: z.object({ partner: Partner }),
    body: z.object({ digest: Digest }),
    response: Empty,
  }),
  changePartner: route({
    id: 'changePartner',
    method: 'PATCH',
    path: '/api/exchange/partners/:partner',
    room: 'exchange',
    access: KEEPERS,
    processing: 'administration',
    summary: 'Change up to which level a partner’s node is served, or suspend it',
    params: z.object({ partner: Partner }),
    body: z.object({ clearance: Level, suspended: z.boolean() }),
    response: Empty,
  }),
  revokeCard: route({
    id: 'revokeCard',
    method: 'POST',
    path: '/api/exchange/revocations',
    room: 'exchange',
    access: KEEPERS,
    processing: 'administration',
    summary: 'Hand in a revocation that a partner signed: its key counts for nothing from then on',
    body: z.object({ revocation: z.string().max(16_384) }),
    response: Empty,
  }),
  outbox: route({
    id: 'outbox',
    method: 'GET',
    path: '/api/exchange/outbox',
    room: 'exchange',
    access: WATCHERS,
    summary: 'Packages to partners, newest first, with what became of each',
    query: PageQuery,
    response: z.object({ packages: z.array(OutgoingPackage), next: Cursor.optional() }),
  }),
  outgoingFile: route({
    id: 'outgoingFile',
    method: 'GET',
    path: '/api/exchange/outbox/:package/file',
    room: 'exchange',
    access: SHARERS,
    audited: true,
    form: 'file',
    processing: 'disclosure',
    summary: 'A sealed package as a file, to be attached to a message in an existing channel such as SIENA',
    params: z.object({ package: Uuid }),
    response: z.unknown(),
  }),
  coverSheet: route({
    id: 'coverSheet',
    method: 'GET',
    path: '/api/exchange/outbox/:package/cover-sheet',
    room: 'exchange',
    access: SHARERS,
    audited: true,
    form: 'file',
    processing: 'disclosure',
    summary:
      'A cover sheet in PDF for a package that travels as a file: what it is, under which codes, how to take it in',
    params: z.object({ package: Uuid }),
    response: z.unknown(),
  }),
  retryPackage: route({
    id: 'retryPackage',
    method: 'POST',
    path: '/api/exchange/outbox/:package/attempt',
    room: 'exchange',
    access: WATCHERS,
    processing: 'administration',
    summary: 'Let a package that waits or was refused try again now',
    params: z.object({ package: Uuid }),
    response: Empty,
  }),
  acknowledgePackage: route({
    id: 'acknowledgePackage',
    method: 'POST',
    path: '/api/exchange/outbox/:package/receipt',
    room: 'exchange',
    access: WATCHERS,
    processing: 'administration',
    summary: 'Hand in the receipt for a package that travelled as a file',
    params: z.object({ package: Uuid }),
    body: z.object({ receipt: z.string().max(8192) }),
    response: z.object({ outcome: z.enum(['accepted', 'refused']) }),
  }),
  inbox: route({
    id: 'inbox',
    method: 'GET',
    path: '/api/exchange/inbox',
    room: 'exchange',
    access: WATCHERS,
    summary: 'Packages from partners that were applied, newest first',
    query: PageQuery,
    response: z.object({ packages: z.array(IncomingPackage), next: Cursor.optional() }),
  }),
  receivePackage: route({
    id: 'receivePackage',
    method: 'POST',
    path: '/api/exchange/inbox',
    room: 'exchange',
    access: WATCHERS,
    upload: true,
    limit: 60,
    processing: 'collection',
    summary: 'Take in a sealed package that came as a file; the receipt goes back the same way',
    response: z.object({
      outcome: z.enum(['applied', 'known', 'refused']),
      sender: Partner.optional(),
      kind: PackageKind.optional(),
      receipt: z.string().optional(),
      problem: Refusal.optional(),
    }),
  }),
  quarantine: route({
    id: 'quarantine',
    method: 'GET',
    path: '/api/exchange/quarantine',
    room: 'exchange',
    access: WATCHERS,
    summary: 'Packages that were refused, and why; nothing of them was kept',
    response: z.object({ packages: z.array(QuarantinedPackage) }),
  }),
  releases: route({
    id: 'releases',
    method: 'GET',
    path: '/api/exchange/releases',
    room: 'exchange',
    access: WATCHERS,
    summary: 'What people of this partner decided to share, newest first',
    response: z.object({ releases: z.array(Release) }),
  }),
  previewRelease: route({
    id: 'previewRelease',
    method: 'POST',
    path: '/api/exchange/releases/preview',
    room: 'exchange',
    access: SHARERS,
    audited: true,
    limit: 120,
    processing: 'consultation',
    summary: 'Exactly what a partner would see of a release: computed from that partner’s view',
    body: z.object({ recipient: Partner, scope: ReleaseScope }),
    response: ReleasePreview,
  }),
  proposeRelease: route({
    id: 'proposeRelease',
    method: 'POST',
    path: '/api/exchange/releases',
    room: 'exchange',
    access: SHARERS,
    limit: 60,
    processing: 'disclosure',
    summary: 'Propose a release; it goes out when a second person approves it',
    body: ReleaseProposal,
    response: Release,
  }),
  decideRelease: route({
    id: 'decideRelease',
    method: 'POST',
    path: '/api/exchange/releases/:release/decision',
    room: 'exchange',
    access: SHARERS,
    limit: 60,
    processing: 'disclosure',
    summary: 'Approve or refuse a release that somebody else proposed',
    params: z.object({ release: Uuid }),
    body: z.object({ approve: z.boolean() }),
    response: Release,
  }),
  endRelease: route({
    id: 'endRelease',
    method: 'POST',
    path: '/api/exchange/releases/:release/end',
    room: 'exchange',
    access: SHARERS,
    processing: 'disclosure',
    summary: 'End a standing release, or take a proposal back; what was sent stays until it is recalled',
    params: z.object({ release: Uuid }),
    response: Release,
  }),
  recalls: route({
    id: 'recalls',
    method: 'GET',
    path: '/api/exchange/recalls',
    room: 'exchange',
    access: WATCHERS,
    summary: 'What was taken back from partners, and whose receipt is still outstanding',
    response: z.object({
      recalls: z.array(
        z.object({
          package: Uuid,
          recipient: Partner,
          withdrawn: Count,
          retracted: Count,
          createdAt: Instant,
          state: z.enum(OUTGOING_STATES),
          answeredAt: Instant.optional(),
        }),
      ),
    }),
  }),
  holders: route({
    id: 'holders',
    method: 'GET',
    path: '/api/exchange/contributions/:contribution/holders',
    room: 'exchange',
    access: 'view',
    summary: 'Which partners hold statements of an own contribution',
    params: z.object({ contribution: ContentId }),
    response: z.object({
      holders: z.array(z.object({ recipient: Partner, held: Count, withdrawn: Count })),
    }),
  }),
};
