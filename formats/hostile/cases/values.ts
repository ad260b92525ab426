import { TABLE_OPTIONS, COLUMNS, cells, utf8 } from '../case.ts';
import type { HostileCase } from '../case.ts';
import { sheetOf, writeWorkbook } from '../workbook.ts';

type Changes = Parameters<typeof cells>[0];

/** Values that no table may bring in, each once as CSV and once as a cell of a workbook. */
const VALUES: readonly (readonly [name: string, changes: Changes, code: string, column: string])[] = [
  ['30 February', { Born: '30/02/1960' }, 'value-date', 'Born'],
  ['29 February of a common year', { Born: '29/02/1961' }, 'value-date', 'Born'],
  ['month 13', { Born: '01/13/1960' }, 'value-date', 'Born'],
  ['day 0', { Born: '00/01/1960' }, 'value-date', 'Born'],
  ['month 0', { Born: '01/00/1960' }, 'value-date', 'Born'],
  ['the year 0', { Born: '01/01/0000' }, 'value-date', 'Born'],
  ['the year 999', { Born: '01/01/0999' }, 'value-date', 'Born'],
  ['the year 10000', { Born: '10000-01-01' }, 'value-date', 'Born'],
  ['a negative year', { Born: '-1960-01-01' }, 'value-date', 'Born'],
  ['a two-digit year where four are due', { Born: '01/02/60' }, 'value-date', 'Born'],
  ['month before day', { Born: '12/31/1960' }, 'value-date', 'Born'],
  ['a date in words', { Born: 'yesterday' }, 'value-date', 'Born'],
  ['a serial number for a date', { Born: '44197' }, 'value-date', 'Born'],
  ['digits of another script in a date', { Born: '٠١/٠٢/١٩٦٠' }, 'value-date', 'Born'],
  ['an hour 25', { Born: '1960-01-01T25:00:00' }, 'value-date', 'Born'],
  ['a bidirectional override in a number', { Phone: '+44\u202e7700900123' }, 'value-bidi', 'Phone'],
  ['a right-to-left mark in a number', { Phone: '+44\u200f7700900123' }, 'value-bidi', 'Phone'],
  ['an isolate in a number', { Phone: '\u2066+447700900123\u2069' }, 'value-bidi', 'Phone'],
  ['an Arabic letter mark in a number', { Phone: '+44\u061c7700900123' }, 'value-bidi', 'Phone'],
  ['an embedding in a number', { Phone: '\u202a+447700900123' }, 'value-bidi', 'Phone'],
  ['an address without a host', { Mail: 'jan@' }, 'value-email', 'Mail'],
  ['an address without at sign', { Mail: 'jan.example.org' }, 'value-email', 'Mail'],
  ['an address with a space', { Mail: 'jan de@vries.nl' }, 'value-email', 'Mail'],
  ['two addresses in one cell', { Mail: 'a@b.nl, c@d.nl' }, 'value-email', 'Mail'],
  ['a country that is not', { Country: 'Atlantis' }, 'value-country', 'Country'],
  ['a country code that is not', { Country: 'QQ' }, 'value-country', 'Country'],
  ['a prototype name as country', { Country: '__proto__' }, 'value-country', 'Country'],
  ['a method name as country', { Country: 'constructor' }, 'value-country', 'Country'],
  ['a number with a unit', { Height: '180 cm' }, 'value-number', 'Height'],
  ['a number with a decimal comma', { Height: '1,80' }, 'value-number', 'Height'],
  ['infinity', { Height: 'Infinity' }, 'value-number', 'Height'],
  ['NaN', { Height: 'NaN' }, 'value-number', 'Height'],
  ['a hexadecimal number', { Height: '0x1F' }, 'value-number', 'Height'],
  ['a number of 40 digits', { Height: '1'.repeat(40) }, 'value-number', 'Height'],
  ['a category that is not', { Role: 'villain' }, 'subject-unknown', 'Role'],
  ['a category in capitals', { Role: 'SUSPECT' }, 'subject-unknown', 'Role'],
  ['a method name as category', { Role: 'toString' }, 'subject-unknown', 'Role'],
  ['no id', { Ref: '' }, 'record-id-missing', 'Ref'],
  ['an id of 300 characters', { Ref: 'x'.repeat(300) }, 'record-id-invalid', 'Name'],
  [
    'an id of invisible characters that grow when escaped',
    { Ref: '\u200b'.repeat(30) },
    'record-id-invalid',
    'Name',
  ],
  ['a name of 5,000 characters', { Name: 'x'.repeat(5000) }, 'value-too-long', 'Name'],
  ['nothing but a category', { Ref: '1', Name: '' }, 'row-without-content', ''],
];

const quoted = (row: readonly string[]): string =>
  row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

export const valueCases: readonly HostileCase[] = VALUES.flatMap(
  ([name, changes, code, column]): HostileCase[] => {
    const rows = [COLUMNS, cells(), cells({ Ref: '2', ...changes })];
    const shared = { options: TABLE_OPTIONS, code, kept: 1 };
    const place = { line: 3, ...(column !== '' && { column }) };
    return [
      {
        ...shared,
        name: `csv value: ${name}`,
        importer: 'csv',
        files: { 'table.csv': utf8(rows.map(quoted).join('\n')) },
        place,
      },
      {
        ...shared,
        name: `xlsx value: ${name}`,
        importer: 'xlsx',
        files: { 'table.xlsx': () => writeWorkbook(sheetOf(rows)) },
        place: { ...place, sheet: 'Sheet1' },
      },
    ];
  },
);
