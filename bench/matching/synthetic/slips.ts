import { Dice, itemOf } from './random.ts';

/** Keys next to each other on a QWERTY keyboard. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'qsz',
  b: 'vgn',
  c: 'xdv',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'ko',
  m: 'nj',
  n: 'bmh',
  o: 'ipl',
  p: 'o',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xa',
};

/** One slip of a keyboard or an ear: letters swapped, lost, doubled, or a neighbour of the right key. */
export function misspelt(text: string, dice: Dice): string {
  const letters = [...text];
  if (letters.length < 3) return text;
  const at = dice.between(dice.chance(0.1) ? 0 : 1, letters.length - 2);
  const letter = itemOf(letters, at);
  switch (dice.weighted([25, 25, 20, 30])) {
    case 0:
      letters.splice(at, 2, itemOf(letters, at + 1), letter);
      break;
    case 1:
      letters.splice(at, 1);
      break;
    case 2:
      letters.splice(at, 0, letter);
      break;
    default: {
      const near = NEIGHBOURS[letter.toLowerCase()];
      letters.splice(at, 1, near === undefined ? letter : itemOf([...near], dice.below(near.length)));
    }
  }
  return letters.join('');
}

/** One digit wrong, or two neighbours swapped; without digits the text stays. */
export function misdialled(text: string, dice: Dice): string {
  const digits = [...text].flatMap((letter, at) => (letter >= '0' && letter <= '9' ? [at] : []));
  if (digits.length < 4) return text;
  const letters = [...text];
  // Never the first ones, which say what kind of number it is.
  const position = dice.between(2, digits.length - 2);
  const at = itemOf(digits, position);
  if (dice.chance(0.3)) {
    const next = itemOf(digits, position + 1);
    [letters[at], letters[next]] = [itemOf(letters, next), itemOf(letters, at)];
  } else letters[at] = String((Number(letters[at]) + dice.between(1, 9)) % 10);
  return letters.join('');
}
