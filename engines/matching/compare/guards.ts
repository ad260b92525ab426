import type { FieldSpec } from '../field.ts';
import { HOUSEHOLD_BITS } from '../model/match-model.ts';
import { DATE, VALUE } from './outcome.ts';

/** Other fields corroborate a name from so many bits on; without, a pair is held to even odds. */
const CORROBORATION_BITS = 1;
/** What a name alone brings at most. */
const EVEN_ODDS = 0;
/** A field below this speaks against two records being one. */
const CONTRADICTION_BITS = -2;

/** A pair that was compared, as far as guards ask. */
export interface ComparedPair {
  /** Bits of each field. */
  readonly bits: Float64Array;
  /** Have both records a value? */
  isCompared(field: number): boolean;
  /** @param outcome position in `OUTCOMES[kind]` */
  has(field: number, outcome: number): boolean;
  /** Does anything in a field disagree? */
  differs(field: number): boolean;
  /** How many parties hold the identifier that agrees. */
  partiesOf(field: number): number;
}

/** Bits that rules take off a score. */
export interface Guarded {
  household: number;
  holders: number;
  corroboration: number;
}

/** In the order in which they are applied. */
export const GUARDS = ['household', 'holders', 'corroboration'] as const;

/** Rules that hold the sum of the fields back where it would say too much. */
export class Guards {
  readonly #fields: readonly FieldSpec[];
  /** What a household or a firm has in common, and what its members have of their own. */
  readonly #shared: readonly number[];
  readonly #own: readonly number[];
  readonly #names: readonly number[];
  /** Identifiers whose parties are counted. */
  readonly #identifiers: readonly number[];
  /** Fields that say more than a description. */
  readonly #telling: readonly number[];
  /** Fields that make two records one without help. */
  readonly #sufficient: readonly number[];
  #householdBits = HOUSEHOLD_BITS;
  readonly #guarded: Guarded = { household: 0, holders: 0, corroboration: 0 };

  constructor(fields: readonly FieldSpec[]) {
    this.#fields = fields;
    const those = (wanted: (spec: FieldSpec) => boolean): number[] =>
      fields.flatMap((spec, at) => (wanted(spec) ? [at] : []));
    this.#shared = those(({ shared }) => shared === true);
    this.#own = those(
      ({ kind }) => kind === 'person-name' || kind === 'organisation-name' || kind === 'date',
    );
    this.#names = those(({ kind }) => kind === 'person-name' || kind === 'organisation-name');
    this.#identifiers = those(({ designBits }) => designBits !== undefined);
    this.#telling = those(({ alone }) => alone !== 'nothing');
    this.#sufficient = those(({ alone }) => alone === undefined);
  }

  use(householdBits: number | undefined): void {
    this.#householdBits = householdBits ?? HOUSEHOLD_BITS;
  }

  /**
   * @param compared bits of all fields
   * @returns overwritten by the next pair
   */
  of(pair: ComparedPair, compared: number, priorBits: number): Guarded {
    const guarded = this.#guarded;
    guarded.household = this.#household(pair, priorBits);
    guarded.holders = this.#holders(pair, priorBits);
    const total = priorBits + compared - guarded.household - guarded.holders;
    guarded.corroboration = this.#corroboration(pair, total, priorBits);
    return guarded;
  }

  /**
   * What a household or a firm has in common brings no more than the odds of a household where the persons themselves contradict
   * each other, in names or birth date.
   */
  #household(pair: ComparedPair, priorBits: number): number {
    if (this.#shared.length === 0) return 0;
    let common = 0;
    for (const field of this.#shared) common += Math.max(0, pair.bits[field] ?? 0);
    let isContradicted = false;
    for (const field of this.#own) {
      if (!pair.differs(field)) continue;
      const bits = pair.bits[field] ?? 0;
      // A family shares its surname, too.
      common += Math.max(0, bits);
      isContradicted ||= bits < CONTRADICTION_BITS || this.#fields[field]?.kind === 'person-name';
    }
    return isContradicted ? Math.max(0, common - (this.#householdBits - priorBits)) : 0;
  }

  /**
   * Where a record has no name, an identifier that several parties hold does not say whose record it is: that it is this
   * one’s has the odds of one to the others.
   */
  #holders(pair: ComparedPair, priorBits: number): number {
    if (this.#names.length === 0) return 0;
    for (const field of this.#names) if (pair.isCompared(field)) return 0;
    let common = 0;
    let fewest = Infinity;
    for (const field of this.#identifiers) {
      if (!pair.has(field, VALUE.exact)) continue;
      common += Math.max(0, pair.bits[field] ?? 0);
      fewest = Math.min(fewest, pair.partiesOf(field));
    }
    if (fewest <= 1 || fewest === Infinity) return 0;
    return Math.max(0, common - (-Math.log2(fewest - 1) - priorBits));
  }

  /**
   * A name alone brings even odds at most, and a mere description leaves the prior. A birth date that is nearly the same
   * does not corroborate a name: some who bear one name were born within days of each other.
   *
   * @param total bits with the prior
   */
  #corroboration(pair: ComparedPair, total: number, priorBits: number): number {
    if (this.#sufficient.length === this.#fields.length) return 0;
    if (total > priorBits && agreementOf(this.#telling, pair) < CORROBORATION_BITS) return total - priorBits;
    if (total <= EVEN_ODDS) return 0;
    let bits = 0;
    for (const field of this.#sufficient)
      if (this.#fields[field]?.kind !== 'date' || !isNear(pair, field))
        bits += Math.max(0, pair.bits[field] ?? 0);
    return bits < CORROBORATION_BITS ? total - EVEN_ODDS : 0;
  }
}

function isNear(pair: ComparedPair, date: number): boolean {
  return pair.isCompared(date) && !pair.has(date, DATE.exact) && !pair.has(date, DATE.coarse);
}

function agreementOf(fields: readonly number[], { bits }: ComparedPair): number {
  let sum = 0;
  for (const field of fields) sum += Math.max(0, bits[field] ?? 0);
  return sum;
}
