import { ForelandError } from '@foreland/model';
import { forgetTold } from '@foreland/store/platform';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ClientBase, Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { z } from 'zod';
import type { HashedFolder } from '../files/hashed-folder.ts';
import { MANIFEST, Manifest, TOTALS, Totals, hashOfPhoto, tableOfChunk } from './manifest.ts';
import { migrationsOf, quoted, tablesToBackUp } from './tables.ts';
import type { BackedUpTable } from './tables.ts';
import { damaged, readTar } from './tar.ts';
import type { TarEntry } from './tar.ts';

export interface RestoreResult {
  readonly partner: string;
  readonly madeAt: string;
  readonly tables: Readonly<Record<string, number>>;
}

/**
 * Puts a backup into an empty database, in one transaction, and checks every table against the totals in the
 * file before anything is kept. Photographs are checked by their names, which are their hashes; where the rest fails, no
 * record names them, and the next sweep removes them.
 * @throws ForelandError `backup-damaged`, `backup-version`, `backup-unreadable`, `database-not-empty`.
 */
export async function restore(pool: Pool, file: string, photos: HashedFolder): Promise<RestoreResult> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await restoreWithin(client, file, photos);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return result;
  } catch (error) {
    throw readable(error, file);
  } finally {
    // Closes the connection, and with it a transaction that was not committed, even in the middle of a COPY.
    client.release(true);
  }
}

async function restoreWithin(client: ClientBase, file: string, photos: HashedFolder): Promise<RestoreResult> {
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  source.on('error', (error) => unzipped.destroy(error));
  let manifest: Manifest | undefined;
  let totals: Totals | undefined;
  let loading: TableLoad | undefined;
  let restored = 0;
  const loaded = new Map<string, Totals[string]>();
  try {
    for await (const entry of readTar(unzipped)) {
      if (entry.name === MANIFEST) {
        manifest = await parsed(entry, Manifest);
        await requireFitting(client, manifest);
        continue;
      }
      if (!manifest) throw damaged('it does not begin with a manifest');
      if (entry.name === TOTALS) {
        totals = await parsed(entry, Totals);
        continue;
      }
      const hash = hashOfPhoto(entry.name);
      if (hash !== undefined && !totals) {
        await photos.receive(entry.body, async (received) => {
          if (received.hash !== hash) throw damaged('a photograph is not what was written');
        });
        restored += 1;
        continue;
      }
      const table = manifest.tables.find(({ name }) => name === tableOfChunk(entry.name));
      if (!table || totals || loaded.has(table.name)) throw damaged(`the file ${entry.name} is out of place`);
      if (loading && loading.table.name !== table.name) loaded.set(loading.table.name, await loading.end());
      if (loading?.table.name !== table.name) loading = new TableLoad(client, table);
      await loading.add(entry.body);
    }
    if (loading) loaded.set(loading.table.name, await loading.end());
  } finally {
    source.destroy();
  }
  if (!manifest || !totals) throw damaged('it ends too early');
  for (const { name } of manifest.tables) requireEqual(name, totals[name], loaded.get(name));
  if (restored !== manifest.photos) throw damaged('photographs are missing');
  await advanceSequences(client);
  // Partners are told at once how far this node is, and asked how far they are: it may have forgotten an exchange.
  await forgetTold(client);
  return {
    partner: manifest.partner,
    madeAt: manifest.madeAt,
    tables: Object.fromEntries(Object.entries(totals).map(([name, { rows }]) => [name, rows])),
  };
}

/** One COPY into one table, fed chunk by chunk. */
class TableLoad {
  readonly table: BackedUpTable;
  readonly #stream: ReturnType<typeof copyFrom> & NodeJS.WritableStream;
  readonly #digest = createHash('sha256');
  readonly #finished: Promise<void>;
  #bytes = 0;

  constructor(client: ClientBase, table: BackedUpTable) {
    this.table = table;
    this.#stream = client.query(
      copyFrom(`COPY ${quoted(table.name)} (${table.columns.map(quoted).join(', ')}) FROM STDIN`),
    );
    this.#finished = finished(this.#stream);
    // Looked at in `end`; a failure before that must not count as one nobody looked at.
    this.#finished.catch(() => undefined);
  }

  async add(body: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of body) {
      this.#digest.update(piece);
      this.#bytes += piece.length;
      if (this.#stream.write(piece)) continue;
      await Promise.race([once(this.#stream, 'drain'), this.#finished]);
    }
  }

  async end(): Promise<Totals[string]> {
    this.#stream.end();
    await this.#finished;
    return { rows: this.#stream.rowCount, bytes: this.#bytes, sha256: this.#digest.digest('hex') };
  }
}

async function requireFitting(client: ClientBase, manifest: Manifest): Promise<void> {
  const [migrations, tables] = [await migrationsOf(client), await tablesToBackUp(client)];
  const shape = (list: readonly BackedUpTable[]): string =>
    JSON.stringify(list.map(({ name, columns }) => [name, columns]));
  if (
    JSON.stringify(migrations) !== JSON.stringify(manifest.migrations) ||
    shape(tables) !== shape(manifest.tables)
  ) {
    throw new ForelandError({
      code: 'backup-version',
      message: 'The backup was made by another version of Foreland: its tables differ from those here.',
      remedy: 'Restore it with the version that made it, then update.',
    });
  }
  for (const { name } of tables) {
    const { rows } = await client.query<{ filled: boolean }>(
      `SELECT EXISTS (SELECT FROM ${quoted(name)}) AS filled`,
    );
    if (rows[0]?.filled) {
      throw new ForelandError({
        code: 'database-not-empty',
        message: `The database already holds data (table ${name}).`,
        remedy: 'Restore into a new one: another FORELAND_HOME, or another DATABASE_URL.',
        status: 409,
      });
    }
  }
}

function requireEqual(
  table: string,
  expected: Totals[string] | undefined,
  found: Totals[string] | undefined,
): void {
  const empty = { rows: 0, bytes: 0, sha256: createHash('sha256').digest('hex') };
  if (JSON.stringify(expected) !== JSON.stringify(found ?? empty))
    throw damaged(`the table ${table} is not what was written`);
}

/** Keys given out from now on lie above those that came back. */
async function advanceSequences(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT class.relname AS table, attribute.attname AS column
     FROM pg_attribute attribute JOIN pg_class class ON class.oid = attribute.attrelid
     WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p') AND attribute.attidentity <> ''`,
  );
  for (const { table, column } of rows) {
    const key = quoted(column);
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), max(${key})) FROM ${quoted(table)} HAVING max(${key}) IS NOT NULL`,
      [quoted(table), column],
    );
  }
}

async function parsed<T extends z.ZodType>(entry: TarEntry, schema: T): Promise<z.output<T>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of entry.body) pieces.push(piece);
  try {
    return schema.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
  } catch {
    throw damaged(`${entry.name} cannot be read`);
  }
}

/** Turns what the file system, the decompressor or COPY say into words of our own. */
function readable(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return damaged('it cannot be decompressed');
  if (code.startsWith('22')) return damaged('a row cannot be read');
  if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR') return error;
  return new ForelandError({
    code: 'backup-unreadable',
    message: `The file ${file} cannot be read (${code}).`,
    remedy: 'Check its name and who may read it.',
  });
}
