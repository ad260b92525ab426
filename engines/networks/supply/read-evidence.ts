import { ForelandError, isProtectedSubject } from '@foreland/model';
import { DisjointSets } from './disjoint-sets.ts';
import { TRAITS } from './evidence.ts';
import type {
  DayRange,
  Fate,
  Party,
  Said,
  SupplyConsignment,
  SupplyEvidence,
  SupplyItem,
  SupplyStatement,
  Trait,
} from './evidence.ts';
import { serialOf } from './marks.ts';
import {
  SupplyRecord,
  daysOf,
  kindOf,
  lotName,
  madeOn,
  marksOf,
  numberOf,
  plain,
  said,
  sourceOf,
  sourcesOf,
} from './supply-record.ts';

export interface SupplyInput {
  readonly statements: Iterable<SupplyStatement>;
  /** Name of the entity that a record belongs to: one of its records. Records without one stand for themselves. */
  readonly entities: ReadonlyMap<string, string>;
}

/** Schemata whose records are evidence of supply. */
export const SUPPLY_SCHEMATA: readonly string[] = [
  'Equipment',
  'Consignment',
  'Seizure',
  'Launch',
  'UnknownLink',
];
/** Schemata of who sends, receives and holds, and what they are known by. */
export const PARTY_SCHEMATA: readonly string[] = [
  'Person',
  'Company',
  'Organization',
  'LegalEntity',
  'PublicBody',
];
export const PARTY_PROPERTIES: readonly string[] = ['name', 'alias', 'weakAlias', 'previousName'];
/** Two reports of one boat within so many days tell of one launch: what leaves one coast reaches the other. */
const SAME_EVENT_DAYS = 3;
/** Roles of a link between two pieces that say that they belong together. */
const FITTED = /^(fitted|installed|mounted|component|associated)/i;

/** Should the reader of a view give a statement of this schema and property to {@link readSupply}? */
export function isSupplyStatement(schema: string, property: string): boolean {
  return (
    SUPPLY_SCHEMATA.includes(schema) ||
    (PARTY_SCHEMATA.includes(schema) && PARTY_PROPERTIES.includes(property))
  );
}

/**
 * Items, consignments, and where they end, out of the statements of one view.
 *
 * @throws ForelandError `protected-in-analysis` where a statement concerns a protected person
 */
export function readSupply(input: SupplyInput): SupplyEvidence {
  const records = new Map<string, SupplyRecord>();
  for (const statement of input.statements) {
    if (isProtectedSubject(statement.subject ?? undefined)) throw protectedInAnalysis();
    if (!isSupplyStatement(statement.schema, statement.property)) continue;
    let record = records.get(statement.record);
    if (!record)
      records.set(statement.record, (record = new SupplyRecord(statement.record, statement.schema)));
    record.statements.push(statement);
  }
  const all = [...records.values()].sort(byRecord);
  // Where one of several values is taken it is the first, and the order of arrival must not decide which that is.
  for (const { statements } of all) statements.sort((a, b) => (a.statement < b.statement ? -1 : 1));
  return new EvidenceReading(all, input.entities).evidence();
}

function byRecord(a: SupplyRecord, b: SupplyRecord): number {
  return a.record < b.record ? -1 : 1;
}

class EvidenceReading {
  readonly #records: readonly SupplyRecord[];
  readonly #entities: ReadonlyMap<string, string>;
  readonly #same = new DisjointSets();

  constructor(records: readonly SupplyRecord[], entities: ReadonlyMap<string, string>) {
    this.#records = records;
    this.#entities = entities;
  }

