import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestClient } from '../testkit/client.ts';

/** A node as people run it: a process of its own with the embedded database in a folder of its own. */
const MAIN = join(import.meta.dirname, 'main.ts');
const ADMIN = join(import.meta.dirname, 'admin.ts');
let home: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'foreland-process-'));
  await chmod(home, 0o711);
});

afterAll(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await rm(home, { recursive: true, force: true });
});

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env, FORELAND_HOME: home, FORELAND_PORT: '0', FORELAND_EXERCISE: 'off', DATABASE_URL: '', FORELAND_LOG_LEVEL: 'error',
});

/** @returns the origin it printed */
async function start(): Promise<string> {
  const started = spawn(process.execPath, [MAIN], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  child = started;
  let output = '';
  let errors = '';
  started.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  for await (const data of started.stdout as AsyncIterable<Buffer>) {
    output += data.toString();
    const origin = /^Foreland is ready: (\S+)$/m.exec(output)?.[1];
    if (origin !== undefined) return origin;
  }
  throw new Error(`the node did not start: ${errors}`);
}

async function end(signal: NodeJS.Signals): Promise<number | null> {
  if (!child) throw new Error('no node is running');
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  return child.exitCode;
}

async function administer(parameters: readonly string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const run = spawn(process.execPath, [ADMIN, ...parameters], { env: environment(), stdio: ['pipe', 'pipe', 'pipe'] });
  run.stdin.end(input);
  const [out, err] = await Promise.all([text(run.stdout), text(run.stderr), once(run, 'exit')]);
  return { code: run.exitCode, out, err };
}

/** Processes whose working directory lies in the node's folder: the database and its children. */
async function processesInHome(): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'latin1').then(() => import('node:fs/promises')).then(({ readlink }) => readlink(`/proc/${pid}/cwd`)).catch(() => '')));
  return found.filter((directory) => directory.startsWith(home)).length;
}

function people(count: number): Uint8Array {
  const lines = Array.from({ length: count }, (_, index) => JSON.stringify({
    id: `p-${index}`, schema: 'Person', properties: { name: [`Person Number ${index}`], idNumber: [`X${1_000_000 + index}`] },
  }));
  return Buffer.from(lines.join('\n'));
}

const TERMS = {
  title: 'Many people', source: 'test', legalBasis: 'fictional', receivedOn: '2026-01-01', grading: 'europol:A1',
  label: {
    originators: ['GB'], audience: ['GB'], purposes: ['operational-analysis'], handling: [], tlp: 'amber', level: 'unclassified', protected: false, reviewBy: '2029-01-01',
  },
};

let password = '';

test('the first user is made on the machine of the node, before it runs', async () => {
  const added = await administer(['user', 'add', 'ada', '--role', 'analyst', '--name', 'Ada', '--json']);
  expect(added).toMatchObject({ code: 0, err: '' });
  const answer = JSON.parse(added.out) as { account: { user: string; kind: string }; password: string };
  expect(answer.account).toMatchObject({ user: 'ada', kind: 'local', roles: ['analyst'], partner: 'GB' });
  password = answer.password;
  expect(password.length).toBeGreaterThanOrEqual(20);
  expect((await administer(['user', 'add', 'ada', '--role', 'analyst', '--json']))).toMatchObject({ code: 1, err: expect.stringContaining('account-exists') });
  expect((await administer(['user', 'add', 'bea', '--role', 'king']))).toMatchObject({ code: 1 });
  expect((await administer(['dance']))).toMatchObject({ code: 2 });
  expect((await administer(['user', 'list', '--odd']))).toMatchObject({ code: 2 });
});

test('an import that kill -9 interrupts is completed by the next start, once', async () => {
  const client = new TestClient(await start());
  await client.signIn('ada', password);
  const upload = await client.upload('people.ftm.jsonl', people(30_000));
  const job = await client.call('startImport', { body: { files: [{ hash: upload.hash, name: 'people.ftm.jsonl' }], format: 'ftm', terms: TERMS } });
  await expect.poll(async () => (await client.call('job', { params: { job: job.id } })).state, { interval: 20 }).toBe('running');
  await sleep(300);
  await end('SIGKILL');

  const again = new TestClient(await start());
  again.token = client.token;
  await expect.poll(async () => (await again.call('job', { params: { job: job.id } })).state, { interval: 200, timeout: 25_000 }).toBe('done');
  const done = await again.call('job', { params: { job: job.id } });
  expect((done.report?.accepted ?? 0) + (done.report?.known ?? 0)).toBe(60_000);
  const { contributions } = await again.call('contributions');
  expect(contributions).toHaveLength(1);
  expect(contributions[0]?.statements).toBe(60_000);
}, 60_000);

test('users and backups are served beside a node that runs', async () => {
  const changed = await administer(['user', 'password', 'ada', '--password-stdin', '--json'], 'another good password\n');
  expect(changed).toMatchObject({ code: 0 });
  expect(changed.out).not.toContain('another good password');
  const backup = join(home, 'node.backup');
  expect(await administer(['backup', backup, '--json'])).toMatchObject({ code: 0 });
  expect((await stat(backup)).size).toBeGreaterThan(100_000);
  expect(await administer(['restore', backup, '--json'])).toMatchObject({ code: 1, err: expect.stringContaining('database-not-empty') });
});

test('a signal to end leaves neither process nor note, and running event streams end', async () => {
  const { origin } = JSON.parse(await readFile(join(home, 'running.json'), 'utf8')) as { origin: string };
  const client = new TestClient(origin);
  expect((await client.signIn('ada', 'another good password')).status).toBe(200);
  const [job] = (await client.call('jobs')).jobs;
  const events = await client.request('GET', `/api/jobs/${job?.id ?? ''}/events`);
  expect(events.headers.get('content-type')).toContain('text/event-stream');
  expect(events.text).toMatch(/^data: \{.*"state":"done".*\}\n\n$/);

  expect(await processesInHome()).toBeGreaterThan(1);
  const began = performance.now();
  expect(await end('SIGTERM')).toBe(0);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(await processesInHome()).toBe(0);
  await expect(stat(join(home, 'running.json'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a second start on a used port says so and leaves nothing behind', async () => {
  const origin = await start();
  const other = await mkdtemp(join(tmpdir(), 'foreland-process-'));
  await chmod(other, 0o711);
  const second = spawn(process.execPath, [MAIN], { env: { ...environment(), FORELAND_HOME: other, FORELAND_PORT: new URL(origin).port }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [err] = await Promise.all([text(second.stderr), once(second, 'exit')]);
  expect(second.exitCode).toBe(1);
  expect(err).toContain('FORELAND_PORT');
  await rm(other, { recursive: true, force: true });
  expect(await end('SIGINT')).toBe(0);
  expect(await processesInHome()).toBe(0);
});
