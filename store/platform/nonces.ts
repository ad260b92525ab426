import type { Pool } from 'pg';

/** Nonces of signatures accepted from partners, so that none is accepted twice, by any process of this node. */
export class NonceTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** @returns whether it was new; of several calls at once only one is told so */
  async putIfAbsent(keyId: string, nonce: string, until: Date): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'INSERT INTO partner_nonce (key_id, nonce, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [keyId, nonce, until],
    );
    return rowCount === 1;
  }

  async removeExpired(now: Date): Promise<void> {
    await this.#pool.query('DELETE FROM partner_nonce WHERE expires_at <= $1', [now]);
  }
}
