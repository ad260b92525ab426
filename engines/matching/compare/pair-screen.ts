import { HEAD_CELLS } from '../kernels/pool-memory.ts';
import { LENGTH_MASK, mostInCommon } from '../kernels/signature.ts';
import type { MatchModel } from '../model/match-model.ts';
import type { RecordTable } from '../records/record-table.ts';
import type { FieldColumn } from '../values/field-column.ts';
import { FREQUENCY_STEPS, frequencyStep, identifierBits, informationOfStep } from '../values/frequency.ts';
import { compareDates } from './calendar.ts';
import { CATEGORY, DATE, OUTCOMES, VALUE, WORD } from './outcome.ts';
import { weightsOf } from './pair-comparer.ts';

/** More than rounding can make of the bits of one pair. */
const SLACK = 1e-6;

/**
 * Rules out pairs that cannot reach a number of bits, at a fraction of what comparing them takes: of what the comparer
 * does it leaves out all that only lowers a score, and takes the best counterpart of each word whoever else wants it. What
 * is left is never below the score. Nineteen of twenty candidates end here.
 */
export class PairScreen {
  readonly #records: RecordTable;
  readonly #fields: readonly FieldColumn[];
  readonly #bases: readonly number[];
  #weights: Float64Array;
  #copies = 0;
  readonly #informationOfStep = new Float64Array(FREQUENCY_STEPS);
  #sizeStep = -1;
  /** Fields of the pair at hand that a slip may have parted: number of field, and the two values. */
  readonly #parted: number[] = [];

