/**
 * Letters in disguise: digits for letters, look-alikes of other scripts, and letters spaced out. Undone before a name
 * is folded, and only where the rest of the word gives the disguise away.
 */

/** Digits that writers of Arabic put for letters that a Latin keyboard lacks (7assan, 3ali), and look-alikes. */
const DIGITS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '2': '',
  '3': 'a',
  '4': 'a',
  '5': 'kh',
  '6': 't',
  '7': 'h',
  '8': 'gh',
  '9': 'q',
};
const WORD_WITH_DIGITS =
  /(?<![\p{L}\p{N}'])(?!\d+(?:st|nd|rd|th)(?![\p{L}\p{N}]))(?=[a-z0-9']*[a-z])(?=[a-z0-9']*\d)[a-z0-9']{3,}(?![\p{L}\p{N}])/giu;
/** 3a and a3 are one a. */
const AYN_BESIDE_VOWEL = /3(?=[aeiou])|(?<=[aeiou])3/gi;

/** Cyrillic and Greek letters by the Latin letters that they look like (Unicode Technical Standard 39, confusables). */
const LOOK_ALIKES =
  'аa еe оo рp сc уy хx іi јj ѕs кk мm тt вb нh АA ЕE ОO РP СC УY ХX ІI ЈJ ЅS КK МM ТT ВB НH ԁd ԛq ԝw ɡg ' +
  'αa οo ρp τt υu νv ιi κk χx ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX';
const LATIN_OF = new Map(LOOK_ALIKES.split(' ').map((pair) => [pair.slice(0, -1), pair.slice(-1)]));
const MIXED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+/gu;
const LATIN = /\p{Script=Latin}/gu;

/** К a r i m: four or more letters, each alone, and nothing else. */
const SPACED_OUT = /^\P{L}*\p{L}(?:[\s._-]+\p{L}){3,}\P{L}*$/u;

const ASCII_WITHOUT_DIGITS = /^[\x20-\x2f\x3a-\x7e]*$/;

/** A person's name without disguises. */
export function undisguise(name: string): string {
  const together = SPACED_OUT.test(name) ? name.replaceAll(/\P{L}/gu, '') : name;
  if (ASCII_WITHOUT_DIGITS.test(together)) return together;
  return inOneScript(together).replaceAll(WORD_WITH_DIGITS, (word) =>
    word.replaceAll(AYN_BESIDE_VOWEL, '').replaceAll(/\d/g, (digit) => DIGITS[digit] ?? digit),
  );
}

/** Words of mostly Latin letters with look-alikes among them, in Latin letters. */
export function inOneScript(name: string): string {
  return name.replaceAll(MIXED, (word) => {
    const latin = word.match(LATIN)?.length ?? 0;
    if (latin === 0 || latin === word.length || latin * 2 < word.length) return word;
    return [...word].map((letter) => LATIN_OF.get(letter) ?? letter).join('');
  });
}
