import type { Store } from '@foreland/store';
import { until } from './until.ts';

/** Resolves when a connection to the database of a store waits for a lock that another one holds. */
export async function waitsForLock({ pool }: Store): Promise<void> {
  await until('something waits for a lock', async () => {
    const { rowCount } = await pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rowCount !== 0;
  });
}
