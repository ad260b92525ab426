import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCommand, testShell } from './testing.ts';
import type { Outcome, TestShell } from './testing.ts';

let folder: string;
let shell: TestShell;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreland-table-'));
  // Nobody answers there: the command must not ask.
  shell = testShell({ node: 'http://127.0.0.1:1', configFolder: join(folder, 'settings') });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const place = (name: string): string => join(folder, name);
async function file(name: string, lines: readonly string[]): Promise<string> {
  await writeFile(place(name), lines.map((line) => `${line}\n`).join(''));
  return place(name);
}
const run = (...argv: string[]): Promise<Outcome> => shell.run(['match', 'table', ...argv]);
const cellsOf = (text: string, delimiter = ','): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(delimiter));

/** Thirty people, each twice: the second time with a slip and without a telephone. */
function people(write: (day: number, month: number, year: number) => string = iso): string[] {
  const first = [
    'Alba',
    'Bruno',
    'Cosima',
    'Dario',
    'Elvira',
    'Fabian',
    'Gesine',
    'Hannes',
    'Ilka',
    'Jasper',
  ];
  const last = ['Thornwick', 'Lindenau', 'Kestenholz'];
  return Array.from({ length: 30 }, (_, at) => {
    const name = first[at % 10] ?? '';
    const surname = `${last[Math.floor(at / 10)] ?? ''}${'aeiou'[at % 5] ?? ''}`;
    const born = write(1 + ((at * 7) % 28), 1 + (at % 12), 1960 + at);
    return [
      `${name},${surname},${born},+446${String(100_000_000 + at * 1_357)}`,
      `${name},${surname.slice(0, 3)}${surname.slice(4)},${born},`,
    ];
  }).flat();
}
const iso = (day: number, month: number, year: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Every row stands with its twin, and with no other. */
function expectTwins(rows: readonly string[][], column: number): void {
  const clusters = rows.slice(1).map((cells) => cells[column]);
  expect(clusters).toEqual(Array.from({ length: 60 }, (_, row) => String(1 + Math.floor(row / 2))));
}

describe('a table', () => {
  test('comes out as it went in, with clusters and probabilities, and without a node', async () => {
    const lines = ['first_name,surname,dob,phone', ...people()];
    const { code, output, errors } = await run(await file('people.csv', lines));
    expect(code).toBe(0);
    const rows = cellsOf(output);
    expect(rows.map((cells) => cells.slice(0, 4).join())).toEqual(lines);
    expect(rows[0]?.slice(4)).toEqual(['cluster', 'probability']);
    expectTwins(rows, 4);
    for (const cells of rows.slice(1)) expect(Number(cells[5])).toBeGreaterThan(0.5);
    expect(errors).toMatch(
      /Compared are:[\s\S]*name \(person-name\): first_name \+ surname[\s\S]*60 rows: 30 things/,
    );
  });

  test('is written to a file readable by its owner, with pairs whose bits add up', async () => {
    const source = await file('more.csv', ['first_name,surname,dob,phone', ...people()]);
    const outcome = await run(
      source,
      '--out',
      place('matched.csv'),
      '--pairs',
      place('pairs.csv'),
      '--json',
      '-q',
    );
    expect(outcome).toMatchObject({ code: 0, errors: '' });
    expect(outcome.json()).toMatchObject({
      out: place('matched.csv'),
      rows: 60,
      clusters: 30,
      joined: 60,
      fields: [{ name: 'name' }, { columns: ['dob'] }, { columns: ['phone'] }],
    });
    expect((await stat(place('matched.csv'))).mode & 0o777).toBe(0o600);
    expectTwins(cellsOf(await readFile(place('matched.csv'), 'utf8')), 4);
    const [header = [], ...pairs] = cellsOf(await readFile(place('pairs.csv'), 'utf8'));
    expect(header.slice(0, 6)).toEqual(['row_a', 'row_b', 'probability', 'bits', 'joined', 'prior']);
    expect(pairs.length).toBeGreaterThanOrEqual(30);
    for (const cells of pairs) {
      const sum = cells.slice(5).reduce((bits, cell) => bits + Number(cell), 0);
      expect(sum).toBeCloseTo(Number(cells[3]), 1);
      expect(Number(cells[0])).toBeLessThan(Number(cells[1]));
    }
    expect(pairs.filter((cells) => cells[4] === 'yes').length).toBe(30);
  });

  test('is compared by the fields that are named, whatever the columns are called', async () => {
    const source = await file('named.csv', ['a,b,c,d', ...people()]);
    const guessed = await run(source);
    expect([guessed.code, guessed.errors]).toEqual([
      1,
      expect.stringMatching(/None of the columns is understood: a, b, c, d/),
    ]);
    const { code, output } = await run(source, '--fields', 'name=a+b,date=c', '--fields', 'phone=d');
    expect(code).toBe(0);
    expectTwins(cellsOf(output), 4);
  });

  test('may have semicolons, dates of another form, and a column called cluster', async () => {
    const german = people((day, month, year) => `${day}.${month}.${year}`).map((line) =>
      `${line};x`.replaceAll(',', ';'),
    );
    const { code, output } = await run(
      await file('german.csv', ['Vorname;Nachname;Geburtsdatum;Telefon;cluster', ...german]),
    );
    expect(code).toBe(0);
    const rows = cellsOf(output, ';');
    expect(rows[0]).toEqual([
      'Vorname',
      'Nachname',
      'Geburtsdatum',
      'Telefon',
      'cluster',
      'match_cluster',
      'probability',
    ]);
    expectTwins(rows, 5);
  });

  test('says which cells it could not read', async () => {
    const lines = people();
    lines[0] = lines[0]?.replace(/\d{4}-\d{2}-\d{2}/, 'unknown') ?? '';
    const { errors } = await run(await file('unread.csv', ['first_name,surname,dob,phone', ...lines]));
    expect(errors).toMatch(/1 of 60 cells in “dob” are no dates/);
  });

  test('keeps quoted cells and formulas as they are', async () => {
    const lines = people().map((line, at) => `${line},${at === 0 ? '"=1+1, ""quoted"""' : ''}`);
    const { output } = await run(
      await file('quoted.csv', ['first_name,surname,dob,phone,remarks', ...lines]),
    );
    expect(output).toContain(',"=1+1, ""quoted""",1,');
  });
});

describe('what cannot be matched is refused, with what to do', () => {
  test.each<[what: string, lines: string[], argv: string[], says: RegExp]>([
    ['an empty file', [], [], /is empty/],
    ['a header alone', ['first_name,surname'], [], /no rows below its header/],
    ['a single row', ['first_name,surname', 'Alba,Thornwick'], [], /one row below its header/],
    ['a row of another width', ['name,dob', 'Alba Thornwick,1970-01-01', 'x,y,z'], [], /at line 3/],
    ['two columns of one name', ['name,name', 'a,b'], [], /Two columns are called “name”/],
    [
      'a column that is not there',
      ['name,dob', 'a,b'],
      ['--fields', 'name=nme'],
      /no column “nme”[\s\S]*name, dob/,
    ],
    ['a field without columns', ['name,dob', 'a,b'], ['--fields', 'name'], /does not say which columns/],
    ['a field of no kind', ['name,dob', 'a,b'], ['--fields', 'shoe=name'], /shoe:category/],
    [
      'a kind that is none',
      ['name,dob', 'a,b'],
      ['--fields', 'shoe:size=name'],
      /no kind “size”[\s\S]*person-name/,
    ],
    [
      'two fields of one name',
      ['name,dob', 'a,b'],
      ['--fields', 'name=name,name=dob'],
      /Two fields are called/,
    ],
  ])('%s', async (what, lines, argv, says) => {
    const { code, output, errors } = await run(await file(`${what}.csv`, lines), ...argv);
    expect(errors).toMatch(says);
    expect([code, output]).toEqual([1, '']);
  });

  test('a file that is missing, and a place that cannot be written', async () => {
    const missing = await run(place('missing.csv'));
    expect([missing.code, missing.errors]).toEqual([1, expect.stringMatching(/missing\.csv cannot be read/)]);
    const source = await file('ok.csv', ['first_name,surname,dob,phone', ...people()]);
    const nowhere = await run(source, '--out', place('no/where.csv'));
    expect([nowhere.code, nowhere.errors]).toEqual([1, expect.stringMatching(/could not be written/)]);
  });

  test.each<[string, string[], RegExp]>([
    ['JSON and the table on one output', ['x.csv', '--json'], /Both the table and --json/],
    ['a threshold that is no number', ['x.csv', '--threshold', 'high'], /such as 2 or -1\.5/],
    ['a country that is none', ['x.csv', '--country', 'Britain'], /two letters/],
  ])('%s is wrong usage', async (_, argv, says) => {
    const { code, errors } = await run(...argv);
    expect([code, errors]).toEqual([2, expect.stringMatching(says)]);
  });
});

test('Ctrl-C ends the work and leaves nothing half written', async () => {
  const many = Array.from({ length: 4_000 }, (_, at) =>
    people().map((line) => line.replace(',', `${at % 97},`)),
  ).flat();
  const source = await file('many.csv', ['first_name,surname,dob,phone', ...many]);
  const { child, outcome } = testCommand({}).begin(['match', 'table', source, '--out', place('never.csv')]);
  let said = '';
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (piece) => {
      said += String(piece);
      if (said.includes('Compared are')) resolve();
    });
  });
  child.kill('SIGINT');
  expect((await outcome).code).toBe(130);
  expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([]);
});
