import type { NamePart } from './name-part.ts';
import type { Person } from './person.ts';
import { shortened } from './places.ts';
import { Dice, itemOf } from './random.ts';
import { misdialled, misspelt } from './slips.ts';

export const COLUMNS = [
  'first_name',
  'surname',
  'birth_date',
  'phone',
  'email',
  'address',
  'postcode',
  'city',
  'document',
] as const;
export type Column = (typeof COLUMNS)[number];
export type Cells = Partial<Record<Column, string>>;

/** Numbers of call shops, which many people give. */
const SHOPS = 40;

/** What one register wrote down of a person: gaps, slips, and the habits of the register. */
export function recordOf(person: Person, dice: Dice): Cells {
  const cells: Cells = {};
  /** Older records know the earlier telephone, address, mail, papers and surname. */
  const old = dice.chance(0.3);
  writeName(cells, person, old, dice);
  writeBirth(cells, person, dice);
  if (dice.chance(0.7)) cells.phone = phoneOf(person, old, dice);
  if (dice.chance(0.35)) cells.email = emailOf(person, old, dice);
  if (dice.chance(0.7)) writeAddress(cells, person, old, dice);
  if (dice.chance(0.3)) cells.document = documentOf(person, old, dice);
  // A register does not keep a name with nothing else.
  if (Object.keys(cells).length < 4) writeAddress(cells, person, old, dice);
  return cells;
}

function writeName(cells: Cells, person: Person, old: boolean, dice: Dice): void {
  const foreign = person.culture.script === 'other';
  const native = foreign ? dice.chance(0.15) : dice.chance(0.6);
  // Most clerks spell by the book; each name in the common way more often than in another.
  const spelt = (part: NamePart): string =>
    native ? part.native : itemOf(part.latin, dice.chance(0.6) ? 0 : dice.below(part.latin.length));
  let given = spelt(person.given);
  if (!native && person.given.nicknames.length > 0 && dice.chance(0.12))
    given = itemOf(person.given.nicknames, dice.below(person.given.nicknames.length));
  if (person.middle !== undefined && dice.chance(0.4)) given += ` ${spelt(person.middle)}`;
  let surname = spelt(old && person.earlierSurname ? person.earlierSurname : person.surname);
  if (dice.chance(0.09)) given = misspelt(given, dice);
  if (dice.chance(0.09)) surname = misspelt(surname, dice);
  if (!native && dice.chance(0.02)) given = `${given.slice(0, 1)}.`;
  if (dice.chance(0.15)) [given, surname] = [given.toUpperCase(), surname.toUpperCase()];
  if (dice.chance(0.03)) [given, surname] = [surname, given];
  if (!dice.chance(0.02)) cells.first_name = given;
  if (!dice.chance(0.02)) cells.surname = surname;
}

function writeBirth(cells: Cells, { birth, birthDayUnknown }: Person, dice: Dice): void {
  const { year, month, day } = birthDayUnknown ? { ...birth, month: 1, day: 1 } : birth;
  const iso = (...parts: readonly number[]): string =>
    parts.map((part) => String(part).padStart(2, '0')).join('-');
  switch (dice.weighted([80, 7, 3, 4, 6])) {
    case 0:
      cells.birth_date = iso(year, month, day);
      break;
    case 1:
      break;
    case 2:
      cells.birth_date = iso(year, 1, 1);
      break;
    case 3:
      cells.birth_date = day <= 12 ? iso(year, day, month) : iso(year, month, day);
      break;
    default:
      cells.birth_date = dice.chance(0.5)
        ? iso(year, month, Math.max(1, Math.min(28, day + dice.pick([-10, -1, 1, 10]))))
        : iso(year + dice.pick([-10, -1, 1]), month, Math.min(day, 28));
  }
}

function phoneOf(person: Person, old: boolean, dice: Dice): string {
  if (dice.chance(0.004)) return `+446000000${String(100 + dice.below(SHOPS))}`;
  const number =
    person.landline !== undefined && dice.chance(0.3)
      ? person.landline
      : itemOf(person.phones, old ? 0 : person.phones.length - 1);
  const right = dice.chance(0.04) ? misdialled(number, dice) : number;
  switch (dice.weighted([60, 25, 15])) {
    case 0:
      return right;
    case 1:
      return `${right.slice(0, 3)} ${right.slice(3, 6)} ${right.slice(6)}`;
    default:
      return `00${right.slice(1)}`;
  }
}

function emailOf(person: Person, old: boolean, dice: Dice): string {
  if (dice.chance(0.003)) return 'unknown@example.org';
  const email = itemOf(person.emails, old ? 0 : person.emails.length - 1);
  return dice.chance(0.05) ? misspelt(email, dice) : email;
}

function writeAddress(cells: Cells, person: Person, old: boolean, dice: Dice): void {
  const { country, town, street, number, postcode } = itemOf(
    person.addresses,
    old ? 0 : person.addresses.length - 1,
  );
  const written = dice.chance(0.2) ? shortened(country, street) : street;
  const line = country === 'gb' ? `${number} ${written}` : `${written} ${number}`;
  cells.address = dice.chance(0.08) ? misspelt(line, dice) : line;
  if (!dice.chance(0.1)) cells.postcode = dice.chance(0.04) ? misdialled(postcode, dice) : postcode;
  if (!dice.chance(0.05)) cells.city = dice.chance(0.05) ? misspelt(town, dice) : town;
}

function documentOf(person: Person, old: boolean, dice: Dice): string {
  if (dice.chance(0.004)) return 'X0000000';
  const document = itemOf(person.documents, old ? 0 : person.documents.length - 1);
  return dice.chance(0.04) ? misdialled(document, dice) : document;
}
