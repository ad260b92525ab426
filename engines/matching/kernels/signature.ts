/**
 * Letter signature of a string: for each of 32 classes of code units (the low five bits, which keep the
 * letters of one alphabet apart), whether the class occurs once (low word) and whether it occurs again (high
 * word). A bit that only one of two strings has stands for a code unit without partner in the other, so that
 * signatures bound from above how many code units two strings can have in common, whatever their order.
 */
export function bitCount(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The low word after one more code unit. */
export function withUnit(low: number, unit: number): number {
  return low | (1 << (unit & 31));
}

/** The high word after one more code unit; `low` is the low word before it. */
export function withRepeat(low: number, high: number, unit: number): number {
  return high | (low & (1 << (unit & 31)));
}

/** No more code units than this can be paired with equal ones of the other string. */
export function mostInCommon(
  aLength: number,
  aOnce: number,
  aTwice: number,
  bLength: number,
  bOnce: number,
  bTwice: number,
): number {
  const ofA = aLength - bitCount(aOnce & ~bOnce) - bitCount(aTwice & ~bTwice);
  const ofB = bLength - bitCount(bOnce & ~aOnce) - bitCount(bTwice & ~aTwice);
  return ofA < ofB ? ofA : ofB;
}

/** Lengths as far as a head tells them; longer strings are compared without a filter. */
export const LENGTH_MASK = 0xffff;

/** The low four bits of each of the first four code units, in the upper half of a word; the first lowest. */
export function withInitial(word: number, at: number, unit: number): number {
  return at < 4 ? word | ((unit & 15) << (16 + at * 4)) : word;
}

/** No longer prefix than this, of at most four code units, is common to the strings of two such words. */
export function longestPrefix(a: number, b: number): number {
  const differing = (a ^ b) >>> 16;
  return differing === 0 ? 4 : (31 - Math.clz32(differing & -differing)) >> 2;
}
