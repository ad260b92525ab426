import { ForelandError } from '@foreland/model';
import type { Owner, UploadRecord, UploadTable } from '@foreland/store/platform';
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const KEEP_MILLISECONDS = 24 * 3600 * 1000;

/**
 * Files on their way in. They lie under the hash of their bytes, and only who handed one over can use it:
 * knowing a hash gives nothing.
 */
export class Uploads {
  readonly #table: UploadTable;
  readonly #folder: string;
  readonly #limit: number;
  readonly #clock: () => Date;
  readonly #random: (bytes: number) => Uint8Array;

  private constructor(options: UploadOptions) {
    this.#table = options.table;
    this.#folder = join(options.home, 'uploads');
    this.#limit = options.limit;
    this.#clock = options.clock;
    this.#random = options.random;
  }

  static async open(options: UploadOptions): Promise<Uploads> {
    const uploads = new Uploads(options);
    await mkdir(join(uploads.#folder, 'incoming'), { recursive: true, mode: 0o700 });
    return uploads;
  }

  /**
   * Takes a file in. It is on disk, whole, when this resolves; a broken transfer leaves nothing.
   * @throws ForelandError `upload-too-large`, `upload-empty`.
   */
  async receive(owner: Owner, name: string, bytes: AsyncIterable<Uint8Array>): Promise<UploadRecord> {
    const draft = join(this.#folder, 'incoming', Buffer.from(this.#random(16)).toString('hex'));
    const file = await open(draft, 'wx', 0o600);
    try {
      const digest = createHash('sha256');
      let size = 0;
      try {
        for await (const chunk of bytes) {
          size += chunk.length;
          if (size > this.#limit) throw tooLarge(this.#limit);
          digest.update(chunk);
          await file.appendFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      if (size === 0) throw empty();
      const hash = digest.digest('hex');
      const upload = { hash, name: plainName(name), bytes: size };
      // The row first: a sweep that runs now would take a file without one for left over.
      await this.#table.add(owner, upload, this.#clock());
      await rename(draft, this.#file(hash));
      return upload;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** @throws ForelandError `upload-unknown`, also for a file that somebody else handed over. */
  async find(owner: Owner, hash: string): Promise<UploadRecord> {
    const upload = await this.#table.find(owner, hash);
    const there = upload && (await stat(this.#file(hash)).catch(() => undefined));
    if (upload && there) return upload;
    throw new ForelandError({
      code: 'upload-unknown',
      message: 'The file is not here, or no longer: files are kept for a day.',
      remedy: 'Hand the file over again.',
      status: 404,
    });
  }

  /** Where the bytes lie, for reading only. @throws ForelandError `upload-unknown`. */
  async path(owner: Owner, hash: string): Promise<string> {
    await this.find(owner, hash);
    return this.#file(hash);
  }

  /** Gives a file up after its import. */
  async remove(owner: Owner, hash: string): Promise<void> {
    await this.#table.remove(owner, hash);
    await this.#removeUnused([hash]);
  }

  /** Removes transfers that a killed node left half done. To be called before the first, where no other node takes files in. */
  async discardUnfinished(): Promise<void> {
    const incoming = join(this.#folder, 'incoming');
    for (const name of await readdir(incoming)) await rm(join(incoming, name), { force: true });
  }

  /** Removes what is older than a day, and what broken transfers left. */
  async sweep(): Promise<void> {
    const before = new Date(this.#clock().getTime() - KEEP_MILLISECONDS);
    await this.#table.removeOlder(before);
    const names = await readdir(this.#folder);
    await this.#removeUnused(names.filter((name) => /^[0-9a-f]{64}$/.test(name)));
    for (const name of await readdir(join(this.#folder, 'incoming'))) {
      const path = join(this.#folder, 'incoming', name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtime < before) await rm(path, { force: true });
    }
  }

  async #removeUnused(hashes: readonly string[]): Promise<void> {
    const used = await this.#table.inUse(hashes);
    for (const hash of hashes) if (!used.has(hash)) await rm(this.#file(hash), { force: true });
  }

  #file(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a file hash');
    return join(this.#folder, hash);
  }
}

export interface UploadOptions {
  readonly table: UploadTable;
  readonly home: string;
  /** Largest file, in bytes. */
  readonly limit: number;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** The last part of a path, without control and direction characters, at most 300 of them. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 300) || 'file';
}

function tooLarge(limit: number): ForelandError {
  return new ForelandError({
    code: 'upload-too-large',
    message: `The file is larger than ${Math.floor(limit / 1_048_576)} MB.`,
    remedy: 'Split the file, or ask the administrator to raise FORELAND_UPLOAD_MEGABYTES.',
    status: 413,
  });
}

function empty(): ForelandError {
  return new ForelandError({
    code: 'upload-empty',
    message: 'The file has no content.',
    remedy: 'Choose a file with content.',
  });
}
