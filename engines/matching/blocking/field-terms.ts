import { IntList } from '../columns/int-list.ts';
import type { FieldColumn } from '../values/field-column.ts';
import { SliceTable } from '../values/slice-table.ts';

/** Shorter identifiers are not cut: what is left would be too common. */
const SHORTEST_CUT = 6;
/** So many characters are left off at the end or the beginning of an identifier. */
const CUT = 3;

/** Hands out the numbers of terms; those of strong terms are odd. */
export class TermNumbers {
  #next = 0;

  take(strong: boolean): number {
    return this.#next++ * 2 + Number(strong);
  }

  /** Above the number of every term. */
  get end(): number {
    return this.#next * 2;
  }
}

/**
 * Terms of one field: each distinct word, or value of a field that is not made of words, is turned into its terms once.
 * What says the same, such as two words of one sound, has the same term. Strong: hardly anybody else has it by chance.
 */
export class FieldTerms {
  readonly #field: FieldColumn;
  readonly #numbers: TermNumbers;
  /** Terms of word or value: `starts[id]` to `starts[id + 1]`, filled as far as needed. */
  readonly starts = new IntList();
  readonly terms = new IntList();
  /** By what they say, for each way of saying something. */
  readonly #sounds = new Map<string, number>();
  readonly #beginnings = new Map<string, number>();
  readonly #variants = new Map<number, number>();
  readonly #years = new Map<number, number>();
  readonly #daysOfYear = new Map<number, number>();
  readonly #groups = new Map<number, number>();
  readonly #firstParts: SliceTable | undefined;
  readonly #lastParts: SliceTable | undefined;

  constructor(field: FieldColumn, numbers: TermNumbers) {
    this.#field = field;
    this.#numbers = numbers;
    this.starts.push(0);
    if (field.spec.kind === 'identifier' && field.pool) {
      this.#firstParts = new SliceTable(field.pool);
      this.#lastParts = new SliceTable(field.pool);
    }
  }

  /** Makes the terms of every word or value that is known by now. */
  makeAll(): void {
    const { table, texts } = this.#field;
    this.makeUpTo((table ? table.words.length : texts.length) - 1);
  }

  makeUpTo(id: number): void {
    for (let next = this.starts.length - 1; next <= id; next++) {
      if (this.#field.table) this.#makeOfWord(next);
      else this.#makeOfValue(next);
      this.starts.push(this.terms.length);
    }
  }

  #makeOfWord(id: number): void {
    const { table } = this.#field;
    const forms = table?.words[id]?.forms;
    if (!forms || forms.kind === 'initial') return;
    const { skeleton, text } = forms;
    this.#weak(this.#sounds, skeleton);
    // Words of addresses and the like are many and seldom alone.
    if (this.#field.spec.kind === 'words') return;
    this.#weak(this.#beginnings, text.slice(0, 3));
    for (const variant of table.variantsOf(id)) this.#weak(this.#variants, variant);
  }

  /** The first term is that of the value as a whole, which is told apart by its id alone. */
  #makeOfValue(id: number): void {
    const { spec, days, beginnings, texts } = this.#field;
    switch (spec.kind) {
      case 'date': {
        this.#whole(true);
        const day = days.get(id);
        const year = Math.floor(day / 10_000);
        const month = Math.floor(day / 100) % 100;
        const dayOfMonth = day % 100;
        this.#weak(this.#years, year);
        // Day and month without the year, in either order, for they are swapped often.
        if (dayOfMonth > 0)
          this.#weak(this.#daysOfYear, Math.min(month, dayOfMonth) * 100 + Math.max(month, dayOfMonth));
        break;
      }
      case 'code':
        this.#whole(false);
        this.#weak(this.#groups, beginnings.get(id));
        break;
      case 'identifier': {
        this.#whole(true);
        const text = texts[id] ?? '';
        const { length } = text;
        // How many share a mailbox's name is counted, so those that do must be found.
        if (text.includes('@')) this.#weak(this.#groups, beginnings.get(id));
        else if (length >= SHORTEST_CUT) this.#slice(this.#firstParts, id, 0, length - CUT);
        if (length >= SHORTEST_CUT) this.#slice(this.#lastParts, id, CUT, length - CUT);
        break;
      }
      default:
        this.#whole(false);
    }
  }

  #whole(strong: boolean): void {
    this.terms.push(this.#numbers.take(strong));
  }

  #weak<Said>(known: Map<Said, number>, said: Said): void {
    let term = known.get(said);
    if (term === undefined) {
      term = this.#numbers.take(false);
      known.set(said, term);
    }
    this.terms.push(term);
  }

  #slice(known: SliceTable | undefined, id: number, from: number, length: number): void {
    if (!known) return;
    const next = this.#numbers.end;
    const term = known.numberOf(id, from, length, next);
    if (term === next) this.#numbers.take(false);
    this.terms.push(term);
  }
}
