import type { Partner } from '@foreland/model';
import { isoDay } from '../calendar.ts';
import { latinName, misspell, nativeName } from '../names/name.ts';
import { spelling } from '../names/part.ts';
import { phoneCountry, writePhone } from '../phones.ts';
import type { PhoneStyle } from '../phones.ts';
import { at, decide } from '../random.ts';
import type { Random } from '../random.ts';
import type { Draft, Sheet } from '../sheet.ts';
import type { Person, Phone } from '../world/person.ts';
import { HOME } from '../world/scale.ts';
import type { World } from '../world/world.ts';

export interface Care {
  /** Nothing left out, nothing misspelt. */
  readonly exact?: boolean;
  /** Numbers are taken down elsewhere. */
  readonly withoutPhones?: boolean;
  readonly withoutPapers?: boolean;
  /** Stands in the register instead of the true date of birth. */
  readonly birthDate?: string;
}

/** Writes what a register holds on a person, with the gaps and slips of one. */
export function describe(draft: Draft, person: Person, sheet: Sheet, care: Care = {}): Draft {
  const { random } = sheet;
  const exact = care.exact ?? false;
  sayName(draft, person, sheet.partner, random, exact);
  sayBirth(draft, person, random, care.birthDate, exact);
  if (random.chance(0.35)) draft.say('birthPlace', person.birthPlace);
  if (random.chance(0.7)) draft.say('nationality', person.nationality);
  if (random.chance(0.5)) draft.say('gender', person.gender);
  if (!care.withoutPhones) {
    person.phones.forEach((phone, position) => {
      if (phone.from > sheet.receivedOn) return;
      if ((exact && position === 0) || random.chance(0.72)) sayPhone(draft, 'phone', phone, sheet, exact);
    });
  }
  if (random.chance(0.22)) draft.identify('email', 'email', person.email);
  if (!care.withoutPapers && random.chance(0.3)) {
    draft.identify(
      'document',
      'passportNumber',
      person.passport,
      person.passport,
      writeDocument(person.passport, random),
    );
  }
  if (random.chance(0.3)) draft.say('address', person.address).say('country', person.country);
  return draft;
}

function sayName(draft: Draft, person: Person, partner: Partner, random: Random, exact: boolean): void {
  const written = latinName(person.name, partner, random);
  const foreign = person.name.culture.script === 'other';
  let full = written.full;
  if (!exact && random.chance(0.05)) full = misspell(full, random);
  if (!exact && random.chance(0.04)) full = `${written.last} ${written.first}`;
  if (foreign && random.chance(0.3)) {
    draft.say('name', full, {
      original: nativeName(person.name).full,
      language: person.name.culture.language,
    });
  } else {
    draft.say('name', full);
  }
  if (foreign && random.chance(0.25))
    draft.say('name', nativeName(person.name).full, { language: person.name.culture.language });
  if (random.chance(0.4)) {
    // Some clerks put the family name first.
    const swapped = !exact && random.chance(0.05);
    draft
      .say('firstName', swapped ? written.last : written.first)
      .say('lastName', swapped ? written.first : written.last);
  }
  if (random.chance(0.12)) draft.say('alias', nicknameOf(person, written.first));
}

/** What people call each other: in Arabic after a son, elsewhere by half a name. */
function nicknameOf(person: Person, first: string): string {
  return person.name.culture.id === 'arabic' && person.gender === 'male'
    ? `Abu ${spelling(person.name.family, 0).replace(/^al-/, '')}`
    : first.slice(0, 3);
}

function sayBirth(
  draft: Draft,
  person: Person,
  random: Random,
  instead: string | undefined,
  exact: boolean,
): void {
  const [year = '', month = '', day = ''] = person.birthDate.split('-');
  const swapped = Number(day) <= 12 ? `${year}-${day}-${month}` : person.birthDate;
  const written = random.weighted([
    [person.birthDate, 74],
    [year, 9],
    [`${year}-01-01`, 5],
    [swapped, 4],
    [undefined, 8],
  ]);
  draft.say('birthDate', instead ?? (exact ? person.birthDate : written));
}

/** A telephone number as taken down: mostly readable, now and then a digit wrong, which makes it no identifier. */
export function sayPhone(draft: Draft, property: string, phone: Phone, sheet: Sheet, exact = false): Draft {
  const { random } = sheet;
  const dates = {
    ...(random.chance(0.75)
      ? {
          observedFrom: isoDay(
            Math.max(phone.from, Math.min(sheet.receivedOn, phone.from + random.below(40))),
          ),
        }
      : {}),
    ...(phone.to === undefined || phone.to > sheet.receivedOn ? {} : { observedTo: isoDay(phone.to) }),
  };
  if (!exact && random.chance(0.03)) return draft.say(property, garbled(phone.number, random), dates);
  return draft.identify(
    'phone',
    property,
    phone.number,
    phone.bond,
    writtenPhone(phone.number, sheet.partner, random),
    dates,
  );
}

export function writtenPhone(number: string, partner: Partner, random: Random): string {
  const styles: readonly (readonly [PhoneStyle, number])[] = [
    ['e164', 5],
    ['spaced', 4],
    ['double-zero', 2],
    ['trunk-in-brackets', 1],
  ];
  const domestic = phoneCountry(number) === HOME[partner];
  return writePhone(number, random.weighted(domestic ? [...styles, ['national', 4]] : styles));
}

/** A digit lost at the end: the number becomes too short to ring anybody. */
function garbled(number: string, random: Random): string {
  return number.slice(0, random.chance(0.5) ? -1 : -2);
}

export function writeDocument(number: string, random: Random): string {
  return random.chance(0.25) ? `${number.slice(0, 2)} ${number.slice(2)}` : number;
}

/** A value that many people give: the telephone of a call shop, a blank passport number, an empty e-mail address. */
export function sayGeneric(draft: Draft, sheet: Sheet, position: number): Draft {
  const { shops, helpline, blankDocument, blankEmail } = sheet.world.generics;
  const { random } = sheet;
  switch (position % 5) {
    case 0:
      return draft.identify('document', 'passportNumber', blankDocument, null);
    case 1:
      return draft.identify('email', 'email', blankEmail, null);
    case 2:
      return draft.identify('phone', 'phone', helpline, null, writtenPhone(helpline, sheet.partner, random));
    default: {
      const shop = at(shops, random.below(shops.length)).phone.number;
      return draft.identify('phone', 'phone', shop, null, writtenPhone(shop, sheet.partner, random));
    }
  }
}

/** Does a partner's source know a person of a network? The partner where the person is based mostly does. */
export function knows(
  world: World,
  partner: Partner,
  source: string,
  person: { readonly serial: number; readonly base: Partner },
  chances: readonly [based: number, elsewhere: number],
): boolean {
  return (
    decide(world.seed, 'known', partner, source, person.serial) <
    (person.base === partner ? chances[0] : chances[1])
  );
}
