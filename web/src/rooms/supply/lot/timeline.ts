import type { DayRange, Hop } from '../supply.ts';
import type { JourneySteps } from './steps.ts';

/** A stretch of days; days are counted from 1970-01-01. */
export interface TimelineBar {
  readonly key: string;
  /** How the stretch is known: `unseen` where nobody saw it, `held` where it lay with somebody who is known. */
  readonly kind: 'seen' | 'holder' | 'inferred' | 'unseen' | 'held';
  readonly from: number;
  readonly to: number;
  /** Days on which it was certainly under way; absent where the days that are known leave none. */
  readonly sure?: { readonly from: number; readonly to: number };
}

export interface TimelineMark {
  readonly key: string;
  readonly kind: 'made' | 'launched' | 'seized';
  readonly from: number;
  readonly to: number;
}

export interface TimelineRow {
  readonly unit: string;
  readonly caption: string;
  readonly isEngineAlone: boolean;
  readonly count: number;
  readonly bars: readonly TimelineBar[];
  readonly marks: readonly TimelineMark[];
}

export interface Timeline {
  readonly first: number;
  readonly last: number;
  readonly rows: readonly TimelineRow[];
  /** Steps without any day: they are in the table alone. */
  readonly undated: number;
}

export const DAY = 86_400_000;

export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

function numbers(range: DayRange | undefined): { first: number; last: number } | undefined {
  return range && { first: dayNumber(range.first), last: dayNumber(range.last) };
}

/** The journeys of a lot along one axis of days; undefined where no step has a day. */
export function timelineOf(journeys: readonly JourneySteps[]): Timeline | undefined {
  const all = journeys.flatMap(({ steps }) =>
    steps.flatMap(({ hop }) => [numbers(hop.left) ?? [], numbers(hop.reached) ?? []].flat()),
  );
  if (all.length === 0) return undefined;
  const first = Math.min(...all.map((range) => range.first));
  const last = Math.max(...all.map((range) => range.last)) + 1;
  let undated = 0;
  const rows = journeys.map(({ journey, piece, isEngineAlone, count, steps }): TimelineRow => {
    const bars: TimelineBar[] = [];
    const marks: TimelineMark[] = [];
    // Where the step before ended; a journey begins with its lot.
    let before = first;
    steps.forEach(({ key, hop }, at) => {
      const [left, reached] = [numbers(hop.left), numbers(hop.reached)];
      if (hop.kind === 'unseen') {
        const next = steps.slice(at + 1).find((step) => step.hop.left ?? step.hop.reached)?.hop;
        const until = numbers(next?.left ?? next?.reached)?.last;
        if (until === undefined) undated += 1;
        else if (until > before) bars.push({ key, kind: 'unseen', from: before, to: until });
        return;
      }
      const start = (left ?? reached)?.first;
      const end = (reached ?? left)?.last;
      if (start === undefined || end === undefined) {
        undated += 1;
        return;
      }
      if (hop.kind === 'consigned') {
        const wasSeen = steps[at - 1]?.hop.kind === 'unseen' || at < 2;
        if (!wasSeen && start > before)
          bars.push({
            key,
            kind: hop.gaps.includes('long-silence') ? 'unseen' : 'held',
            from: before,
            to: start,
          });
        const sure =
          left && reached && reached.first > left.last ? { from: left.last, to: reached.first } : undefined;
        bars.push({ key, kind: hop.basis ?? 'inferred', from: start, to: end + 1, ...(sure && { sure }) });
      } else {
        const wasUnseen = steps[at - 1]?.hop.kind === 'unseen';
        if (hop.kind !== 'made' && !wasUnseen && start > before && at > 0)
          bars.push({
            key,
            kind: hop.gaps.includes('long-silence') ? 'unseen' : 'held',
            from: before,
            to: start,
          });
        marks.push({ key, kind: markOf(hop), from: start, to: end + 1 });
      }
      before = Math.max(before, end + 1);
    });
    return { unit: journey.unit, caption: piece.caption, isEngineAlone, count, bars, marks };
  });
  return { first, last, rows, undated };
}

function markOf({ kind }: Hop): TimelineMark['kind'] {
  return kind === 'launched' || kind === 'seized' ? kind : 'made';
}

export interface Tick {
  readonly day: number;
  /** `2026-03`, or `2026` where years are marked. */
  readonly period: string;
}

const STEPS = [1, 2, 3, 6, 12, 24] as const;

/** First days of months between two days, so few that each has at least `room` px. */
export function ticksOf(first: number, last: number, width: number, room: number): Tick[] {
  const start = new Date(first * DAY);
  const months = Math.max(1, (last - first) / 30.44);
  const step = STEPS.find((each) => (width / months) * each >= room) ?? 60;
  const ticks: Tick[] = [];
  const from = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (let month = Math.ceil(from / step) * step; ; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
    if (day > last) break;
    if (day < first) continue;
    const period = new Date(day * DAY).toISOString();
    ticks.push({ day, period: step >= 12 ? period.slice(0, 4) : period.slice(0, 7) });
  }
  return ticks;
}
