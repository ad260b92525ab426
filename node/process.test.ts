import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { TestClient } from '../testkit/client.ts';
import { createTestDatabase } from '../testkit/database.ts';
import { NodeHome } from '../testkit/process.ts';
import { until } from '../testkit/until.ts';

let home: NodeHome;

beforeAll(async () => {
  home = await NodeHome.make();
});

afterAll(() => home[Symbol.asyncDispose]());

function people(count: number, prefix: string): Uint8Array {
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `${prefix}-${index}`,
      schema: 'Person',
      properties: { name: [`Person Number ${index}`], idNumber: [`X${1_000_000 + index}`] },
    }),
  );
  return Buffer.from(lines.join('\n'));
}

const PEOPLE = 20_000;
const TERMS = {
  title: 'Many people',
  source: 'test',
  legalBasis: 'fictional',
  receivedOn: '2026-01-01',
  grading: '4x4/A/1',
  label: {
    originators: ['GB'],
    audience: ['GB'],
    purposes: ['operational-analysis'],
    handling: [],
    tlp: 'amber',
    level: 'unclassified',
    protected: false,
    reviewBy: '2029-01-01',
  },
} as const;

async function signedIn(user: string, secret: string): Promise<TestClient> {
  const { origin } = JSON.parse(await readFile(join(home.folder, 'running.json'), 'utf8')) as {
    origin: string;
  };
  const client = new TestClient(origin);
  expect((await client.signIn(user, secret)).status).toBe(200);
  return client;
}

async function startImport(client: TestClient, prefix = 'first'): Promise<string> {
  const { hash } = await client.upload('people.ftm.jsonl', people(PEOPLE, prefix));
  const terms = {
    ...TERMS,
    label: {
      ...TERMS.label,
      originators: ['GB' as const],
      audience: ['GB' as const],
      purposes: ['operational-analysis' as const],
      handling: [],
    },
  };
  const { id } = await client.call('startImport', {
    body: { files: [{ hash, name: 'people.ftm.jsonl' }], format: 'ftm', terms },
  });
  await until('it runs', async () => (await client.call('job', { params: { job: id } })).state === 'running');
  return id;
}

/** The import is done, all of it, and once. */
async function expectImported(client: TestClient, id: string, imports = 1): Promise<void> {
  const { state, report } = await client.ended(id);
  expect(state).toBe('done');
  expect(report?.errors).toEqual([]);
  expect((report?.accepted ?? 0) + (report?.known ?? 0)).toBe(2 * PEOPLE);
  const { contributions } = await client.call('contributions');
  expect(contributions.map(({ statements }) => statements)).toEqual(
    Array.from({ length: imports }, () => 2 * PEOPLE),
  );
}

function passwordIn(out: string): string {
  return (JSON.parse(out) as { password: string }).password;
}

let password = '';

test('the first user is made on the machine of the node, before it runs', async () => {
  const added = await home.administer(['user', 'add', 'ada', '--role', 'analyst', '--name', 'Ada', '--json']);
  expect(added).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(added.out)).toMatchObject({
    account: { user: 'ada', kind: 'local', roles: ['analyst'], partner: 'GB' },
  });
  password = passwordIn(added.out);
  expect(password.length).toBeGreaterThanOrEqual(20);
  expect(await home.administer(['user', 'add', 'ada', '--role', 'analyst', '--json'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('account-exists'),
  });
  expect(await home.administer(['user', 'add', 'bea', '--role', 'king'])).toMatchObject({ code: 1 });
  expect(await home.administer(['dance'])).toMatchObject({ code: 2 });
  expect(await home.administer(['user', 'list', '--odd'])).toMatchObject({ code: 2 });
});

test('an import that kill -9 interrupts is completed by the next start, once', async () => {
  const client = new TestClient(await home.start());
  await client.signIn('ada', password);
  const job = await startImport(client);
  await home.end('SIGKILL');

  const again = new TestClient(await home.start());
  again.token = client.token;
  await expectImported(again, job);
});

test('a database that is killed comes back, and the import that it interrupted is completed', async () => {
  const client = await signedIn('ada', password);
  const job = await startImport(client, 'second');
  const pid = Number(
    (await readFile(join(home.folder, 'database/cluster/postmaster.pid'), 'utf8')).split('\n')[0],
  );
  process.kill(pid, 'SIGKILL');
  await expect.poll(async () => (await client.try('health')).text).toContain('"status":"ok"');
  await expectImported(client, job, 2);
});

test('users and backups are served beside a node that runs', async () => {
  const changed = await home.administer(
    ['user', 'password', 'ada', '--password-stdin', '--json'],
    'another good password\n',
  );
  expect(changed).toMatchObject({ code: 0 });
  expect(changed.out).not.toContain('another good password');
  const backup = join(home.folder, 'node.backup');
  expect(await home.administer(['backup', backup, '--json'])).toMatchObject({ code: 0 });
  expect((await stat(backup)).size).toBeGreaterThan(100_000);
  expect(await home.administer(['restore', backup, '--json'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('database-not-empty'),
  });
});

test('a signal to end leaves neither process nor note', async () => {
  const client = await signedIn('ada', 'another good password');
  const [job] = (await client.call('jobs')).jobs;
  const events = await client.request('GET', `/api/jobs/${job?.id ?? ''}/events`);
  expect(events.headers.get('content-type')).toContain('text/event-stream');
  expect(events.text).toMatch(/^data: \{.*"state":"done".*\}\n\n$/);

  expect(await home.countProcesses()).toBeGreaterThan(1);
  const began = performance.now();
  expect(await home.end('SIGTERM')).toBe(0);
  // As long as the command that stops a node waits for it.
  expect(performance.now() - began).toBeLessThan(30_000);
  expect(await home.countProcesses()).toBe(0);
  await expect(stat(join(home.folder, 'running.json'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a used port is said to be used, and nothing is left behind', async () => {
  const origin = await home.start();
  await using second = await NodeHome.make({ FORELAND_PORT: new URL(origin).port });
  await expect(second.start()).rejects.toThrow('FORELAND_PORT');
  expect(await second.countProcesses()).toBe(0);
  expect(await home.end('SIGINT')).toBe(0);
  expect(await home.countProcesses()).toBe(0);
});

test('where nodes share a database, another takes over the job of one that was killed', async () => {
  await using database = await createTestDatabase();
  const { host, port, user } = inject('database');
  const DATABASE_URL = `postgres://${user}@/${String(database.connection.database)}?host=${encodeURIComponent(host)}&port=${port}`;
  await using first = await NodeHome.make({ DATABASE_URL });
  const added = await first.administer(['user', 'add', 'bea', '--role', 'analyst', '--json']);
  const client = new TestClient(await first.start());
  await client.signIn('bea', passwordIn(added.out));
  const job = await startImport(client);
  await first.end('SIGKILL');
  // Files lie in the folder, which such nodes share; this one is simply the next process on it.
  const again = new TestClient(await first.start());
  again.token = client.token;
  await expectImported(again, job);
});
