import { ForelandError } from '@foreland/model';
import type { Limits } from '../limits.ts';
import type { LossCounter } from '../loss.ts';
import type { SourceFile } from '../source.ts';
import type { Encoding } from '../text/encoding.ts';
import { Workbook } from '../xlsx/workbook.ts';
import { readCsvPieces } from './csv.ts';
import type { Delimiter } from './delimiter.ts';
import { columnLetters } from './row.ts';
import type { TableRow } from './row.ts';

export type TableKind = 'csv' | 'xlsx';

export interface TableOptions {
  readonly kind: TableKind;
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly sheet?: string;
  /** 1-based line or row of the header; 1 where left out. Rows before it are not read. */
  readonly headerRow?: number;
  readonly limits: Limits;
  readonly losses: LossCounter;
}

export interface Table {
  /** Names of all sheets of a workbook; empty for text. */
  readonly sheets: readonly string[];
  /** The sheet that is read. */
  readonly sheet: string | undefined;
  /** Column names, trimmed. Empty where a column has none. */
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** Rows after the header, in groups. May be read once. */
  readonly rows: AsyncGenerator<readonly TableRow[]>;
}

/**
 * Opens a table at its header. Close `rows` (`return`) where they are not read to their end.
 * @throws ForelandError `table-empty`, `header-unusable`, `random-access-missing`, and of the readers below.
 */
export async function openTable(file: SourceFile, options: TableOptions): Promise<Table> {
  const workbook = options.kind === 'xlsx' ? await openWorkbook(file, options) : undefined;
  const sheet = workbook?.sheetName(options.sheet);
  const groups = workbook
    ? workbook.rows(options.sheet)
    : readCsvPieces(file.stream(), { ...options, headerLine: options.headerRow });
  const headerRow = options.headerRow ?? 1;
  for (;;) {
    const next = await groups.next();
    if (next.done) break;
    const at = next.value.findIndex(({ line }) => line >= headerRow);
    const header = next.value[at];
    if (!header) continue;
    const headers = readHeader(header, sheet);
    const rest = next.value.slice(at + 1);
    return {
      sheets: workbook?.sheets.map(({ name }) => name) ?? [],
      sheet,
      headers,
      headerLine: header.line,
      rows:
        sheet === undefined
          ? following(rest, groups)
          : fitted(following(rest, groups), headers.length, sheet),
    };
  }
  throw new ForelandError({
    code: 'table-empty',
    message:
      headerRow === 1
        ? 'The table is empty.'
        : `The table ends before row ${headerRow}, where its header should be.`,
    remedy: 'Choose another file or sheet, or another header row.',
    place: { line: 1, ...(sheet !== undefined && { sheet }) },
  });
}

async function openWorkbook(file: SourceFile, { limits, losses }: TableOptions): Promise<Workbook> {
  if (file.randomAccess) return Workbook.open(file.randomAccess, { limits, losses });
  throw new ForelandError({
    code: 'random-access-missing',
    message: 'A workbook cannot be read while it arrives.',
    remedy: 'Hand over the whole file first.',
  });
}

async function* following(
  rest: readonly TableRow[],
  groups: AsyncGenerator<readonly TableRow[]>,
): AsyncGenerator<readonly TableRow[]> {
  try {
    if (rest.length > 0) yield rest;
    yield* groups;
  } finally {
    await groups.return(undefined);
  }
}

/** Sheets have no width: rows are filled up to the header, and text beyond it is a problem of its row. */
async function* fitted(
  groups: AsyncGenerator<readonly TableRow[]>,
  width: number,
  sheet: string,
): AsyncGenerator<readonly TableRow[]> {
  for await (const rows of groups) yield rows.map((row) => fit(row, width, sheet));
}

function fit(row: TableRow, width: number, sheet: string): TableRow {
  const { values, line } = row;
  if (values.length === width) return row;
  if (values.length < width)
    return { ...row, values: [...values, ...Array<string>(width - values.length).fill('')] };
  const beyond = values.findIndex((value, index) => index >= width && value.trim() !== '');
  if (beyond === -1) return { ...row, values: values.slice(0, width) };
  return {
    line,
    values,
    problem: {
      code: 'row-ragged',
      message: `Column ${columnLetters(beyond)} holds text but has no header.`,
      remedy: 'Give the column a name, or empty it.',
      place: { line, sheet, column: columnLetters(beyond) },
    },
  };
}

function readHeader(row: TableRow, sheet: string | undefined): readonly string[] {
  const problem = row.problem ?? [...(row.cellProblems?.values() ?? [])][0];
  const place = { ...problem?.place, line: row.line, ...(sheet !== undefined && { sheet }) };
  if (problem) throw new ForelandError({ ...problem, place });
  const headers = row.values.map((value) => value.trim().replace(/\s+/gu, ' '));
  while (sheet !== undefined && headers.at(-1) === '') headers.pop();
  if (headers.every((header) => header === '')) {
    throw new ForelandError({
      code: 'header-unusable',
      message: 'The header row names no column.',
      remedy: 'Choose the row that holds the column names.',
      place,
    });
  }
  const long = headers.findIndex((header) => header.length > 500);
  if (long !== -1) {
    throw new ForelandError({
      code: 'header-unusable',
      message: 'A column name has more than 500 characters.',
      remedy: 'Choose the row that holds the column names.',
      place: { ...place, column: long + 1 },
    });
  }
  return Object.freeze(headers);
}
