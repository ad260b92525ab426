import { DATE } from '../compare/outcome.ts';
import type { PairComparer } from '../compare/pair-comparer.ts';
import type { ComparedRecords } from '../records/record-table.ts';
import { HOUSEHOLD_BITS } from '../model/match-model.ts';

/** Pairs that are believed in before any is seen. */
const BELIEVED = 10;
/** A table may not say that those of a household are mostly one person. */
const HIGHEST_BITS = 0;
const LOWEST_BITS = -6;

/** Records as they are compared, by whatever thread. */
interface Compared {
  readonly records: Pick<ComparedRecords, 'fields'>;
  readonly comparer: PairComparer;
  readonly priorBits: number;
}

/** Pairs that have in common what a household has, and how many of them are one person. */
export interface HouseholdPairs {
  readonly pairs: number;
  readonly same: number;
}

/** Is a pair one thing? Undefined where that is not known. */
type IsOne = (one: number, other: number) => boolean | undefined;

/**
 * Odds that two who have in common what a household has, and whose names contradict each other, are one person after all.
 * In a register of families they are low; in a list of well-known people, each copied several times, they are not.
 */
export class HouseholdOdds {
  readonly #index: Compared;
  readonly #names: readonly number[];
  readonly #isOne: IsOne;
  #same = 0;
  #pairs = 0;

  constructor(index: Compared, isOne: IsOne) {
    this.#index = index;
    this.#isOne = isOne;
    this.#names = index.records.fields.flatMap(({ spec }, at) => (spec.kind === 'person-name' ? [at] : []));
  }

  /** Are there households at all: names, and fields that are shared? */
  get isAsked(): boolean {
    return this.#names.length > 0 && this.#index.records.fields.some(({ spec }) => spec.shared === true);
  }

  /** To be told of a pair right after it was compared. */
  meet(one: number, other: number): void {
    const { comparer, priorBits } = this.#index;
    if (!this.#names.some((name) => comparer.differs(name))) return;
    if (comparer.guarded(0, priorBits).household === 0) return;
    const same = this.#isOne(one, other);
    if (same === undefined) return;
    this.#pairs += 1;
    if (same) this.#same += 1;
  }

  /** What was met so far; whole numbers, so that threads can count apart. */
  get met(): HouseholdPairs {
    return { pairs: this.#pairs, same: this.#same };
  }

  /** Adds what another thread met. */
  add({ pairs, same }: HouseholdPairs): void {
    this.#pairs += pairs;
    this.#same += same;
  }

  get bits(): number {
    const same = this.#same + BELIEVED / (1 + 2 ** -HOUSEHOLD_BITS);
    const bits = Math.log2(same / (this.#pairs + BELIEVED - same));
    return Math.max(LOWEST_BITS, Math.min(HIGHEST_BITS, bits));
  }
}

/**
 * Without truth the birth date tells, where both records have one: it is the same for one person, and another for two of a
 * household, but for twins.
 */
export function isOneByDate(index: Compared): IsOne {
  const dates = index.records.fields.flatMap(({ spec }, at) => (spec.kind === 'date' ? [at] : []));
  return () => {
    const { comparer } = index;
    if (dates.some((date) => comparer.has(date, DATE.exact))) return true;
    if (dates.some((date) => comparer.has(date, DATE.different) || comparer.has(date, DATE.sameYear)))
      return false;
    return undefined;
  };
}
