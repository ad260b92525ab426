import { readTransducer } from './read-transducer.ts';
import {
  LATIN,
  LETTERS,
  LONGEST_SEGMENT,
  NO_LETTER,
  compileLatin,
  gapOf,
  placeOf,
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
  const segments = compileLatin(text, MODEL.segmentIds);
  let before = NO_LETTER;
  let chance = 0;
  for (let at = 0; at <= segments.length; at += 4) {
    const letter = at < segments.length ? (segments[at] ?? 0) : NO_LETTER;
    chance += Math.log(MODEL.background[before * LATIN + letter] ?? 1);
    before = letter;
  }
  return { segments, chance };
}

/** The article may be left out on either side: السوداني and Sudani, سوداني and Alsudani. */
const WITHOUT_ARTICLE = 0.2;
const LETTERS_OF_ARTICLE = 2;

/** Two rows of the forward table; grown as needed, so that a comparison allocates nothing. */
let row = new Float64Array(64);
let next = new Float64Array(64);

/**
 * ln of how many times more likely the Latin text is as a spelling of the unvowelled word than as a name at random.
 * `articles`: whether either begins with an article that might be missing in the other.
 */
export function transliterationEvidence(
  word: Uint8Array,
  latin: LatinSpelling,
  articles: { readonly word: boolean; readonly latin: boolean },
): number {
  const { segments } = latin;
  const { emit, insert } = MODEL;
  const width = segments.length / 4;
  if (row.length <= width) {
    row = new Float64Array(width + 64);
    next = new Float64Array(width + 64);
  }
  row.fill(0, 0, width + 1);
  row[0] = 1;
  if (articles.latin) row[LETTERS_OF_ARTICLE] = WITHOUT_ARTICLE;
  for (let at = 0; at < word.length; at++) {
    const gap = gapOf(word, at) * LATIN;
    const none = insert[gap + NO_LETTER] ?? 0;
    const emissions = (placeOf(at, word.length) * LETTERS + (word[at] ?? 0)) * SIZE;
    if (articles.word && at === LETTERS_OF_ARTICLE) row[0] = (row[0] ?? 0) + WITHOUT_ARTICLE;
    next.fill(0, 0, width + 1);
    for (let to = 0; to <= width; to++) {
      const here = row[to] ?? 0;
      if (here === 0) continue;
      if (to < width) row[to + 1] = (row[to + 1] ?? 0) + here * (insert[gap + (segments[to * 4] ?? 0)] ?? 0);
      const onward = here * none;
      next[to] = (next[to] ?? 0) + onward * (emit[emissions] ?? 0);
      const longest = Math.min(LONGEST_SEGMENT, width - to);
      for (let length = 1; length <= longest; length++) {
        const segment = segments[to * 4 + length] ?? -1;
        if (segment >= 0) next[to + length] = (next[to + length] ?? 0) + onward * (emit[emissions + segment] ?? 0);
      }
    }
    [row, next] = [next, row];
  }
  const gap = gapOf(word, word.length) * LATIN;
  for (let to = 0; to < width; to++) {
    row[to + 1] = (row[to + 1] ?? 0) + (row[to] ?? 0) * (insert[gap + (segments[to * 4] ?? 0)] ?? 0);
  }
  return Math.log((row[width] ?? 0) * (insert[gap + NO_LETTER] ?? 0)) - latin.chance;
}
