import { LENGTH_MASK, mostInCommon } from '../kernels/signature.ts';
import type { MatchModel } from '../model/match-model.ts';
import type { ComparedRecords } from '../records/record-table.ts';
import type { FieldColumn } from '../values/field-column.ts';
import { FREQUENCY_STEPS, frequencyStep, identifierBits, informationOfStep } from '../values/frequency.ts';
import { areFarApart } from '../values/word-facts.ts';
import { compareDates } from './calendar.ts';
import { CATEGORY, DATE, VALUE, WORD } from './outcome.ts';
import { STEP_BITS, TEXT_CELLS, VALUE_CELLS, WORD_CELLS } from './screen-rows.ts';
import type { ScreenRows } from './screen-rows.ts';
import {
  REPEATED_SHARE,
  basesOf,
  groupsOf,
  isPartOfAddress,
  likenessBits,
  likenessesOf,
  weightsOf,
} from './weights.ts';
import type { Likeness } from './weights.ts';

/** More than rounding can make of the bits of one pair. */
const SLACK = 1e-6;
/** How two different words can agree. */
const LIKE = [WORD.equivalent, WORD.close, WORD.loose, WORD.initial];
/** Cells of a line of the processor's cache, and the lines that most rows take. */
const LINE_CELLS = 16;
const LINES_FETCHED = 5;
const STEP_MASK = (1 << STEP_BITS) - 1;

/**
 * Rules out pairs that cannot reach a number of bits, at a fraction of what comparing them takes: of what the comparer
 * does it leaves out all that only lowers a score, and takes the best counterpart of each word whoever else wants it. What
 * is left is never below the score. Most candidates end here.
 */
export class PairScreen {
  readonly #fields: readonly FieldColumn[];
  readonly #bases: Int32Array;
  readonly #weights: Float64Array;
  readonly #informationOfStep: Float64Array;
  readonly #sizeStep: number;
  readonly #rows: ScreenRows;
  /** For each field, the most that two words can weigh which are not the same, and that by the step of their frequency. */
  readonly #likeness: Float64Array;
  readonly #likenessOfStep: Float64Array;
  /** The same without the weights: what frequency alone says. */
  readonly #saidOfStep: Float64Array;
  readonly #likenesses: readonly Likeness[];
  /** Of each field, what all words that agree say less than their frequency, but for one. */
  readonly #together: Float64Array;
  /** Fields of the pair at hand that were taken for the best, to be looked at more closely: number and both places. */
  readonly #open: Int32Array;
  /** Fields that disagree together, and those that agree together; see {@link #repeated}. */
  readonly #address: readonly number[];
  readonly #groups: readonly (readonly number[])[];
  /** The most that each field of the pair at hand brings. */
  readonly #fieldBits: Float64Array;
  /** Of no meaning: see {@link fetch}. */
  touched = 0;
  /** Has the value that was last looked at words that are alike, but not the same? */
  #hasAlike = false;

