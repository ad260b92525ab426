import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Contract } from '@foreland/model/contract';
import type { TestClient } from '../testkit/client.ts';
import { startTestNode } from '../testkit/node.ts';
import type { TestNode } from '../testkit/node.ts';
import { COMMAND, COMPILED, testCommand } from './testing.ts';
import type { Outcome, TestCommand } from './testing.ts';

type Report = NonNullable<Answer<Contract['job']>['report']>;
interface Imports {
  readonly dryRun: boolean;
  readonly imports: readonly { readonly taken: boolean; readonly format: string; readonly report: Report }[];
}

const TERMS = ['--source=register', '--legal-basis=Test act', '--audience=GB,FR'];
const ESCAPE = '\u001b';

let node: TestNode;
let folder: string;
let environment: NodeJS.ProcessEnv;
let command: TestCommand;
/** The same person through the API, to see what the node holds. */
let api: TestClient;

beforeAll(async () => {
  node = await startTestNode();
  folder = await mkdtemp(join(tmpdir(), 'foreland-import-'));
  environment = { FORELAND_NODE: node.origin, XDG_CONFIG_HOME: join(folder, 'settings') };
  command = testCommand(environment);
  api = await node.persona('gb-analyst');
  expect((await run('sign-in', '--persona', 'gb-analyst')).code).toBe(0);
});

