import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UserAndGroup } from './account.ts';
import { EmbeddedServerError, errorCode } from './errors.ts';
import {
  identityOf,
  isAlive,
  serverProcessesIn,
  signal,
  waitForExit,
  type ProcessHandle,
} from './processes.ts';
import { answers, removeTemporarySocketDirectory, socketFile } from './socket.ts';

/** A running postmaster: the parent process of the server. */
export interface Postmaster {
  readonly handle: ProcessHandle;
  readonly socketDirectory: string;
  readonly port: number;
}

/** Milliseconds after which the processes of a dead server get SIGQUIT, and SIGKILL. */
const PATIENCE = { own: 1_000, quit: 5_000 };

/** Milliseconds that a shutdown may take before the next harder signal. */
const SHUTDOWN = { fast: 30_000, immediate: 10_000 };

/**
 * Finds the postmaster that works in `cluster`, or makes sure that nothing does, so that a new one may start.
 *
 * A postmaster that was killed leaves backends, which end when they next look for their parent; they must be
 * gone first, because they still write to the same files. Those that run a long query are told to quit.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const began = performance.now();
  for (;;) {
    const inside = serverProcessesIn(cluster);
    const recorded = await readPostmasterFile(cluster);
    const handle = inside.find(({ pid }) => pid === recorded?.pid);
    if (recorded && handle) {
      return { handle, socketDirectory: recorded.socketDirectory, port: recorded.port };
    }
    if (inside.length === 0) {
      if (recorded) await discard(cluster, recorded);
      return undefined;
    }
    const waited = performance.now() - began;
    if (waited > 2 * PATIENCE.quit) throw notStopped(cluster, inside);
    if (waited > PATIENCE.own) {
      for (const leftover of inside) signal(leftover, waited > PATIENCE.quit ? 'SIGKILL' : 'SIGQUIT');
    }
    await sleep(20);
  }
}

/**
 * Starts the server in a session of its own: Ctrl-C in a terminal reaches the node only, which closes its
 * connections first and then stops the server. It neither keeps the node alive nor ends with it.
 */
export async function launchPostmaster(
  program: string,
  cluster: string,
  parameters: readonly string[],
  account: UserAndGroup | undefined,
  logFile: number,
): Promise<ProcessHandle> {
  const child = spawn(program, ['-D', cluster, ...parameters], {
    ...account,
    cwd: cluster,
    // Nothing of the node's environment: variables such as PGOPTIONS or LD_LIBRARY_PATH would change it.
    env: {},
    detached: true,
    stdio: ['ignore', logFile, logFile],
  });
  child.unref();
  try {
    await once(child, 'spawn');
  } catch (cause) {
    throw new EmbeddedServerError(
      'embedded-start-failed',
      `The database program cannot be run (${errorCode(cause)}): ${program}`,
      'Make it executable for the user who runs the database, or set DATABASE_URL.',
      cause,
    );
  }
  const { pid } = child;
  if (pid === undefined) throw new Error('A spawned process has no number.');
  // It may have ended by now; then nothing will ever match its identity, and it counts as ended.
  return { pid, identity: identityOf(pid) ?? '' };
}

/**
 * Ends the server and waits until none of its processes is left. `fast` lets it write its memory to disk;
 * `immediate` leaves that to the recovery at the next start. Nothing committed is lost either way.
 */
export async function stopPostmaster(
  cluster: string,
  handle: ProcessHandle,
  mode: 'fast' | 'immediate',
): Promise<void> {
  signal(handle, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  const obeyed = await waitForExit(handle, SHUTDOWN[mode]);
  if (!obeyed) {
    signal(handle, 'SIGQUIT');
    if (!(await waitForExit(handle, SHUTDOWN.immediate))) signal(handle, 'SIGKILL');
    if (!(await waitForExit(handle, SHUTDOWN.immediate))) throw notStopped(cluster, [handle]);
  }
  if (await findPostmaster(cluster)) throw notStopped(cluster, serverProcessesIn(cluster));
}

/** Whether the server says that it accepts connections; asking it instead would fill its log with refusals. */
export async function saysReady(cluster: string): Promise<boolean> {
  return (await readPostmasterFile(cluster))?.status === 'ready';
}

interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly socketDirectory: string;
  /** `starting`, `ready` or `stopping`. */
  readonly status: string;
}

/** Reads `postmaster.pid`; undefined when there is none or it is not complete yet (`pidfile.h` has its lines). */
async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  try {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    const [pid, port, socketDirectory] = [Number(lines[0]), Number(lines[3]), lines[4]];
    const status = lines[7]?.trim() ?? '';
    return pid > 0 && port > 0 && socketDirectory ? { pid, port, socketDirectory, status } : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Clears up after a postmaster that was killed. */
async function discard(cluster: string, { pid, port, socketDirectory }: PostmasterFile): Promise<void> {
  if (await answers(socketFile(socketDirectory, port))) {
    throw new EmbeddedServerError(
      'embedded-directory-in-use',
      `A server that this process cannot see, such as one in another container, runs the database in ${cluster}.`,
      'Stop it there, or start this Foreland with another data directory.',
    );
  }
  await removeTemporarySocketDirectory(socketDirectory);
  // PostgreSQL believes the file if any process has the number by now; otherwise it makes its own checks.
  if (processExists(pid)) await rm(join(cluster, 'postmaster.pid'), { force: true });
}

function processExists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function notStopped(cluster: string, handles: readonly ProcessHandle[]): EmbeddedServerError {
  const pids = handles
    .filter(isAlive)
    .map(({ pid }) => pid)
    .join(' ');
  return new EmbeddedServerError(
    'embedded-stop-failed',
    `Processes of the database in ${cluster} do not end: ${pids}.`,
    'A disk that does not respond is the usual cause. Once it does, start again.',
  );
}
