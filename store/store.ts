import { openedViewOf, viewOf } from '@foreland/model';
import type { Reader, View } from '@foreland/model';
import pg from 'pg';
import type { Pool, PoolClient, PoolConfig } from 'pg';
import { LabelTable } from './labels.ts';
import { migrate } from './migrate.ts';
import { StatementReader } from './read/reader.ts';
import { openedStatements } from './read/statements.ts';
import type { SourcedStatement } from './read/statements.ts';
import { Transactor } from './write/transactor.ts';

/**
 * The one way to statements: reading needs a view, writing needs a transactor.
 * The pool is for the node's own tables (accounts, sessions, jobs), which hold no statements.
 */
export interface Store extends AsyncDisposable {
  readonly pool: Pool;
  view(reader: Reader): Promise<View>;
  /** Runs in one read-only snapshot, as a database role that row-level security confines to the view. */
  read<T>(view: View, work: (reader: StatementReader) => Promise<T>): Promise<T>;
  /**
   * Every statement on one protected record, as far as the reader clears it otherwise. Whether two people have
   * opened the record for this reader is for the caller to know.
   */
  readOpened(reader: Reader, record: string): Promise<SourcedStatement[]>;
  /** Runs in one transaction: all of it is kept, or none. */
  transact<T>(work: (transactor: Transactor) => Promise<T>): Promise<T>;
}

export interface StoreOptions {
  readonly connection: PoolConfig;
  /** Gives the instant that is recorded with everything written. */
  readonly clock: () => Date;
}

// Timestamps travel as ISO text and days as YYYY-MM-DD; Date objects would shift days by time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

export async function openStore({ connection, clock }: StoreOptions): Promise<Store> {
  const pool = new pg.Pool({
    max: 12,
    ...connection,
    options: `-c timezone=UTC ${connection.options ?? ''}`.trim(),
  });
  // A connection that dies (database restarted) is replaced by the pool on next use. While it is handed out the
  // pool does not listen to it; the query under way fails with the same error, so nothing is lost by this.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const labels = new LabelTable();
  try {
    await migrate(pool);
    await labels.refresh(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }

  return {
    pool,

    async view(reader) {
      await labels.refresh(pool);
      return viewOf(reader, labels.all());
    },

    async read(view, work) {
      return inTransaction(pool, SNAPSHOT, async (client) => {
        await client.query(
          `SELECT set_config('role', 'foreland_reader', true),
                  set_config('foreland.labels', $1, true),
                  set_config('foreland.view_class', $2, true)`,
          [`{${view.labels.join(',')}}`, view.viewClass],
        );
        return work(new StatementReader(client, view, labels));
      });
    },

    async readOpened(reader, record) {
      await labels.refresh(pool);
      const view = openedViewOf(reader, record, labels.all());
      return inTransaction(pool, SNAPSHOT, async (client) => {
        await client.query(
          `SELECT set_config('role', 'foreland_reader', true),
                  set_config('foreland.labels', $1, true),
                  set_config('foreland.opened', $2, true)`,
          [`{${view.labels.join(',')}}`, view.record],
        );
        return openedStatements(client, view.labels, labels, view.record);
      });
    },

    async transact(work) {
      return inTransaction(pool, 'BEGIN', (client) => work(new Transactor(client, labels, clock)));
    },

    async [Symbol.asyncDispose]() {
      await pool.end();
    },
  };
}

async function inTransaction<T>(
  pool: Pool,
  begin: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
