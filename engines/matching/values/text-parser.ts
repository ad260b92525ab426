import { splitWords } from '../compare/words.ts';
import type { Word } from '../compare/words.ts';
import type { FieldKind } from '../field.ts';
import type { TokenForms } from '../names/index.ts';

/** Texts that another thread took apart. */
export interface ParsedTexts {
  /** How many words each text has, and the words of all, by the numbers that the thread gave them. */
  readonly counts: Uint8Array;
  readonly words: Int32Array;
  /** Words that it met for the first time, in the order of their numbers. */
  readonly forms: readonly TokenForms[];
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
    for (const [at, text] of texts.entries()) {
      const split = splitWords(text, this.#kind);
      counts[at] = split.length;
      for (const word of split) words.push(this.#numberOf(word, forms));
    }
    return { counts, words: Int32Array.from(words), forms };
  }

  #numberOf({ key, token: { kind, text, original, skeleton } }: Word, forms: TokenForms[]): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(key, number);
      forms.push({ kind, text, original, skeleton });
    }
    return number;
  }
}
