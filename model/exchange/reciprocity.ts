import type { Partner } from '../partner.ts';
import type { RefusalGround } from './request.ts';
import type { RequestStanding } from './request-clock.ts';

/** One request, as far as the board counts it. */
export interface Counted {
  readonly peer: Partner;
  readonly direction: 'asked' | 'received';
  readonly standing: RequestStanding;
  readonly ground: RefusalGround | undefined;
}

/**
 * What became of requests in one direction between two partners. `asked` = `withdrawn` + `open` + `answered` + `refused`, and
 * `answered` + `refused` = `inTime` + `late` + `unknown`.
 */
export interface ReciprocitySide {
  readonly asked: number;
  readonly withdrawn: number;
  readonly open: number;
  /** Of the open ones, those whose time has run out. */
  readonly overdue: number;
  readonly answered: number;
  readonly refused: number;
  /** Answered or refused within the clock. */
  readonly inTime: number;
  readonly late: number;
  /** Answered or refused, but without a receipt that says when the clock began. */
  readonly unknown: number;
  readonly grounds: readonly { readonly ground: RefusalGround; readonly count: number }[];
  /** From receipt to answer or refusal, in whole minutes; absent where there is none. */
  readonly medianMinutes: number | undefined;
}

export interface Reciprocity {
  readonly peer: Partner;
  /** What this node asked the peer. */
  readonly asked: ReciprocitySide;
  /** What the peer asked this node. */
  readonly received: ReciprocitySide;
}

/** How the exchange with each partner stands, both ways, by partner. */
export function reciprocityOf(requests: readonly Counted[]): readonly Reciprocity[] {
  return [...Map.groupBy(requests, ({ peer }) => peer)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([peer, own]) => ({
      peer,
      asked: sideOf(own.filter(({ direction }) => direction === 'asked')),
      received: sideOf(own.filter(({ direction }) => direction === 'received')),
    }));
}

function sideOf(requests: readonly Counted[]): ReciprocitySide {
  const count = (holds: (standing: RequestStanding) => boolean): number =>
    requests.filter(({ standing }) => holds(standing)).length;
  const closed = requests.filter(({ standing }) => isSettled(standing));
  const inTime = (wanted: boolean | undefined): number =>
    closed.filter(({ standing }) => standing.inTime === wanted).length;
  const grounds = Map.groupBy(
    closed.flatMap(({ ground }) => (ground === undefined ? [] : [ground])),
    (ground) => ground,
  );
  return Object.freeze({
    asked: requests.length,
    withdrawn: count(({ state }) => state === 'withdrawn'),
    open: count(({ state }) => state === 'open'),
    overdue: count(({ state, inTime: still }) => state === 'open' && still === false),
    answered: count(({ state }) => state === 'answered'),
    refused: count(({ state }) => state === 'refused'),
    inTime: inTime(true),
    late: inTime(false),
    unknown: inTime(undefined),
    grounds: [...grounds]
      .map(([ground, all]) => ({ ground, count: all.length }))
      .toSorted((a, b) => b.count - a.count || (a.ground < b.ground ? -1 : 1)),
    medianMinutes: medianOf(closed.flatMap(({ standing }) => minutesOf(standing))),
  });
}

function isSettled({ state }: RequestStanding): boolean {
  return state === 'answered' || state === 'refused';
}

function minutesOf({ clock, closedAt }: RequestStanding): number[] {
  if (!clock || closedAt === undefined) return [];
  // A clock that was set back may put an answer before its question.
  return [Math.max(0, (Date.parse(closedAt) - Date.parse(clock.startedAt)) / 60_000)];
}

function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : Math.round((low + high) / 2);
}
