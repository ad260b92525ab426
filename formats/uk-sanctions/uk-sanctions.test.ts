import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StatementDraft } from '@foreland/model';
import { collect } from '../collect.ts';
import { OPTIONS } from '../hostile/terms.ts';
import { writeZip } from '../hostile/write-zip.ts';
import { blobFile, bytesFile, textFile } from '../source.ts';
import { ukSanctionsFiles, ukSanctionsImporter } from './importer.ts';

const folder = join(
  process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'sanctions',
);
const present = existsSync(folder);
if (!present) console.warn(`skipped: no UK Sanctions List tables in ${folder}; set FORELAND_DATA`);

const FILES = [
  'gim_subjects',
  'gim_subject_names',
  'gim_subject_dobs',
  'gim_subject_identifiers',
  'gim_subject_countries',
].map((name) => `${name}.csv`);

/** An independent reading of the tables: none of their cells holds quotes or line ends, which is checked. */
function table(file: string): Record<string, string>[] {
  const text = readFileSync(join(folder, file), 'utf8').replace(/^\ufeff/, '');
  expect(text).not.toContain('"');
  const [header = '', ...rows] = text.trim().split(/\r?\n/);
  return rows.map((row) =>
    Object.fromEntries(header.split(',').map((name, index) => [name, (row.split(',')[index] ?? '').trim()])),
  );
}

function valuesOf(statements: readonly StatementDraft[], record: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { record: owner, property, value } of statements)
    if (owner === record) values.set(property, [...(values.get(property) ?? []), value].sort());
  return values;
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
const day = (text: string): string => text.split('/').reverse().join('-');

describe.skipIf(!present)('the 38 subjects of the irregular migration regime', () => {
  const files = async () =>
    Promise.all(FILES.map(async (name) => blobFile(name, await openAsBlob(join(folder, name)))));

  test('every field of every subject is as the tables have it', async () => {
    const { statements, problems, lost } = await collect(ukSanctionsImporter.read(await files(), OPTIONS));
    expect(problems).toEqual([]);
    expect(lost).toEqual([]);
    const [subjects = [], names = [], births = [], identifiers = [], countries = []] = FILES.map(table);
    expect(subjects.length).toBe(38);
    const seen = new Set<string>();
    for (const subject of subjects) {
      const id = subject['unique_id'] ?? '';
      const of = (rows: Record<string, string>[]) => rows.filter((row) => row['unique_id'] === id);
      const isPerson = subject['subject_type'] === 'individual';
      const own = valuesOf(statements, `GB:${id}`);
      const schemata = unique(
        statements.filter(({ record }) => record === `GB:${id}`).map(({ schema }) => schema),
      );
      expect(schemata).toEqual([isPerson ? 'Person' : 'Organization']);
      const column = (
        rows: Record<string, string>[],
        name: string,
        where: (row: Record<string, string>) => boolean,
      ) =>
        unique(
          of(rows)
            .filter(where)
            .map((row) => row[name] ?? '')
            .filter(Boolean),
        );
      const parts = of(names).filter((row) => isPerson && row['name_1'] !== '');
      const expected: Record<string, string[]> = {
        name: column(names, 'full_name', (row) => row['name_type'] === 'primary'),
        alias: column(names, 'full_name', (row) => row['name_type'] !== 'primary'),
        firstName: unique(parts.map((row) => row['name_1'] ?? '')),
        middleName: unique(
          parts.flatMap((row) => [2, 3, 4, 5].map((part) => row[`name_${part}`] ?? '')).filter(Boolean),
        ),
        lastName: unique(parts.map((row) => row['name_6'] ?? '')),
        birthDate: unique(of(births).map((row) => `${row['year']}-${row['month']}-${row['day']}`)),
        idNumber: isPerson
          ? column(identifiers, 'raw_value', (row) => row['identifier_type'] === 'national')
          : [],
        registrationNumber: column(
          identifiers,
          'raw_value',
          (row) => row['identifier_type'] === 'business_registration_numbers',
        ),
        nationality: unique(
          of(countries)
            .filter((row) => row['country_type'] === 'nationality')
            .map((row) => row['iso']?.toLowerCase() || (row['raw_value'] === 'Kosovo' ? 'xk' : '')),
        ),
        birthCountry: unique(
          of(countries)
            .filter((row) => row['country_type'] === 'birth')
            .map((row) => row['iso']?.toLowerCase() || (row['raw_value'] === 'Kosovo' ? 'xk' : '')),
        ),
        country: unique(
          of(countries)
            .filter((row) => row['country_type'] === 'address')
            .map((row) => row['iso']?.toLowerCase() || (row['raw_value'] === 'Kosovo' ? 'xk' : '')),
        ),
        topics: ['sanction'],
      };
      expect(Object.fromEntries([...own].sort())).toEqual(
        Object.fromEntries(
          Object.entries(expected)
            .filter(([, values]) => values.length > 0)
            .sort(),
        ),
      );
      expect(Object.fromEntries(valuesOf(statements, `GB:${id}-sanction`))).toEqual({
        entity: [`GB:${id}`],
        authority: ['United Kingdom'],
        country: ['gb'],
        program: ['Global Irregular Migration and Trafficking in Persons'],
        authorityId: [id, subject['ofsi_group_id'] ?? ''].sort(),
        listingDate: [day(subject['date_designated'] ?? '')],
        modifiedAt: [day(subject['last_updated'] ?? '')],
      });
      for (const number of expected['idNumber'] ?? []) {
        expect(Object.fromEntries(valuesOf(statements, `GB:${id}-national-${number}`))).toEqual({
          holder: [`GB:${id}`],
          type: ['national'],
          number: [number],
        });
      }
      for (const { record, subject: category } of statements)
        if (record.startsWith(`GB:${id}`)) expect(category).toBe(isPerson ? 'suspect' : undefined);
      for (const record of unique(
        statements.map(({ record: owner }) => owner).filter((owner) => owner.startsWith(`GB:${id}`)),
      ))
        seen.add(record);
    }
    expect(unique(statements.map(({ record }) => record))).toEqual([...seen].sort());
  });

  test('one ZIP file of the five tables, and streams by table name, give the same', async () => {
    const whole = await collect(ukSanctionsImporter.read(await files(), OPTIONS));
    const zip = await writeZip(
      FILES.map((name) => ({ name: `list/${name}`, bytes: readFileSync(join(folder, name)) })),
    );
    expect(await collect(ukSanctionsImporter.read([bytesFile('list.zip', zip)], OPTIONS))).toEqual(whole);
    const stream = (name: string) => bytesFile(name, readFileSync(join(folder, `gim_${name}.csv`))).stream();
    const input = {
      subjects: stream('subjects'),
      names: stream('subject_names'),
      dobs: stream('subject_dobs'),
      identifiers: stream('subject_identifiers'),
      countries: stream('subject_countries'),
    };
    expect(await collect(ukSanctionsImporter.read(ukSanctionsFiles(input), OPTIONS))).toEqual(whole);
  });

  test('each table is recognised', () => {
    for (const name of FILES)
      expect(ukSanctionsImporter.detect(readFileSync(join(folder, name)), name)).toBeGreaterThan(0.9);
  });
});

