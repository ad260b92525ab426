import { chmod, lstat, mkdir, mkdtemp, readdir, rm, rmdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { UserAndGroup } from './account.ts';
import { openTo } from './placement.ts';
import { PORT } from './settings.ts';

/** `sockaddr_un.sun_path` holds 104 bytes on macOS and 108 on Linux, with the closing zero (unix(7)). */
const LONGEST_SOCKET_PATH = 103;

const TEMPORARY_PREFIX = '/tmp/foreland-';

export function socketFile(directory: string, port: number): string {
  return join(directory, `.s.PGSQL.${port}`);
}

/**
 * Makes an empty folder for the socket that only this node and the server can enter: inside the instance, or
 * under /tmp where its path would be too long for a socket (or has characters that the setting
 * `unix_socket_directories`, a list, gives a meaning).
 */
export async function makeSocketDirectory(
  instance: string,
  server: UserAndGroup | undefined,
): Promise<string> {
  const inside = join(instance, 'socket');
  const fits =
    Buffer.byteLength(socketFile(inside, PORT)) <= LONGEST_SOCKET_PATH && /^[\w./+-]+$/.test(inside);
  let directory = inside;
  if (fits) {
    await rm(inside, { recursive: true, force: true });
    await mkdir(inside, { mode: 0o700 });
  } else {
    directory = await mkdtemp(TEMPORARY_PREFIX);
  }
  // The server's group may create the socket; it need not see what else is there.
  if (server) await openTo(directory, server, 0o730);
  else await chmod(directory, 0o700);
  return directory;
}

/** Removes a folder made under /tmp, whose path may come from the file of a server that was killed. */
export async function removeTemporarySocketDirectory(directory: string): Promise<void> {
  if (!directory.startsWith(TEMPORARY_PREFIX) || directory.includes('..')) return;
  try {
    const status = await lstat(directory);
    if (!status.isDirectory() || status.uid !== process.getuid?.()) return;
    for (const name of await readdir(directory)) {
      if (name.startsWith('.s.PGSQL.')) await rm(join(directory, name), { force: true });
    }
    await rmdir(directory);
  } catch {
    // Gone already, or holds something that is not ours: nothing depends on it.
  }
}

/** True when a server accepts connections at the socket, even one in a container whose processes are hidden. */
export function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
