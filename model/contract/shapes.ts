import { z } from 'zod';
import { DROP_REASONS, LEAD_STATUSES, OUTCOMES } from '../lead.ts';
import { LEVELS, PURPOSES, TLPS } from '../label.ts';
import { PARTNERS } from '../partner.ts';
import { KINDS } from '../statement.ts';
import { SUBJECTS } from '../subject.ts';
import { ROLES } from '../view.ts';

/** Shapes that several rooms share. */
export const Partner = z.enum(PARTNERS);
export const Role = z.enum(ROLES);
export const Purpose = z.enum(PURPOSES);
export const Level = z.enum(LEVELS);
export const Day = z.iso.date();
export const Instant = z.iso.datetime({ offset: true });
export const RecordId = z
  .string()
  .regex(/^[A-Z]{2,12}:[^\s\p{C}]{1,200}$/u, 'a record id such as GB:p-000123');
export const ContentId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a content address');
export const JobId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a job id');
export const Uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id');
export const Digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a digest');
export const Count = z.number().int().nonnegative();
export const Cursor = z.string().max(400);
export const Empty = z.object({}).strict();

export const Label = z.object({
  originators: z.array(Partner),
  audience: z.array(Partner),
  purposes: z.array(Purpose),
  handling: z.array(z.string().max(210)),
  tlp: z.enum(TLPS),
  level: Level,
  protected: z.boolean(),
  reviewBy: Day,
});

export const Message = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const Place = z.object({
  line: z.number().optional(),
  sheet: z.string().optional(),
  column: z.union([z.string(), z.number()]).optional(),
  path: z.string().optional(),
  offset: z.number().optional(),
});

/** A refusal inside a report. */
export const Refusal = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  place: Place.optional(),
});

/** Problem details (RFC 9457) with Foreland's code, remedy and place. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  remedy: z.string(),
  place: Place.optional(),
  errors: z.array(Refusal).optional(),
});

export const ContributionSummary = z.object({
  id: ContentId,
  partner: Partner,
  title: z.string(),
  source: z.string(),
  legalBasis: z.string(),
  receivedOn: Day,
  fileHash: z.string(),
  format: z.string(),
  mapping: z.string().optional(),
  exercise: z.boolean(),
});

export const Statement = z.object({
  id: ContentId,
  record: RecordId,
  schema: z.string(),
  property: z.string(),
  value: z.string(),
  original: z.string().optional(),
  language: z.string().optional(),
  kind: z.enum(KINDS),
  subject: z.enum(SUBJECTS).optional(),
  grading: z.string().optional(),
  label: Label,
  observedFrom: Day.optional(),
  observedTo: Day.optional(),
  recordedAt: Instant,
  locator: z.string().optional(),
  retracted: z.object({ at: Instant, reason: z.string() }).optional(),
  contribution: ContributionSummary,
});

/** A record as a line in a list. */
export const RecordSummary = z.object({
  record: RecordId,
  partner: Partner,
  schema: z.string(),
  caption: z.string(),
});

export const LeadStatus = z.enum(LEAD_STATUSES);
export const OutcomeCode = z.enum(OUTCOMES);
export const DropReason = z.enum(DROP_REASONS);

export const LossReport = z.array(
  z.object({ what: z.string(), count: z.number(), why: z.string(), examples: z.array(z.string()) }),
);

export const ImportReport = z.object({
  contribution: ContentId.optional(),
  accepted: z.number(),
  known: z.number(),
  rejected: z.number(),
  records: z.number(),
  errors: z.array(Refusal),
  lost: LossReport,
});

export const Job = z.object({
  id: JobId,
  kind: z.enum(['dry-run', 'import', 'export', 'cross-match', 'taxii']),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** 0 to 1; absent while the amount of work is unknown. */
  progress: z.number().optional(),
  /** What is being done right now. */
  step: z.string().optional(),
  startedAt: Instant.optional(),
  endedAt: Instant.optional(),
  report: ImportReport.optional(),
  export: z
    .object({ fileName: z.string(), bytes: z.number(), statements: z.number(), lost: LossReport })
    .optional(),
  problem: Refusal.optional(),
});
