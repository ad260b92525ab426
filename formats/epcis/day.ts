import { isCalendarDay } from '@foreland/model';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const OFFSET = /^([+-])(\d{2}):(\d{2})$/;

/** The calendar day of an event where it happened: the instant, seen from the time zone it is given with. */
export function dayOfEvent(time: unknown, offset: unknown): string | undefined {
  if (typeof time !== 'string' || typeof offset !== 'string' || !INSTANT.test(time)) return undefined;
  const [, sign, hours, minutes] = OFFSET.exec(offset) ?? [];
  const instant = Date.parse(time);
  if (Number.isNaN(instant) || sign === undefined) return undefined;
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const local = new Date(instant + shift);
  const day = Number.isNaN(local.getTime()) ? '' : local.toISOString().slice(0, 10);
  return isCalendarDay(day) ? day : undefined;
}

/** Time members for something of which the day alone is known. */
export function timesOf(day: string): { readonly eventTime: string; readonly eventTimeZoneOffset: string } {
  return { eventTime: `${day}T00:00:00Z`, eventTimeZoneOffset: '+00:00' };
}
