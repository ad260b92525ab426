import type { Level, Partner } from '@foreland/model';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../transaction.ts';

export type DirectoryTextKind = 'anchor' | 'card' | 'revocation' | 'proposal';

/** A signed text of the directory of partners, as it was received. */
export interface DirectoryText {
  readonly peer: Partner;
  readonly kind: DirectoryTextKind;
  /** SHA-256 of what was signed, or the key that is revoked, in base64url. */
  readonly digest: string;
  readonly content: string;
  readonly addedBy: string;
  readonly addedAt: string;
}

export interface PartnerTerms {
  readonly peer: Partner;
  /** Up to which level the partner's node is accredited. */
  readonly clearance: Level;
  /** Nothing is sent to a suspended partner, and nothing taken from it. */
  readonly suspended: boolean;
}

/** The directory of partners as this node keeps it. What it says is verified by whoever reads it. */
export class DirectoryTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** In the order in which they came. */
  async list(partner: Partner): Promise<readonly DirectoryText[]> {
    const { rows } = await this.#pool.query<DirectoryText>(
      `SELECT peer, kind, digest, content, added_by AS "addedBy", added_at AS "addedAt"
       FROM directory_text WHERE partner = $1 ORDER BY place`,
      [partner],
    );
    return rows;
  }

  /** Adds texts, and takes proposals of the same digest away; what is there already stays as it is. All or nothing. */
  async add(
    partner: Partner,
    texts: readonly Omit<DirectoryText, 'addedBy' | 'addedAt'>[],
    by: string,
    now: Date,
  ): Promise<void> {
    await this.#inTransaction(async (client) => {
      for (const text of texts) {
        await client.query(
          `INSERT INTO directory_text (partner, peer, kind, digest, content, added_by, added_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
          [partner, text.peer, text.kind, text.digest, text.content, by, now],
        );
        if (text.kind !== 'proposal') await removeProposal(client, partner, text.peer, text.digest);
      }
    });
  }

  async withdrawProposal(partner: Partner, peer: Partner, digest: string): Promise<boolean> {
    return removeProposal(this.#pool, partner, peer, digest);
  }

  async terms(partner: Partner): Promise<readonly PartnerTerms[]> {
    const { rows } = await this.#pool.query<PartnerTerms>(
      'SELECT peer, clearance, suspended FROM partner_terms WHERE partner = $1 ORDER BY peer',
      [partner],
    );
    return rows;
  }

  async setTerms(partner: Partner, terms: PartnerTerms, by: string, now: Date): Promise<void> {
    await this.#pool.query(
      `INSERT INTO partner_terms (partner, peer, clearance, suspended, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (partner, peer) DO UPDATE SET clearance = excluded.clearance, suspended = excluded.suspended,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [partner, terms.peer, terms.clearance, terms.suspended, by, now],
    );
  }

  async #inTransaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
    return inTransaction(this.#pool, async (client) => {
      await work(client);
    });
  }
}

async function removeProposal(
  client: Pool | PoolClient,
  partner: Partner,
  peer: Partner,
  digest: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `DELETE FROM directory_text WHERE partner = $1 AND peer = $2 AND kind = 'proposal' AND digest = $3`,
    [partner, peer, digest],
  );
  return rowCount === 1;
}
