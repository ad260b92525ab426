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
   * Sets of letters as bits, of the word and of its skeleton; and its length, or `NUMBER` or `SPECIAL` for words that
   * letters say nothing of.
   */
  readonly #letters = new IntList();
  readonly #skeletons = new IntList();
  readonly #lengths = new IntList();
  readonly #unvowelled = new IntList();
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
      this.#letters.push(lettersOf(token.text));
      this.#skeletons.push(lettersOf(token.skeleton));
      this.#lengths.push(lengthOf(token));
      this.#unvowelled.push(token.spelling.unvowelled.letters.length > 0 ? 1 : 0);
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
    const ofA = this.#lengths.cells[a] ?? 0;
    const ofB = this.#lengths.cells[b] ?? 0;
    // Numbers are the same or they are not; two that are the same are one word.
    if (ofA === NUMBER || ofB === NUMBER) return true;
    if (ofA === SPECIAL || ofB === SPECIAL) return false;
    const skeleton = bitCount((this.#skeletons.cells[a] ?? 0) ^ (this.#skeletons.cells[b] ?? 0));
    const variantsOfA = this.words[a]?.token.variants ?? NO_VARIANTS;
    const variantsOfB = this.words[b]?.token.variants ?? NO_VARIANTS;
    if (variantsOfA.length > 0 && variantsOfB.length > 0) {
      for (const variant of variantsOfA) if (variantsOfB.includes(variant)) return false;
      // Two names that are known, and not as one, are one only where hardly a vowel differs.
      return skeleton > 0;
    }
    if (this.#unvowelled.cells[a] !== this.#unvowelled.cells[b]) return skeleton > UNVOWELLED_SLACK;
    const letters = bitCount((this.#letters.cells[a] ?? 0) ^ (this.#letters.cells[b] ?? 0));
    // A letter for another changes the two sets by two.
    const longest = Math.max(ofA, ofB, 4);
    if (skeleton > SKELETON_SLACK) return letters > 2 * Math.floor(DIFFERING_SHARE * longest);
    return skeleton > 0 && letters > 2 * Math.floor(2 * DIFFERING_SHARE * longest);
  }
}

const NO_VARIANTS: readonly number[] = [];
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
