import type { IdentifierHints } from './identifier.ts';

/** The hinted country as ISO 3166-1 alpha-2 in upper case; undefined where the hint is no such code. */
export function hintedCountry(hints: IdentifierHints): string | undefined {
  const country = hints.country?.toUpperCase();
  if (country === undefined || !/^[A-Z]{2}$/.test(country)) return undefined;
  return country === 'UK' ? 'GB' : country;
}
