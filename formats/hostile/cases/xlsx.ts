import { COLUMNS, TABLE_OPTIONS, bytes, cells, utf8 } from '../case.ts';
import type { HostileBytes, HostileCase } from '../case.ts';
import type { ImportOptions } from '../../importer.ts';
import { sheetOf, workbookParts, writeWorkbook } from '../workbook.ts';
import type { TestWorkbook } from '../workbook.ts';
import { writeZip } from '../write-zip.ts';

type Place = HostileCase['place'];
type More = { kept?: number; options?: Partial<ImportOptions> };
const ROWS = [COLUMNS, cells()];
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const xlsx = (
  name: string,
  file: HostileBytes,
  code: string,
  place: Place,
  { kept = 0, options }: More = {},
): HostileCase => ({
  name: `xlsx: ${name}`,
  importer: 'xlsx',
  files: { 'book.xlsx': file },
  options: { ...TABLE_OPTIONS, ...options },
  code,
  place,
  kept,
});

/** A sound workbook with some of its parts replaced or taken away. */
const withParts = (parts: TestWorkbook['parts'] | (() => TestWorkbook['parts'])) => () =>
  writeWorkbook({ ...sheetOf(ROWS), parts: typeof parts === 'function' ? parts() : parts });
/** A sound header and row, then other XML. */
function withRows(data: string, more: Partial<TestWorkbook> = {}): () => Promise<Uint8Array> {
  return () =>
    writeWorkbook({
      sheets: [{ name: 'Sheet1', data: `${sheetOf(ROWS).sheets[0]?.data ?? ''}${data}` }],
      ...more,
    });
}
const sheetXml = (inner: string): string => `<?xml version="1.0"?><worksheet ${MAIN}>${inner}</worksheet>`;

/** Changes bytes of a sound workbook. */
function patched(change: (file: Uint8Array, view: DataView) => Uint8Array | void): () => Promise<Uint8Array> {
  return async () => {
    const file = await writeWorkbook(sheetOf(ROWS));
    return change(file, new DataView(file.buffer, file.byteOffset, file.byteLength)) ?? file;
  };
}
const endOf = (file: Uint8Array): number => file.length - 22;
const directoryOf = (file: Uint8Array, view: DataView): number => view.getUint32(endOf(file) + 16, true);

