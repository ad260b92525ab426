import { z } from 'zod';
import { ANSWERS } from '../judgement.ts';
import { route } from './route.ts';
import { ContentId, Cursor, Instant, Job, Label, Partner, RecordId, RecordSummary } from './shapes.ts';

/** Kinds of things that are matched. */
export const EntityType = z.enum([
  'person',
  'organisation',
  'vehicle',
  'vessel',
  'equipment',
  'account',
  'social-account',
  'place',
]);
/** See `PairStatus` in engines/matching/api.ts. */
export const PairStatus = z.enum(['review', 'second-opinion', 'same', 'different', 'automatic', 'apart']);
export const Agreement = z.enum([
  'exact',
  'equivalent',
  'close',
  'partial',
  'swapped',
  'common',
  'different',
  'missing',
]);
const Answer = z.enum(ANSWERS);
const Note = z.string().trim().min(1).max(2000);

/** A record as one side of a pair: enough to tell it from others at a glance. */
export const MatchSide = RecordSummary.extend({
  /** Names in their own scripts. */
  names: z.array(z.string()),
  /** The entity that the record belongs to today; alone, its own. */
  entity: ContentId,
  /** How many records that entity has. */
  members: z.number().int(),
});

const MatchFieldSide = z.object({ value: z.string(), statements: z.array(ContentId) });

/** What one field adds to the score. The parts add up to the bits of the pair. */
export const MatchPart = z.object({
  /** Name of a field such as `name`, or `prior`. */
  field: z.string(),
  agreement: Agreement,
  bits: z.number(),
  a: MatchFieldSide.optional(),
  b: MatchFieldSide.optional(),
});

export const MatchSummary = z.object({
  /** Content address of the two record ids. */
  id: ContentId,
  type: EntityType,
  a: MatchSide,
  b: MatchSide,
  /** Calibrated probability that both are one thing. */
  probability: z.number(),
  bits: z.number(),
  status: PairStatus,
  /** Expected worth of an answer; the queue is ordered by it. */
  value: z.number(),
  /** Pairs of one pattern agree in the same fields in the same way. */
  pattern: ContentId,
  /** Pairs of this pattern that wait for review, this one included. */
  alike: z.number().int(),
  /** Why at a glance: up to four fields that count most, for or against, without the prior, the weightiest first. */
  why: z.array(MatchPart.pick({ field: true, agreement: true, bits: true })),
  label: Label,
});

export const Judgement = z.object({
  id: ContentId,
  answer: Answer,
  note: z.string().optional(),
  author: z.string(),
  partner: Partner,
  madeAt: Instant,
  withdrawn: z.boolean(),
  /** The signature of the node over the judgement verifies. */
  signed: z.boolean(),
  /** The reader may take it back. */
  mayWithdraw: z.boolean(),
});

export const MatchDetail = MatchSummary.extend({
  parts: z.array(MatchPart),
  /** Records that both point to, or that point to both. */
  neighbours: z.array(z.object({ record: RecordSummary, viaA: z.string(), viaB: z.string() })),
  judgements: z.array(Judgement),
  model: z.object({ id: z.string(), version: z.string() }),
});

const EntityChange = z.object({
  at: Instant,
  change: z.enum(['merge', 'split']),
  /** Records of the parts before and after, each part sorted. */
  before: z.array(z.array(RecordId)),
  after: z.array(z.array(RecordId)),
  /** What brought it about. */
  cause: z.enum(['data', 'judgement', 'model']),
});

export const Entity = z.object({
  id: ContentId,
  /** Absent for a record of a kind that is not matched. */
  type: EntityType.optional(),
  members: z.array(RecordSummary.extend({ names: z.array(z.string()) })),
  /** Pairs among the members, the most doubtful first. */
  pairs: z.array(
    z.object({
      id: ContentId,
      a: RecordId,
      b: RecordId,
      probability: z.number(),
      bits: z.number(),
      status: PairStatus,
    }),
  ),
  /** Newest first. */
  changes: z.array(EntityChange),
  computing: z.boolean(),
});

const params = z.object({ match: ContentId });

export const MatchModel = z.object({
  type: EntityType,
  id: z.string(),
  version: z.string(),
  /** What it was made from, in a sentence. */
  trainedOn: z.string(),
  pairsUsed: z.number().int(),
  /** Share of candidate pairs that are one thing, before any field is compared. */
  prior: z.number(),
  policy: z.object({ automatic: z.number(), review: z.number() }),
  fields: z.array(
    z.object({
      field: z.string(),
      agreements: z.array(
        z.object({
          agreement: Agreement,
          /** Finer step within the agreement, 0 where there is one only. */
          step: z.number().int(),
          /** Probability among pairs that are one thing, and among others. */
          m: z.number(),
          u: z.number(),
          bits: z.number(),
          /** Share of this view's pairs that agree so, and of those the model was made from: their distance is drift. */
          seen: z.number(),
          expected: z.number(),
        }),
      ),
      /** Population stability index between seen and expected; above 0.25 the model no longer fits. */
      drift: z.number(),
    }),
  ),
  /** Ten bands of predicted probability on pairs with known truth that were not used in the making. */
  reliability: z.array(z.object({ predicted: z.number(), observed: z.number(), pairs: z.number().int() })),
  /** Expected calibration error over those bands. */
  calibrationError: z.number(),
  /** The same bands for the pairs that people of this view judged. */
  judged: z.array(z.object({ predicted: z.number(), observed: z.number(), pairs: z.number().int() })),
});

