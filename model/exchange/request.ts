import type { Purpose } from '../label.ts';
import type { Partner } from '../partner.ts';

/**
 * A request for information after Directive (EU) 2023/977 on the exchange of information between law enforcement
 * authorities; a common measure, and not the law, between partners whom it does not bind, such as the United Kingdom. Its
 * clock is in `request-clock.ts`, the rules for steps in `request-steps.ts`. Articles are those of the Directive.
 */
export interface InformationRequest {
  readonly id: string;
  readonly from: Partner;
  readonly to: Partner;
  readonly question: string;
  /** Own records that the question is about, where there are any. The asked side sees their ids alone. */
  readonly about: readonly string[];
  /** What the asked side is to search with, as the asking officer wrote it: a number, a name, an account. */
  readonly identifiers: readonly string[];
  readonly purpose: Purpose;
  readonly legalBasis: string;
  readonly caseNumber: string;
  readonly urgent: boolean;
  /** Why it is urgent; art. 4(4). */
  readonly urgency: string | undefined;
  /** The asking side grants at once that the asked side reaches the information indirectly only. */
  readonly indirect: boolean;
  /** The private check whose hit it follows up. */
  readonly check: string | undefined;
  readonly askedAt: string;
}

/**
 * `indirect`: no direct access, so that three days count. `delay`: a court has to authorise it first, art. 5(2).
 * `clarify` and `clarification`: a question back, and its answer, art. 6(3).
 */
export const REQUEST_STEPS = [
  'indirect',
  'delay',
  'clarify',
  'clarification',
  'partial',
  'answer',
  'refusal',
  'withdrawal',
  'reminder',
] as const;
export type RequestStepKind = (typeof REQUEST_STEPS)[number];

/** Grounds on which a request may be refused: art. 6(1) points (a) to (h) of the Directive, and nothing else. */
export const REFUSAL_GROUNDS = [
  'not-available',
  'request-incomplete',
  'judicial-authorisation-refused',
  'personal-data-not-allowed',
  'inaccurate-or-outdated',
  'national-security',
  'investigation-or-safety',
  'interests-of-legal-person',
  'minor-offence',
  'no-offence-here',
  'originator-refused',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

/** When a node reminds by itself: half the time has run, or all of it. */
export const REMINDER_MARKS = ['half', 'due'] as const;
export type ReminderMark = (typeof REMINDER_MARKS)[number];

/** What happens to a request after it was asked; each step is sent to the other side. */
export interface RequestStep {
  readonly id: string;
  readonly request: string;
  readonly kind: RequestStepKind;
  readonly by: Partner;
  /** By the clock of the side that took it. */
  readonly at: string;
  readonly text: string;
  readonly ground: RefusalGround | undefined;
  /** ISO day, of a delay: when the authorisation is expected. */
  readonly until: string | undefined;
  /** Of a reminder that the node sent by itself. */
  readonly automatic: ReminderMark | undefined;
}
