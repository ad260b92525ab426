import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, lchown, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Accounts } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedServerError, errorCode } from './errors.ts';
import { serverProcessesIn, signal, waitForExit } from './processes.ts';

const execute = promisify(execFile);

export const SUPERUSER = 'foreland';

export interface InitialiseOptions {
  /** Where the data files belong; need not exist. Its parent must exist. */
  readonly cluster: string;
  readonly binaries: Binaries;
  /** Version of the binaries. */
  readonly version: string;
  readonly accounts: Accounts;
  readonly durable: boolean;
}

/**
 * Makes the data files unless they are there, and returns whether it did. They come into being under another
 * name and get theirs by one rename, so that an interruption leaves either nothing or everything.
 */
export async function ensureCluster(options: InitialiseOptions): Promise<boolean> {
  const { cluster, version } = options;
  await removeInterrupted(cluster);
  const found = await majorVersionOf(cluster);
  if (found !== undefined) {
    const ours = version.split('.')[0];
    if (found === ours) return false;
    throw new EmbeddedServerError(
      'embedded-version-mismatch',
      `The data in ${cluster} was written by PostgreSQL ${found}; this Foreland brings PostgreSQL ${ours}.`,
      'Start it with the Foreland that wrote it, export or back up there, and restore here.',
    );
  }
  const draft = `${cluster}.new-${randomUUID().slice(0, 8)}`;
  try {
    await initialise(draft, options);
    await rename(draft, cluster);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  if (options.durable) await synchronise(dirname(cluster));
  return true;
}

async function majorVersionOf(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Clears what an earlier start left when it was killed; an initdb that outlived it still works there. */
async function removeInterrupted(cluster: string): Promise<void> {
  const parent = dirname(cluster);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${basename(cluster)}.new-`)) continue;
    const draft = join(parent, name);
    const busy = serverProcessesIn(draft);
    for (const handle of busy) signal(handle, 'SIGKILL');
    for (const handle of busy) await waitForExit(handle, 5_000);
    await rm(draft, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function initialise(draft: string, { binaries, accounts, durable }: InitialiseOptions): Promise<void> {
  const syncMethod = process.platform === 'linux' ? 'syncfs' : 'fsync';
  const parameters = [
    ['-D', draft],
    ['--username', SUPERUSER],
    ['--encoding', 'UTF8'],
    // Same order and letter classes on every machine, whatever its C library.
    ['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ['--data-checksums'],
    // Only for somebody who starts the files by hand: our own configuration replaces it.
    ['--auth-local', 'peer', '--auth-host', 'reject'],
    durable ? ['--sync-method', syncMethod] : ['--no-sync'],
    ['--no-instructions'],
  ].flat();
  await mkdir(draft, { mode: 0o700 });
  try {
    const { service } = accounts;
    if (service) await chown(draft, service.initialiser.uid, service.initialiser.gid);
    await execute(binaries.initdb, parameters, { ...service?.initialiser, cwd: draft, env: {} });
    if (service) await giveAll(draft, service.server.uid, service.server.gid);
  } catch (cause) {
    throw initialisationFailed(draft, cause);
  }
}

async function giveAll(directory: string, uid: number, gid: number): Promise<void> {
  for (const name of await readdir(directory, { recursive: true }))
    await lchown(join(directory, name), uid, gid);
  await lchown(directory, uid, gid);
}

/** Makes a rename in the folder outlast a power cut. */
async function synchronise(directory: string): Promise<void> {
  const handle = await open(directory);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function initialisationFailed(draft: string, cause: unknown): EmbeddedServerError {
  const stderr = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
  const output = stderr || String(cause);
  if (output.includes('No space left on device') || output.includes('ENOSPC')) {
    return new EmbeddedServerError(
      'embedded-disk-full',
      `There is no room for a new database in ${dirname(draft)}.`,
      'Free at least 200 MB there, or choose a data directory on another disk.',
      cause,
    );
  }
  return new EmbeddedServerError(
    'embedded-initialisation-failed',
    `The database could not be made in ${dirname(draft)}: ${output}`,
    'Put right what the message names and start again, or set DATABASE_URL to use another PostgreSQL.',
    cause,
  );
}