  /** For records that stay as they are meanwhile. */
  constructor({ fields, size }: ComparedRecords, rows: ScreenRows, model: MatchModel) {
    this.#fields = fields;
    this.#rows = rows;
    const specs = fields.map(({ spec }) => spec);
    this.#bases = Int32Array.from(basesOf(specs));
    this.#weights = weightsOf(specs, model);
    this.#address = specs.flatMap((spec, at) => (isPartOfAddress(spec) ? [at] : []));
    this.#groups = groupsOf(specs);
    this.#together = Float64Array.from(specs, (_, at) => model.fields[at]?.togetherBits ?? 0);
    this.#fieldBits = new Float64Array(fields.length);
    this.#open = new Int32Array(fields.length * 3);
    this.#sizeStep = frequencyStep(size);
    const copies = 2 * model.pairsPerRecord;
    this.#informationOfStep = Float64Array.from({ length: FREQUENCY_STEPS }, (_, step) =>
      informationOfStep(step, this.#sizeStep, copies),
    );
    this.#likenesses = likenessesOf(specs, model);
    const likenessOf = (field: number, information: number): number =>
      Math.max(
        ...LIKE.map(
          (outcome) =>
            (this.#weights[(this.#bases[field] ?? 0) + outcome] ?? 0) +
            Math.max(0, this.#bitsOfLike(field, outcome, information) - (this.#together[field] ?? 0)),
        ),
      );
    this.#saidOfStep = Float64Array.from({ length: fields.length * FREQUENCY_STEPS }, (_, at) =>
      Math.max(
        ...LIKE.map((outcome) =>
          this.#bitsOfLike(
            Math.floor(at / FREQUENCY_STEPS),
            outcome,
            this.#informationOfStep[at % FREQUENCY_STEPS] ?? 0,
          ),
        ),
      ),
    );
    this.#likeness = Float64Array.from(fields, (_, at) =>
      Math.max(...LIKE.map((outcome) => this.#weights[(this.#bases[at] ?? 0) + outcome] ?? 0)),
    );
    this.#likenessOfStep = Float64Array.from({ length: fields.length * FREQUENCY_STEPS }, (_, at) =>
      likenessOf(Math.floor(at / FREQUENCY_STEPS), this.#informationOfStep[at % FREQUENCY_STEPS] ?? 0),
    );
  }

  /**
   * Touches the rows of records that are about to be looked at: fetched together they take a fraction of the time that they
   * take one after the other.
   */
  fetch(slots: Int32Array, count: number): void {
    const { starts, cells } = this.#rows;
    let touched = 0;
    for (let each = 0; each < count; each++) {
      const at = starts[slots[each] ?? 0] ?? 0;
      for (let line = 0; line < LINES_FETCHED; line++) touched ^= cells[at + line * LINE_CELLS] ?? 0;
    }
    // Kept, so that no compiler leaves the reading out.
    this.touched = touched;
  }

  /** Can two records reach so many bits, without the prior? */
  canReach(a: number, b: number, bits: number): boolean {
    const { starts, cells } = this.#rows;
    const fields = this.#fields;
    let atA = starts[a] ?? 0;
    let atB = starts[b] ?? 0;
    let most = SLACK;
    let open = 0;
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at] as FieldColumn;
      const ofA = cells[atA++] ?? 0;
      const ofB = cells[atB++] ?? 0;
      this.#fieldBits[at] = 0;
      if (ofA > 0 && ofB > 0) {
        this.#hasAlike = false;
        const isSingle = ofA === 1 && ofB === 1;
        const mostOfField = isSingle
          ? this.#mostOf(field, at, atA, atB)
          : this.#mostOfAny(field, at, atA, ofA, atB, ofB);
        most += mostOfField;
        this.#fieldBits[at] = mostOfField;
        if (isSingle && this.#hasAlike) {
          this.#open[open * 3] = at;
          this.#open[open * 3 + 1] = atA;
          this.#open[open * 3 + 2] = atB;
          open += 1;
        }
      }
      atA = this.#after(field, atA, ofA);
      atB = this.#after(field, atB, ofB);
    }
    let repeated = this.#repeated();
    // Only now is looked how alike words are, for that is seldom worth the time.
    for (let each = 0; most - repeated >= bits && each < open; each++) {
      const at = this.#open[each * 3] ?? 0;
      const one = this.#open[each * 3 + 1] ?? 0;
      const other = this.#open[each * 3 + 2] ?? 0;
      const field = fields[at] as FieldColumn;
      const before = this.#fieldBits[at] ?? 0;
      const now = this.#mostOfWords(field, at, one, other, true);
      most += now - before;
      this.#fieldBits[at] = now;
      repeated = this.#repeated();
    }
    return most - repeated >= bits;
  }

  /**
   * Of fields that agree together, and of the parts of an address that disagree, the comparer counts the strongest in full and
   * of the others a share. What that comes to grows with each field, so that the most of each gives the most of all.
   *
   * @returns bits that the fields say too much; below 0 where they speak against
   */
  #repeated(): number {
    let sum = this.#repeatedIn(this.#address, -1);
    for (const group of this.#groups) sum += this.#repeatedIn(group, 1);
    return sum;
  }

  #repeatedIn(fields: readonly number[], sign: 1 | -1): number {
    let sum = 0;
    let strongest = 0;
    for (const field of fields) {
      const bits = sign * (this.#fieldBits[field] ?? 0);
      if (bits <= 0) continue;
      sum += bits;
      if (bits > strongest) strongest = bits;
    }
    return sign * (sum - strongest) * REPEATED_SHARE;
  }

  /** Where so many values of a field end. */
  #after(field: FieldColumn, from: number, count: number): number {
    if (!field.table) return from + count * (field.pool ? TEXT_CELLS : VALUE_CELLS);
    let at = from;
    for (let value = 0; value < count; value++)
      at += VALUE_CELLS + ((this.#rows.cells[at + 1] ?? 0) >> STEP_BITS) * WORD_CELLS;
    return at;
  }

  #mostOfAny(field: FieldColumn, at: number, fromA: number, ofA: number, fromB: number, ofB: number): number {
    let most = -Infinity;
    let atA = fromA;
    for (let i = 0; i < ofA; i++) {
      let atB = fromB;
      for (let j = 0; j < ofB; j++) {
        most = Math.max(most, this.#mostOf(field, at, atA, atB));
        atB = this.#after(field, atB, 1);
      }
      atA = this.#after(field, atA, 1);
    }
    return most;
  }

  /** Of two values by where they stand in the rows. */
  #mostOf(field: FieldColumn, at: number, one: number, other: number): number {
    const base = this.#bases[at] ?? 0;
    const weights = this.#weights;
    const { cells } = this.#rows;
    switch (field.spec.kind) {
      case 'person-name':
      case 'organisation-name':
      case 'words':
        return this.#mostOfWords(field, at, one, other, false);
      case 'date': {
        const outcome = compareDates(cells[one] ?? 0, cells[other] ?? 0);
        const bits = weights[base + outcome] ?? 0;
        return outcome === DATE.exact ? bits + (this.#informationOfStep[cells[one + 1] ?? 0] ?? 0) : bits;
      }
      case 'identifier':
      case 'code':
        if (cells[one] === cells[other]) return this.#mostOfEqual(field, base, cells[one] ?? 0);
        return mayBeOneSlipApart(cells, one + VALUE_CELLS, other + VALUE_CELLS)
          ? Math.max(this.#mostOfUnlike(field, base, one, other), weights[base + VALUE.slip] ?? 0)
          : this.#mostOfUnlike(field, base, one, other);
      case 'category':
        return cells[one] === cells[other]
          ? (weights[base + CATEGORY.exact] ?? 0) + (this.#informationOfStep[cells[one + 1] ?? 0] ?? 0)
          : (weights[base + CATEGORY.different] ?? 0);
    }
  }

  /** An identifier or code that both have. */
  #mostOfEqual({ spec, counts, parties }: FieldColumn, base: number, value: number): number {
    const exact = this.#weights[base + VALUE.exact] ?? 0;
    const frequency = this.#informationOfStep[frequencyStep(counts.get(value))] ?? 0;
    return spec.designBits === undefined
      ? exact + frequency
      : exact + identifierBits(parties.get(value), spec.designBits, frequency, this.#sizeStep);
  }

  /** Two identifiers or codes that differ by more than a slip. */
  #mostOfUnlike({ beginningCounts }: FieldColumn, base: number, one: number, other: number): number {
    const { cells } = this.#rows;
    const different = this.#weights[base + VALUE.different] ?? 0;
    const beginning = cells[one + 1] ?? 0;
    if (beginning !== cells[other + 1]) return different;
    const information = this.#informationOfStep[frequencyStep(beginningCounts.get(beginning))] ?? 0;
    return Math.max(different, (this.#weights[base + VALUE.beginning] ?? 0) + information);
  }

  /** @param closely look how alike words are; otherwise those that are not far apart are taken for the same */
  #mostOfWords(
    { table, spec }: FieldColumn,
    at: number,
    one: number,
    other: number,
    closely: boolean,
  ): number {
    if (!table) return 0;
    const base = this.#bases[at] ?? 0;
    const likeness = this.#likeness[at] ?? 0;
    const { cells } = this.#rows;
    const weights = this.#weights;
    const information = this.#informationOfStep;
    const together = this.#together[at] ?? 0;
    const headA = cells[one + 1] ?? 0;
    const headB = cells[other + 1] ?? 0;
    const shorterFirst = headA >> STEP_BITS <= headB >> STEP_BITS;
    const fromA = (shorterFirst ? one : other) + VALUE_CELLS;
    const fromB = (shorterFirst ? other : one) + VALUE_CELLS;
    const ofA = (shorterFirst ? headA : headB) >> STEP_BITS;
    const ofB = (shorterFirst ? headB : headA) >> STEP_BITS;
    const endA = fromA + ofA * WORD_CELLS;
    const endB = fromB + ofB * WORD_CELLS;
    const exact = Math.max(weights[base + WORD.exact] ?? 0, weights[base + WORD.initial] ?? 0);
    const conflicting = weights[base + WORD.conflict] ?? 0;
    // Of several words of an address that disagree, all but one count in part.
    const conflict =
      spec.kind === 'words' ? Math.max(conflicting, conflicting * (1 - REPEATED_SHARE)) : conflicting;
    // What each word says beyond what goes together is added up; that itself counts once.
    let most = 0;
    let once = 0;
    let unweighed = 0;
    for (let i = fromA; i < endA; i += WORD_CELLS) {
      const word = cells[i] ?? 0;
      let best = conflict;
      let bestWeight = conflict;
      for (let j = fromB; j < endB; j += WORD_CELLS) {
        const counterpart = cells[j] ?? 0;
        if (word !== counterpart && areFarApart(cells, i + 1, cells, j + 1)) continue;
        const step = Math.max(cells[i + WORD_CELLS - 1] ?? 0, cells[j + WORD_CELLS - 1] ?? 0);
        let weight = likeness;
        let bits = 0;
        let said = information[step] ?? 0;
        if (word === counterpart) {
          // An initial is the only word that is not exactly itself.
          weight = exact;
          bits = exact + Math.max(0, said - together);
        } else if (closely) {
          const outcome = table.compareNear(word, counterpart);
          if (outcome === WORD.conflict) continue;
          weight = weights[base + outcome] ?? 0;
          said = this.#bitsOfLike(at, outcome, said);
          bits = weight + Math.max(0, said - together);
        } else {
          this.#hasAlike = true;
          bits = this.#likenessOfStep[at * FREQUENCY_STEPS + step] ?? 0;
          said = this.#saidOfStep[at * FREQUENCY_STEPS + step] ?? 0;
        }
        if (bits > best) best = bits;
        if (weight > bestWeight) bestWeight = weight;
        if (said > once) once = said;
      }
      most += best;
      unweighed += bestWeight;
    }
    const ofValue = information[Math.max(headA & STEP_MASK, headB & STEP_MASK)] ?? 0;
    return (
      Math.min(most + Math.min(once, together), unweighed + ofValue) +
      (ofB - ofA) * (weights[base + WORD.extra] ?? 0)
    );
  }

  #bitsOfLike(field: number, outcome: number, information: number): number {
    const likeness = this.#likenesses[field];
    return likeness ? likenessBits(likeness, outcome, information) : 0;
  }
}

/** Two strings with a slip between them have all characters but one in common. By their lengths and signatures. */
function mayBeOneSlipApart(cells: Int32Array, atA: number, atB: number): boolean {
  const lengthA = (cells[atA] ?? 0) & LENGTH_MASK;
  const lengthB = (cells[atB] ?? 0) & LENGTH_MASK;
  const longer = Math.max(lengthA, lengthB);
  if (longer - Math.min(lengthA, lengthB) > 1) return false;
  return (
    mostInCommon(
      lengthA,
      cells[atA + 1] ?? 0,
      cells[atA + 2] ?? 0,
      lengthB,
      cells[atB + 1] ?? 0,
      cells[atB + 2] ?? 0,
    ) >=
    longer - 1
  );
}
