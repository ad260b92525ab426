import type { FieldColumn } from '../values/field-column.ts';
import { FREQUENCY_STEPS, frequencyStep, identifierBits, informationOfStep } from '../values/frequency.ts';
import type { ComparedRecords } from '../records/record-table.ts';
import type { MatchModel } from '../model/match-model.ts';
import { compareDates } from './calendar.ts';
import { CATEGORY, DATE, OUTCOMES, VALUE, WORD } from './outcome.ts';
import { DOUBTFUL } from '../values/normalise.ts';

/** Slots for outcomes of one pair; words of a long name take one each. */
const OUTCOMES_KEPT = 128;
/** As many as a value has at most. */
const WORDS_KEPT = 8;
/**
 * A word that is merely like another is shared by chance more often than the word itself, by so many bits: how many
 * spellings go with a word, and how many other words lie near it.
 */
const NEARNESS_BITS: Readonly<Record<number, number>> = {
  [WORD.equivalent]: 1,
  [WORD.close]: 3,
  [WORD.loose]: 6,
};
const SHORT_IDENTIFIER = 5;
/** What sharing an identifier with a failed check digit is worth less. */
const DOUBT_BITS = 3;
/** Other fields corroborate a name from so many bits on; without, a pair is held to even odds. */
const CORROBORATION_BITS = 1;
/** What a name alone brings at most. */
const EVEN_ODDS = 0;
/** A field below this speaks against two records being one. */
const CONTRADICTION_BITS = -2;
/** Odds that two of one household with different names are one after all: there are more relatives than copies. */
const HOUSEHOLD_BITS = -2;

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
export class PairComparer {
  readonly #records: ComparedRecords;
  readonly #fields: readonly FieldColumn[];
  readonly #bases: readonly number[];
  #weights: Float64Array;
  #copies = 0;
  /** Bits of sharing a value, by the step of its count; for the number of records at the last comparison. */
  readonly #informationOfStep = new Float64Array(FREQUENCY_STEPS);
  #sizeStep = -1;
  readonly #outcomes = new Uint16Array(OUTCOMES_KEPT);
  #count = 0;
  #offset = 0;
  readonly #agreed = new Uint8Array(WORDS_KEPT * WORDS_KEPT);
  readonly #fieldBits: Float64Array;
  readonly #fieldFrom: Int32Array;
  readonly #bestA: Int32Array;
  readonly #bestB: Int32Array;
  readonly #groups: readonly (readonly number[])[];
  /** Fields that a household has in common, and the others. */
  readonly #shared: readonly number[];
  readonly #own: readonly number[];
  /** Fields that say more than a description. */
  readonly #telling: readonly number[];
  /** Fields that make two records one without help. */
  readonly #sufficient: readonly number[];

