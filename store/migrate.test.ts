import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestDatabase } from '../testkit/database.ts';
import { migrate } from './migrate.ts';
import { openStore } from './store.ts';

const SQL = join(import.meta.dirname, 'sql');
const parts = new AsyncDisposableStack();
let files: readonly string[];
let folder: string;

beforeAll(async () => {
  files = (await readdir(SQL)).sort();
  folder = await mkdtemp(join(tmpdir(), 'foreland-migrate-'));
  for (const file of files) await copyFile(join(SQL, file), join(folder, file));
});

afterAll(async () => {
  await parts.disposeAsync();
  await rm(folder, { recursive: true, force: true });
});

/** An empty database, without what the template has. */
async function emptyPool(): Promise<pg.Pool> {
  const { connection } = parts.use(await createTestDatabase());
  const pool = new pg.Pool({ ...connection, max: 4 });
  // The pool may still be saying goodbye when the database is dropped.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  parts.defer(() => pool.end());
  await pool.query('DROP SCHEMA IF EXISTS pgboss CASCADE');
  await pool.query('DROP SCHEMA public CASCADE');
  await pool.query('CREATE SCHEMA public');
  return pool;
}

const inFolder = (): URL => pathToFileURL(`${folder}/`);

test('files are numbered without a gap', () => {
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, index) => index + 1));
});

test('a new database gets every file, and the next start none', async () => {
  const pool = await emptyPool();
  expect(await migrate(pool)).toEqual(files);
  expect(await migrate(pool)).toEqual([]);
});

test('of two nodes that start at once, one migrates and the other waits', async () => {
  const pool = await emptyPool();
  const done = await Promise.all([migrate(pool), migrate(pool)]);
  expect(done.flat()).toEqual(files);
  expect((await pool.query('SELECT count(*) AS count FROM migration')).rows).toEqual([
    { count: files.length },
  ]);
});

test('a file that was edited after it had been applied is refused, as is a database of a later version', async () => {
  const pool = await emptyPool();
  await migrate(pool);
  await writeFile(join(folder, '0001-labels.sql'), '-- edited\n');
  await expect(migrate(pool, inFolder())).rejects.toMatchObject({
    code: 'migration-changed',
    message: expect.stringContaining('0001-labels.sql'),
  });
  await copyFile(join(SQL, '0001-labels.sql'), join(folder, '0001-labels.sql'));
  await pool.query(`INSERT INTO migration (name, digest) VALUES ('9000-later.sql', 'x')`);
  await expect(migrate(pool)).rejects.toMatchObject({
    code: 'migration-unknown',
    message: expect.stringContaining('9000-later.sql'),
  });
});

test('a file that fails leaves nothing, and holds up neither those before it nor the next try', async () => {
  const pool = await emptyPool();
  const file = join(folder, '9001-broken.sql');
  await writeFile(file, 'CREATE TABLE half (n integer); SELECT nonsense;');
  await expect(migrate(pool, inFolder())).rejects.toMatchObject({
    code: 'migration-failed',
    message: expect.stringContaining('9001-broken.sql'),
  });
  expect((await pool.query(`SELECT to_regclass('half') AS half`)).rows).toEqual([{ half: null }]);
  await writeFile(file, 'CREATE TABLE whole (n integer)');
  expect(await migrate(pool, inFolder())).toEqual(['9001-broken.sql']);
});

test('a store that cannot be opened leaves no connection', async () => {
  const { connection } = parts.use(await createTestDatabase());
  const watcher = new pg.Client(inject('database'));
  await watcher.connect();
  parts.defer(() => watcher.end());
  const first = await openStore({ connection, clock: () => new Date() });
  await first.pool.query(`UPDATE migration SET digest = 'other' WHERE name = '0001-labels.sql'`);
  await first[Symbol.asyncDispose]();
  await expect(openStore({ connection, clock: () => new Date() })).rejects.toMatchObject({
    code: 'migration-changed',
  });
  const sessions = () =>
    watcher
      .query('SELECT pid FROM pg_stat_activity WHERE datname = $1', [connection.database])
      .then(({ rows }) => rows);
  await expect.poll(sessions).toEqual([]);
});

test('rows of the audit log from before it had a tree wait for their place in it, in their order', async () => {
  const pool = await emptyPool();
  const before = await mkdtemp(join(tmpdir(), 'foreland-before-'));
  for (const file of files.filter((name) => name < '0011'))
    await copyFile(join(SQL, file), join(before, file));
  await migrate(pool, pathToFileURL(`${before}/`));
  await rm(before, { recursive: true });
  await pool.query(
    `INSERT INTO audit_entry (partner, id, at, user_name, role, route, outcome, records)
     SELECT 'GB', gen_random_uuid(), now() - n * interval '1 day', 'ada', 'analyst', 'search', 'allowed', ARRAY[n::text]
     FROM generate_series(1, 50) n`,
  );
  await migrate(pool);
  const { rows } = await pool.query<{ records: string[]; kind: string | null }>(
    'SELECT records, kind FROM audit_pending JOIN audit_entry USING (partner, id) ORDER BY arrival',
  );
  expect(rows.map(({ records }) => Number(records[0]))).toEqual(
    Array.from({ length: 50 }, (_, at) => 50 - at),
  );
  expect(rows.every(({ kind }) => kind === null)).toBe(true);
});
