import { ForelandError } from '@foreland/model';
import { endLeftServer } from '@foreland/store/embedded';
import { signal, waitForExit } from '@foreland/store/embedded/processes';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { findRunningNode } from '../running.ts';

export interface StopResult {
  /** The node that was asked to end; absent where one that was killed had left its database running. */
  readonly node?: { readonly origin: string; readonly pid: number };
  /** Whether a database without a node had to be ended. */
  readonly leftDatabase: boolean;
}

const PATIENCE_MILLISECONDS = 30_000;

/**
 * Ends the node that runs in a folder and waits until nothing of it is left: neither the node nor, where it was
 * killed, the database that it leaves for its next start.
 * @throws ForelandError `node-not-running`, `node-does-not-stop`; EmbeddedServerError `embedded-directory-in-use`
 * where another program of Foreland has the database, such as a node that is still starting.
 */
export async function stopNode({ home, databaseUrl }: Config): Promise<StopResult> {
  const running = await findRunningNode(home);
  if (running) {
    signal(running.process, 'SIGTERM');
    if (!(await waitForExit(running.process, PATIENCE_MILLISECONDS)))
      throw stillRunning(running.origin, running.process.pid);
  }
  const database = join(home, 'database');
  const leftDatabase = databaseUrl === undefined && existsSync(database) && (await endLeftServer(database));
  if (running) return { node: { origin: running.origin, pid: running.process.pid }, leftDatabase };
  if (leftDatabase) return { leftDatabase };
  throw new ForelandError({
    code: 'node-not-running',
    message: `No node runs in ${home}.`,
    remedy: 'Nothing is left to do; or set FORELAND_HOME as it was when the node was started.',
    status: 409,
  });
}

function stillRunning(origin: string, pid: number): ForelandError {
  return new ForelandError({
    code: 'node-does-not-stop',
    message: `The node at ${origin} (process ${pid}) has not ended within ${PATIENCE_MILLISECONDS / 1000} seconds.`,
    remedy: 'Look into its log, wait, or end the process; the next start repairs what was under way.',
    status: 500,
  });
}
