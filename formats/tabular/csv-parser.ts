import { ForelandError } from '@foreland/model';
import type { Limits } from '../limits.ts';
import { CONTROL, describeControl } from '../text/characters.ts';
import type { TableRow } from './row.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;

const FIELD_START = 0;
const UNQUOTED = 1;
const QUOTED = 2;
/** Just after a quote inside a quoted field: an escaped quote, or the end of the field. */
const QUOTE_SEEN = 3;
/** After a misplaced quote: nothing is read until the line ends. */
const SKIPPING = 4;
type State = typeof FIELD_START | typeof UNQUOTED | typeof QUOTED | typeof QUOTE_SEEN | typeof SKIPPING;

/**
 * RFC 4180 as a state machine that takes text in pieces cut anywhere. Its own and not a library's, because
 * every refusal needs the exact line and cell, and a bad row must not end the reading.
 * Rows end with LF, CRLF or CR. Empty lines are no rows. All rows have the width of the header.
 */
export class CsvParser {
  readonly #delimiter: number;
  readonly #limits: Limits;
  #state: State = FIELD_START;
  #field = '';
  #values: string[] = [];
  #rowLength = 0;
  #line: number;
  #rowLine: number;
  #quoteLine = 0;
  #afterCr = false;
  #width = 0;
  #rows = 0;
  #misplacedAt = -1;
  #suspicious = false;
  readonly #headerLine: number;
  #done: TableRow[] = [];

  /** @param headerLine rows before this line may have any width. */
  constructor(delimiter: string, limits: Limits, firstLine = 1, headerLine = 1) {
    this.#headerLine = headerLine;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#limits = limits;
    this.#line = firstLine;
    this.#rowLine = firstLine;
  }

  /** 1-based line that the parser has reached. */
  get line(): number {
    return this.#line;
  }

  /** @throws ForelandError `field-too-long`, `row-too-long`, `rows-too-many`, `columns-too-many`. */
  push(text: string): readonly TableRow[] {
    this.#done = [];
    const fresh = this.#values.length === 0 && this.#field === '';
    this.#suspicious = (!fresh && this.#suspicious) || CONTROL.test(text);
    let i = 0;
    if (this.#afterCr && text.length > 0) {
      this.#afterCr = false;
      if (text.charCodeAt(0) === LF) i = 1;
    }
    while (i < text.length) i = this.#step(text, i);
    return this.#done;
  }

  /** @throws ForelandError `quote-unclosed` where the file ends inside quotes. */
  end(): readonly TableRow[] {
    this.#done = [];
    if (this.#state === QUOTED) {
      throw new ForelandError({
        code: 'quote-unclosed',
        message: `The quote opened on line ${this.#quoteLine} is never closed.`,
        remedy:
          'Close the quote, or double quotes that belong to the text; a cut-off file must be sent again.',
        place: { line: this.#quoteLine, column: this.#values.length + 1 },
      });
    }
    if (this.#state !== FIELD_START || this.#values.length > 0) this.#endRow();
    return this.#done;
  }

  #step(text: string, from: number): number {
    switch (this.#state) {
      case FIELD_START:
        if (text.charCodeAt(from) === QUOTE) {
          this.#state = QUOTED;
          this.#quoteLine = this.#line;
          return from + 1;
        }
        this.#state = UNQUOTED;
        return this.#unquoted(text, from);
      case UNQUOTED:
        return this.#unquoted(text, from);
      case QUOTED:
        return this.#quoted(text, from);
      case QUOTE_SEEN:
        return this.#quoteSeen(text, from);
      default:
        return this.#skip(text, from);
    }
  }

  #unquoted(text: string, from: number): number {
    const delimiter = this.#delimiter;
    for (let i = from; i < text.length; i++) {
      const char = text.charCodeAt(i);
      if (char !== delimiter && char !== LF && char !== CR && char !== QUOTE) continue;
      this.#take(text, from, i);
      if (char === delimiter) this.#endField();
      else if (char === QUOTE) this.#misplaced();
      else return this.#lineEnd(text, i);
      return i + 1;
    }
    this.#take(text, from, text.length);
    return text.length;
  }

