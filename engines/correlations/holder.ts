import type { IdentifierClass } from '@foreland/model/identifiers';
import { isA } from '@foreland/model/vocabulary/vocabulary';
import type { ObservationTable } from './observation-table.ts';

/**
 * What a record is to an identifier. Persons, organisations and things hold one; calls, messages, adverts,
 * documents and events merely mention it, however often, and do not make it common property.
 */
export type HolderKind = 'person' | 'organisation' | 'thing' | 'mention';

/** `Interval` covers calls, payments, events, memberships and identity documents in FollowTheMoney. */
const MENTIONING = [
  'Interval',
  'Document',
  'Mention',
  'Note',
  'Page',
  'Article',
  'Advert',
  'LedgerEntry',
  'Token',
];

export function holderKind(schema: string): HolderKind {
  if (isA(schema, 'Organization')) return 'organisation';
  if (isA(schema, 'LegalEntity')) return 'person';
  return MENTIONING.some((mentioning) => isA(schema, mentioning)) ? 'mention' : 'thing';
}

/** The thing that a class of identifier names: two records of it with one value are records of one thing. */
const NAMED_THING: Readonly<Partial<Record<IdentifierClass, string>>> = {
  iban: 'BankAccount',
  wallet: 'CryptoWallet',
  plate: 'Vehicle',
  vin: 'Vehicle',
  cin: 'Equipment',
  'engine-serial': 'Equipment',
  imo: 'Vessel',
  mmsi: 'Vessel',
  handle: 'UserAccount',
};

/** Schema and kind of every record. Where observations differ in the schema, the first by name counts. */
export class Holders {
  readonly #table: ObservationTable;
  readonly #schemata: Int32Array;
  readonly #kinds: readonly HolderKind[];

  constructor(table: ObservationTable) {
    this.#table = table;
    this.#schemata = new Int32Array(table.recordCount).fill(-1);
    const records = table.record.view();
    const schemata = table.schema.view();
    for (let row = 0; row < records.length; row++) {
      const record = records[row] ?? 0;
      const schema = schemata[row] ?? 0;
      const known = this.#schemata[record] ?? -1;
      if (known === schema) continue;
      if (known < 0 || table.schemaText(schema) < table.schemaText(known)) this.#schemata[record] = schema;
    }
    this.#kinds = Array.from({ length: table.schemaCount }, (_, schema) =>
      holderKind(table.schemaText(schema)),
    );
  }

  schemaOf(record: number): string {
    return this.#table.schemaText(this.#schemata[record] ?? 0);
  }

  kindOf(record: number): HolderKind {
    return this.#kinds[this.#schemata[record] ?? 0] ?? 'thing';
  }

  /** Is the record one of the thing that this class of identifier names, such as a vehicle by its plate? */
  isNamedBy(record: number, identifierClass: IdentifierClass): boolean {
    const thing = NAMED_THING[identifierClass];
    return thing !== undefined && isA(this.schemaOf(record), thing);
  }
}
