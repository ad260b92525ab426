import type { Partner } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';
import { inTransaction } from '../../transaction.ts';
import { deliveryOf } from './delivery.ts';
import type { Delivery, DeliveryColumns } from './delivery.ts';
import { insertOutgoing } from './outgoing.ts';
import type { NewOutgoing, OutgoingState } from './outgoing.ts';

type Within = Pick<ClientBase, 'query'>;

/** How many exchanges both ends logged, and how many one alone did. */
export interface ReconciliationCounts {
  readonly both: number;
  readonly onlyHere: number;
  readonly onlyThere: number;
}

/** What this node and a partner's node logged of the exchanges between them. */
export interface KeptReconciliation {
  /** As both nodes name it. */
  readonly id: string;
  readonly peer: Partner;
  readonly direction: 'asked' | 'received';
  /** The time that is compared; the lists begin earlier. */
  readonly since: string;
  readonly until: string;
  /** Signed lists, as they were signed. */
  readonly ownList: string;
  readonly peerList: string | undefined;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly answeredAt: string | undefined;
  readonly counts: ReconciliationCounts | undefined;
  /** What became of the package that asks, or answers. */
  readonly delivery: Delivery | undefined;
}

export type NewReconciliation = Omit<KeptReconciliation, 'delivery'>;

interface Row extends DeliveryColumns {
  id: string;
  peer: Partner;
  direction: 'asked' | 'received';
  since: string;
  until: string;
  own_list: string;
  peer_list: string | null;
  created_by: string;
  created_at: string;
  answered_at: string | null;
  both_ends: number | null;
  only_here: number | null;
  only_there: number | null;
}

const SELECT = `
  SELECT kept.*, outgoing.state AS delivery, outgoing.problem AS delivery_problem
  FROM reconciliation kept
    LEFT JOIN outgoing_package outgoing ON outgoing.partner = kept.partner AND outgoing.id = kept.package`;

/** Logs of this node and of partners, held against each other. */
export class ReconciliationTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Keeps what this node asks together with the package that asks it. */
  async ask(partner: Partner, asked: NewReconciliation, letter: NewOutgoing): Promise<void> {
    await inTransaction(this.#pool, (client) => keepReconciliation(client, partner, asked, letter));
  }

  /** Newest first. */
  async list(partner: Partner, limit: number): Promise<readonly KeptReconciliation[]> {
    const { rows } = await this.#pool.query<Row>(
      `${SELECT} WHERE kept.partner = $1 ORDER BY kept.created_at DESC, kept.id LIMIT $2`,
      [partner, limit],
    );
    return rows.map(reconciliationOf);
  }

  async find(partner: Partner, id: string): Promise<KeptReconciliation | undefined> {
    const { rows } = await this.#pool.query<Row>(`${SELECT} WHERE (kept.partner, kept.id) = ($1, $2)`, [
      partner,
      id,
    ]);
    return rows[0] && reconciliationOf(rows[0]);
  }
}

/**
 * Keeps one with the package that tells the partner of this node's end.
 * @returns false where one of this id is known; then nothing was kept
 */
export async function keepReconciliation(
  client: ClientBase,
  partner: Partner,
  kept: NewReconciliation,
  letter: NewOutgoing,
): Promise<boolean> {
  const { counts } = kept;
  const { rowCount } = await client.query(
    `INSERT INTO reconciliation (partner, id, peer, direction, since, until, own_list, peer_list, package, created_by,
       created_at, answered_at, both_ends, only_here, only_there)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING`,
    [
      partner,
      kept.id,
      kept.peer,
      kept.direction,
      kept.since,
      kept.until,
      kept.ownList,
      kept.peerList ?? null,
      letter.id,
      kept.createdBy,
      kept.createdAt,
      kept.answeredAt ?? null,
      counts?.both ?? null,
      counts?.onlyHere ?? null,
      counts?.onlyThere ?? null,
    ],
  );
  if (rowCount !== 1) return false;
  await insertOutgoing(client, letter);
  return true;
}

/** One that waits for the partner's list, locked until the transaction ends. */
export async function findUnanswered(
  client: Within,
  partner: Partner,
  id: string,
): Promise<KeptReconciliation | undefined> {
  const { rows } = await client.query<Row>(
    `${SELECT} WHERE (kept.partner, kept.id) = ($1, $2) AND kept.peer_list IS NULL FOR UPDATE OF kept`,
    [partner, id],
  );
  return rows[0] && reconciliationOf(rows[0]);
}

/** Keeps the partner's list, and what the comparison gave. */
export async function answerReconciliation(
  client: Within,
  partner: Partner,
  id: string,
  answer: { readonly peerList: string; readonly at: Date; readonly counts: ReconciliationCounts },
): Promise<void> {
  const { both, onlyHere, onlyThere } = answer.counts;
  await client.query(
    `UPDATE reconciliation SET peer_list = $3, answered_at = $4, both_ends = $5, only_here = $6, only_there = $7
     WHERE (partner, id) = ($1, $2)`,
    [partner, id, answer.peerList, answer.at, both, onlyHere, onlyThere],
  );
}

/** What this node holds of packages, by their envelopes. */
export interface EnvelopePackage {
  readonly envelope: string;
  readonly id: string;
  readonly kind: string;
  readonly state: OutgoingState | 'applied';
}

/** @param envelopes SHA-256 of sealed packages in base64url */
export async function packagesOf(
  pool: Pool,
  partner: Partner,
  envelopes: readonly string[],
): Promise<readonly EnvelopePackage[]> {
  const { rows } = await pool.query<EnvelopePackage>(
    `SELECT envelope, id, kind, state FROM outgoing_package WHERE partner = $1 AND envelope = ANY ($2)
     UNION ALL
     SELECT envelope, id, kind, 'applied' FROM incoming_package WHERE partner = $1 AND envelope = ANY ($2)`,
    [partner, envelopes],
  );
  return rows;
}

function reconciliationOf(row: Row): KeptReconciliation {
  const { both_ends: both, only_here: onlyHere, only_there: onlyThere } = row;
  return Object.freeze({
    id: row.id,
    peer: row.peer,
    direction: row.direction,
    since: row.since,
    until: row.until,
    ownList: row.own_list,
    peerList: row.peer_list ?? undefined,
    createdBy: row.created_by,
    createdAt: row.created_at,
    answeredAt: row.answered_at ?? undefined,
    counts:
      both === null || onlyHere === null || onlyThere === null ? undefined : { both, onlyHere, onlyThere },
    delivery: deliveryOf(row),
  });
}
