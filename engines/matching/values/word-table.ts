import { IntList } from '../columns/int-list.ts';
import { WORD } from '../compare/outcome.ts';
import { compareWords, splitWords } from '../compare/words.ts';
import type { Word } from '../compare/words.ts';
import type { FieldKind } from '../field.ts';
import type { NameToken } from '../names/index.ts';

/** Places of the memory of compared pairs as powers of two: at first, and at most, which is 9 MB. */
const FIRST_CACHE_BITS = 12;
const LAST_CACHE_BITS = 20;
/** The memory grows where there are fewer places a word. */
const PLACES_PER_WORD = 16;
/** Two spellings of one name differ in at most this share of their letters. */
const DIFFERING_SHARE = 0.25;
/** Letters of consonant skeletons by which two spellings of one name may differ. */
const SKELETON_SLACK = 2;
/** The same where one side writes no vowels, which makes skeletons less sure. */
const UNVOWELLED_SLACK = 4;

/** The distinct words of one field, with how many records use each, and a memory of how pairs of them compare. */
export class WordTable {
  readonly kind: FieldKind;
  readonly words: Word[] = [];
  /** Records that use the word. */
  readonly counts = new IntList();
  readonly #ids = new Map<string, number>();
  /**
   * For each word side by side, for one memory access: its letters and those of its skeleton as sets of bits, its length
   * (or `NUMBER` or `SPECIAL` for words that letters say nothing of), and flags.
   */
  readonly #facts = new IntList(4096);
  /** One pair of words a place; what does not fit pushes out what was there. */
  #cacheBits = FIRST_CACHE_BITS;
  #cachedPair = new Float64Array(1 << FIRST_CACHE_BITS).fill(-1);
  #cachedOutcome = new Uint8Array(1 << FIRST_CACHE_BITS);

  constructor(kind: FieldKind) {
    this.kind = kind;
  }

  /** Ids of the words of a text, in the order written; at most eight. */
  idsOf(text: string): number[] {
    return splitWords(text, this.kind).map((word) => this.#idOf(word));
  }

  #idOf(word: Word): number {
    let id = this.#ids.get(word.key);
    if (id === undefined) {
      id = this.words.push(word) - 1;
      this.#ids.set(word.key, id);
      this.counts.set(id, 0);
      const { token } = word;
      this.#facts.push(lettersOf(token.text));
      this.#facts.push(lettersOf(token.skeleton));
      this.#facts.push(lengthOf(token));
      this.#facts.push(
        (token.spelling.unvowelled.letters.length > 0 ? UNVOWELLED : 0) |
          (token.variants.length > 0 ? KNOWN : 0),
      );
      if (this.words.length * PLACES_PER_WORD > this.#cachedPair.length) this.#growCache();
    }
    return id;
  }

  #growCache(): void {
    if (this.#cacheBits >= LAST_CACHE_BITS) return;
    this.#cacheBits += 2;
    this.#cachedPair = new Float64Array(1 << this.#cacheBits).fill(-1);
    this.#cachedOutcome = new Uint8Array(1 << this.#cacheBits);
  }

  /** How two words compare, as a position in the outcomes of words; `WORD.conflict` where they do not agree. */
  compare(a: number, b: number): number {
    // An initial stands for many names; it has no term either, so that its count cannot weigh.
    if (a === b) return this.words[a]?.token.kind === 'initial' ? WORD.initial : WORD.exact;
    if (this.#areFarApart(a, b)) return WORD.conflict;
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    const pair = low * 0x4000000 + high;
    const place = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77)) >>> (32 - this.#cacheBits);
    if (this.#cachedPair[place] === pair) return this.#cachedOutcome[place] ?? WORD.conflict;
    const one = this.words[low];
    const other = this.words[high];
    const outcome = one && other ? compareWords(one, other) : WORD.conflict;
    this.#cachedPair[place] = pair;
    this.#cachedOutcome[place] = outcome;
    return outcome;
  }

  /** Words whose letters differ so much that no slip or other spelling joins them: most pairs, found in a few steps. */
  #areFarApart(a: number, b: number): boolean {
    const facts = this.#facts.cells;
    const atA = a * FACTS;
    const atB = b * FACTS;
    const ofA = facts[atA + LENGTH] ?? 0;
    const ofB = facts[atB + LENGTH] ?? 0;
    // Numbers are the same or they are not; two that are the same are one word.
    if (ofA === NUMBER || ofB === NUMBER) return true;
    if (ofA === SPECIAL || ofB === SPECIAL) return false;
    const skeleton = bitCount((facts[atA + SKELETON] ?? 0) ^ (facts[atB + SKELETON] ?? 0));
    const flagsA = facts[atA + FLAGS] ?? 0;
    const flagsB = facts[atB + FLAGS] ?? 0;
    if ((flagsA & flagsB & KNOWN) !== 0) {
      // Two names that are known, and not as one, are one only where hardly a vowel differs.
      return skeleton > 0 && !this.#shareVariant(a, b);
    }
    if (((flagsA ^ flagsB) & UNVOWELLED) !== 0) return skeleton > UNVOWELLED_SLACK;
    const letters = bitCount((facts[atA] ?? 0) ^ (facts[atB] ?? 0));
    // A letter for another changes the two sets by two.
    const longest = Math.max(ofA, ofB, 4);
    if (skeleton > SKELETON_SLACK) return letters > 2 * Math.floor(DIFFERING_SHARE * longest);
    return skeleton > 0 && letters > 2 * Math.floor(2 * DIFFERING_SHARE * longest);
  }

  #shareVariant(a: number, b: number): boolean {
    const others = this.words[b]?.token.variants ?? [];
    return this.words[a]?.token.variants.some((variant) => others.includes(variant)) ?? false;
  }
}

/** Places of the facts on a word. */
const FACTS = 4;
const SKELETON = 1;
const LENGTH = 2;
const FLAGS = 3;
const UNVOWELLED = 1;
const KNOWN = 2;
/** In place of a length. */
const NUMBER = -1;
const SPECIAL = -2;

function lengthOf({ kind, text }: NameToken): number {
  if (kind === 'number') return NUMBER;
  return kind === 'name' || kind === 'patronymic' || kind === 'particle' ? text.length : SPECIAL;
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
