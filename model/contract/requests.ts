import { z } from 'zod';
import { REFUSAL_GROUNDS, REMINDER_MARKS, REQUEST_STEPS } from '../exchange/request.ts';
import { TIME_LIMITS } from '../exchange/request-clock.ts';
import { OUTGOING_STATES } from './packages.ts';
import { route } from './route.ts';
import { Count, Cursor, Day, Instant, Partner, Purpose, RecordId, Refusal, Uuid } from './shapes.ts';

const Text = z.string().trim().min(1).max(4000);
const Ground = z.enum(REFUSAL_GROUNDS);
const Direction = z.enum(['asked', 'received']);

/** Single points of contact ask and answer; analysts see what was asked. */
const CONTACTS = { roles: ['liaison-officer', 'data-protection-officer'] };
const WATCHERS = {
  roles: ['liaison-officer', 'data-protection-officer', 'analyst', 'financial-investigator'],
};

/** What became of the package that tells the other side. */
export const RequestDelivery = z.object({
  package: Uuid,
  state: z.enum(OUTGOING_STATES),
  problem: Refusal.optional(),
  answeredAt: Instant.optional(),
});

export const RequestStep = z.object({
  id: Uuid,
  kind: z.enum(REQUEST_STEPS),
  by: Partner,
  /** By the clock of the node that took it. */
  at: Instant,
  text: z.string(),
  ground: Ground.optional(),
  /** Of a delay: the day until which a court is waited for. */
  until: Day.optional(),
  /** Of a reminder that a node sent by itself. */
  automatic: z.enum(REMINDER_MARKS).optional(),
  /** The person, where it was one of this node; `node` where the node took it by itself. */
  createdBy: z.string().optional(),
  /** When a step of the other side arrived here. */
  receivedAt: Instant.optional(),
  /** Of own steps. */
  delivery: RequestDelivery.optional(),
});

export const RequestClock = z.object({
  /** When the asked side received the request. */
  startedAt: Instant,
  limit: z.enum(TIME_LIMITS),
  dueAt: Instant,
  delayedUntil: Day.optional(),
  /** Since when it stands still, because a clarification is waited for. */
  pausedSince: Instant.optional(),
});

export const InformationRequest = z.object({
  id: Uuid,
  direction: Direction,
  from: Partner,
  to: Partner,
  question: z.string(),
  /** Records of the asking side. */
  about: z.array(RecordId),
  /** What to search with, as the asking officer wrote it. */
  identifiers: z.array(z.string()),
  purpose: Purpose,
  legalBasis: z.string(),
  caseNumber: z.string(),
  urgent: z.boolean(),
  urgency: z.string().optional(),
  /** The asking side grants that the information is not directly accessible. */
  indirect: z.boolean(),
  check: Uuid.optional(),
  askedAt: Instant,
  createdBy: z.string().optional(),
  state: z.enum(['open', 'answered', 'refused', 'withdrawn']),
  isPartlyAnswered: z.boolean(),
  /** Absent until the receipt of the asked side says when it received the request. */
  clock: RequestClock.optional(),
  closedAt: Instant.optional(),
  /** Whether it was closed in time, or still can be; absent without a clock. */
  inTime: z.boolean().optional(),
  delivery: RequestDelivery.optional(),
  steps: z.array(RequestStep),
  /** Steps that the reader may take now. */
  may: z.array(z.enum(REQUEST_STEPS)),
});

export const RequestDraft = z.object({
  to: Partner,
  question: Text,
  about: z.array(RecordId).max(100).default([]),
  identifiers: z.array(z.string().trim().min(1).max(300)).max(50).default([]),
  purpose: Purpose,
  legalBasis: z.string().trim().min(1).max(500),
  caseNumber: z.string().trim().min(1).max(100),
  urgent: z.boolean().default(false),
  /** Why it is urgent; needed where it is. */
  urgency: z.string().trim().min(1).max(1000).optional(),
  /** Of an urgent one: three days instead of eight hours from the beginning. */
  indirect: z.boolean().default(false),
  /** A private check of the same partner that it follows up. */
  check: Uuid.optional(),
});

