import { ForelandError } from '@foreland/model';
import type { Refusal } from '@foreland/model';
import type { Limits } from '../limits.ts';
import type { LossCounter } from '../loss.ts';
import { columnLetters } from '../tabular/row.ts';
import type { TableRow } from '../tabular/row.ts';
import { describeControl } from '../text/characters.ts';
import { isoDate, isoTime } from './number-format.ts';
import type { NumberKind } from './number-format.ts';
import { unescapeText } from './workbook-parts.ts';
import type { XmlHandler } from './xml.ts';

export interface SheetContext {
  readonly sheet: string;
  readonly part: string;
  readonly strings: readonly string[];
  readonly numberKinds: readonly NumberKind[];
  readonly date1904: boolean;
  readonly losses: LossCounter;
  readonly limits: Limits;
}

type CellProblem = Pick<Refusal, 'code' | 'message' | 'remedy'>;
type CellText = { readonly text: string; readonly problem?: CellProblem };

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** Turns the XML of a sheet into rows. Only rows with cells are given out; gaps between cells are empty text. */
export class SheetRows implements XmlHandler {
  readonly #context: SheetContext;
  #rows: TableRow[] = [];
  #line = 0;
  #values: string[] = [];
  #problems = new Map<number, Refusal>();
  #characters = 0;
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #inline = '';
  #hasFormula = false;
  #collecting: 'value' | 'inline' | undefined;
  #phonetic = 0;
  #inSheetData = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  /** Row that has been reached. */
  get line(): number {
    return this.#line;
  }

  /** Rows finished since the last call. */
  take(): readonly TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'sheetData':
        this.#inSheetData = true;
        return;
      case 'row':
        if (this.#inSheetData) this.#openRow(attributes['r']);
        return;
      case 'c':
        if (this.#inSheetData) this.#openCell(attributes);
        return;
      case 'f':
        this.#hasFormula = true;
        return;
      case 'v':
        this.#collecting = 'value';
        return;
      case 'rPh':
        this.#phonetic++;
        return;
      case 't':
        if (this.#phonetic === 0) this.#collecting = 'inline';
        return;
      case 'mergeCell':
        this.#context.losses.add(
          'merged cells',
          'a merged cell has its text in its first cell only',
          `${this.#context.sheet} ${attributes['ref'] ?? ''}`,
        );
        return;
      default:
    }
  }

  text(text: string): void {
    if (this.#collecting === undefined || this.#column < 0) return;
    this.#characters += text.length;
    if (this.#collecting === 'value') this.#value += text;
    else this.#inline += text;
    if (this.#value.length + this.#inline.length > this.#context.limits.fieldCharacters)
      throw this.#refuse(
        'field-too-long',
        `A cell has more than ${this.#context.limits.fieldCharacters} characters.`,
        'Shorten the cell.',
      );
    if (this.#characters > this.#context.limits.lineCharacters)
      throw this.#refuse(
        'row-too-long',
        `A row has more than ${this.#context.limits.lineCharacters} characters.`,
        'Shorten the row.',
      );
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#collecting = undefined;
        return;
      case 'rPh':
        this.#phonetic--;
        return;
      case 'c':
        if (this.#inSheetData && this.#line > 0) this.#closeCell();
        return;
      case 'row':
        if (this.#inSheetData) this.#closeRow();
        return;
      case 'sheetData':
        this.#inSheetData = false;
        return;
      default:
    }
  }

  #openRow(reference: string | undefined): void {
    const line = reference === undefined ? this.#line + 1 : Number(reference);
    if (!Number.isInteger(line) || line <= this.#line || line > LAST_ROW)
      throw this.#refuse(
        'xlsx-malformed',
        'Rows of the sheet are numbered wrongly.',
        'Open the workbook and save it again.',
      );
    this.#line = line;
    this.#values = [];
    this.#problems = new Map();
    this.#characters = 0;
    this.#column = -1;
    if (line > this.#context.limits.rows)
      throw this.#refuse(
        'rows-too-many',
        `The sheet has more than ${this.#context.limits.rows} rows.`,
        'Split the sheet.',
      );
  }

  #openCell({ r, t = 'n', s }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.#values.length : columnIndex(r);
    if (column === undefined || column < this.#values.length || column >= LAST_COLUMN)
      throw this.#refuse(
        'xlsx-malformed',
        'Cells of the sheet are named wrongly.',
        'Open the workbook and save it again.',
      );
    if (column >= this.#context.limits.columns)
      throw this.#refuse(
        'columns-too-many',
        `A row has more than ${this.#context.limits.columns} cells.`,
        'Split the sheet.',
      );
    this.#column = column;
    this.#type = t;
    this.#style = s === undefined ? 0 : Number(s);
    this.#value = '';
    this.#inline = '';
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const column = this.#column;
    if (column < this.#values.length)
      throw this.#refuse(
        'xlsx-malformed',
        'Cells of the sheet are nested wrongly.',
        'Open the workbook and save it again.',
      );
    const { text, problem } = this.#content();
    while (this.#values.length < column) this.#values.push('');
    this.#values.push(text);
    const found = problem ?? describeControl(text);
    if (found)
      this.#problems.set(column, {
        ...found,
        place: { line: this.#line, sheet: this.#context.sheet, column: columnLetters(column) },
      });
  }

  #closeRow(): void {
    if (this.#values.length === 0) return;
    this.#rows.push({
      line: this.#line,
      values: this.#values,
      ...(this.#problems.size > 0 && { cellProblems: this.#problems }),
    });
    this.#values = [];
  }