const SUBJECTS = 'unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated\n';
const NAMES =
  'name_id,unique_id,name_type,alias_strength,full_name,name_6,name_1,name_2,name_3,name_4,name_5\n';
const DOBS = 'dob_id,unique_id,year,month,day,precision,parse_issues\n';
const tables = (subjects: string, names: string, births = '') => [
  textFile('s.csv', SUBJECTS + subjects),
  textFile('n.csv', NAMES + names),
  textFile('d.csv', DOBS + births),
];

describe('tables', () => {
  test('dates of birth keep their precision, weak aliases are weak, tables left out are reported', async () => {
    const { statements, problems, lost } = await collect(
      ukSanctionsImporter.read(
        tables(
          'GIM1,individual,,1,01/02/2025,\n',
          '1,GIM1,primary,,A B,B,A,,,,\n2,GIM1,alias,Low quality,Boss,Boss,,,,,\n3,GIM1,alias,Good quality,C D,D,C,,,,\n',
          '1,GIM1,1960,,,year,\n2,GIM1,1961,4,,month,\n3,GIM1,1962,4,5,exact,\n',
        ),
        OPTIONS,
      ),
    );
    expect(problems).toEqual([]);
    expect(lost.map(({ what }) => what)).toEqual(['table of countries', 'table of identifiers']);
    const own = valuesOf(statements, 'GB:GIM1');
    expect([own.get('birthDate'), own.get('weakAlias'), own.get('alias'), own.get('lastName')]).toEqual([
      ['1960', '1961-04', '1962-04-05'],
      ['Boss'],
      ['C D'],
      ['B', 'D'],
    ]);
  });

  test.each<[string, ReturnType<typeof tables>, string, object]>([
    [
      'a name of no subject',
      tables('GIM1,individual,,1,01/02/2025,\n', '1,GIM1,primary,,A,A,,,,,\n2,GIM9,alias,,B,B,,,,,\n'),
      'subject-missing',
      { sheet: 'names', line: 3, column: 'unique_id' },
    ],
    [
      'a subject twice',
      tables(
        'GIM1,individual,,1,01/02/2025,\nGIM1,individual,,1,01/02/2025,\n',
        '1,GIM1,primary,,A,A,,,,,\n',
      ),
      'subject-duplicate',
      { sheet: 'subjects', line: 3 },
    ],
    [
      'a subject without a name',
      tables('GIM1,individual,,1,01/02/2025,\nGIM2,entity,,1,01/02/2025,\n', '1,GIM1,primary,,A,A,,,,,\n'),
      'subject-without-name',
      { sheet: 'subjects', line: 3 },
    ],
    [
      'a date that is not',
      tables('GIM1,individual,,1,31/02/2025,\n', ''),
      'value-date',
      { sheet: 'subjects', line: 2, column: 'date_designated' },
    ],
    [
      'an unknown type of name',
      tables('GIM1,individual,,1,01/02/2025,\n', '1,GIM1,primary,,A,A,,,,,\n1,GIM1,pet,,A,A,,,,,\n'),
      'name-type',
      { sheet: 'names', line: 3 },
    ],
    [
      'a birth date that is not',
      tables('GIM1,individual,,1,01/02/2025,\n', '1,GIM1,primary,,A,A,,,,,\n', '1,GIM1,1960,13,1,exact,\n'),
      'value-date',
      { sheet: 'dobs', line: 2 },
    ],
    [
      'the birth of an entity',
      tables('GIM1,entity,,1,01/02/2025,\n', '1,GIM1,primary,,A,A,,,,,\n', '1,GIM1,1960,,,year,\n'),
      'birth-date',
      { sheet: 'dobs', line: 2 },
    ],
    ['a table twice', [...tables('', ''), ...tables('', '')], 'table-duplicate', { sheet: 'subjects' }],
    [
      'a table missing',
      [textFile('n.csv', `${NAMES}1,GIM1,primary,,A,A,,,,,\n`)],
      'table-missing',
      { sheet: 'subjects' },
    ],
    [
      'a column missing',
      [textFile('s.csv', 'unique_id,subject_type\nGIM1,individual\n'), textFile('n.csv', NAMES)],
      'column-missing',
      { sheet: 'subjects' },
    ],
  ])('%s', async (_, files, code, place) => {
    const { problems } = await collect(ukSanctionsImporter.read(files, OPTIONS));
    expect(problems[0]).toMatchObject({ code, place });
  });
});

