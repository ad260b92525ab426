import { isAlive, thisProcess } from '@foreland/store/embedded/processes';
import type { ProcessHandle } from '@foreland/store/embedded/processes';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';

/** What a running node leaves in its folder, for administration beside it. */
export interface RunningNote {
  readonly process: ProcessHandle;
  readonly origin: string;
  /** Present where the node runs its own database: only who may read the folder can connect to it. */
  readonly database:
    | { readonly host: string; readonly port: number; readonly user: string; readonly database: string }
    | undefined;
}

const NAME = 'running.json';

/** Leaves the note of this process until it is disposed of. */
export async function leaveNote(home: string, note: Omit<RunningNote, 'process'>): Promise<AsyncDisposable> {
  const file = join(home, NAME);
  const whole: RunningNote = { process: thisProcess(), ...note };
  await writeFile(`${file}.new`, JSON.stringify(whole), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
}

/** The node that runs in this folder. The note of one that was killed counts for nothing. */
export async function findRunningNode(home: string): Promise<RunningNote | undefined> {
  const text = await readFile(join(home, NAME), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const note = JSON.parse(text) as RunningNote;
  return isAlive(note.process) ? note : undefined;
}

/** How to reach the database of the node that runs in this folder, where there is one. */
export async function findRunningDatabase(home: string): Promise<PoolConfig | undefined> {
  return (await findRunningNode(home))?.database;
}
