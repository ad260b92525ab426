import { ForelandError, countryCodeOf, findProperty } from '@foreland/model';
import type { Place, Refusal } from '@foreland/model';
import { clip } from '../statement-checker.ts';
import { compileDateFormat, parseDate } from '../tabular/date-format.ts';

/** Name of the regime under the Global Irregular Migration and Trafficking in Persons Regulations 2025. */
export const IRREGULAR_MIGRATION = 'Global Irregular Migration and Trafficking in Persons';

/** One value of one record, with the row it stands in. Records are named by the local part of their id. */
export interface Fact {
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  readonly original?: string;
  readonly language?: string;
  /** Does the value point to another record of the list? */
  readonly link?: boolean;
  readonly place: Place;
}

export type SubjectType = 'individual' | 'entity' | 'ship';
const SCHEMAS: Readonly<Record<SubjectType, string>> = {
  individual: 'Person',
  entity: 'Organization',
  ship: 'Vessel',
};

export type NameType = 'primary' | 'variation' | 'alias';

export interface ListedName {
  readonly type: NameType;
  readonly weak: boolean;
  readonly full: string;
  /** Name 1: given name. */
  readonly first: string;
  /** Names 2 to 5. */
  readonly middle: readonly string[];
  /** Name 6: family name, or the whole name of an entity. */
  readonly last: string;
}

/** Nationality and country of birth are kept as statements; no engine takes them as input. */
export type CountryProperty = 'birthCountry' | 'nationality' | 'country' | 'flag' | 'pastFlags';

export type IdentifierType = 'national' | 'passport' | 'business_registration_numbers' | 'imo';

/** A designated person, entity or ship, gathered from the rows that name its unique id. */
export class ListedSubject {
  readonly id: string;
  readonly type: SubjectType;
  readonly program: string | undefined;
  readonly place: Place;
  readonly facts: Fact[] = [];
  hasName = false;
  readonly #known = new Set<string>();

  constructor(id: string, type: SubjectType, program: string | undefined, place: Place) {
    this.id = id;
    this.type = type;
    this.program = program;
    this.place = place;
    this.own('topics', 'sanction', place);
    this.sanction('entity', id, place, { link: true });
    this.sanction('authority', 'United Kingdom', place);
    this.sanction('country', 'gb', place);
    this.sanction('authorityId', id, place);
    if (program !== undefined) this.sanction('program', program, place);
  }

  get schema(): string {
    return SCHEMAS[this.type];
  }

  own(property: string, value: string, place: Place, more: Partial<Fact> = {}): void {
    this.#add({ record: this.id, schema: this.schema, property, value: value.trim(), place, ...more });
  }

  sanction(property: string, value: string, place: Place, more: Partial<Fact> = {}): void {
    this.#add({
      record: `${this.id}-sanction`,
      schema: 'Sanction',
      property,
      value: value.trim(),
      place,
      ...more,
    });
  }

  name(name: ListedName, place: Place): void {
    this.hasName = true;
    const property = name.type === 'primary' ? 'name' : name.weak ? 'weakAlias' : 'alias';
    this.own(property, name.full, place);
    // A name that is not taken apart stands in Name 6 as a whole, and is then no family name.
    const inParts = name.first !== '' || name.middle.some((part) => part !== '');
    if (this.type !== 'individual' || name.weak || !inParts) return;
    this.own('firstName', name.first, place);
    for (const part of name.middle) this.own('middleName', part, place);
    this.own('lastName', name.last, place);
  }

  /** @param iso ISO 3166-1 alpha-2 code where the list has one; else the name is looked up. */
  country(property: CountryProperty, name: string, iso: string, place: Place): Refusal | undefined {
    if (name.trim() === '' && iso.trim() === '') return undefined;
    const code = iso.trim() === '' ? countryCodeOf(name) : iso.trim().toLowerCase();
    if (code === undefined)
      return {
        code: 'value-country',
        message: `“${clip(name)}” is not a known country.`,
        remedy: 'Correct the name, or give its ISO 3166-1 code.',
        place,
      };
    if (!findProperty(this.schema, property))
      return {
        code: 'country-type',
        message: `A ${property} is given for a subject of type ${this.type}.`,
        remedy: 'Correct the type of the subject or of the country.',
        place,
      };
    this.own(property, code, place, { original: name.trim() });
    return undefined;
  }

  identifier(type: IdentifierType, number: string, information: string, place: Place): void {
    const value = number.trim();
    if (value === '') return;
    if (type === 'business_registration_numbers') this.own('registrationNumber', value, place);
    else if (type === 'imo') this.own('imoNumber', value, place);
    else this.#document(type, value, information, place);
  }

  #document(type: 'national' | 'passport', value: string, information: string, place: Place): void {
    const record = `${this.id}-${type}-${value.replace(/[%\s\p{C}]/gu, encodeURIComponent)}`;
    const schema = type === 'passport' ? 'Passport' : 'Identification';
    if (this.type === 'individual')
      this.own(type === 'passport' ? 'passportNumber' : 'idNumber', value, place);
    this.#add({ record, schema, property: 'holder', value: this.id, link: true, place });
    this.#add({ record, schema, property: 'type', value: type, place });
    this.#add({ record, schema, property: 'number', value, place });
    if (information.trim() !== '')
      this.#add({ record, schema, property: 'description', value: information.trim(), place });
  }

  /** The list repeats values on the rows of every alias; each is one statement. */
  #add(fact: Fact): void {
    if (fact.value === '') return;
    const key = JSON.stringify([fact.record, fact.property, fact.value]);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.facts.push(fact);
  }
}

const LIST_DATE = [compileDateFormat('dd/MM/yyyy')].filter((format) => format !== undefined);

/** The list writes dates dd/MM/yyyy. */
export function listDate(text: string, place: Place): { date: string } | { problem: Refusal } {
  const date = parseDate(text.trim(), LIST_DATE);
  if (date !== undefined) return { date };
  return {
    problem: {
      code: 'value-date',
      message: `“${clip(text)}” is not an existing day in the form dd/MM/yyyy.`,
      remedy: 'Correct the date.',
      place,
    },
  };
}

/** Subjects by unique id, held in memory: the whole UK Sanctions List has some 6,000. */
export class SubjectRegister {
  readonly subjects = new Map<string, ListedSubject>();
  #facts = 0;
  static readonly LIMIT = 2_000_000;

  /** @throws ForelandError `list-too-large`. */
  count(): void {
    if (++this.#facts <= SubjectRegister.LIMIT) return;
    throw new ForelandError({
      code: 'list-too-large',
      message: `The list has more than ${SubjectRegister.LIMIT} rows.`,
      remedy: 'Split the list by regime.',
    });
  }
}
