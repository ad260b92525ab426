const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const WORDS = new Map<string, number>();
for (const [value, word] of UNITS.entries()) WORDS.set(word, value);
for (const [at, word] of TENS.entries()) WORDS.set(word, (at + 2) * 10);
WORDS.set('fourty', 40);

/** A number below a hundred at a place in a list of words, and how many of them it takes: forty four, seven. */
export function numberWords(
  words: readonly string[],
  at: number,
): { value: number; taken: number } | undefined {
  const first = WORDS.get(words[at] ?? '');
  if (first === undefined) return undefined;
  const second = WORDS.get(words[at + 1] ?? '') ?? 0;
  return first >= 20 && second > 0 && second < 10
    ? { value: first + second, taken: 2 }
    : { value: first, taken: 1 };
}

const ROMAN = /^(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})$/;
const ROMAN_UNITS = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];

/** Value of a Roman numeral below forty in lower case, or undefined. */
export function romanNumeral(word: string): number | undefined {
  const match = ROMAN.exec(word);
  return match === null ? undefined : (match[1]?.length ?? 0) * 10 + ROMAN_UNITS.indexOf(match[2] ?? '');
}
