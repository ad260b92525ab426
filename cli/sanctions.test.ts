import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Contract } from '@foreland/model/contract';
import { startTestNode } from '../testkit/node.ts';
import type { TestNode } from '../testkit/node.ts';
import { testCommand, testShell } from './testing.ts';
import type { TestShell } from './testing.ts';

type Dossier = Answer<Contract['dossier']>;
type Statements = Answer<Contract['statementsOf']>;
type Hit = Answer<Contract['search']>['hits'][number];
type Row = Readonly<Record<string, string>>;

const folder = join(
  process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../shared/data'),
  'sanctions',
);
const present = existsSync(folder);
if (!present) console.warn(`skipped: no UK Sanctions List tables in ${folder}; set FORELAND_DATA`);

/** An independent reading of a table: none of its cells holds quotes or line ends, which is checked. */
function table(name: string): Row[] {
  const text = readFileSync(join(folder, `${name}.csv`), 'utf8').replace(/^\ufeff/, '');
  expect(text).not.toContain('"');
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  return lines.map((line) => {
    const cells = line.split(',');
    expect(cells.length).toBe(header.split(',').length);
    return Object.fromEntries(header.split(',').map((column, index) => [column, cells[index]!.trim()]));
  });
}

const unique = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values.filter((value) => value !== undefined && value !== ''))].sort() as string[];

/** A day, or as much of it as is known. */
const date = ({ year, month, day }: Row): string =>
  [year, month, day]
    .slice(0, month === '' ? 1 : day === '' ? 2 : 3)
    .map((part) => part!.padStart(2, '0'))
    .join('-');

/** The list has no code where ISO 3166-1 has none; Kosovo goes by the user-assigned one that the EU uses. */
const country = ({ iso, raw_value: name }: Row): string =>
  iso === '' && name === 'Kosovo' ? 'xk' : iso!.toLowerCase();

const isoDay = (text: string): string => text.split('/').reverse().join('-');

/** Values of a dossier by property, as sets. */
function valuesOf({ properties }: Dossier): Record<string, string[]> {
  return Object.fromEntries(
    properties
      .map(
        ({ property, values }) =>
          [property, unique(values.map(({ value, target }) => target?.record ?? value))] as const,
      )
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function filled(values: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, each]) => each.length > 0)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

