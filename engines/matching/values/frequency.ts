/**
 * Frequencies enter scores in steps of half a bit, so that a record more changes a score only where a count crosses a
 * step. That keeps a score a function of the records alone, and cheap to keep up to date: a count of n has crossed
 * 2·log2(n) steps.
 */
const STEPS_PER_BIT = 2;

const SMALL = Int32Array.from({ length: 4096 }, (_, count) => stepOfCount(count));

function stepOfCount(count: number): number {
  // The logarithm of an exact power of two is exact; between them no count falls on a boundary.
  return count < 1 ? 0 : Math.floor(Math.log2(count) * STEPS_PER_BIT);
}

export function frequencyStep(count: number): number {
  return count < 4096 ? (SMALL[count] ?? 0) : stepOfCount(count);
}

/** Bits that sharing a value is worth which `count` of `total` records hold, in steps of half a bit; never below 0. */
export function informationBits(count: number, total: number): number {
  return Math.max(0, frequencyStep(total) - frequencyStep(count)) / STEPS_PER_BIT;
}
