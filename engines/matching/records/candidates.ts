import { CandidateIndex } from '../blocking/candidate-index.ts';
import type { GroupedRecords } from '../blocking/key-groups.ts';
import { Terms } from '../blocking/terms.ts';
import type { Team } from '../threads/team.ts';
import { BulkGrouping } from './bulk-grouping.ts';
import type { RecordTable } from './record-table.ts';

/** So many records may share an identifier and a name, or a birth date and a name, and still be compared. */
const STRONG_SIZE = 512;

/**
 * Which records are worth comparing: from groups of all of them, or from an index by key that is kept up to date from the first
 * change after a refresh on, or the first probe. Both find the same.
 */
export class Candidates {
  readonly terms: Terms;
  readonly #records: RecordTable;
  readonly #limits: { readonly blockSize: number; readonly strongSize: number };
  readonly #sourceOf: ((id: string) => string) | undefined;
  readonly #grouping: BulkGrouping;
  #index: CandidateIndex | undefined;

  /** @param sourceOf records of one source are no candidates; undefined where any may be */
  constructor(records: RecordTable, blockSize: number, sourceOf: ((id: string) => string) | undefined) {
    this.#records = records;
    this.terms = new Terms(records);
    this.#limits = { blockSize, strongSize: STRONG_SIZE };
    this.#sourceOf = sourceOf;
    this.#grouping = new BulkGrouping(records, this.terms, this.#limits);
  }

  /** The index that is kept up to date, where there is one. */
  get index(): CandidateIndex | undefined {
    return this.#index;
  }

  /** The index, which is made where there is none. */
  indexed(): CandidateIndex {
    if (this.#index) return this.#index;
    this.#index = new CandidateIndex(this.#limits);
    for (const slot of this.#records.heldSlots()) this.#index.add(slot, this.terms.of(slot), undefined);
    return this.#index;
  }

  /** Records are about to change. */
  forgetGroups(): void {
    this.#grouping.forget();
  }

  grouped(): GroupedRecords {
    return this.#grouping.now();
  }

  /** The same with the help of other threads. @param meanwhile done by this thread before it takes its part */
  groupedOn(team: Team, meanwhile: () => void): Promise<GroupedRecords> {
    return this.#grouping.on(team, meanwhile);
  }

  /** Each candidate for a record once, in the order of slots. */
  eachOf(slot: number, visit: (other: number) => void): void {
    if (this.#index) {
      this.eachBearing(slot, this.#index.termsOf(slot), visit);
      return;
    }
    const candidates = this.#grouping.candidates();
    const count = candidates.findBelow(slot, this.#records.slotCount);
    this.#eachOfOtherSource(slot, candidates.found.slice(0, count), visit);
  }

  /** The same by terms, for a record that need not be in the index. */
  eachBearing(slot: number, terms: readonly number[], visit: (other: number) => void): void {
    const found: number[] = [];
    this.indexed().eachCandidate(slot, terms, (other) => found.push(other));
    this.#eachOfOtherSource(slot, Int32Array.from(found), visit);
  }

  #eachOfOtherSource(slot: number, found: Int32Array, visit: (other: number) => void): void {
    const { ids } = this.#records;
    const source = this.#sourceOf?.(ids[slot] ?? '');
    for (const other of found.sort())
      if (source === undefined || this.#sourceOf?.(ids[other] ?? '') !== source) visit(other);
  }

  /** The source of each slot as a number; undefined where any may be compared. */
  sources(): Int32Array | undefined {
    const sourceOf = this.#sourceOf;
    if (!sourceOf) return undefined;
    const numbers = new Map<string, number>();
    return Int32Array.from(this.#records.ids, (id) => {
      const source = sourceOf(id);
      const number = numbers.get(source) ?? numbers.size;
      numbers.set(source, number);
      return number;
    });
  }
}
