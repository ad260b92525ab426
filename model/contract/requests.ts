import { z } from 'zod';
import { REFUSAL_GROUNDS, REQUEST_STEPS } from '../exchange/request.ts';
import { route } from './route.ts';
import { Instant, Partner, Purpose, RecordId } from './shapes.ts';

const Uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id');
const Text = z.string().trim().min(1).max(4000);

/** Single points of contact ask and answer; analysts see what was asked. */
const CONTACTS = { roles: ['liaison-officer', 'data-protection-officer'] };
const WATCHERS = {
  roles: ['liaison-officer', 'data-protection-officer', 'analyst', 'financial-investigator'],
};

export const RequestStep = z.object({
  id: Uuid,
  kind: z.enum(REQUEST_STEPS),
  by: Partner,
  at: Instant,
  text: z.string(),
  ground: z.enum(REFUSAL_GROUNDS).optional(),
  /** The person, where it was one of this node. */
  createdBy: z.string().optional(),
});

export const InformationRequest = z.object({
  id: Uuid,
  direction: z.enum(['asked', 'received']),
  from: Partner,
  to: Partner,
  question: z.string(),
  about: z.array(RecordId),
  purpose: Purpose,
  legalBasis: z.string(),
  caseNumber: z.string(),
  urgent: z.boolean(),
  urgency: z.string().optional(),
  check: Uuid.optional(),
  askedAt: Instant,
  createdBy: z.string().optional(),
  state: z.enum(['open', 'answered', 'refused', 'withdrawn']),
  dueAt: Instant,
  closedAt: Instant.optional(),
  inTime: z.boolean(),
  steps: z.array(RequestStep),
  /** Steps that the reader may take now. */
  may: z.array(z.enum(REQUEST_STEPS)),
});

export const RequestDraft = z.object({
  to: Partner,
  question: Text,
  about: z.array(RecordId).max(100).default([]),
  purpose: Purpose,
  legalBasis: z.string().trim().min(1).max(500),
  caseNumber: z.string().trim().min(1).max(100),
  urgent: z.boolean().default(false),
  /** Why it is urgent; needed where it is. */
  urgency: z.string().trim().min(1).max(1000).optional(),
  check: Uuid.optional(),
});

/** How the exchange between two partners stands, both ways. */
export const Reciprocity = z.object({
  peer: Partner,
  asked: z.object({
    total: z.number(),
    open: z.number(),
    inTime: z.number(),
    late: z.number(),
    refused: z.number(),
  }),
  received: z.object({
    total: z.number(),
    open: z.number(),
    inTime: z.number(),
    late: z.number(),
    refused: z.number(),
  }),
});

export const requestRoutes = {
  requests: route({
    id: 'requests',
    method: 'GET',
    path: '/api/exchange/requests',
    room: 'exchange',
    access: WATCHERS,
    audited: true,
    summary: 'Requests for information, asked and received, newest first, each with its clock',
    response: z.object({ requests: z.array(InformationRequest), reciprocity: z.array(Reciprocity) }),
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
  askRequest: route({
    id: 'askRequest',
    method: 'POST',
    path: '/api/exchange/requests',
    room: 'exchange',
    access: CONTACTS,
    processing: 'disclosure',
    limit: 60,
    summary: 'Ask a partner for information; the clock of Directive (EU) 2023/977 art. 5 begins',
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
      'Answer, answer in part, refuse with a ground, remind, withdraw, or say that the information is not directly accessible',
    params: z.object({ request: Uuid }),
    body: z.object({
      kind: z.enum(REQUEST_STEPS),
      text: Text,
      ground: z.enum(REFUSAL_GROUNDS).optional(),
    }),
    response: InformationRequest,
  }),
};
