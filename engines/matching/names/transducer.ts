import { ABJAD } from './abjad-letters.ts';

/**
 * How likely a Latin spelling is, given an Arabic one: a stochastic transducer (Ristad & Yianilos 1998, "Learning
 * string-edit distance", in conditional form). Before each Arabic letter it may insert Latin letters, mostly the short
 * vowels that Arabic leaves out; then the letter becomes a segment of no, one, two or three Latin letters. All ways to
 * the spelling are added up. The parameters were learned by expectation maximisation: see learn-transducer.ts.
 */
export interface Transducer {
  /** Latin segments by id; the empty segment is 0. */
  readonly segments: readonly string[];
  readonly segmentIds: ReadonlyMap<string, number>;
  /** P(segment | letter, place); index ((place × LETTERS) + letter) × segments + segment. */
  readonly emit: Float64Array;
  /** P(insert this letter | class before, class after); index (before × 3 + after) × 27 + letter; 26: insert none. */
  readonly insert: Float64Array;
  /** P(letter | letter before) in Latin names; index before × 27 + letter; 26 is the edge of the word. */
  readonly background: Float64Array;
}

/** Codes of unvowelled letters begin at 1. */
export const LETTERS = [...ABJAD].length + 1;
export const LONGEST_SEGMENT = 3;
export const PLACES = 3;
export const CLASSES = 9;
/** Latin letters, and one more for “none” or the edge of the word. */
export const LATIN = 27;
export const NO_LETTER = 26;

/** Letters that write vowels as often as consonants. */
const IS_WEAK = new Uint8Array(LETTERS);
for (const letter of 'اوييعه') IS_WEAK[[...ABJAD].indexOf(letter) + 1] = 1;

/** Place of a letter in its word: 0 first, 1 inner, 2 last. */
export function placeOf(at: number, length: number): number {
  if (at === 0) return 0;
  return at === length - 1 ? 2 : 1;
}

function classOf(word: Uint8Array, at: number): number {
  if (at < 0 || at >= word.length) return 2;
  return 1 - (IS_WEAK[word[at] ?? 0] ?? 0);
}

/** Class of the gap before a letter (or the end), by its neighbours: weak, consonant, edge. */
export function gapOf(word: Uint8Array, at: number): number {
  return classOf(word, at - 1) * 3 + classOf(word, at);
}

/** 0–25, or -1 for anything but a lower-case ASCII letter. */
export function latinLetter(text: string, at: number): number {
  const letter = text.charCodeAt(at) - 97;
  return letter >= 0 && letter < NO_LETTER ? letter : -1;
}

/**
 * Latin text for the transducer: for each place the letter, then the ids of the segments of one to three letters that
 * begin there (-1: unknown to the model). Empty unless all is plain ASCII letters.
 */
export function compileLatin(text: string, segmentIds: ReadonlyMap<string, number>): Int16Array {
  const compiled = new Int16Array(text.length * 4).fill(-1);
  for (let at = 0; at < text.length; at++) {
    const letter = latinLetter(text, at);
    if (letter < 0) return new Int16Array(0);
    compiled[at * 4] = letter;
    for (let length = 1; length <= LONGEST_SEGMENT && at + length <= text.length; length++) {
      compiled[at * 4 + length] = segmentIds.get(text.slice(at, at + length)) ?? -1;
    }
  }
  return compiled;
}

/** German writes one sound with four letters or seven, more than a segment has: Dschamal, Schtscherbakow. */
export function shortened(latin: string): string {
  return latin.includes('sch') ? latin.replaceAll('dsch', 'dj').replaceAll('schtsch', 'shch') : latin;
}
