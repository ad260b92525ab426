import { FREQUENCY_STEPS, frequencyStep, informationOfStep } from '../values/frequency.ts';

/** Slots for outcomes of one pair; words of a long name take one each. */
const OUTCOMES_KEPT = 128;

/**
 * What the comparison of two records comes to while it goes on: its outcomes as positions in the list of all, and the bits
 * that follow from how frequent its values are. Numbers only, and overwritten by the next pair: millions are compared.
 */
export class Tally {
  readonly #outcomes = new Uint16Array(OUTCOMES_KEPT);
  /** By the position of the outcome: log2(m/u), or log2(m) where the frequency of the value stands for u. */
  #weights = new Float64Array();
  #copies = 0;
  /** Bits of sharing a value, by the step of its count; for so many records as `#sizeStep` says. */
  readonly #informationOfStep = new Float64Array(FREQUENCY_STEPS);
  #sizeStep = -1;
  /** Outcomes so far. */
  count = 0;
  /** Bits so far that follow from frequencies, whatever the weights. */
  offset = 0;

  /** @param copies how many further records an entity has, on average over records */
  use(weights: Float64Array<ArrayBuffer>, copies: number): void {
    this.#weights = weights;
    this.#copies = copies;
    this.#sizeStep = -1;
  }

  /** Begins a pair among so many records. */
  begin(records: number): void {
    this.count = 0;
    this.offset = 0;
    const sizeStep = frequencyStep(records);
    if (sizeStep === this.#sizeStep) return;
    this.#sizeStep = sizeStep;
    for (let step = 0; step < FREQUENCY_STEPS; step++)
      this.#informationOfStep[step] = informationOfStep(step, sizeStep, this.#copies);
  }

  /** Step of the number of records. */
  get sizeStep(): number {
    return this.#sizeStep;
  }

  /** Overwritten by the next pair. */
  get outcomes(): Uint16Array {
    return this.#outcomes.subarray(0, this.count);
  }

  outcomeAt(at: number): number {
    return this.#outcomes[at] ?? 0;
  }

  /** Notes an outcome, and what the frequency of the value adds to it. @returns its bits */
  note(outcome: number, offset: number): number {
    if (this.count < OUTCOMES_KEPT) this.#outcomes[this.count++] = outcome;
    this.offset += offset;
    return (this.#weights[outcome] ?? 0) + offset;
  }

  /** Takes bits off that were noted. @returns them */
  lessen(bits: number): number {
    this.offset -= bits;
    return bits;
  }

  /** Bits of an outcome before frequencies. */
  weightOf(outcome: number): number {
    return this.#weights[outcome] ?? 0;
  }

  /** Bits that sharing a value is worth which so many records hold. */
  information(count: number): number {
    return this.#informationOfStep[frequencyStep(count)] ?? 0;
  }
}
