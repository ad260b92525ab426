// AssemblyScript. The string that others are compared with, and where everything lies in the shared memory.

/** Layout of a workspace, in bytes; kept in step with `../workspace.ts`. */
const POSITIONS: usize = 0;
const MATCHED: usize = 0x80000;
const NEED: usize = 0x80400;
const IDS: usize = 0x86000;
const RESULTS: usize = 0x8a000;
const LOADED: usize = 0x8e000;

/** As long, or longer. */
export const LONGEST_TOLD: i32 = 0xffff;

/** Longest string that a word of positions holds. */
export const WORD: i32 = 64;

export let positions: usize = 0;
let heads: usize = 0;
let codes: usize = 0;
export let matched: usize = 0;
export let need: usize = 0;
export let ids: usize = 0;
export let results: usize = 0;

/**
 * Where the id of the string is whose positions are set, plus one; 0 at first. It is kept in the workspace,
 * which may be used by one instance of this module after another.
 */
let loaded: usize = 0;
/** Of the pattern: address of its code units, length, initials, and signature. */
export let units: usize = 0;
export let length: i32 = 0;
export let initials: u32 = 0;
export let signature: u64 = 0;

export function place(workspace: usize, headsAt: usize, codesAt: usize): void {
  positions = workspace + POSITIONS;
  matched = workspace + MATCHED;
  need = workspace + NEED;
  ids = workspace + IDS;
  results = workspace + RESULTS;
  loaded = workspace + LOADED;
  heads = headsAt;
  codes = codesAt;
}

// @ts-ignore: decorator
@inline
export function headOf(id: i32): usize {
  return heads + ((<usize>id) << 4);
}

// @ts-ignore: decorator
@inline
export function unitsOf(head: usize): usize {
  return codes + ((<usize>load<u32>(head)) << 1);
}

// @ts-ignore: decorator
@inline
export function lengthOf(head: usize): i32 {
  return <i32>load<u16>(head, 4);
}

/** Low bits of the first four code units, four each. */
// @ts-ignore: decorator
@inline
export function initialsOf(head: usize): u32 {
  return <u32>load<u16>(head, 6);
}

// @ts-ignore: decorator
@inline
export function signatureOf(head: usize): u64 {
  return load<u64>(head, 8);
}

/** Positions in the pattern of the code unit at an address; `table` is `positions`, in a local of the caller. */
// @ts-ignore: decorator
@inline
export function positionsOf(table: usize, unit: usize): u64 {
  return load<u64>(table + ((<usize>load<u16>(unit)) << 3));
}

/** Sets the positions of a string, or sets them back to none. */
// @ts-ignore: decorator
@inline
function mark(first: usize, end: usize, set: boolean): void {
  let bit: u64 = 1;
  for (let at = first; at < end; at += 2) {
    const cell = positions + ((<usize>load<u16>(at)) << 3);
    store<u64>(cell, set ? load<u64>(cell) | bit : 0);
    bit <<= 1;
  }
}

function replacePattern(old: i32, id: i32): void {
  if (old >= 0) {
    const head = headOf(old);
    const first = unitsOf(head);
    const oldLength = lengthOf(head);
    if (oldLength <= WORD) mark(first, first + (<usize>oldLength << 1), false);
  }
  if (length <= WORD) mark(units, units + (<usize>length << 1), true);
  store<i32>(loaded, id + 1);
}

/** Makes a string the pattern. Strings of a pool never change, so that the positions of one stay right. */
// @ts-ignore: decorator
@inline
export function loadPattern(id: i32): void {
  const head = headOf(id);
  units = unitsOf(head);
  length = lengthOf(head);
  initials = initialsOf(head);
  signature = signatureOf(head);
  const old = load<i32>(loaded) - 1;
  if (old != id) replacePattern(old, id);
}

/** See `mostInCommon` in `../../signature.ts`. */
// @ts-ignore: decorator
@inline
export function mostInCommon(length: i32, signature: u64, otherLength: i32, other: u64): i32 {
  const ofPattern = length - <i32>popcnt<u64>(signature & ~other);
  const ofOther = otherLength - <i32>popcnt<u64>(other & ~signature);
  return min(ofPattern, ofOther);
}
