import { z } from 'zod';
import { SHARERS, WATCHERS } from './exchange-roles.ts';
import { SecondHand } from './leaves.ts';
import { OUTGOING_STATES } from './packages.ts';
import { route } from './route.ts';
import {
  ContentId,
  ContributionSummary,
  Count,
  Day,
  Instant,
  Message,
  Partner,
  Purpose,
  RecordId,
  Statement,
  Uuid,
} from './shapes.ts';

const Words = z.string().trim().min(1).max(2000);

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

/** What rested on what was taken back: counts. */
export const RecallEffect = z.object({ views: Count, leads: Count, matches: Count, indicators: Count });

export const releaseRoutes = {
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
    /** What others let this partner pass on depends on the purpose; without one, all that any leave covers is shown. */
    body: z.object({ recipient: Partner, scope: ReleaseScope, purpose: Purpose.optional() }),
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
          /** What the recipient’s node says that it withdrew or computed anew. */
          derived: RecallEffect.optional(),
          /** Who has it from the recipient, which passes the recall on. */
          secondHand: z.array(z.object({ recipient: Partner, held: Count, returned: Count })),
        }),
      ),
      /** What is to be taken back from partners and is in no package yet; most often because they cannot be told. */
      toCome: z.array(
        z.object({
          recipient: Partner,
          withdrawn: Count,
          retracted: Count,
          reason: z.enum(['key-revoked', 'card-expired', 'out-of-order', 'not-yet']),
        }),
      ),
    }),
  }),
  recallsReceived: route({
    id: 'recallsReceived',
    method: 'GET',
    path: '/api/exchange/recalls/received',
    room: 'exchange',
    access: WATCHERS,
    summary: 'What partners took back from this node, and which leads of the reader changed or went by it',
    response: z.object({
      /** Whether leads are being computed anew; ask again. */
      computing: z.boolean(),
      recalls: z.array(
        z.object({
          package: Uuid,
          sender: Partner,
          withdrawn: Count,
          retracted: Count,
          receivedAt: Instant,
          /** As the receipt says. */
          derived: RecallEffect.optional(),
          leads: z.array(
            z.object({
              lead: ContentId,
              kind: z.string(),
              title: Message,
              /** `gone`: not found any more; `changed`: found on less. */
              state: z.enum(['gone', 'changed']),
            }),
          ),
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
      /** Who has it from one of them. */
      secondHand: z.array(SecondHand),
    }),
  }),
};
