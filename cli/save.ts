import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandError, EXIT } from './exit.ts';

/** Written beside and renamed, so that an interruption leaves no half file. */
export async function save(bytes: Readable, path: string, signal: AbortSignal | undefined): Promise<void> {
  const draft = `${path}.part`;
  try {
    await pipeline(bytes, createWriteStream(draft, { mode: 0o600 }), signal ? { signal } : {});
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    signal?.throwIfAborted();
    if (error instanceof CommandError) throw error;
    throw new CommandError(EXIT.refused, {
      code: 'export-not-written',
      message: `${path} could not be written: ${error instanceof Error ? error.message : String(error)}`,
      remedy: 'Choose another place with -o.',
      cause: error,
    });
  }
}

/** The name that the node gave, without any folder; what is there already is not written over. */
export async function freePath(fileName: string): Promise<string> {
  const path = basename(fileName);
  const taken = await access(path).then(
    () => true,
    () => false,
  );
  if (!taken) return path;
  throw new CommandError(EXIT.refused, {
    code: 'file-exists',
    message: `${path} is there already.`,
    remedy: 'Name another file, or the same on purpose, with -o.',
  });
}
