import { z } from 'zod';
import { SHARERS, WATCHERS } from './exchange-roles.ts';
import { route } from './route.ts';
import { ContentId, Count, Day, Instant, Partner, Purpose, RecordId, Uuid } from './shapes.ts';

const Words = z.string().trim().min(1).max(2000);
const Schema = z.string().regex(/^[A-Z][A-Za-z]{0,59}$/, 'a schema');

export const LeaveScope = z.union([
  z.object({ all: z.literal(true) }).strict(),
  z.object({ contributions: z.array(ContentId).min(1).max(200) }).strict(),
  z.object({ records: z.array(RecordId).min(1).max(500) }).strict(),
  z.object({ schemata: z.array(Schema).min(1).max(50) }).strict(),
]);

export const LEAVE_STATES_SHOWN = ['asked', 'proposed', 'granted', 'expired', 'refused', 'ended'] as const;

export const Leave = z.object({
  id: Uuid,
  originator: Partner,
  holder: Partner,
  recipient: Partner,
  scope: LeaveScope,
  purpose: Purpose,
  legalBasis: z.string(),
  note: z.string(),
  until: Day,
  state: z.enum(LEAVE_STATES_SHOWN),
  createdBy: z.string(),
  createdAt: Instant,
  proposedBy: z.string().optional(),
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  endedBy: z.string().optional(),
  endedAt: Instant.optional(),
  /** Why it was refused or ended. */
  reason: z.string().optional(),
  /** What the newest edition lists; at the originator and the holder. */
  covers: z.object({ contributions: Count, statements: Count }).optional(),
  may: z.object({ support: z.boolean(), decide: z.boolean(), refuse: z.boolean(), end: z.boolean() }),
});

/** Who has something of this partner from another one who passed it on. */
export const SecondHand = z.object({ holder: Partner, recipient: Partner, held: Count, returned: Count });

const Terms = z.object({
  recipient: Partner,
  scope: LeaveScope,
  purpose: Purpose,
  until: Day,
  legalBasis: z.string().trim().min(1).max(500),
  note: Words,
});

export const leaveRoutes = {
  leaves: route({
    id: 'leaves',
    method: 'GET',
    path: '/api/exchange/leaves',
    room: 'exchange',
    access: WATCHERS,
    summary: 'Leave to pass on what another partner contributed: given, asked for and received, newest first',
    response: z.object({ leaves: z.array(Leave), secondHand: z.array(SecondHand) }),
  }),
  leavePreview: route({
    id: 'leavePreview',
    method: 'GET',
    path: '/api/exchange/leaves/:leave/preview',
    room: 'exchange',
    access: SHARERS,
    audited: true,
    limit: 120,
    processing: 'consultation',
    summary: 'What a leave of this partner would cover now, as far as the person who asks sees it',
    params: z.object({ leave: Uuid }),
    response: z.object({
      counts: z.object({ contributions: Count, records: Count, statements: Count }),
      records: z.array(
        z.object({ record: RecordId, schema: z.string(), caption: z.string(), statements: Count }),
      ),
      /** Whether there is more than is listed. */
      more: z.boolean(),
    }),
  }),
  askLeave: route({
    id: 'askLeave',
    method: 'POST',
    path: '/api/exchange/leaves/requests',
    room: 'exchange',
    access: SHARERS,
    limit: 60,
    processing: 'disclosure',
    summary: 'Ask a partner for leave to pass on what it contributed',
    body: Terms.extend({ originator: Partner }),
    response: Leave,
  }),
  proposeLeave: route({
    id: 'proposeLeave',
    method: 'POST',
    path: '/api/exchange/leaves',
    room: 'exchange',
    access: SHARERS,
    limit: 60,
    processing: 'disclosure',
    summary: 'Propose leave for a partner to pass on what this one contributed; a second person grants it',
    body: Terms.extend({ holder: Partner }),
    response: Leave,
  }),
  supportLeave: route({
    id: 'supportLeave',
    method: 'POST',
    path: '/api/exchange/leaves/:leave/support',
    room: 'exchange',
    access: SHARERS,
    processing: 'disclosure',
    summary: 'Propose the leave that a partner asked for; a second person grants it',
    params: z.object({ leave: Uuid }),
    response: Leave,
  }),
  decideLeave: route({
    id: 'decideLeave',
    method: 'POST',
    path: '/api/exchange/leaves/:leave/decision',
    room: 'exchange',
    access: SHARERS,
    limit: 60,
    processing: 'disclosure',
    summary: 'Grant leave that somebody else proposed, or refuse it',
    params: z.object({ leave: Uuid }),
    body: z.object({ approve: z.boolean(), reason: Words.optional() }),
    response: Leave,
  }),
  endLeave: route({
    id: 'endLeave',
    method: 'POST',
    path: '/api/exchange/leaves/:leave/end',
    room: 'exchange',
    access: SHARERS,
    processing: 'disclosure',
    summary: 'Take leave back; the holder takes back what it passed on under it',
    params: z.object({ leave: Uuid }),
    body: z.object({ reason: Words }),
    response: Leave,
  }),
};