  constructor(records: RecordTable, model: MatchModel) {
    this.#records = records;
    this.#fields = records.fields;
    let base = 0;
    this.#bases = this.#fields.map(({ spec }) => {
      const here = base;
      base += OUTCOMES[spec.kind].length;
      return here;
    });
    this.#weights = new Float64Array(base);
    this.use(model);
  }

  use(model: MatchModel): void {
    this.#weights = weightsOf(this.#fields, model);
    this.#copies = 2 * model.pairsPerRecord;
    this.#sizeStep = -1;
  }

  /** Can two records reach so many bits, without the prior? */
  canReach(a: number, b: number, bits: number): boolean {
    const records = this.#records;
    if (frequencyStep(records.size) !== this.#sizeStep) this.#weighFrequencies();
    const { runs, starts } = records;
    let atA = starts[a] ?? 0;
    let atB = starts[b] ?? 0;
    let most = SLACK;
    let parted = 0;
    for (let field = 0; field < this.#fields.length; field++) {
      const ofA = runs[atA] ?? 0;
      const ofB = runs[atB] ?? 0;
      if (ofA === 1 && ofB === 1) {
        const one = runs[atA + 1] ?? 0;
        const other = runs[atB + 1] ?? 0;
        most += this.#mostOf(field, one, other);
        if (one !== other && this.#fields[field]?.pool) {
          this.#parted[parted++] = field;
          this.#parted[parted++] = one;
          this.#parted[parted++] = other;
        }
      } else if (ofA > 0 && ofB > 0) {
        let best = -Infinity;
        for (let i = 1; i <= ofA; i++)
          for (let j = 1; j <= ofB; j++)
            best = Math.max(best, this.#mostOf(field, runs[atA + i] ?? 0, runs[atB + j] ?? 0));
        most += best;
      }
      atA += 1 + ofA;
      atB += 1 + ofB;
    }
    // Only now is looked whether a slip is possible at all, for that is seldom worth the time.
    for (let at = 0; most >= bits && at < parted; at += 3) {
      const field = this.#parted[at] ?? 0;
      const [one, other] = [this.#parted[at + 1] ?? 0, this.#parted[at + 2] ?? 0];
      const base = this.#bases[field] ?? 0;
      const slip = this.#weights[base + VALUE.slip] ?? 0;
      const unlike = this.#mostOfUnlike(field, one, other);
      if (slip > unlike && !mayBeOneSlipApart(this.#fields[field], one, other)) most -= slip - unlike;
    }
    return most >= bits;
  }

  #weighFrequencies(): void {
    this.#sizeStep = frequencyStep(this.#records.size);
    for (let step = 0; step < FREQUENCY_STEPS; step++)
      this.#informationOfStep[step] = informationOfStep(step, this.#sizeStep, this.#copies);
  }

  #information(count: number): number {
    return this.#informationOfStep[frequencyStep(count)] ?? 0;
  }

  #mostOf(at: number, a: number, b: number): number {
    const field = this.#fields[at] as FieldColumn;
    const base = this.#bases[at] ?? 0;
    const weights = this.#weights;
    switch (field.spec.kind) {
      case 'person-name':
      case 'organisation-name':
      case 'words':
        return this.#mostOfWords(field, base, a, b);
      case 'date': {
        const outcome = compareDates(field.days.get(a), field.days.get(b));
        const bits = weights[base + outcome] ?? 0;
        return outcome === DATE.exact ? bits + this.#information(field.counts.get(a)) : bits;
      }
      case 'identifier':
      case 'code': {
        if (a !== b) return Math.max(this.#mostOfUnlike(at, a, b), weights[base + VALUE.slip] ?? 0);
        const frequency = this.#information(field.counts.get(a));
        const { designBits } = field.spec;
        return (
          (weights[base + VALUE.exact] ?? 0) +
          (designBits === undefined
            ? frequency
            : identifierBits(field.parties.get(a), designBits, frequency, this.#sizeStep))
        );
      }
      case 'category':
        return a === b
          ? (weights[base + CATEGORY.exact] ?? 0) + this.#information(field.counts.get(a))
          : (weights[base + CATEGORY.different] ?? 0);
    }
  }

  /** Two identifiers or codes that differ, by more than a slip. */
  #mostOfUnlike(at: number, a: number, b: number): number {
    const field = this.#fields[at] as FieldColumn;
    const base = this.#bases[at] ?? 0;
    const different = this.#weights[base + VALUE.different] ?? 0;
    const beginning = field.beginnings.get(a);
    if (beginning !== field.beginnings.get(b)) return different;
    const information = this.#information(field.beginningCounts.get(beginning));
    return Math.max(different, (this.#weights[base + VALUE.beginning] ?? 0) + information);
  }

  #mostOfWords(field: FieldColumn, base: number, a: number, b: number): number {
    const table = field.table;
    if (!table) return 0;
    const weights = this.#weights;
    const words = field.wordIds.cells;
    const starts = field.starts.cells;
    let startA = starts[a] ?? 0;
    let startB = starts[b] ?? 0;
    let ofA = (starts[a + 1] ?? 0) - startA;
    let ofB = (starts[b + 1] ?? 0) - startB;
    if (ofA > ofB) {
      [startA, startB] = [startB, startA];
      [ofA, ofB] = [ofB, ofA];
    }
    const counts = table.counts.cells;
    const conflict = weights[base + WORD.conflict] ?? 0;
    let most = 0;
    let unweighed = 0;
    for (let i = startA; i < startA + ofA; i++) {
      const one = words[i] ?? 0;
      let best = conflict;
      let bestWeight = conflict;
      for (let j = startB; j < startB + ofB; j++) {
        const other = words[j] ?? 0;
        const outcome = table.compare(one, other);
        if (outcome === WORD.conflict) continue;
        const weight = weights[base + outcome] ?? 0;
        const bits =
          outcome === WORD.initial
            ? weight
            : weight + this.#information(Math.max(counts[one] ?? 0, counts[other] ?? 0));
        if (bits > best) best = bits;
        if (weight > bestWeight) bestWeight = weight;
      }
      most += best;
      unweighed += bestWeight;
    }
    const ofValue = this.#information(Math.max(field.counts.get(a), field.counts.get(b)));
    return Math.min(most, unweighed + ofValue) + (ofB - ofA) * (weights[base + WORD.extra] ?? 0);
  }
}

/** Two strings with a slip between them have all characters but one in common. */
function mayBeOneSlipApart(field: FieldColumn | undefined, a: number, b: number): boolean {
  const heads = field?.pool?.heads;
  if (!heads) return true;
  const atA = a * HEAD_CELLS + 1;
  const atB = b * HEAD_CELLS + 1;
  const lengthA = (heads[atA] ?? 0) & LENGTH_MASK;
  const lengthB = (heads[atB] ?? 0) & LENGTH_MASK;
  const longer = Math.max(lengthA, lengthB);
  if (longer - Math.min(lengthA, lengthB) > 1) return false;
  return (
    mostInCommon(
      lengthA,
      heads[atA + 1] ?? 0,
      heads[atA + 2] ?? 0,
      lengthB,
      heads[atB + 1] ?? 0,
      heads[atB + 2] ?? 0,
    ) >=
    longer - 1
  );
}
