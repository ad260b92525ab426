import { fold } from './fold.ts';
import { latin } from './latin.ts';

/** Letters whose sound folding would lose, written as the digraph that other spellings use. */
const SOUNDED: Readonly<Record<string, string>> = {
  ş: 'sh',
  ș: 'sh',
  š: 'sh',
  ś: 'sh',
  ŝ: 'sh',
  ç: 'ch',
  č: 'ch',
  ć: 'ch',
  ĉ: 'ch',
  ž: 'zh',
  ź: 'zh',
  ż: 'zh',
  ğ: 'gh',
};
const SOUNDED_LETTERS = /[şșšśŝçčćĉžźżğ]/g;

/** A glued article carries no consonants of the name: al-Sudani, السوداني; but not in Elham, الهام. */
const ARTICLE = /^(?:al|el)(?=[^aeiouy](?!a.$)..)/;
/** Abd al-, Abdul-, Abdel-, Abdur-, Abdi-: servant of; the article assimilates or disappears. */
const SERVANT_OF = /^abd[aeiou]*(?:l(?=[^aeiou]))?(?=[^aeiou])/;

/**
 * Spellings of one sound, in the order they are tried. Capitals are finished classes that later rules do not
 * touch. Where spelling traditions disagree, the one of Kurdish, Turkish, Persian and Arabic names wins:
 * c before e or i is a j (Recep), x is kh except where Western names have ks (Alexander), th inside a word
 * is an s (Othman, Osman), dh is a z (Dhakir, Zakir). Arabic has neither p nor v, so p and b are one, and so are f and
 * v, with the w that German and Polish write for it.
 */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^ou(?=[aei])/, 'w'],
  [/aou(?=[aei])/g, 'aw'],
  [/dsch|dzj/g, 'J'],
  [/tsch|shch|tsh|tsj|sch|tch|sh|ch|sj|sz|cz/g, 'S'],
  [/dzh|dj|gj|xh|zh|zj|c(?=[ei])/g, 'J'],
  [/(?<=[aeiou])x(?=[aeiou]|$)/g, 'KS'],
  [/kh|x/g, 'H'],
  [/ck|gh|[gqkc]/g, 'K'],
  [/ph|v/g, 'F'],
  [/^th/, 'T'],
  [/t?th/g, 'S'],
  [/dh/g, 'Z'],
  [/p|bh/g, 'B'],
  [/^[aeiou]+/, 'A'],
  [/^[yj]/, 'J'],
  [/^w|(?<=[aeiou])w(?=[aeiou])/g, 'F'],
  [/(?<=[aei])j$/, ''],
  [/h$/, ''],
  [/[aeiouyw]/g, ''],
];

/** Turkish, German and Slavic spellings harden a final d: Ahmed and Ahmet. */
const FINAL_D = /(?<=.)D$/;

/** The text in lower case with digraphs for letters whose sound folding would lose. */
export function soundOut(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(SOUNDED_LETTERS, (letter) => SOUNDED[letter] ?? letter);
}

/**
 * Consonant skeleton of one name token (see {@link nameTokens}): equal for most spellings of a name across
 * scripts and transliterations, such as محمد, Mohammed and Muhamad. Vowels, doubled and silent consonants
 * go; an initial vowel stays as `A`. Upper-case ASCII classes; letters of scripts without romanisation and
 * digits stay as they are. Never empty for a token that holds a letter or digit. A recall key: different
 * names may share it.
 */
export function skeleton(token: string): string {
  const romanised = latin(soundOut(token)).replaceAll(' ', '');
  let sounds = romanised.replace(SERVANT_OF, 'abd').replace(ARTICLE, '');
  for (const [spelling, sound] of SOUNDS) sounds = sounds.replace(spelling, sound);
  return (
    sounds
      .toUpperCase()
      .replace(/(.)\1+/gu, '$1')
      .replace(FINAL_D, 'T') || fold(token)
  );
}
