import { countryCodeOf, isPartialDate, parseGrading } from '@foreland/model';
import { parseIban } from '@foreland/model/identifiers/iban';
import { parsePhone } from '@foreland/model/identifiers/phone';
import { compileDateFormat, parseDate } from '../date-format.ts';

/** What the values of a column look like, whatever it is called. */
export type ValueShape = 'iban' | 'email' | 'phone' | 'date' | 'country' | 'ip' | 'grading' | 'grading-4x4';

/** Day before month first: four of the five partners and the fifth in practice write so. */
const DATE_FORMATS = [
  'yyyy-MM-dd',
  'dd/MM/yyyy',
  'd/M/yyyy',
  'dd.MM.yyyy',
  'd.M.yyyy',
  'dd-MM-yyyy',
  'd-M-yyyy',
  'yyyy/MM/dd',
  'yyyyMMdd',
  'd MMMM yyyy',
  'd. MMMM yyyy',
  'd-MMM-yyyy',
  'MMMM d, yyyy',
  'MM/dd/yyyy',
  'M/d/yyyy',
  'dd/MM/yy',
  'dd.MM.yy',
  'MM/yyyy',
  'yyyy',
] as const;

/** Forms that month before day could be taken for: where that reads more of the values, these read none of them. */
const DAY_FIRST = /^d+\/M+\/yyyy$/;

export interface DateGuess {
  /** Empty where ISO dates need no format. */
  readonly formats: readonly string[];
  /** Would month before day fit as well? */
  readonly ambiguous: boolean;
  /** Values that none of the formats reads. */
  readonly unread: number;
}

/** A column of dates with a few slips is one of dates: the import then names the lines that are wrong. */
const TOLERATED = 1 / 4;

/** The fewest formats that read the values; nothing where more than a few are no dates. */
export function guessDates(values: readonly string[]): DateGuess | undefined {
  if (values.length === 0) return undefined;
  const chosen: string[] = [];
  let rest = values.filter((value) => !isPartialDate(value));
  for (const format of DATE_FORMATS) {
    if (rest.length === 0) break;
    const compiled = compileDateFormat(format);
    if (!compiled) continue;
    const unread = rest.filter((value) => parseDate(value, [compiled]) === undefined);
    if (
      unread.length < rest.length &&
      (unread.length === 0 || !DAY_FIRST.test(format) || unreadBy('M/d/yyyy', rest) >= unread.length)
    ) {
      chosen.push(format);
      rest = unread;
    }
  }
  if (rest.length > values.length * TOLERATED) return undefined;
  const dayFirst = chosen.some((format) => DAY_FIRST.test(format));
  const read = values.filter((value) => !rest.includes(value));
  return {
    formats: chosen,
    ambiguous: dayFirst && unreadBy('M/d/yyyy', read) === 0,
    unread: rest.length,
  };
}

function unreadBy(format: string, values: readonly string[]): number {
  const compiled = compileDateFormat(format);
  if (!compiled) return values.length;
  return values.filter((value) => parseDate(value, [compiled]) === undefined).length;
}

export function shapeOf(values: readonly string[]): ValueShape | undefined {
  if (values.length === 0) return undefined;
  const all = (test: (value: string) => boolean): boolean => values.every(test);
  if (all((value) => parseIban(value)?.checksum === 'passed')) return 'iban';
  if (all((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))) return 'email';
  if (all(isGrading)) return 'grading';
  if (all((value) => /^[ABCX][1-4]$/.test(value))) return 'grading-4x4';
  if (all((value) => /^(\d{1,3}\.){3}\d{1,3}$/.test(value))) return 'ip';
  if (values.some((value) => !/^\d{4}$/.test(value)) && guessDates(values)?.unread === 0) return 'date';
  if (
    all(
      (value) =>
        /^(\+|00)[\d\s().-]{8,20}$/.test(value) && parsePhone(value, {})?.value.startsWith('+') === true,
    )
  )
    return 'phone';
  if (all((value) => value.length > 2 && countryCodeOf(value) !== undefined)) return 'country';
  return undefined;
}

function isGrading(value: string): boolean {
  try {
    parseGrading(value);
    return true;
  } catch {
    return false;
  }
}