  evidence(): SupplyEvidence {
    const known = new Map(this.#records.map((record) => [record.record, record]));
    this.#joinEntities();
    this.#joinByMarks();
    this.#joinFates(known);
    const sets = Map.groupBy(this.#records, ({ record }) => this.#same.find(record));
    const ofSchema = (...schemata: readonly string[]): [string, SupplyRecord[]][] =>
      [...sets]
        .filter(([, [first]]) => first !== undefined && schemata.includes(first.schema))
        .sort(([a], [b]) => (a < b ? -1 : 1));
    const fittings = this.#fittings(known);
    return {
      items: ofSchema('Equipment').map(([id, all]) => this.#item(id, all, fittings)),
      consignments: ofSchema('Consignment').map(([id, all]) => this.#consignment(id, all)),
      fates: ofSchema('Seizure', 'Launch').map(([id, all]) => this.#fate(id, all)),
      parties: new Map(ofSchema(...PARTY_SCHEMATA).map(([id, all]) => [id, party(id, all)])),
    };
  }

  /**
   * Records of one entity are one thing, but for pieces that stand side by side in one list: like pieces are what a batch
   * consists of.
   */
  #joinEntities(): void {
    const things = new Map<string, SupplyRecord[][]>();
    for (const record of this.#records) {
      const entity = this.#entities.get(record.record);
      if (entity === undefined) continue;
      const known = things.get(entity) ?? [];
      const same = known.find(
        (members) =>
          members[0]?.schema === record.schema &&
          (record.schema !== 'Equipment' || !members.some((member) => standSideBySide(member, record))),
      );
      if (same) {
        if (same[0]) this.#same.join(same[0].record, record.record);
        same.push(record);
      } else known.push([record]);
      things.set(entity, known);
    }
  }

  /** Equal marks on pieces of one kind, and equal waybills, are one thing; different makers are not. */
  #joinByMarks(): void {
    const bearers = new Map<string, { readonly first: string; readonly makes: string[] }[]>();
    for (const record of this.#records) {
      const makes = record.values('make').map(plain);
      for (const mark of joiningMarks(record)) {
        const known = bearers.get(mark) ?? [];
        const same = known.find((other) => agree(other.makes, makes));
        if (same) {
          this.#same.join(same.first, record.record);
          same.makes.push(...makes);
        } else known.push({ first: record.record, makes: [...makes] });
        bearers.set(mark, known);
      }
    }
  }

  /** Reports of one boat's launch, or of one piece's seizure, within few days are one. */
  #joinFates(records: ReadonlyMap<string, SupplyRecord>): void {
    const fatesOf = new Map<string, Map<string, SupplyRecord>>();
    const note = (item: string, fate: SupplyRecord | undefined): void => {
      if (!fate) return;
      const set = this.#same.find(item);
      const known = fatesOf.get(set) ?? new Map<string, SupplyRecord>();
      fatesOf.set(set, known.set(fate.record, fate));
    };
    for (const record of this.#records) {
      if (record.schema === 'Equipment')
        for (const property of ['seizure', 'launch'])
          for (const value of record.values(property)) note(record.record, records.get(value));
      if (record.schema === 'Launch') for (const boat of record.values('boat')) note(boat, record);
    }
    for (const fates of fatesOf.values()) {
      const all = [...fates.values()].sort(byRecord);
      all.forEach((one, at) => {
        for (const other of all.slice(at + 1))
          if (one.schema === other.schema && near(daysOf([one], 'date'), daysOf([other], 'date')))
            this.#same.join(one.record, other.record);
      });
    }
  }

  #fittings(known: ReadonlyMap<string, SupplyRecord>): Map<string, Said<string>[]> {
    const fittings = new Map<string, Said<string>[]>();
    for (const record of this.#records) {
      if (record.schema !== 'UnknownLink' || !record.values('role').some((role) => FITTED.test(role)))
        continue;
      for (const one of record.values('subject'))
        for (const other of record.values('object')) {
          if (known.get(one)?.schema !== 'Equipment' || known.get(other)?.schema !== 'Equipment') continue;
          const [a, b] = [this.#same.find(one), this.#same.find(other)];
          const sources = record.statements.map(sourceOf);
          fittings.set(a, [...(fittings.get(a) ?? []), { value: b, sources }]);
          fittings.set(b, [...(fittings.get(b) ?? []), { value: a, sources }]);
        }
    }
    return fittings;
  }

  #item(id: string, records: readonly SupplyRecord[], fittings: Map<string, Said<string>[]>): SupplyItem {
    const marks = [...new Set(records.flatMap(marksOf))].sort();
    const traits: Partial<Record<Trait, readonly string[]>> = {};
    for (const trait of TRAITS) {
      const values = [...new Set(records.flatMap((record) => record.values(trait)).map(plain))].sort();
      if (values.length > 0) traits[trait] = values;
    }
    const quantities = records.flatMap((record) => record.values('quantity')).flatMap(numberOf);
    return {
      id,
      records: records.map(({ record }) => record),
      kind: kindOf(records),
      marks,
      serials: marks.flatMap((mark) => serialOf(mark) ?? []),
      traits,
      lots: said(records, ['lot'], lotName),
      consignments: this.#links(records, ['consignment']),
      holders: this.#links(records, ['holder']),
      fates: this.#links(records, ['seizure', 'launch']),
      quantity: Math.max(1, ...quantities),
      made: madeOn(records),
      make: records.flatMap((record) => record.values('make'))[0],
      fittedTo: fittings.get(id) ?? [],
      sources: sourcesOf(records),
    };
  }

  #links(records: readonly SupplyRecord[], properties: readonly string[]): Said<string>[] {
    return said(records, properties, (value) => this.#same.find(value));
  }

  #link(records: readonly SupplyRecord[], property: string): Said<string> | undefined {
    return this.#links(records, [property])[0];
  }

