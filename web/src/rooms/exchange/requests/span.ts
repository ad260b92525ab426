import type { Locale } from '../../../i18n/catalogue.ts';

/** As they are written beside figures in each language. */
const UNITS: Readonly<Record<Locale, readonly [day: string, hour: string, minute: string]>> = {
  en: ['d', 'h', 'min'],
  fr: ['j', 'h', 'min'],
  de: ['T', 'Std', 'Min'],
  nl: ['d', 'u', 'min'],
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of time rounded down: days from two on, below that hours and minutes. */
export function writeSpan(milliseconds: number, locale: Locale): string {
  const [day, hour, minute] = UNITS[locale];
  if (milliseconds >= 2 * DAY) return `${Math.floor(milliseconds / DAY)} ${day}`;
  const hours = Math.floor(milliseconds / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  if (hours === 0) return `${minutes} ${minute}`;
  return minutes === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${minutes} ${minute}`;
}
