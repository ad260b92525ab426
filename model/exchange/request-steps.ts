import { ForelandError } from '../errors.ts';
import { isCalendarDay } from '../label.ts';
import type { Partner } from '../partner.ts';
import { TIME_ZONES, dayIn } from './calendar.ts';
import { REQUEST_STEPS } from './request.ts';
import type { InformationRequest, RequestStep, RequestStepKind } from './request.ts';
import { mayTake, standingOf } from './request-clock.ts';
import type { RequestStanding } from './request-clock.ts';

/** Longer than this no court is waited for without saying so again, in days. */
const LONGEST_DELAY = 366;
const DAY = 86_400_000;

/** Steps that a side may take as a request stands. */
export function stepsFor(
  request: InformationRequest,
  { state, clock, inTime }: RequestStanding,
  by: Partner,
): readonly RequestStepKind[] {
  if (state !== 'open') return [];
  const isPaused = clock?.pausedSince !== undefined;
  const runs = inTime === true && !isPaused;
  return REQUEST_STEPS.filter((kind) => {
    if (!mayTake(request, kind, by)) return false;
    if (kind === 'indirect') return runs && clock?.limit === '8-hours';
    if (kind === 'delay' || kind === 'clarify') return runs;
    return kind !== 'clarification' || isPaused;
  });
}

/**
 * What a step has to hold, whoever sends it.
 * @throws ForelandError `request-step-not-yours`, `request-ground-missing`, `request-day-wrong`
 */
export function requireWellFormed(request: InformationRequest, step: RequestStep): void {
  const { kind, by, ground, until, at, automatic } = step;
  if (!mayTake(request, kind, by)) {
    throw new ForelandError({
      code: 'request-step-not-yours',
      message: 'This step is for the other side of the request to take.',
      remedy: 'The asked side answers or refuses; the asking side reminds, clarifies or withdraws.',
      status: 403,
    });
  }
  if ((kind === 'refusal') !== (ground !== undefined)) {
    throw new ForelandError({
      code: 'request-ground-missing',
      message: 'A refusal names one of the grounds that the Directive allows, and nothing else does.',
      remedy: 'Choose the ground of the refusal.',
    });
  }
  if ((kind === 'delay') !== (until !== undefined) || (until !== undefined && !isAhead(until, by, at))) {
    throw new ForelandError({
      code: 'request-day-wrong',
      message: 'A delay names the day until which the authorisation is expected, and nothing else does.',
      remedy: 'Write a day from today on, within a year.',
    });
  }
  if (automatic !== undefined && kind !== 'reminder') {
    throw new ForelandError({
      code: 'request-step-automatic',
      message: 'Nothing but a reminder is sent by a node itself.',
      remedy: 'Bring both nodes to the same version.',
    });
  }
}

/** @throws ForelandError as `requireWellFormed`, and `request-closed`, `request-step-out-of-place` */
export function requireStep(
  request: InformationRequest,
  steps: readonly RequestStep[],
  receivedAt: string | undefined,
  step: RequestStep,
): void {
  requireWellFormed(request, step);
  const standing = standingOf(request, steps, receivedAt, new Date(step.at));
  if (standing.state !== 'open') {
    throw new ForelandError({
      code: 'request-closed',
      message: 'The request has been answered, refused or withdrawn.',
      remedy: 'Ask a new one where something is missing.',
      status: 409,
    });
  }
  if (stepsFor(request, standing, step.by).includes(step.kind)) return;
  throw new ForelandError({
    code: 'request-step-out-of-place',
    message: OUT_OF_PLACE[step.kind] ?? 'This step does not fit where the request stands.',
    remedy: 'Look at the clock of the request and choose another step.',
    status: 409,
  });
}

const OUT_OF_PLACE: Partial<Record<RequestStepKind, string>> = {
  indirect:
    'That information is not directly accessible counts while the eight hours run, and for those alone.',
  delay: 'A delay is announced while the clock runs.',
  clarify: 'A question back is asked while the clock runs, and one at a time.',
  clarification: 'Nobody has asked for a clarification that is still missing.',
};

function isAhead(until: string, by: Partner, at: string): boolean {
  if (!isCalendarDay(until)) return false;
  const today = dayIn(TIME_ZONES[by], new Date(at));
  return until >= today && Date.parse(until) - Date.parse(today) <= LONGEST_DELAY * DAY;
}
