import { ForelandError } from '../errors.ts';
import type { Purpose } from '../label.ts';
import type { Partner } from '../partner.ts';

/**
 * A request for information and its clock, after Directive (EU) 2023/977 on the exchange of information between law
 * enforcement authorities.
 */
export interface InformationRequest {
  readonly id: string;
  readonly from: Partner;
  readonly to: Partner;
  readonly question: string;
  /** Own records that the question is about, where there are any. */
  readonly about: readonly string[];
  readonly purpose: Purpose;
  readonly legalBasis: string;
  readonly caseNumber: string;
  readonly urgent: boolean;
  /** Why it is urgent; art. 4(4). */
  readonly urgency: string | undefined;
  /** The private check whose hit it follows up. */
  readonly check: string | undefined;
  readonly askedAt: string;
}

export const REQUEST_STEPS = ['indirect', 'partial', 'answer', 'refusal', 'withdrawal', 'reminder'] as const;
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

/** What happens to a request after it was asked; each step is sent to the other side. */
export interface RequestStep {
  readonly id: string;
  readonly request: string;
  readonly kind: RequestStepKind;
  readonly by: Partner;
  readonly at: string;
  readonly text: string;
  readonly ground: RefusalGround | undefined;
}

export type RequestState = 'open' | 'answered' | 'refused' | 'withdrawn';

export interface RequestStanding {
  readonly state: RequestState;
  readonly dueAt: string;
  readonly closedAt: string | undefined;
  /** Whether it was closed in time; of an open one, whether it still can be. */
  readonly inTime: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * When the answer is due, art. 5(1): eight hours for an urgent request about information that the asked side reaches
 * directly, three days for other urgent ones, seven days for all others. That it is not reached directly is for the asked
 * side to say, and only while the eight hours run.
 */
export function dueAt(request: InformationRequest, steps: readonly RequestStep[]): string {
  const asked = new Date(request.askedAt).getTime();
  if (!request.urgent) return new Date(asked + 7 * DAY).toISOString();
  const isIndirect = steps.some(
    ({ kind, by, at }) =>
      kind === 'indirect' && by === request.to && new Date(at).getTime() <= asked + 8 * HOUR,
  );
  return new Date(asked + (isIndirect ? 3 * DAY : 8 * HOUR)).toISOString();
}

/** Where a request stands. The order in which steps arrived does not matter. */
export function standingOf(
  request: InformationRequest,
  steps: readonly RequestStep[],
  now: Date,
): RequestStanding {
  const due = dueAt(request, steps);
  const closing = [...steps]
    .filter(({ kind, by }) =>
      kind === 'withdrawal'
        ? by === request.from
        : (kind === 'answer' || kind === 'refusal') && by === request.to,
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))[0];
  const state = closing === undefined ? 'open' : STATES[closing.kind as keyof typeof STATES];
  return Object.freeze({
    state,
    dueAt: due,
    closedAt: closing?.at,
    inTime: (closing?.at ?? now.toISOString()) <= due,
  });
}

const STATES = { answer: 'answered', refusal: 'refused', withdrawal: 'withdrawn' } as const;

/** Who may take a step: the asked side answers, the asking side withdraws and reminds. */
export function mayTake(request: InformationRequest, kind: RequestStepKind, by: Partner): boolean {
  return kind === 'withdrawal' || kind === 'reminder' ? by === request.from : by === request.to;
}

/** @throws ForelandError `request-step-not-yours`, `request-ground-missing`, `request-closed` */
export function requireStep(
  request: InformationRequest,
  steps: readonly RequestStep[],
  step: RequestStep,
): void {
  if (!mayTake(request, step.kind, step.by)) {
    throw new ForelandError({
      code: 'request-step-not-yours',
      message: 'This step is for the other side of the request to take.',
      remedy: 'The asked side answers or refuses; the asking side reminds or withdraws.',
      status: 403,
    });
  }
  if ((step.kind === 'refusal') !== (step.ground !== undefined)) {
    throw new ForelandError({
      code: 'request-ground-missing',
      message: 'A refusal names one of the grounds that the Directive allows, and nothing else does.',
      remedy: 'Choose the ground of the refusal.',
    });
  }
  if (standingOf(request, steps, new Date(step.at)).state !== 'open') {
    throw new ForelandError({
      code: 'request-closed',
      message: 'The request has been answered, refused or withdrawn.',
      remedy: 'Ask a new one where something is missing.',
      status: 409,
    });
  }
}
