import { ForelandError, isForelandError } from '@foreland/model';
import type { Refusal } from '@foreland/model';
import { detectFormats, findImporter } from './importers.ts';
import type { Detection } from './importers.ts';
import { limitsOf } from './limits.ts';
import { LossCounter } from './loss.ts';
import type { SourceFile } from './source.ts';
import { guessMapping } from './tabular/guess/guess.ts';
import type { GuessReason } from './tabular/guess/guess.ts';
import type { Mapping } from './tabular/mapping.ts';
import { openTable } from './tabular/table.ts';
import type { Table, TableKind } from './tabular/table.ts';

export interface InspectOptions {
  /** Id of the importer, where a person has chosen one. */
  readonly format?: string;
  readonly sheet?: string;
  readonly headerRow?: number;
  /** Rows to show. */
  readonly rows?: number;
}

/** What an import wizard shows first: the likely formats, the first rows, and a proposed mapping with reasons. */
export interface Inspection {
  readonly format: string;
  readonly formats: readonly Detection[];
  readonly sheets: readonly string[];
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly mapping: Mapping | undefined;
  readonly reasons: readonly GuessReason[];
  /** Why the table could not be opened. */
  readonly problem: Refusal | undefined;
}

const SAMPLE = 200;

/** @throws ForelandError `format-unknown` where the files are of no known format. */
export async function inspect(
  files: readonly SourceFile[],
  options: InspectOptions = {},
): Promise<Inspection> {
  const formats = await detectFormats(files);
  const format = options.format ?? formats[0]?.importer.id;
  const importer = format === undefined ? undefined : findImporter(format);
  if (!importer) {
    throw new ForelandError({
      code: 'format-unknown',
      message: 'The files are of no format that Foreland reads.',
      remedy:
        'Give CSV, XLSX, FollowTheMoney or Foreland JSON lines, a STIX 2.1 bundle, an EPCIS 2.0 document, or the UK Sanctions List.',
    });
  }
  const plain: Inspection = {
    format: importer.id,
    formats,
    sheets: [],
    headers: [],
    rows: [],
    mapping: undefined,
    reasons: [],
    problem: undefined,
  };
  const [file] = files;
  if (!importer.needsMapping || !file) return plain;
  try {
    return { ...plain, ...(await inspectTable(file, importer.id === 'xlsx' ? 'xlsx' : 'csv', options)) };
  } catch (error) {
    if (!isForelandError(error)) throw error;
    return { ...plain, problem: error.toRefusal() };
  }
}

async function inspectTable(
  file: SourceFile,
  kind: TableKind,
  { sheet, headerRow, rows: shown = 20 }: InspectOptions,
): Promise<Partial<Inspection>> {
  const table = await openTable(file, {
    kind,
    sheet,
    headerRow,
    limits: limitsOf(undefined),
    losses: new LossCounter(),
  });
  const sample = await firstRows(table, SAMPLE);
  const source = { headerRow: headerRow ?? 1, ...(table.sheet !== undefined && { sheet: table.sheet }) };
  const { mapping, reasons } = guessMapping(table.headers, sample, source);
  return { sheets: table.sheets, headers: table.headers, rows: sample.slice(0, shown), mapping, reasons };
}

async function firstRows(table: Table, count: number): Promise<readonly (readonly string[])[]> {
  const sample: (readonly string[])[] = [];
  for await (const rows of table.rows) {
    for (const row of rows) if (!row.problem) sample.push(row.values);
    if (sample.length >= count) break;
  }
  return sample.slice(0, count);
}
