import type { Json, Partner, Purpose, Refusal } from '@foreland/model';
import type { ClientBase, Pool, PoolClient } from 'pg';
import { inTransaction } from '../../transaction.ts';
import { takeDisclosureDue } from './disclosures.ts';

export type OutgoingState = 'waiting' | 'delivered' | 'refused' | 'expired' | 'void';

/** A package on its way to a partner's node. */
export interface Outgoing {
  readonly partner: Partner;
  readonly id: string;
  readonly recipient: Partner;
  readonly kind: string;
  /** Place among the packages that change what the recipient holds; others have none. */
  readonly sequence: number | undefined;
  /** The one that the recipient must have applied last; of those with a place, none where it is the first. */
  readonly follows: string | undefined;
  readonly purpose: Purpose;
  readonly legalBasis: string;
  /** What is said, until it is sealed; a release is sealed as it is computed and has none. */
  readonly content: string | undefined;
  /** Of the sealed package: what was signed, and the file as it travels. */
  readonly digest: string | undefined;
  readonly envelope: string | undefined;
  readonly bytes: number | undefined;
  readonly about: Json;
  readonly release: string | undefined;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly state: OutgoingState;
  readonly attempts: number;
  readonly nextAttemptAt: string;
  readonly problem: Refusal | undefined;
  readonly receipt: string | undefined;
  readonly answeredAt: string | undefined;
}

export type NewOutgoing = Omit<
  Outgoing,
  'state' | 'attempts' | 'nextAttemptAt' | 'problem' | 'receipt' | 'answeredAt' | 'follows'
> & { readonly follows?: string | undefined };

interface Row {
  partner: Partner;
  id: string;
  recipient: Partner;
  kind: string;
  sequence: number | null;
  follows: string | null;
  purpose: Purpose;
  legal_basis: string;
  content: string | null;
  digest: string | null;
  envelope: string | null;
  bytes: number | null;
  about: Json;
  release: string | null;
  created_by: string;
  created_at: string;
  expires_at: string;
  state: OutgoingState;
  attempts: number;
  next_attempt_at: string;
  problem: Refusal | null;
  receipt: string | null;
  answered_at: string | null;
}

export async function insertOutgoing(
  client: Pick<ClientBase, 'query'>,
  outgoing: NewOutgoing,
): Promise<void> {
  await client.query(
    `INSERT INTO outgoing_package (partner, id, recipient, kind, sequence, purpose, legal_basis, content, digest, envelope, bytes, about,
       release, created_by, created_at, expires_at, follows, state, next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'waiting', $15)`,
    [
      outgoing.partner,
      outgoing.id,
      outgoing.recipient,
      outgoing.kind,
      outgoing.sequence ?? null,
      outgoing.purpose,
      outgoing.legalBasis,
      outgoing.content ?? null,
      outgoing.digest ?? null,
      outgoing.envelope ?? null,
      outgoing.bytes ?? null,
      JSON.stringify(outgoing.about),
      outgoing.release ?? null,
      outgoing.createdBy,
      outgoing.createdAt,
      outgoing.expiresAt,
      outgoing.follows ?? null,
    ],
  );
}

/** The outbox of a node. */
export class OutgoingTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async add(outgoing: NewOutgoing): Promise<void> {
    await insertOutgoing(this.#pool, outgoing);
  }

