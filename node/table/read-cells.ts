import { openAsBlob } from 'node:fs';
import {
  blobFile,
  compileDateFormat,
  guessDates,
  guessDelimiter,
  parseDate,
  readCsvPieces,
  readHead,
} from '@foreland/formats';
import type { Delimiter, SourceFile } from '@foreland/formats';
import type { TableField, TableRow } from '@foreland/matching/table';
import { ForelandError } from '@foreland/model';
import { parsePhone } from '@foreland/model/identifiers/phone';

/** A table on disk, of which the header is known. */
export interface OpenedTable {
  readonly file: SourceFile;
  readonly delimiter: Delimiter;
  readonly columns: readonly string[];
}

/** Ten million rows of a dozen short cells are matched in 24 GB; more has not been tried. */
const MOST_ROWS = 10_000_000;

/**
 * Reads the header of a table.
 * @throws ForelandError `file-unreadable`, `table-empty`, `column-repeated`, and of the reader
 */
export async function openCells(path: string): Promise<OpenedTable> {
  const blob = await opened(path);
  const file = blobFile(path, blob);
  const delimiter = guessDelimiter(new TextDecoder().decode(await readHead(file)));
  for await (const { values } of rowsOf(file, delimiter)) {
    const columns = values.map((name) => name.trim());
    const repeated = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
    if (repeated === undefined) return { file, delimiter, columns };
    throw new ForelandError({
      code: 'column-repeated',
      message: `Two columns are called “${repeated}”.`,
      remedy: 'Give each column a name of its own.',
      place: { line: 1 },
    });
  }
  throw new ForelandError({
    code: 'table-empty',
    message: `${path} is empty.`,
    remedy: 'Name a table with a header row and at least two rows.',
  });
}

async function opened(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path);
  } catch (cause) {
    throw new ForelandError({
      code: 'file-unreadable',
      message: `${path} cannot be read.`,
      remedy: 'Check the name and the rights on it.',
      cause,
    });
  }
}

/** Rows with their line; the first is the header. A row that cannot be used ends the reading, so that nothing is lost unseen. */
export async function* rowsOf(
  file: SourceFile,
  delimiter: Delimiter,
): AsyncGenerator<{ readonly line: number; readonly values: readonly string[] }> {
  let rows = 0;
  for await (const piece of readCsvPieces(file.stream(), { delimiter })) {
    for (const { line, values, problem } of piece) {
      if (problem) throw new ForelandError({ ...problem, place: { line, ...problem.place } });
      if (rows++ > MOST_ROWS)
        throw new ForelandError({
          code: 'table-too-large',
          message: `The table has more than ${MOST_ROWS.toLocaleString('en-GB')} rows.`,
          remedy: 'Take out what need not be matched, or match it in parts.',
        });
      yield { line, values };
    }
  }
}

/** What fields of a table hold, in the forms that the engine compares. */
export interface Cells {
  readonly rows: number;
  /** What a reader of the result should know: values that could not be read. */
  readonly notes: readonly string[];
  /** Once: the cells are let go of row by row. Ids are row numbers from 1. */
  take(): Generator<TableRow>;
}

/** @param country ISO 3166-1 code of telephone numbers without a country code */
export async function readCells(
  { file, delimiter, columns }: OpenedTable,
  fields: readonly TableField[],
  country: string | undefined,
): Promise<Cells> {
  const used = fields.flatMap((field) =>
    field.columns.map((column) => ({ field, column, at: columns.indexOf(column), cells: [] as string[] })),
  );
  let rows = -1;
  for await (const { values } of rowsOf(file, delimiter)) {
    rows += 1;
    if (rows > 0) for (const { at, cells } of used) cells.push(values[at]?.trim() ?? '');
  }
  if (rows < 2)
    throw new ForelandError({
      code: 'table-empty',
      message: `${file.name} has ${rows === 1 ? 'one row' : 'no rows'} below its header.`,
      remedy: 'Name a table with at least two rows.',
    });
  const notes: string[] = [];
  for (const { field, column, cells } of used) {
    if (field.kind === 'date') notes.push(...toIsoDates(column, cells));
    else if (field.name === 'phone') toInternational(cells, country);
  }
  return {
    rows,
    notes,
    *take() {
      for (let row = 0; row < rows; row++)
        yield {
          id: String(row + 1),
          cells: Object.fromEntries(used.map(({ column, cells }) => [column, cells[row] ?? ''])),
        };
      for (const { cells } of used) cells.length = 0;
    },
  };
}

const SAMPLE = 1_000;

/** In place. @returns what could not be read, in words */
function toIsoDates(column: string, cells: string[]): string[] {
  const sample = cells.filter((cell) => cell !== '').slice(0, SAMPLE);
  const guess = guessDates(sample);
  const formats = (guess?.formats ?? []).flatMap((format) => compileDateFormat(format) ?? []);
  let unread = 0;
  cells.forEach((cell, row) => {
    if (cell === '' || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(cell)) return;
    const day = parseDate(cell, formats);
    if (day === undefined) unread += 1;
    // An unreadable date is no date; a slip such as the thirteenth month may still be compared as it stands.
    cells[row] = day ?? cell;
  });
  return [
    ...(guess?.ambiguous === true
      ? [`Dates in “${column}” are read with the day before the month; check that they are written so.`]
      : []),
    ...(unread > 0
      ? [
          `${unread.toLocaleString('en-GB')} of ${cells.length.toLocaleString('en-GB')} cells in “${column}” are no dates.`,
        ]
      : []),
  ];
}

function toInternational(cells: string[], country: string | undefined): void {
  cells.forEach((cell, row) => {
    if (cell !== '') cells[row] = parsePhone(cell, country === undefined ? {} : { country })?.value ?? cell;
  });
}
