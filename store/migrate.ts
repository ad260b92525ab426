import { readFile, readdir } from 'node:fs/promises';
import { ForelandError } from '@foreland/model';
import type { Pool } from 'pg';
import { nativeContentId } from './hash.ts';

const FOLDER = new URL('./sql/', import.meta.url);
/** Any fixed number: it keeps two starting nodes from migrating one database at once. */
const MIGRATION_LOCK = 7_301_925;

/**
 * Applies the numbered SQL files in order, each once and each in a transaction of its own.
 * @throws ForelandError `migration-changed` when a file that was applied before has been edited since.
 */
export async function migrate(pool: Pool): Promise<readonly string[]> {
  const files = (await readdir(FOLDER)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await client.query<{ name: string; digest: string }>(
      'SELECT name, digest FROM migration',
    );
    const applied = new Map(rows.map((row) => [row.name, row.digest]));
    const done: string[] = [];
    for (const name of files) {
      const text = await readFile(new URL(name, FOLDER), 'utf8');
      const digest = nativeContentId(text);
      const before = applied.get(name);
      if (before === digest) continue;
      if (before !== undefined) {
        throw new ForelandError({
          code: 'migration-changed',
          message: `Migration ${name} was edited after it had been applied to this database.`,
          remedy: 'Restore the file as it was and put the change into a new numbered file.',
          status: 500,
        });
      }
      await client.query('BEGIN');
      try {
        await client.query(text);
        await client.query('INSERT INTO migration (name, digest) VALUES ($1, $2)', [name, digest]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
      done.push(name);
    }
    return done;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}
