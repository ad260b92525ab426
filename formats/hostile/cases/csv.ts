import { COLUMNS, TABLE_OPTIONS, bytes, cells, utf16, utf8 } from '../case.ts';
import type { HostileCase } from '../case.ts';
import type { ImportOptions } from '../../importer.ts';

type Place = HostileCase['place'];
const HEADER = `${COLUMNS.join(',')}\n`;
const SOUND = `${cells().join(',')}\n`;

const csv = (
  name: string,
  file: Uint8Array,
  code: string,
  place: Place,
  more: { kept?: number; options?: Partial<ImportOptions> } = {},
): HostileCase => ({
  name: `csv: ${name}`,
  importer: 'csv',
  files: { 'table.csv': file },
  options: { ...TABLE_OPTIONS, ...more.options },
  code,
  place,
  ...(more.kept !== undefined && { kept: more.kept }),
});

/** Byte sequences that no UTF-8 text holds (Unicode Standard, table 3-7), set into the name of a row. */
const MALFORMED: readonly (readonly [string, readonly number[]])[] = [
  ['a lone continuation byte', [0x80]],
  ['two lone continuation bytes', [0xbf, 0xbf]],
  ['overlong slash in two bytes', [0xc0, 0xaf]],
  ['overlong NUL in two bytes', [0xc0, 0x80]],
  ['overlong slash in three bytes', [0xe0, 0x80, 0xaf]],
  ['overlong slash in four bytes', [0xf0, 0x80, 0x80, 0xaf]],
  ['a high surrogate', [0xed, 0xa0, 0x80]],
  ['a low surrogate', [0xed, 0xbf, 0xbf]],
  ['a surrogate pair (CESU-8)', [0xed, 0xa0, 0xb4, 0xed, 0xb4, 0x9e]],
  ['a code point above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ['a five-byte sequence', [0xf8, 0x88, 0x80, 0x80, 0x80]],
  ['a six-byte sequence', [0xfc, 0x84, 0x80, 0x80, 0x80, 0x80]],
  ['the byte FE', [0xfe]],
  ['the byte FF', [0xff]],
  ['two of three bytes', [0xe2, 0x82]],
  ['three of four bytes', [0xf0, 0x9f, 0x98]],
  ['a lead byte before ASCII', [0xc3, 0x28]],
  ['Windows-1252 text', [0xfc, 0x6c, 0x6c, 0x65, 0x72]],
  ['Latin-1 é', [0xe9]],
  ['MacRoman é', [0x8e]],
];

const CONTROLS = [0x01, 0x02, 0x07, 0x08, 0x0b, 0x0c, 0x0e, 0x1a, 0x1b, 0x1f, 0x7f];

export const csvCases: readonly HostileCase[] = [
  ...MALFORMED.map(([name, sequence]) =>
    csv(`malformed UTF-8, ${name}`, bytes(HEADER, '1,suspect,', sequence, ',,,,,\n'), 'text-malformed', {
      line: 2,
      offset: HEADER.length + 10,
    }),
  ),
  csv(
    'a character cut off at the end of the file',
    bytes(HEADER, SOUND, '2,suspect,', [0xe2, 0x82]),
    'text-malformed',
    { line: 3 },
  ),
  csv(
    'malformed UTF-8 behind a byte order mark',
    bytes([0xef, 0xbb, 0xbf], HEADER, '1,suspect,', [0xff]),
    'text-malformed',
    { line: 2, offset: HEADER.length + 13 },
  ),
  csv(
    'UTF-16LE with an odd number of bytes',
    bytes([...utf16(`\ufeff${HEADER}1`, true)], [0x41]),
    'text-malformed',
    {},
  ),
  csv('UTF-16BE with a lone surrogate', utf16(`\ufeff${HEADER}1,suspect,\ud800x`, false), 'text-malformed', {
    line: 2,
  }),
  csv('UTF-16LE without byte order mark', utf16(HEADER + SOUND, true), 'encoding-unmarked', { offset: 0 }),
  csv('UTF-16BE without byte order mark', utf16(HEADER + SOUND, false), 'encoding-unmarked', { offset: 0 }),
  csv('UTF-32LE', bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'encoding-unsupported', { offset: 0 }),
  csv('UTF-32BE', bytes([0, 0, 0xfe, 0xff, 0, 0, 0, 0x41]), 'encoding-unsupported', { offset: 0 }),
  csv(
    'UTF-16 where Windows-1252 was stated',
    utf16(`\ufeff${HEADER}`, true),
    'encoding-mismatch',
    { offset: 0 },
    { options: { encoding: 'windows-1252' } },
  ),
  csv('an empty file', utf8(''), 'table-empty', { line: 1 }),
  csv('a byte order mark alone', bytes([0xef, 0xbb, 0xbf]), 'table-empty', { line: 1 }),
  csv('line ends alone', utf8('\n\r\n\r\n'), 'table-empty', { line: 1 }),
  csv('a header without rows', utf8(HEADER), 'table-empty', { line: 1 }),
  csv('a header without names', utf8(',,,\n1,2,3,4\n'), 'header-unusable', { line: 1 }),
  csv('a column name of 501 characters', utf8(`${HEADER.trim()},${'x'.repeat(501)}\n`), 'header-unusable', {
    line: 1,
    column: COLUMNS.length + 1,
  }),
  csv('a control character in the header', utf8('Ref,Ro\u0007le\n1,2\n'), 'control-character', { line: 1 }),
  csv('a column twice', utf8(`${HEADER.trim()},Name\n${cells().join(',')},x\n`), 'column-ambiguous', {
    path: 'entities[0].properties[0]',
  }),
  csv('another table', utf8('a,b\n1,2\n'), 'column-missing', {}),
  csv('a single column', utf8('hello\nworld\n'), 'column-missing', {}),
  ...(
    [
      ['a ZIP file', [0x50, 0x4b, 3, 4]],
      ['an empty ZIP file', [0x50, 0x4b, 5, 6]],
      ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
      ['a gzip file', [0x1f, 0x8b, 8, 0]],
      ['a Zstandard file', [0x28, 0xb5, 0x2f, 0xfd]],
      ['a 7-Zip file', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
      ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
      ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
      ['a JPEG picture', [0xff, 0xd8, 0xff, 0xe0]],
    ] as const
  ).map(([name, magic]) => csv(name, bytes([...magic], 'and more'), 'format-mismatch', { offset: 0 })),
  csv('a quote that never closes', utf8(`${HEADER}1,suspect,"Jan,,,,,\n${SOUND}`), 'quote-unclosed', {
    line: 2,
    column: 3,
  }),
  csv(
    'a quote that never closes in the last row',
    utf8(`${HEADER}${SOUND}2,suspect,"`),
    'quote-unclosed',
    { line: 3, column: 3 },
    { kept: 1 },
  ),
  csv(
    'text after a closing quote',
    utf8(`${HEADER}1,suspect,"Jan"x,,,,,\n${SOUND}`),
    'quote-misplaced',
    { line: 2, column: 3 },
    { kept: 1 },
  ),
  csv(
    'a quote inside an unquoted cell',
    utf8(`${HEADER}1,suspect,Ja"n,,,,,\n${SOUND}`),
    'quote-misplaced',
    { line: 2, column: 3 },
    { kept: 1 },
  ),
  csv(
    'a space before a quoted cell',
    utf8(`${HEADER}1,suspect, "Jan",,,,,\n${SOUND}`),
    'quote-misplaced',
    { line: 2, column: 3 },
    { kept: 1 },
  ),
  csv(
    'backslash escapes',
    utf8(`${HEADER}1,suspect,"Ja\\"n",,,,,\n${SOUND}`),
    'quote-misplaced',
    { line: 2, column: 3 },
    { kept: 1 },
  ),
  csv('a row too short', utf8(`${HEADER}1,suspect,Jan\n${SOUND}`), 'row-ragged', { line: 2 }, { kept: 1 }),
  csv(
    'a row too long',
    utf8(`${HEADER}${cells().join(',')},x\n${SOUND}`),
    'row-ragged',
    { line: 2 },
    { kept: 1 },
  ),
  csv(
    'an unquoted delimiter in a cell',
    utf8(`${HEADER}1,suspect,de Vries, Jan,,,,,\n${SOUND}`),
    'row-ragged',
    { line: 2 },
    { kept: 1 },
  ),
  csv('a file cut off in a row', utf8(`${HEADER}${SOUND}2,susp`), 'row-ragged', { line: 3 }, { kept: 1 }),
  csv(
    'a line that says something else at the end',
    utf8(`${HEADER}${SOUND}(1 row)\n`),
    'row-ragged',
    { line: 3 },
    { kept: 1 },
  ),
  csv(
    'a NUL character in a cell',
    bytes(HEADER, SOUND, '2,suspect,Ja', [0], 'n,,,,,\n'),
    'nul-character',
    { line: 3, column: 'Name' },
    { kept: 1 },
  ),
  csv(
    'NUL characters in an id',
    bytes(HEADER, SOUND, [0, 0], ',suspect,Jan,,,,,\n'),
    'nul-character',
    { line: 3, column: 'Ref' },
    { kept: 1 },
  ),
  ...CONTROLS.map((code) =>
    csv(
      `the control character U+00${code.toString(16).padStart(2, '0')}`,
      bytes(HEADER, SOUND, '2,suspect,Ja', [code], 'n,,,,,\n'),
      'control-character',
      { line: 3, column: 'Name' },
      { kept: 1 },
    ),
  ),
  csv(
    'a C1 control character',
    utf8(`${HEADER}${SOUND}2,suspect,Ja\u0092n,,,,,\n`),
    'control-character',
    { line: 3, column: 'Name' },
    { kept: 1 },
  ),
  csv(
    'a cell of 10 MB',
    utf8(`${HEADER}${SOUND}2,suspect,${'x'.repeat(10_000_000)},,,,,\n`),
    'field-too-long',
    { line: 3, column: 3 },
  ),
  csv(
    'a quoted cell of 10 MB with line ends',
    utf8(`${HEADER}${SOUND}2,suspect,"${'xxxxxxxxx\n'.repeat(1_000_000)}",,,,,\n`),
    'field-too-long',
    { line: 3, column: 3 },
  ),
  csv(
    'a name of 70,000 characters',
    utf8(`${HEADER}1,suspect,${'x'.repeat(70_000)},,,,,\n${SOUND}`),
    'value-too-long',
    { line: 2, column: 'Name' },
    { kept: 1 },
  ),
  csv('20,000 columns', utf8(`${'x,'.repeat(20_000)}\n`), 'columns-too-many', { line: 1 }),
  csv(
    'a row of 5 MB in many cells',
    utf8(`${HEADER}${SOUND}${`${'x'.repeat(999)},`.repeat(5_000)}\n`),
    'row-too-long',
    { line: 3 },
  ),
  csv(
    'more rows than allowed',
    utf8(HEADER + SOUND.repeat(20)),
    'rows-too-many',
    { line: 11 },
    { options: { limits: { rows: 10 } } },
  ),
  csv(
    'errors without end',
    utf8(HEADER + 'x\n'.repeat(50)),
    'row-ragged',
    { line: 2 },
    { options: { limits: { errors: 10 } } },
  ),
  csv(
    'the wrong delimiter',
    utf8((HEADER + SOUND).replaceAll(',', ';')),
    'column-missing',
    {},
    { options: { delimiter: ',' } },
  ),
  csv(
    'HTML',
    utf8('<!DOCTYPE html>\n<html><body><table><tr><td>1</td></tr></table></body></html>\n'),
    'column-missing',
    {},
  ),
  csv('JSON', utf8('{"id":"1","schema":"Person"}\n{"id":"2"}\n'), 'quote-misplaced', { line: 1 }),
  csv(
    'a header row beyond the end',
    utf8(HEADER + SOUND),
    'table-empty',
    { line: 1 },
    { options: { mapping: { ...TABLE_OPTIONS.mapping!, source: { headerRow: 9 } } } },
  ),
  csv('no mapping', utf8(HEADER + SOUND), 'mapping-missing', {}, { options: { mapping: undefined } }),
  csv('no terms', utf8(HEADER + SOUND), 'terms-missing', {}, { options: { terms: undefined } }),
  {
    ...csv('two files', utf8(HEADER + SOUND), 'files-count', {}),
    files: { 'a.csv': utf8(HEADER), 'b.csv': utf8(HEADER) },
  },
];
