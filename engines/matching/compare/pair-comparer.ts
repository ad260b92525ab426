import type { FieldColumn } from '../values/field-column.ts';
import type { ComparedRecords } from '../records/record-table.ts';
import type { MatchModel } from '../model/match-model.ts';
import { compareDates } from './calendar.ts';
import { Guards } from './guards.ts';
import type { ComparedPair, Guarded } from './guards.ts';
import { CATEGORY, DATE, OUTCOMES } from './outcome.ts';
import { Tally } from './tally.ts';
import { compareTexts } from './text-comparer.ts';
import { REPEATED_SHARE, basesOf, groupsOf, isPartOfAddress, likenessesOf, weightsOf } from './weights.ts';
import { WordComparer } from './word-comparer.ts';

/** What a comparison of one field came to. */
export interface FieldComparison {
  /** Positions in `OUTCOMES[kind]`; none where a side has no value. */
  readonly outcomes: readonly number[];
  readonly bits: number;
  /** Ids of the values that agree best. */
  readonly a: number;
  readonly b: number;
}

/**
 * Compares two records field by field. A pair becomes a list of outcomes, with the bits that rare values add; the weights
 * of the model turn it into a score. Missing values say nothing.
 */
export class PairComparer implements ComparedPair {
  readonly #records: ComparedRecords;
  readonly #fields: readonly FieldColumn[];
  readonly #words: readonly (WordComparer | undefined)[];
  readonly #tally = new Tally();
  readonly #guards: Guards;
  /** Where the outcomes of each field begin in the list of all. */
  readonly bases: readonly number[];
  /** Bits of each field of the last pair. */
  readonly bits: Float64Array;
  readonly #fieldFrom: Int32Array;
  readonly #bestA: Int32Array;
  readonly #bestB: Int32Array;
  /** Fields that agree together. */
  readonly #groups: readonly (readonly number[])[];
  /** Fields that disagree together. */
  readonly #address: readonly number[];

  constructor(records: ComparedRecords, model: MatchModel) {
    this.#records = records;
    this.#fields = records.fields;
    const specs = this.#fields.map(({ spec }) => spec);
    this.bases = basesOf(specs);
    this.#words = this.#fields.map(
      (field, at) => field.table && new WordComparer(field, field.table, this.bases[at] ?? 0, this.#tally),
    );
    this.#guards = new Guards(specs);
    this.bits = new Float64Array(specs.length);
    this.#fieldFrom = new Int32Array(specs.length + 1);
    this.#bestA = new Int32Array(specs.length);
    this.#bestB = new Int32Array(specs.length);
    this.#groups = groupsOf(specs);
    this.#address = specs.flatMap((spec, at) => (isPartOfAddress(spec) ? [at] : []));
    this.use(model);
  }

  /** Weighs by another model of the same fields. */
  use(model: MatchModel): void {
    const specs = this.#fields.map(({ spec }) => spec);
    this.#tally.use(weightsOf(specs, model), 2 * model.pairsPerRecord);
    this.#guards.use(model.householdBits);
    for (const [at, likeness] of likenessesOf(specs, model).entries())
      this.#words[at]?.use(model.fields[at]?.togetherBits ?? 0, likeness);
  }

