import { ForelandError } from '@foreland/model';
import type { ImportEvent, Importer } from '../importer.ts';
import { errorEvent, headerFromTerms, importerOf, onlyFile, requireTerms } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { compileMapping } from './compile.ts';
import { guessDelimiter } from './delimiter.ts';
import { mapRows } from './map-rows.ts';
import { mappingId } from './mapping.ts';
import type { Mapping } from './mapping.ts';
import { openTable } from './table.ts';
import type { Table, TableKind } from './table.ts';

/** Tables of text: CSV, TSV and their kin, read through a mapping. */
export const csvImporter: Importer = importerOf({
  id: 'csv',
  title: 'Table (CSV, TSV)',
  carriesTerms: false,
  needsMapping: true,
  detect(head, fileName) {
    if (head[0] === 0x50 && head[1] === 0x4b) return 0;
    if (/\.(csv|tsv|tab|txt)$/i.test(fileName)) return 0.6;
    const text = new TextDecoder().decode(head.subarray(0, 16_384));
    if (/^\s*[{[<]/.test(text) || text.includes('\0')) return 0;
    const [first = ''] = text.split(/\r?\n/, 1);
    return first.includes(guessDelimiter(text)) ? 0.3 : 0.05;
  },
  events: (reading) => tableEvents(reading, 'csv'),
});

/** Excel workbooks, one sheet at a time, read through a mapping. */
export const xlsxImporter: Importer = importerOf({
  id: 'xlsx',
  title: 'Workbook (XLSX)',
  carriesTerms: false,
  needsMapping: true,
  detect(head, fileName) {
    const isZip = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
    const isNamed = /\.xls[xm]$/i.test(fileName);
    return isZip ? (isNamed ? 0.95 : 0.5) : isNamed ? 0.2 : 0;
  },
  events: (reading) => tableEvents(reading, 'xlsx'),
});

async function* tableEvents(reading: Reading, kind: TableKind): AsyncGenerator<readonly ImportEvent[]> {
  const { options, limits, losses, checker } = reading;
  const file = onlyFile(reading);
  const mapping = requireMapping(options.mapping);
  const { label, grading } = requireTerms(options);
  const contribution = headerFromTerms(reading, kind, mappingId(mapping));
  const { encoding, delimiter, sheet, headerRow } = mapping.source;
  const table = await openTable(file, {
    kind,
    encoding: options.encoding ?? encoding,
    delimiter: options.delimiter ?? delimiter,
    sheet,
    headerRow,
    limits,
    losses,
  });
  const compilation = compileMapping(mapping, table.headers, options.labels);
  if (!compilation.ok) {
    await table.rows.return(undefined);
    yield compilation.problems.map(errorEvent);
    throw new ForelandError({
      code: 'mapping-unfit',
      message: 'The mapping does not fit the table, so no row was read.',
      remedy: 'Correct the mapping as the errors say.',
      place: placeOf(table),
    });
  }
  yield [{ type: 'contribution', contribution, place: placeOf(table) }];
  let rows = 0;
  const context = {
    partner: options.partner,
    label,
    labels: options.labels ?? {},
    grading,
    subject: options.subject,
    sheet: table.sheet,
    checker,
    losses,
  };
  for await (const events of mapRows(
    counted(table, (count) => (rows += count)),
    compilation.compiled,
    context,
  ))
    yield events;
  if (rows === 0)
    throw new ForelandError({
      code: 'table-empty',
      message: 'The table has a header but no rows.',
      remedy: 'Choose another file or sheet.',
      place: placeOf(table),
    });
}

async function* counted(table: Table, count: (rows: number) => void): Table['rows'] {
  for await (const rows of table.rows) {
    count(rows.length);
    yield rows;
  }
}

function placeOf({ headerLine, sheet }: Table): { line: number; sheet?: string } {
  return { line: headerLine, ...(sheet !== undefined && { sheet }) };
}

function requireMapping(mapping: Mapping | undefined): Mapping {
  if (mapping) return mapping;
  throw new ForelandError({
    code: 'mapping-missing',
    message: 'A table is read through a mapping, and none was given.',
    remedy: 'Choose a saved mapping, or let one be proposed from the table.',
  });
}
