import type { Partner } from '@foreland/model';
import type { Pool } from 'pg';

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

export class UploadTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async add(owner: Owner, upload: UploadRecord, now: Date): Promise<void> {
    await this.#pool.query(
      `INSERT INTO upload (partner, user_name, hash, name, bytes, received_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (partner, user_name, hash) DO UPDATE SET name = excluded.name, received_at = excluded.received_at`,
      [owner.partner, owner.user, upload.hash, upload.name, upload.bytes, now],
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

  /** Of the given hashes, those that somebody still has a use for. */
  async inUse(hashes: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.#pool.query<{ hash: string }>(
      'SELECT DISTINCT hash FROM upload WHERE hash = ANY ($1)',
      [hashes],
    );
    return new Set(rows.map((row) => row.hash));
  }
}
