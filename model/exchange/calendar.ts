import type { Partner } from '../partner.ts';

/** Where a partner's single point of contact sits: its calendar days are the days of this zone. */
export const TIME_ZONES: Readonly<Record<Partner, string>> = {
  GB: 'Europe/London',
  DE: 'Europe/Berlin',
  FR: 'Europe/Paris',
  BE: 'Europe/Brussels',
  NL: 'Europe/Amsterdam',
  EUROPOL: 'Europe/Amsterdam',
  FRONTEX: 'Europe/Warsaw',
};

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone, as `2026-03-29`. */
export function dayIn(zone: string, instant: Date): string {
  return new Date(instant.getTime() + offsetAt(zone, instant)).toISOString().slice(0, 10);
}

/**
 * The last millisecond of a calendar day in a zone. A day with a change of the clock has 23 or 25 hours; none of our zones
 * changes it at midnight.
 * @param day ISO day
 */
export function endOfDay(zone: string, day: string): Date {
  const midnight = new Date(`${day}T00:00:00.000Z`).getTime() + DAY;
  // The offset at the guess may be that of the other side of a change; that at the result is not.
  const guess = midnight - offsetAt(zone, new Date(midnight));
  return new Date(midnight - offsetAt(zone, new Date(guess)) - 1);
}

/**
 * When a period of calendar days ends that an event begins. The day of the event does not count, and the last day counts to
 * its end: Regulation (EEC, Euratom) No 1182/71 art. 3(1) and (2)(b). Weekends and holidays count like other days, also
 * as the last one: the Directive speaks of calendar days. Whether art. 3(4) of the Regulation, which puts off an end on such a
 * day to the next working day, applies all the same is not settled here; this is the shorter period of the two.
 */
export function endOfDays(zone: string, from: Date, days: number): Date {
  const last = new Date(`${dayIn(zone, from)}T00:00:00.000Z`).getTime() + days * DAY;
  return endOfDay(zone, new Date(last).toISOString().slice(0, 10));
}

/** How far the zone is ahead of universal time, in milliseconds. */
function offsetAt(zone: string, instant: Date): number {
  let format = formats.get(zone);
  if (!format) formats.set(zone, (format = formatOf(zone)));
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(instant.getTime() / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}
