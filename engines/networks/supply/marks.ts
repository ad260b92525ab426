import { parseIdentifier } from '@foreland/model/identifiers';
import type { DayRange, SerialNumber } from './evidence.ts';

/** A craft identification number taken apart (ISO 10087). */
export interface Cin {
  readonly country: string | undefined;
  /** Manufacturer identification code, given out by the country. */
  readonly maker: string;
  readonly serial: string;
  /** Month of build, by letter A to L. */
  readonly month: number;
  readonly year: number;
  readonly modelYear: number;
}

const CIN = /^([A-Z]{2})?([A-Z0-9]{3})([A-Z0-9]{5})([A-L])(\d)(\d{2})$/;
const MILLISECONDS = 86_400_000;

/** Undefined where it is none, or where its month, year and model year contradict each other. */
export function readCin(raw: string): Cin | undefined {
  const found = parseIdentifier('cin', raw, {});
  if (!found || found.checksum !== 'passed') return undefined;
  const [, country, maker = '', serial = '', month = '', year = '', modelYear = ''] =
    CIN.exec(found.value) ?? [];
  if (maker === '') return undefined;
  const model = 2000 + Number(modelYear);
  // The year of build is one digit; the model year, which is the same or the next, says the decade.
  const built = [model, model - 1].find((each) => each % 10 === Number(year));
  if (built === undefined) return undefined;
  return { country, maker, serial, month: month.charCodeAt(0) - 64, year: built, modelYear: model };
}

export function builtIn({ year, month }: Cin): DayRange {
  return {
    first: Date.UTC(year, month - 1, 1) / MILLISECONDS,
    last: Date.UTC(year, month, 1) / MILLISECONDS - 1,
  };
}

/** Mark of a property that bears one, in canonical form as `class:value`. */
export function markOf(property: string, value: string): string | undefined {
  const asked = property === 'cin' ? 'cin' : 'engine-serial';
  const found = parseIdentifier(asked, value, {});
  return found && `${property === 'cin' ? 'cin' : 'serial'}:${found.value}`;
}

/** The number within its series; undefined where there are no digits at the end, or too many to be exact. */
export function serialOf(mark: string): SerialNumber | undefined {
  if (mark.startsWith('cin:')) {
    const cin = readCin(mark.slice(4));
    const digits = cin && /^\d+$/.test(cin.serial) ? Number(cin.serial) : undefined;
    return cin && digits !== undefined
      ? { series: `cin ${cin.country ?? ''}${cin.maker}`, number: digits }
      : undefined;
  }
  const [, series = '', digits = ''] = /^serial:(.*?)(\d{1,15})$/.exec(mark) ?? [];
  return digits === '' ? undefined : { series, number: Number(digits) };
}
