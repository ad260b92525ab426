import { compact } from './compact.ts';
import type { Identifier } from './identifier.ts';

const DEVICE_DIGITS = 14;

/** Luhn check digit (ISO/IEC 7812-1 annex B) of the 14 digits that name a device. */
function checkDigit(device: string): string {
  let sum = 0;
  for (let at = 0; at < DEVICE_DIGITS; at++) {
    const digit = Number(device[at]);
    sum += at % 2 === 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
  }
  return String((10 - (sum % 10)) % 10);
}

/**
 * International Mobile Equipment Identity (3GPP TS 23.003) with its check digit, 15 digits. A number without
 * check digit (14) or with software version (16) gets the check digit of its device, unchecked.
 */
export function parseImei(raw: string): Identifier | undefined {
  const digits = compact(raw).replace(/^IMEI(?:SV)?/, '');
  if (!/^\d{14,16}$/.test(digits)) return undefined;
  const device = digits.slice(0, DEVICE_DIGITS);
  const expected = checkDigit(device);
  if (digits.length !== DEVICE_DIGITS + 1)
    return { class: 'imei', value: device + expected, checksum: 'none' };
  return { class: 'imei', value: digits, checksum: digits.endsWith(expected) ? 'passed' : 'failed' };
}
