import { IntList } from '../columns/int-list.ts';
import { isStrong, TELLING_SIZE } from './key-limits.ts';
import type { KeyLimits } from './key-limits.ts';
import { NONE, Postings } from './postings.ts';

/** Stamps are 32-bit integers; from here they begin anew. */
const LAST_STAMP = 2 ** 31 - 8;

/** Told of records whose candidates may have changed. */
export type Disturbed = (record: number) => void;

/**
 * Which records are worth comparing. A key is a term that at most `blockSize` records have, or two terms that are each more
 * common than that but together are not; where one of the two is strong, such as a telephone number, many more may have
 * both, for they are records of one person who is much written about. Two records are candidates where they share two keys, or one that few records
 * have. There are no rules to write: what is rare enough is found by counting. Whether two records are candidates depends
 * on the set of records alone, not on the order in which they came.
 */
export class CandidateIndex {
  readonly #blockSize: number;
  readonly #strongSize: number;
  readonly #postings = new Postings(1 << 16);
  /** Terms that more than `blockSize` records have. */
  readonly #common = new IntList();
  /** Terms of every record as pairs of term and place. */
  readonly #starts = new IntList();
  readonly #lengths = new IntList();
  readonly #runs = new IntList(8192);

  /** Room for the common terms of the record at hand, as pairs of term and place. */
  readonly #commonTerms: number[] = [];
  #stamps = new Int32Array(1024);
  #stamp = 0;

  constructor({ blockSize, strongSize }: KeyLimits) {
    this.#blockSize = blockSize;
    this.#strongSize = strongSize;
  }

