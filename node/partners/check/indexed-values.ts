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
  await addAccounts(reader, options, add);
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

/** Accounts on services, where the record says beside the name on which service it is. */
async function addAccounts(reader: StatementReader, options: IndexedValuesOptions, add: Add): Promise<void> {
  const about = { schema: 'UserAccount', properties: ['username', 'service'] };
  for await (const { username = [], service = [] } of records(reader, options, about)) {
    for (const name of username) {
      for (const platform of service) {
        const checked = unlessRefused(() => identifierValue('handle', name, { platform }));
        if (checked) add(checked, OF_THESE);
      }
    }
  }
}

async function addNames(reader: StatementReader, options: IndexedValuesOptions, add: Add): Promise<void> {
  const about = { schema: 'Person', properties: [...NAMES, 'birthDate', 'fatherName', 'motherName'] };
  for await (const person of records(reader, options, about)) {
    const names = NAMES.flatMap((property) => [...(person[property] ?? [])]);
    const dates = [...(person['birthDate'] ?? [])];
    if (names.length > MOST_NAMES || dates.length > MOST_DATES) continue;
    const [father] = person['fatherName'] ?? [];
    const [mother] = person['motherName'] ?? [];
    const attributes = { ...(father && { father }), ...(mother && { mother }) };
    for (const name of new Set(names)) {
      for (const born of dates) {
        for (const nameClass of NAME_CLASSES) {
          const checked = unlessRefused(() => nameValues(nameClass, toCheck(name, born, attributes)));
          for (const value of checked ?? []) add(value, OF_THESE);
        }
      }
    }
  }
}

/** All facts that a value is made of concern a person of a category that may be found; which of them does not matter. */
const OF_THESE: Subject = 'suspect';

/** What may be found of each record: values by property. */
type Found = Partial<Record<string, Set<string>>>;

async function* records(
  reader: StatementReader,
  options: IndexedValuesOptions,
  about: { readonly schema: string; readonly properties: readonly string[] },
): AsyncGenerator<Found> {
  const { partner } = options;
  const mayBe = labelsThatMayBeFound(reader, options);
  let current: { readonly record: string; readonly found: Found } | undefined;
  for await (const page of reader.subjectFacts({ partner, ...about, subjects: INDEXED_SUBJECTS })) {
    for (const { record, property, value, label } of page) {
      if (!mayBe(label)) continue;
      if (current?.record !== record) {
        if (current) yield current.found;
        current = { record, found: {} };
      }
      (current.found[property] ??= new Set()).add(value);
    }
  }
  if (current) yield current.found;
}

/** A date of which the day is not known counts as a year. */
function toCheck(name: string, born: string, attributes: PersonToCheck['attributes']): PersonToCheck {
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
