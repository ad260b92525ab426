import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ClientBase, Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { MANIFEST, TOTALS, chunkName, photoName } from './manifest.ts';
import type { Manifest, Totals } from './manifest.ts';
import { migrationsOf, quoted, tablesToBackUp } from './tables.ts';
import type { BackedUpTable } from './tables.ts';
import { tarEnd, tarFile } from './tar.ts';

const CHUNK = 4 * 1024 * 1024;

export interface BackupResult {
  readonly file: string;
  readonly bytes: number;
  readonly tables: Readonly<Record<string, number>>;
}

/**
 * Writes everything the node keeps in its database, and the photographs that records name, into one compressed tar file,
 * from one snapshot, while the node goes on working. Left out: sessions, jobs, uploads, and the private signing key.
 * The file appears under its name only when it is whole, readable by its owner alone.
 * @throws ForelandError `backup-exists`.
 */
export async function backUp(
  pool: Pool,
  options: {
    readonly file: string;
    readonly partner: Partner;
    readonly now: Date;
    /** Where photographs lie, under the hash of their bytes. */
    readonly photos: string;
  },
): Promise<BackupResult> {
  const { file, partner, now, photos } = options;
  if (await stat(file).catch(() => undefined)) {
    throw new ForelandError({
      code: 'backup-exists',
      message: `There is already a file ${file}.`,
      remedy: 'Choose another name; a backup never overwrites a file.',
      status: 409,
    });
  }
  const draft = `${file}.draft`;
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const totals: Totals = {};
    const archive = archiveOf(client, { partner, now, photos }, totals);
    await pipeline(
      Readable.from(archive, { objectMode: false }),
      createGzip({ level: 6 }),
      createWriteStream(draft, { mode: 0o600 }),
    );
    await client.query('COMMIT');
    await flush(draft);
    await rename(draft, file);
    const { size } = await stat(file);
    return {
      file,
      bytes: size,
      tables: Object.fromEntries(Object.entries(totals).map(([name, { rows }]) => [name, rows])),
    };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  } finally {
    client.release();
  }
}

async function* archiveOf(
  client: ClientBase,
  { partner, now, photos }: { readonly partner: Partner; readonly now: Date; readonly photos: string },
  totals: Totals,
): AsyncGenerator<Uint8Array> {
  const tables = await tablesToBackUp(client);
  const hashes = await photosToBackUp(client, photos);
  const manifest: Manifest = {
    format: 'foreland-backup',
    version: 1,
    partner,
    madeAt: now.toISOString(),
    migrations: [...(await migrationsOf(client))],
    tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
    photos: hashes.length,
  };
  yield tarFile(MANIFEST, json(manifest));
  for (const table of tables) yield* rowsOf(client, table, totals);
  for (const hash of hashes) yield tarFile(photoName(hash), await readFile(join(photos, hash)));
  yield tarFile(TOTALS, json(totals));
  yield tarEnd();
}

/** Photographs that records name and whose bytes are here; after a restore without them, some are not. */
async function photosToBackUp(client: ClientBase, folder: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ hash: string }>('SELECT DISTINCT hash FROM photo ORDER BY hash');
  const there = await Promise.all(rows.map(({ hash }) => stat(join(folder, hash)).catch(() => undefined)));
  return rows.flatMap(({ hash }, at) => (there[at] ? [hash] : []));
}

async function* rowsOf(
  client: ClientBase,
  { name, columns }: BackedUpTable,
  totals: Totals,
): AsyncGenerator<Uint8Array> {
  // COPY cannot name a partitioned table directly, so it is given a query.
  const rows = client.query(
    copyTo(`COPY (SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)}) TO STDOUT`),
  );
  const digest = createHash('sha256');
  let pieces: Buffer[] = [];
  let held = 0;
  let bytes = 0;
  let chunks = 0;
  for await (const piece of rows as AsyncIterable<Buffer>) {
    digest.update(piece);
    bytes += piece.length;
    held += piece.length;
    pieces.push(piece);
    if (held < CHUNK) continue;
    yield tarFile(chunkName(name, chunks), Buffer.concat(pieces));
    chunks += 1;
    pieces = [];
    held = 0;
  }
  if (held > 0) yield tarFile(chunkName(name, chunks), Buffer.concat(pieces));
  totals[name] = { rows: rows.rowCount, bytes, sha256: digest.digest('hex') };
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
