import { latin, nameSkeletons, nameTokens } from '@foreland/model/text';
import type { NameClass } from './check-class.ts';
import { NAME_CLASSES } from './check-class.ts';
import { checkValue } from './check-value.ts';
import type { CheckValue } from './check-value.ts';
import { daitchMokotoff } from './daitch-mokotoff.ts';
import { refusal } from './refusal.ts';

/**
 * What else may tell people of one name and one birth year apart. Nationality, sex, religion and place of birth are not
 * here, for the same reason that no engine reads them.
 */
export const NAME_ATTRIBUTES = ['father', 'mother', 'spouse', 'town'] as const;
export type NameAttribute = (typeof NAME_ATTRIBUTES)[number];

export interface PersonToCheck {
  readonly name: string;
  /** `YYYY-MM-DD`, or `YYYY` with two attributes more. The first of January counts as a year: registers write it for an unknown day. */
  readonly born?: string | undefined;
  /** Names of relatives, and the town somebody lives in. */
  readonly attributes?: Partial<Readonly<Record<NameAttribute, string>>> | undefined;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const YEAR = /^(\d{4})$/;
const MOST_TOKENS = 8;

/** Words of a name in the form of a class, in alphabetical order: which name comes first differs between registers. */
const FORMS: Readonly<Record<NameClass, (name: string) => string[]>> = {
  'pn-exact': (name) => nameTokens(name).map(latin),
  'pn-dm': (name) => nameTokens(name).flatMap((token) => daitchMokotoff(latin(token)) ?? []),
  'pn-sk': nameSkeletons,
};

function form(nameClass: NameClass, name: string): string | undefined {
  const words = FORMS[nameClass](name);
  return words.length === 0 || words.length > MOST_TOKENS ? undefined : words.sort().join(' ');
}

/** A day of the calendar; undefined for others. */
function fullDate(born: string): string | undefined {
  const [, year = '', month = '', day = ''] = DATE.exec(born) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== born) return undefined;
  return month === '01' && day === '01' ? undefined : born;
}

function pairsOf(nameClass: NameClass, { attributes = {} }: PersonToCheck): string[] {
  const known = NAME_ATTRIBUTES.flatMap((attribute) => {
    const words = form(nameClass, attributes[attribute] ?? '');
    return words === undefined ? [] : [`${attribute}=${words}`];
  });
  return known.flatMap((one, at) => known.slice(at + 1).map((other) => `${one}|${other}`));
}

/**
 * Values to check for a person: one with the full birth date, and one for the birth year with each two attributes. A name
 * alone, and a name with a year or with one attribute, is refused: it would ask about everybody of that name.
 * @throws ForelandError `check-name-unreadable`, `check-name-only`
 */
export function nameValues(nameClass: NameClass, person: PersonToCheck): readonly CheckValue[] {
  const name = form(nameClass, person.name);
  if (name === undefined) {
    throw refusal(
      'name-unreadable',
      `The name has no words, or more than ${MOST_TOKENS}, in the form ${nameClass}.`,
      'Write the name of one person in letters.',
    );
  }
  const born = person.born ?? '';
  const date = fullDate(born);
  const calendar = DATE.test(born)
    ? fullDate(born) !== undefined || born.endsWith('-01-01')
    : YEAR.test(born);
  const year = calendar ? born.slice(0, 4) : undefined;
  const known = [
    ...(date === undefined ? [] : [date]),
    ...(year === undefined ? [] : pairsOf(nameClass, person).map((pair) => `${year}|${pair}`)),
  ];
  if (known.length === 0) {
    throw refusal(
      'name-only',
      'A name is checked with a full date of birth, or with the year and two more attributes.',
      `Add the date of birth (the first of January counts as a year), or the year and two of: ${NAME_ATTRIBUTES.join(', ')}.`,
    );
  }
  const values = known.map((rest) => checkValue(nameClass, `${name}|${rest}`));
  return Object.freeze(values.filter((value) => value !== undefined));
}

/** The same for every form of names. A name that has no words in a form has no value of that class. */
export function nameValuesOfAllClasses(person: PersonToCheck): readonly CheckValue[] {
  return Object.freeze(
    NAME_CLASSES.flatMap((nameClass) =>
      form(nameClass, person.name) === undefined && nameClass !== 'pn-exact'
        ? []
        : nameValues(nameClass, person),
    ),
  );
}
