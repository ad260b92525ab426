import { isAlive, thisProcess } from '@foreland/store/embedded/processes';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';
import { z } from 'zod';

/** What a running node leaves in its folder, for administration beside it. */
const RunningNote = z.object({
  process: z.object({ pid: z.number(), identity: z.string() }),
  origin: z.string(),
  /** Present where the node runs its own database: only who may read the folder can connect to it. */
  database: z
    .object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() })
    .optional(),
});
export type RunningNote = z.output<typeof RunningNote>;

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
  const note = await readFile(join(home, NAME), 'utf8')
    .then((text) => RunningNote.parse(JSON.parse(text)))
    .catch(() => undefined);
  return note && isAlive(note.process) ? note : undefined;
}

/** How to reach the database of the node that runs in this folder, where there is one. */
export async function findRunningDatabase(home: string): Promise<PoolConfig | undefined> {
  return (await findRunningNode(home))?.database;
}
