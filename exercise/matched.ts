import type { Entry } from './entry.ts';

/** Kinds of things of which several records may tell. The exercise has no vessels of their own. */
export const MATCHED_TYPES = [
  'person',
  'organisation',
  'vehicle',
  'vessel',
  'equipment',
  'account',
  'social-account',
  'place',
] as const;
export type MatchedType = (typeof MATCHED_TYPES)[number];

const TYPE_OF: Readonly<Record<string, MatchedType>> = {
  Person: 'person',
  Company: 'organisation',
  Organization: 'organisation',
  Vehicle: 'vehicle',
  Vessel: 'vessel',
  Equipment: 'equipment',
  BankAccount: 'account',
  CryptoWallet: 'account',
  UserAccount: 'social-account',
  Address: 'place',
  Place: 'place',
};

/** What an entry must state to tell a thing from others of its kind; a person's name alone does not. */
const TELLING: Readonly<Record<MatchedType, readonly string[]>> = {
  person: ['name', 'birthDate'],
  organisation: ['name'],
  vehicle: ['registrationNumber'],
  vessel: ['name'],
  equipment: ['cin'],
  account: ['iban'],
  'social-account': ['username'],
  place: ['country'],
};

/** A record of something that several may tell of. */
export interface MatchedRecord {
  readonly record: string;
  /** Positions in `labels` under which it is told of. */
  readonly labels: readonly number[];
  /** Those under which it is described so well that another such record of the same thing can be told to be one. */
  readonly described: readonly number[];
}

/** One real thing and its records, protected ones left out. */
export interface MatchedThing {
  /** As in `entities`. */
  readonly id: string;
  readonly type: MatchedType;
  readonly records: readonly MatchedRecord[];
}

/** Notes what entries tell of things that are matched. */
export class MatchedThings {
  readonly #things = new Map<
    string,
    {
      readonly type: MatchedType;
      readonly records: Map<string, { labels: Set<number>; described: Set<number> }>;
    }
  >();

  add({ thing, schema, record, lines, label: name }: Entry, label: number): void {
    const type = TYPE_OF[schema];
    if (type === undefined || name === 'protected') return;
    let known = this.#things.get(thing);
    if (!known) this.#things.set(thing, (known = { type, records: new Map() }));
    let told = known.records.get(record);
    if (!told) known.records.set(record, (told = { labels: new Set(), described: new Set() }));
    told.labels.add(label);
    if (TELLING[type].every((needed) => lines.some(({ property }) => property === needed)))
      told.described.add(label);
  }

  list(): MatchedThing[] {
    const sorted = (labels: ReadonlySet<number>): number[] => [...labels].sort((one, other) => one - other);
    return [...this.#things].map(([id, { type, records }]) => ({
      id,
      type,
      records: [...records]
        .map(([record, { labels, described }]) => ({
          record,
          labels: sorted(labels),
          described: sorted(described),
        }))
        .sort((one, other) => (one.record < other.record ? -1 : 1)),
    }));
  }
}