describe.skipIf(!present)('the UK sanctions regime against irregular migration', () => {
  let node: TestNode;
  let settings: string;
  let shell: TestShell;
  const subjects = present ? table('gim_subjects') : [];
  const names = present ? table('gim_subject_names') : [];
  const births = present ? table('gim_subject_dobs') : [];
  const identifiers = present ? table('gim_subject_identifiers') : [];
  const countries = present ? table('gim_subject_countries') : [];
  // The list gives some of them twice.
  const documents = unique(
    identifiers
      .filter((row) => ['national', 'passport'].includes(row['identifier_type']!))
      .map((row) => `${row['unique_id']} ${row['identifier_type']} ${row['raw_value']}`),
  );
  const dossiers = new Map<string, Dossier>();

  const show = async <T>(...argv: string[]): Promise<T> => {
    const outcome = await shell.run(['show', ...argv, '--json']);
    expect(outcome).toMatchObject({ code: 0, errors: '' });
    return outcome.json<T>();
  };

  beforeAll(async () => {
    node = await startTestNode();
    settings = await mkdtemp(join(tmpdir(), 'foreland-sanctions-'));
    const command = testCommand({ FORELAND_NODE: node.origin, XDG_CONFIG_HOME: settings });
    shell = testShell({ node: node.origin, configFolder: join(settings, 'foreland') });
    expect(await command.run(['sign-in', '--persona', 'gb-analyst'])).toMatchObject({ code: 0, errors: '' });
    const terms = '--source uk-sanctions-list --audience GB,DE,FR,BE,NL --tlp clear --level unclassified';
    const outcome = await command.run([
      'import',
      folder,
      ...terms.split(' '),
      '--legal-basis',
      'Public list',
      '--json',
    ]);
    expect(outcome).toMatchObject({ code: 0, errors: '' });
    expect(outcome.json()).toMatchObject({
      imports: [
        {
          format: 'uk-sanctions',
          taken: true,
          // A subject and its listing each, and the documents that persons bear.
          report: {
            records: 2 * subjects.length + documents.length,
            rejected: 0,
            errors: [],
            lost: [],
          },
        },
      ],
    });
    for (const { unique_id: id } of subjects) dossiers.set(id!, await show<Dossier>(`GB:${id}`));
  });

  afterAll(async () => {
    await node[Symbol.asyncDispose]();
    await rm(settings, { recursive: true, force: true });
  });

  test('has 38 subjects, each with a dossier', () => {
    expect(subjects.length).toBe(38);
    expect(dossiers.size).toBe(38);
  });

  test.each(subjects.map((subject) => [subject['unique_id']!, subject] as const))(
    '%s: the dossier has all that the tables say, and nothing else',
    async (id, subject) => {
      const own = (rows: readonly Row[]): Row[] => rows.filter((row) => row['unique_id'] === id);
      const person = subject['subject_type'] === 'individual';
      const dossier = dossiers.get(id)!;
      const primary = own(names).filter((row) => row['name_type'] === 'primary');
      const inParts = own(names).filter((row) => person && row['name_1'] !== '');
      const numbers = (type: string): string[] =>
        unique(
          own(identifiers)
            .filter((row) => row['identifier_type'] === type)
            .map((row) => row['raw_value']),
        );
      const countriesOf = (type: string): string[] =>
        unique(
          own(countries)
            .filter((row) => row['country_type'] === type)
            .map(country),
        );

      expect(dossier.record).toMatchObject({
        record: `GB:${id}`,
        schema: person ? 'Person' : 'Organization',
        caption: primary[0]?.['full_name'],
      });
      // Shown beside the caption are names in another script; the tables give Latin letters only.
      expect(own(names).every((row) => /^[\p{Script=Latin}\P{L}]+$/u.test(row['full_name']!))).toBe(true);
      expect(dossier.record.names).toEqual([]);
      expect(valuesOf(dossier)).toEqual(
        filled({
          name: unique(primary.map((row) => row['full_name'])),
          alias: unique(
            own(names)
              .filter((row) => row['name_type'] !== 'primary')
              .map((row) => row['full_name']),
          ),
          firstName: unique(inParts.map((row) => row['name_1'])),
          middleName: unique(
            inParts.flatMap((row) => ['name_2', 'name_3', 'name_4', 'name_5'].map((part) => row[part])),
          ),
          lastName: unique(inParts.map((row) => row['name_6'])),
          birthDate: unique(own(births).map(date)),
          nationality: countriesOf('nationality'),
          birthCountry: countriesOf('birth'),
          country: countriesOf('address'),
          idNumber: person ? numbers('national') : [],
          passportNumber: person ? numbers('passport') : [],
          registrationNumber: numbers('business_registration_numbers'),
          topics: ['sanction'],
        }),
      );

      const others = unique(dossier.links.map(({ other }) => other.record));
      expect(others).toEqual(
        unique([
          `GB:${id}-sanction`,
          ...['national', 'passport'].flatMap((type) =>
            numbers(type).map((number) => `GB:${id}-${type}-${number}`),
          ),
        ]),
      );
      expect(valuesOf(await show<Dossier>(`GB:${id}-sanction`))).toEqual(
        filled({
          entity: [`GB:${id}`],
          authority: ['United Kingdom'],
          country: ['gb'],
          program: ['Global Irregular Migration and Trafficking in Persons'],
          authorityId: unique([id, subject['ofsi_group_id']]),
          unscId: unique([subject['un_reference_number']]),
          listingDate: [isoDay(subject['date_designated']!)],
          modifiedAt: [isoDay(subject['last_updated']!)],
        }),
      );
      for (const number of numbers('national'))
        expect(valuesOf(await show<Dossier>(`GB:${id}-national-${number}`))).toEqual({
          holder: [`GB:${id}`],
          number: [number],
          type: ['national'],
        });
    },
  );

  test('every statement names the row that it rests on, and persons are suspects', async () => {
    const rows = { subjects, names, dobs: births, identifiers, countries };
    for (const { unique_id: id, subject_type: type } of subjects) {
      const { statements } = await show<Statements>(`GB:${id}`, '--statements');
      expect(statements.length).toBeGreaterThan(1);
      for (const { locator = '', subject, contribution } of statements) {
        const [, sheet = '', line = ''] = /^(\w+), line (\d+)$/.exec(locator) ?? [];
        expect(rows[sheet as keyof typeof rows]?.[Number(line) - 2]?.['unique_id'], locator).toBe(id);
        expect(subject).toBe(type === 'individual' ? 'suspect' : undefined);
        expect(contribution).toMatchObject({ partner: 'GB', source: 'uk-sanctions-list' });
      }
    }
  });

  const search = async (text: string): Promise<Hit[]> =>
    (await shell.run(['search', text, '--json', '--limit', '100'])).json<Answer<Contract['search']>>().hits;

  test('every name, primary or alias, finds its subject, in the order written or another', async () => {
    for (const { full_name: name = '', unique_id: id = '' } of names) {
      const hit = (await search(name)).find(({ record }) => record === `GB:${id}`);
      expect(hit, name).toMatchObject({ how: 'exact', matched: { in: 'name' } });
      const turned = name.toLowerCase().split(' ').reverse().join(' ');
      expect(
        (await search(turned)).map(({ record }) => record),
        turned,
      ).toContain(`GB:${id}`);
    }
  });

  test('every number finds its subject or the document that bears it', async () => {
    for (const { raw_value: number = '', unique_id: id = '' } of identifiers) {
      const records = (await search(number)).map(({ record }) => record);
      expect(
        records.map((record) => record.replace(/-national-.*$/, '')),
        number,
      ).toContain(`GB:${id}`);
      expect(
        records.every((record) => record.startsWith(`GB:${id}`)),
        number,
      ).toBe(true);
    }
  });
});
