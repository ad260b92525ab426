import { IntList } from '../columns/int-list.ts';
import { WORD } from '../compare/outcome.ts';
import { compareWords, splitWords } from '../compare/words.ts';
import type { Word } from '../compare/words.ts';
import type { FieldKind } from '../field.ts';
import { formsOf, makeToken, tokenKey } from '../names/index.ts';
import type { NameToken, TokenForms } from '../names/index.ts';
import { areFarApart, FACT_CELLS, factsOf, isKnownName, isOrdinary, lettersOf } from './word-facts.ts';

/** Places of the memory of compared pairs as powers of two: at first, and at most, which is 32 MB. */
const FIRST_CACHE_BITS = 12;
const LAST_CACHE_BITS = 22;
/** A place holds two words and how they compare, as one whole number below 2⁵³. */
const WORDS_MOST = 0x2000000;
const OUTCOMES_MOST = 8;
/** The memory grows where there are fewer places a word. */
const PLACES_PER_WORD = 16;

/** Words for another thread to read. */
export interface SharedWords {
  /** Of each word; those of one kind after the other would save little. */
  readonly forms: readonly TokenForms[];
  readonly counts: Int32Array<SharedArrayBuffer>;
  readonly facts: Int32Array<SharedArrayBuffer>;
}

/** A word of the table. Its token is made when it is first compared, for most words never are. */
export interface TableWord {
  readonly key: string;
  readonly forms: TokenForms;
  readonly token: NameToken;
}

const NO_VARIANTS: readonly number[] = [];

/** The distinct words of one field, with how many records use each, and a memory of how pairs of them compare. */
export class WordTable {
  readonly kind: FieldKind;
  readonly words: TableWord[] = [];
  /** Records that use the word. */
  counts = new IntList();
  readonly #ids = new Map<string, number>();
  /** Of each word what tells it apart: see `word-facts.ts`. */
  facts = new IntList(4096);
  /** One pair of words a place; what does not fit pushes out what was there. */
  #cacheBits = FIRST_CACHE_BITS;
  #cache = new Float64Array(1 << FIRST_CACHE_BITS).fill(-1);

  constructor(kind: FieldKind) {
    this.kind = kind;
  }

  /** The words of another thread, to be read. */
  static over({ forms, counts, facts }: SharedWords, kind: FieldKind): WordTable {
    const table = new WordTable(kind);
    for (const each of forms) table.words.push(new LaterWord(tokenKey(each), each));
    table.counts = IntList.over(counts);
    table.facts = IntList.over(facts);
    while (table.words.length * PLACES_PER_WORD > table.#cache.length && table.#growCache());
    return table;
  }

  share(): SharedWords {
    return {
      forms: this.words.map(({ forms }) => forms),
      counts: this.counts.share(),
      facts: this.facts.share(),
    };
  }

  /** Ids of the words of a text, in the order written; at most eight. */
  idsOf(text: string): number[] {
    return this.split(text).map((word) => this.idOf(word));
  }

  split(text: string): Word[] {
    return splitWords(text, this.kind);
  }

  /** The id of a word that another thread found. @param facts and where in them those of the word begin */
  idOfForms(forms: TokenForms, facts: Int32Array, at: number): number {
    const key = tokenKey(forms);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    for (let fact = 0; fact < FACT_CELLS; fact++) this.facts.push(facts[at + fact] ?? 0);
    return this.#add(new LaterWord(key, forms));
  }

  idOf({ key, token }: Word): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    for (const fact of factsOf(token)) this.facts.push(fact);
    return this.#add({ key, forms: formsOf(token), token });
  }

  #add(word: TableWord): number {
    const id = this.words.push(word) - 1;
    this.#ids.set(word.key, id);
    this.counts.set(id, 0);
    if (this.words.length * PLACES_PER_WORD > this.#cache.length) this.#growCache();
    return id;
  }

  /** Classes of names that a word is in. */
  variantsOf(id: number): readonly number[] {
    return isKnownName(this.facts.cells, id * FACT_CELLS)
      ? (this.words[id]?.token.variants ?? NO_VARIANTS)
      : NO_VARIANTS;
  }

  /** @returns whether it could grow */
  #growCache(): boolean {
    if (this.#cacheBits >= LAST_CACHE_BITS) return false;
    this.#cacheBits += 2;
    this.#cache = new Float64Array(1 << this.#cacheBits).fill(-1);
    return true;
  }

  /** How two words compare, as a position in the outcomes of words; `WORD.conflict` where they do not agree. */
  compare(a: number, b: number): number {
    // An initial stands for many names; it has no term either, so that its count cannot weigh.
    if (a === b) return this.words[a]?.forms.kind === 'initial' ? WORD.initial : WORD.exact;
    const facts = this.facts.cells;
    if (areFarApart(facts, a * FACT_CELLS, facts, b * FACT_CELLS)) return WORD.conflict;
    return this.compareNear(a, b);
  }

  /** The same for two different words that are not far apart. */
  compareNear(a: number, b: number): number {
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    const pair = (low * WORDS_MOST + high) * OUTCOMES_MOST;
    const place = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77)) >>> (32 - this.#cacheBits);
    const known = (this.#cache[place] ?? -1) - pair;
    if (known >= 0 && known < OUTCOMES_MOST) return known;
    const one = this.words[low];
    const other = this.words[high];
    const outcome = one && other && this.#mayBeOne(one, other) ? compareWords(one, other) : WORD.conflict;
    this.#cache[place] = pair + outcome;
    return outcome;
  }

  /** Known names of several classes, which facts leave open: they share one, or hardly a vowel differs. */
  #mayBeOne({ token: a }: TableWord, { token: b }: TableWord): boolean {
    if (!isOrdinary(a) || !isOrdinary(b) || a.variants.length === 0 || b.variants.length === 0) return true;
    return (
      lettersOf(a.skeleton) === lettersOf(b.skeleton) ||
      a.variants.some((variant) => b.variants.includes(variant))
    );
  }
}

class LaterWord implements TableWord {
  readonly key: string;
  readonly forms: TokenForms;
  #token: NameToken | undefined;

  constructor(key: string, forms: TokenForms) {
    this.key = key;
    this.forms = forms;
  }

  get token(): NameToken {
    this.#token ??= makeToken(this.forms);
    return this.#token;
  }
}
