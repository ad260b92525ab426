import { bytes, casesOf, utf16, utf8 } from '../case.ts';
import type { HostileCase } from '../case.ts';
import { OPTIONS } from '../terms.ts';
import { writeZip } from '../write-zip.ts';

const SUBJECTS = 'unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated\n';
const NAMES =
  'name_id,unique_id,name_type,alias_strength,full_name,name_6,name_1,name_2,name_3,name_4,name_5\n';
const DOBS = 'dob_id,unique_id,year,month,day,precision,parse_issues\n';
const IDENTIFIERS = 'id,unique_id,ofsi_group_id,raw_value,identifier_type,additional_info\n';
const COUNTRIES = 'id,unique_id,raw_value,country_type,iso,resolution_method,iso_available\n';
const SOUND = {
  subjects: `${SUBJECTS}GIM1,individual,,1,01/02/2025,\n`,
  names: `${NAMES}1,GIM1,primary,,A B,B,A,,,,\n`,
  dobs: DOBS,
  identifiers: IDENTIFIERS,
  countries: COUNTRIES,
};
/** Statements of the one sound subject: one topic, seven of its sanction, three of its name. */
const KEPT = 11;

function tables(
  name: string,
  changes: Partial<Record<keyof typeof SOUND, string | Uint8Array>>,
  code: string,
  place: HostileCase['place'],
  kept = 0,
): HostileCase {
  const files = Object.entries({ ...SOUND, ...changes })
    .filter(([, file]) => file !== undefined)
    .map(([table, file]) => [`${table}.csv`, typeof file === 'string' ? utf8(file) : file] as const);
  return {
    name: `uk-sanctions: ${name}`,
    importer: 'uk-sanctions',
    files: Object.fromEntries(files),
    options: OPTIONS,
    code,
    place,
    kept,
  };
}
const whole = casesOf('uk-sanctions', 'list.csv', OPTIONS);

const LIST = 'Last Updated,Unique ID,Name 6,Name 1,Name type,Regime Name,Designation Type,Date Designated\n';

