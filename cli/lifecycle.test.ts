import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCommand } from './testing.ts';
import type { Outcome, TestCommand } from './testing.ts';

/** A node of its own folder, started, administered and stopped with the command alone. */
class OwnNode {
  readonly home: string;
  readonly #environment: NodeJS.ProcessEnv;
  origin = '';
  child: ChildProcess | undefined;
  /** What became of `foreland start`. */
  ended: Promise<Outcome> | undefined;

  constructor(home: string) {
    this.home = home;
    this.#environment = {
      FORELAND_HOME: home,
      FORELAND_PORT: '0',
      FORELAND_EXERCISE: 'off',
      FORELAND_LOG_LEVEL: 'error',
      // Nobody looks at this node through a browser, so that no app has to be built for it.
      FORELAND_WEB_APP: join(home, 'no-app'),
      DATABASE_URL: '',
      XDG_CONFIG_HOME: `${home}-settings`,
    };
  }

  get command(): TestCommand {
    return testCommand({ ...this.#environment, FORELAND_NODE: this.origin });
  }

  run(...argv: string[]): Promise<Outcome> {
    return this.command.run(argv);
  }

  /** Runs `foreland start` until it says that the node is ready. */
  async start(): Promise<void> {
    const { child, outcome } = this.command.begin(['start', '--json']);
    this.child = child;
    this.ended = outcome;
    const [line] = (await Promise.race([
      once(createInterface({ input: child.stdout as Readable }), 'line'),
      outcome.then(({ errors }) => Promise.reject(new Error(`the node did not start: ${errors}`))),
    ])) as [string];
    ({ origin: this.origin } = JSON.parse(line) as { origin: string });
  }

  async note(): Promise<{ process: { pid: number } }> {
    return JSON.parse(await readFile(join(this.home, 'running.json'), 'utf8')) as {
      process: { pid: number };
    };
  }

  /** Processes that were started for the folder or work in it: node, database, commands. Linux only. */
  async processes(): Promise<string[]> {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const found = await Promise.all(
      pids.map(async (pid) => {
        const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '');
        const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
        const ours = folder.startsWith(this.home) || environment.includes(`FORELAND_HOME=${this.home}\0`);
        return ours ? [pid] : [];
      }),
    );
    return found.flat();
  }
}

const PASSWORD = 'a long enough password';
const TERMS = [
  '--source=register',
  '--legal-basis=Test act',
  '--audience=GB,FR',
  '--received=2026-01-01',
  '--review-by=2029-01-01',
];

let folder: string;
let node: OwnNode;
const nodes: OwnNode[] = [];

function ownNode(name: string): OwnNode {
  const made = new OwnNode(join(folder, name));
  nodes.push(made);
  return made;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreland-lifecycle-'));
  // The embedded database runs under another account when tests run as root.
  await chmod(folder, 0o711);
  node = ownNode('first');
});

afterAll(async () => {
  for (const each of nodes) await each.run('stop');
  await rm(folder, { recursive: true, force: true });
});

async function signIn(at: OwnNode, password = PASSWORD): Promise<Outcome> {
  return at.command.run(['sign-in', '--user', 'ada', '--json'], `${password}\n`);
}

