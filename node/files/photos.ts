import { ForelandError } from '@foreland/model';
import type {
  ExceededLimit,
  KeptPhoto,
  Owner,
  PhotoFile,
  PhotoLimits,
  PhotoTable,
} from '@foreland/store/platform';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { HashedFolder } from './hashed-folder.ts';
import { imageTypeOf } from './image-type.ts';

const LIMIT = 12 * 1_048_576;
const KEEP_MILLISECONDS = 24 * 3600 * 1000;

/**
 * Photographs, byte for byte as they were taken. Until a record names one, it is there for whoever handed it over, and for a
 * day; from then on for whoever sees that the record names it. They never leave the node.
 */
export class Photos {
  readonly #table: PhotoTable;
  readonly #folder: HashedFolder;
  readonly #clock: () => Date;
  readonly #limits: PhotoLimits;

  private constructor({ table, clock, limits }: PhotoOptions, folder: HashedFolder) {
    this.#table = table;
    this.#folder = folder;
    this.#clock = clock;
    this.#limits = limits;
  }

  static async open(options: PhotoOptions): Promise<Photos> {
    return new Photos(options, await openPhotoFolder(options.home, options.random));
  }

  /**
   * @throws ForelandError `photo-type`, `photos-waiting`, `photos-waiting-node`, and as `HashedFolder.receive`
   */
  async receive(owner: Owner, bytes: AsyncIterable<Uint8Array>): Promise<PhotoFile> {
    let photo: PhotoFile | undefined;
    await this.#folder.receive(bytes, async ({ hash, bytes: size, head }) => {
      const mimeType = imageTypeOf(head);
      if (mimeType === undefined) throw noPhoto();
      photo = { hash, mimeType, bytes: size };
      const exceeded = await this.#table.add(owner, photo, this.#clock(), this.#limits);
      if (exceeded) throw this.#noRoom(exceeded);
    });
    if (!photo) throw new Error('a photograph was received and not looked at');
    return photo;
  }

  /** What this person handed over within the last day. */
  async uploaded(owner: Owner, hash: string): Promise<PhotoFile | undefined> {
    const photo = await this.#table.uploaded(owner, hash);
    return photo && (await this.#folder.has(hash)) ? photo : undefined;
  }

  /** The same, and it is there for another day: a sweep would else take what is being recorded. */
  async renewed(owner: Owner, hash: string): Promise<PhotoFile | undefined> {
    const photo = await this.#table.renew(owner, hash, this.#clock());
    return photo && (await this.#folder.has(hash)) ? photo : undefined;
  }

  /** Of these hashes, those whose bytes lie here for a record. */
  async kept(hashes: readonly string[]): Promise<readonly KeptPhoto[]> {
    const photos = await this.#table.kept(hashes);
    const there = await Promise.all(photos.map(({ hash }) => this.#folder.has(hash)));
    return photos.filter((_, at) => there[at]);
  }

  /** Whether somebody may have them is for the caller to know. */
  read(hash: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.#folder.path(hash), { highWaterMark: 256 * 1024 });
  }

  #noRoom(whose: ExceededLimit): ForelandError {
    const { photos, bytes } = this.#limits[whose];
    const most = `${photos} photographs or ${Math.floor(bytes / 1_048_576)} MB`;
    return whose === 'person'
      ? new ForelandError({
          code: 'photos-waiting',
          message: `You have handed over as many photographs as may wait for a seizure to name them: ${most}.`,
          remedy:
            'Record the seizure that they belong to, and hand over the rest then. What no seizure names is removed a day after it was last used.',
          status: 429,
        })
      : new ForelandError({
          code: 'photos-waiting-node',
          message: `At this node as many photographs wait for a seizure to name them as may: ${most}.`,
          remedy:
            'Record your seizure without this photograph, or try again later: what no seizure names is removed after a day. Your administrator can raise the limit.',
          status: 429,
        });
  }

  /** See `HashedFolder.discardUnfinished`. */
  discardUnfinished(): Promise<void> {
    return this.#folder.discardUnfinished();
  }

  /** Removes what no record has named for a day, and what broken transfers left. */
  async sweep(): Promise<void> {
    const before = new Date(this.#clock().getTime() - KEEP_MILLISECONDS);
    await this.#table.removeOlder(before);
    await this.#table.removeUnused(await this.#folder.hashes(), (hash) => this.#folder.remove(hash));
    await this.#folder.sweepUnfinished(before);
  }
}

export interface PhotoOptions {
  readonly table: PhotoTable;
  readonly limits: PhotoLimits;
  readonly home: string;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** Where the photographs of a node lie, each under the hash of its bytes. */
export function photoFolder(home: string): string {
  return join(home, 'photos');
}

export function openPhotoFolder(home: string, random: (bytes: number) => Uint8Array): Promise<HashedFolder> {
  return HashedFolder.open({
    folder: photoFolder(home),
    limit: LIMIT,
    tooLarge: 'Take it with fewer pixels, or save it with more compression.',
    random,
  });
}

function noPhoto(): ForelandError {
  return new ForelandError({
    code: 'photo-type',
    message: 'The file is no photograph in JPEG, PNG or WebP.',
    remedy: 'Save it in one of these formats and hand it over again; the name of the file does not count.',
    status: 415,
  });
}
