import { readFile, readdir } from 'node:fs/promises';
import { ForelandError } from '@foreland/model';
import type { Pool, PoolClient } from 'pg';
import { nativeContentId } from './hash.ts';

const FOLDER = new URL('./sql/', import.meta.url);
/** Any fixed number: it keeps two starting nodes from migrating one database at once. */
const MIGRATION_LOCK = 7_301_925;

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly digest: string;
}

/**
 * Applies the numbered SQL files in order, each once and each in a transaction of its own.
 * @returns the names of those applied now
 * @throws ForelandError `migration-changed` when a file that was applied before has been edited since,
 *   `migration-unknown` when the database was made by a later version, `migration-failed` naming the file
 */
export async function migrate(pool: Pool, folder: URL = FOLDER): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const due = await dueOf(client, migrations);
    for (const migration of due) await apply(client, migration);
    return due.map(({ name }) => name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch((error: Error) => {
      broken = error;
    });
    client.release(broken);
  }
}

async function readMigrations(folder: URL): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { name, text, digest: nativeContentId(text) };
    }),
  );
}

/** Those that the database has not had yet. */
async function dueOf(client: PoolClient, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  await client.query(
    'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
  );
  const { rows } = await client.query<{ name: string; digest: string }>(
    'SELECT name, digest FROM migration ORDER BY name COLLATE "C"',
  );
  for (const { name, digest } of rows) {
    const migration = migrations.find((each) => each.name === name);
    if (!migration) throw unknown(name);
    if (migration.digest !== digest) throw changed(name);
  }
  const applied = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: PoolClient, { name, text, digest }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(text);
    await client.query('INSERT INTO migration (name, digest) VALUES ($1, $2)', [name, digest]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw failed(name, error);
  }
}

function changed(name: string): ForelandError {
  return new ForelandError({
    code: 'migration-changed',
    message: `Migration ${name} was edited after it had been applied to this database.`,
    remedy: 'Restore the file as it was and put the change into a new numbered file.',
    status: 500,
  });
}

function unknown(name: string): ForelandError {
  return new ForelandError({
    code: 'migration-unknown',
    message: `The database has had migration ${name}, which this version of Foreland does not know.`,
    remedy: 'Start the version that made it, or a later one; or use another database.',
    status: 500,
  });
}

function failed(name: string, cause: unknown): ForelandError {
  return new ForelandError({
    code: 'migration-failed',
    message: `Migration ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}.`,
    remedy: 'Nothing of it was kept. Correct what the message names and start again.',
    status: 500,
    cause,
  });
}
