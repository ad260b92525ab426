import { ForelandError } from '@foreland/model';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const KEEP_MILLISECONDS = 24 * 3600 * 1000;

/** Files that exports made, one a job, for a day. Whoever asks must have shown that the job is theirs. */
export class ExportFiles {
  readonly #folder: string;
  readonly #clock: () => Date;

  private constructor(folder: string, clock: () => Date) {
    this.#folder = folder;
    this.#clock = clock;
  }

  static async open(options: { readonly home: string; readonly clock: () => Date }): Promise<ExportFiles> {
    const folder = join(options.home, 'exports');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new ExportFiles(folder, options.clock);
  }

  /** Writes the file of a job, or none. @returns its size in bytes */
  async write(job: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const draft = `${this.#path(job)}.draft`;
    const file = await open(draft, 'w', 0o600);
    try {
      let size = 0;
      try {
        for await (const chunk of bytes) {
          size += chunk.length;
          await file.appendFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, this.#path(job));
      return size;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** @throws ForelandError `export-gone`. */
  async read(job: string): Promise<{ readonly bytes: number; readonly body: AsyncIterable<Uint8Array> }> {
    const found = await stat(this.#path(job)).catch(() => undefined);
    if (found)
      return { bytes: found.size, body: createReadStream(this.#path(job), { highWaterMark: 256 * 1024 }) };
    throw new ForelandError({
      code: 'export-gone',
      message: 'The file of this export is no longer kept.',
      remedy: 'Start the export again; files are kept for a day.',
      status: 410,
    });
  }

  async remove(job: string): Promise<void> {
    await rm(this.#path(job), { force: true });
  }

  async sweep(): Promise<void> {
    const before = new Date(this.#clock().getTime() - KEEP_MILLISECONDS);
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtime < before) await rm(path, { force: true });
    }
  }

  #path(job: string): string {
    if (!/^[0-9a-f-]{36}$/.test(job)) throw new Error('not a job id');
    return join(this.#folder, job);
  }
}
