import { compact } from './compact.ts';
import { countryHint } from './country-hint.ts';
import type { Identifier, IdentifierHints } from './identifier.ts';

const SHORTEST = 5;
const LONGEST = 24;

/** Passport, identity card or other personal document number: letters and digits, at least one digit. */
export function parseDocument(raw: string, hints: IdentifierHints): Identifier | undefined {
  const value = compact(raw);
  if (value.length < SHORTEST || value.length > LONGEST || !/\d/.test(value)) return undefined;
  const country = countryHint(hints.country);
  return { class: 'document', value, checksum: 'none', ...(country === undefined ? {} : { country }) };
}
