import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';

/** What a running node leaves in its folder, for administration beside it. */
export interface RunningNote {
  readonly pid: number;
  readonly origin: string;
  /** Where it listens on this machine; `origin` may lead through a proxy. */
  readonly listening: string;
  /** Present where the node runs its own database: only who may read the folder can connect to it. */
  readonly database:
    | { readonly host: string; readonly port: number; readonly user: string; readonly database: string }
    | undefined;
}

const NAME = 'running.json';

export async function leaveNote(home: string, note: RunningNote): Promise<AsyncDisposable> {
  const file = join(home, NAME);
  await writeFile(`${file}.new`, JSON.stringify(note), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
}

/** The note in this folder: of a node that runs, or of one that was killed. */
export async function findRunningNode(home: string): Promise<RunningNote | undefined> {
  const text = await readFile(join(home, NAME), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as RunningNote);
}

/** How to reach the database of the node that runs in this folder, where there is one. */
export async function findRunningDatabase(home: string): Promise<PoolConfig | undefined> {
  return (await findRunningNode(home))?.database;
}
