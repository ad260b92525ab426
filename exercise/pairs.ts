import type { LeadLike } from './evaluate.ts';
import type { SharedIdentifier, Sighting, Truth } from './truth.ts';

/** Records that only tell of an event. A call is no second holder of the number that it was made with. */
const EVENTS = ['Call', 'Message', 'Payment', 'Trip', 'ValueTransfer'];

/** Pairs of records, each once, in either order. */
export class Pairs {
  readonly keys = new Set<string>();

  add(a: string, b: string): void {
    if (a !== b) this.keys.add(a < b ? `${a} ${b}` : `${b} ${a}`);
  }

  addAll(records: Iterable<string>): void {
    const distinct = [...new Set(records)];
    distinct.forEach((record, position) => {
      for (const other of distinct.slice(position + 1)) this.add(record, other);
    });
  }
}

export function crossesPartners(key: string): boolean {
  const [a = '', b = ''] = key.split(' ');
  return a.split(':')[0] !== b.split(':')[0];
}

/**
 * Which pairs of records truly belong together by a shared identifier, for one who sees some labels only.
 * Identity documents stand for their holders; events are no holders.
 */
export class PairTruth {
  readonly #heldBy: Truth['heldBy'];
  readonly #events: ReadonlySet<string>;
  readonly #visible: readonly boolean[];
  /** True by an identifier of any class, whoever sees it. */
  readonly ever = new Pairs();
  /** Those of them that can be seen. */
  readonly seen = new Pairs();

  /** @param visible by position of the label. */
  constructor(truth: Truth, visible: readonly boolean[]) {
    this.#heldBy = truth.heldBy;
    this.#visible = visible;
    this.#events = new Set(
      truth.sharedIdentifiers.flatMap(({ sightings }) =>
        sightings.filter(({ schema }) => EVENTS.includes(schema)).map(({ record }) => record),
      ),
    );
    for (const identifier of truth.sharedIdentifiers) {
      if (!identifier.genuine) continue;
      this.ever.addAll(this.#counted(identifier).map(({ record }) => this.#stands(record)));
      this.seen.addAll(this.#seen(identifier).map(({ record }) => this.#stands(record)));
    }
  }

  #stands(record: string): string {
    return this.#heldBy[record] ?? record;
  }

  #counted({ sightings }: SharedIdentifier): Sighting[] {
    return sightings.filter(({ record }) => !this.#events.has(record));
  }

  #seen(identifier: SharedIdentifier): Sighting[] {
    return this.#counted(identifier).filter(({ label }) => this.#visible[label] ?? false);
  }

  /** Pairs that a run is asked for: the same identifier, truly for the same reason, in two contributions. */
  asked(identifiers: readonly SharedIdentifier[]): Pairs {
    const pairs = new Pairs();
    for (const identifier of identifiers) {
      const sightings = this.#seen(identifier);
      sightings.forEach((one, position) => {
        for (const other of sightings.slice(position + 1))
          if (one.file !== other.file) pairs.add(this.#stands(one.record), this.#stands(other.record));
      });
    }
    return pairs;
  }

  found(leads: readonly LeadLike[]): Pairs {
    const pairs = new Pairs();
    for (const { subjects } of leads)
      pairs.addAll(
        subjects.flatMap(({ record }) => (this.#events.has(record) ? [] : [this.#stands(record)])),
      );
    return pairs;
  }

  /** Does a lead put together two who have nothing to do with each other? */
  joinsStrangers(lead: LeadLike): boolean {
    return [...this.found([lead]).keys].some((key) => !this.ever.keys.has(key));
  }
}
