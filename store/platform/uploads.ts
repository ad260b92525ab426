import type { Partner } from '@foreland/model';
import type { Pool } from 'pg';
import { oneByOne } from './one-by-one.ts';

/** Who handed a file over; nobody else may use it. */
export interface Owner {
  readonly user: string;
  readonly partner: Partner;
}

export interface UploadRecord {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
  readonly name: string;
  readonly bytes: number;
}

const TURN = 'foreland upload';

export class UploadTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async add(owner: Owner, upload: UploadRecord, now: Date): Promise<void> {
    await oneByOne(this.#pool, TURN, (client) =>
      client.query(
        `INSERT INTO upload (partner, user_name, hash, name, bytes, received_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (partner, user_name, hash) DO UPDATE SET name = excluded.name, received_at = excluded.received_at`,
        [owner.partner, owner.user, upload.hash, upload.name, upload.bytes, now],
      ),
    );
  }

  async find(owner: Owner, hash: string): Promise<UploadRecord | undefined> {
    const { rows } = await this.#pool.query<UploadRecord>(
      'SELECT hash, name, bytes FROM upload WHERE partner = $1 AND user_name = $2 AND hash = $3',
      [owner.partner, owner.user, hash],
    );
    return rows[0];
  }

  /** Removes what came in before the given instant. */
  async removeOlder(before: Date): Promise<void> {
    await this.#pool.query('DELETE FROM upload WHERE received_at < $1', [before]);
  }

  async remove(owner: Owner, hash: string): Promise<void> {
    await this.#pool.query('DELETE FROM upload WHERE partner = $1 AND user_name = $2 AND hash = $3', [
      owner.partner,
      owner.user,
      hash,
    ]);
  }

  /**
   * Removes, of the given hashes, those that nobody has a use for any more. Nothing is handed over meanwhile: the bytes of one
   * that comes again would be removed with those that were left over.
   */
  async removeUnused(hashes: readonly string[], remove: (hash: string) => Promise<void>): Promise<void> {
    await oneByOne(this.#pool, TURN, async (client) => {
      const { rows } = await client.query<{ hash: string }>(
        'SELECT DISTINCT hash FROM upload WHERE hash = ANY ($1)',
        [hashes],
      );
      const used = new Set(rows.map((row) => row.hash));
      for (const hash of hashes) if (!used.has(hash)) await remove(hash);
    });
  }
}
