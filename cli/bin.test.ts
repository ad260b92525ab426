import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPILED, testCommand } from './testing.ts';

const PROJECT = join(import.meta.dirname, '..');
/** Nothing listens there: a command that gets as far as asking the node ends with 4. */
const NOWHERE = { FORELAND_NODE: 'http://127.0.0.1:9' };

/** A Node on this machine that is too old to run Foreland itself. */
function findOlderNode(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path))
    .find((path) => Number(/\d+/.exec(execFileSync(path, ['--version'], { encoding: 'utf8' }))?.[0]) < 24);
}

const older = findOlderNode();
if (older === undefined) console.warn('skipped: this machine has no Node older than 24 to hand over from');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreland-bin-'));
  await writeFile(join(folder, 'there.csv'), 'Name\nJens Holm\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(older === undefined)('an older Node hands over to the one that npm brought', () => {
  const run = (argv: readonly string[], input?: string) =>
    testCommand(NOWHERE, { cwd: folder, ...(older === undefined ? {} : { program: older }) }).run(
      argv,
      input,
    );

  test('with its arguments, its exit code, its standard input, and the folder it was started in', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, output: '0.1.0\n', errors: '' });
    expect((await run(['import', 'missing.csv'])).errors).toMatch(/^missing\.csv cannot be read \(ENOENT\)/);
    expect(await run(['import', 'there.csv'])).toMatchObject({ code: 4, output: '' });
    expect(await run(['sign-in', '--user', 'ada'], 'a password\n')).toMatchObject({ code: 4, output: '' });
    expect(await run(['improt'])).toMatchObject({ code: 2, output: '' });
  });
});

describe('npm starts the command', () => {
  async function npm(
    program: string,
    argv: readonly string[],
    cwd: string,
  ): Promise<[number, string, string]> {
    const child = spawn(program, argv, {
      cwd,
      env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...NOWHERE },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const closed = once(child, 'close');
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = (await closed) as [number];
    return [code, output, errors];
  }

  test('as a script of the project, on files of the folder where the person stands', async () => {
    const script = ['--prefix', PROJECT, 'run', '--silent', 'foreland', '--', 'import'];
    expect(await npm('npm', [...script, 'there.csv'], folder)).toEqual([
      4,
      '',
      expect.stringMatching(/No node answers/),
    ]);
    expect(await npm('npm', [...script, 'missing.csv'], folder)).toEqual([
      1,
      '',
      expect.stringMatching(/^missing\.csv cannot be read/),
    ]);
  });

  test('as a program of the project', async () => {
    const [code, output] = await npm('npx', ['--no-install', 'foreland', '--help'], PROJECT);
    expect(output).toMatch(/^Usage: foreland \[options\] \[command\]/);
    expect(code).toBe(0);
  });
});