  constructor(records: ComparedRecords, model: MatchModel) {
    this.#records = records;
    this.#fields = records.fields;
    let base = 0;
    this.#bases = this.#fields.map(({ spec }) => {
      const here = base;
      base += OUTCOMES[spec.kind].length;
      return here;
    });
    this.#weights = new Float64Array(base);
    this.#fieldBits = new Float64Array(this.#fields.length);
    this.#fieldFrom = new Int32Array(this.#fields.length + 1);
    this.#bestA = new Int32Array(this.#fields.length);
    this.#bestB = new Int32Array(this.#fields.length);
    const names = new Set(this.#fields.flatMap(({ spec }) => (spec.group === undefined ? [] : [spec.group])));
    this.#groups = [...names].map((name) =>
      this.#fields.flatMap(({ spec }, at) => (spec.group === name ? [at] : [])),
    );
    this.#shared = this.#fields.flatMap(({ spec }, at) => (spec.shared ? [at] : []));
    this.#own = this.#fields.flatMap(({ spec }, at) => (spec.shared ? [] : [at]));
    this.#telling = this.#fields.flatMap(({ spec }, at) => (spec.alone === 'nothing' ? [] : [at]));
    this.#sufficient = this.#fields.flatMap(({ spec }, at) => (spec.alone === undefined ? [at] : []));
    this.use(model);
  }

  /** Weighs by another model of the same fields. */
  use(model: MatchModel): void {
    this.#weights = weightsOf(this.#fields, model);
    this.#copies = 2 * model.pairsPerRecord;
    this.#sizeStep = -1;
  }

  #weighFrequencies(): void {
    this.#sizeStep = frequencyStep(this.#records.size);
    for (let step = 0; step < FREQUENCY_STEPS; step++)
      this.#informationOfStep[step] = informationOfStep(step, this.#sizeStep, this.#copies);
  }

  /** Where the outcomes of each field begin in the list of all. */
  get bases(): readonly number[] {
    return this.#bases;
  }

  /** @returns bits without the prior; the outcomes are then in `outcomes`. */
  compare(a: number, b: number): number {
    const records = this.#records;
    if (frequencyStep(records.size) !== this.#sizeStep) this.#weighFrequencies();
    const runs = records.runs;
    let atA = records.starts[a] ?? 0;
    let atB = records.starts[b] ?? 0;
    this.#count = 0;
    this.#offset = 0;
    let total = 0;
    for (let field = 0; field < this.#fields.length; field++) {
      const ofA = runs[atA] ?? 0;
      const ofB = runs[atB] ?? 0;
      this.#fieldFrom[field] = this.#count;
      this.#bestA[field] = -1;
      this.#bestB[field] = -1;
      this.#fieldBits[field] = 0;
      if (ofA > 0 && ofB > 0) {
        const bits = this.#bestOf(field, runs, atA + 1, ofA, atB + 1, ofB);
        this.#fieldBits[field] = bits;
        total += bits;
      }
      atA += 1 + ofA;
      atB += 1 + ofB;
    }
    this.#fieldFrom[this.#fields.length] = this.#count;
    for (const group of this.#groups) total -= this.#countedTwice(group);
    return total;
  }

  /**
   * How much of the last pair's score rests on what a household or a firm has in common although the persons themselves
   * contradict each other, in names or birth date: bits to be taken off, so that the common things alone bring no more than
   * `HOUSEHOLD_BITS`. 0 for most pairs.
   */
  overstated(priorBits: number): number {
    if (this.#shared.length === 0) return 0;
    let common = 0;
    for (const field of this.#shared) common += Math.max(0, this.#fieldBits[field] ?? 0);
    const limit = HOUSEHOLD_BITS - priorBits;
    let isContradicted = false;
    for (const field of this.#own) {
      const bits = this.#fieldBits[field] ?? 0;
      if (this.#differs(field)) {
        // A family shares its surname, too.
        common += Math.max(0, bits);
        isContradicted ||= bits < CONTRADICTION_BITS || this.#fields[field]?.spec.kind === 'person-name';
      }
    }
    return isContradicted ? Math.max(0, common - limit) : 0;
  }

  /** Does anything in a field disagree? Agreement that is worth little, for being common, does not. */
  #differs(field: number): boolean {
    const base = this.#bases[field] ?? 0;
    const kind = this.#fields[field]?.spec.kind ?? 'category';
    const end = this.#fieldFrom[field + 1] ?? 0;
    for (let at = this.#fieldFrom[field] ?? 0; at < end; at++)
      if (OUTCOMES[kind][(this.#outcomes[at] ?? 0) - base]?.agreement === 'different') return true;
    return false;
  }

  /**
   * How much of the last pair's score rests on fields that say too little alone: bits to be taken off, so that a name alone
   * brings even odds at most, and a mere description leaves the prior. 0 for most pairs.
   *
   * @param total bits with the prior
   */
  uncorroborated(total: number, priorBits: number): number {
    if (this.#sufficient.length === this.#fields.length) return 0;
    if (total > priorBits && this.#agreementOf(this.#telling) < CORROBORATION_BITS) return total - priorBits;
    if (total > EVEN_ODDS && this.#agreementOf(this.#sufficient) < CORROBORATION_BITS)
      return total - EVEN_ODDS;
    return 0;
  }

  #agreementOf(fields: readonly number[]): number {
    let bits = 0;
    for (const field of fields) bits += Math.max(0, this.#fieldBits[field] ?? 0);
    return bits;
  }

  /** Outcomes of the last pair, as positions in the list of all. Overwritten by the next. */
  get outcomes(): Uint16Array {
    return this.#outcomes.subarray(0, this.#count);
  }

  /** Bits of the last pair that follow from the frequency of its values, whatever the weights. */
  get offset(): number {
    return this.#offset;
  }

  /** The last pair, field by field. */
  comparisons(): FieldComparison[] {
    return this.#fields.map((_, field) => ({
      outcomes: [...this.#outcomes.subarray(this.#fieldFrom[field], this.#fieldFrom[field + 1])].map(
        (outcome) => outcome - (this.#bases[field] ?? 0),
      ),
      bits: this.#fieldBits[field] ?? 0,
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
    const begin = this.#count;
    const offset = this.#offset;
    let best = -Infinity;
    let bestA = -1;
    let bestB = -1;
    let last = -1;
    for (let i = 0; i < ofA; i++) {
      for (let j = 0; j < ofB; j++) {
        this.#count = begin;
        this.#offset = offset;
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
      this.#count = begin;
      this.#offset = offset;
      this.#compareValues(field, runs[fromA + bestA] ?? 0, runs[fromB + bestB] ?? 0);
    }
    this.#bestA[field] = runs[fromA + bestA] ?? -1;
    this.#bestB[field] = runs[fromB + bestB] ?? -1;
    return best;
  }

  #record(field: number, outcome: number, offset: number): number {
    const position = (this.#bases[field] ?? 0) + outcome;
    if (this.#count < OUTCOMES_KEPT) this.#outcomes[this.#count++] = position;
    this.#offset += offset;
    return (this.#weights[position] ?? 0) + offset;
  }

  #information(count: number): number {
    return this.#informationOfStep[frequencyStep(count)] ?? 0;
  }

  #compareValues(at: number, a: number, b: number): number {
    const field = this.#fields[at];
    if (!field) return 0;
    switch (field.spec.kind) {
      case 'person-name':
      case 'organisation-name':
      case 'words':
        return this.#compareWords(at, field, a, b);
      case 'date': {
        const outcome = compareDates(field.days.get(a), field.days.get(b));
        return this.#record(at, outcome, outcome === DATE.exact ? this.#information(field.counts.get(a)) : 0);
      }
      case 'identifier':
      case 'code':
        return this.#compareTexts(at, field, a, b);
      case 'category':
        return a === b
          ? this.#record(at, CATEGORY.exact, this.#information(field.counts.get(a)))
          : this.#record(at, CATEGORY.different, 0);
    }
  }

  #compareTexts(at: number, field: FieldColumn, a: number, b: number): number {
    const textA = field.textOf(a);
    if (a === b) {
      const doubt = textA.startsWith(DOUBTFUL) ? DOUBT_BITS : 0;
      const frequency = this.#information(field.counts.get(a));
      const { designBits } = field.spec;
      const bits =
        designBits === undefined
          ? frequency
          : identifierBits(field.parties.get(a), designBits, frequency, this.#sizeStep);
      return this.#record(at, VALUE.exact, Math.max(0, bits - doubt));
    }
    const textB = field.textOf(b);
    const short = Math.min(textA.length, textB.length) < SHORT_IDENTIFIER && field.spec.kind === 'identifier';
    if (!short && field.areOneSlipApart(a, b)) return this.#record(at, VALUE.slip, 0);
    const beginning = field.beginnings.get(a);
    if (beginning === field.beginnings.get(b))
      return this.#record(at, VALUE.beginning, this.#information(field.beginningCounts.get(beginning)));
    return this.#record(at, VALUE.different, 0);
  }

  /** Each word of the shorter side with its best counterpart; better agreement goes first. */
  #compareWords(at: number, field: FieldColumn, a: number, b: number): number {
    const table = field.table;
    if (!table) return 0;
    const words = field.wordIds.cells;
    const startA = field.starts.get(a);
    const startB = field.starts.get(b);
    const ofA = field.starts.get(a + 1) - startA;
    const ofB = field.starts.get(b + 1) - startB;
    const agreed = this.#agreed;
    let bits = 0;
    let matched = 0;
    let freeA = (1 << ofA) - 1;
    let freeB = (1 << ofB) - 1;
    const offset = this.#offset;
    for (let i = 0; i < ofA; i++)
      for (let j = 0; j < ofB; j++)
        agreed[i * WORDS_KEPT + j] = table.compare(words[startA + i] ?? 0, words[startB + j] ?? 0);
    for (let wanted: number = WORD.exact; wanted <= WORD.initial; wanted++) {
      for (let i = 0; i < ofA; i++) {
        if ((freeA & (1 << i)) === 0) continue;
        for (let j = 0; j < ofB; j++) {
          if (agreed[i * WORDS_KEPT + j] !== wanted || (freeB & (1 << j)) === 0) continue;
          freeA &= ~(1 << i);
          freeB &= ~(1 << j);
          matched += 1;
          const countA = table.counts.get(words[startA + i] ?? 0);
          const countB = table.counts.get(words[startB + j] ?? 0);
          bits += this.#record(at, wanted, this.#wordOffset(wanted, countA, countB));
          break;
        }
      }
      if (freeA === 0 || freeB === 0) break;
    }
    // Words of one value go together: what two values share is at least as common as either of them.
    const most = this.#information(Math.max(field.counts.get(a), field.counts.get(b)));
    const excess = Math.max(0, this.#offset - offset - most);
    this.#offset -= excess;
    bits -= excess;
    const conflicts = Math.min(ofA, ofB) - matched;
    for (let each = 0; each < conflicts; each++) bits += this.#record(at, WORD.conflict, 0);
    const extras = Math.abs(ofA - ofB);
    for (let each = 0; each < extras; each++) bits += this.#record(at, WORD.extra, 0);
    return bits;
  }

  #wordOffset(outcome: number, countA: number, countB: number): number {
    if (outcome === WORD.initial) return 0;
    const nearness = NEARNESS_BITS[outcome] ?? 0;
    return Math.max(0, this.#information(Math.max(countA, countB)) - nearness);
  }

  /** Of fields that say much the same only the strongest agreement counts in full, the others by a third. */
  #countedTwice(group: readonly number[]): number {
    let strongest = -1;
    for (const field of group)
      if (strongest < 0 || (this.#fieldBits[field] ?? 0) > (this.#fieldBits[strongest] ?? 0))
        strongest = field;
    let excess = 0;
    for (const field of group) {
      const bits = this.#fieldBits[field] ?? 0;
      if (field === strongest || bits <= 0) continue;
      const less = (bits * 2) / 3;
      this.#fieldBits[field] = bits - less;
      this.#offset -= less;
      excess += less;
    }
    return excess;
  }
}

/** log2(m/u) of every outcome, and log2(m) where the frequency of the value stands for u. */
export function weightsOf(fields: readonly FieldColumn[], model: MatchModel): Float64Array {
  return Float64Array.from(
    fields.flatMap(({ spec }, at) =>
      OUTCOMES[spec.kind].map(({ u: weighedByU }, outcome) => {
        const learned = model.fields[at]?.outcomes[outcome];
        if (!learned) return 0;
        return Math.log2(learned.m) - (weighedByU === undefined ? 0 : Math.log2(learned.u));
      }),
    ),
  );
}
