import { LONGEST_TOKEN } from './limits.ts';
import { readTransducer } from './read-transducer.ts';
import {
  LATIN,
  LETTERS,
  LONGEST_SEGMENT,
  NO_LETTER,
  compileLatin,
  gapOf,
  placeOf,
  shortened,
} from './transducer.ts';
import { TRANSDUCER_TABLE } from './transducer-table.ts';

const MODEL = readTransducer(TRANSDUCER_TABLE);
const SIZE = MODEL.segments.length;

/** A Latin text as the transducer reads it, with the probability that a name happens to be spelled so. */
export interface LatinSpelling {
  /** Four numbers for each letter; see {@link compileLatin}. Empty when the text is not plain ASCII letters. */
  readonly segments: Int16Array;
  /** ln P(text) under the letter pairs of Latin names. */
  readonly chance: number;
}

export function latinSpelling(text: string): LatinSpelling {
  const segments = compileLatin(shortened(text), MODEL.segmentIds);
  let before = NO_LETTER;
  let chance = 0;
  for (let at = 0; at <= segments.length; at += 4) {
    const letter = at < segments.length ? (segments[at] ?? 0) : NO_LETTER;
    chance += Math.log(MODEL.background[before * LATIN + letter] ?? 1);
    before = letter;
  }
  return { segments, chance };
}

/** A word of an unvowelled script as the transducer reads it. */
export interface UnvowelledSpelling {
  /** Codes of abjad-letters.ts; empty when the word is of another script. */
  readonly letters: Uint8Array;
  /** ln of the largest probability that a way to spell the word in Latin can have. */
  readonly best: number;
}

export function unvowelledSpelling(letters: Uint8Array): UnvowelledSpelling {
  let best = 0;
  for (let at = 0; at < letters.length; at++) {
    const emissions = (placeOf(at, letters.length) * LETTERS + (letters[at] as number)) * SIZE;
    best += Math.log(MODEL.insert[gapOf(letters, at) * LATIN + NO_LETTER] as number);
    best += Math.log(Math.max(...MODEL.emit.subarray(emissions, emissions + SIZE)));
  }
  best += Math.log(MODEL.insert[gapOf(letters, letters.length) * LATIN + NO_LETTER] as number);
  return { letters, best };
}

/** The article may be left out on either side: السوداني and Sudani, سوداني and Alsudani. */
const WITHOUT_ARTICLE = 0.2;
const LETTERS_OF_ARTICLE = 2;
/**
 * Part of the measure against the best spelling; the rest is against chance. Against chance alone a long name forgives
 * a wrong letter for the many right ones. Chosen with the divisor on the half of the names that was learned from.
 */
const AGAINST_BEST = 0.3;

/** Two rows of the forward table, made once: a comparison allocates nothing. Spellings are cut to LONGEST_TOKEN. */
const ROWS = [0, 1].map(() => new Float64Array(LONGEST_TOKEN + 1)) as [Float64Array, Float64Array];

/**
 * Evidence that the Latin text spells the unvowelled word: ln of its probability, against a name at random and against
 * the best spelling, by the square root of the length. Spellings of one name are mostly above 1, different names far
 * below 0. `articles`: whether either begins with an article that might be missing in the other.
 */
export function transliterationEvidence(
  { letters, best }: UnvowelledSpelling,
  { segments, chance }: LatinSpelling,
  articles: { readonly unvowelled: boolean; readonly latin: boolean },
): number {
  const { emit, insert } = MODEL;
  const [length, width] = [letters.length, segments.length / 4];
  let row = ROWS[0];
  let next = ROWS[1];
  row.fill(0, 0, width + 1);
  row[0] = 1;
  if (articles.latin && width > LETTERS_OF_ARTICLE) row[LETTERS_OF_ARTICLE] = WITHOUT_ARTICLE;
  for (let at = 0; at < length; at++) {
    const gap = gapOf(letters, at) * LATIN;
    const none = insert[gap + NO_LETTER] as number;
    const emissions = (placeOf(at, length) * LETTERS + (letters[at] as number)) * SIZE;
    if (articles.unvowelled && at === LETTERS_OF_ARTICLE) row[0] = (row[0] as number) + WITHOUT_ARTICLE;
    next.fill(0, 0, width + 1);
    for (let to = 0; to <= width; to++) {
      const here = row[to] as number;
      if (here === 0) continue;
      const onward = here * none;
      next[to] = (next[to] as number) + onward * (emit[emissions] as number);
      if (to === width) continue;
      row[to + 1] = (row[to + 1] as number) + here * (insert[gap + (segments[to * 4] as number)] as number);
      const longest = Math.min(LONGEST_SEGMENT, width - to);
      for (let taken = 1; taken <= longest; taken++) {
        const segment = segments[to * 4 + taken] as number;
        if (segment >= 0)
          next[to + taken] = (next[to + taken] as number) + onward * (emit[emissions + segment] as number);
      }
    }
    const free = row;
    row = next;
    next = free;
  }
  const gap = gapOf(letters, length) * LATIN;
  for (let to = 0; to < width; to++) {
    row[to + 1] =
      (row[to + 1] as number) + (row[to] as number) * (insert[gap + (segments[to * 4] as number)] as number);
  }
  const spelled = Math.log((row[width] as number) * (insert[gap + NO_LETTER] as number));
  return (spelled - AGAINST_BEST * best - (1 - AGAINST_BEST) * chance) / Math.sqrt(length + width);
}
