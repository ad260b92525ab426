import { ForelandError, partnerOf } from '@foreland/model';
import type { Partner, Purpose, Subject } from '@foreland/model';
import { IDENTIFIER_CLASSES } from '@foreland/model/identifiers';
import {
  CHECK_CLASSES,
  INDEXED_SUBJECTS,
  NAME_CLASSES,
  identifierValue,
  indexableValue,
  nameValues,
} from '@foreland/sealing/check';
import type { CheckClass, CheckValue, IndexableValue, PersonToCheck } from '@foreland/sealing/check';
import type { StatementReader } from '@foreland/store';
import { mayBeFound } from './policy.ts';

/** Properties that hold names of a person, and what tells people of one name apart. */
const NAMES = ['name', 'alias', 'previousName'];
const PROPERTIES = [...NAMES, 'birthDate', 'fatherName', 'motherName'];
/** Somebody with more names or birth dates than this has none that would tell anything. */
const MOST_NAMES = 24;
const MOST_DATES = 8;

export type ValuesByClass = ReadonlyMap<CheckClass, ReadonlyMap<string, IndexableValue>>;

export interface IndexedValuesOptions {
  /** This node's: what others gave it is theirs to let be known. */
  readonly partner: Partner;
  /** For which purposes checks are answered. */
  readonly purposes: readonly Purpose[];
  readonly today: string;
}

/** What stands in the indexes for a partner, computed from that partner's view. */
export async function indexedValues(
  reader: StatementReader,
  options: IndexedValuesOptions,
): Promise<ValuesByClass> {
  const values = new Map(
    CHECK_CLASSES.map((each): [CheckClass, Map<string, IndexableValue>] => [each, new Map()]),
  );
  const add = (value: CheckValue, subject: Subject): void => {
    values.get(value.class)?.set(value.text, indexableValue(value, subject));
  };
  await addIdentifiers(reader, options, add);
  await addNames(reader, options, add);
  return values;
}

type Add = (value: CheckValue, subject: Subject) => void;

async function addIdentifiers(
  reader: StatementReader,
  options: IndexedValuesOptions,
  add: Add,
): Promise<void> {
  const found = labelsThatMayBeFound(reader, options);
  for await (const page of reader.identifierObservations()) {
    for (const { class: held, value, subject, record, label } of page) {
      const category = INDEXED_SUBJECTS.find((each) => each === subject);
      const identifierClass = IDENTIFIER_CLASSES.find((each) => each === held);
      if (!category || !identifierClass || partnerOf(record) !== options.partner || !found(label)) continue;
      const checked = unlessRefused(() => identifierValue(identifierClass, value));
      if (checked) add(checked, category);
    }
  }
}

interface Person {
  readonly record: string;
  readonly names: Set<string>;
  readonly dates: Set<string>;
  readonly attributes: { father?: string; mother?: string };
}

async function addNames(reader: StatementReader, options: IndexedValuesOptions, add: Add): Promise<void> {
  const found = labelsThatMayBeFound(reader, options);
  let person: Person | undefined;
  for await (const page of reader.personFacts({
    partner: options.partner,
    properties: PROPERTIES,
    subjects: INDEXED_SUBJECTS,
  })) {
    for (const { record, property, value, label } of page) {
      if (!found(label)) continue;
      if (person?.record !== record) {
        addPerson(person, add);
        person = { record, names: new Set(), dates: new Set(), attributes: {} };
      }
      if (property === 'birthDate') person.dates.add(value);
      else if (NAMES.includes(property)) person.names.add(value);
      else if (property === 'fatherName') person.attributes.father ??= value;
      else if (property === 'motherName') person.attributes.mother ??= value;
    }
  }
  addPerson(person, add);
}

/** All facts that a value is made of concern a person of a category that may be found; which of them does not matter. */
const OF_THESE: Subject = 'suspect';

function addPerson(person: Person | undefined, add: Add): void {
  if (!person || person.names.size > MOST_NAMES || person.dates.size > MOST_DATES) return;
  const { names, dates, attributes } = person;
  for (const name of names) {
    for (const born of dates) {
      for (const nameClass of NAME_CLASSES) {
        const checked = unlessRefused(() => nameValues(nameClass, toCheck(name, born, attributes)));
        for (const value of checked ?? []) add(value, OF_THESE);
      }
    }
  }
}

/** A date of which the day is not known counts as a year. */
function toCheck(name: string, born: string, attributes: Person['attributes']): PersonToCheck {
  return { name, born: /^\d{4}-\d{2}-\d{2}$/.test(born) ? born : born.slice(0, 4), attributes };
}

function labelsThatMayBeFound(
  reader: StatementReader,
  { purposes, today }: IndexedValuesOptions,
): (label: number) => boolean {
  const known = new Map<number, boolean>();
  return (label) => {
    let may = known.get(label);
    if (may === undefined) {
      may = mayBeFound(reader.labelOf(label), purposes, today);
      known.set(label, may);
    }
    return may;
  };
}

/** What is no value that can be checked (a plate, a name without a birth date) is left out. */
function unlessRefused<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof ForelandError) return undefined;
    throw error;
  }
}