const Side = z.object({
  asked: Count,
  withdrawn: Count,
  open: Count,
  /** Of the open ones, those whose time has run out. */
  overdue: Count,
  answered: Count,
  refused: Count,
  /** Answered or refused within the clock. */
  inTime: Count,
  late: Count,
  /** Answered or refused, without a receipt that says when the clock began. */
  unknown: Count,
  grounds: z.array(z.object({ ground: Ground, count: Count })),
  /** From receipt to answer or refusal. */
  medianMinutes: Count.optional(),
});

/** How the exchange between two partners stands, both ways. */
export const Reciprocity = z.object({ peer: Partner, asked: Side, received: Side });

export const requestRoutes = {
  requests: route({
    id: 'requests',
    method: 'GET',
    path: '/api/exchange/requests',
    room: 'exchange',
    access: WATCHERS,
    audited: true,
    summary: 'Requests for information, asked and received, newest first, each with its clock',
    query: z.object({
      state: z.enum(['open', 'closed']).optional(),
      direction: Direction.optional(),
      cursor: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    response: z.object({ requests: z.array(InformationRequest), next: Cursor.optional() }),
  }),
  request: route({
    id: 'request',
    method: 'GET',
    path: '/api/exchange/requests/:request',
    room: 'exchange',
    access: WATCHERS,
    audited: true,
    summary: 'One request with all its steps',
    params: z.object({ request: Uuid }),
    response: InformationRequest,
  }),
  requestsWaiting: route({
    id: 'requestsWaiting',
    method: 'GET',
    path: '/api/exchange/waiting-requests',
    room: 'exchange',
    access: WATCHERS,
    summary: 'How many requests wait for this node and how many for partners, without what they say',
    response: z.object({
      /** Open ones that this node was asked, those of which half of the time has run, those whose time has run out. */
      toAnswer: z.object({ open: Count, soon: Count, overdue: Count, nextDueAt: Instant.optional() }),
      /** Open ones that this node asked, those that are late, and those where the partner waits for a clarification. */
      awaited: z.object({ open: Count, overdue: Count, toClarify: Count }),
      /** When an open request or a step of one came last, from either side: whoever shows requests asks for them again. */
      changedAt: Instant.optional(),
    }),
  }),
  requestBoard: route({
    id: 'requestBoard',
    method: 'GET',
    path: '/api/exchange/request-board',
    room: 'exchange',
    access: WATCHERS,
    summary: 'Asked, answered, within the clock, refused and how fast, by partner and direction',
    query: z.object({
      /** Requests that were asked from the beginning of this day on, in universal time; all where it is left out. */
      since: Day.optional(),
    }),
    response: z.object({ since: Day.optional(), board: z.array(Reciprocity) }),
  }),
  askRequest: route({
    id: 'askRequest',
    method: 'POST',
    path: '/api/exchange/requests',
    room: 'exchange',
    access: CONTACTS,
    processing: 'disclosure',
    limit: 60,
    summary:
      'Ask a partner for information; the clock of Directive (EU) 2023/977 art. 5 begins when its node receives it',
    body: RequestDraft,
    response: InformationRequest,
  }),
  takeStep: route({
    id: 'takeStep',
    method: 'POST',
    path: '/api/exchange/requests/:request/steps',
    room: 'exchange',
    access: CONTACTS,
    processing: 'disclosure',
    limit: 120,
    summary:
      'Answer in full or in part, refuse with a ground, say that the information is not directly accessible or that a court is waited for, ask back, clarify, remind or withdraw',
    params: z.object({ request: Uuid }),
    body: z.object({
      kind: z.enum(REQUEST_STEPS),
      text: Text,
      ground: Ground.optional(),
      until: Day.optional(),
    }),
    response: InformationRequest,
  }),
};
