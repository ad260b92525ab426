import type { Pool } from 'pg';
import { oneByOne } from './one-by-one.ts';
import type { Owner } from './uploads.ts';

/** A photograph as it lies in the node. */
export interface PhotoFile {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
  readonly mimeType: string;
  readonly bytes: number;
}

/** Of which record the bytes are those of a photograph. */
export interface KeptPhoto extends PhotoFile {
  readonly record: string;
}

/** How much may lie here that no record names. */
export interface PhotoLimit {
  readonly photos: number;
  readonly bytes: number;
}

export interface PhotoLimits {
  readonly person: PhotoLimit;
  /** Of all people together. */
  readonly node: PhotoLimit;
}

/** Whose limit it is that keeps a photograph out. */
export type ExceededLimit = keyof PhotoLimits;

interface Row {
  hash: string;
  mime_type: string;
  bytes: number;
}

const TURN = 'foreland photo_upload';

/** Which photographs lie in the node: handed over and unused for a day, or named by a record. */
export class PhotoTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** @returns whose limit it would exceed, where it would; then nothing is kept of it */
  async add(
    owner: Owner,
    photo: PhotoFile,
    now: Date,
    limits: PhotoLimits,
  ): Promise<ExceededLimit | undefined> {
    // Two at once would each find room for themselves.
    return oneByOne(this.#pool, TURN, async (client) => {
      const exceeded = await exceededBy(client, owner, photo, limits);
      if (!exceeded)
        await client.query(
          `INSERT INTO photo_upload (partner, user_name, hash, mime_type, bytes, received_at) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (partner, user_name, hash) DO UPDATE SET received_at = excluded.received_at`,
          [owner.partner, owner.user, photo.hash, photo.mimeType, photo.bytes, now],
        );
      return exceeded;
    });
  }

  /** What this person handed over within the last day. */
  async uploaded(owner: Owner, hash: string): Promise<PhotoFile | undefined> {
    const { rows } = await this.#pool.query<Row>(
      'SELECT hash, mime_type, bytes FROM photo_upload WHERE partner = $1 AND user_name = $2 AND hash = $3',
      [owner.partner, owner.user, hash],
    );
    return rows[0] && toFile(rows[0]);
  }

  /** The same, and from now on it is there for another day. */
  async renew(owner: Owner, hash: string, now: Date): Promise<PhotoFile | undefined> {
    const { rows } = await this.#pool.query<Row>(
      `UPDATE photo_upload SET received_at = $4 WHERE partner = $1 AND user_name = $2 AND hash = $3
       RETURNING hash, mime_type, bytes`,
      [owner.partner, owner.user, hash, now],
    );
    return rows[0] && toFile(rows[0]);
  }

  /** Records whose photographs these are. Whether somebody may know of one is told by a view that shows its record. */
  async kept(hashes: readonly string[]): Promise<KeptPhoto[]> {
    const { rows } = await this.#pool.query<Row & { record: string }>(
      'SELECT record, hash, mime_type, bytes FROM photo WHERE hash = ANY ($1) ORDER BY record',
      [hashes],
    );
    return rows.map((row) => ({ ...toFile(row), record: row.record }));
  }

  /** Removes what was handed over before the given instant. */
  async removeOlder(before: Date): Promise<void> {
    await this.#pool.query('DELETE FROM photo_upload WHERE received_at < $1', [before]);
  }

  /**
   * Removes, of the given hashes, those that nobody has a use for any more. Nothing is handed over meanwhile: the bytes of one
   * that comes again would be removed with those that were left over.
   */
  async removeUnused(hashes: readonly string[], remove: (hash: string) => Promise<void>): Promise<void> {
    await oneByOne(this.#pool, TURN, async (client) => {
      const { rows } = await client.query<{ hash: string }>(
        `SELECT hash FROM photo_upload WHERE hash = ANY ($1) UNION SELECT hash FROM photo WHERE hash = ANY ($1)`,
        [hashes],
      );
      const used = new Set(rows.map(({ hash }) => hash));
      for (const hash of hashes) if (!used.has(hash)) await remove(hash);
    });
  }
}

/** What a record names, and what the same person handed over before, takes no room of its own. */
async function exceededBy(
  client: Pick<Pool, 'query'>,
  { partner, user }: Owner,
  { hash, bytes }: Pick<PhotoFile, 'hash' | 'bytes'>,
  limits: PhotoLimits,
): Promise<ExceededLimit | undefined> {
  const { rows } = await client.query<Record<'own' | 'ownBytes' | 'all' | 'allBytes', number>>(
    `SELECT count(*) FILTER (WHERE own)::integer AS own, coalesce(sum(bytes) FILTER (WHERE own), 0)::bigint AS "ownBytes",
       count(*)::integer AS "all", coalesce(sum(bytes), 0)::bigint AS "allBytes"
     FROM (
       SELECT partner = $1 AND user_name = $2 AS own, bytes FROM photo_upload AS upload
       WHERE NOT (partner = $1 AND user_name = $2 AND hash = $3)
         AND NOT EXISTS (SELECT FROM photo WHERE photo.hash = upload.hash)
     ) AS waiting`,
    [partner, user, hash],
  );
  const { own = 0, ownBytes = 0, all = 0, allBytes = 0 } = rows[0] ?? {};
  if (own + 1 > limits.person.photos || ownBytes + bytes > limits.person.bytes) return 'person';
  if (all + 1 > limits.node.photos || allBytes + bytes > limits.node.bytes) return 'node';
  return undefined;
}

function toFile({ hash, mime_type, bytes }: Row): PhotoFile {
  return { hash, mimeType: mime_type, bytes };
}
