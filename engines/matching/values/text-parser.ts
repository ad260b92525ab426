import { splitWords } from '../compare/words.ts';
import type { Word } from '../compare/words.ts';
import type { FieldKind } from '../field.ts';
import { formsOf } from '../names/index.ts';
import type { TokenForms } from '../names/index.ts';
import { factsOf } from './word-facts.ts';

/** Texts that another thread took apart. */
export interface ParsedTexts {
  /** How many words each text has, and the words of all, by the numbers that the thread gave them. */
  readonly counts: Uint8Array;
  readonly words: Int32Array;
  /** Words that it met for the first time, in the order of their numbers. */
  readonly forms: readonly TokenForms[];
  /** What tells them apart, one after the other: see `word-facts.ts`. */
  readonly facts: Int32Array;
}

/** Takes texts apart into words for another thread, to which each word is told once. */
export class TextParser {
  readonly #kind: FieldKind;
  readonly #numbers = new Map<string, number>();

  constructor(kind: FieldKind) {
    this.#kind = kind;
  }

  parse(texts: readonly string[]): ParsedTexts {
    const counts = new Uint8Array(texts.length);
    const words: number[] = [];
    const forms: TokenForms[] = [];
    const facts: number[] = [];
    for (const [at, text] of texts.entries()) {
      const split = splitWords(text, this.#kind);
      counts[at] = split.length;
      for (const word of split) words.push(this.#numberOf(word, forms, facts));
    }
    return { counts, words: Int32Array.from(words), forms, facts: Int32Array.from(facts) };
  }

  #numberOf({ key, token }: Word, forms: TokenForms[], facts: number[]): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(key, number);
      forms.push(formsOf(token));
      facts.push(...factsOf(token));
    }
    return number;
  }
}
