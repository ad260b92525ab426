import { Pattern, UnitBuffer, WORD } from './pattern.ts';

/** The most code units of a common prefix that count, and what each adds. */
const PREFIX = 4;
export const PREFIX_WEIGHT = 0.1;
/** A common prefix counts only above this Jaro similarity. */
const BOOST_FROM = 0.7;

/** Jaro-Winkler from its parts: m, t and the length of the common prefix, at most four. */
export function jaroWinklerOf(
  aLength: number,
  bLength: number,
  matches: number,
  transpositions: number,
  prefix: number,
): number {
  if (matches === 0) return aLength + bLength === 0 ? 1 : 0;
  const jaro = (matches / aLength + matches / bLength + (matches - transpositions) / matches) / 3;
  return jaro > BOOST_FROM ? jaro + prefix * PREFIX_WEIGHT * (1 - jaro) : jaro;
}

/** Code units from the start that are equal, at most four. */
export function commonPrefix(
  a: Uint16Array,
  aStart: number,
  aLength: number,
  b: Uint16Array,
  bStart: number,
  bLength: number,
): number {
  const most = Math.min(PREFIX, aLength, bLength);
  let prefix = 0;
  while (prefix < most && a[aStart + prefix] === b[bStart + prefix]) prefix++;
  return prefix;
}

/** Positions of each matched code unit of the text, in their order. */
const matchedPositions = new Int32Array(WORD);

/** 1 where any bit of a word is set, without a branch, which a processor would guess wrongly. */
function any(word: number): number {
  return (word | -word) >>> 31;
}

/** Both strings at most a word long: the candidates of each code unit are found with a few operations on words. */
function withinWord(
  pattern: Pattern,
  codes: Uint16Array,
  start: number,
  length: number,
  need: number,
): number {
  const { positions, length: patternLength } = pattern;
  const reach = Math.max(0, (Math.max(patternLength, length) >> 1) - 1);
  // Positions of the pattern within reach of the text's position; it grows to the left end, then moves.
  let window = (1 << (reach + 1)) - 1;
  let taken = 0;
  let matches = 0;
  for (let at = 0; at < length; at++) {
    const places = positions[codes[start + at] ?? 0] ?? 0;
    const free = places & window & ~taken;
    taken |= free & -free;
    matchedPositions[matches] = places;
    matches += any(free);
    window = (window << 1) | ((at - reach) >>> 31);
  }
  if (matches < need) return 0;
  let placed = 0;
  for (let match = 0; match < matches; match++) {
    const first = taken & -taken;
    taken ^= first;
    placed += any((matchedPositions[match] ?? 0) & first);
  }
  const prefix = commonPrefix(pattern.codes, pattern.start, patternLength, codes, start, length);
  return jaroWinklerOf(patternLength, length, matches, (matches - placed) >> 1, prefix);
}

/** Position by position, for strings of any length. */
function anyLength(pattern: Pattern, codes: Uint16Array, start: number, length: number): number {
  const { codes: patternCodes, start: patternStart, length: patternLength } = pattern;
  const reach = Math.max(0, (Math.max(patternLength, length) >> 1) - 1);
  const taken = new Uint8Array(patternLength);
  const matched: number[] = [];
  for (let at = 0; at < length; at++) {
    const unit = codes[start + at] ?? 0;
    const last = Math.min(patternLength - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= last; place++) {
      if (taken[place] === 0 && patternCodes[patternStart + place] === unit) {
        taken[place] = 1;
        matched.push(unit);
        break;
      }
    }
  }
  let misplaced = 0;
  let match = 0;
  for (let place = 0; place < patternLength; place++) {
    if (taken[place] === 0) continue;
    if (matched[match] !== patternCodes[patternStart + place]) misplaced++;
    match++;
  }
  const prefix = commonPrefix(patternCodes, patternStart, patternLength, codes, start, length);
  return jaroWinklerOf(patternLength, length, matched.length, misplaced >> 1, prefix);
}

/** Similarity of the pattern and a string, or 0 where they have fewer than `need` code units matched. */
export function jaroWinklerToPattern(
  pattern: Pattern,
  codes: Uint16Array,
  start: number,
  length: number,
  need = 0,
): number {
  return pattern.fits && length <= WORD
    ? withinWord(pattern, codes, start, length, need)
    : anyLength(pattern, codes, start, length);
}

const pattern = new Pattern();
const left = new UnitBuffer();
const right = new UnitBuffer();

/**
 * Jaro-Winkler similarity, 0 (nothing in common) to 1 (equal); symmetric; two empty strings are equal.
 *
 * Code units match that are equal and at most ⌊max(|a|, |b|) / 2⌋ - 1 positions apart, each once, the leftmost
 * first. With m matches, of which 2t or 2t + 1 stand in another order, Jaro is
 * (m/|a| + m/|b| + (m - t)/m) / 3; above 0.7, each of the first four code units that are equal adds a tenth of
 * what is missing to 1. Units are UTF-16 code units: a character outside the basic plane counts as two.
 *
 * Jaro, M. A. (1989), Journal of the American Statistical Association 84; Winkler, W. E. (1990), Proceedings
 * of the Section on Survey Research Methods, and its program `strcmp95` without its table of similar letters.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  pattern.load(left.fill(a), 0, a.length);
  const similarity = jaroWinklerToPattern(pattern, right.fill(b), 0, b.length);
  pattern.clear();
  return similarity;
}