/** A part of spaces, which unpacks about a thousandfold. */
function bomb(part: string, head: string, tail: string, size: number): () => Promise<Uint8Array> {
  return withParts(() => ({ [part]: concat(utf8(head), new Uint8Array(size).fill(0x20), utf8(tail)) }));
}
function concat(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const DOCTYPES: readonly (readonly [string, string])[] = [
  ['an external entity', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
  ['a parameter entity', '<!DOCTYPE w [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]>'],
  [
    'a billion laughs',
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
  ],
  ['an external document type', '<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">'],
  ['an empty document type', '<!DOCTYPE w>'],
];
const PARTS = [
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/worksheets/sheet1.xml',
] as const;

const zipCases: readonly HostileCase[] = [
  xlsx('an empty file', utf8(''), 'format-mismatch', { offset: 0 }),
  xlsx('text', utf8('Ref,Name\n1,Jan\n'), 'format-mismatch', { offset: 0 }),
  xlsx('one byte', bytes([0x50]), 'format-mismatch', { offset: 0 }),
  xlsx(
    'an old or encrypted workbook',
    bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    'xlsx-encrypted',
    { offset: 0 },
  ),
  xlsx('a ZIP signature alone', bytes([0x50, 0x4b, 3, 4]), 'zip-malformed', {}),
  xlsx('an empty ZIP file', () => writeZip([]), 'xlsx-part-missing', { path: '_rels/.rels' }),
  xlsx(
    'a ZIP file of something else',
    () => writeZip([{ name: 'a.txt', bytes: utf8('x') }]),
    'xlsx-part-missing',
    { path: '_rels/.rels' },
  ),
  ...[1, 21, 22, 100, 1000].map((count) =>
    xlsx(
      `${count} bytes cut off`,
      patched((file) => file.slice(0, file.length - count)),
      'zip-malformed',
      {},
    ),
  ),
  xlsx(
    'bytes after the end',
    patched((file) => concat(file, utf8('xxxx'))),
    'zip-malformed',
    {},
  ),
  xlsx(
    'a directory beyond the file',
    patched((file, view) => view.setUint32(endOf(file) + 16, 0x7fffffff, true)),
    'zip-malformed',
    {},
  ),
  xlsx(
    'a directory that is too long',
    patched((file, view) => view.setUint32(endOf(file) + 12, 0x7fffffff, true)),
    'zip-malformed',
    {},
  ),
  xlsx(
    'more parts than the directory holds',
    patched((file, view) => view.setUint16(endOf(file) + 10, 60, true)),
    'zip-malformed',
    {},
  ),
  xlsx(
    '65,534 parts promised',
    patched((file, view) => view.setUint16(endOf(file) + 10, 65_534, true)),
    'zip-malformed',
    {},
  ),
  xlsx(
    'several volumes',
    patched((file, view) => view.setUint16(endOf(file) + 4, 1, true)),
    'zip-malformed',
    {},
  ),
  xlsx(
    'ZIP64 without its locator',
    patched((file, view) => view.setUint16(endOf(file) + 10, 0xffff, true)),
    'zip-malformed',
    {},
  ),
  xlsx(
    'a broken directory signature',
    patched((file, view) => view.setUint32(directoryOf(file, view), 0, true)),
    'zip-malformed',
    {},
  ),
  xlsx(
    'a broken part signature',
    patched((_, view) => view.setUint32(0, 0x04034b51, true)),
    'format-mismatch',
    { offset: 0 },
  ),
  xlsx(
    'a part name beyond the directory',
    patched((file, view) => view.setUint16(directoryOf(file, view) + 28, 0xffff, true)),
    'zip-malformed',
    {},
  ),
  xlsx(
    'an encrypted part',
    patched((file, view) => view.setUint16(directoryOf(file, view) + 8, 1, true)),
    'zip-encrypted',
    { path: '[Content_Types].xml' },
  ),
  xlsx(
    'strong encryption',
    patched((file, view) => view.setUint16(directoryOf(file, view) + 8, 0x40, true)),
    'zip-encrypted',
    {},
  ),
  ...[1, 6, 9, 12, 14, 93, 95, 99].map((method) =>
    xlsx(
      `compression method ${method}`,
      patched((file, view) => view.setUint16(directoryOf(file, view) + 10, method, true)),
      'zip-unsupported',
      {},
    ),
  ),
  xlsx(
    'a part twice',
    () =>
      writeZip(
        [...workbookParts(sheetOf(ROWS))]
          .map(([name, part]) => ({ name, bytes: part }))
          .concat({ name: 'xl/workbook.xml', bytes: utf8('x') }),
      ),
    'zip-malformed',
    {},
  ),
  xlsx(
    'too many parts',
    () => writeZip([...Array(40).keys()].map((i) => ({ name: `p${i}`, bytes: utf8('x') }))),
    'zip-too-many-parts',
    {},
    { options: { limits: { parts: 30 } } },
  ),
  xlsx(
    'parts that overlap',
    patched((file, view) => {
      const second = nextEntry(view, directoryOf(file, view));
      view.setUint32(second + 42, view.getUint32(second + 42, true) - 20, true);
    }),
    'zip-overlap',
    {},
  ),
  xlsx(
    'all parts at one place',
    patched((file, view) => {
      for (let at = directoryOf(file, view); at < endOf(file); at = nextEntry(view, at))
        view.setUint32(at + 42, 0, true);
    }),
    'zip-overlap',
    {},
  ),
  xlsx(
    'a wrong checksum',
    changedEntry('xl/worksheets/sheet1.xml', (view, at) => view.setUint32(at + 16, 1, true)),
    'zip-malformed',
    { sheet: 'Sheet1' },
    { kept: 1 },
  ),
  xlsx(
    'a part longer than promised',
    changedEntry('xl/worksheets/sheet1.xml', (view, at) => view.setUint32(at + 24, 10, true)),
    'zip-malformed',
    {},
  ),
  xlsx(
    'a part shorter than promised',
    changedEntry('xl/worksheets/sheet1.xml', (view, at) => view.setUint32(at + 24, 1_000_000, true)),
    'zip-malformed',
    {},
    { kept: 1 },
  ),
  xlsx(
    'a part that is no deflate stream',
    changedEntry('xl/worksheets/sheet1.xml', (view, at) =>
      new Uint8Array(view.buffer).fill(
        0xff,
        view.getUint32(at + 42, true) + 60,
        view.getUint32(at + 42, true) + 90,
      ),
    ),
    'zip-malformed',
    {},
  ),
  xlsx(
    'a part that claims to be stored',
    changedEntry('xl/worksheets/sheet1.xml', (view, at) => view.setUint16(at + 10, 0, true)),
    'zip-malformed',
    {},
  ),
  xlsx(
    'a part that promises terabytes',
    changedEntry('xl/worksheets/sheet1.xml', (view, at) => view.setUint32(at + 24, 0xfffffffe, true)),
    'zip-malformed',
    {},
    { kept: 1 },
  ),
  xlsx(
    'a bomb of 64 MB in the sheet',
    bomb(
      'xl/worksheets/sheet1.xml',
      `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>`,
      '</sheetData></worksheet>',
      67_108_864,
    ),
    'field-too-long',
    { path: 'xl/worksheets/sheet1.xml' },
  ),
  xlsx(
    'a bomb of 32 MB of elements',
    withParts(() => ({
      'xl/worksheets/sheet1.xml': utf8(sheetXml(`<sheetData>${'<x></x>'.repeat(4_000_000)}</sheetData>`)),
    })),
    'zip-bomb',
    { path: 'xl/worksheets/sheet1.xml' },
  ),
  xlsx(
    'a bomb in the shared strings',
    () =>
      writeWorkbook({
        ...sheetOf(ROWS),
        strings: ['<t/>'],
        parts: {
          'xl/sharedStrings.xml': utf8(
            `<sst ${MAIN}>${'<si><t>aaaaaaaaaa</t></si>'.repeat(1_000_000)}</sst>`,
          ),
        },
      }),
    'zip-bomb',
    { path: 'xl/sharedStrings.xml' },
  ),
  xlsx(
    'a bomb in the styles',
    withParts(() => ({
      'xl/styles.xml': utf8(`<styleSheet ${MAIN}>${'<a/>'.repeat(5_000_000)}</styleSheet>`),
    })),
    'zip-bomb',
    { path: 'xl/styles.xml' },
  ),
  xlsx(
    'a part above the absolute limit',
    () => writeWorkbook(sheetOf(ROWS)),
    'zip-bomb',
    {},
    { options: { limits: { unpackedBytes: 100 } } },
  ),
  xlsx(
    'more shared text than is held in memory',
    () => writeWorkbook({ ...sheetOf(ROWS), strings: ['<t>aaaaaaaaaaaaaaaaaaaa</t>'] }),
    'xlsx-too-large',
    { path: 'xl/sharedStrings.xml' },
    { options: { limits: { sharedStringCharacters: 10 } } },
  ),
];

function nextEntry(view: DataView, at: number): number {
  return (
    at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  );
}

/** Changes the directory's entry of one part. */
function changedEntry(name: string, change: (view: DataView, at: number) => void): () => Promise<Uint8Array> {
  return patched((file, view) => {
    for (let at = directoryOf(file, view); at < endOf(file); at = nextEntry(view, at)) {
      const found = new TextDecoder().decode(file.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
      if (found === name) change(view, at);
    }
  });
}

const cell = (xml: string): string =>
  `<row r="3"><c r="A3" t="inlineStr"><is><t>2</t></is></c><c r="B3" t="inlineStr"><is><t>suspect</t></is></c>${xml}</row>`;
const NAME = { line: 3, sheet: 'Sheet1', column: 'Name' };

const sheetCases: readonly HostileCase[] = [
  ...PARTS.map((part) =>
    xlsx(`without ${part}`, withParts({ [part]: undefined }), 'xlsx-part-missing', { path: part }),
  ),
  ...PARTS.map((part) =>
    xlsx(`${part} cut off`, withParts({ [part]: utf8('<?xml version="1.0"?><a><b>') }), 'xml-malformed', {
      path: part,
    }),
  ),
  ...PARTS.map((part) =>
    xlsx(`${part} empty`, withParts({ [part]: utf8('') }), 'xml-malformed', { path: part }),
  ),
  ...PARTS.map((part) =>
    xlsx(
      `${part} not UTF-8`,
      withParts({ [part]: bytes('<?xml version="1.0"?><a>', [0xff], '</a>') }),
      'text-malformed',
      { path: part },
    ),
  ),
  ...PARTS.map((part) =>
    xlsx(
      `${part} nested 1,000 deep`,
      withParts({ [part]: utf8(`<?xml version="1.0"?>${'<a>'.repeat(1000)}`) }),
      'xml-too-deep',
      { path: part },
    ),
  ),
  ...DOCTYPES.map(([name, doctype]) =>
    xlsx(
      `sheet with ${name}`,
      withParts({
        'xl/worksheets/sheet1.xml': utf8(
          `<?xml version="1.0"?>${doctype}<worksheet ${MAIN}><sheetData/></worksheet>`,
        ),
      }),
      'xml-doctype',
      { path: 'xl/worksheets/sheet1.xml' },
    ),
  ),
  ...DOCTYPES.map(([name, doctype]) =>
    xlsx(
      `workbook with ${name}`,
      withParts({ 'xl/workbook.xml': utf8(`<?xml version="1.0"?>${doctype}<workbook/>`) }),
      'xml-doctype',
      { path: 'xl/workbook.xml' },
    ),
  ),
  xlsx(
    'an entity that nobody declared',
    withRows('<row r="3"><c r="A3" t="inlineStr"><is><t>&x;</t></is></c></row>'),
    'xml-malformed',
    { sheet: 'Sheet1' },
    { kept: 1 },
  ),
  xlsx(
    'a claimed encoding',
    withParts({
      'xl/worksheets/sheet1.xml': utf8(`<?xml version="1.0" encoding="ISO-8859-1"?><worksheet ${MAIN}/>`),
    }),
    'xml-malformed',
    {},
  ),
  xlsx(
    'a NUL character reference',
    withRows('<row r="3"><c r="A3" t="inlineStr"><is><t>&#0;</t></is></c></row>'),
    'xml-malformed',
    { sheet: 'Sheet1' },
    { kept: 1 },
  ),
  xlsx(
    'two roots',
    withParts({ 'xl/worksheets/sheet1.xml': utf8(`${sheetXml('<sheetData/>')}<x/>`) }),
    'xml-malformed',
    {},
  ),
  xlsx(
    'an XLSB workbook',
    withParts({
      '_rels/.rels': utf8(
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      ),
    }),
    'xlsx-binary',
    { path: 'xl/workbook.bin' },
  ),
  xlsx(
    'a document of another kind',
    withParts({ '_rels/.rels': utf8('<Relationships/>') }),
    'xlsx-part-missing',
    {},
  ),
  xlsx(
    'a target outside the package',
    withParts({
      '_rels/.rels': utf8(
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="../../etc/passwd"/></Relationships>',
      ),
    }),
    'xlsx-part-missing',
    { path: 'etc/passwd' },
  ),
  xlsx('no sheets', () => writeWorkbook({ sheets: [] }), 'xlsx-without-sheets', { path: 'xl/workbook.xml' }),
  xlsx(
    'a sheet on another machine',
    withParts({
      'xl/_rels/workbook.xml.rels': utf8(
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1/sheet1.xml"/></Relationships>',
      ),
    }),
    'xlsx-part-missing',
    {},
  ),
  xlsx(
    'a sheet that is not there',
    () => writeWorkbook(sheetOf(ROWS)),
    'sheet-missing',
    { sheet: 'Other' },
    { options: { mapping: { ...TABLE_OPTIONS.mapping!, source: { headerRow: 1, sheet: 'Other' } } } },
  ),
  xlsx('an empty sheet', () => writeWorkbook({ sheets: [{ name: 'Sheet1', data: '' }] }), 'table-empty', {
    line: 1,
    sheet: 'Sheet1',
  }),
  xlsx('a header without rows', () => writeWorkbook(sheetOf([COLUMNS])), 'table-empty', {
    line: 1,
    sheet: 'Sheet1',
  }),
  xlsx(
    'rows out of order',
    withRows('<row r="2"><c r="A2"><v>1</v></c></row>'),
    'xlsx-malformed',
    { sheet: 'Sheet1', line: 2 },
    { kept: 1 },
  ),
  xlsx('row 0', withRows('<row r="0"/>'), 'xlsx-malformed', { sheet: 'Sheet1' }, { kept: 1 }),
  xlsx('row -1', withRows('<row r="-1"/>'), 'xlsx-malformed', {}, { kept: 1 }),
  xlsx('row 1.5', withRows('<row r="3.5"/>'), 'xlsx-malformed', {}, { kept: 1 }),
  xlsx('row NaN', withRows('<row r="x"/>'), 'xlsx-malformed', {}, { kept: 1 }),
  xlsx('row 1048577', withRows('<row r="1048577"/>'), 'xlsx-malformed', {}, { kept: 1 }),
  xlsx(
    'cells out of order',
    withRows('<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>1</v></c></row>'),
    'xlsx-malformed',
    { line: 3 },
    { kept: 1 },
  ),
  xlsx(
    'a cell twice',
    withRows('<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>1</v></c></row>'),
    'xlsx-malformed',
    { line: 3 },
    { kept: 1 },
  ),
  xlsx(
    'a cell inside a cell',
    withRows('<row r="3"><c r="A3"><c r="B3"><v>1</v></c></c></row>'),
    'xlsx-malformed',
    { line: 3 },
    { kept: 1 },
  ),
  xlsx(
    'column XFE',
    withRows('<row r="3"><c r="XFE3"><v>1</v></c></row>'),
    'xlsx-malformed',
    { line: 3 },
    { kept: 1 },
  ),
  xlsx(
    'a column of ten letters',
    withRows('<row r="3"><c r="AAAAAAAAAA3"><v>1</v></c></row>'),
    'xlsx-malformed',
    { line: 3 },
    { kept: 1 },
  ),
  xlsx(
    'a cell without a column',
    withRows('<row r="3"><c r="33"><v>1</v></c></row>'),
    'xlsx-malformed',
    { line: 3 },
    { kept: 1 },
  ),
  xlsx(
    'a lower-case column',
    withRows('<row r="3"><c r="a3"><v>1</v></c></row>'),
    'xlsx-malformed',
    { line: 3 },
    { kept: 1 },
  ),
  xlsx(
    'text beyond the header',
    withRows(cell('<c r="Z3" t="inlineStr"><is><t>x</t></is></c>')),
    'row-ragged',
    { line: 3, sheet: 'Sheet1', column: 'Z' },
    { kept: 1 },
  ),
  xlsx(
    'a cell of 10 MB',
    withRows(cell(`<c r="C3" t="inlineStr"><is><t>${'xyz '.repeat(2_500_000)}</t></is></c>`)),
    'field-too-long',
    { path: 'xl/worksheets/sheet1.xml' },
    { kept: 1 },
  ),
  xlsx(
    'an attribute of 10 MB',
    withRows(`<row r="3" x="${'xyz '.repeat(2_500_000)}"/>`),
    'field-too-long',
    { path: 'xl/worksheets/sheet1.xml' },
    { kept: 1 },
  ),
  xlsx('an error value', withRows(cell('<c r="C3" t="e"><v>#REF!</v></c>')), 'cell-error', NAME, { kept: 1 }),
  xlsx(
    'a formula without a result',
    withRows(cell('<c r="C3"><f>A1</f></c>')),
    'formula-without-value',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    'a formula that calls out',
    withRows(cell('<c r="C3"><f>WEBSERVICE("http://127.0.0.1/")</f></c>')),
    'formula-without-value',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    'a shared string beyond the list',
    withRows(cell('<c r="C3" t="s"><v>7</v></c>'), { strings: ['<t>a</t>'] }),
    'shared-string-missing',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    'a negative shared string',
    withRows(cell('<c r="C3" t="s"><v>-1</v></c>'), { strings: ['<t>a</t>'] }),
    'shared-string-missing',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    'a shared string by name',
    withRows(cell('<c r="C3" t="s"><v>length</v></c>'), { strings: ['<t>a</t>'] }),
    'shared-string-missing',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    'a boolean that is none',
    withRows(cell('<c r="C3" t="b"><v>maybe</v></c>')),
    'cell-unreadable',
    NAME,
    { kept: 1 },
  ),
  xlsx('a cell type that is none', withRows(cell('<c r="C3" t="zz"><v>1</v></c>')), 'cell-unreadable', NAME, {
    kept: 1,
  }),
  xlsx('a number that is none', withRows(cell('<c r="C3"><v>0x10</v></c>')), 'cell-unreadable', NAME, {
    kept: 1,
  }),
  xlsx('an infinite number', withRows(cell('<c r="C3"><v>1e999</v></c>')), 'cell-unreadable', NAME, {
    kept: 1,
  }),
  xlsx(
    'an id of 16 digits as a number',
    withRows(cell('<c r="C3"><v>1234567890123456</v></c>')),
    'number-imprecise',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    'a date before all dates',
    withRows(cell('<c r="C3" s="1"><v>-5</v></c>'), { cellFormats: [14] }),
    'date-out-of-range',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    'a date after all dates',
    withRows(cell('<c r="C3" s="1"><v>9999999</v></c>'), { cellFormats: [14] }),
    'date-out-of-range',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    '29 February 1900',
    withRows(cell('<c r="C3" s="1"><v>60</v></c>'), { cellFormats: [14] }),
    'date-out-of-range',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    'an escaped bell',
    withRows(cell('<c r="C3" t="inlineStr"><is><t>_x0007_</t></is></c>')),
    'control-character',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    'an escaped half of a pair',
    withRows(cell('<c r="C3" t="inlineStr"><is><t>_xD800_</t></is></c>')),
    'value-control-characters',
    NAME,
    { kept: 1 },
  ),
  xlsx(
    'an escaped NUL',
    withRows(cell('<c r="C3" t="inlineStr"><is><t>_x0000_</t></is></c>')),
    'nul-character',
    NAME,
    { kept: 1 },
  ),
];

export const xlsxCases: readonly HostileCase[] = [...zipCases, ...sheetCases];
