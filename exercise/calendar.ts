import type { Random } from './random.ts';

/** A day as the number of days since 1970-01-01 (proleptic Gregorian, UTC). */
export type Day = number;

const DAY_MS = 86_400_000;
/** The exercise reaches back 30 months. */
const SPAN = 912;

/** Relative frequency of journeys by month, January first: small boats sail in the calm half of the year. */
const MONTHS = [0.35, 0.35, 0.5, 0.7, 0.85, 1, 1, 1, 1, 0.8, 0.55, 0.45];
/** Relative frequency by weekday, Sunday first. */
const WEEKDAYS = [0.8, 0.9, 1, 1, 0.95, 0.85, 0.75];
const OFFICE_WEEKDAYS = [0.05, 1, 0.95, 0.95, 0.9, 0.8, 0.1];

export interface Calendar {
  readonly today: Day;
  readonly first: Day;
}

/** @throws RangeError when `today` is not an ISO 8601 calendar day. */
export function calendarUpTo(today: string): Calendar {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(today) ? Date.parse(`${today}T00:00:00Z`) / DAY_MS : Number.NaN;
  if (!Number.isInteger(day) || isoDay(day) !== today) {
    throw new RangeError(
      `“${today.slice(0, 40)}” is not a calendar day. Give today as YYYY-MM-DD, such as 2026-11-24.`,
    );
  }
  return Object.freeze({ today: day, first: day - SPAN });
}

const written = new Map<Day, string>();

/** ISO 8601 form of a day. */
export function isoDay(day: Day): string {
  let text = written.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    written.set(day, text);
  }
  return text;
}

function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** 0 for January. */
function monthOf(day: Day): number {
  return Number(isoDay(day).slice(5, 7)) - 1;
}

/** A day in from … to, likelier in summer and midweek, as departures by sea are. */
export function seasonalDay(random: Random, from: Day, to: Day): Day {
  return accepted(random, from, to, (day) => seasonOf(day) * (WEEKDAYS[weekdayOf(day)] ?? 1));
}

/** A day in from … to on which offices mostly work. */
export function officeDay(random: Random, from: Day, to: Day): Day {
  return accepted(random, from, to, (day) => OFFICE_WEEKDAYS[weekdayOf(day)] ?? 1);
}

export function seasonOf(day: Day): number {
  return MONTHS[monthOf(day)] ?? 1;
}

function accepted(random: Random, from: Day, to: Day, weight: (day: Day) => number): Day {
  for (let attempt = 0; attempt < 12; attempt++) {
    const day = random.between(from, Math.max(from, to));
    if (random.chance(weight(day))) return day;
  }
  return random.between(from, Math.max(from, to));
}
