import type { Partner } from '../partner.ts';
import { TIME_ZONES, dayIn, endOfDay, endOfDays } from './calendar.ts';
import type { InformationRequest, ReminderMark, RequestStep, RequestStepKind } from './request.ts';

export type RequestState = 'open' | 'answered' | 'refused' | 'withdrawn';

/** Art. 5(1) points (a) to (c). */
export const TIME_LIMITS = ['8-hours', '3-days', '7-days'] as const;
export type TimeLimit = (typeof TIME_LIMITS)[number];

export interface RequestClock {
  /** When the asked side received the request. */
  readonly startedAt: string;
  readonly limit: TimeLimit;
  readonly dueAt: string;
  /** Day until which the asked side waits for a court, where that is what the end goes by. */
  readonly delayedUntil: string | undefined;
  /** Since when the clock stands still, because the asked side waits for a clarification. */
  readonly pausedSince: string | undefined;
}

export interface RequestStanding {
  readonly state: RequestState;
  /** Undefined until it is known that the asked side received the request. */
  readonly clock: RequestClock | undefined;
  readonly closedAt: string | undefined;
  /** Whether it was closed in time; of an open one, whether it still can be. Undefined where the beginning is not known. */
  readonly inTime: boolean | undefined;
  /** Whether something was answered, if not all. */
  readonly isPartlyAnswered: boolean;
}

const HOUR = 3_600_000;
const CLOSES: Partial<Record<RequestStepKind, RequestState>> = {
  answer: 'answered',
  refusal: 'refused',
  withdrawal: 'withdrawn',
};
const OF_ASKING_SIDE: readonly RequestStepKind[] = ['withdrawal', 'reminder', 'clarification'];

/** Who may take a step: the asked side answers, the asking side withdraws, reminds and clarifies. */
export function mayTake(request: InformationRequest, kind: RequestStepKind, by: Partner): boolean {
  return by === (OF_ASKING_SIDE.includes(kind) ? request.from : request.to);
}

/**
 * The clock of a request. It begins when the asked side receives the request, art. 5(1), and takes eight hours for an urgent
 * request about information that the asked side reaches directly, three calendar days for other urgent ones, seven for
 * all others. Hours are hours; calendar days are those of the asked side and end with the day. That information is not
 * reached directly, that a court has to authorise it (art. 5(2)), or that something is unclear (art. 6(3)) is for the asked
 * side to say, and only while the clock runs. It stands still from the question back to its answer, by the times that those
 * who took these steps stamped; the Directive may be read to count from their receipt.
 */
export function clockOf(
  request: InformationRequest,
  steps: readonly RequestStep[],
  receivedAt: string | undefined,
): RequestClock | undefined {
  if (receivedAt === undefined) return undefined;
  const zone = TIME_ZONES[request.to];
  const start = new Date(receivedAt);
  const endOf = (limit: TimeLimit): Date =>
    limit === '8-hours'
      ? new Date(start.getTime() + 8 * HOUR)
      : endOfDays(zone, start, limit === '3-days' ? 3 : 7);
  let limit: TimeLimit = !request.urgent ? '7-days' : request.indirect ? '3-days' : '8-hours';
  let due = endOf(limit);
  let delayedUntil: string | undefined;
  let pausedSince: Date | undefined;
  for (const { kind, at, until } of inOrder(request, steps)) {
    const time = new Date(at);
    if (CLOSES[kind] !== undefined) break;
    if (kind === 'clarification' && pausedSince) {
      const stood = Math.max(0, time.getTime() - pausedSince.getTime());
      const shifted = new Date(due.getTime() + stood);
      due = limit === '8-hours' ? shifted : endOfDay(zone, dayIn(zone, shifted));
      pausedSince = undefined;
    }
    if (pausedSince || time > due) continue;
    if (kind === 'clarify') pausedSince = time;
    if (kind === 'indirect' && limit === '8-hours') {
      limit = '3-days';
      due = later(due, endOf(limit));
    }
    if (kind === 'delay' && until !== undefined && endOfDay(zone, until) > due) {
      due = endOfDay(zone, until);
      delayedUntil = until;
    }
  }
  return Object.freeze({
    startedAt: receivedAt,
    limit,
    dueAt: due.toISOString(),
    delayedUntil,
    pausedSince: pausedSince?.toISOString(),
  });
}

/**
 * Where a request stands. The order in which steps arrived does not matter.
 * @param receivedAt when the asked side received it, by its own clock
 */
export function standingOf(
  request: InformationRequest,
  steps: readonly RequestStep[],
  receivedAt: string | undefined,
  now: Date,
): RequestStanding {
  const clock = clockOf(request, steps, receivedAt);
  const ordered = inOrder(request, steps);
  const closing = ordered.find(({ kind }) => CLOSES[kind] !== undefined);
  const end = new Date(closing?.at ?? now);
  return Object.freeze({
    state: (closing && CLOSES[closing.kind]) ?? 'open',
    clock,
    closedAt: closing?.at,
    inTime: clock && (clock.pausedSince !== undefined || end <= new Date(clock.dueAt)),
    isPartlyAnswered: ordered.some(({ kind }) => kind === 'partial'),
  });
}

/** When half of the time has run. */
export function halfOf({ startedAt, dueAt }: Pick<RequestClock, 'startedAt' | 'dueAt'>): Date {
  return new Date((new Date(startedAt).getTime() + new Date(dueAt).getTime()) / 2);
}

/**
 * Of what a node is to remind by itself now: once when half of the time has run without an answer, once when all of it has.
 * Never once there is an answer, nor while the clock stands still; and not of the half once the whole was reminded of.
 */
export function reminderOf(
  request: InformationRequest,
  steps: readonly RequestStep[],
  receivedAt: string | undefined,
  now: Date,
): ReminderMark | undefined {
  const { state, clock, isPartlyAnswered } = standingOf(request, steps, receivedAt, now);
  if (state !== 'open' || !clock || clock.pausedSince !== undefined) return undefined;
  const sent = new Set(steps.map(({ automatic }) => automatic));
  if (sent.has('due')) return undefined;
  if (now > new Date(clock.dueAt)) return 'due';
  return now >= halfOf(clock) && !isPartlyAnswered && !sent.has('half') ? 'half' : undefined;
}

/** Steps of those who may take them, in order of time. */
function inOrder(request: InformationRequest, steps: readonly RequestStep[]): readonly RequestStep[] {
  return steps
    .filter(({ kind, by }) => mayTake(request, kind, by))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