export const matchRoutes = {
  matches: route({
    id: 'matches',
    method: 'GET',
    path: '/api/matches',
    room: 'matches',
    access: 'view',
    audited: true,
    summary: 'Pairs of records that may be one thing; those whose answer is worth most come first',
    query: z.object({
      status: PairStatus.default('review'),
      type: EntityType.optional(),
      partner: Partner.optional(),
      /** Pairs of this record alone. */
      record: RecordId.optional(),
      pattern: ContentId.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: Cursor.optional(),
    }),
    response: z.object({
      matches: z.array(MatchSummary),
      next: Cursor.optional(),
      statuses: z.array(z.object({ status: PairStatus, count: z.number().int() })),
      types: z.array(z.object({ type: EntityType, count: z.number().int() })),
      computing: z.boolean(),
    }),
  }),
  match: route({
    id: 'match',
    method: 'GET',
    path: '/api/matches/:match',
    room: 'matches',
    access: 'view',
    audited: true,
    summary: 'A pair with its score by field, what both have in common, and what people said of it',
    params,
    response: MatchDetail,
  }),
  explainMatch: route({
    id: 'explainMatch',
    method: 'GET',
    path: '/api/records/:record/match/:other',
    room: 'matches',
    access: 'view',
    processing: 'combination',
    audited: true,
    summary: 'How any two records compare, be they a candidate pair or not',
    params: z.object({ record: RecordId, other: RecordId }),
    response: z.object({
      type: EntityType,
      a: MatchSide,
      b: MatchSide,
      bits: z.number(),
      probability: z.number(),
      parts: z.array(MatchPart),
      model: z.object({ id: z.string(), version: z.string() }),
    }),
  }),
  judge: route({
    id: 'judge',
    method: 'POST',
    path: '/api/matches/:match/judgements',
    room: 'matches',
    access: 'view',
    processing: 'combination',
    summary: 'Say of a pair: the same, different, or unsure, which asks for a second opinion',
    params,
    body: z.object({ answer: Answer, note: Note.optional() }),
    response: MatchDetail,
  }),
  withdrawJudgement: route({
    id: 'withdrawJudgement',
    method: 'POST',
    path: '/api/matches/:match/judgements/:judgement/withdrawal',
    room: 'matches',
    access: 'view',
    processing: 'combination',
    summary: 'Take an own judgement back; what it had joined or parted is as it was before',
    params: z.object({ match: ContentId, judgement: ContentId }),
    body: z.object({ note: Note.optional() }),
    response: MatchDetail,
  }),
  judgeAlike: route({
    id: 'judgeAlike',
    method: 'POST',
    path: '/api/matches/judgements',
    room: 'matches',
    access: 'view',
    processing: 'combination',
    summary: 'Say the same of several pairs at once; all of them are judged, or none',
    body: z.object({
      matches: z.array(ContentId).min(1).max(200),
      answer: Answer,
      note: Note.optional(),
    }),
    response: z.object({ judged: z.number().int() }),
  }),
  entity: route({
    id: 'entity',
    method: 'GET',
    path: '/api/entities/:record',
    room: 'matches',
    access: 'view',
    audited: true,
    summary: 'The records that count as one thing with this one, why, and how that changed',
    params: z.object({ record: RecordId }),
    response: Entity,
  }),
  splitEntity: route({
    id: 'splitEntity',
    method: 'POST',
    path: '/api/entities/:record/split',
    room: 'matches',
    access: 'view',
    processing: 'combination',
    summary: 'Part these records from the others of their entity: each pair across is judged different',
    params: z.object({ record: RecordId }),
    body: z.object({ records: z.array(RecordId).min(1).max(100), note: Note.optional() }),
    response: Entity,
  }),
  matchModels: route({
    id: 'matchModels',
    method: 'GET',
    path: '/api/match-models',
    room: 'matches',
    access: 'view',
    summary: 'The models that weigh agreement: parameters, reliability, and drift in this view',
    response: z.object({ models: z.array(MatchModel), computing: z.boolean() }),
  }),
  crossMatch: route({
    id: 'crossMatch',
    method: 'POST',
    path: '/api/matches/run',
    room: 'matches',
    access: 'view',
    processing: 'combination',
    limit: 10,
    summary: 'Match everything in the view anew, as a job with progress that can be cancelled',
    response: Job,
  }),
};
