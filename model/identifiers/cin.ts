import { compact } from './compact.ts';
import type { Checksum, Identifier } from './identifier.ts';

/** Country (absent on older North American hulls), manufacturer, serial, month and year of build, model year. */
const SHAPE = /^([A-Z]{2})?([A-Z0-9]{3})([A-Z0-9]{5})([A-Z0-9])([A-Z0-9])([A-Z0-9]{2})$/;
const MONTH = /^[A-L]$/;

function digits(text: string): string {
  return text.replace(/I/g, '1').replace(/[OQ]/g, '0');
}

/** The model year begins before or with the next calendar year, so it ends in the year of build or one more. */
function checksumOf(month: string, year: string, modelYear: string): Checksum {
  if (!MONTH.test(month) || !/^\d$/.test(year) || !/^\d\d$/.test(modelYear)) return 'failed';
  const difference = (Number(modelYear[1]) - Number(year) + 10) % 10;
  return difference <= 1 ? 'passed' : 'failed';
}

/**
 * Craft identification number (ISO 10087; in the United States hull identification number, 33 CFR 181):
 * 14 characters such as `FRABC12345F425`, or 12 without the country. The standard has no check digit; the
 * check asks whether month letter, year digit and model year agree.
 */
export function parseCin(raw: string): Identifier | undefined {
  const parts = SHAPE.exec(compact(raw).replace(/^(?:CIN|HIN|WIN)(?=.{12,14}$)/, ''));
  if (parts === null) return undefined;
  const [, country = '', manufacturer = '', serial = '', month = '', year = '', modelYear = ''] = parts;
  const written = { serial: digits(serial), year: digits(year), modelYear: digits(modelYear) };
  const value = `${country}${manufacturer}${written.serial}${month}${written.year}${written.modelYear}`;
  const checksum = checksumOf(month, written.year, written.modelYear);
  return { class: 'cin', value, checksum, ...(country === '' ? {} : { country }) };
}
