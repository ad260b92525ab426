import type { NetworkLink } from '../networks.ts';

export interface Month {
  /** First day, `2026-03-01`. */
  readonly from: string;
  /** Last day. */
  readonly to: string;
  /** Links of which something is known in it. */
  readonly links: number;
}

const DAY = 86_400_000;
/** Thirty years: a date of birth that somebody took for a day of a call must not make a thousand bars. */
const MOST_MONTHS = 360;

/** Months from the first to the last day that links know, the latest ones where there are too many. */
export function monthsOf(links: Iterable<NetworkLink>): readonly Month[] {
  const spans: (readonly [number, number])[] = [];
  for (const { firstDay, lastDay } of links) {
    const [first, last] = [firstDay ?? lastDay, lastDay ?? firstDay];
    if (first !== undefined && last !== undefined) spans.push([monthNumber(first), monthNumber(last)]);
  }
  if (spans.length === 0) return [];
  const end = spans.reduce((latest, [, last]) => Math.max(latest, last), Number.NEGATIVE_INFINITY);
  const earliest = spans.reduce((least, [first]) => Math.min(least, first), Number.POSITIVE_INFINITY);
  const start = Math.max(earliest, end - MOST_MONTHS + 1);
  // Ups and downs first, so that a link of many years costs no more than one of a month.
  const steps = Array.from({ length: end - start + 2 }, () => 0);
  for (const [first, last] of spans) {
    if (last < start) continue;
    steps[Math.max(0, first - start)]! += 1;
    steps[last - start + 1]! -= 1;
  }
  let count = 0;
  return Array.from({ length: end - start + 1 }, (_, at) => {
    count += steps[at]!;
    return { from: firstDayOf(start + at), to: lastDayOf(start + at), links: count };
  });
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function firstDayOf(month: number): string {
  return isoDay(Date.UTC(Math.floor(month / 12), month % 12, 1));
}

function lastDayOf(month: number): string {
  return isoDay(Date.UTC(Math.floor((month + 1) / 12), (month + 1) % 12, 1) - DAY);
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
