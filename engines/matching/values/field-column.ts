import { IntList } from '../columns/int-list.ts';
import { TextIndex } from '../columns/text-index.ts';
import { packDate } from '../compare/calendar.ts';
import type { FieldSpec } from '../field.ts';
import { openKernels, StringPool } from '../kernels/index.ts';
import type { Kernels, SharedPool } from '../kernels/index.ts';
import { DOUBTFUL, normalise } from './normalise.ts';
import { SliceTable } from './slice-table.ts';
import { WordTable } from './word-table.ts';
import type { SharedWords } from './word-table.ts';

export const NO_VALUE = -1;

/** Digits that count on within a lot: a thousand pieces. */
const SERIES_DIGITS = 3;

const DOUBTFUL_UNIT = DOUBTFUL.charCodeAt(0);

/** Room for texts that a column begins with; most have few. */
const FIRST_STRINGS = 64;

/** A column for another thread to read. */
export interface SharedColumn {
  readonly spec: FieldSpec;
  readonly counts: Int32Array<SharedArrayBuffer>;
  readonly parties: Int32Array<SharedArrayBuffer>;
  readonly starts: Int32Array<SharedArrayBuffer>;
  readonly wordIds: Int32Array<SharedArrayBuffer>;
  readonly days: Int32Array<SharedArrayBuffer>;
  readonly beginnings: Int32Array<SharedArrayBuffer>;
  readonly beginningCounts: Int32Array<SharedArrayBuffer>;
  readonly words: SharedWords | undefined;
  readonly pool: SharedPool | undefined;
}

/** The distinct values of one field, with what is compared of each and how many records hold it. */
export class FieldColumn {
  readonly spec: FieldSpec;
  readonly texts: string[] = [];
  /** Records that hold the value. */
  counts = new IntList();
  /** For identifiers: how many different parties hold the value. */
  parties = new IntList();
  /** Words of a value, for kinds made of words: `starts[value]` to `starts[value + 1]`. */
  starts = new IntList();
  wordIds = new IntList(4096);
  table: WordTable | undefined;
  /** Packed days, for dates. */
  days = new IntList();
  /** Id of the beginning of a code, and how many records hold a code with that beginning. */
  beginnings = new IntList();
  beginningCounts = new IntList();
  /** Texts of identifiers and codes for the string kernels, under the ids of the values. */
  pool: StringPool | undefined;
  #kernels: Kernels | undefined;
  #putsOffWords = false;
  /** Texts that have no pool, by content. */
  readonly #ids: TextIndex | undefined;
  readonly #beginningIds: SliceTable | undefined;

  constructor(spec: FieldSpec) {
    this.spec = spec;
    this.table =
      spec.kind === 'person-name' || spec.kind === 'organisation-name' || spec.kind === 'words'
        ? new WordTable(spec.kind)
        : undefined;
    this.pool =
      spec.kind === 'identifier' || spec.kind === 'code'
        ? new StringPool({ strings: FIRST_STRINGS })
        : undefined;
    this.#ids = this.pool ? undefined : new TextIndex(this.texts);
    this.#beginningIds = this.pool && new SliceTable(this.pool);
    this.starts.push(0);
  }

  /** The column of another thread, to be read; of its texts only those of identifiers and codes. */
  static over(shared: SharedColumn): FieldColumn {
    const column = new FieldColumn(shared.spec);
    column.counts = IntList.over(shared.counts);
    column.parties = IntList.over(shared.parties);
    column.starts = IntList.over(shared.starts);
    column.wordIds = IntList.over(shared.wordIds);
    column.days = IntList.over(shared.days);
    column.beginnings = IntList.over(shared.beginnings);
    column.beginningCounts = IntList.over(shared.beginningCounts);
    if (shared.words) column.table = WordTable.over(shared.words, shared.spec.kind);
    if (shared.pool) column.pool = new StringPool(shared.pool);
    return column;
  }

  share(): SharedColumn {
    return {
      spec: this.spec,
      counts: this.counts.share(),
      parties: this.parties.share(),
      starts: this.starts.share(),
      wordIds: this.wordIds.share(),
      days: this.days.share(),
      beginnings: this.beginnings.share(),
      beginningCounts: this.beginningCounts.share(),
      words: this.table?.share(),
      pool: this.pool?.share(),
    };
  }

  /** Length of an identifier or a code. */
  lengthOf(value: number): number {
    return this.pool?.length(value) ?? 0;
  }

  /** Does the check digit of an identifier fail? */
  isDoubtful(value: number): boolean {
    return this.pool?.codes[this.pool.start(value)] === DOUBTFUL_UNIT && this.lengthOf(value) > 0;
  }