afterAll(async () => {
  await node[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const run = (...argv: string[]): Promise<Outcome> => command.run(argv);

async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

const person = (id: string, name: string, more: object = {}): string =>
  JSON.stringify({ id, schema: 'Person', properties: { name: [name], ...more } });

const titles = async (): Promise<string[]> =>
  (await api.call('contributions')).contributions.map(({ title }) => title);

describe('import', () => {
  test('a good file is taken, again adds nothing, and a dry run stores nothing', async () => {
    const good = await file('good.ftm.jsonl', [person('g1', 'Jens Holm'), person('g2', 'محمد الرشيد')]);
    const dry = await run('import', good, ...TERMS, '--dry-run', '--json');
    expect(dry).toMatchObject({ code: 0, errors: '' });
    expect(dry.json<Imports>()).toMatchObject({
      dryRun: true,
      imports: [{ taken: true, format: 'ftm', report: { accepted: 2, rejected: 0 } }],
    });
    expect(await titles()).not.toContain('good.ftm.jsonl');

    const real = await run('import', good, ...TERMS);
    expect(real).toMatchObject({ code: 0, errors: '' });
    expect(real.output).toMatch(/^good\.ftm\.jsonl \(ftm\): imported\nAccepted +2 statements/);
    expect(await titles()).toContain('good.ftm.jsonl');
    expect((await run('import', good, ...TERMS, '--json')).json<Imports>()).toMatchObject({
      imports: [{ taken: true, report: { accepted: 0, known: 2 } }],
    });
  });

  test('one bad line refuses the file, with its place; the good ones are taken where that is wanted', async () => {
    const bad = await file('bad.ftm.jsonl', [
      person('b1', 'Anna'),
      '{"id":"b2","schema":"Perso',
      person('b3', 'Bea'),
    ]);
    const refused = await run('import', bad, ...TERMS);
    expect(refused).toMatchObject({ code: 1, errors: '' });
    expect(refused.output).toMatch(/bad\.ftm\.jsonl \(ftm\): refused, nothing stored/);
    expect(refused.output).toMatch(/^line 2.*: \S.*\n {2}\S/m);
    expect(refused.output).toMatch(/--allow-rejected/);
    expect((await run('import', bad, ...TERMS, '--json')).json<Imports>()).toMatchObject({
      imports: [{ taken: false, report: { rejected: 1, errors: [{ place: { line: 2 } }] } }],
    });
    expect((await run('import', bad, ...TERMS, '--dry-run')).code).toBe(1);
    expect(await titles()).not.toContain('bad.ftm.jsonl');

    expect((await run('import', bad, ...TERMS, '--allow-rejected', '--json')).json<Imports>()).toMatchObject({
      imports: [{ taken: true, report: { accepted: 2, rejected: 1 } }],
    });
    expect(await titles()).toContain('bad.ftm.jsonl');
  });

  test('of several files, those that are good are taken, and the exit code tells of the others', async () => {
    const outcome = await run(
      'import',
      await file('one.ftm.jsonl', [person('m1', 'Carla')]),
      await file('two.ftm.jsonl', [person('m2', 'Carl'), '{']),
      ...TERMS,
      '--json',
    );
    expect(outcome.code).toBe(1);
    expect(outcome.json<Imports>().imports.map(({ taken }) => taken)).toEqual([true, false]);
  });

  test('terms that are missing are named before anything is stored', async () => {
    const plain = await file('plain.ftm.jsonl', [person('n1', 'Dora')]);
    expect((await run('import', plain, '--dry-run')).output).toMatch(/would be imported/);
    const outcome = await run('import', plain, '--source', 'x', '--json');
    expect(outcome).toMatchObject({ code: 2, output: '' });
    expect(JSON.parse(outcome.errors)).toMatchObject({
      problem: {
        code: 'usage',
        title: expect.stringMatching(/--legal-basis, --audience \(or --label\) missing/),
      },
    });
  });

  test('a table needs a mapping that somebody agreed to: guessed, shown, corrected, saved', async () => {
    const table = await file('table.csv', [
      'Name,Phone',
      'Eva Lund,+447700900456',
      'Finn Lund,+447700900457',
    ]);
    const guessed = await run('import', table, ...TERMS);
    expect(guessed).toMatchObject({ code: 2, output: '' });
    expect(guessed.errors).toMatch(/Phone +Person\.phone[\s\S]*only guessed\.\n {2}.*--show-mapping/);
    const shown = await run('import', table, '--show-mapping');
    expect(shown.code).toBe(0);
    expect(shown.json<{ entities: unknown[] }>().entities).toHaveLength(1);
    const mapping = await file('table.mapping.json', [shown.output]);

    expect((await run('import', table, ...TERMS, '--mapping', mapping, '--dry-run')).code).toBe(0);
    const saved = (await run('mappings', 'save', 'people', mapping, '--json')).json<{ id: string }>();
    expect((await run('mappings')).output).toMatch(new RegExp(`${saved.id} +people`));
    const unknown = await run('import', table, ...TERMS, '--saved', 'other');
    expect(unknown).toMatchObject({ code: 1, output: '' });
    expect(unknown.errors).toMatch(/no saved mapping “other”\.\n {2}Choose one of: people/);
    expect(
      (await run('import', table, ...TERMS, '--saved', 'people', '--json')).json<Imports>(),
    ).toMatchObject({
      imports: [{ taken: true, format: 'csv', report: { accepted: 4 } }],
    });
    expect((await run('mappings', 'delete', saved.id)).output).toBe('Deleted.\n');
    expect((await run('import', table, ...TERMS, '--yes', '--json')).json<Imports>()).toMatchObject({
      imports: [{ taken: true, report: { accepted: 0, known: 4 } }],
    });
  });

  test('a contribution is taken back, and then nobody finds it', async () => {
    const outcome = await run(
      'import',
      await file('recall.ftm.jsonl', [person('r1', 'Zebedee Quill')]),
      ...TERMS,
      '--json',
    );
    const { contribution = '' } = outcome.json<Imports>().imports[0]!.report;
    expect((await run('search', 'Zebedee Quill')).output).toMatch(/GB:r1/);
    const recalled = await run('contributions', 'retract', contribution, '--reason', 'Sent by mistake');
    expect(recalled).toMatchObject({ code: 0, errors: '', output: 'Taken back: 1 statement.\n' });
    expect((await run('search', 'Zebedee Quill')).output).toBe('Nothing found.\n');
    expect((await run('show', 'GB:r1', '--statements', '--history')).output).toMatch(/Sent by mistake/);
  });

  test('words of others do not reach the terminal as commands to it', async () => {
    const name = `odd${ESCAPE}[2Jname.csv`;
    const hostile = await file(name, ['Name,Phone', `Gro Vik,${ESCAPE}]0;owned\u00070611`]);
    const refused = await run('import', hostile, ...TERMS, '--yes');
    expect(refused.code).toBe(1);
    expect(refused.output).toMatch(/^odd\\u001b\[2Jname\.csv \(csv\): refused/);
    expect(refused.output + refused.errors).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    const turned = await file('turned.ftm.jsonl', [person('t1', 'Hjalmar \u202egnp.exe')]);
    expect((await run('import', turned, ...TERMS, '--allow-rejected')).output).not.toContain('\u202e');
    const titled = ['--title', 'Calm \u202etitle', '--json'];
    await run('import', await file('titled.ftm.jsonl', [person('t2', 'Ida Moe')]), ...TERMS, ...titled);
    const listing = await run('contributions');
    expect(listing.code).toBe(0);
    expect(listing.output).not.toContain('\u202e');
  });

  test('names in Arabic keep their direction for people, and come bare for programs', async () => {
    expect((await run('search', 'mohammed al rashid')).output).toContain('\u2068محمد الرشيد\u2069');
    const { hits } = (await run('search', 'mohammed al rashid', '--json')).json<Answer<Contract['search']>>();
    expect(hits.map(({ caption }) => caption)).toContain('محمد الرشيد');
  });
});

describe('Ctrl-C on a long import', () => {
  const MANY = 150_000;

  test('cancels it at the node, where nothing of it is kept, and ends with 130', async () => {
    const lines = Array.from({ length: MANY }, (_, index) =>
      person(`long-${index}`, `Person Number ${index}`),
    );
    const { child, outcome } = command.begin([
      'import',
      await file('long.ftm.jsonl', lines),
      ...TERMS,
      '--json',
    ]);
    const running = async (): Promise<boolean> =>
      (await api.call('jobs')).jobs.some(({ state }) => state === 'running');
    await expect.poll(running).toBe(true);
    child.kill('SIGINT');
    const interrupted = await outcome;
    expect(interrupted).toMatchObject({ code: 130, output: '' });
    expect(JSON.parse(interrupted.errors)).toMatchObject({ problem: { code: 'interrupted' } });
    await expect.poll(running).toBe(false);
    const [job] = (await api.call('jobs')).jobs;
    expect(job).toMatchObject({ kind: 'import', state: 'cancelled' });
    expect(await titles()).not.toContain('long.ftm.jsonl');
    expect((await run('jobs', 'follow', job!.id)).code).toBe(1);
    expect((await run('search', 'Person Number 17')).output).toBe('Nothing found.\n');
  });
});

describe('export', () => {
  test('writes a file of one’s own, reports what is lost, and overwrites nothing that was not named', async () => {
    const place = join(folder, 'exports');
    await mkdir(place);
    const here = testCommand(environment, { cwd: place });
    const ftm = await here.run(['export', '--format', 'ftm', '--schema', 'Person', '--json']);
    expect(ftm).toMatchObject({ code: 0, errors: '' });
    const answer = ftm.json<{ file: string; statements: number; bytes: number; lost: { what: string }[] }>();
    expect(answer.lost.length).toBeGreaterThan(0);
    expect((await stat(answer.file)).mode & 0o777).toBe(0o600);
    const written = await readFile(answer.file, 'utf8');
    expect(Buffer.byteLength(written)).toBe(answer.bytes);
    const entities = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { schema: string });
    expect(entities.every(({ schema }) => schema === 'Person')).toBe(true);
    const again = await here.run(['export', '--format', 'ftm', '--schema', 'Person']);
    expect(again).toMatchObject({ code: 1, output: '' });
    expect(again.errors).toMatch(/is there already\.\n {2}.*-o/);
    const named = await here.run(['export', '--format', 'csv', '-o', 'own.csv']);
    expect(named).toMatchObject({ code: 0, errors: '' });
    expect(named.output).toMatch(/^own\.csv: [\d,]+ statements[\s\S]*Not carried over/);
    const nowhere = await here.run(['export', '-o', join(place, 'missing', 'x.jsonl')]);
    expect(nowhere).toMatchObject({ code: 1, output: '' });
    expect(nowhere.errors).toMatch(/could not be written[\s\S]*-o/);
    expect((await readdir(place)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('goes to standard output alone, with the losses beside it', async () => {
    const csv = await run('export', '--format', 'csv', '--records', 'GB:g1', '-o', '-');
    expect(csv.code).toBe(0);
    expect(csv.output).toContain('Jens Holm');
    expect(csv.output).not.toContain('Not carried over');
    expect(csv.errors).toMatch(/Not carried over/);
    expect((await run('export', '--records', 'GB:g1', '-o', '-', '--quiet')).errors).toBe('');
  });

  test('ends quietly when nobody reads on', async () => {
    const line = `"$0" "$1" export -o - --quiet | head -n 1; exit "\${PIPESTATUS[0]}"`;
    const child = spawn('bash', ['-c', line, process.execPath, COMMAND], {
      env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'close');
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(JSON.parse(output)).toHaveProperty('contribution');
    expect(errors).toBe('');
    expect(await ended).toEqual([0, null]);
  });
});

const pseudoTerminal = existsSync('/usr/bin/script');
if (!pseudoTerminal) console.warn('skipped: no program “script” to make a terminal with');

describe.skipIf(!pseudoTerminal)('in a terminal', () => {
  /** What a command writes to a terminal that `script` (util-linux) makes for it. */
  async function inTerminal(
    argv: readonly string[],
    variables: NodeJS.ProcessEnv,
    keys = '',
  ): Promise<string> {
    const line = [process.execPath, COMMAND, ...argv].map((word) => `'${word}'`).join(' ');
    const child = spawn('script', ['-qec', line, '/dev/null'], {
      env: {
        NODE_COMPILE_CACHE: COMPILED,
        ...process.env,
        ...environment,
        TERM: 'xterm-256color',
        NO_COLOR: '',
        ...variables,
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (keys === '') child.stdin.end();
    let shown = '';
    for await (const piece of child.stdout.setEncoding('utf8')) {
      shown += String(piece);
      // Keys are pressed once the question is there: before, the terminal would take them for itself.
      if (keys !== '' && QUESTION.test(shown) && child.stdin.writable) child.stdin.end(keys);
    }
    return shown;
  }
  const QUESTION = /(\[y\/N\]|Password of ada:) $/;
  const COLOURS = new RegExp(`${ESCAPE}\\[\\d+m`);

  test('there are colours, unless NO_COLOR or a dumb terminal forbids them', async () => {
    const coloured = await inTerminal(['search', 'Jens Holm'], {});
    expect(coloured).toMatch(COLOURS);
    expect(coloured).toContain('Jens Holm');
    expect(await inTerminal(['search', 'Jens Holm'], { NO_COLOR: '1' })).not.toContain(ESCAPE);
    expect(await inTerminal(['search', 'Jens Holm'], { TERM: 'dumb' })).not.toContain(ESCAPE);
    expect((await run('search', 'Jens Holm')).output).not.toContain(ESCAPE);
  });

  test('a guessed mapping is asked about; no answer is no', async () => {
    const table = await file('asked.csv', ['Name,Phone', 'Lars Berg,+447700900458']);
    const left = await inTerminal(['import', table, ...TERMS], {});
    expect(left).toMatch(/Read asked\.csv like this\? \[y\/N\]/);
    expect(left).toMatch(/only guessed/);
    expect(left).not.toMatch(/Warning/);
    expect(await inTerminal(['import', table, ...TERMS], {}, 'no\n')).toMatch(/only guessed/);
    expect(await titles()).not.toContain('asked.csv');
    expect(await inTerminal(['import', table, ...TERMS], {}, 'y\n')).toMatch(
      /asked\.csv.* \(csv\): .*imported/,
    );
    expect(await titles()).toContain('asked.csv');
  });

  test('a password is asked for and not shown; Ctrl-C ends the question', async () => {
    const wrong = await inTerminal(['sign-in', '--user', 'ada'], {}, 'my secret word\r');
    expect(wrong).toMatch(/Password of ada: \r\n.*do not fit together/);
    expect(wrong).not.toContain('secret');
    expect(await inTerminal(['sign-in', '--user', 'ada'], {}, 'my\u0003')).toMatch(/Interrupted/);
  });

  test('JSON is bare there too', async () => {
    expect(JSON.parse(await inTerminal(['search', 'Jens Holm', '--json'], {}))).toMatchObject({
      more: false,
    });
  });
});
