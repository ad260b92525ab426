import type { Pool, PoolClient } from 'pg';

const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** Connections that could not be brought back to a clean state; the pool drops them. */
const broken = new WeakMap<PoolClient, Error>();

/** Runs in one transaction on a connection of its own: all of it is kept, or none. */
export function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return onConnection(pool, (client) => within(client, 'BEGIN', () => work(client)));
}

/** Reads in one snapshot, and can write nothing. */
export function inSnapshot<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return onConnection(pool, (client) => within(client, SNAPSHOT, () => work(client)));
}

/** As `inTransaction`, on a connection that the caller has. */
export async function within<T>(client: PoolClient, begin: string, work: () => Promise<T>): Promise<T> {
  try {
    await client.query(begin);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => broken.set(client, failure));
    throw error;
  }
}

/** Holds a lock of the session while the work goes on, across its transactions. */
export function withLock<T>(
  pool: Pool,
  lock: { readonly number: number; readonly name: string },
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return onConnection(pool, async (client) => {
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [lock.number, lock.name]);
    try {
      return await work(client);
    } finally {
      await client
        .query('SELECT pg_advisory_unlock($1, hashtext($2))', [lock.number, lock.name])
        .catch((failure: Error) => broken.set(client, failure));
    }
  });
}

async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release(broken.get(client));
  }
}
