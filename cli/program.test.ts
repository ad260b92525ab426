import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

  test('exists for every command, with every option explained', () => {
    const program = buildProgram(new Shell(processTerminal()), '0.0.0');
    const all = program.commands.flatMap((command) => [command, ...command.commands]);
    expect(all.length).toBeGreaterThan(30);
    for (const command of all) {
      expect(command.description(), command.name()).toMatch(/\.$/);
      for (const option of command.options)
        expect(option.description, `${command.name()} ${option.flags}`).not.toBe('');
    }
  });
});
