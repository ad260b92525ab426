import { jaroWinklerOf, PREFIX_WEIGHT } from './jaro-winkler.ts';

/** Strings up to this length are filtered; the longest that a 64-bit word holds. */
export const LONGEST = 64;
const ROW = LONGEST + 1;
/** Cells of one table of `fewestMatches`, for one length of common prefix. */
export const NEED_CELLS = ROW * ROW;
export const NEED_PREFIXES = 5;
/** No number of matches is enough. */
const IMPOSSIBLE = 255;
/** Wider than rounding can be; what is let through is compared exactly. */
const SLACK = 1e-9;

const TABLES_KEPT = 8;
const tables = new Map<number, Uint8Array>();

/** m from the formula, rounded down and one less, never above the answer; from there the answer is searched. */
function searchFrom(aLength: number, bLength: number, prefix: number, floor: number): number {
  const weight = prefix * PREFIX_WEIGHT;
  const jaro = (floor - weight) / (1 - weight);
  const matches = ((3 * jaro - 1) * aLength * bLength) / (aLength + bLength);
  return matches > 1 ? Math.floor(matches) - 1 : 0;
}

function fewest(aLength: number, bLength: number, prefix: number, floor: number): number {
  const most = Math.min(aLength, bLength);
  for (let matches = searchFrom(aLength, bLength, prefix, floor); matches <= most; matches++)
    if (jaroWinklerOf(aLength, bLength, matches, 0, Math.min(prefix, matches)) >= floor - SLACK)
      return matches;
  return IMPOSSIBLE;
}

/**
 * How many code units two strings must have matched for their Jaro-Winkler similarity to reach the floor:
 * cell `(prefix * 65 + |a|) * 65 + |b|`, for common prefixes of 0 to 4 and lengths up to 64; 255 where no
 * number is enough. Handed out again for the same floor.
 */
export function fewestMatches(floor: number): Uint8Array {
  const known = tables.get(floor);
  if (known) return known;
  const table = new Uint8Array(NEED_PREFIXES * NEED_CELLS);
  for (let prefix = 0; prefix < NEED_PREFIXES; prefix++)
    for (let a = 0; a <= LONGEST; a++)
      for (let b = 0; b <= LONGEST; b++) table[(prefix * ROW + a) * ROW + b] = fewest(a, b, prefix, floor);
  if (tables.size === TABLES_KEPT) tables.clear();
  tables.set(floor, table);
  return table;
}
