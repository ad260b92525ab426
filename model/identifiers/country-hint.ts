/** A hinted country as ISO 3166-1 alpha-2 in upper case; undefined where the hint is no such code. */
export function countryHint(hint: string | undefined): string | undefined {
  const country = hint?.toUpperCase();
  if (country === undefined || !/^[A-Z]{2}$/.test(country)) return undefined;
  return country === 'UK' ? 'GB' : country;
}
