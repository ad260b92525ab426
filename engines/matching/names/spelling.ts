import { abjadOf } from './abjad-letters.ts';
import { LONGEST_TOKEN } from './limits.ts';
import { soundsOf } from './sounds.ts';
import { latinSpelling, unvowelledSpelling } from './transliteration.ts';
import type { LatinSpelling, UnvowelledSpelling } from './transliteration.ts';

/** A token as the comparisons read it: small integers, so that no comparison touches a string. */
export interface Spelling {
  /** UTF-16 code units of the romanised text. */
  readonly letters: Uint16Array;
  /** Sound units of the romanised text; see sounds.ts. Empty when it is not plain ASCII. */
  readonly sounds: Uint8Array;
  /** Arabic letters; Hebrew by its Arabic counterparts; empty for other scripts. */
  readonly unvowelled: UnvowelledSpelling;
  /** Whether the romanised text is a fair reading too: Hebrew, whose v and y are vowels or not. */
  readonly readable: boolean;
  readonly latin: LatinSpelling;
  /** Whether a glued article seems to stand before the name: alsudani, السوداني. */
  readonly article: boolean;
}

/** As in the skeleton: al- before a consonant and at least two more letters, but not Ali or Elham. */
const ARTICLE = /^(?:[ae]l(?=[^aeiouy](?!a.$)..)|ال(?=...))/;

const ARABIC = /\p{Script=Arabic}/u;

export function spellingOf(text: string, original: string): Spelling {
  const cut = text.slice(0, LONGEST_TOKEN);
  return {
    letters: Uint16Array.from(cut, (letter) => letter.charCodeAt(0)),
    sounds: soundsOf(cut),
    unvowelled: unvowelledSpelling(abjadOf(original.slice(0, LONGEST_TOKEN))),
    readable: !ARABIC.test(original),
    latin: latinSpelling(cut),
    article: ARTICLE.test(original) || ARTICLE.test(cut),
  };
}
