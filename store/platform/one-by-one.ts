import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../transaction.ts';

/** Does something in a transaction, one after another of all who name the same turn, whatever node on this database they are. */
export function oneByOne<Result>(
  pool: Pool,
  turn: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [turn]);
    return work(client);
  });
}
