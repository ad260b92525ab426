import type { RecordTable } from '../records/record-table.ts';
import { FieldTerms, TermNumbers } from './field-terms.ts';
import { readTerms } from './record-terms.ts';
import type { TermSource } from './record-terms.ts';

const NO_TERMS = new Int32Array();

/** Terms: what records can have in common, such as the sound of a word or a telephone number. */
export class Terms {
  readonly #records: RecordTable;
  readonly #numbers = new TermNumbers();
  readonly #fields: readonly FieldTerms[];

  constructor(records: RecordTable) {
    this.#records = records;
    this.#fields = records.fields.map((field) => new FieldTerms(field, this.#numbers));
  }

  /** Above the number of every term that was made by now. */
  get end(): number {
    return this.#numbers.end;
  }

  /** Where the terms of all records can be read, as long as none is added. */
  source(): TermSource {
    for (const field of this.#fields) field.makeAll();
    return {
      starts: this.#records.starts,
      runs: this.#records.runs,
      fields: this.#records.fields.map(({ spec, table, starts, wordIds }, at) => ({
        shared: spec.shared === true,
        wordStarts: table ? starts.cells : undefined,
        wordIds: wordIds.cells,
        termStarts: this.#fields[at]?.starts.cells ?? NO_TERMS,
        terms: this.#fields[at]?.terms.cells ?? NO_TERMS,
      })),
    };
  }

  /** The terms of a record as pairs of term and place: see `readTerms`. */
  of(record: number): number[] {
    const terms: number[] = [];
    readTerms(this.source(), record, terms);
    return terms;
  }

  /**
   * Terms of a word, or of a value of a field that is not made of words. The first is that of the word or value as a
   * whole; whoever has the same has it, too.
   */
  termsOfOne(field: number, id: number): Int32Array {
    const known = this.#fields[field];
    if (!known) return NO_TERMS;
    known.makeUpTo(id);
    return known.terms.cells.subarray(known.starts.get(id), known.starts.get(id + 1));
  }
}
