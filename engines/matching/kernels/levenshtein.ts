import { NO_CUTOFF } from './kernels.ts';
import { Pattern, UnitBuffer, WORD } from './pattern.ts';

/**
 * Myers' bit vectors in Hyyrö's form: a column of the table of distances as differences between its rows, +1
 * in `up` and -1 in `down`. With `swaps`, Hyyrö's term for neighbours exchanged.
 */
function withinWord(
  pattern: Pattern,
  codes: Uint16Array,
  start: number,
  length: number,
  cutoff: number,
  swaps: boolean,
): number {
  const { positions, length: patternLength } = pattern;
  const last = patternLength - 1;
  let up = -1;
  let down = 0;
  let distance = patternLength;
  let equalBefore = 0;
  let diagonal = -1;
  // The distance falls by at most one with each unit that is left; above this it cannot come back in time.
  let limit = cutoff + length;
  for (let at = 0; at < length; at++) {
    const equal = positions[codes[start + at] ?? 0] ?? 0;
    const exchanged = swaps ? ((~diagonal & equal) << 1) & equalBefore : 0;
    diagonal = ((((equal & up) + up) | 0) ^ up) | (equal | down | exchanged);
    equalBefore = equal;
    let right = down | ~(diagonal | up);
    let left = up & diagonal;
    // Without a branch, which a processor would guess wrongly.
    distance += ((right >>> last) & 1) - ((left >>> last) & 1);
    limit--;
    if (distance > limit) return cutoff + 1;
    right = (right << 1) | 1;
    left <<= 1;
    up = left | ~(diagonal | right);
    down = right & diagonal;
  }
  return distance;
}

/** The rows of a longer pattern, a word at a time. */
const rows = new Pattern();

/**
 * As above for a pattern of any length: one word of its rows after the other, each along the whole string, with
 * the differences along its last row handed to the next.
 */
function anyLength(
  pattern: Pattern,
  codes: Uint16Array,
  start: number,
  length: number,
  swaps: boolean,
): number {
  const across = new Int8Array(length).fill(1);
  /** Whether an exchange may go on in the first row of the next word. */
  const halfExchanged = new Uint8Array(length);
  for (let from = 0; from < pattern.length; from += WORD) {
    rows.load(pattern.codes, pattern.start + from, Math.min(WORD, pattern.length - from));
    const { positions } = rows;
    const last = rows.length - 1;
    let up = -1;
    let down = 0;
    let equalBefore = 0;
    let diagonal = -1;
    for (let at = 0; at < length; at++) {
      const equal = positions[codes[start + at] ?? 0] ?? 0;
      const above = across[at] ?? 0;
      const rises = above > 0 ? 1 : 0;
      const falls = above >>> 31;
      const half = ~diagonal & equal;
      const exchanged = swaps ? ((half << 1) | (halfExchanged[at] ?? 0)) & equalBefore : 0;
      halfExchanged[at] = half >>> 31;
      equalBefore = equal;
      const reached = equal | falls;
      diagonal = ((((reached & up) + up) | 0) ^ up) | reached | down | exchanged;
      let right = down | ~(diagonal | up);
      let left = up & diagonal;
      across[at] = ((right >>> last) & 1) - ((left >>> last) & 1);
      right = (right << 1) | rises;
      left = (left << 1) | falls;
      up = left | ~(diagonal | right);
      down = right & diagonal;
    }
  }
  rows.clear();
  return across.reduce((distance, difference) => distance + difference, pattern.length);
}

/** Distance of the pattern and a string, or `cutoff + 1` where it is greater than the cutoff. */
export function distanceToPattern(
  pattern: Pattern,
  codes: Uint16Array,
  start: number,
  length: number,
  cutoff: number,
  swaps: boolean,
): number {
  if (Math.abs(pattern.length - length) > cutoff) return cutoff + 1;
  if (pattern.length === 0) return length;
  const distance = pattern.fits
    ? withinWord(pattern, codes, start, length, cutoff, swaps)
    : anyLength(pattern, codes, start, length, swaps);
  return distance > cutoff ? cutoff + 1 : distance;
}

const pattern = new Pattern();
const left = new UnitBuffer();
const right = new UnitBuffer();

function between(a: string, b: string, cutoff: number, swaps: boolean): number {
  if (a === b) return 0;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  pattern.load(left.fill(shorter), 0, shorter.length);
  const distance = distanceToPattern(pattern, right.fill(longer), 0, longer.length, cutoff, swaps);
  pattern.clear();
  return distance;
}

/**
 * Levenshtein distance: the fewest UTF-16 code units to insert, delete or replace that make one string of the
 * other; 0 to max(|a|, |b|). Where it is greater than `cutoff` (0 or more) the answer is `cutoff + 1`, sooner.
 *
 * Levenshtein, V. I. (1966), Soviet Physics Doklady 10; Myers, G. (1999), Journal of the ACM 46, in the form of
 * Hyyrö, H. (2003), A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances.
 */
export function levenshtein(a: string, b: string, cutoff = NO_CUTOFF): number {
  return between(a, b, cutoff, false);
}

/**
 * Optimal string alignment distance: Levenshtein's, with two neighbours exchanged as one step more; no part of
 * the string is edited twice. 0 to max(|a|, |b|). Unlike a metric, it may break the triangle inequality.
 * Where it is greater than `cutoff` the answer is `cutoff + 1`.
 *
 * Damerau, F. J. (1964), Communications of the ACM 7; bit vectors as in Hyyrö (2003).
 */
export function optimalStringAlignment(a: string, b: string, cutoff = NO_CUTOFF): number {
  return between(a, b, cutoff, true);
}
