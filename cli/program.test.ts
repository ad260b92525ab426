import type { Command } from 'commander';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT } from './exit.ts';
import { buildProgram } from './program.ts';
import { Shell } from './shell.ts';
import { processTerminal } from './terminal.ts';
import { testShell } from './testing.ts';

let folder: string;
/** Nobody listens on the port that a socket has just given back. */
let nowhere: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreland-cli-'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  nowhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise((resolve) => server.close(resolve));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (argv: readonly string[], input?: string) =>
  testShell({ node: nowhere, configFolder: folder }).run(argv, input);

describe('wrong usage ends with 2 and says what is wrong', () => {
  test.each<[what: string, argv: string[], says: RegExp]>([
    ['no command', [], /Usage: foreland/],
    ['an unknown command', ['improt', 'x'], /unknown command 'improt'[\s\S]*Did you mean import/],
    ['an unknown option', ['search', 'x', '--colour'], /unknown option '--colour'/],
    ['a missing argument', ['show'], /missing required argument 'record'/],
    ['a partner that is none', ['search', 'x', '--partner', 'US'], /GB, DE, FR, BE, NL/],
    ['a limit that is no number', ['search', 'x', '--limit', 'many'], /whole number from 1/],
    ['a limit of nothing', ['leads', '--limit', '0'], /whole number from 1/],
    ['a day that is none', ['show', 'GB:x', '--as-of', '2026-02-30'], /such as 2026-01-31/],
    ['an id that is none', ['leads', 'show', 'first'], /content address/],
    ['a record id that is none', ['show', 'gb-1'], /record id such as GB:p-000123/],
    ['history without statements', ['show', 'GB:x', '--history'], /--history belongs to --statements/],
    ['a missing reason', ['contributions', 'retract', '00000000-0000-0000-0000-000000000000'], /--reason/],
    ['an action that is none', ['leads', 'decide', 'x', 'arrest'], /triage/],
    [
      'a drop without its reason',
      ['leads', 'decide', '00000000-0000-0000-0000-000000000000', 'drop'],
      /“drop” needs --reason/,
    ],
    [
      'an option of another action',
      ['leads', 'decide', '00000000-0000-0000-0000-000000000000', 'triage', '--unit', 'boats'],
      /--unit does not belong to “triage”/,
    ],
    ['a negative quantity', ['leads', 'decide', 'x', 'outcome', '--quantity=-1'], /0 or more/],
    [
      'a withdrawal of nothing',
      ['leads', 'decide', '00000000-0000-0000-0000-000000000000', 'withdraw'],
      /Which decision/,
    ],
    ['an answer that is none', ['match', 'judge', 'maybe', 'x'], /same, different, unsure/],
    ['a pair that is none', ['match', 'show', 'first'], /content address/],
    ['one record to explain', ['explain', 'GB:x'], /missing required argument 'other'/],
    ['a status of pairs that is none', ['match', '--status', 'open'], /second-opinion/],
    ['persona and user', ['sign-in', '--persona', 'a', '--user', 'b'], /cannot be used with/],
    ['nobody to sign in', ['sign-in'], /Who signs in/],
    ['nothing to switch', ['switch'], /Nothing to change/],
    ['two mappings', ['import', 'x.csv', '--mapping', 'a', '--saved', 'b'], /cannot be used with/],
    ['an export into JSON', ['--json', 'export', '-o', '-'], /Both the export and --json/],
    ['an exercise without a place', ['exercise', '--size', 'small'], /Name a folder/],
    ['a user without a role', ['user', 'add', 'j.doe'], /--role/],
    ['a role that is none', ['user', 'add', 'j.doe', '--role', 'boss'], /“boss” is none of: analyst/],
    ['an address that is none', ['--node', 'http://', 'whoami'], /is not the address of a node/],
    ['a password over the open network', ['--node', 'http://node.example', 'whoami'], /unprotected/],
  ])('%s', async (_, argv, says) => {
    const { code, output, errors } = await run(argv);
    expect(errors).toMatch(says);
    expect(output).toBe('');
    expect(code).toBe(2);
  });
});

describe('no node at the address ends with 4', () => {
  test.each([
    ['whoami'],
    ['search x'],
    ['show GB:x'],
    ['leads'],
    ['match'],
    ['matches --type person'],
    ['explain GB:x FR:y'],
    ['match entity GB:x'],
    ['match run'],
    ['plan'],
    ['jobs'],
    ['audit'],
    ['contributions'],
    ['mappings'],
    ['export'],
    ['sign-in --persona gb-analyst'],
    ['login --persona gb-analyst'],
    ['status'],
    ['leads list'],
  ])('%s', async (line) => {
    const { code, output, errors } = await run(line.split(' '));
    expect(errors).toMatch(/No node answers at http:\/\/127\.0\.0\.1:\d+ \(ECONNREFUSED\)/);
    expect(output).toBe('');
    expect(code).toBe(4);
  });

  test('as JSON where JSON is asked for', async () => {
    const { code, output, errors } = await run(['whoami', '--json']);
    expect(JSON.parse(errors)).toMatchObject({ problem: { code: 'node-unreachable' } });
    expect(output).toBe('');
    expect(code).toBe(4);
  });
});

