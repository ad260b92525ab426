import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const ID = /^[0-9a-f-]{36}$/;

export interface KeptFile {
  readonly bytes: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/** A folder of files named by ids, each there in full and on the disk, or not at all. */
export class DurableFolder {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<DurableFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new DurableFolder(folder);
  }

  /** Writes the file of an id, or none. @returns its size in bytes */
  async write(id: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const draft = `${this.#path(id)}.draft`;
    try {
      const file = await open(draft, 'w', 0o600);
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
      await rename(draft, this.#path(id));
      return size;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async read(id: string): Promise<KeptFile | undefined> {
    const path = this.#path(id);
    const found = await stat(path).catch(() => undefined);
    return found && { bytes: found.size, body: createReadStream(path, { highWaterMark: 256 * 1024 }) };
  }

  /** Whether the folder itself is there: a disk can be away for a while. */
  async isThere(): Promise<boolean> {
    return (await stat(this.#folder).catch(() => undefined)) !== undefined;
  }

  async remove(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  /** Ids of the files that were last written before an instant, drafts of writers that are gone among them. */
  async olderThan(before: Date): Promise<readonly string[]> {
    const ids = new Set<string>();
    for (const name of await readdir(this.#folder)) {
      const found = await stat(join(this.#folder, name)).catch(() => undefined);
      if (found && found.mtime < before) ids.add(name.slice(0, 36));
    }
    return [...ids].filter((id) => ID.test(id));
  }

  /** Removes a file and its draft. */
  async discard(id: string): Promise<void> {
    await Promise.all([this.remove(id), rm(`${this.#path(id)}.draft`, { force: true })]);
  }

  #path(id: string): string {
    if (!ID.test(id)) throw new Error('not an id');
    return join(this.#folder, id);
  }
}