  /** How many records may bear two terms together. */
  #limitOf(low: number, high: number): number {
    return isStrong(low) || isStrong(high) ? this.#strongSize : this.#blockSize;
  }

  /** @param disturbed left out where all are compared anyway */
  add(record: number, terms: readonly number[], disturbed: Disturbed | undefined): void {
    this.#starts.set(record, this.#runs.length);
    this.#lengths.set(record, terms.length);
    for (const each of terms) this.#runs.push(each);
    for (let at = 0; at < terms.length; at += 2) {
      const term = terms[at] ?? 0;
      const size = this.#postings.add(term, NONE, record);
      if (size === TELLING_SIZE + 1) this.#tell(term, NONE, disturbed);
      if (size === this.#blockSize + 1) this.#becomeCommon(term, record, disturbed);
    }
    this.#eachConjunction(terms, (low, high) => {
      const size = this.#postings.add(low, high, record);
      if (size === TELLING_SIZE + 1 || size === this.#limitOf(low, high) + 1)
        this.#tell(low, high, disturbed);
    });
  }

  remove(record: number, disturbed: Disturbed | undefined): void {
    const terms = this.termsOf(record);
    this.#eachConjunction(terms, (low, high) => {
      const size = this.#postings.remove(low, high, record);
      if (size === TELLING_SIZE || size === this.#limitOf(low, high)) this.#tell(low, high, disturbed);
    });
    for (let at = 0; at < terms.length; at += 2) {
      const term = terms[at] ?? 0;
      const size = this.#postings.remove(term, NONE, record);
      if (size === TELLING_SIZE) this.#tell(term, NONE, disturbed);
      if (size === this.#blockSize) this.#becomeRare(term, disturbed);
    }
    this.#lengths.set(record, 0);
  }

  /** Pairs of term and place, as they were added. */
  termsOf(record: number): number[] {
    const start = this.#starts.get(record);
    return [...this.#runs.cells.subarray(start, start + this.#lengths.get(record))];
  }

  /** Records that share a term, however common. */
  eachRecordWith(term: number, visit: (record: number) => void): void {
    this.#eachRecord(term, NONE, visit);
  }

  /**
   * Visits each candidate for a record with these terms once, in no particular order.
   * @param record itself not visited
   */
  eachCandidate(record: number, terms: readonly number[], visit: (candidate: number) => void): void {
    const needed = Math.max(this.#starts.length, record + 1);
    if (this.#stamps.length < needed) {
      this.#stamps = new Int32Array(needed * 2);
      this.#stamp = 0;
    }
    if (this.#stamp > LAST_STAMP) {
      this.#stamps.fill(0);
      this.#stamp = 0;
    }
    this.#stamp += 2;
    const met = this.#stamp - 1;
    const done = this.#stamp;
    const stamps = this.#stamps;
    stamps[record] = done;
    const visitChain = (low: number, high: number): void => {
      const postings = this.#postings;
      let node = postings.chain(low, high, high === NONE ? this.#blockSize : this.#limitOf(low, high));
      if (node === NONE) return;
      const telling = postings.lastSize <= TELLING_SIZE;
      for (; node !== NONE; node = postings.next(node)) {
        const candidate = postings.record(node);
        const stamp = stamps[candidate] ?? 0;
        if (stamp === done) continue;
        if (!telling && stamp !== met) {
          stamps[candidate] = met;
          continue;
        }
        stamps[candidate] = done;
        visit(candidate);
      }
    };
    for (let at = 0; at < terms.length; at += 2) {
      const term = terms[at] ?? 0;
      if (this.#common.get(term) === 0) visitChain(term, NONE);
    }
    this.#eachConjunction(terms, visitChain);
  }

  #tell(first: number, second: number, disturbed: Disturbed | undefined): void {
    if (disturbed) this.#eachRecord(first, second, disturbed);
  }

  #becomeCommon(term: number, newest: number, disturbed: Disturbed | undefined): void {
    this.#eachRecord(term, NONE, (record) => {
      disturbed?.(record);
      if (record === newest) return;
      this.#eachPartner(record, term, (partner) => {
        const [low, high] = partner < term ? [partner, term] : [term, partner];
        this.#postings.add(low, high, record);
      });
    });
    this.#common.set(term, 1);
  }

  #becomeRare(term: number, disturbed: Disturbed | undefined): void {
    this.#common.set(term, 0);
    this.#eachRecord(term, NONE, (record) => {
      disturbed?.(record);
      this.#eachPartner(record, term, (partner) => {
        const [low, high] = partner < term ? [partner, term] : [term, partner];
        this.#postings.remove(low, high, record);
      });
    });
  }

  /** Common terms of a record that come from another place than `term`. */
  #eachPartner(record: number, term: number, visit: (partner: number) => void): void {
    const start = this.#starts.get(record);
    const end = start + this.#lengths.get(record);
    const runs = this.#runs.cells;
    let place = NONE;
    for (let at = start; at < end; at += 2) if (runs[at] === term) place = runs[at + 1] ?? NONE;
    for (let at = start; at < end; at += 2) {
      const partner = runs[at] ?? 0;
      if (partner !== term && runs[at + 1] !== place && this.#common.get(partner) === 1) visit(partner);
    }
  }

  #eachConjunction(terms: readonly number[], visit: (low: number, high: number) => void): void {
    const common = this.#commonTerms;
    let length = 0;
    for (let at = 0; at < terms.length; at += 2) {
      const term = terms[at] ?? 0;
      if (this.#common.cells[term] !== 1) continue;
      common[length++] = term;
      common[length++] = terms[at + 1] ?? 0;
    }
    for (let one = 0; one < length; one += 2) {
      const first = common[one] ?? 0;
      const place = common[one + 1] ?? 0;
      for (let other = one + 2; other < length; other += 2) {
        if (common[other + 1] === place) continue;
        const second = common[other] ?? 0;
        if (first < second) visit(first, second);
        else visit(second, first);
      }
    }
  }

  #eachRecord(first: number, second: number, visit: (record: number) => void): void {
    const records: number[] = [];
    for (
      let node = this.#postings.chain(first, second, Infinity);
      node !== NONE;
      node = this.#postings.next(node)
    )
      records.push(this.#postings.record(node));
    for (const record of records) visit(record);
  }
}
