import type { FieldColumn } from '../values/field-column.ts';

/** Holders of identifiers that are believed in before any is seen, so that few records do not decide. */
const BELIEVED = 200;
const STEPS_PER_BIT = 2;
/** A store may differ from what the model was made from by so many steps. */
const MOST_STEPS = 8;

/**
 * How many of those who hold an identifier are not its first holder: a measure of how often one thing has several records,
 * which is counted without comparing anything. It tells how much likelier, or less likely, two records of this store are
 * one thing than those that the model was made from.
 */
export class Sharing {
  #holders = 0;
  #values = 0;

  /**
   * @param count how many records hold the value now
   * @param amount by how many more than before: 1 or -1
   */
  count(count: number, amount: number): void {
    this.#holders += amount;
    if (count === (amount > 0 ? 1 : 0)) this.#values += amount;
  }

  /** Counts all anew. @param identifiers columns of identifiers, with how many records hold each value */
  countAll(identifiers: readonly FieldColumn[]): void {
    this.#holders = 0;
    this.#values = 0;
    for (const { texts, counts } of identifiers)
      for (let value = 0; value < texts.length; value++) {
        const holders = counts.get(value);
        this.#holders += holders;
        if (holders > 0) this.#values += 1;
      }
  }

  get share(): number {
    return this.#holders === 0 ? 0 : (this.#holders - this.#values) / this.#holders;
  }

  /** Half bits by which the prior is higher than the model's. @param expected the share in what the model was made from */
  steps(expected: number | undefined): number {
    if (expected === undefined || expected === 0) return 0;
    const share = (this.#holders - this.#values + BELIEVED * expected) / (this.#holders + BELIEVED);
    const steps = Math.round(Math.log2(furtherHolders(share) / furtherHolders(expected)) * STEPS_PER_BIT);
    return Math.max(-MOST_STEPS, Math.min(MOST_STEPS, steps));
  }
}

/**
 * How many further holders there are for each value: where a thing has n records, each is one of n - 1 pairs that are one
 * thing, and so many further holders there are, too.
 */
function furtherHolders(share: number): number {
  return share / Math.max(1e-6, 1 - share);
}
