import { useMemo } from 'react';
import { useLocaleCode } from './useMessages.tsx';
import type { Locale } from './catalogue.ts';

/** Everything that is written differently from language to language, through Intl. */
export interface Format {
  readonly locale: Locale;
  number(value: number, digits?: number): string;
  /** With a sign: +1.5, −2.0. */
  signed(value: number, digits?: number): string;
  /** 0.25 → 25 %. */
  percent(ratio: number, digits?: number): string;
  /** ISO 4217 amounts; another code, such as a token's, is written after the number. */
  money(amount: number, currency: string): string;
  /** A day of the calendar, `2026-03-31`, or the day of an instant in local time: 31 Mar 2026. Partial dates keep their precision. */
  date(value: string | Date): string;
  /** An instant in local time: 31 Mar 2026, 14:05. */
  dateTime(value: string | Date): string;
  /** A span of days; a missing end is open. */
  dateRange(from: string | undefined, to: string | undefined): string;
  /** 3 days ago, in 2 hours. */
  relative(value: string | Date, now: Date): string;
  list(values: readonly string[], type?: 'conjunction' | 'disjunction'): string;
  /** ISO 3166-1 alpha-2; an unknown code stays as it is. */
  country(code: string): string;
  /** ISO 639 / BCP 47; an unknown code stays as it is. */
  language(code: string): string;
  /** Decimal bytes: 1.2 MB. */
  bytes(count: number): string;
  /** Milliseconds: 4.2 s, 3 min. */
  duration(milliseconds: number): string;
  /** Orders texts as the language does, numbers by value. */
  compare(a: string, b: string): number;
}

const formats = new Map<Locale, Format>();

export function formatOf(locale: Locale): Format {
  let format = formats.get(locale);
  if (!format) formats.set(locale, (format = create(locale)));
  return format;
}

export function useFormat(): Format {
  const locale = useLocaleCode();
  return useMemo(() => formatOf(locale), [locale]);
}

/** British day order for English, as the working language of the group. */
function regional(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale;
}

const PARTIAL = /^(\d{4})(?:-(\d{2}))?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

const RELATIVE_UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.4375 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

function create(locale: Locale): Format {
  const tag = regional(locale);
  const day = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const month = new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const localDay = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' });
  const instant = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const collator = new Intl.Collator(tag, { numeric: true, sensitivity: 'base' });
  const lists = {
    conjunction: new Intl.ListFormat(tag, { type: 'conjunction' }),
    disjunction: new Intl.ListFormat(tag, { type: 'disjunction' }),
  };
  const regions = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' });
  const languages = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' });
  const numbers = new Map<string, Intl.NumberFormat>();

  function number(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    let found = numbers.get(key);
    if (!found) numbers.set(key, (found = new Intl.NumberFormat(tag, options)));
    return found;
  }

  function fixed(digits: number | undefined): Intl.NumberFormatOptions {
    return digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  }

  function date(value: string | Date): string {
    if (value instanceof Date) return localDay.format(value);
    if (DAY.test(value)) return dateOr(value, () => day.format(new Date(`${value}T00:00:00Z`)));
    const partial = PARTIAL.exec(value);
    if (partial)
      return partial[2] === undefined
        ? value
        : dateOr(value, () => month.format(new Date(`${value}-01T00:00:00Z`)));
    return dateOr(value, () => localDay.format(new Date(value)));
  }

  return Object.freeze({
    locale,
    number: (value, digits) => number(fixed(digits)).format(value),
    signed: (value, digits) => number({ ...fixed(digits), signDisplay: 'exceptZero' }).format(value),
    percent: (ratio, digits = 0) => number({ style: 'percent', ...fixed(digits) }).format(ratio),
    money: (amount, currency) =>
      /^[A-Z]{3}$/.test(currency)
        ? number({
            style: 'currency',
            currency,
            currencyDisplay: 'narrowSymbol',
            trailingZeroDisplay: 'stripIfInteger',
          }).format(amount)
        : `${number({ maximumFractionDigits: 8 }).format(amount)} ${currency}`,
    date,
    dateTime: (value) => dateOr(value, () => instant.format(new Date(value))),
    dateRange: (from, to) => {
      if (from !== undefined && from === to) return date(from);
      if (from !== undefined && to !== undefined && DAY.test(from) && DAY.test(to)) {
        return dateOr(`${from} – ${to}`, () =>
          day.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)),
        );
      }
      return `${from === undefined ? '…' : date(from)} – ${to === undefined ? '…' : date(to)}`;
    },
    relative: (value, now) => {
      const distance = new Date(value).getTime() - now.getTime();
      if (Number.isNaN(distance)) return String(value);
      const [unit, size] =
        RELATIVE_UNITS.find(([, length]) => Math.abs(distance) >= length) ?? (['second', 1000] as const);
      return relative.format(Math.trunc(distance / size), unit);
    },
    list: (values, type = 'conjunction') => lists[type].format(values),
    country: (code) => (/^[A-Za-z]{2}$/.test(code) ? (regions.of(code.toUpperCase()) ?? code) : code),
    language: (code) => {
      try {
        return languages.of(code) ?? code;
      } catch {
        return code;
      }
    },
    bytes: (count) => {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
      const step = count < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
      return number({ style: 'unit', unit: units[step]!, maximumFractionDigits: step === 0 ? 0 : 1 }).format(
        count / 1000 ** step,
      );
    },
    duration: (milliseconds) => {
      if (milliseconds < 1000)
        return number({ style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }).format(milliseconds);
      if (milliseconds < 90_000) {
        return number({
          style: 'unit',
          unit: 'second',
          maximumFractionDigits: milliseconds < 10_000 ? 1 : 0,
        }).format(milliseconds / 1000);
      }
      return number({ style: 'unit', unit: 'minute', maximumFractionDigits: 0 }).format(
        milliseconds / 60_000,
      );
    },
    compare: (a, b) => collator.compare(a, b),
  } satisfies Format);
}

/** Dates come from outside; what is not a date is shown as it came rather than as “Invalid Date”. */
function dateOr(value: string | Date, write: () => string): string {
  try {
    return write();
  } catch {
    return String(value);
  }
}
