import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandError, EXIT } from './exit.ts';

const Kept = z.object({ token: z.string().regex(/^[\w-]{1,200}$/), user: z.string(), expiresAt: z.string() });
const File = z.object({ version: z.literal(1), sessions: z.record(z.string(), Kept) });

/** A session at one node. */
export type KeptSession = z.output<typeof Kept>;

/**
 * Sessions of the person who runs the command, by address of the node. Kept in `sessions.json` in their own
 * settings folder, readable by them alone.
 */
export class Tokens {
  readonly #folder: string;
  readonly #path: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, 'sessions.json');
  }

  async find(origin: string): Promise<KeptSession | undefined> {
    const sessions = await this.#read();
    return Object.hasOwn(sessions, origin) ? sessions[origin] : undefined;
  }

  async keep(origin: string, session: KeptSession): Promise<void> {
    await this.#write({ ...(await this.#read()), [origin]: session });
  }

  async forget(origin: string): Promise<void> {
    const { [origin]: forgotten, ...others } = await this.#read();
    if (forgotten !== undefined) await this.#write(others);
  }

  async #read(): Promise<Record<string, KeptSession>> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
      throw this.#failed('cannot be read', error);
    }
    try {
      return File.parse(JSON.parse(text)).sessions;
    } catch (error) {
      throw this.#failed('is damaged', error);
    }
  }

  /** Written beside and renamed, so that an interruption leaves the old file. */
  async #write(sessions: Record<string, KeptSession>): Promise<void> {
    const draft = `${this.#path}.${process.pid}`;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(draft, `${JSON.stringify({ version: 1, sessions }, undefined, 2)}\n`, { mode: 0o600 });
      await chmod(draft, 0o600);
      await rename(draft, this.#path);
    } catch (error) {
      await rm(draft, { force: true });
      throw this.#failed('cannot be written', error);
    }
  }

  #failed(what: string, cause: unknown): CommandError {
    return new CommandError(EXIT.refused, {
      code: 'sessions-file',
      message: `${this.#path}, where sign-ins are kept, ${what}.`,
      remedy: 'Check the rights on the file, or delete it and sign in again.',
      cause,
    });
  }
}