export const ukSanctionsCases: readonly HostileCase[] = [
  tables('no table of subjects', { subjects: undefined }, 'table-missing', { sheet: 'subjects' }),
  tables('no table of names', { names: undefined }, 'table-missing', { sheet: 'names' }),
  tables('an empty table', { dobs: '' }, 'table-unknown', {}),
  tables('a table of something else', { countries: 'a,b\n1,2\n' }, 'table-unknown', {}),
  tables('a column taken away', { names: 'unique_id,name_type\nGIM1,primary\n' }, 'column-missing', {
    sheet: 'names',
    line: 1,
  }),
  tables(
    'a subject twice',
    { subjects: `${SOUND.subjects}GIM1,entity,,1,01/02/2025,\n` },
    'subject-duplicate',
    { sheet: 'subjects', line: 3, column: 'unique_id' },
    KEPT,
  ),
  tables(
    'a subject without id',
    { subjects: `${SOUND.subjects},entity,,1,01/02/2025,\n` },
    'record-id-missing',
    { sheet: 'subjects', line: 3 },
    KEPT,
  ),
  tables(
    'a subject of no known type',
    { subjects: `${SOUND.subjects}GIM2,alien,,1,01/02/2025,\n` },
    'subject-type',
    { sheet: 'subjects', line: 3 },
    KEPT,
  ),
  tables(
    'a designation on a day that is not',
    { subjects: `${SOUND.subjects}GIM2,entity,,1,31/02/2025,\n` },
    'value-date',
    { sheet: 'subjects', line: 3, column: 'date_designated' },
    KEPT,
  ),
  tables(
    'an American date',
    { subjects: `${SOUND.subjects}GIM2,entity,,1,12/31/2025,\n` },
    'value-date',
    { sheet: 'subjects', line: 3 },
    KEPT,
  ),
  tables(
    'a name of nobody',
    { names: `${SOUND.names}2,GIM9,primary,,X,X,,,,,\n` },
    'subject-missing',
    { sheet: 'names', line: 3, column: 'unique_id' },
    KEPT,
  ),
  tables(
    'a name of the prototype',
    { names: `${SOUND.names}2,__proto__,primary,,X,X,,,,,\n` },
    'subject-missing',
    { sheet: 'names', line: 3 },
    KEPT,
  ),
  tables(
    'an empty name',
    { names: `${SOUND.names}2,GIM1,alias,,,X,,,,,\n` },
    'value-empty',
    { sheet: 'names', line: 3 },
    KEPT,
  ),
  tables(
    'a type of name that is none',
    { names: `${SOUND.names}2,GIM1,toString,,X,X,,,,,\n` },
    'name-type',
    { sheet: 'names', line: 3 },
    KEPT,
  ),
  tables(
    'a subject without a name',
    { names: NAMES },
    'subject-without-name',
    { sheet: 'subjects', line: 2 },
    KEPT - 3,
  ),
  tables(
    'a ragged row',
    { names: `${SOUND.names}2,GIM1\n` },
    'row-ragged',
    { sheet: 'names', line: 3 },
    KEPT,
  ),
  tables(
    'a NUL character',
    { names: `${SOUND.names}2,GIM1,alias,,X\0,X,,,,,\n` },
    'nul-character',
    { sheet: 'names', line: 3 },
    KEPT,
  ),
  tables('an open quote', { names: `${SOUND.names}2,GIM1,alias,,"X,X,,,,,\n` }, 'quote-unclosed', {
    sheet: 'names',
    line: 3,
  }),
  tables(
    'malformed UTF-8',
    { names: bytes(SOUND.names, '2,GIM1,alias,,', [0xff], ',X,,,,,\n') },
    'text-malformed',
    { sheet: 'names', line: 3 },
  ),
  tables('UTF-16 without byte order mark', { dobs: utf16(DOBS, true) }, 'table-unknown', {}),
  tables(
    'a name of 10 MB',
    { names: `${SOUND.names}2,GIM1,alias,,${'x'.repeat(10_000_000)},X,,,,,\n` },
    'field-too-long',
    { sheet: 'names', line: 3 },
  ),
  tables(
    'a name of 5,000 characters',
    { names: `${SOUND.names}2,GIM1,alias,,${'x'.repeat(5000)},X,,,,,\n` },
    'value-too-long',
    { sheet: 'names', line: 3 },
    KEPT,
  ),
  tables(
    'month 13',
    { dobs: `${DOBS}1,GIM1,1960,13,01,exact,\n` },
    'value-date',
    { sheet: 'dobs', line: 2 },
    KEPT,
  ),
  tables(
    '30 February',
    { dobs: `${DOBS}1,GIM1,1960,02,30,exact,\n` },
    'value-date',
    { sheet: 'dobs', line: 2 },
    KEPT,
  ),
  tables(
    'a year of two digits',
    { dobs: `${DOBS}1,GIM1,60,02,01,exact,\n` },
    'value-date',
    { sheet: 'dobs', line: 2 },
    KEPT,
  ),
  tables(
    'no year',
    { dobs: `${DOBS}1,GIM1,,02,01,exact,\n` },
    'value-date',
    { sheet: 'dobs', line: 2 },
    KEPT,
  ),
  tables(
    'a year in words',
    { dobs: `${DOBS}1,GIM1,unknown,,,year,\n` },
    'value-date',
    { sheet: 'dobs', line: 2 },
    KEPT,
  ),
  tables(
    'an empty identifier',
    { identifiers: `${IDENTIFIERS}1,GIM1,1, ,national,\n` },
    'value-empty',
    { sheet: 'identifiers', line: 2 },
    KEPT,
  ),
  tables(
    'a type of identifier that is none',
    { identifiers: `${IDENTIFIERS}1,GIM1,1,5,library,\n` },
    'identifier-type',
    { sheet: 'identifiers', line: 2 },
    KEPT,
  ),
  tables(
    'a bidirectional override in an identifier',
    { identifiers: `${IDENTIFIERS}1,GIM1,1,5\u202e6,national,\n` },
    'value-bidi',
    { sheet: 'identifiers', line: 2 },
    KEPT + 2,
  ),
  tables(
    'a country that is not',
    { countries: `${COUNTRIES}1,GIM1,Atlantis,birth,,unmapped,False\n` },
    'value-country',
    { sheet: 'countries', line: 2 },
    KEPT,
  ),
  tables(
    'a country code that is not',
    { countries: `${COUNTRIES}1,GIM1,Iraq,birth,QQ,direct,True\n` },
    'value-country',
    { sheet: 'countries', line: 2 },
    KEPT,
  ),
  tables(
    'a type of country that is none',
    { countries: `${COUNTRIES}1,GIM1,Iraq,holiday,IQ,direct,True\n` },
    'country-type',
    { sheet: 'countries', line: 2 },
    KEPT,
  ),
  whole(
    'a table twice',
    () =>
      writeZip([
        { name: 'a.csv', bytes: utf8(SOUND.subjects) },
        { name: 'b.csv', bytes: utf8(SOUND.subjects) },
      ]),
    'table-duplicate',
    { sheet: 'subjects' },
  ),
  whole('an empty ZIP file', bytes([0x50, 0x4b, 5, 6], [...new Uint8Array(18)]), 'table-missing', {}),
  whole('a ZIP file cut off', bytes([0x50, 0x4b, 3, 4, 0, 0]), 'zip-malformed', {}),
  whole('an empty file', utf8(''), 'table-unknown', {}),
  whole('a list without rows', utf8(LIST), 'file-without-statements', {}),
  whole(
    'a list without its type column',
    utf8('Unique ID,Name 6,Name type,Regime Name,Date Designated\nA,B,Alias,R,01/01/2025\n'),
    'column-missing',
    { line: 1 },
  ),
  whole(
    'a list with a row of no type',
    utf8(`${LIST},GIM1,A,B,Primary Name,R,Alien,01/01/2025\n`),
    'subject-type',
    { line: 2 },
  ),
  whole(
    'a list with a row of no id',
    utf8(`${LIST},,A,B,Primary Name,R,Entity,01/01/2025\n`),
    'record-id-missing',
    { line: 2, column: 'Unique ID' },
  ),
  whole(
    'a list with a type of name that is none',
    utf8(`${LIST},GIM1,A,B,Nickname,R,Entity,01/01/2025\n`),
    'name-type',
    { line: 2, column: 'Name type' },
  ),
];
