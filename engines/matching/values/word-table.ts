import { IntList } from '../columns/int-list.ts';
import { WORD } from '../compare/outcome.ts';
import { compareWords, splitWords } from '../compare/words.ts';
import type { Word } from '../compare/words.ts';
import type { FieldKind } from '../field.ts';

const CACHE_SIZE = 1 << 20;

/** The distinct words of one field, with how many records use each, and a memory of how pairs of them compare. */
export class WordTable {
  readonly kind: FieldKind;
  readonly words: Word[] = [];
  /** Records that use the word. */
  readonly counts = new IntList();
  readonly #ids = new Map<string, number>();
  /** One pair of words a place; what does not fit pushes out what was there. */
  readonly #cachedPair = new Float64Array(CACHE_SIZE).fill(-1);
  readonly #cachedOutcome = new Uint8Array(CACHE_SIZE);

  constructor(kind: FieldKind) {
    this.kind = kind;
  }

  /** Ids of the words of a text, in the order written; at most eight. */
  idsOf(text: string): number[] {
    return splitWords(text, this.kind).map((word) => {
      let id = this.#ids.get(word.key);
      if (id === undefined) {
        id = this.words.push(word) - 1;
        this.#ids.set(word.key, id);
        this.counts.set(id, 0);
      }
      return id;
    });
  }

  /** How two words compare, as a position in the outcomes of words; `WORD.conflict` where they do not agree. */
  compare(a: number, b: number): number {
    if (a === b) return WORD.exact;
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    const pair = low * 0x4000000 + high;
    const place = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77)) >>> 12;
    if (this.#cachedPair[place] === pair) return this.#cachedOutcome[place] ?? WORD.conflict;
    const one = this.words[low];
    const other = this.words[high];
    const outcome = one && other ? compareWords(one, other) : WORD.conflict;
    this.#cachedPair[place] = pair;
    this.#cachedOutcome[place] = outcome;
    return outcome;
  }
}
