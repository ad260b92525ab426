import { canonicalJson, contentId } from './canonical.ts';
import type { Message } from './message.ts';
import type { Partner } from './partner.ts';

/** Kinds of lead that engines of this version find. */
export const LEAD_KINDS = [
  'shared-identifier',
  'link-to-check',
  'broker',
  'supplier',
  'same-batch',
  'value-broker',
  'collecting-account',
] as const;
export type LeadKind = (typeof LEAD_KINDS)[number];

/** One part of a score; parts add up to the total. Unit: bits (log2 of a likelihood ratio). */
export interface ScorePart {
  readonly name: Message;
  readonly bits: number;
}

export interface Score {
  readonly total: number;
  readonly parts: readonly ScorePart[];
}

/** What a record is to a lead that is not about it: whom both parties know, whom one connects, what went through their hands. */
export const SUBJECT_PARTS = ['common-contact', 'connected', 'goods', 'found-at'] as const;
export type SubjectPart = (typeof SUBJECT_PARTS)[number];

/** A record that a lead names, as the reader may see it. */
export interface LeadSubject {
  readonly record: string;
  readonly partner: Partner;
  readonly schema: string;
  readonly caption: string;
  /** Absent where the lead is about the record. */
  readonly part?: SubjectPart;
}

/** An innocent explanation, and what came of testing it on the data at hand. */
export interface InnocentExplanation {
  readonly explanation: Message;
  readonly result: 'unlikely' | 'possible' | 'likely' | 'not-testable';
}

export interface ProposedAction {
  readonly action: Message;
  /** Partner who has the means; absent where any may act. */
  readonly partner?: Partner;
  /** Legal basis to be checked before acting, as a citation. */
  readonly legalBasis?: string;
}

export interface EngineRun {
  readonly engine: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
}

/** The one output of every engine: a hypothesis with its evidence, not a conclusion. */
export interface Lead {
  /** Stays the same while evidence grows, so that triage is kept. See `leadId`. */
  readonly id: string;
  /** Changes whenever subjects or evidence change. See `leadRevision`. */
  readonly revision: string;
  readonly kind: string;
  /** The thing that the finding turns on, such as a shared telephone number. */
  readonly anchor: { readonly class: string; readonly value: string };
  readonly title: Message;
  readonly summary: Message;
  readonly subjects: readonly LeadSubject[];
  readonly score: Score;
  /** Statement ids, sorted. */
  readonly evidence: readonly string[];
  readonly innocentExplanations: readonly InnocentExplanation[];
  readonly missing: readonly Message[];
  readonly proposedActions: readonly ProposedAction[];
  readonly run: EngineRun;
}

/**
 * Content address of what a lead is about: its kind and its anchor. Evidence is left out so that a lead
 * keeps its triage when evidence is added; `leadRevision` says that it was. See docs/decisions/0005.
 */
export function leadId(kind: string, anchor: Lead['anchor']): string {
  return contentId(`lead:${canonicalJson([kind, anchor.class, anchor.value])}`);
}

export function leadRevision(
  lead: Pick<Lead, 'kind' | 'anchor' | 'evidence'> & { subjects: readonly { record: string }[] },
): string {
  const subjects = lead.subjects.map((subject) => subject.record).sort();
  return contentId(
    `revision:${canonicalJson([lead.kind, lead.anchor.class, lead.anchor.value, subjects, [...lead.evidence].sort()])}`,
  );
}

/** Life of a lead. `withdrawn` is set by the node alone, when the evidence no longer carries it. */
export const LEAD_STATUSES = ['new', 'triaged', 'tasked', 'done', 'dropped', 'withdrawn'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export const OUTCOMES = [
  'arrest',
  'seizure',
  'account-freeze',
  'confiscation',
  'account-removal',
  'intelligence-confirmed',
  'nothing-found',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const DROP_REASONS = [
  'innocent-explanation',
  'not-our-remit',
  'insufficient-evidence',
  'duplicate',
  'ongoing-investigation',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];
