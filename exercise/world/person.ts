import { isoDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { makeName, nativeName } from '../names/name.ts';
import type { Name } from '../names/name.ts';
import { spelling } from '../names/part.ts';
import type { Culture } from '../names/part.ts';
import type { Random } from '../random.ts';
import { placesOf } from './places.ts';

/** A telephone number in the hands of one bearer for a while. */
export interface Phone {
  readonly number: string;
  readonly from: Day;
  readonly to: Day | undefined;
  /** Names the use of the number: a recycled number has two bonds, a shared handset one. */
  readonly bond: string;
}

export interface Handle {
  readonly service: string;
  readonly username: string;
}

export interface Person {
  /** Unique in the world. */
  readonly serial: number;
  readonly name: Name;
  readonly gender: 'male' | 'female';
  /** ISO day. */
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly nationality: string;
  readonly phones: readonly Phone[];
  readonly email: string;
  readonly handle: Handle;
  readonly address: string;
  /** Country of the address. */
  readonly country: string;
  readonly passport: string;
}

export const personThing = (person: Pick<Person, 'serial'>): string => `person-${person.serial}`;

/** Services that do not exist. */
const SERVICES = ['ExampleGram', 'ExampleTok', 'ExampleBook', 'ExampleChat'];
// RFC 2606 keeps these domains for examples.
const DOMAINS = ['example.com', 'example.org', 'example.net'];
const STREETS: Readonly<Record<string, readonly string[]>> = {
  gb: ['Lantern Row', 'Thistle Yard', 'Otter Lane'],
  de: ['Am Ziegelteich', 'Kranichweg', 'Alte Gerberei'],
  fr: ['rue des Trois-Moulins', 'impasse du Héron', 'quai des Saules'],
  be: ['Vlasmarktje', 'rue du Vieux Lavoir', 'Molenwal'],
  nl: ['Turfschuitpad', 'Oude Lijnbaan', 'Reigerskade'],
  tr: ['Çınaraltı Sokak', 'Eski Değirmen Caddesi'],
};
const OTHER_STREETS = ['Mill Street', 'Station Road', 'Old Market'];

/**
 * Makes the person with a serial; the same source of random numbers gives the same person.
 * @param country where the person lives.
 * @param youngest age in years at `today`; children among the protected are given theirs.
 */
export function makePerson(
  serial: number,
  culture: Culture,
  country: string,
  phones: readonly Phone[],
  today: Day,
  random: Random,
  ages: readonly [youngest: number, oldest: number] = [19, 58],
): Person {
  const gender = random.chance(0.8) ? 'male' : 'female';
  const name = makeName(random, gender, culture);
  const birth = today - Math.floor(365.25 * ages[0]) - random.below(Math.floor(365.25 * (ages[1] - ages[0])));
  const login = `${lettersOf(spelling(name.given, 0))}.${lettersOf(spelling(name.family, 0))}${serial.toString(36)}`;
  return {
    serial,
    name,
    gender,
    birthDate: isoDay(birth),
    birthPlace: random.pick(culture.towns),
    nationality: random.pick(culture.countries),
    phones,
    email: `${login}@${random.pick(DOMAINS)}`,
    handle: { service: random.pick(SERVICES), username: `ex_${login.replace('.', '_')}` },
    address: addressIn(country, random),
    country,
    passport: documentNumber(serial),
  };
}

export function addressIn(country: string, random: Random): string {
  const towns = placesOf(['town', 'lodging'], [country]);
  const town = towns.length > 0 ? random.pick(towns).name : random.pick(placesOf(['town'])).name;
  return `${random.between(1, 120)} ${random.pick(STREETS[country] ?? OTHER_STREETS)}, ${town}`;
}

/** A passport number that no state issues: X, a check letter and seven digits. */
function documentNumber(serial: number): string {
  const digits = String((serial * 7_368_787 + 3_141_593) % 10_000_000).padStart(7, '0');
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i + 2), 0);
  return `X${'ABCDEFGHJKLMNPRSTUVWXYZ'[sum % 23] ?? 'A'}${digits}`;
}

/** Someone else who could be taken for a person: the same name, born within days or with day and month changed about. */
export function lookalikeOf(
  person: Person,
  serial: number,
  phones: readonly Phone[],
  random: Random,
): Person {
  const [year = '', month = '', day = ''] = person.birthDate.split('-');
  const near =
    random.chance(0.5) && Number(day) <= 12
      ? `${year}-${day}-${month}`
      : isoDay(Date.parse(person.birthDate) / 86_400_000 + random.pick([-30, -2, -1, 1, 2, 365]));
  return {
    ...person,
    serial,
    birthDate: near,
    phones,
    birthPlace: random.pick(person.name.culture.towns),
    email: `${lettersOf(nativeName(person.name).first) || 'post'}.${serial.toString(36)}@example.org`,
    handle: { service: person.handle.service, username: `ex_${serial.toString(36)}_home` },
    address: addressIn(person.country, random),
    passport: documentNumber(serial),
  };
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 12);
}
