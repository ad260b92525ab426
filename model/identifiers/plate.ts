import { compact } from './compact.ts';
import { countryHint } from './country-hint.ts';
import type { Identifier, IdentifierHints } from './identifier.ts';

const SHORTEST = 3;
const LONGEST = 10;

/** Greek and Cyrillic plates use only letters that look Latin (Vienna Convention on Road Traffic, annex 2). */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  А: 'A',
  В: 'B',
  Е: 'E',
  І: 'I',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};
const GREEK_OR_CYRILLIC = /[\u0370-\u04ff]/g;

/** Current national series of fixed form: A a letter, 9 a digit. Elsewhere O and 0, I and 1 cannot be told apart. */
const SERIES: Readonly<Record<string, string>> = {
  GB: 'AA99AAA',
  FR: 'AA999AA',
  IT: 'AA999AA',
  BE: '9AAA999',
  ES: '9999AAA',
  GR: 'AAA9999',
  AL: 'AA999AA',
  UA: 'AA9999AA',
};
const AS_LETTER: Readonly<Record<string, string>> = { 0: 'O', 1: 'I' };
const AS_DIGIT: Readonly<Record<string, string>> = { O: '0', I: '1' };

/** The plate with O/0 and I/1 put right by position; unchanged where it is not of the series even then. */
function inSeries(plate: string, series: string | undefined): string {
  if (series?.length !== plate.length) return plate;
  const corrected = [...plate].map((character, at) =>
    series[at] === 'A' ? (AS_LETTER[character] ?? character) : (AS_DIGIT[character] ?? character),
  );
  const fits = corrected.every((character, at) => (series[at] === 'A' ? /[A-Z]/ : /\d/).test(character));
  return fits ? corrected.join('') : plate;
}

/**
 * Registration plate of a road vehicle: letters without diacritics and digits, without separators.
 * `hints.country` lets the letter O and zero, I and one be put right where the national series tells;
 * `hints.home` does not, because foreign vehicles are written down too.
 */
export function parsePlate(raw: string, hints: IdentifierHints): Identifier | undefined {
  const plate = compact(raw).replace(GREEK_OR_CYRILLIC, (letter) => LOOK_ALIKE[letter] ?? letter);
  if (plate.length < SHORTEST || plate.length > LONGEST || !/\d/.test(plate)) return undefined;
  const country = countryHint(hints.country);
  if (country === undefined) return { class: 'plate', value: plate, checksum: 'none' };
  return { class: 'plate', value: inSeries(plate, SERIES[country]), checksum: 'none', country };
}
