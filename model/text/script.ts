/** ISO 15924 codes that {@link scriptOf} tells apart. `Zyyy`: no letter of any script (ISO 15924 "common"). */
const SCRIPTS = [
  ['Latn', /\p{Script=Latin}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Syrc', /\p{Script=Syriac}/u],
  ['Thaa', /\p{Script=Thaana}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Guru', /\p{Script=Gurmukhi}/u],
  ['Gujr', /\p{Script=Gujarati}/u],
  ['Taml', /\p{Script=Tamil}/u],
  ['Sinh', /\p{Script=Sinhala}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Mymr', /\p{Script=Myanmar}/u],
  ['Khmr', /\p{Script=Khmer}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Hang', /\p{Script=Hangul}/u],
] as const;

export type Script = (typeof SCRIPTS)[number][0] | 'Zyyy' | 'Zzzz';

const RIGHT_TO_LEFT: ReadonlySet<Script> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa']);
const LETTER = /\p{L}/u;

/** Embeddings, overrides, isolates and marks of the Unicode Bidirectional Algorithm (UAX #9). */
const BIDI_CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function scriptOfLetter(letter: string): Script {
  for (const [code, pattern] of SCRIPTS) if (pattern.test(letter)) return code;
  return 'Zzzz';
}

/**
 * The script most letters belong to, as ISO 15924 code; on a tie the script that comes first in the text.
 * `Zyyy` when there is no letter, `Zzzz` for scripts outside our list.
 */
export function scriptOf(text: string): Script {
  const counts = new Map<Script, number>();
  for (const character of text) {
    if (!LETTER.test(character)) continue;
    const script = character < '\u0080' ? 'Latn' : scriptOfLetter(character);
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  let dominant: Script = 'Zyyy';
  let most = 0;
  for (const [script, count] of counts) {
    if (count > most) [dominant, most] = [script, count];
  }
  return dominant;
}

/** Base direction in which the text should be laid out. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(scriptOf(text)) ? 'rtl' : 'ltr';
}

/** Whether the text holds a control that could make it display in another order than it is stored. */
export function hasBidiControl(text: string): boolean {
  return BIDI_CONTROL.test(text);
}
