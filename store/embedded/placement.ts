import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, readdir, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Accounts, UserAndGroup } from './account.ts';
import { EmbeddedServerError, errorCode } from './errors.ts';

/** Where a service started by root keeps what it cannot keep below a closed home directory. */
export const SHELTER = '/var/lib/foreland';

/** Names that make up an instance directory; see `server.ts`. */
const OURS = /^(cluster(\.new-\w+)?|config|socket|binaries|owner\..+|server\.log(\.1)?|moved-to)$/;

/** What a mounted volume or a desktop may leave in an otherwise empty folder. */
const HARMLESS = new Set(['lost+found', '.DS_Store']);

const POINTER = 'moved-to';

/**
 * Makes the instance directory for the wanted path ready and returns its real path. Closed to other users:
 * 0700 for an ordinary user; for root 0710 with the service's private group, so that root and the server
 * come in and nobody else does. Where the service account cannot reach the wanted path (a home directory
 * with mode 0700), the instance lies in the shelter and the wanted path holds a pointer to it: rights on
 * other people's folders are never changed.
 */
export async function placeInstance(
  wanted: string,
  accounts: Accounts,
  shelter: string,
  log: (line: string) => void,
): Promise<string> {
  const directory = await makeDirectory(resolve(wanted));
  await refuseForeign(directory);
  const server = accounts.service?.server;
  if (!server) {
    await chmod(directory, 0o700);
    return directory;
  }

  const pointed = await followPointer(directory);
  if (pointed !== undefined) return pointed;
  const obstacle = await closedFolderAbove(directory, server);
  if (obstacle === undefined) {
    await openTo(directory, server, 0o710);
    return directory;
  }
  if (existsSync(join(directory, 'cluster'))) {
    throw unsuitable(
      `The database in ${directory} can no longer be reached by its service account: ${obstacle} is closed.`,
      `Allow passing through it again (chmod o+x ${obstacle}), or move the folder to a place that is open.`,
    );
  }
  const sheltered = await makeSheltered(directory, shelter, server, log);
  await writeFile(join(directory, POINTER), `${sheltered}\n`, { mode: 0o600 });
  log(`${obstacle} is closed to the database's service account; its files are in ${sheltered}`);
  return sheltered;
}

/** Gives a file or folder to root and lets the server in through its private group. */
export async function openTo(path: string, server: UserAndGroup, mode: number): Promise<void> {
  try {
    await chown(path, 0, server.gid);
    await chmod(path, mode);
  } catch (cause) {
    throw new EmbeddedServerError(
      'embedded-account-unavailable',
      `Root is not allowed to give ${path} to the database's service account (${errorCode(cause)}).`,
      'Run Foreland as an ordinary user, choose a data directory on a local disk, or set DATABASE_URL.',
      cause,
    );
  }
}

/** Makes a folder of root's that everyone may enter and only root may change. */
export async function makeShelter(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    if ((await stat(path)).uid === 0) {
      await chmod(path, 0o755);
      return;
    }
  } catch (cause) {
    throw unsuitable(
      `The folder ${path} cannot be made (${errorCode(cause)}).`,
      'Choose a data directory that every user may pass through to, or set DATABASE_URL.',
      cause,
    );
  }
  throw unsuitable(`The folder ${path} does not belong to root.`, `Put that right: chown root ${path}`);
}

async function makeDirectory(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true });
    return await realpath(path);
  } catch (cause) {
    throw unsuitable(
      `The data directory ${path} cannot be made (${errorCode(cause)}).`,
      'Choose a folder that you may write to.',
      cause,
    );
  }
}

async function refuseForeign(directory: string): Promise<void> {
  const { uid } = await stat(directory);
  if (uid !== process.getuid?.()) {
    throw unsuitable(
      `The data directory ${directory} belongs to user id ${uid}, not to the user who starts Foreland.`,
      'Start Foreland as its owner, or choose another data directory.',
    );
  }
  const names = await readdir(directory);
  const foreign = names.find((name) => !OURS.test(name) && !HARMLESS.has(name));
  if (foreign !== undefined && !names.includes('cluster')) {
    throw unsuitable(
      `${directory} holds other files (such as ${foreign}) and no Foreland database.`,
      'Choose an empty or new folder as the data directory.',
    );
  }
}

async function followPointer(directory: string): Promise<string | undefined> {
  let target: string;
  try {
    target = (await readFile(join(directory, POINTER), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  if (existsSync(target)) return realpath(target);
  throw unsuitable(
    `The database of ${directory} was in ${target}, which is gone.`,
    `Restore that folder; or, to start with an empty database, delete ${join(directory, POINTER)}.`,
  );
}

/** The first folder above `directory` that the account may not pass through, by owner, group and mode. */
async function closedFolderAbove(directory: string, account: UserAndGroup): Promise<string | undefined> {
  const above: string[] = [];
  for (let folder = directory; folder !== dirname(folder);) above.unshift((folder = dirname(folder)));
  for (const folder of above) {
    const { uid, gid, mode } = await stat(folder);
    const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & execute) === 0) return folder;
  }
  return undefined;
}

/**
 * A folder named by the hash of the wanted path. One that is there already without a pointer to it belonged
 * to a data directory that was deleted since: whoever deleted it wants a new start, so it stays unused.
 */
async function makeSheltered(
  wanted: string,
  shelter: string,
  server: UserAndGroup,
  log: (line: string) => void,
): Promise<string> {
  await makeShelter(shelter);
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  for (let attempt = 1; ; attempt += 1) {
    const path = join(shelter, attempt === 1 ? name : `${name}-${attempt}`);
    if (existsSync(join(path, 'cluster'))) {
      log(`${path} holds a database whose data directory ${wanted} was deleted; delete it too if unwanted`);
      continue;
    }
    await mkdir(path, { recursive: true, mode: 0o700 });
    await openTo(path, server, 0o710);
    return path;
  }
}

function unsuitable(message: string, remedy: string, cause?: unknown): EmbeddedServerError {
  return new EmbeddedServerError('embedded-directory-unsuitable', message, remedy, cause);
}
