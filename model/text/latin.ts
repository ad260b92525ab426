import { fold } from './fold.ts';
import {
  ETHIOPIC_SYLLABLES,
  INDIC_BLOCKS,
  INDIC_DEPENDENT,
  INDIC_INDEPENDENT,
  INDIC_LETTERS,
  INDIC_VIRAMA,
  LETTERS,
} from './latin-table.ts';

const ASCII = /^[\x20-\x7e]*$/;
const GREEK_DIGRAPHS = /ου|μπ|ντ|γκ|γγ|αυ|ευ/g;
const GREEK_DIGRAPH_LATIN: Readonly<Record<string, string>> = {
  ου: 'ou',
  μπ: 'b',
  ντ: 'd',
  γκ: 'g',
  γγ: 'ng',
  αυ: 'av',
  ευ: 'ev',
};
const ARABIC_OPEN: ReadonlySet<string> = new Set(['ا', 'و', 'ي', 'ع']);

/**
 * و and ي are long vowels, or consonants at the start of a word and next to alef; و between alef and a
 * consonant is both (داود, Dawud). An initial alef that carries one of them is silent (ایران, Iran).
 * A final ه is -ah. Undefined for every other letter.
 */
function arabicVowel(letters: readonly string[], at: number): string | undefined {
  const before = letters[at - 1] ?? ' ';
  const after = letters[at + 1] ?? ' ';
  const onInitialAlef = before === 'ا' && (letters[at - 2] ?? ' ') === ' ';
  switch (letters[at]) {
    case 'ا':
      return before === ' ' && (after === 'و' || after === 'ي') ? '' : 'a';
    case 'ه':
      return after === ' ' && before !== ' ' && !ARABIC_OPEN.has(before) ? 'ah' : 'h';
    case 'و':
      if (before === 'ا' && !onInitialAlef) return ARABIC_OPEN.has(after) || after === ' ' ? 'w' : 'wu';
      return after === 'ا' || (before === ' ' && after !== ' ') ? 'w' : 'u';
    case 'ي':
      if (onInitialAlef || after === ' ') return 'i';
      return before === ' ' || before === 'ا' || after === 'ا' ? 'y' : 'i';
    default:
      return undefined;
  }
}

function indicOffset(codePoint: number): number | undefined {
  for (const block of INDIC_BLOCKS)
    if (codePoint >= block && codePoint < block + 0x80) return codePoint - block;
  return undefined;
}

/** A consonant carries the vowel a unless a sign, a virama or the end of the word follows. */
function indic(offset: number, after: string): string | undefined {
  const consonant = INDIC_LETTERS.get(offset);
  if (consonant === undefined) {
    return offset === INDIC_VIRAMA ? '' : (INDIC_INDEPENDENT.get(offset) ?? INDIC_DEPENDENT.get(offset));
  }
  const next = indicOffset(after.codePointAt(0) ?? 0);
  const vowelFollows =
    next === undefined || next === INDIC_VIRAMA || (INDIC_DEPENDENT.has(next) && next > 0x03);
  return vowelFollows ? consonant : `${consonant}a`;
}

/** An initial bare consonant before another one is read with a short i: ክብሮም is Kibrom. */
function ethiopicSyllable(syllable: string, before: string): string {
  return before === ' ' && !/[aeiou]$/.test(syllable) ? `${syllable}i` : syllable;
}

/**
 * Plain ASCII romanisation of a name or text for search across scripts. Folds first. Arabic, Cyrillic,
 * Greek, Ethiopic, Hebrew, Armenian, Georgian, Devanagari, Bengali, Gurmukhi and Gujarati letters are
 * romanised; letters of other scripts stay as they are. Short vowels that a script does not write are not
 * invented, so compare romanised Arabic with {@link skeleton}, not letter by letter.
 */
export function latin(text: string): string {
  const folded = fold(text);
  if (ASCII.test(folded)) return folded;
  const letters = [...folded.replace(GREEK_DIGRAPHS, (digraph) => GREEK_DIGRAPH_LATIN[digraph] ?? digraph)];
  let result = '';
  for (const [at, letter] of letters.entries()) {
    if (letter < '\u0080') {
      result += letter;
      continue;
    }
    const before = letters[at - 1] ?? ' ';
    const after = letters[at + 1] ?? ' ';
    const syllable = ETHIOPIC_SYLLABLES.get(letter);
    const offset = indicOffset(letter.codePointAt(0) ?? 0);
    result +=
      arabicVowel(letters, at) ??
      LETTERS.get(letter) ??
      (syllable === undefined ? undefined : ethiopicSyllable(syllable, before)) ??
      (offset === undefined ? undefined : indic(offset, after)) ??
      letter;
  }
  // A word of signs without a sound leaves nothing but the space beside it.
  return result.replace(/ {2,}/g, ' ').trim();
}
