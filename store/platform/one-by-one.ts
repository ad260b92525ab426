import type { Pool, PoolClient } from 'pg';

/** Does something in a transaction, one after another of all who name the same turn, whatever node on this database they are. */
export async function oneByOne<Result>(
  pool: Pool,
  turn: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [turn]);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