  #consignment(id: string, records: readonly SupplyRecord[]): SupplyConsignment {
    const all = (property: string): string[] => [
      ...new Set(records.flatMap((record) => record.values(property))),
    ];
    const quantities = all('quantity').flatMap(numberOf);
    return {
      id,
      records: records.map(({ record }) => record),
      waybill: all('waybill')[0],
      carrier: all('carrier')[0],
      consignor: this.#link(records, 'consignor'),
      consignee: this.#link(records, 'consignee'),
      origin: this.#link(records, 'origin'),
      destination: this.#link(records, 'destination'),
      shipped: daysOf(records, 'shippedOn'),
      arrived: daysOf(records, 'arrivedOn'),
      hsCodes: all('hsCode').sort(),
      declaredAs: all('declaredAs').sort(),
      quantity: quantities.length === 0 ? undefined : Math.max(...quantities),
      sources: sourcesOf(records),
    };
  }

  #fate(id: string, records: readonly SupplyRecord[]): Fate {
    const first = (property: string): string | undefined =>
      records.flatMap((record) => record.values(property))[0];
    const quantities = records.flatMap((record) => record.values('quantity')).flatMap(numberOf);
    const launch = records[0]?.schema === 'Launch';
    const outcomes = records.flatMap((record) => record.values('outcome'));
    return {
      id,
      records: records.map(({ record }) => record),
      kind: launch ? 'launch' : 'seizure',
      days: daysOf(records, 'date'),
      place: this.#link(records, 'place')?.value,
      holder: this.#link(records, launch ? 'organiser' : 'seizedFrom'),
      outcome: outcomes.find((outcome) => outcome !== 'unknown') ?? outcomes[0],
      itemType: first('itemType'),
      quantity: quantities.length === 0 ? undefined : Math.max(...quantities),
      unit: first('unit'),
      authority: first('authority'),
      sources: sourcesOf(records),
    };
  }
}

/** Where pieces stand side by side in one list, each is a piece of its own. */
const LISTS = ['seizure', 'launch', 'consignment'];

function standSideBySide(one: SupplyRecord, other: SupplyRecord): boolean {
  const listed = (record: SupplyRecord): string[] => LISTS.flatMap((list) => record.values(list));
  return listed(one).some((list) => listed(other).includes(list));
}

/** By what a record is known to be the same thing as another. */
function joiningMarks(record: SupplyRecord): string[] {
  if (record.schema === 'Equipment') return marksOf(record).map((mark) => `${kindOf([record])} ${mark}`);
  if (record.schema !== 'Consignment') return [];
  const waybills = record
    .values('waybill')
    .map((value) => value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''));
  return waybills.filter((waybill) => waybill !== '').map((waybill) => `waybill:${waybill}`);
}

function party(id: string, records: readonly SupplyRecord[]): Party {
  return {
    id,
    records: records.map(({ record }) => record),
    schemata: [...new Set(records.map(({ schema }) => schema))].sort(),
    names: [...new Set(records.flatMap((record) => record.statements.map(({ value }) => value)))].sort(),
  };
}

function near(one: DayRange | undefined, other: DayRange | undefined): boolean {
  if (!one || !other) return false;
  return one.first <= other.last + SAME_EVENT_DAYS && other.first <= one.last + SAME_EVENT_DAYS;
}

function agree(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((value) => other.includes(value));
}

function protectedInAnalysis(): ForelandError {
  return new ForelandError({
    code: 'protected-in-analysis',
    message: 'A statement about a protected person was given to the supply engine.',
    remedy: 'Give the engine what a view clears; protected statements are in no view.',
  });
}