describe('a node, from its first account to its restoration', () => {
  test('nothing runs yet: status ends with 4, stop says so and ends with 1', async () => {
    node.origin = 'http://127.0.0.1:9';
    expect(await node.run('status')).toMatchObject({ code: 4, output: '' });
    node.origin = '';
    const stop = await node.run('stop');
    expect(stop).toMatchObject({ code: 1, output: '' });
    expect(stop.errors).toMatch(/^No node runs in .*first\.\n {2}\S/);
    const inJson = await node.run('stop', '--json');
    expect(JSON.parse(inJson.errors)).toMatchObject({ problem: { code: 'node-not-running' } });
    expect(inJson).toMatchObject({ code: 1, output: '' });
  });

  test('the first account is made before the node runs', async () => {
    const add = ['user', 'add', 'ada', '--role', 'analyst', '--clearance', 'restricted', '--name', 'Ada 👮'];
    const added = await node.command.run([...add, '--password-stdin', '--json'], `${PASSWORD}\n`);
    expect(added).toMatchObject({ code: 0, errors: '' });
    expect(added.json()).toEqual({
      account: expect.objectContaining({ user: 'ada', displayName: 'Ada 👮', roles: ['analyst'] }),
    });
    const again = await node.run(...add);
    expect(again).toMatchObject({ code: 1, output: '' });
    expect(again.errors).toMatch(/ada/);
    const short = await node.command.run(
      ['user', 'add', 'bea', '--role', 'analyst', '--password-stdin'],
      'short',
    );
    expect(short).toMatchObject({ code: 1, output: '' });
    expect(short.errors).toMatch(/at least 12 characters/);
    const made = (await node.run('user', 'add', 'bea', '--role', 'administrator', '--json')).json<{
      password: string;
    }>();
    expect(made.password.length).toBeGreaterThanOrEqual(20);
  });

  test('start says where it is; a second start in the same folder is refused', async () => {
    await node.start();
    expect(node.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await node.run('status', '--json')).json()).toMatchObject({
      status: 'ok',
      database: true,
      exercise: false,
    });
    const second = await node.run('start');
    expect(second).toMatchObject({ code: 1, output: '' });
    expect(second.errors).toMatch(/still running/);
  });

  test('sign-in by password: a wrong one ends with 1, no session with 3', async () => {
    expect(await node.run('whoami')).toMatchObject({ code: 3, output: '' });
    const wrong = await signIn(node, 'not the password at all');
    expect(wrong).toMatchObject({ code: 1, output: '' });
    expect(JSON.parse(wrong.errors)).toMatchObject({ problem: { code: 'sign-in-refused' } });
    const right = await signIn(node);
    expect(right).toMatchObject({ code: 0, errors: '' });
    expect(right.json()).toMatchObject({ user: 'ada', role: 'analyst', exercise: false });
  });

  test('a new password ends the sessions of the account', async () => {
    const changed = await node.command.run(
      ['user', 'password', 'ada', '--password-stdin', '--json'],
      'another long password\n',
    );
    expect(changed).toMatchObject({ code: 0, errors: '' });
    expect(changed.output).not.toContain('another long password');
    const whoami = await node.run('whoami');
    expect(whoami.code).toBe(3);
    expect(whoami.errors).toMatch(/foreland sign-in/);
    expect((await signIn(node, 'another long password')).code).toBe(0);
  });

  test('a disabled account is out at once, an enabled one may come back', async () => {
    expect(await node.run('user', 'disable', 'ada')).toMatchObject({ code: 0, errors: '' });
    expect((await node.run('whoami')).code).toBe(3);
    expect((await signIn(node, 'another long password')).code).toBe(1);
    expect(await node.run('user', 'enable', 'ada')).toMatchObject({ code: 0, errors: '' });
    expect((await signIn(node, 'another long password')).code).toBe(0);
    expect((await node.run('user', 'disable', 'nobody')).code).toBe(1);
  });

  let exported: string;
  let users: unknown;
  const backup = (): string => join(folder, 'node.backup');

  test('a backup is made beside the running node, and overwrites nothing', async () => {
    const file = join(folder, 'people.ftm.jsonl');
    const people = ['Jens Holm', 'محمد الرشيد', 'Zoë\tÇelik'].map((name, index) =>
      JSON.stringify({
        id: `p-${index}`,
        schema: 'Person',
        properties: { name: [name], phone: ['+447700900123'] },
      }),
    );
    await writeFile(file, people.join('\n'));
    const imported = await node.run('import', file, ...TERMS, '--json');
    expect(imported).toMatchObject({ code: 0, errors: '' });
    expect(imported.json()).toMatchObject({
      imports: [{ taken: true, report: { accepted: 6, rejected: 0 } }],
    });
    ({ output: exported } = await node.run('export', '--format', 'foreland', '-o', '-', '--quiet'));
    expect(exported).toContain('محمد الرشيد');
    users = (await node.run('user', 'list', '--json')).json();

    const made = await node.run('backup', backup(), '--json');
    expect(made).toMatchObject({ code: 0, errors: '' });
    expect(made.json()).toMatchObject({ file: backup(), tables: { account: 2 } });
    expect((await stat(backup())).mode & 0o777).toBe(0o600);
    const again = await node.run('backup', backup());
    expect(again).toMatchObject({ code: 1, output: '' });
    expect(again.errors).toMatch(/already a file/);
    expect((await node.run('restore', backup())).errors).toMatch(/already holds data/);
  });

  test('stop leaves no process and no note; the node ends well', async () => {
    expect((await node.processes()).length).toBeGreaterThan(3);
    const { pid } = (await node.note()).process;
    const stopped = await node.run('stop', '--json');
    expect(stopped).toMatchObject({ code: 0, errors: '' });
    expect(stopped.json()).toEqual({ node: { origin: node.origin, pid }, leftDatabase: false });
    expect(await node.ended).toMatchObject({ code: 0 });
    expect(await node.processes()).toEqual([]);
    expect(await readdir(node.home)).not.toContain('running.json');
    expect(await node.run('status')).toMatchObject({ code: 4, output: '' });
  });

  test('after kill -9 the note counts for nothing, and stop ends the database that was left', async () => {
    await node.start();
    const { pid } = (await node.note()).process;
    process.kill(pid, 'SIGKILL');
    expect(await node.ended).toMatchObject({ code: 128 + 9 });
    expect((await node.note()).process.pid).toBe(pid);
    expect((await node.processes()).length).toBeGreaterThan(0);
    // Accounts can be managed meanwhile: the database that was left is taken over, and ended afterwards.
    expect((await node.run('user', 'list', '--json')).json()).toEqual(users);

    await node.start();
    process.kill((await node.note()).process.pid, 'SIGKILL');
    await node.ended;
    expect((await node.run('stop', '--json')).json()).toEqual({ leftDatabase: true });
    expect(await node.processes()).toEqual([]);
    expect((await node.run('stop')).code).toBe(1);
  });

  test('restored into an empty folder, everything is there again, and nothing is added', async () => {
    const other = ownNode('second');
    await writeFile(join(folder, 'damaged.backup'), (await readFile(backup())).subarray(0, 9000));
    const damaged = await other.run('restore', join(folder, 'damaged.backup'));
    expect(damaged).toMatchObject({ code: 1, output: '' });
    expect(damaged.errors).toMatch(/damaged/);
    const restored = await other.run('restore', backup());
    expect(restored).toMatchObject({ code: 0, errors: '' });
    expect(restored.output).toMatch(/^Restored \d+ rows of the backup of GB/);
    expect((await other.run('user', 'list', '--json')).json()).toEqual(users);

    await other.start();
    expect((await signIn(other, 'another long password')).code).toBe(0);
    expect((await other.run('export', '--format', 'foreland', '-o', '-', '--quiet')).output).toBe(exported);
    expect((await other.run('search', 'mohammed al rashid', '--json')).json()).toMatchObject({
      hits: [{ caption: 'محمد الرشيد' }],
    });
    expect((await other.run('stop')).output).toMatch(/has ended/);
    expect((await other.ended)?.code).toBe(0);
    expect(await other.processes()).toEqual([]);
  });
});

test('Ctrl-C ends a node that was started with the command', async () => {
  const other = ownNode('third');
  await other.start();
  other.child?.kill('SIGINT');
  expect((await other.ended)?.code).toBe(0);
  expect(await other.processes()).toEqual([]);
});

test('a setting that is wrong ends the start with 1 and is named', async () => {
  const outcome = await testCommand({ FORELAND_PORT: 'many', FORELAND_WEB_APP: folder }).run(['start']);
  expect(outcome).toMatchObject({ code: 1, output: '' });
  expect(outcome.errors).toMatch(/FORELAND_PORT cannot be “many”/);
});

test('a note that cannot be read is no running node', async () => {
  const other = ownNode('fourth');
  await mkdir(other.home);
  await writeFile(join(other.home, 'running.json'), '{"proc');
  const stop = await other.run('stop');
  expect(stop).toMatchObject({ code: 1, output: '' });
  expect(stop.errors).toMatch(/^No node runs in/);
});
