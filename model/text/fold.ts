import { asciiDigits } from './digits.ts';
import { FOLDS } from './fold-table.ts';

/** Printable ASCII without capitals, apostrophes, backquotes or other punctuation: already folded. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
/** The same with capitals, which is all that most Latin names need folded. */
const PLAIN_WITH_CAPITALS = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/**
 * Marks that search ignores: general combining diacritics, Hebrew points, Arabic harakat and Quranic signs,
 * Ethiopic gemination. Vowel signs of Indic and South-East Asian scripts and the voicing marks of kana are
 * not decoration and stay.
 */
const IGNORED_MARKS =
  /[[[\p{Mn}\p{Me}]&&[\p{Script=Inherited}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Ethiopic}]]--[\u3099\u309a]]/gv;

/** Bidi controls, joiners, soft hyphen and other format characters: invisible, so never part of a name. */
const INVISIBLE = /\p{Cf}/gu;

/**
 * Sorani writes every vowel. An initial vowel rests on a hamza seat (ئا, ئە) where Arabic has alef, and ە is
 * the short a that Arabic leaves out, so ئەحمەد and احمد fold alike; only at the end of a word is it a letter.
 */
const INITIAL_HAMZA_SEAT = /(?<!\p{L})\u064a\u0654(\u0627?)/gu;
const INNER_SHORT_A = /(?<=\p{L})\u06d5(?=\p{L})/gu;
const SPECIAL = /[^\p{ASCII}]|['`]/gu;
const SEPARATORS = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * Search form of a name or of free text, the same for spellings that differ only in case, diacritics,
 * keyboard, digits, punctuation or invisible characters. Lower case, words separated by one space.
 * Idempotent. Empty when the text has no letter or digit.
 *
 * Compatibility normalisation is Unicode NFKD and composition NFC (UAX #15).
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  if (PLAIN_WITH_CAPITALS.test(text)) return text.toLowerCase();
  const decomposed = text.normalize('NFKD').toLowerCase().normalize('NFKD');
  const folded = decomposed
    .replace(INVISIBLE, '')
    .replace(INITIAL_HAMZA_SEAT, '\u0627')
    .replace(IGNORED_MARKS, '')
    .replace(INNER_SHORT_A, '')
    .replace(SPECIAL, (character) => FOLDS.get(character) ?? character)
    .replace(SEPARATORS, ' ');
  return asciiDigits(folded).trim().normalize('NFC');
}
