/**
 * Pairs of strings as blocking hands them to a string kernel: each left string with others that share three
 * letters in a row with it, most of them different, some the same name misspelt. All made up from a seed.
 */
import { randomFrom } from './measure.ts';

const SYLLABLES =
  'ab ad al am an ar as ba bar be bel bi da dan de dil do el er fa far fe ga go ha had hal ham has hu ib il im is ja ju ka kar ke ki kor la le li lo ma mah mar me mi mo mu na nad ni no nur om or pe pi qa ra ram re ri ro sa sal san sha shi so su ta tar te to um va ve wa wi ya yar yo za zad ze zi'.split(
    ' ',
  );
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SHORTEST = 12;
const LONGEST = 16;

function pick<T>(list: ArrayLike<T>, random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

function word(random: () => number): string {
  let letters = '';
  while (letters.length < 5 + random() * 2) letters += pick(SYLLABLES, random);
  return letters;
}

function name(random: () => number): string {
  for (;;) {
    const text = `${word(random)} ${word(random)}`;
    if (text.length >= SHORTEST && text.length <= LONGEST) return text;
  }
}

/** One letter replaced, left out, doubled in place of another, or exchanged with its neighbour; length kept in range. */
function misspelt(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length - 1));
  const kind = random();
  const letter = pick([...LETTERS], random);
  if (kind < 0.4) return text.slice(0, at) + letter + text.slice(at + 1);
  if (kind < 0.7) return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
  if (kind < 0.85 && text.length > SHORTEST) return text.slice(0, at) + text.slice(at + 1);
  return text.length < LONGEST ? text.slice(0, at) + letter + text.slice(at) : text;
}

export interface StringPairs {
  readonly strings: readonly string[];
  /** Ids of left strings, and of those that each is compared with. */
  readonly lefts: readonly { readonly left: number; readonly rights: Int32Array }[];
  readonly count: number;
}

/** @param each how many strings a left one is compared with */
export function makeStringPairs(count: number, each: number, seed: number): StringPairs {
  const random = randomFrom(seed);
  const distinct = new Set<string>();
  while (distinct.size < 50_000) {
    const text = name(random);
    distinct.add(text);
    if (random() < 0.5) distinct.add(misspelt(random() < 0.5 ? text : misspelt(text, random), random));
  }
  const strings = [...distinct];
  const byTrigram = new Map<string, number[]>();
  for (const [id, text] of strings.entries()) {
    for (let at = 0; at + 3 <= text.length; at++) {
      const trigram = text.slice(at, at + 3);
      const known = byTrigram.get(trigram);
      if (known) known.push(id);
      else byTrigram.set(trigram, [id]);
    }
  }
  const lefts: { left: number; rights: Int32Array }[] = [];
  while (lefts.length * each < count) {
    const left = Math.floor(random() * strings.length);
    const text = strings[left] ?? '';
    const rights = Int32Array.from({ length: each }, () => {
      const at = Math.floor(random() * (text.length - 2));
      return pick(byTrigram.get(text.slice(at, at + 3)) ?? [left], random);
    });
    lefts.push({ left, rights });
  }
  return { strings, lefts, count: lefts.length * each };
}