  #quoted(text: string, from: number): number {
    const quote = text.indexOf('"', from);
    const end = quote === -1 ? text.length : quote;
    this.#take(text, from, end);
    for (let at = text.indexOf('\n', from); at !== -1 && at < end; at = text.indexOf('\n', at + 1))
      this.#line++;
    if (quote === -1) return end;
    this.#state = QUOTE_SEEN;
    return end + 1;
  }

  #quoteSeen(text: string, from: number): number {
    const char = text.charCodeAt(from);
    if (char === QUOTE) {
      this.#field += '"';
      this.#state = QUOTED;
      return from + 1;
    }
    if (char === this.#delimiter) {
      this.#endField();
      return from + 1;
    }
    if (char === LF || char === CR) return this.#lineEnd(text, from);
    this.#misplaced();
    return from;
  }

  #skip(text: string, from: number): number {
    for (let i = from; i < text.length; i++) {
      const char = text.charCodeAt(i);
      if (char === LF || char === CR) return this.#lineEnd(text, i);
    }
    return text.length;
  }

  #misplaced(): void {
    this.#misplacedAt = this.#values.length;
    this.#state = SKIPPING;
  }

  #lineEnd(text: string, at: number): number {
    const empty = this.#state === UNQUOTED && this.#field === '' && this.#values.length === 0;
    if (empty) this.#state = FIELD_START;
    else this.#endRow();
    this.#line++;
    this.#rowLine = this.#line;
    if (text.charCodeAt(at) !== CR) return at + 1;
    if (at + 1 === text.length) this.#afterCr = true;
    return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  }

  #take(text: string, from: number, to: number): void {
    if (to > from)
      this.#field = this.#field === '' ? text.slice(from, to) : this.#field + text.slice(from, to);
    if (this.#field.length > this.#limits.fieldCharacters) {
      const line = this.#state === QUOTED ? this.#quoteLine : this.#line;
      throw new ForelandError({
        code: 'field-too-long',
        message: `A cell has more than ${this.#limits.fieldCharacters} characters.`,
        remedy: 'Shorten the cell; a quote that is never closed on this line also has this effect.',
        place: { line, column: this.#values.length + 1 },
      });
    }
    if (this.#rowLength + this.#field.length > this.#limits.lineCharacters) {
      throw new ForelandError({
        code: 'row-too-long',
        message: `A row has more than ${this.#limits.lineCharacters} characters.`,
        remedy: 'Split the table, or check the quotes on this line.',
        place: { line: this.#rowLine },
      });
    }
  }

  #endField(): void {
    this.#rowLength += this.#field.length + 1;
    this.#values.push(this.#field);
    this.#field = '';
    this.#state = FIELD_START;
    if (this.#values.length >= this.#limits.columns) {
      throw new ForelandError({
        code: 'columns-too-many',
        message: `A row has more than ${this.#limits.columns} cells.`,
        remedy: 'Check the delimiter and the quotes.',
        place: { line: this.#rowLine },
      });
    }
  }

  #endRow(): void {
    const values = this.#values;
    values.push(this.#field);
    this.#rows++;
    if (this.#rows > this.#limits.rows) {
      throw new ForelandError({
        code: 'rows-too-many',
        message: `The table has more than ${this.#limits.rows} rows.`,
        remedy: 'Split the file.',
        place: { line: this.#rowLine },
      });
    }
    this.#done.push(this.#finished(values));
    this.#values = [];
    this.#field = '';
    this.#rowLength = 0;
    this.#misplacedAt = -1;
    this.#state = FIELD_START;
  }

  #finished(values: string[]): TableRow {
    const line = this.#rowLine;
    if (this.#misplacedAt >= 0) {
      return {
        line,
        values: [],
        problem: {
          code: 'quote-misplaced',
          message: 'A quote stands inside a cell, or text follows a closing quote.',
          remedy: 'Put the whole cell in quotes and double the quotes inside it (RFC 4180).',
          place: { line, column: this.#misplacedAt + 1 },
        },
      };
    }
    if (this.#width === 0 && line >= this.#headerLine) this.#width = values.length;
    if (this.#width > 0 && values.length !== this.#width) {
      return {
        line,
        values,
        problem: {
          code: 'row-ragged',
          message: `The row has ${values.length} cells, but the header has ${this.#width}.`,
          remedy: 'Give every row the same number of cells, and put cells that hold the delimiter in quotes.',
          place: { line },
        },
      };
    }
    if (!this.#suspicious) return { line, values };
    const cellProblems = new Map<number, NonNullable<TableRow['problem']>>();
    values.forEach((value, index) => {
      const control = describeControl(value);
      if (control) cellProblems.set(index, { ...control, place: { line, column: index + 1 } });
    });
    return cellProblems.size === 0 ? { line, values } : { line, values, cellProblems };
  }
}