describe('the list as published', () => {
  const HEADER =
    'Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,National Identifier additional information,Passport number,Passport additional information,Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)';
  const row = (cells: Record<string, string>) =>
    HEADER.split(',')
      .map((name) => `"${(cells[name] ?? '').replaceAll('"', '""')}"`)
      .join(',');
  const read = (...rows: Record<string, string>[]) =>
    collect(
      ukSanctionsImporter.read(
        [textFile('list.csv', ['Report Date: 13-Feb-2026', HEADER, ...rows.map(row)].join('\n'))],
        OPTIONS,
      ),
    );
  const person = {
    'Unique ID': 'GIM0001',
    'Name 6': 'DOE',
    'Name 1': 'Jo',
    'Name type': 'Primary Name',
    'Regime Name': 'The Global Irregular Migration and Trafficking in Persons Sanctions Regulations 2025',
    'Designation Type': 'Individual',
    'Date Designated': '23/07/2025',
  };

  test('rows of one subject are gathered', async () => {
    const { statements, problems, lost } = await read(
      {
        ...person,
        'Name non-latin script': 'جو',
        'Non-latin script language': 'Arabic',
        'D.O.B': 'dd/mm/1962',
        'Passport number': 'X 1',
        'Sanctions Imposed': 'Asset freeze|Travel Ban',
        'Nationality(/ies)': 'Iraq',
        'Address Line 1': '1 Road',
        'Address Country': 'Serbia',
      },
      { ...person, 'Name type': 'Primary Name Variation', 'Name 1': 'Joe', 'D.O.B': '04/12/1960' },
    );
    expect(problems).toEqual([]);
    expect(lost).toEqual([]);
    const own = valuesOf(statements, 'GB:GIM0001');
    expect(Object.fromEntries(own)).toMatchObject({
      name: ['Jo DOE'],
      alias: ['Joe DOE', 'جو'],
      birthDate: ['1960-12-04', '1962'],
      passportNumber: ['X 1'],
      nationality: ['iq'],
      country: ['rs'],
      address: ['1 Road, Serbia'],
    });
    expect(statements.find(({ value }) => value === 'جو')?.language).toBe('ara');
    expect(statements.find(({ value }) => value === '1962')).toMatchObject({
      original: 'dd/mm/1962',
      subject: 'suspect',
    });
    expect(valuesOf(statements, 'GB:GIM0001-sanction').get('provisions')).toEqual([
      'Asset freeze',
      'Travel Ban',
    ]);
    expect(valuesOf(statements, 'GB:GIM0001-passport-X%201').get('holder')).toEqual(['GB:GIM0001']);
  });

  test.each<[string, Record<string, string>, string, string | undefined]>([
    ['a date', { ...person, 'Date Designated': '2025/13' }, 'value-date', 'Date Designated'],
    ['a type', { ...person, 'Designation Type': 'Ghost' }, 'subject-type', undefined],
    ['a country', { ...person, 'Country of birth': 'Atlantis' }, 'value-country', 'Country of birth'],
    ['an id', { ...person, 'Unique ID': '' }, 'record-id-missing', 'Unique ID'],
    ['a birth', { ...person, 'D.O.B': '31/02/1960' }, 'value-date', 'D.O.B'],
  ])('%s that cannot be used is an error with line and column', async (_, cells, code, column) => {
    const { problems } = await read(person, { ...cells });
    expect(problems).toMatchObject([
      { code, place: column === undefined ? { line: 4 } : { line: 4, column } },
    ]);
  });
});
