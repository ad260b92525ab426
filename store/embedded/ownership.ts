import { link, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { EmbeddedServerError, errorCode } from './errors.ts';
import { isAlive, thisProcess, type ProcessHandle } from './processes.ts';

/** The sole right of one living process to a data directory. */
export interface Ownership {
  /** Call once the server answers: forgets former owners. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Claims the data directory for this process, or says who has it.
 *
 * Claims are files `owner.<n>`; the highest number counts. A new claim is made only above a dead one, with
 * `link`, which fails when another process made the same claim first. A claimant that then sees a higher
 * number has acted on an outdated listing and withdraws. So two processes that find the same dead owner at
 * the same moment cannot both take over, which removing and re-creating a single lock file would allow.
 */
export async function acquireOwnership(directory: string): Promise<Ownership> {
  const me = thisProcess();
  for (;;) {
    const newest = Math.max(0, ...(await claims(directory)));
    const owner = await readClaim(directory, newest);
    if (owner && isAlive(owner)) throw inUse(directory, owner);

    const mine = newest + 1;
    if (!(await makeClaim(directory, mine, me))) continue;
    if (Math.max(...(await claims(directory))) > mine) {
      await rm(claimFile(directory, mine), { force: true });
      continue;
    }
    return {
      async confirm() {
        const former = (await claims(directory)).filter((number) => number < mine);
        const drafts = (await readdir(directory)).filter((name) => name.startsWith('owner.draft-'));
        for (const number of former) await rm(claimFile(directory, number), { force: true });
        for (const name of drafts) await rm(join(directory, name), { force: true });
      },
      release: () => rm(claimFile(directory, mine), { force: true }),
    };
  }
}

function claimFile(directory: string, number: number): string {
  return join(directory, `owner.${number}`);
}

async function claims(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names.flatMap((name) => (/^owner\.\d+$/.test(name) ? [Number(name.slice('owner.'.length))] : []));
}

/** Returns false when another process made this claim first. */
async function makeClaim(directory: string, number: number, owner: ProcessHandle): Promise<boolean> {
  const draft = join(directory, `owner.draft-${randomUUID()}`);
  await writeFile(draft, JSON.stringify(owner), { mode: 0o600 });
  try {
    await link(draft, claimFile(directory, number));
    return true;
  } catch (error) {
    // ENOENT: the winner has just cleared away our draft with the other leftovers.
    if (errorCode(error) === 'EEXIST' || errorCode(error) === 'ENOENT') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The owner a claim names; undefined when there is none or a power cut left the file empty. */
async function readClaim(directory: string, number: number): Promise<ProcessHandle | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(claimFile(directory, number), 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('identity' in value))
      return undefined;
    const { pid, identity } = value;
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function inUse(directory: string, owner: ProcessHandle): EmbeddedServerError {
  const itself = owner.pid === process.pid;
  return new EmbeddedServerError(
    'embedded-directory-in-use',
    itself
      ? `This process already runs the database in ${directory}.`
      : `The database in ${directory} belongs to process ${owner.pid}, which is still running.`,
    itself
      ? 'Stop the first server before you start it again.'
      : `Use that Foreland, or stop it (kill ${owner.pid}), or start this one with another data directory.`,
  );
}
