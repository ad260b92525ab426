import { IntList } from '../columns/int-list.ts';
import { WORD } from '../compare/outcome.ts';
import { compareWords, splitWords } from '../compare/words.ts';
import type { Word } from '../compare/words.ts';
import type { FieldKind } from '../field.ts';
import { formsOf, makeToken, tokenKey } from '../names/index.ts';
import type { NameToken, TokenForms } from '../names/index.ts';
import { areFarApart, FACT_CELLS, factsOf, isKnownName, isOrdinary, lettersOf } from './word-facts.ts';

/** Places of the memory of compared pairs as powers of two: at first, and at most, which is 16 MB. */
const FIRST_CACHE_BITS = 12;
const LAST_CACHE_BITS = 22;
/**
 * A place holds the later of two words, of the earlier what does not follow from the place, and how they compare: one integer,
 * so that threads can share the memory. 2²⁵ words are told apart.
 */
const OUTCOME_BITS = 3;
const LATER_AT = OUTCOME_BITS + 3;
const EMPTY = -1;
/** The memory grows where there are fewer places a word. */
const PLACES_PER_WORD = 16;

/** Words for another thread to read. */
export interface SharedWords {
  /** Of each word; those of one kind after the other would save little. */
  readonly forms: readonly TokenForms[];
  readonly counts: Int32Array<SharedArrayBuffer>;
  readonly facts: Int32Array<SharedArrayBuffer>;
  /** How pairs of them compare, as far as any thread found out. */
  readonly cache: Int32Array<SharedArrayBuffer>;
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
  #cache = emptyCache(FIRST_CACHE_BITS);

  constructor(kind: FieldKind) {
    this.kind = kind;
  }

  /** The words of another thread, to be read. */
  static over({ forms, counts, facts, cache }: SharedWords, kind: FieldKind): WordTable {
    const table = new WordTable(kind);
    for (const each of forms) table.words.push(new LaterWord(tokenKey(each), each));
    table.counts = IntList.over(counts);
    table.facts = IntList.over(facts);
    table.#cache = cache;
    table.#cacheBits = Math.log2(cache.length);
    return table;
  }

  share(): SharedWords {
    return {
      forms: this.words.map(({ forms }) => forms),
      counts: this.counts.share(),
      facts: this.facts.share(),
      cache: this.#cache,
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

  #growCache(): void {
    if (this.#cacheBits >= LAST_CACHE_BITS) return;
    this.#cacheBits += 2;
    this.#cache = emptyCache(this.#cacheBits);
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
    const cache = this.#cache;
    const place = (low ^ (Math.imul(high, 0x9e3779b1) >>> (32 - this.#cacheBits))) & (cache.length - 1);
    const pair = (high << LATER_AT) | ((low >>> LAST_CACHE_BITS) << OUTCOME_BITS);
    const known = cache[place] ?? EMPTY;
    if (known !== EMPTY && known >>> OUTCOME_BITS === pair >>> OUTCOME_BITS) return known - pair;
    const one = this.words[low];
    const other = this.words[high];
    const outcome = one && other && this.#mayBeOne(one, other) ? compareWords(one, other) : WORD.conflict;
    cache[place] = pair | outcome;
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

function emptyCache(bits: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(4 << bits)).fill(EMPTY);
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
