import type { Answer, contract } from '../../../api/client.ts';
import type { ExchangeAddress } from '../route.ts';

export type InformationRequest = Answer<typeof contract.request>;
export type RequestStep = InformationRequest['steps'][number];
export type StepKind = RequestStep['kind'];
export type Delivery = NonNullable<InformationRequest['delivery']>;
export type Pair = Answer<typeof contract.requestBoard>['board'][number];
export type Side = Pair['asked'];

export const REQUEST_ROLES: readonly string[] = [
  'liaison-officer',
  'data-protection-officer',
  'analyst',
  'financial-investigator',
];

/** An address within the part that keeps which requests are listed. */
export function within(
  { show, side }: ExchangeAddress,
  more: Pick<ExchangeAddress, 'item'> = {},
): ExchangeAddress {
  return {
    part: 'requests',
    ...(show === undefined ? {} : { show }),
    ...(side === undefined ? {} : { side }),
    ...more,
  };
}

export type ClockState =
  | 'running'
  | 'half'
  | 'late'
  | 'paused'
  | 'unreceived'
  | 'undelivered'
  | 'answered'
  | 'refused'
  | 'withdrawn';

/** How the clock of a request looks. */
export interface Clock {
  readonly state: ClockState;
  /** How much of the time has run, from 0 to 1, while it runs. */
  readonly run: number;
  /** Milliseconds to the end, or since. */
  readonly distance: number;
}

export function clockOf(request: InformationRequest, now: Date): Clock {
  const { state, clock, delivery } = request;
  const still = (named: ClockState): Clock => ({ state: named, run: 0, distance: 0 });
  if (state !== 'open') return still(state);
  if (!clock)
    return still(
      delivery && delivery.state !== 'waiting' && delivery.state !== 'delivered'
        ? 'undelivered'
        : 'unreceived',
    );
  if (clock.pausedSince !== undefined) return still('paused');
  const [start, end] = [Date.parse(clock.startedAt), Date.parse(clock.dueAt)];
  const run = Math.min(1, Math.max(0, (now.getTime() - start) / (end - start)));
  const distance = Math.abs(end - now.getTime());
  return { state: now.getTime() > end ? 'late' : run >= 0.5 ? 'half' : 'running', run, distance };
}

/** What is due first comes first; then what has no end yet; then what is done, the latest first. */
export function byDue(one: InformationRequest, other: InformationRequest): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  return a.group - b.group || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0) * (a.group === 2 ? -1 : 1);
}

function placeOf({ state, clock, closedAt, askedAt }: InformationRequest): {
  readonly group: number;
  readonly text: string;
} {
  if (state !== 'open') return { group: 2, text: closedAt ?? askedAt };
  return clock && clock.pausedSince === undefined
    ? { group: 0, text: clock.dueAt }
    : { group: 1, text: askedAt };
}
