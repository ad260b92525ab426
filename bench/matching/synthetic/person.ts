import { CULTURES } from './cultures.ts';
import type { Culture, NamePart } from './name-part.ts';
import { COUNTRIES, addressIn } from './places.ts';
import type { Address, Country } from './places.ts';
import { Dice, Ranked, itemOf } from './random.ts';

/** A person as he or she truly is; records tell parts of it, with slips. */
export interface Person {
  readonly culture: Culture;
  readonly given: NamePart;
  readonly middle: NamePart | undefined;
  readonly surname: NamePart;
  /** Before a marriage. */
  readonly earlierSurname: NamePart | undefined;
  readonly birth: BirthDate;
  /** Papers say the first of January, because nobody noted the day. */
  readonly birthDayUnknown: boolean;
  /** One after the other; the last is today's. */
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly addresses: readonly Address[];
  readonly documents: readonly string[];
  /** Rings at home, for everyone who lives there. */
  readonly landline: string | undefined;
}

export interface BirthDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** People are made in blocks, so that each can be made without the others; households never cross a block. */
const BLOCK = 16;
/** Shares of households of which a register knows one to five people: mostly one, for a register is no census. */
const HOUSEHOLD_WEIGHTS = [75, 15, 6, 3, 1];
/** Share of people who are taken for somebody else: the same name, born within days, at another address. */
const DOUBLES = 0.01;

const HOUSEHOLD = 1;
const PERSON = 2;
const BLOCKS = 3;
const DOUBLE = 4;
const GIVEN = 8;
const TWINS = 9;

/** The commonest given name of a language comes to 4 to 8 %, the commonest surname to 3 to 7 %, the Vietnamese to 22 %. */
const GIVEN_SHIFT = 6;
const SURNAME_SHIFT = 8;
const FEW_SURNAMES_SHIFT = 1.5;

const SAMPLERS = new Map(
  CULTURES.map((culture) => [
    culture,
    {
      male: new Ranked(culture.male, GIVEN_SHIFT),
      female: new Ranked(culture.female, GIVEN_SHIFT),
      family:
        culture.surname === 'father'
          ? new Ranked(culture.male, GIVEN_SHIFT)
          : new Ranked(culture.family, culture.fewSurnames ? FEW_SURNAMES_SHIFT : SURNAME_SHIFT),
    },
  ]),
);
const WEIGHTS = CULTURES.map(({ weight }) => weight);
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The person with a number, always the same for a seed. */
export function personAt(seed: number, serial: number): Person {
  const person = ownPersonAt(seed, serial);
  const dice = new Dice(seed, serial, DOUBLE);
  if (!dice.chance(DOUBLES) || serial < BLOCK) return person;
  const other = ownPersonAt(seed, serial - BLOCK + dice.below(4));
  return {
    ...person,
    culture: other.culture,
    given: other.given,
    middle: other.middle,
    surname: other.surname,
    earlierSurname: undefined,
    birth: nearBirth(other.birth, dice),
    birthDayUnknown: false,
  };
}

function nearBirth({ year, month, day }: BirthDate, dice: Dice): BirthDate {
  if (day <= 12 && day !== month && dice.chance(0.3)) return { year, month: day, day: month };
  return dice.chance(0.5)
    ? { year: year + dice.pick([-2, -1, 1, 2]), month, day: Math.min(day, 28) }
    : { year, month, day: day < 26 ? day + dice.between(1, 2) : day - dice.between(1, 2) };
}

interface Household {
  /** First person of it. */
  readonly head: number;
  readonly culture: Culture;
  readonly country: Country;
  readonly surname: NamePart;
  readonly address: Address;
  readonly earlierAddress: Address | undefined;
  readonly landline: string | undefined;
  /** The head is a woman. */
  readonly matriarch: boolean;
  /** Two children were born on one day. */
  readonly twins: boolean;
  readonly headBirth: number;
}

/** Where the household of a person begins within the block. */
function headOf(seed: number, serial: number): number {
  const block = Math.floor(serial / BLOCK);
  const dice = new Dice(seed, block, BLOCKS);
  let head = block * BLOCK;
  for (;;) {
    const next = head + 1 + dice.weighted(HOUSEHOLD_WEIGHTS);
    if (serial < next) return head;
    head = next;
  }
}

function householdAt(seed: number, head: number): Household {
  const dice = new Dice(seed, head, HOUSEHOLD);
  const culture = itemOf(CULTURES, dice.weighted(WEIGHTS));
  const country = itemOf(COUNTRIES, dice.weighted([45, 25, 15, 15]));
  return {
    head,
    culture,
    country,
    surname: samplersOf(culture).family.draw(dice),
    address: addressIn(country, dice),
    earlierAddress: dice.chance(0.25) ? addressIn(country, dice) : undefined,
    landline: dice.chance(0.5) ? phoneNumber(country, head * 4 + 3) : undefined,
    matriarch: dice.chance(0.3),
    twins: dice.chance(0.05),
    headBirth: dice.between(1950, 2000),
  };
}

function samplersOf(culture: Culture): {
  male: Ranked<NamePart>;
  female: Ranked<NamePart>;
  family: Ranked<NamePart>;
} {
  const samplers = SAMPLERS.get(culture);
  if (samplers === undefined) throw new RangeError(`There are no names for “${culture.id}”.`);
  return samplers;
}

