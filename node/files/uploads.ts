import { ForelandError } from '@foreland/model';
import type { Owner, UploadRecord, UploadTable } from '@foreland/store/platform';
import { join } from 'node:path';
import { HashedFolder } from './hashed-folder.ts';

const KEEP_MILLISECONDS = 24 * 3600 * 1000;

/**
 * Files on their way in. They lie under the hash of their bytes, and only who handed one over can use it:
 * knowing a hash gives nothing.
 */
export class Uploads {
  readonly #table: UploadTable;
  readonly #folder: HashedFolder;
  readonly #clock: () => Date;

  private constructor({ table, clock }: UploadOptions, folder: HashedFolder) {
    this.#table = table;
    this.#folder = folder;
    this.#clock = clock;
  }

  static async open(options: UploadOptions): Promise<Uploads> {
    const { home, limit, random } = options;
    const folder = await HashedFolder.open({
      folder: join(home, 'uploads'),
      limit,
      tooLarge: 'Split the file, or ask the administrator to raise FORELAND_UPLOAD_MEGABYTES.',
      random,
    });
    return new Uploads(options, folder);
  }

  /**
   * Takes a file in. It is on disk, whole, when this resolves; a broken transfer leaves nothing.
   * @throws ForelandError `upload-too-large`, `upload-empty`.
   */
  async receive(owner: Owner, name: string, bytes: AsyncIterable<Uint8Array>): Promise<UploadRecord> {
    const recordOf = (file: { hash: string; bytes: number }): UploadRecord => ({
      hash: file.hash,
      name: plainName(name),
      bytes: file.bytes,
    });
    const received = await this.#folder.receive(bytes, (file) =>
      this.#table.add(owner, recordOf(file), this.#clock()),
    );
    return recordOf(received);
  }

  /** @throws ForelandError `upload-unknown`, also for a file that somebody else handed over. */
  async find(owner: Owner, hash: string): Promise<UploadRecord> {
    const upload = await this.#table.find(owner, hash);
    if (upload && (await this.#folder.has(hash))) return upload;
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
    return this.#folder.path(hash);
  }

  /** Gives a file up after its import. */
  async remove(owner: Owner, hash: string): Promise<void> {
    await this.#table.remove(owner, hash);
    await this.#removeUnused([hash]);
  }

  /** See `HashedFolder.discardUnfinished`. */
  discardUnfinished(): Promise<void> {
    return this.#folder.discardUnfinished();
  }

  /** Removes what is older than a day, and what broken transfers left. */
  async sweep(): Promise<void> {
    const before = new Date(this.#clock().getTime() - KEEP_MILLISECONDS);
    await this.#table.removeOlder(before);
    await this.#removeUnused(await this.#folder.hashes());
    await this.#folder.sweepUnfinished(before);
  }

  #removeUnused(hashes: readonly string[]): Promise<void> {
    return this.#table.removeUnused(hashes, (hash) => this.#folder.remove(hash));
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
