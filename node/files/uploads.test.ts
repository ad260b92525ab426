import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { UploadTable } from '@foreland/store/platform';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../testkit/database.ts';
import { ExportFiles } from './exports.ts';
import { Uploads } from './uploads.ts';
import { waitsForLock } from '@foreland/testkit';

const parts = new AsyncDisposableStack();
const ada = { user: 'ada', partner: 'GB' } as const;
const bea = { user: 'bea', partner: 'GB' } as const;
let store: Store;
let home: string;
let uploads: Uploads;
let now = new Date();

beforeAll(async () => {
  const database = parts.use(await createTestDatabase());
  store = parts.use(await openStore({ connection: database.connection, clock: () => now }));
  home = await mkdtemp(join(tmpdir(), 'foreland-uploads-'));
  uploads = await Uploads.open({
    table: new UploadTable(store.pool),
    home,
    limit: 1000,
    clock: () => now,
    random: (count) => randomBytes(count),
  });
});

afterAll(async () => {
  await parts.disposeAsync();
  await rm(home, { recursive: true, force: true });
});

async function* bytes(...pieces: string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

const filesIn = async (): Promise<string[]> =>
  (await readdir(join(home, 'uploads'), { recursive: true })).filter((name) => name !== 'incoming');

test('a file lies under the hash of its bytes, for its owner alone', async () => {
  const hash = createHash('sha256').update('one two').digest('hex');
  expect(await uploads.receive(ada, '..\\secret/na\u202Eme\0.csv', bytes('one ', 'two'))).toEqual({
    hash,
    name: 'name.csv',
    bytes: 7,
  });
  expect(await readFile(await uploads.path(ada, hash), 'utf8')).toBe('one two');
  await expect(uploads.path(bea, hash)).rejects.toMatchObject({ code: 'upload-unknown', status: 404 });
  await expect(uploads.path({ user: 'ada', partner: 'FR' }, hash)).rejects.toMatchObject({
    code: 'upload-unknown',
  });
});

test('a file that comes again while it is removed is kept', async () => {
  const table = new UploadTable(store.pool);
  const { hash } = await uploads.receive(ada, 'a.csv', bytes('again'));
  await table.remove(ada, hash);
  let again: Promise<unknown> | undefined;
  await table.removeUnused([hash], async () => {
    again = uploads.receive(bea, 'b.csv', bytes('again'));
    // Where nothing held it up, it would come in whole.
    await Promise.race([again, waitsForLock(store)]);
    await rm(join(home, 'uploads', hash));
  });
  await again;
  expect(await readFile(await uploads.path(bea, hash), 'utf8')).toBe('again');
  await uploads.remove(bea, hash);
});

test('the file goes when the last who handed it over gives it up', async () => {
  const { hash } = await uploads.receive(ada, 'a', bytes('shared'));
  await uploads.receive(bea, 'b', bytes('shared'));
  await uploads.remove(ada, hash);
  expect(await readFile(await uploads.path(bea, hash), 'utf8')).toBe('shared');
  await uploads.remove(bea, hash);
  expect(await filesIn()).not.toContain(hash);
});

test('too much, nothing, or a broken transfer leaves nothing', async () => {
  const before = await filesIn();
  await expect(uploads.receive(ada, 'big', bytes('x'.repeat(900), 'x'.repeat(101)))).rejects.toMatchObject({
    code: 'upload-too-large',
    status: 413,
  });
  await expect(uploads.receive(ada, 'empty', bytes())).rejects.toMatchObject({ code: 'upload-empty' });
  await expect(
    uploads.receive(
      ada,
      'broken',
      (async function* () {
        yield Buffer.from('begun');
        throw new Error('connection lost');
      })(),
    ),
  ).rejects.toThrow('connection lost');
  expect(await filesIn()).toEqual(before);
});

test('what a killed node had half taken in is gone when the next one starts, and what it had taken in is not', async () => {
  const { hash } = await uploads.receive(ada, 'whole', bytes('whole'));
  await writeFile(join(home, 'uploads/incoming/half'), 'ha');
  await uploads.discardUnfinished();
  expect(await readdir(join(home, 'uploads/incoming'))).toEqual([]);
  expect(await readFile(await uploads.path(ada, hash), 'utf8')).toBe('whole');
  await uploads.remove(ada, hash);
});

test('files are swept after a day, and so is what broken transfers left', async () => {
  const { hash } = await uploads.receive(ada, 'old', bytes('old'));
  now = new Date(now.getTime() + 23 * 3_600_000);
  const kept = await uploads.receive(ada, 'new', bytes('new'));
  now = new Date(now.getTime() + 2 * 3_600_000);
  await uploads.sweep();
  expect(await filesIn()).toEqual([kept.hash]);
  await expect(uploads.find(ada, hash)).rejects.toMatchObject({ code: 'upload-unknown' });
});

test('exports are written whole or not at all, and swept after a day', async () => {
  const exports = await ExportFiles.open({ home, clock: () => now });
  const job = '00000000-0000-4000-8000-000000000001';
  expect(await exports.write(job, bytes('abc', 'def'))).toBe(6);
  const { bytes: size, body } = await exports.read(job);
  expect(size).toBe(6);
  let content = '';
  for await (const piece of body) content += Buffer.from(piece).toString();
  expect(content).toBe('abcdef');
  await expect(
    exports.write(
      '00000000-0000-4000-8000-000000000002',
      (async function* () {
        yield Buffer.from('half');
        throw new Error('cancelled');
      })(),
    ),
  ).rejects.toThrow('cancelled');
  expect(await readdir(join(home, 'exports'))).toEqual([job]);
  await utimes(join(home, 'exports', job), new Date(0), new Date(0));
  await exports.sweep();
  await expect(exports.read(job)).rejects.toMatchObject({ code: 'export-gone', status: 410 });
});
