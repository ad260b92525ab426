import { SUBSTITUTION, UNIT_COUNT } from './sounds.ts';
import { MISTYPING } from './keyboard.ts';
import { LONGEST_TOKEN } from './limits.ts';

/** Rows of the tables, made once: a comparison allocates nothing. Spellings are cut to LONGEST_TOKEN. */
const ROWS = [0, 1, 2].map(() => new Float64Array(LONGEST_TOKEN + 1)) as [
  Float64Array,
  Float64Array,
  Float64Array,
];

/**
 * Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours (Damerau 1964); a key beside
 * the right one costs less. Infinity as soon as it must exceed the limit.
 */
export function letterDistance(a: Uint16Array, b: Uint16Array, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let before = ROWS[0];
  let last = ROWS[1];
  let row = ROWS[2];
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    const wanted = a[i - 1] as number;
    for (let j = 1; j <= b.length; j++) {
      const typed = b[j - 1] as number;
      let cell = last[j - 1] as number;
      if (wanted !== typed) {
        cell += wanted < 128 && typed < 128 ? (MISTYPING[wanted * 128 + typed] as number) : 1;
        if (i > 1 && j > 1 && wanted === b[j - 2] && a[i - 2] === typed) {
          cell = Math.min(cell, (before[j - 2] as number) + 1);
        }
      }
      cell = Math.min(cell, (last[j] as number) + 1, (row[j - 1] as number) + 1);
      row[j] = cell;
      if (cell < least) least = cell;
    }
    // A swap can still reach back to the row before.
    if (least > limit + 1) return Infinity;
    const free = before;
    before = last;
    last = row;
    row = free;
  }
  const distance = last[b.length] as number;
  return distance > limit ? Infinity : distance;
}

/** Weighted edit distance of sound units, with the weights of sounds.ts. Infinity as soon as it must exceed the limit. */
export function soundDistance(a: Uint8Array, b: Uint8Array, omission: Float64Array, limit: number): number {
  let last = ROWS[0];
  let row = ROWS[1];
  last[0] = 0;
  for (let j = 1; j <= b.length; j++)
    last[j] = (last[j - 1] as number) + (omission[b[j - 1] as number] as number);
  for (let i = 1; i <= a.length; i++) {
    const unit = a[i - 1] as number;
    const omitted = omission[unit] as number;
    let left = (last[0] as number) + omitted;
    let least = left;
    row[0] = left;
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1] as number;
      const substituted = (last[j - 1] as number) + (SUBSTITUTION[unit * UNIT_COUNT + other] as number);
      const dropped = (last[j] as number) + omitted;
      left += omission[other] as number;
      if (substituted < left) left = substituted;
      if (dropped < left) left = dropped;
      row[j] = left;
      if (left < least) least = left;
    }
    if (least > limit) return Infinity;
    const free = last;
    last = row;
    row = free;
  }
  const distance = last[b.length] as number;
  return distance > limit ? Infinity : distance;
}
