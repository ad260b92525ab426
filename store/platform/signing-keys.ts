import type { Partner } from '@foreland/model';
import type { Pool } from 'pg';

/** Public keys a node has signed with, past and present. */
export class SigningKeys {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async remember(partner: Partner, id: string, publicKey: Uint8Array, now: Date): Promise<void> {
    await this.#pool.query(
      'INSERT INTO signing_key (partner, id, public_key, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [partner, id, publicKey, now],
    );
  }

  async list(partner: Partner): Promise<readonly { id: string; publicKey: Uint8Array }[]> {
    const { rows } = await this.#pool.query<{ id: string; public_key: Uint8Array }>(
      'SELECT id, public_key FROM signing_key WHERE partner = $1 ORDER BY created_at, id',
      [partner],
    );
    return rows.map((row) => ({ id: row.id, publicKey: row.public_key }));
  }
}
