// AssemblyScript. The twin of `../../jaro-winkler.ts`, whose comments say what is computed and why.
import {
  headOf,
  ids,
  length,
  lengthOf,
  loadPattern,
  matched,
  mostInCommon,
  need,
  positionsOf,
  results,
  signatureOf,
  units,
  unitsOf,
  WORD,
} from './pattern';

const ROW: i32 = 65;
const CELLS: i32 = 65 * 65;
/** Left to the twin: a string is longer than a word. */
const TOO_LONG: f64 = -1;

/** At most four. */
// @ts-ignore: decorator
@inline
function commonPrefix(other: usize, otherLength: i32): i32 {
  const most = min(min(4, length), otherLength);
  let prefix = 0;
  while (prefix < most && load<u16>(units + (prefix << 1)) == load<u16>(other + (prefix << 1))) prefix++;
  return prefix;
}

// @ts-ignore: decorator
@inline
function compare(other: usize, otherLength: i32, prefix: i32, fewest: i32): f64 {
  const reach = max(0, (max(length, otherLength) >> 1) - 1);
  const end = other + (<usize>otherLength << 1);
  // Up to here the window grows to the left end; from there on it moves.
  const turn = other + (<usize>min(reach, otherLength) << 1);
  let window: u64 = ((<u64>2) << reach) - 1;
  let taken: u64 = 0;
  let top = matched;
  let at = other;
  for (; at < turn; at += 2) {
    const places = positionsOf(at);
    const free = places & window & ~taken;
    taken |= free & (0 - free);
    store<u64>(top, places);
    top += <usize>(free != 0) << 3;
    window = (window << 1) | 1;
  }
  for (; at < end; at += 2) {
    const places = positionsOf(at);
    const free = places & window & ~taken;
    taken |= free & (0 - free);
    store<u64>(top, places);
    top += <usize>(free != 0) << 3;
    window <<= 1;
  }
  const matches = <i32>((top - matched) >> 3);
  if (matches < fewest || matches == 0) return length + otherLength == 0 ? 1 : 0;
  let misplaced = 0;
  for (let match = matched; match < top; match += 8) {
    const first = taken & (0 - taken);
    taken ^= first;
    misplaced += <i32>((load<u64>(match) & first) == 0);
  }
  const m = <f64>matches;
  const jaro = (m / <f64>length + m / <f64>otherLength + (m - <f64>(misplaced >> 1)) / m) / 3;
  return jaro > 0.7 ? jaro + <f64>prefix * 0.1 * (1 - jaro) : jaro;
}

export function jaroWinkler(i: i32, j: i32): f64 {
  if (i == j) return 1;
  loadPattern(i);
  const head = headOf(j);
  const otherLength = lengthOf(head);
  if (length > WORD || otherLength > WORD) return TOO_LONG;
  const other = unitsOf(head);
  return compare(other, otherLength, commonPrefix(other, otherLength), 0);
}

/** @returns how many are left to the twin. */
export function jaroWinklerMany(i: i32, count: i32, floor: f64): i32 {
  loadPattern(i);
  let left = 0;
  const patternTooLong = length > WORD;
  const row = need + length * ROW;
  const rowOfAnyPrefix = row + 4 * CELLS;
  for (let at = 0; at < count; at++) {
    const head = headOf(load<i32>(ids + (at << 2)));
    const result = results + (at << 2);
    const otherLength = lengthOf(head);
    if (patternTooLong || otherLength > WORD) {
      store<f32>(result, <f32>TOO_LONG);
      left++;
      continue;
    }
    const common = mostInCommon(otherLength, signatureOf(head));
    store<f32>(result, 0);
    if (common < <i32>load<u8>(rowOfAnyPrefix + otherLength)) continue;
    const other = unitsOf(head);
    const prefix = commonPrefix(other, otherLength);
    const fewest = <i32>load<u8>(row + prefix * CELLS + otherLength);
    if (common < fewest) continue;
    const similarity = compare(other, otherLength, prefix, fewest);
    if (similarity >= floor) store<f32>(result, <f32>similarity);
  }
  return left;
}
