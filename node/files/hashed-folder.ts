import { ForelandError } from '@foreland/model';
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a file by which its kind is told. */
const HEAD_BYTES = 16;

/** A file that has come in whole and has no name yet. */
export interface ReceivedFile {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
  readonly bytes: number;
  /** Its first bytes, sixteen at most. */
  readonly head: Uint8Array;
}

export interface HashedFolderOptions {
  readonly folder: string;
  /** Largest file, in bytes. */
  readonly limit: number;
  /** What a person can do about a file that is larger. */
  readonly tooLarge: string;
  readonly random: (bytes: number) => Uint8Array;
}

/** A folder of files that lie under the hash of their bytes, each there in full, or not at all. */
export class HashedFolder {
  readonly #options: HashedFolderOptions;

  private constructor(options: HashedFolderOptions) {
    this.#options = options;
  }

  static async open(options: HashedFolderOptions): Promise<HashedFolder> {
    await mkdir(join(options.folder, 'incoming'), { recursive: true, mode: 0o700 });
    return new HashedFolder(options);
  }

  /**
   * Takes a file in. It is on disk, whole, when this resolves; a broken transfer leaves nothing.
   * @param settle what is to be known of the file before it has its name: a sweep that runs then would take one of which
   *   nothing is known for left over. Where it throws, nothing is kept.
   * @throws ForelandError `upload-too-large`, `upload-empty`, `disk-full`
   */
  async receive(
    bytes: AsyncIterable<Uint8Array>,
    settle: (file: ReceivedFile) => Promise<void>,
  ): Promise<ReceivedFile> {
    const { random, limit } = this.#options;
    const draft = join(this.#incoming, Buffer.from(random(16)).toString('hex'));
    try {
      const file = await open(draft, 'wx', 0o600);
      const digest = createHash('sha256');
      let size = 0;
      let head: Uint8Array = new Uint8Array();
      try {
        for await (const chunk of bytes) {
          size += chunk.length;
          if (size > limit) throw this.#tooLarge();
          if (head.length < HEAD_BYTES)
            head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
          digest.update(chunk);
          await file.appendFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      if (size === 0) throw empty();
      const received = { hash: digest.digest('hex'), bytes: size, head };
      await settle(received);
      await rename(draft, this.path(received.hash));
      return received;
    } catch (error) {
      await rm(draft, { force: true });
      throw isOutOfSpace(error) ? diskFull() : error;
    }
  }

  /** Where the bytes of a file lie, or would. */
  path(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a file hash');
    return join(this.#options.folder, hash);
  }

  async has(hash: string): Promise<boolean> {
    return (await stat(this.path(hash)).catch(() => undefined)) !== undefined;
  }

  /** Hashes of all files. */
  async hashes(): Promise<readonly string[]> {
    return (await readdir(this.#options.folder)).filter((name) => /^[0-9a-f]{64}$/.test(name));
  }

  async remove(hash: string): Promise<void> {
    await rm(this.path(hash), { force: true });
  }

  /** Removes transfers that a killed node left half done. To be called before the first, where no other node takes files in. */
  async discardUnfinished(): Promise<void> {
    for (const name of await readdir(this.#incoming)) await rm(join(this.#incoming, name), { force: true });
  }

  /** Removes what transfers left that broke off before an instant. */
  async sweepUnfinished(before: Date): Promise<void> {
    for (const name of await readdir(this.#incoming)) {
      const path = join(this.#incoming, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtime < before) await rm(path, { force: true });
    }
  }

  get #incoming(): string {
    return join(this.#options.folder, 'incoming');
  }

  #tooLarge(): ForelandError {
    return new ForelandError({
      code: 'upload-too-large',
      message: `The file is larger than ${Math.floor(this.#options.limit / 1_048_576)} MB.`,
      remedy: this.#options.tooLarge,
      status: 413,
    });
  }
}

/** The disk is full, or what the user of the node may have of it. */
function isOutOfSpace(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

function diskFull(): ForelandError {
  return new ForelandError({
    code: 'disk-full',
    message: 'The node has no room on its disk for the file; nothing of it was kept.',
    remedy: 'Tell your administrator, and hand the file over again once there is room.',
    status: 507,
  });
}

function empty(): ForelandError {
  return new ForelandError({
    code: 'upload-empty',
    message: 'The file has no content.',
    remedy: 'Choose a file with content.',
  });
}
