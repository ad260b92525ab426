import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedServerError, errorCode } from './errors.ts';
import { SUPERUSER } from './initialise.ts';
import { isAlive } from './processes.ts';
import { saysReady, type Postmaster } from './postmaster.ts';

/** Recovery after a crash replays up to `max_wal_size` of changes. */
const LONGEST_RECOVERY = 120_000;

/** Not there, just starting or stopping (57P03), or the connection was cut meanwhile (57P01). */
const TRANSIENT = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAGAIN', '57P03', '57P01']);

/**
 * Connects as soon as the server accepts it; undefined when the server ends before. The caller closes the
 * client.
 */
export async function connectWhenReady(
  cluster: string,
  postmaster: Postmaster,
  log: (line: string) => void,
): Promise<Client | undefined> {
  const began = performance.now();
  let announced = false;
  while (isAlive(postmaster.handle)) {
    const client = (await saysReady(cluster)) ? await tryConnect(postmaster) : undefined;
    if (client) return client;
    const waited = performance.now() - began;
    if (waited > LONGEST_RECOVERY) throw timedOut();
    if (waited > 2_000 && !announced) {
      announced = true;
      log('waiting for the database, which repairs itself after a crash');
    }
    await sleep(20);
  }
  return undefined;
}

async function tryConnect({ socketDirectory, port }: Postmaster): Promise<Client | undefined> {
  const client = new Client({
    host: socketDirectory,
    port,
    user: SUPERUSER,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 10_000,
  });
  // pg reports a cut connection as an event too, which would end the process if nobody listened.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const code = errorCode(error);
    if (code === undefined || TRANSIENT.has(code)) return undefined;
    throw new EmbeddedServerError(
      'embedded-start-failed',
      `The database runs but refuses its own node (${code}): ${error instanceof Error ? error.message : code}`,
      'Stop whatever else uses this database, then start again.',
      error,
    );
  }
}

function timedOut(): EmbeddedServerError {
  return new EmbeddedServerError(
    'embedded-start-timeout',
    `The database did not become ready within ${LONGEST_RECOVERY / 1_000} seconds.`,
    'Look at server.log in the data directory; a very slow disk is the usual cause. Start again to try longer.',
  );
}
