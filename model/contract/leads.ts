import { z } from 'zod';
import { SUBJECT_PARTS } from '../lead.ts';
import { route } from './route.ts';
import {
  ContentId,
  Cursor,
  DropReason,
  Instant,
  Label,
  LeadStatus,
  Message,
  OutcomeCode,
  Partner,
  RecordId,
  Role,
} from './shapes.ts';

/** Whom or what a lead names: an entity, under the first of its records that the lead names. */
export const LeadSubject = z.object({
  record: RecordId,
  partner: Partner,
  schema: z.string(),
  caption: z.string(),
  /** All of its records that the lead names; they are one thing for this reader. */
  records: z.array(RecordId),
  /** Who holds them. */
  partners: z.array(Partner),
  /** What it is to the lead, where the lead is about somebody else. */
  part: z.enum(SUBJECT_PARTS).optional(),
});

export const LeadSummary = z.object({
  id: ContentId,
  revision: ContentId,
  kind: z.string(),
  anchor: z.object({ class: z.string(), value: z.string() }),
  title: Message,
  score: z.number(),
  partners: z.array(Partner),
  subjects: z.array(LeadSubject),
  /** Number of subjects in all; `subjects` holds the first six. */
  subjectCount: z.number(),
  status: LeadStatus,
  assignee: z.string().optional(),
  /** Evidence was added or taken away after the last decision. */
  evidenceChanged: z.boolean(),
  /** First appeared to readers of this view since the reader's last visit. */
  isNew: z.boolean(),
  foundAt: Instant,
  label: Label,
});

export const Decision = z.object({
  id: ContentId,
  action: z.enum(['triage', 'assign', 'note', 'task', 'done', 'drop', 'reopen', 'outcome', 'withdraw']),
  argument: z.string().optional(),
  note: z.string().optional(),
  quantity: z.number().optional(),
  unit: z.string().optional(),
  author: z.string(),
  partner: Partner,
  madeAt: Instant,
  withdrawn: z.boolean(),
  /** The signature of the node over the decision verifies. */
  signed: z.boolean(),
});

export const LeadDetail = LeadSummary.extend({
  summary: Message,
  parts: z.array(z.object({ name: Message, bits: z.number() })),
  evidence: z.array(ContentId),
  innocentExplanations: z.array(
    z.object({ explanation: Message, result: z.enum(['unlikely', 'possible', 'likely', 'not-testable']) }),
  ),
  missing: z.array(Message),
  proposedActions: z.array(
    z.object({ action: Message, partner: Partner.optional(), legalBasis: z.string().optional() }),
  ),
  run: z.object({
    engine: z.string(),
    version: z.string(),
    parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
  decisions: z.array(Decision),
});

/** What one may decide on a lead. */
export const DecisionRequest = z.discriminatedUnion('action', [
  z.object({ action: z.literal('triage'), note: z.string().max(4000).optional() }),
  z.object({
    action: z.literal('assign'),
    assignee: z.string().max(100),
    note: z.string().max(4000).optional(),
  }),
  z.object({ action: z.literal('note'), note: z.string().min(1).max(4000) }),
  z.object({
    action: z.literal('task'),
    assignee: z.string().max(100).optional(),
    note: z.string().max(4000).optional(),
  }),
  z.object({ action: z.literal('done'), note: z.string().max(4000).optional() }),
  z.object({ action: z.literal('drop'), reason: DropReason, note: z.string().max(4000).optional() }),
  z.object({ action: z.literal('reopen'), note: z.string().min(1).max(4000) }),
  z.object({
    action: z.literal('outcome'),
    outcome: OutcomeCode,
    quantity: z.number().nonnegative().max(1e12).optional(),
    unit: z.string().max(40).optional(),
    note: z.string().max(4000).optional(),
  }),
]);

export const leadRoutes = {
  leads: route({
    id: 'leads',
    method: 'GET',
    path: '/api/leads',
    room: 'leads',
    access: 'view',
    audited: true,
    summary: 'Leads of the reader’s view, strongest first',
    query: z.object({
      status: z.union([LeadStatus, z.literal('open')]).default('open'),
      kind: z.string().max(60).optional(),
      anchor: z.string().max(60).optional(),
      partner: Partner.optional(),
      assignee: z.string().max(100).optional(),
      record: RecordId.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: Cursor.optional(),
    }),
    response: z.object({
      leads: z.array(LeadSummary),
      next: Cursor.optional(),
      /** Leads by status, and by class of anchor among those asked for; within the view. */
      statuses: z.array(z.object({ status: LeadStatus, count: z.number() })),
      anchors: z.array(z.object({ anchor: z.string(), count: z.number() })),
      /** By kind, whatever kind is asked for. */
      kinds: z.array(z.object({ kind: z.string(), count: z.number() })),
      /** Some of the leads of this view are still being found; ask again. */
      computing: z.boolean(),
    }),
  }),
  lead: route({
    id: 'lead',
    method: 'GET',
    path: '/api/leads/:lead',
    room: 'leads',
    access: 'view',
    audited: true,
    summary: 'A lead with score, evidence, innocent explanations and decisions',
    params: z.object({ lead: ContentId }),
    response: LeadDetail,
  }),
  decide: route({
    id: 'decide',
    method: 'POST',
    path: '/api/leads/:lead/decisions',
    room: 'leads',
    access: 'view',
    audited: true,
    summary: 'Triage, assign, note, task, close, drop, reopen or record an outcome',
    params: z.object({ lead: ContentId }),
    body: DecisionRequest,
    response: LeadDetail,
  }),
  withdrawDecision: route({
    id: 'withdrawDecision',
    method: 'POST',
    path: '/api/leads/:lead/decisions/:decision/withdraw',
    room: 'leads',
    access: 'view',
    audited: true,
    summary: 'Take back a decision; the lead returns to the state before it',
    params: z.object({ lead: ContentId, decision: ContentId }),
    body: z.object({ note: z.string().max(4000).optional() }),
    response: LeadDetail,
  }),
  assignees: route({
    id: 'assignees',
    method: 'GET',
    path: '/api/leads/assignees',
    room: 'leads',
    access: 'view',
    summary: 'Colleagues of the reader’s own partner to whom a lead can be given',
    response: z.object({
      assignees: z.array(z.object({ user: z.string(), displayName: z.string(), roles: z.array(Role) })),
    }),
  }),
};
