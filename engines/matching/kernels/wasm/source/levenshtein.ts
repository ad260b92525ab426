// AssemblyScript. The twin of `../../levenshtein.ts`, whose comments say what is computed and why.
import {
  headOf,
  ids,
  length as patternLength,
  lengthOf,
  loadPattern,
  LONGEST_TOLD,
  mostInCommon,
  positions,
  positionsOf,
  results,
  signature,
  signatureOf,
  unitsOf,
  WORD,
} from './pattern';

/** Left to the twin: the pattern is longer than a word, or the other longer than its head tells. */
const TOO_LONG: i32 = -1;

// @ts-ignore: decorator
@inline
function compare(length: i32, other: usize, otherLength: i32, cutoff: i32, swaps: boolean): i32 {
  if (abs(length - otherLength) > cutoff) return cutoff + 1;
  if (length == 0) return otherLength;
  const table = positions;
  const shift = <u64>(length - 1);
  const end = other + (<usize>otherLength << 1);
  let up: u64 = -1;
  let down: u64 = 0;
  let distance = length;
  let equalBefore: u64 = 0;
  let diagonal: u64 = -1;
  let limit = cutoff + otherLength;
  for (let at = other; at < end; at += 2) {
    const equal = positionsOf(table, at);
    const exchanged: u64 = swaps ? ((~diagonal & equal) << 1) & equalBefore : 0;
    diagonal = (((equal & up) + up) ^ up) | (equal | down | exchanged);
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
  const otherLength = lengthOf(head);
  if (patternLength > WORD || otherLength == LONGEST_TOLD) return TOO_LONG;
  return compare(patternLength, unitsOf(head), otherLength, cutoff, swaps);
}

// @ts-ignore: decorator
@inline
function many(i: i32, count: i32, cutoff: i32, swaps: boolean): i32 {
  loadPattern(i);
  const length = patternLength;
  const ownSignature = signature;
  const end = ids + (count << 2);
  const toResult = results - ids;
  let left = 0;
  for (let at = ids; at < end; at += 4) {
    const head = headOf(load<i32>(at));
    const otherLength = lengthOf(head);
    let distance: i32;
    if (length > WORD || otherLength == LONGEST_TOLD) {
      distance = TOO_LONG;
      left++;
    } else if (
      max(length, otherLength) - mostInCommon(length, ownSignature, otherLength, signatureOf(head)) >
      cutoff
    ) {
      distance = cutoff + 1;
    } else {
      distance = compare(length, unitsOf(head), otherLength, cutoff, swaps);
    }
    store<i32>(at + toResult, distance);
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