  /** @returns bits without the prior; the outcomes are then in `outcomes`. */
  compare(a: number, b: number): number {
    const records = this.#records;
    const tally = this.#tally;
    tally.begin(records.size);
    const runs = records.runs;
    let atA = records.starts[a] ?? 0;
    let atB = records.starts[b] ?? 0;
    let total = 0;
    for (let field = 0; field < this.#fields.length; field++) {
      const ofA = runs[atA] ?? 0;
      const ofB = runs[atB] ?? 0;
      this.#fieldFrom[field] = tally.count;
      this.#bestA[field] = -1;
      this.#bestB[field] = -1;
      this.bits[field] = 0;
      if (ofA > 0 && ofB > 0) {
        const bits = this.#bestOf(field, runs, atA + 1, ofA, atB + 1, ofB);
        this.bits[field] = bits;
        total += bits;
      }
      atA += 1 + ofA;
      atB += 1 + ofB;
    }
    this.#fieldFrom[this.#fields.length] = tally.count;
    for (const group of this.#groups) total -= this.#countedTwice(group, 1);
    // Who moves has another street, post code and town at once.
    return total - this.#countedTwice(this.#address, -1);
  }

  /** What is taken off the last pair, by rule; the same object each time. @param compared what `compare` returned */
  guarded(compared: number, priorBits: number): Guarded {
    return this.#guards.of(this, compared, priorBits);
  }

  has(field: number, outcome: number): boolean {
    const position = (this.bases[field] ?? 0) + outcome;
    const end = this.#fieldFrom[field + 1] ?? 0;
    for (let at = this.#fieldFrom[field] ?? 0; at < end; at++)
      if (this.#tally.outcomeAt(at) === position) return true;
    return false;
  }

  isCompared(field: number): boolean {
    return (this.#bestA[field] ?? -1) >= 0;
  }

  partiesOf(field: number): number {
    return this.#fields[field]?.parties.get(this.#bestA[field] ?? 0) ?? 0;
  }

  /** Outcomes of the last pair, as positions in the list of all. Overwritten by the next. */
  get outcomes(): Uint16Array {
    return this.#tally.outcomes;
  }

  /** Bits of the last pair that follow from the frequency of its values, whatever the weights. */
  get offset(): number {
    return this.#tally.offset;
  }

  /** The last pair, field by field. */
  comparisons(): FieldComparison[] {
    return this.#fields.map((_, field) => ({
      outcomes: [...this.outcomes.subarray(this.#fieldFrom[field], this.#fieldFrom[field + 1])].map(
        (outcome) => outcome - (this.bases[field] ?? 0),
      ),
      bits: this.bits[field] ?? 0,
      a: this.#bestA[field] ?? -1,
      b: this.#bestB[field] ?? -1,
    }));
  }

  /** Of all values on both sides, the two that agree best. */
  #bestOf(field: number, runs: Int32Array, fromA: number, ofA: number, fromB: number, ofB: number): number {
    if (ofA === 1 && ofB === 1) {
      const a = runs[fromA] ?? -1;
      const b = runs[fromB] ?? -1;
      this.#bestA[field] = a;
      this.#bestB[field] = b;
      return this.#compareValues(field, a, b);
    }
    const tally = this.#tally;
    const begin = tally.count;
    const offset = tally.offset;
    let best = -Infinity;
    let bestA = -1;
    let bestB = -1;
    let last = -1;
    for (let i = 0; i < ofA; i++) {
      for (let j = 0; j < ofB; j++) {
        tally.count = begin;
        tally.offset = offset;
        last = i * ofB + j;
        const bits = this.#compareValues(field, runs[fromA + i] ?? 0, runs[fromB + j] ?? 0);
        if (bits > best) {
          best = bits;
          bestA = i;
          bestB = j;
        }
      }
    }
    if (bestA * ofB + bestB !== last) {
      tally.count = begin;
      tally.offset = offset;
      this.#compareValues(field, runs[fromA + bestA] ?? 0, runs[fromB + bestB] ?? 0);
    }
    this.#bestA[field] = runs[fromA + bestA] ?? -1;
    this.#bestB[field] = runs[fromB + bestB] ?? -1;
    return best;
  }

  #compareValues(at: number, a: number, b: number): number {
    const words = this.#words[at];
    if (words) return words.compare(a, b);
    const field = this.#fields[at];
    const base = this.bases[at] ?? 0;
    const tally = this.#tally;
    switch (field?.spec.kind) {
      case 'date': {
        const outcome = compareDates(field.days.get(a), field.days.get(b));
        return tally.note(
          base + outcome,
          outcome === DATE.exact ? tally.information(field.counts.get(a)) : 0,
        );
      }
      case 'identifier':
      case 'code':
        return compareTexts(field, base, a, b, tally);
      case 'category':
        return a === b
          ? tally.note(base + CATEGORY.exact, tally.information(field.counts.get(a)))
          : tally.note(base + CATEGORY.different, 0);
      default:
        return 0;
    }
  }

  /** Does anything in a field disagree? Agreement that is worth little, for being common, does not. */
  differs(field: number): boolean {
    const base = this.bases[field] ?? 0;
    const kind = this.#fields[field]?.spec.kind ?? 'category';
    const end = this.#fieldFrom[field + 1] ?? 0;
    for (let at = this.#fieldFrom[field] ?? 0; at < end; at++)
      if (OUTCOMES[kind][this.#tally.outcomeAt(at) - base]?.agreement === 'different') return true;
    return false;
  }

  /**
   * Of fields that say much the same only the strongest counts in full, the others by a third.
   * @param sign 1 for what agrees, -1 for what disagrees
   */
  #countedTwice(group: readonly number[], sign: 1 | -1): number {
    let strongest = -1;
    for (const field of group)
      if (strongest < 0 || sign * (this.bits[field] ?? 0) > sign * (this.bits[strongest] ?? 0))
        strongest = field;
    let excess = 0;
    for (const field of group) {
      const bits = this.bits[field] ?? 0;
      if (field === strongest || sign * bits <= 0) continue;
      const less = bits * REPEATED_SHARE;
      this.bits[field] = bits - less;
      excess += this.#tally.lessen(less);
    }
    return excess;
  }
}
