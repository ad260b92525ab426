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

export type NewDirectoryText = Omit<DirectoryText, 'addedBy' | 'addedAt'>;

export interface PartnerTerms {
  readonly peer: Partner;
  /** Up to which level the partner's node is accredited. */
  readonly clearance: Level;
  /** Nothing is sent to a suspended partner, and nothing taken from it. */
  readonly suspended: boolean;
}

/** What the first of two people said who compare a card. */
export interface FirstConfirmation {
  readonly peer: Partner;
  readonly digest: string;
  readonly clearance: Level;
  readonly replaces: boolean;
  readonly by: string;
  /** Whether they keep the directory; of two people one does. */
  readonly isKeeper: boolean;
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
  async add(partner: Partner, texts: readonly NewDirectoryText[], by: string, now: Date): Promise<void> {
    await inTransaction(this.#pool, (client) => insertTexts(client, partner, texts, by, now));
  }

  async withdrawProposal(partner: Partner, peer: Partner, digest: string): Promise<boolean> {
    return removeProposal(this.#pool, partner, peer, digest);
  }

  /** What first people said of cards that wait for a second one. */
  async firstConfirmations(partner: Partner): Promise<readonly FirstConfirmation[]> {
    const { rows } = await this.#pool.query<FirstConfirmation>(
      `SELECT peer, digest, clearance, replaces, first_by AS by, first_is_keeper AS "isKeeper" FROM card_confirmation
       WHERE partner = $1 AND second_by IS NULL ORDER BY peer, digest`,
      [partner],
    );
    return rows;
  }

  /** Remembers what one person said; the same person may correct it. @returns false where somebody else was first */
  async confirmFirst(partner: Partner, said: FirstConfirmation, now: Date): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `INSERT INTO card_confirmation AS held (partner, peer, digest, clearance, replaces, first_by, first_at, first_is_keeper)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (partner, peer, digest) DO UPDATE SET clearance = excluded.clearance, replaces = excluded.replaces,
         first_at = excluded.first_at, first_is_keeper = excluded.first_is_keeper WHERE held.first_by = excluded.first_by AND held.second_by IS NULL`,
      [partner, said.peer, said.digest, said.clearance, said.replaces, said.by, now, said.isKeeper],
    );
    return rowCount === 1;
  }

  /**
   * Keeps the second name beside the first, the card, and on what terms it counts: all or nothing.
   * @returns false where it is the same name, or somebody was faster
   */
  async confirmSecond(
    partner: Partner,
    said: FirstConfirmation,
    texts: readonly NewDirectoryText[],
    now: Date,
  ): Promise<boolean> {
    const { peer, digest, clearance, by } = said;
    return inTransaction(this.#pool, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE card_confirmation SET second_by = $4, second_at = $5
         WHERE partner = $1 AND peer = $2 AND digest = $3 AND second_by IS NULL AND first_by <> $4
           AND clearance = $6 AND replaces = $7 AND (first_is_keeper OR $8)`,
        [partner, peer, digest, by, now, clearance, said.replaces, said.isKeeper],
      );
      if (rowCount !== 1) return false;
      await insertTexts(client, partner, texts, by, now);
      await setTerms(client, partner, { peer, clearance, suspended: false }, by, now);
      return true;
    });
  }

  async terms(partner: Partner): Promise<readonly PartnerTerms[]> {
    const { rows } = await this.#pool.query<PartnerTerms>(
      'SELECT peer, clearance, suspended FROM partner_terms WHERE partner = $1 ORDER BY peer',
      [partner],
    );
    return rows;
  }

  async setTerms(partner: Partner, terms: PartnerTerms, by: string, now: Date): Promise<void> {
    await setTerms(this.#pool, partner, terms, by, now);
  }
}

async function insertTexts(
  client: PoolClient,
  partner: Partner,
  texts: readonly NewDirectoryText[],
  by: string,
  now: Date,
): Promise<void> {
  for (const text of texts) {
    await client.query(
      `INSERT INTO directory_text (partner, peer, kind, digest, content, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [partner, text.peer, text.kind, text.digest, text.content, by, now],
    );
    if (text.kind !== 'proposal') await removeProposal(client, partner, text.peer, text.digest);
  }
}

async function setTerms(
  client: Pool | PoolClient,
  partner: Partner,
  terms: PartnerTerms,
  by: string,
  now: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO partner_terms (partner, peer, clearance, suspended, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (partner, peer) DO UPDATE SET clearance = excluded.clearance, suspended = excluded.suspended,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [partner, terms.peer, terms.clearance, terms.suspended, by, now],
  );
}

async function removeProposal(
  client: Pool | PoolClient,
  partner: Partner,
  peer: Partner,
  digest: string,
): Promise<boolean> {
  await client.query(
    'DELETE FROM card_confirmation WHERE partner = $1 AND peer = $2 AND digest = $3 AND second_by IS NULL',
    [partner, peer, digest],
  );
  const { rowCount } = await client.query(
    `DELETE FROM directory_text WHERE partner = $1 AND peer = $2 AND kind = 'proposal' AND digest = $3`,
    [partner, peer, digest],
  );
  return rowCount === 1;
}
