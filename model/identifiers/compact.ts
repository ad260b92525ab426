import { asciiDigits } from '../text/digits.ts';

const ASCII = /^[\x00-\x7f]*$/;

/**
 * Letters and digits of a number as written on a document: upper case, digits of every script as ASCII,
 * without separators, invisible characters and diacritics.
 */
export function compact(raw: string): string {
  if (ASCII.test(raw)) return raw.toUpperCase().replace(/[^A-Z0-9]+/g, '');
  const letters = raw.normalize('NFKD').toUpperCase().normalize('NFKD');
  return asciiDigits(letters.replace(/[^\p{L}\p{N}]+/gu, '')).normalize('NFC');
}
