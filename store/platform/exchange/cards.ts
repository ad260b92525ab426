import type { Partner } from '@foreland/model';
import type { Pool } from 'pg';

export type CardState = 'proposed' | 'confirmed' | 'refused' | 'replaced' | 'revoked';

/** What a partner's node says of itself, as it was received; signed by that node. */
export interface KeptCard {
  readonly peer: Partner;
  readonly id: string;
  readonly version: number;
  readonly card: string;
  readonly state: CardState;
  readonly receivedAt: string;
  readonly decidedBy: string | undefined;
  readonly decidedAt: string | undefined;
}

interface Row {
  peer: Partner;
  id: string;
  version: number;
  card: string;
  state: CardState;
  received_at: string;
  decided_by: string | null;
  decided_at: string | null;
}

/** The cards of partners, and which of them people have confirmed. */
export class PartnerCards {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Keeps a card as proposed; one that is known stays as it is. */
  async propose(
    partner: Partner,
    card: { readonly peer: Partner; readonly id: string; readonly version: number; readonly card: string },
    now: Date,
  ): Promise<void> {
    await this.#pool.query(
      `INSERT INTO partner_card (partner, peer, id, version, card, state, received_at)
       VALUES ($1, $2, $3, $4, $5, 'proposed', $6) ON CONFLICT (partner, peer, id) DO NOTHING`,
      [partner, card.peer, card.id, card.version, card.card, now],
    );
  }

  /** Puts a card in force in place of the one before, in one step. */
  async confirm(partner: Partner, peer: Partner, id: string, user: string, now: Date): Promise<boolean> {
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(
        `UPDATE partner_card SET state = 'replaced' WHERE partner = $1 AND peer = $2 AND state = 'confirmed' AND id <> $3`,
        [partner, peer, id],
      );
      const { rowCount } = await client.query(
        `UPDATE partner_card SET state = 'confirmed', decided_by = $4, decided_at = $5
         WHERE partner = $1 AND peer = $2 AND id = $3 AND state = 'proposed'`,
        [partner, peer, id, user, now],
      );
      await client.query(rowCount === 1 ? 'COMMIT' : 'ROLLBACK');
      return rowCount === 1;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  async decide(
    partner: Partner,
    peer: Partner,
    id: string,
    decision: { readonly state: 'refused' | 'revoked'; readonly user: string; readonly at: Date },
  ): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `UPDATE partner_card SET state = $4, decided_by = $5, decided_at = $6
       WHERE partner = $1 AND peer = $2 AND id = $3 AND state = $7`,
      [
        partner,
        peer,
        id,
        decision.state,
        decision.user,
        decision.at,
        decision.state === 'refused' ? 'proposed' : 'confirmed',
      ],
    );
    return rowCount === 1;
  }

  /** Every card, by partner, newest version first. */
  async list(partner: Partner): Promise<readonly KeptCard[]> {
    const { rows } = await this.#pool.query<Row>(
      'SELECT * FROM partner_card WHERE partner = $1 ORDER BY peer, version DESC, received_at DESC, id',
      [partner],
    );
    return rows.map((row) =>
      Object.freeze({
        peer: row.peer,
        id: row.id,
        version: row.version,
        card: row.card,
        state: row.state,
        receivedAt: row.received_at,
        decidedBy: row.decided_by ?? undefined,
        decidedAt: row.decided_at ?? undefined,
      }),
    );
  }
}