function ownPersonAt(seed: number, serial: number): Person {
  const household = householdAt(seed, headOf(seed, serial));
  const { culture, country, head } = household;
  const dice = new Dice(seed, serial, PERSON);
  const names = samplersOf(culture);
  /** 0: head; 1: husband or wife; others: children, or brothers and sisters of a young head. */
  const role = serial - head;
  const { given, male } = itemOf(givenNames(seed, household, role), role);
  const own = names.family.draw(dice);
  const spouse = role === 1;
  const surname =
    (spouse && !culture.marriedName) || (culture.surname === 'father' && role === 0)
      ? own
      : household.surname;
  const mobile = dice.chance(0.3) ? originNumber(culture, serial * 4) : phoneNumber(country, serial * 4);
  const moved = household.earlierAddress;
  return {
    culture,
    given,
    middle: dice.chance(0.25) ? (male ? names.male : names.female).draw(dice) : undefined,
    surname,
    earlierSurname: spouse && culture.marriedName && !male && dice.chance(0.5) ? own : undefined,
    birth: birthOf(seed, household, role, dice),
    birthDayUnknown: culture.script === 'other' && dice.chance(0.12),
    phones: dice.chance(0.25) ? [phoneNumber(country, serial * 4 + 1), mobile] : [mobile],
    emails: emailsOf(given, surname, serial, dice),
    addresses: [...(moved ? [moved] : []), household.address],
    documents: [serial * 2, ...(dice.chance(0.15) ? [serial * 2 + 1] : [])].map((number) =>
      documentNumber(number),
    ),
    landline: household.landline,
  };
}

/** Given names of a household up to a role. Nobody is called like another, but for a son here and there who has his father's name. */
function givenNames(
  seed: number,
  { head, culture, matriarch, headBirth }: Household,
  upTo: number,
): { given: NamePart; male: boolean }[] {
  const names = samplersOf(culture);
  const people: { given: NamePart; male: boolean }[] = [];
  for (let role = 0; role <= upTo; role++) {
    const dice = new Dice(seed, head + role, GIVEN);
    const male = role === 0 ? !matriarch : role === 1 ? matriarch : dice.chance(0.5);
    const junior = role > 1 && male && !matriarch && headBirth <= PARENTS && dice.chance(0.04);
    let { given } = people[0] ?? { given: names.male.draw(dice) };
    if (!junior) {
      do given = (male ? names.male : names.female).draw(dice);
      while (people.some((other) => other.given === given));
    }
    people.push({ given, male });
  }
  return people;
}

/** Heads who were born later live with brothers and sisters, others with children. */
const PARENTS = 1990;
const YOUNGEST = 2012;

function birthOf(seed: number, { head, headBirth, twins }: Household, role: number, dice: Dice): BirthDate {
  // Twins are the third and fourth of a household and throw the same dice for their birthday.
  const day = twins && (role === 2 || role === 3) ? new Dice(seed, head, TWINS) : dice;
  const year =
    role === 0
      ? headBirth
      : role === 1
        ? headBirth + day.between(-6, 6)
        : headBirth > PARENTS
          ? headBirth + day.between(-8, 8)
          : headBirth + day.between(20, Math.min(38, YOUNGEST - headBirth));
  const month = day.between(1, 12);
  return { year, month, day: day.between(1, itemOf(DAYS, month - 1)) };
}

/** Prefixes that the national plan assigns to nobody, with the digits that follow. */
const UNASSIGNED: Readonly<Record<Country, readonly [string, number]>> = {
  gb: ['446', 9],
  de: ['491999', 7],
  be: ['3244', 7],
  nl: ['3169', 7],
};
const ORIGINS: Readonly<Record<string, readonly [string, number]>> = {
  arabic: ['96380', 7],
  persian: ['98960', 7],
  ukrainian: ['38085', 7],
  ethiopic: ['25160', 7],
  turkish: ['90580', 7],
  albanian: ['35560', 7],
  vietnamese: ['8460', 7],
};

export function phoneNumber(country: Country, serial: number): string {
  return numbered(UNASSIGNED[country], serial);
}

function originNumber({ id }: Culture, serial: number): string {
  return numbered(ORIGINS[id] ?? UNASSIGNED.gb, serial);
}

/** Neighbours are scattered; 7,368,787 has no factor in common with a power of ten. */
function numbered([prefix, digits]: readonly [string, number], serial: number): string {
  const size = 10 ** digits;
  return `+${prefix}${String(Number((BigInt(serial) * 7_368_787n + 1_234_577n) % BigInt(size))).padStart(digits, '0')}`;
}

/** X, which no state puts first, a letter and eight digits. */
function documentNumber(serial: number): string {
  const digits = String(Number((BigInt(serial) * 73_687_877n + 31_415_926n) % 100_000_000n)).padStart(8, '0');
  return `X${itemOf([...'ABCDEFGHJKLMNPRSTUVW'], serial % 20)}${digits}`;
}

/** RFC 2606 keeps these domains for examples. */
const DOMAINS = ['example.com', 'example.org', 'example.net', 'mail.example.com'];

function emailsOf(given: NamePart, surname: NamePart, serial: number, dice: Dice): string[] {
  const letters = (part: NamePart): string =>
    (part.latin.at(-1) ?? part.native)
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '');
  const [first, last] = [letters(given), letters(surname)];
  return Array.from({ length: dice.chance(0.15) ? 2 : 1 }, () => {
    const login = dice.pick([
      `${first}.${last}`,
      `${first}${last}`,
      `${first.slice(0, 1)}${last}`,
      `${last}_${first}`,
    ]);
    const number = dice.chance(0.8) ? String(dice.below(1_000)) : serial.toString(36);
    return `${login}${number}@${dice.pick(DOMAINS)}`;
  });
}
