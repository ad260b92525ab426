import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedServerError } from './errors.ts';

export interface ServerLog {
  readonly file: FileHandle;
  readonly path: string;
  /** Length in bytes before this start. */
  readonly offset: number;
}

/** A log longer than this many bytes becomes `server.log.1` at the next start. */
const LONGEST_LOG = 5_000_000;

export async function openServerLog(directory: string): Promise<ServerLog> {
  const path = join(directory, 'server.log');
  const length = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  const full = length > LONGEST_LOG;
  if (full) await rename(path, `${path}.1`);
  return { file: await open(path, 'a', 0o600), path, offset: full ? 0 : length };
}

/** What the server said since this start; at most its last ten lines. */
export async function readLastLines({ path, offset }: ServerLog): Promise<string[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const from = Math.max(offset, size - 10_000);
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(size - from), position: from });
    return buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n').slice(-10);
  } finally {
    await file.close();
  }
}

/** Explains a server that ended before it accepted a connection, from what it said last. */
export function endedEarly(directory: string, lastLines: readonly string[]): EmbeddedServerError {
  const said = lastLines.join('\n');
  if (said.includes('No space left on device')) {
    return new EmbeddedServerError(
      'embedded-disk-full',
      `The disk that holds ${directory} is full:\n${said}`,
      'Free some space there and start again; committed data is intact.',
    );
  }
  const locked = said.includes('lock file "postmaster.pid" already exists');
  return new EmbeddedServerError(
    locked ? 'embedded-directory-in-use' : 'embedded-start-failed',
    `The database in ${directory} ended while starting:\n${said}`,
    'Put right what its last message names and start again. Do not delete files in the data directory.',
  );
}