describe('files that cannot be read end with 1', () => {
  test('a file that is missing', async () => {
    const { code, errors } = await run(['import', join(folder, 'missing.csv')]);
    expect(errors).toMatch(/missing\.csv cannot be read \(ENOENT\)/);
    expect(code).toBe(1);
  });

  test('a folder without an exercise', async () => {
    const { code, errors } = await run(['evaluate', folder]);
    expect(errors).toMatch(/holds no exercise/);
    expect(code).toBe(1);
  });

  test('a damaged file of sessions', async () => {
    const damaged = await mkdtemp(join(folder, 'damaged-'));
    await writeFile(join(damaged, 'sessions.json'), '{"version":1');
    const { code, errors } = await testShell({ node: nowhere, configFolder: damaged }).run(['whoami']);
    expect(errors).toMatch(/sessions\.json, where sign-ins are kept, is damaged/);
    expect(code).toBe(1);
  });
});

test('something else than a node at the address is told apart', async () => {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<html></html>'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { code, errors } = await testShell({
    node: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    configFolder: folder,
  }).run(['whoami']);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(errors).toMatch(/did not answer in JSON/);
  expect(code).toBe(1);
});

describe('help', () => {
  test('is asked for with success, on standard output', async () => {
    const { code, output, errors } = await run(['--help']);
    expect(output).toMatch(/Exit codes:[\s\S]*130  interrupted/);
    expect(errors).toBe('');
    expect(code).toBe(0);
  });

  test('exists for every command, with every option explained and an example', async () => {
    for (const command of allCommands()) {
      expect(command.description(), command.name()).toMatch(/\.$/);
      for (const option of command.options)
        expect(option.description, `${command.name()} ${option.flags}`).not.toBe('');
      const { code, output } = await run([...pathOf(command), '--help']);
      expect(output, command.name()).toMatch(/\nExamples?:\n {2}\S/);
      expect(examplesIn(output).length, command.name()).toBeGreaterThan(0);
      for (const example of examplesIn(output)) expect(faultOf(example), example).toBe('');
      expect(code).toBe(0);
    }
  });

  test('and the guide show commands as they are', () => {
    const guides = readdirSync(join(PROJECT, 'docs/guide')).map((name) => join('docs/guide', name));
    const shown = [...guides, 'README.md'].flatMap((path) =>
      examplesIn(readFileSync(join(PROJECT, path), 'utf8')).map((example) => ({ path, example })),
    );
    expect(shown.length).toBeGreaterThan(40);
    for (const { path, example } of shown) expect(faultOf(example), `${path}: ${example}`).toBe('');
    const guide = readFileSync(join(PROJECT, 'docs/guide/cli.md'), 'utf8');
    for (const command of program.commands) expect(guide, command.name()).toContain(command.name());
    for (const code of Object.values(EXIT)) expect(guide).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'));
  });
});

const PROJECT = join(import.meta.dirname, '..');
const program = buildProgram(new Shell(processTerminal()), '0.0.0');

function allCommands(): Command[] {
  const all = program.commands.flatMap((command) => [command, ...command.commands]);
  expect(all.length).toBeGreaterThan(30);
  return all;
}

function pathOf(command: Command): string[] {
  return command.parent ? [...pathOf(command.parent), command.name()] : [];
}

/** Command lines in a text; a line that ends with a backslash goes on. */
function examplesIn(text: string): string[] {
  return text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .flatMap((line) => /^\s*(?:\w+=\S+ )*(?:npx )?foreland (.+)/.exec(line)?.[1] ?? [])
    .map((line) => line.split(/ [|>#<] | {2,}/, 1)[0] ?? '')
    .filter((line) => !/^[A-Z]+ --help|^--help/.test(line));
}

/** What is wrong with a command line: an unknown command, or an option that it does not have. Quoted words are left out. */
function faultOf(example: string): string {
  const words = example.replace(/"[^"]*"/g, 'TEXT').split(/\s+/);
  let command: Command = program;
  for (const word of words) {
    const next = command.commands.find((each) => each.name() === word || each.aliases().includes(word));
    if (!next) break;
    command = next;
  }
  if (command === program) return 'no such command';
  // `foreland leads` alone means `foreland leads list`: options of the default belong to it.
  const byDefault = command.commands.find((each) => ['list', 'write'].includes(each.name()));
  const known = [program, command, ...(byDefault ? [byDefault] : [])].flatMap(({ options }) =>
    options.flatMap(({ long, short }) => [long, short]),
  );
  return words.find((word) => /^-{1,2}[a-z]/.test(word) && !known.includes(word.split('=')[0])) ?? '';
}
