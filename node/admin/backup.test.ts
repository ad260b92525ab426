import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { Accounts, AuditLog, Mappings } from '@foreland/store/platform';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../testkit/database.ts';
import type { HashedFolder } from '../files/hashed-folder.ts';
import { openPhotoFolder, photoFolder } from '../files/photos.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';
import { quoted, tablesToBackUp } from './tables.ts';

const PHOTO = Buffer.from('photo');
const PHOTO_HASH = createHash('sha256').update(PHOTO).digest('hex');
const now = new Date('2026-03-01T09:00:00Z');
let folder: string;
let source: Store;
let file: string;
let photos: HashedFolder;
const parts = new AsyncDisposableStack();

async function emptyStore(): Promise<Store> {
  const database = parts.use(await createTestDatabase());
  return parts.use(await openStore({ connection: database.connection, clock: () => now }));
}

async function contentOf(store: Store): Promise<Record<string, string[]>> {
  const client = await store.pool.connect();
  try {
    const content: Record<string, string[]> = {};
    for (const { name } of await tablesToBackUp(client)) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM ${quoted(name)} t ORDER BY 1`,
      );
      content[name] = rows.map(({ row }) => row);
    }
    return content;
  } finally {
    client.release();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreland-backup-'));
  source = await emptyStore();
  const { pool } = source;
  await new Accounts(pool, () => now).create({
    user: 'ada',
    partner: 'GB',
    displayName: 'Adä “quoted”\\N\t\n',
    kind: 'local',
    roles: ['analyst', 'administrator'],
    clearance: 'secret',
    passwordHash: 'h',
  });
  await new AuditLog(pool, () => now).write(
    { user: 'ada', partner: 'GB', role: 'analyst', purpose: undefined },
    { route: 'search', outcome: 'allowed', kind: 'consultation', records: ['GB:1', 'GB:2'] },
  );
  await new Mappings(pool, () => now).save('GB', 'ada', 'name', { column: 'ключ', nested: [1, null, true] });
  await pool.query(
    `INSERT INTO label (id, content, protected) SELECT gen_random_uuid(), '{"tlp":"red"}', false FROM generate_series(1, 5)`,
  );
  await pool.query(`INSERT INTO contribution (id, partner, title, source, legal_basis, received_on, file_hash, format, exercise, recorded_at)
    VALUES (gen_random_uuid(), 'GB', 't', 's', 'l', '2026-01-01', 'x', 'csv', true, now())`);
  await pool.query(
    'INSERT INTO contribution_label (contribution, label, statements) SELECT id, 1, 9 FROM contribution',
  );
  await pool.query(`INSERT INTO statement (id, record, schema, property, value, kind, label, recorded_at, contribution, protected)
    SELECT gen_random_uuid(), 'GB:' || n, 'Person', 'name', repeat('Ω', 50) || n, 'fact', 1 + n % 5, now(), (SELECT id FROM contribution), n % 7 = 0
    FROM generate_series(1, 60000) n`);
  await pool.query(`INSERT INTO judgement (match, id, a, b, label, parts, partner, author, answer, sequence, made_at, signature)
    VALUES (gen_random_uuid(), gen_random_uuid(), 'GB:1', 'GB:2', 1, '{1,2}', 'GB', 'ada', 'different', 1, now(), 's')`);
  await pool.query(
    `INSERT INTO photo (record, hash, mime_type, bytes) VALUES ('GB:photo', $1, 'image/jpeg', 5), ('GB:lost', $2, 'image/jpeg', 5)`,
    [PHOTO_HASH, 'f'.repeat(64)],
  );
  photos = await openPhotoFolder(folder, randomBytes);
  await photos.receive(Readable.from([PHOTO]), async () => undefined);
  file = join(folder, 'one.backup');
  await backUp(pool, { file, partner: 'GB', now, photos: photoFolder(folder) });
});

afterAll(async () => {
  await parts.disposeAsync();
  await rm(folder, { recursive: true, force: true });
});

test('what is restored equals what was backed up, row by row, and keys go on above', async () => {
  const target = await emptyStore();
  const home = join(folder, 'restored');
  const restored = await openPhotoFolder(home, randomBytes);
  const result = await restore(target.pool, file, restored);
  expect(await restored.hashes()).toEqual([PHOTO_HASH]);
  expect((await readFile(restored.path(PHOTO_HASH))).equals(PHOTO)).toBe(true);
  expect(result).toMatchObject({
    partner: 'GB',
    madeAt: now.toISOString(),
    tables: { account: 1, statement: 60_000, label: 5, judgement: 1 },
  });
  expect(await contentOf(target)).toEqual(await contentOf(source));
  const { rows } = await target.pool.query<{ key: number }>(
    `INSERT INTO label (id, content, protected) VALUES (gen_random_uuid(), '{}', false) RETURNING key`,
  );
  expect(rows[0]?.key).toBe(6);
});

test('any tar program reads it, and only its owner may', async () => {
  const listing = execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).trim().split('\n');
  expect(listing[0]).toBe('manifest.json');
  expect(listing.at(-1)).toBe('totals.json');
  expect(listing.filter((name) => name.startsWith('tables/statement/')).length).toBeGreaterThan(1);
  expect(listing.some((name) => /session|sign_in|oidc|job|upload/.test(name))).toBe(false);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a backup overwrites nothing, and a restore neither', async () => {
  await expect(
    backUp(source.pool, { file, partner: 'GB', now, photos: photoFolder(folder) }),
  ).rejects.toMatchObject({
    code: 'backup-exists',
  });
  await expect(restore(source.pool, file, photos)).rejects.toMatchObject({ code: 'database-not-empty' });
});

test('a damaged backup is refused wherever the damage is, and nothing of it is kept', async () => {
  const target = await emptyStore();
  const whole = gunzipSync(await readFile(file));
  const position = (text: string): number => whole.indexOf(text);
  const flipped = (at: number): Buffer => {
    const copy = Buffer.from(whole);
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
    return copy;
  };
  const damages: readonly Buffer[] = [
    gzipSync(flipped(position('Ω') + 1), { level: 1 }),
    gzipSync(flipped(position('tables/statement/000000') + 8), { level: 1 }),
    gzipSync(flipped(position('"sha256"') + 14), { level: 1 }),
    gzipSync(flipped(position(`photos/${PHOTO_HASH}`) + 512), { level: 1 }),
    gzipSync(withoutPhoto(whole, position(`photos/${PHOTO_HASH}`)), { level: 1 }),
    gzipSync(whole.subarray(0, whole.length >> 1), { level: 1 }),
    gzipSync(whole.subarray(0, position('totals.json')), { level: 1 }),
    (await readFile(file)).subarray(0, 5000),
    Buffer.from('not a backup'),
    gzipSync(Buffer.alloc(2048)),
    Buffer.alloc(0),
  ];
  for (const [index, damage] of damages.entries()) {
    const broken = join(folder, `damaged-${index}`);
    await writeFile(broken, damage);
    await expect(restore(target.pool, broken, photos), `damage ${index}`).rejects.toMatchObject({
      code: 'backup-damaged',
    });
  }
  await expect(restore(target.pool, join(folder, 'missing'), photos)).rejects.toMatchObject({
    code: 'backup-unreadable',
  });
  await expect(restore(target.pool, folder, photos)).rejects.toMatchObject({ code: 'backup-unreadable' });
  expect(Object.values(await contentOf(target)).flat()).toEqual([]);
});

test('a backup of other tables is refused', async () => {
  const target = await emptyStore();
  await target.pool.query('ALTER TABLE visit ADD COLUMN more text');
  await expect(restore(target.pool, file, photos)).rejects.toMatchObject({ code: 'backup-version' });
});

/** The archive without the photograph that begins at a position: a header and one block. */
function withoutPhoto(whole: Buffer, at: number): Buffer {
  return Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1024)]);
}
