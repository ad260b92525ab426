import type { NameToken } from '../names/index.ts';

/**
 * What tells two words apart without comparing them, in three integers: the letters of the word as a set of bits, those of
 * its skeleton, and length, flags and class packed into one.
 */
export const FACT_CELLS = 3;

/** Two spellings of one name differ in at most this share of their letters. */
const DIFFERING_SHARE = 0.25;
/** Letters of consonant skeletons by which two spellings of one name may differ. */
const SKELETON_SLACK = 2;
/** The same where one side writes no vowels, which makes skeletons less sure. */
const UNVOWELLED_SLACK = 4;

/** The packed integer: eight bits of length, four flags, sixteen bits for the one class of names that the word is in. */
const LENGTH_BITS = 0xff;
const UNVOWELLED = 0x100;
/** In a class of names that stand for each other. */
const KNOWN = 0x200;
const NUMBER = 0x400;
/** Letters say nothing of the word: an initial, a title, a legal form. */
const SPECIAL = 0x800;
const CLASS_AT = 16;
/** More than one class, or one whose number is too high. */
const MANY_CLASSES = 0x7fff;

/** Do letters tell such words apart? */
export function isOrdinary({ kind, text }: NameToken): boolean {
  return (kind === 'name' || kind === 'patronymic' || kind === 'particle') && text.length <= LENGTH_BITS;
}

export function factsOf(token: NameToken): [number, number, number] {
  const { kind, text, skeleton, spelling, variants } = token;
  const [variant = 0] = variants;
  const only = variants.length > 1 || variant >= MANY_CLASSES ? MANY_CLASSES : variant;
  const packed =
    Math.min(text.length, LENGTH_BITS) |
    (spelling.unvowelled.letters.length > 0 ? UNVOWELLED : 0) |
    (variants.length > 0 ? KNOWN : 0) |
    (kind === 'number' ? NUMBER : 0) |
    (isOrdinary(token) ? 0 : SPECIAL) |
    (only << CLASS_AT);
  return [lettersOf(text), lettersOf(skeleton), packed];
}

/**
 * Words whose letters differ so much that no slip or other spelling joins them: most pairs, found in a few steps. Where it
 * depends on classes of which a word has several, the answer is no.
 */
export function areFarApart(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  const packedA = a[atA + 2] ?? 0;
  const packedB = b[atB + 2] ?? 0;
  // Numbers are the same or they are not; two that are the same are one word.
  if (((packedA | packedB) & NUMBER) !== 0) return true;
  if (((packedA | packedB) & SPECIAL) !== 0) return false;
  const skeleton = bitCount((a[atA + 1] ?? 0) ^ (b[atB + 1] ?? 0));
  if ((packedA & packedB & KNOWN) !== 0) {
    // Two names that are known, and not as one, are one only where hardly a vowel differs.
    if (skeleton === 0) return false;
    const classA = packedA >>> CLASS_AT;
    const classB = packedB >>> CLASS_AT;
    return classA !== classB && classA !== MANY_CLASSES && classB !== MANY_CLASSES;
  }
  if (((packedA ^ packedB) & UNVOWELLED) !== 0) return skeleton > UNVOWELLED_SLACK;
  const letters = bitCount((a[atA] ?? 0) ^ (b[atB] ?? 0));
  // A letter for another changes the two sets by two.
  const longest = Math.max(packedA & LENGTH_BITS, packedB & LENGTH_BITS, 4);
  if (skeleton > SKELETON_SLACK) return letters > 2 * Math.floor(DIFFERING_SHARE * longest);
  return skeleton > 0 && letters > 2 * Math.floor(2 * DIFFERING_SHARE * longest);
}

/** Letters as a set of bits; each letter of one alphabet has its own. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Is a word in a class of names that stand for each other? */
export function isKnownName(facts: Int32Array, at: number): boolean {
  return ((facts[at + 2] ?? 0) & KNOWN) !== 0;
}
