// AssemblyScript. The twin of `../../levenshtein.ts`, whose comments say what is computed and why.
import {
  headOf,
  ids,
  length,
  lengthOf,
  loadPattern,
  mostInCommon,
  positionsOf,
  results,
  signatureOf,
  unitsOf,
  WORD,
} from './pattern';

/** Left to the twin: the pattern is longer than a word. */
const TOO_LONG: i32 = -1;

// @ts-ignore: decorator
@inline
function compare(other: usize, otherLength: i32, cutoff: i32, swaps: boolean): i32 {
  if (abs(length - otherLength) > cutoff) return cutoff + 1;
  if (length == 0) return otherLength;
  const shift = <u64>(length - 1);
  const end = other + (<usize>otherLength << 1);
  let up: u64 = -1;
  let down: u64 = 0;
  let distance = length;
  let equalBefore: u64 = 0;
  let diagonal: u64 = -1;
  let limit = cutoff + otherLength;
  for (let at = other; at < end; at += 2) {
    const equal = positionsOf(at);
    const exchanged: u64 = swaps ? ((~diagonal & equal) << 1) & equalBefore : 0;
    diagonal = (((equal & up) + up) ^ up) | equal | down | exchanged;
    if (swaps) equalBefore = equal;
    let right = down | ~(diagonal | up);
    let left = up & diagonal;
    distance += <i32>((right >> shift) & 1) - <i32>((left >> shift) & 1);
    limit--;
    if (distance > limit) return cutoff + 1;
    right = (right << 1) | 1;
    left <<= 1;
    up = left | ~(diagonal | right);
    down = right & diagonal;
  }
  return min(distance, cutoff + 1);
}

// @ts-ignore: decorator
@inline
function one(i: i32, j: i32, cutoff: i32, swaps: boolean): i32 {
  if (i == j) return 0;
  loadPattern(i);
  const head = headOf(j);
  return length > WORD ? TOO_LONG : compare(unitsOf(head), lengthOf(head), cutoff, swaps);
}

// @ts-ignore: decorator
@inline
function many(i: i32, count: i32, cutoff: i32, swaps: boolean): i32 {
  loadPattern(i);
  const patternTooLong = length > WORD;
  let left = 0;
  for (let at = 0; at < count; at++) {
    const head = headOf(load<i32>(ids + (at << 2)));
    const result = results + (at << 2);
    const otherLength = lengthOf(head);
    if (max(length, otherLength) - mostInCommon(otherLength, signatureOf(head)) > cutoff) {
      store<i32>(result, cutoff + 1);
    } else if (patternTooLong) {
      store<i32>(result, TOO_LONG);
      left++;
    } else {
      store<i32>(result, compare(unitsOf(head), otherLength, cutoff, swaps));
    }
  }
  return left;
}

export function levenshtein(i: i32, j: i32, cutoff: i32): i32 {
  return one(i, j, cutoff, false);
}

export function optimalStringAlignment(i: i32, j: i32, cutoff: i32): i32 {
  return one(i, j, cutoff, true);
}

/** @returns how many are left to the twin. */
export function levenshteinMany(i: i32, count: i32, cutoff: i32): i32 {
  return many(i, count, cutoff, false);
}

export function optimalStringAlignmentMany(i: i32, count: i32, cutoff: i32): i32 {
  return many(i, count, cutoff, true);
}