  /** @returns `NO_VALUE` where nothing is left to compare after normalisation */
  intern(raw: string): number {
    const text = normalise(raw, this.spec);
    if (text === '') return NO_VALUE;
    const next = this.texts.length;
    const id = this.pool?.intern(text) ?? this.#ids?.add(text, next) ?? next;
    if (id !== next) return id;
    this.texts.push(text);
    if (!this.#addParts(id, text)) {
      this.#ids?.remove(text);
      this.texts.pop();
      return NO_VALUE;
    }
    this.counts.set(id, 0);
    this.parties.set(id, 0);
    return id;
  }

  /** Adds what is compared of a new value. @returns whether there is anything */
  #addParts(id: number, text: string): boolean {
    if (this.table && !this.#putsOffWords) {
      const words = this.table.idsOf(text);
      if (words.length === 0) return false;
      this.addWords(words);
    }
    if (this.spec.kind === 'date') {
      const day = packDate(text);
      if (day === 0) return false;
      this.days.push(day);
    }
    if (this.#beginningIds) {
      const next = this.beginningCounts.length;
      const length = this.spec.kind === 'code' ? areaLength(text) : mailboxLength(text);
      const beginning = this.#beginningIds.numberOf(id, 0, length, next);
      if (beginning === next) this.beginningCounts.push(0);
      this.beginnings.push(beginning);
    }
    return true;
  }

  /** From now on values are taken in before their words are known; also those in which there are none. */
  putOffWords(): void {
    this.#putsOffWords = true;
  }

  /** Adds the words of the first value that has none yet. */
  addWords(words: ArrayLike<number>): void {
    for (let at = 0; at < words.length; at++) this.wordIds.push(words[at] ?? 0);
    this.starts.push(this.wordIds.length);
  }

  /** Makes the words of all values that have none yet, and from now on at once. */
  makeWords(): void {
    const { table } = this;
    if (!table) return;
    this.#putsOffWords = false;
    for (let value = this.starts.length - 1; value < this.texts.length; value++)
      this.addWords(table.idsOf(this.texts[value] ?? ''));
  }

  /** Is nothing left to compare of a value whose words were put off? */
  isEmpty(value: number): boolean {
    return this.table !== undefined && this.starts.get(value) === this.starts.get(value + 1);
  }

  /** Counts the values of a record in or out, and each of their words once. */
  count(values: Int32Array, from: number, to: number, amount: number): void {
    const { spec, table, starts, wordIds } = this;
    for (let at = from; at < to; at++) {
      const value = values[at] ?? 0;
      this.counts.add(value, amount);
      if (spec.kind === 'code' || spec.kind === 'identifier')
        this.beginningCounts.add(this.beginnings.get(value), amount);
    }
    if (!table) return;
    const words: number[] = [];
    for (let at = from; at < to; at++) {
      const value = values[at] ?? 0;
      for (let each = starts.get(value); each < starts.get(value + 1); each++) {
        const word = wordIds.get(each);
        if (words.includes(word)) continue;
        words.push(word);
        table.counts.add(word, amount);
      }
    }
  }

  /** Are two identifiers or codes one slip apart: a character more, less, other, or two neighbours exchanged? */
  areOneSlipApart(a: number, b: number): boolean {
    if (!this.pool || (this.spec.series && this.#areNeighbours(this.pool, a, b))) return false;
    this.#kernels ??= openKernels(this.pool);
    return this.#kernels.optimalStringAlignment(a, b, 1) === 1;
  }

  /** Do two numbers of a series differ in their last digits alone? */
  #areNeighbours(pool: StringPool, a: number, b: number): boolean {
    const length = pool.length(a);
    if (pool.length(b) !== length) return false;
    const [one, other] = [pool.start(a), pool.start(b)];
    let same = 0;
    while (same < length && pool.codes[one + same] === pool.codes[other + same]) same++;
    if (same < length - SERIES_DIGITS) return false;
    for (let at = same; at < length; at++)
      if (!isDigit(pool.codes[one + at]!) || !isDigit(pool.codes[other + at]!)) return false;
    return true;
  }
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** How long the part of a code is that names the larger area: what stands before the space, or all but the last half. */
function areaLength(code: string): number {
  const space = code.indexOf(' ');
  return space > 0 ? space : Math.ceil(code.length / 2);
}

/** How long the name of a mailbox is, which stays when people change provider; all of an identifier that is no address. */
function mailboxLength(text: string): number {
  const at = text.indexOf('@');
  if (at < 1 || text.includes('@', at + 1)) return text.length;
  const dot = text.indexOf('.', at + 2);
  return dot > 0 && dot < text.length - 1 ? at : text.length;
}