  /**
   * What is due, oldest first: of the packages that have an order, for each recipient only the first that waits, for those
   * behind it mean nothing without it.
   */
  async due(partner: Partner, now: Date, limit: number): Promise<readonly Outgoing[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT * FROM outgoing_package package
       WHERE partner = $1 AND state = 'waiting' AND next_attempt_at <= $2
         AND (sequence IS NULL OR NOT EXISTS (
           SELECT FROM outgoing_package before WHERE before.partner = package.partner AND before.recipient = package.recipient
             AND before.sequence < package.sequence AND before.state NOT IN ('delivered', 'void')))
       ORDER BY created_at, id LIMIT $3`,
      [partner, now, limit],
    );
    return rows.map(outgoingOf);
  }

  /** Newest first. */
  async list(
    partner: Partner,
    filter: {
      readonly recipient?: Partner;
      readonly limit: number;
      readonly after?: readonly [string, string];
    },
  ): Promise<readonly Outgoing[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT * FROM outgoing_package WHERE partner = $1 AND ($2::text IS NULL OR recipient = $2)
         AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $5`,
      [partner, filter.recipient ?? null, filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.limit],
    );
    return rows.map(outgoingOf);
  }

  async find(partner: Partner, id: string): Promise<Outgoing | undefined> {
    const { rows } = await this.#pool.query<Row>(
      'SELECT * FROM outgoing_package WHERE partner = $1 AND id = $2',
      [partner, id],
    );
    return rows[0] && outgoingOf(rows[0]);
  }

  async isWaiting(partner: Partner, recipient: Partner, kind: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `SELECT FROM outgoing_package WHERE partner = $1 AND recipient = $2 AND kind = $3 AND state = 'waiting' LIMIT 1`,
      [partner, recipient, kind],
    );
    return rowCount === 1;
  }

  /** Forgets how a package was sealed whose file is gone; it is sealed anew. */
  async unseal(partner: Partner, id: string): Promise<void> {
    await this.#pool.query(
      `UPDATE outgoing_package SET digest = NULL, envelope = NULL, bytes = NULL WHERE partner = $1 AND id = $2 AND content IS NOT NULL`,
      [partner, id],
    );
  }

  /** Remembers how the package is sealed. It is sealed once: another file would be another package. */
  async sealed(
    partner: Partner,
    id: string,
    sealed: { readonly digest: string; readonly envelope: string; readonly bytes: number },
  ): Promise<void> {
    await this.#pool.query(
      'UPDATE outgoing_package SET digest = $3, envelope = $4, bytes = $5 WHERE partner = $1 AND id = $2',
      [partner, id, sealed.digest, sealed.envelope, sealed.bytes],
    );
  }

  /** Remembers an attempt that came to nothing. */
  async postpone(partner: Partner, id: string, until: Date, problem: Refusal): Promise<void> {
    await this.#pool.query(
      `UPDATE outgoing_package SET attempts = attempts + 1, next_attempt_at = $3, problem = $4
       WHERE partner = $1 AND id = $2 AND state = 'waiting'`,
      [partner, id, until, JSON.stringify(problem)],
    );
  }

  /** What waits for a recipient is due now: what kept it waiting may be over. */
  async hasten(partner: Partner, recipient: Partner, now: Date): Promise<void> {
    await this.#pool.query(
      `UPDATE outgoing_package SET next_attempt_at = $3 WHERE partner = $1 AND recipient = $2 AND state = 'waiting'
         AND next_attempt_at > $3`,
      [partner, recipient, now],
    );
  }

  /**
   * Ends the waiting. Further answers to the same package change nothing.
   * @param alongside is kept together with the answer, or not at all
   */
  async answer(
    partner: Partner,
    id: string,
    answer: {
      readonly state: Exclude<OutgoingState, 'waiting' | 'void'>;
      readonly receipt?: string;
      readonly problem?: Refusal;
      readonly at: Date;
    },
    alongside: (client: PoolClient) => Promise<unknown> = async () => undefined,
  ): Promise<boolean> {
    return inTransaction(this.#pool, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE outgoing_package SET state = $3, receipt = $4, problem = $5, answered_at = $6, attempts = attempts + 1
         WHERE partner = $1 AND id = $2 AND state = 'waiting'`,
        [
          partner,
          id,
          answer.state,
          answer.receipt ?? null,
          answer.problem ? JSON.stringify(answer.problem) : null,
          answer.at,
        ],
      );
      if (rowCount === 1) await alongside(client);
      return rowCount === 1;
    });
  }

  /** Runs in one transaction: all of it is kept, or none. */
  within<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    return inTransaction(this.#pool, work);
  }

  /**
   * The first byte may leave now. The first time this is said, the names of what the package discloses are handed over.
   * @param alongside is kept together with it, or not at all
   */
  async leaves(
    partner: Partner,
    id: string,
    at: Date,
    alongside: (client: PoolClient, names: readonly string[]) => Promise<unknown>,
  ): Promise<void> {
    await inTransaction(this.#pool, async (client) => {
      const { rowCount } = await client.query(
        'UPDATE outgoing_package SET disclosed_at = $3 WHERE partner = $1 AND id = $2 AND disclosed_at IS NULL',
        [partner, id, at],
      );
      if (rowCount === 1) await alongside(client, await takeDisclosureDue(client, partner, id));
    });
  }

  /** Lets a refused or expired package try again, now. */
  async retry(partner: Partner, id: string, now: Date, expiresAt: Date): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `UPDATE outgoing_package SET state = 'waiting', next_attempt_at = $3, expires_at = greatest(expires_at, $4), receipt = NULL, answered_at = NULL
       WHERE partner = $1 AND id = $2 AND state NOT IN ('delivered', 'void')`,
      [partner, id, now, expiresAt],
    );
    return (rowCount ?? 0) > 0;
  }

  /** Ids of packages whose sealed file is still needed. */
  async waitingAmong(partner: Partner, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.#pool.query<{ id: string }>(
      `SELECT id FROM outgoing_package WHERE partner = $1 AND id = ANY ($2::uuid[]) AND state NOT IN ('delivered', 'void')`,
      [partner, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Packages that take something back: outstanding ones first, then newest first. */
  async recalls(partner: Partner, limit: number): Promise<readonly Outgoing[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT * FROM outgoing_package WHERE partner = $1 AND kind = 'release' AND state <> 'void'
         AND ((about ->> 'withdrawn')::bigint > 0 OR (about ->> 'retracted')::bigint > 0)
       ORDER BY state = 'delivered', created_at DESC, id DESC LIMIT $2`,
      [partner, limit],
    );
    return rows.map(outgoingOf);
  }

  /** What waits or was refused, by recipient. */
  async outstanding(
    partner: Partner,
  ): Promise<readonly { recipient: Partner; state: OutgoingState; count: number; oldest: string }[]> {
    const { rows } = await this.#pool.query<{
      recipient: Partner;
      state: OutgoingState;
      count: number;
      oldest: string;
    }>(
      `SELECT recipient, state, count(*) AS count, min(created_at) AS oldest FROM outgoing_package
       WHERE partner = $1 AND state NOT IN ('delivered', 'void') GROUP BY recipient, state ORDER BY recipient, state`,
      [partner],
    );
    return rows;
  }
}

function outgoingOf(row: Row): Outgoing {
  return Object.freeze({
    partner: row.partner,
    id: row.id,
    recipient: row.recipient,
    kind: row.kind,
    sequence: row.sequence ?? undefined,
    follows: row.follows ?? undefined,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    content: row.content ?? undefined,
    digest: row.digest ?? undefined,
    envelope: row.envelope ?? undefined,
    bytes: row.bytes ?? undefined,
    about: row.about,
    release: row.release ?? undefined,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    problem: row.problem ?? undefined,
    receipt: row.receipt ?? undefined,
    answeredAt: row.answered_at ?? undefined,
  });
}
