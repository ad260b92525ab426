// AssemblyScript. The twin of `../../jaro-winkler.ts`, whose comments say what is computed and why.
import {
  headOf,
  ids,
  initials,
  initialsOf,
  length as patternLength,
  lengthOf,
  loadPattern,
  matched,
  mostInCommon,
  need,
  positions,
  positionsOf,
  results,
  signature,
  signatureOf,
  units,
  unitsOf,
  WORD,
} from './pattern';

const ROW: i32 = 65;
const CELLS: i32 = 65 * 65;
/** Left to the twin: a string is longer than a word. */
const TOO_LONG: f64 = -1;

/** At most four; four code units are read at once. */
// @ts-ignore: decorator
@inline
function commonPrefix(a: usize, aLength: i32, b: usize, bLength: i32): i32 {
  const equal = <i32>(ctz<u64>(load<u64>(a) ^ load<u64>(b)) >> 4);
  return min(equal, min(aLength, bLength));
}

// @ts-ignore: decorator
@inline
function compare(length: i32, other: usize, otherLength: i32, fewest: i32): f64 {
  const first = matched;
  const table = positions;
  const reach = max(0, (max(length, otherLength) >> 1) - 1);
  const end = other + (<usize>otherLength << 1);
  // The window grows up to here, then it moves.
  const turn = other + (<usize>reach << 1);
  let window: u64 = ((<u64>2) << reach) - 1;
  let taken: u64 = 0;
  let top = first;
  for (let at = other; at < end; at += 2) {
    const places = positionsOf(table, at);
    const free = places & window & ~taken;
    taken |= free & (0 - free);
    store<u64>(top, places);
    top += <usize>(free != 0) << 3;
    window = (window << 1) | <u64>(at < turn);
  }
  const matches = <i32>((top - first) >> 3);
  if (matches < fewest || matches == 0) return length + otherLength == 0 ? 1 : 0;
  // Four at a time, so that a processor seldom guesses wrongly where it ends; without places left, none counts.
  let placed = 0;
  for (let match = first; match < top; match += 32) {
    let place = taken & (0 - taken);
    taken ^= place;
    placed += <i32>((load<u64>(match) & place) != 0);
    place = taken & (0 - taken);
    taken ^= place;
    placed += <i32>((load<u64>(match, 8) & place) != 0);
    place = taken & (0 - taken);
    taken ^= place;
    placed += <i32>((load<u64>(match, 16) & place) != 0);
    place = taken & (0 - taken);
    taken ^= place;
    placed += <i32>((load<u64>(match, 24) & place) != 0);
  }
  const misplaced = matches - placed;
  const m = <f64>matches;
  const jaro = (m / <f64>length + m / <f64>otherLength + (m - <f64>(misplaced >> 1)) / m) / 3;
  const prefix = commonPrefix(units, length, other, otherLength);
  return jaro > 0.7 ? jaro + <f64>prefix * 0.1 * (1 - jaro) : jaro;
}

export function jaroWinkler(i: i32, j: i32): f64 {
  if (i == j) return 1;
  loadPattern(i);
  const head = headOf(j);
  const otherLength = lengthOf(head);
  if (patternLength > WORD || otherLength > WORD) return TOO_LONG;
  return compare(patternLength, unitsOf(head), otherLength, 0);
}

/** @returns how many are left to the twin. */
export function jaroWinklerMany(i: i32, count: i32, floor: f64): i32 {
  loadPattern(i);
  const length = patternLength;
  const ownInitials = initials;
  const ownSignature = signature;
  const row = need + length * ROW;
  const end = ids + (count << 2);
  const toResult = results - ids;
  let left = 0;
  for (let at = ids; at < end; at += 4) {
    const head = headOf(load<i32>(at));
    const otherLength = lengthOf(head);
    if (length > WORD || otherLength > WORD) {
      store<f32>(at + toResult, <f32>TOO_LONG);
      left++;
      continue;
    }
    const longestPrefix = min(4, <i32>(ctz<u32>(ownInitials ^ initialsOf(head)) >> 2));
    const fewest = <i32>load<u8>(row + longestPrefix * CELLS + otherLength);
    let similarity: f64 = 0;
    if (mostInCommon(length, ownSignature, otherLength, signatureOf(head)) >= fewest) {
      similarity = compare(length, unitsOf(head), otherLength, fewest);
      if (similarity < floor) similarity = 0;
    }
    store<f32>(at + toResult, <f32>similarity);
  }
  return left;
}
