import { ForelandError } from '@foreland/model';
import type { Leave, LeaveScope, LeaveState, LeaveTerms, Partner, Purpose } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';

/** As a node keeps it. */
export interface KeptLeave extends Leave {
  /** What the originator told the others last. */
  readonly told: LeaveState | undefined;
}

export type NewLeave = LeaveTerms &
  Pick<Leave, 'legalBasis' | 'note' | 'createdBy' | 'createdAt' | 'asked'> & {
    readonly state: 'asked' | 'proposed';
    readonly proposedBy: string | undefined;
  };

interface Row {
  id: string;
  originator: Partner;
  holder: Partner;
  recipient: Partner;
  scope: LeaveScope;
  purpose: Purpose;
  legal_basis: string;
  note: string;
  until: string;
  state: LeaveState;
  asked: boolean;
  created_by: string;
  created_at: string;
  proposed_by: string | null;
  decided_by: string | null;
  decided_at: string | null;
  ended_by: string | null;
  ended_at: string | null;
  reason: string | null;
  edition: number;
  signed: string | null;
  told: LeaveState | null;
}

/** @throws ForelandError `leave-known` where there is one of this id already */
export async function insertLeave(
  client: ClientBase | Pool,
  partner: Partner,
  leave: NewLeave,
): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO leave (partner, id, originator, holder, recipient, scope, purpose, legal_basis, note, until, state, asked,
       created_by, created_at, proposed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING`,
    [
      partner,
      leave.id,
      leave.originator,
      leave.holder,
      leave.recipient,
      JSON.stringify(leave.scope),
      leave.purpose,
      leave.legalBasis,
      leave.note,
      leave.until,
      leave.state,
      leave.asked,
      leave.createdBy,
      leave.createdAt,
      leave.proposedBy ?? null,
    ],
  );
  if (rowCount === 0) throw known();
}

export async function findLeave(
  client: ClientBase | Pool,
  partner: Partner,
  id: string,
): Promise<KeptLeave | undefined> {
  const { rows } = await client.query<Row>('SELECT * FROM leave WHERE partner = $1 AND id = $2', [
    partner,
    id,
  ]);
  return rows[0] && leaveOf(rows[0]);
}

/**
 * Takes in what an originator signed, at the holder or the recipient, where it is newer than what is there.
 * @returns whether it was newer
 */
export async function keepSigned(
  client: ClientBase,
  partner: Partner,
  leave: LeaveTerms & {
    readonly edition: number;
    readonly signed: string;
    readonly ended: boolean;
    readonly signedAt: string;
  },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO leave (partner, id, originator, holder, recipient, scope, purpose, legal_basis, note, until, state, asked,
       created_by, created_at, edition, signed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', $8, $9, false, 'node', $10, $11, $12)
     ON CONFLICT (partner, id) DO UPDATE SET scope = excluded.scope, purpose = excluded.purpose, until = excluded.until,
       state = excluded.state, edition = excluded.edition, signed = excluded.signed, decided_at = coalesce(leave.decided_at, $10),
       ended_at = CASE WHEN excluded.state = 'ended' THEN $10::timestamptz END
     WHERE leave.edition < excluded.edition`,
    [
      partner,
      leave.id,
      leave.originator,
      leave.holder,
      leave.recipient,
      JSON.stringify(leave.scope),
      leave.purpose,
      leave.until,
      leave.ended ? 'ended' : 'granted',
      leave.signedAt,
      leave.edition,
      leave.signed,
    ],
  );
  return (rowCount ?? 0) > 0;
}

/** The list of the newest edition takes the place of the one before. */
export async function keepList(
  client: ClientBase,
  partner: Partner,
  { id, recipient }: Pick<LeaveTerms, 'id' | 'recipient'>,
  list: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  await client.query('DELETE FROM leave_pair WHERE partner = $1 AND leave = $2', [partner, id]);
  for (const [contribution, statements] of list)
    await client.query(
      `INSERT INTO leave_pair (partner, leave, recipient, contribution, statement)
       SELECT $1, $2, $3, $4, statement FROM unnest($5::uuid[]) AS statement ON CONFLICT DO NOTHING`,
      [partner, id, recipient, contribution, statements],
    );
  // What was empty a moment ago would be joined row by row.
  await client.query('ANALYZE leave_pair');
}

/** Remembers what was signed and told, at the originator. */
export async function noteSigned(
  client: ClientBase,
  partner: Partner,
  id: string,
  said: { readonly edition: number; readonly signed: string | undefined; readonly told: LeaveState },
): Promise<void> {
  await client.query(
    `UPDATE leave SET edition = $3, signed = coalesce($4, signed), told = $5 WHERE partner = $1 AND id = $2`,
    [partner, id, said.edition, said.signed ?? null, said.told],
  );
}

