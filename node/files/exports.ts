import { ForelandError } from '@foreland/model';
import { join } from 'node:path';
import { DurableFolder } from './durable-folder.ts';
import type { KeptFile } from './durable-folder.ts';

const KEEP_MILLISECONDS = 24 * 3600 * 1000;

/** Files that exports made, one a job, for a day. Whoever asks must have shown that the job is theirs. */
export class ExportFiles {
  readonly #folder: DurableFolder;
  readonly #clock: () => Date;

  private constructor(folder: DurableFolder, clock: () => Date) {
    this.#folder = folder;
    this.#clock = clock;
  }

  static async open(options: { readonly home: string; readonly clock: () => Date }): Promise<ExportFiles> {
    return new ExportFiles(await DurableFolder.open(join(options.home, 'exports')), options.clock);
  }

  /** Writes the file of a job, or none. @returns its size in bytes */
  write(job: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    return this.#folder.write(job, bytes);
  }

  /** @throws ForelandError `export-gone`. */
  async read(job: string): Promise<KeptFile> {
    const found = await this.#folder.read(job);
    if (found) return found;
    throw new ForelandError({
      code: 'export-gone',
      message: 'The file of this export is no longer kept.',
      remedy: 'Start the export again; files are kept for a day.',
      status: 410,
    });
  }

  remove(job: string): Promise<void> {
    return this.#folder.remove(job);
  }

  async sweep(): Promise<void> {
    const before = new Date(this.#clock().getTime() - KEEP_MILLISECONDS);
    for (const job of await this.#folder.olderThan(before)) await this.#folder.discard(job);
  }
}