  #content(): CellText {
    if (this.#hasFormula && this.#value === '' && this.#type !== 'str') {
      return {
        text: '',
        problem: {
          code: 'formula-without-value',
          message: 'The cell holds a formula whose result was not saved.',
          remedy: 'Open the workbook in a spreadsheet program, let it calculate, and save it.',
        },
      };
    }
    switch (this.#type) {
      case 's':
        return this.#value === '' ? { text: '' } : this.#shared();
      case 'inlineStr':
        return { text: unescapeText(this.#inline) };
      case 'str':
        return { text: unescapeText(this.#value) };
      case 'b':
        return this.#value === '1' || this.#value === 'true'
          ? { text: 'true' }
          : this.#value === '0' || this.#value === 'false'
            ? { text: 'false' }
            : this.#unreadable();
      case 'e':
        return {
          text: '',
          problem: {
            code: 'cell-error',
            message: `The cell shows the error ${this.#value.slice(0, 20)}.`,
            remedy: 'Correct the formula in the workbook, or empty the cell.',
          },
        };
      case 'd':
        return { text: this.#value.replace(/T00:00:00(\.0+)?$/, '') };
      case 'n':
        return this.#value === '' ? { text: '' } : this.#number();
      default:
        return this.#unreadable();
    }
  }

  #shared(): CellText {
    const text = /^\d+$/.test(this.#value) ? this.#context.strings[Number(this.#value)] : undefined;
    return text === undefined
      ? {
          text: '',
          problem: {
            code: 'shared-string-missing',
            message: 'The cell points to a text that the workbook does not hold.',
            remedy: 'The workbook is damaged; open it and save it again.',
          },
        }
      : { text };
  }

  #number(): CellText {
    const value = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(this.#value)
      ? Number(this.#value)
      : Number.NaN;
    if (!Number.isFinite(value)) return this.#unreadable();
    const format = this.#context.numberKinds[this.#style] ?? { kind: 'number' };
    switch (format.kind) {
      case 'date':
      case 'time': {
        const text =
          format.kind === 'date' && (value >= 1 || value < 0 || this.#context.date1904)
            ? isoDate(value, this.#context.date1904)
            : isoTime(value);
        return text === undefined
          ? {
              text: '',
              problem: {
                code: 'date-out-of-range',
                message: 'The cell shows a date that does not exist.',
                remedy: 'Correct the date in the workbook.',
              },
            }
          : { text };
      }
      case 'padded':
        return this.#exact(value, String(value).padStart(format.digits, '0'));
      default:
        return this.#exact(value, Number(value.toPrecision(15)).toString());
    }
  }

  /** Spreadsheets keep 15 digits: a longer number has lost its last ones already. */
  #exact(value: number, text: string): CellText {
    if (!Number.isInteger(value) || Math.abs(value) < 1e15) return { text };
    return {
      text,
      problem: {
        code: 'number-imprecise',
        message: 'The cell holds a number of more than 15 digits, of which spreadsheets lose the last.',
        remedy: 'Format the column as text and enter the number again.',
      },
    };
  }

  #unreadable(): CellText {
    return {
      text: '',
      problem: {
        code: 'cell-unreadable',
        message: 'The content of the cell does not fit its type.',
        remedy: 'The workbook is damaged; open it and save it again.',
      },
    };
  }

  #refuse(code: string, message: string, remedy: string): ForelandError {
    const { sheet, part } = this.#context;
    return new ForelandError({
      code,
      message,
      remedy,
      place: {
        sheet,
        path: part,
        ...(this.#line > 0 && { line: this.#line }),
        ...(this.#column >= 0 && { column: columnLetters(this.#column) }),
      },
    });
  }
}

/** 0-based column of a reference such as `AB12`. */
function columnIndex(reference: string): number | undefined {
  let index = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    index = index * 26 + letter;
    if (at > 3) return undefined;
  }
  return at > 0 && /^\d+$/.test(reference.slice(at)) ? index - 1 : undefined;
}