/** Refused by the originator, at the holder who asked. @returns whether it waited for an answer */
export async function noteRefused(
  client: ClientBase,
  partner: Partner,
  id: string,
  refused: { readonly reason: string; readonly at: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE leave SET state = 'refused', reason = $3, decided_at = $4 WHERE partner = $1 AND id = $2 AND state = 'asked'`,
    [partner, id, refused.reason, refused.at],
  );
  return (rowCount ?? 0) > 0;
}

/** Leave to pass on: given, asked for, and received. */
export class Leaves {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  insert(partner: Partner, leave: NewLeave): Promise<void> {
    return insertLeave(this.#pool, partner, leave);
  }

  find(partner: Partner, id: string): Promise<KeptLeave | undefined> {
    return findLeave(this.#pool, partner, id);
  }

  /** Newest first. */
  async list(partner: Partner, limit: number): Promise<readonly KeptLeave[]> {
    const { rows } = await this.#pool.query<Row>(
      'SELECT * FROM leave WHERE partner = $1 ORDER BY created_at DESC, id LIMIT $2',
      [partner, limit],
    );
    return rows.map(leaveOf);
  }

  /** Those of this partner's own that may have to be signed anew or told of. */
  async given(partner: Partner): Promise<readonly KeptLeave[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT * FROM leave WHERE partner = $1 AND originator = $1
         AND (state = 'granted' OR (state IN ('refused', 'ended') AND told IS DISTINCT FROM state)) ORDER BY created_at, id`,
      [partner],
    );
    return rows.map(leaveOf);
  }

  /** What a release to this recipient depends on, as one text: equal as long as nothing about its leaves changed. */
  async stateFor(partner: Partner, recipient: Partner, today: string): Promise<string> {
    const { rows } = await this.#pool.query<{ state: string | null }>(
      `SELECT string_agg(id || ' ' || state || ' ' || edition || ' ' || (until >= $3::date), ',' ORDER BY id) AS state
       FROM leave WHERE partner = $1 AND holder = $1 AND recipient = $2 AND edition > 0`,
      [partner, recipient, today],
    );
    return rows[0]?.state ?? '';
  }

  /**
   * The first of two people takes up what a holder asked for.
   * @throws ForelandError `leave-decided`
   */
  async propose(partner: Partner, id: string, user: string): Promise<void> {
    await this.#change(
      `UPDATE leave SET state = 'proposed', proposed_by = $3 WHERE partner = $1 AND id = $2 AND state = 'asked'`,
      [partner, id, user],
    );
  }

  /** @throws ForelandError `leave-own` where the person who proposed it decides, `leave-decided` when it is too late */
  async decide(
    partner: Partner,
    leave: Leave,
    decision: {
      readonly approve: boolean;
      readonly user: string;
      readonly at: Date;
      readonly reason: string | undefined;
    },
  ): Promise<void> {
    if (leave.proposedBy === decision.user) throw ownProposal();
    await this.#change(
      `UPDATE leave SET state = $3, decided_by = $4, decided_at = $5, reason = $6
       WHERE partner = $1 AND id = $2 AND (state = 'proposed' OR (state = 'asked' AND $3 = 'refused'))`,
      [
        partner,
        leave.id,
        decision.approve ? 'granted' : 'refused',
        decision.user,
        decision.at,
        decision.reason ?? null,
      ],
    );
  }

  /** Takes a leave or a proposal back. @throws ForelandError `leave-decided` */
  async end(
    partner: Partner,
    id: string,
    ended: { readonly user: string; readonly at: Date; readonly reason: string },
  ): Promise<void> {
    await this.#change(
      `UPDATE leave SET state = CASE WHEN state = 'granted' THEN 'ended' ELSE 'refused' END, ended_by = $3, ended_at = $4, reason = $5
       WHERE partner = $1 AND id = $2 AND state IN ('asked', 'proposed', 'granted')`,
      [partner, id, ended.user, ended.at, ended.reason],
    );
  }

  /** How much each leave covers now. */
  async figures(
    partner: Partner,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly contributions: number; readonly statements: number }>> {
    const { rows } = await this.#pool.query<{ leave: string; contributions: number; statements: number }>(
      `SELECT leave, count(DISTINCT contribution) AS contributions, count(*) AS statements FROM leave_pair
       WHERE partner = $1 AND leave = ANY ($2::uuid[]) GROUP BY leave`,
      [partner, ids],
    );
    return new Map(rows.map(({ leave, ...figures }) => [leave, figures]));
  }

  async #change(query: string, parameters: readonly unknown[]): Promise<void> {
    const { rowCount } = await this.#pool.query(query, [...parameters]);
    if (rowCount === 0) throw decided();
  }
}

function known(): ForelandError {
  return new ForelandError({
    code: 'leave-known',
    message: 'A leave of this id is known already.',
    remedy: 'Ask anew.',
    status: 409,
  });
}

function ownProposal(): ForelandError {
  return new ForelandError({
    code: 'leave-own',
    message: 'You proposed this leave yourself.',
    remedy: 'Let a second person decide.',
    status: 403,
  });
}

function decided(): ForelandError {
  return new ForelandError({
    code: 'leave-decided',
    message: 'This leave has been decided, ended or taken back.',
    remedy: 'Look at the list again; something else needs a new leave.',
    status: 409,
  });
}

function leaveOf(row: Row): KeptLeave {
  return Object.freeze({
    id: row.id,
    originator: row.originator,
    holder: row.holder,
    recipient: row.recipient,
    scope: row.scope,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    note: row.note,
    until: row.until,
    state: row.state,
    asked: row.asked,
    createdBy: row.created_by,
    createdAt: row.created_at,
    proposedBy: row.proposed_by ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    endedBy: row.ended_by ?? undefined,
    endedAt: row.ended_at ?? undefined,
    reason: row.reason ?? undefined,
    edition: row.edition,
    signed: row.signed ?? undefined,
    told: row.told ?? undefined,
  });
}
