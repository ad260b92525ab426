/**
 * Frequencies enter scores in steps of half a bit, so that a record more changes a score only where a count crosses a
 * step. That keeps a score a function of the records alone, and cheap to keep up to date: a count of n has crossed
 * 2·log2(n) steps.
 */
export const STEPS_PER_BIT = 2;

const SMALL = Int32Array.from({ length: 4096 }, (_, count) => stepOfCount(count));

function stepOfCount(count: number): number {
  // The logarithm of an exact power of two is exact; between them no count falls on a boundary.
  return count < 1 ? 0 : Math.floor(Math.log2(count) * STEPS_PER_BIT);
}

export function frequencyStep(count: number): number {
  return count < 4096 ? (SMALL[count] ?? 0) : stepOfCount(count);
}

/** So many records without the value are added in thought: in a set of three, what all of them share need not be common. */
const FURTHER_RECORDS = 50;
/** More steps than any count of records takes. */
export const FREQUENCY_STEPS = 64;

/**
 * Bits that sharing a value is worth, by the step of how many records hold it; never below 0. The pair's own entity is left
 * out of the count: that a person's own copies share a name says nothing of how common it is among others.
 *
 * @param totalStep step of the number of records
 * @param copies how many further records an entity has, on average over records
 */
export function informationOfStep(step: number, totalStep: number, copies: number): number {
  const held = 2 ** (step / STEPS_PER_BIT);
  const total = 2 ** (totalStep / STEPS_PER_BIT) + FURTHER_RECORDS;
  return Math.max(0, Math.log2(total) - Math.log2(Math.max(1, held - copies)));
}

/** Bits that an identifier loses each time that the number of further parties who hold it doubles. */
const DOUBLING_BITS = 3;
/** log2 of the number of records for which design bits are given, about eight thousand. */
const DESIGN_SIZE_BITS = 13;

/**
 * What sharing an identifier that is given out once is worth: its rarity by design while one party holds it, or two, for
 * one person may go by two names; a telephone of a call shop soon falls to what its frequency says. Among more records
 * it is worth more, by as much as the prior is lower: the share of numbers that strangers have in common stays the same.
 *
 * @param designBits what it is worth among some thousand records
 * @param totalStep step of the number of records
 */
export function identifierBits(
  parties: number,
  designBits: number,
  frequencyBits: number,
  totalStep: number,
): number {
  const alone = designBits + totalStep / STEPS_PER_BIT - DESIGN_SIZE_BITS;
  if (parties <= 1) return Math.max(alone, frequencyBits);
  return Math.max(frequencyBits, alone - DOUBLING_BITS * Math.log2(parties - 1));
}
