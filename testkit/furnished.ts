import { startNode } from '@foreland/node';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { exerciseClock } from './clock.ts';
import { TEMPLATE } from './database.ts';
import { quietConfig } from './quiet.ts';

/** From this database each furnished node of the run takes a copy. */
export const FURNISHED = 'foreland_furnished';
const UNFINISHED = 'foreland_furnishing';
/** Whoever holds this number in the server of the run is furnishing. */
const LOCK = 20_250_331;

/**
 * Makes sure that there is a British node at rest that has been given the plan and the small exercise, on the day of `exerciseClock`: its database is
 * `FURNISHED`, its folder the `furnishedHome` of the run. Made once a run, by whoever asks first.
 */
export async function ensureFurnished(): Promise<void> {
  const server = inject('database');
  const client = new pg.Client(server);
  await client.connect();
  try {
    // Given back with the connection; others wait here meanwhile.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [FURNISHED]);
    if (rowCount !== 0) return;
    await client.query(`DROP DATABASE IF EXISTS ${UNFINISHED}`);
    await client.query(`CREATE DATABASE ${UNFINISHED} TEMPLATE ${TEMPLATE}`);
    const node = await startNode({
      config: quietConfig(inject('furnishedHome')),
      connection: { ...server, database: UNFINISHED },
      furnished: true,
      clock: exerciseClock,
      random: (bytes) => randomBytes(bytes),
    });
    await node.stop();
    await client.query(`ALTER DATABASE ${UNFINISHED} RENAME TO ${FURNISHED}`);
  } finally {
    await client.end();
  }
}
