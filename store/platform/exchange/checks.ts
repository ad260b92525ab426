import type { Partner, Purpose, Refusal } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';
import { deliveryOf } from './delivery.ts';
import type { Delivery, DeliveryColumns } from './delivery.ts';
import { insertOutgoing } from './outgoing.ts';
import type { NewOutgoing } from './outgoing.ts';
import { inTransaction } from '../../transaction.ts';

type Within = Pick<ClientBase, 'query'>;

/** Something that was asked for, as the person wrote it, with the values it stands for, and the answer once there is one. */
export interface AskedValue {
  readonly asked: string;
  readonly values: readonly string[];
  readonly hit?: boolean;
}

export type PrivateCheckState = 'asked' | 'answered' | 'refused' | 'failed';

/** A check that somebody of this node made. */
export interface PrivateCheck {
  readonly id: string;
  readonly peer: Partner;
  readonly class: string;
  readonly epoch: string;
  readonly caseNumber: string;
  readonly purpose: Purpose;
  readonly pseudonym: string;
  /** Padded. */
  readonly count: number;
  readonly request: Uint8Array;
  /** Encrypted to the data-protection officer. */
  readonly opening: Uint8Array;
  /** Encrypted to the node, until the answer has been read. */
  readonly pending: Uint8Array | undefined;
  /** Gone after a while. */
  readonly asked: readonly AskedValue[] | undefined;
  readonly package: string;
  /** What was asked of several partners, or of several classes, at one time has one. */
  readonly question: string | undefined;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly state: PrivateCheckState;
  readonly answeredAt: string | undefined;
  readonly problem: Refusal | undefined;
  readonly openedAt: string | undefined;
  /** How far the request is on its way. */
  readonly delivery: Delivery | undefined;
}

export type NewPrivateCheck = Omit<
  PrivateCheck,
  'state' | 'answeredAt' | 'problem' | 'openedAt' | 'delivery' | 'asked' | 'pending'
> & { readonly asked: readonly AskedValue[]; readonly pending: Uint8Array };

interface Row extends DeliveryColumns {
  id: string;
  peer: Partner;
  class: string;
  epoch: string;
  case_number: string;
  purpose: Purpose;
  pseudonym: string;
  count: number;
  request: Uint8Array;
  opening: Uint8Array;
  pending: Uint8Array | null;
  asked: AskedValue[] | null;
  package: string;
  question: string | null;
  created_by: string;
  created_at: string;
  state: PrivateCheckState;
  answered_at: string | null;
  problem: Refusal | null;
  opened_at: string | null;
}

const SELECT = `
  SELECT made.*, outgoing.state AS delivery, outgoing.problem AS delivery_problem
  FROM private_check made
    LEFT JOIN outgoing_package outgoing ON outgoing.partner = made.partner AND outgoing.id = made.package`;

/** Checks that people of this node made. */
export class PrivateCheckTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Keeps a check, its opening with it, together with the package that asks: none is sent that is not kept. */
  async ask(partner: Partner, check: NewPrivateCheck, letter: NewOutgoing): Promise<void> {
    return inTransaction(this.#pool, async (client) => {
      await client.query(
        `INSERT INTO private_check (partner, id, peer, class, epoch, case_number, purpose, pseudonym, count, request, opening,
           pending, asked, package, created_by, created_at, question, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'asked')`,
        [
          partner,
          check.id,
          check.peer,
          check.class,
          check.epoch,
          check.caseNumber,
          check.purpose,
          check.pseudonym,
          check.count,
          check.request,
          check.opening,
          check.pending,
          JSON.stringify(check.asked),
          check.package,
          check.createdBy,
          check.createdAt,
          check.question ?? null,
        ],
      );
      await insertOutgoing(client, letter);
    });
  }

  /** Newest first. @param by one person's alone */
  async list(partner: Partner, limit: number, by?: string): Promise<readonly PrivateCheck[]> {
    const { rows } = await this.#pool.query<Row>(
      `${SELECT} WHERE made.partner = $1 AND ($3::text IS NULL OR made.created_by = $3)
       ORDER BY made.created_at DESC, made.id LIMIT $2`,
      [partner, limit, by ?? null],
    );
    return rows.map(checkOf);
  }

  async find(partner: Partner, id: string): Promise<PrivateCheck | undefined> {
    const { rows } = await this.#pool.query<Row>(`${SELECT} WHERE made.partner = $1 AND made.id = $2`, [
      partner,
      id,
    ]);
    return rows[0] && checkOf(rows[0]);
  }

  /** How the newest checks of a person stand, and nothing else of them. */
  async states(
    partner: Partner,
    limit: number,
    by: string,
  ): Promise<readonly { readonly id: string; readonly state: PrivateCheckState }[]> {
    const { rows } = await this.#pool.query<{ id: string; state: PrivateCheckState }>(
      `SELECT id, state FROM private_check WHERE partner = $1 AND created_by = $3
       ORDER BY created_at DESC, id LIMIT $2`,
      [partner, limit, by],
    );
    return rows;
  }

  async opened(partner: Partner, id: string, by: string, at: Date): Promise<void> {
    await this.#pool.query(
      'UPDATE private_check SET opened_at = $3, opened_by = $4 WHERE partner = $1 AND id = $2',
      [partner, id, at, by],
    );
  }

  /** Removes what was asked from checks of before an instant. The sealed openings stay. */
  async forgetValues(partner: Partner, before: Date): Promise<void> {
    await this.#pool.query(
      'UPDATE private_check SET asked = NULL WHERE partner = $1 AND created_at < $2 AND asked IS NOT NULL',
      [partner, before],
    );
  }

  /** Gives up on checks of before an instant that were never answered. */
  async giveUp(partner: Partner, before: Date, problem: Refusal, now: Date): Promise<void> {
    await this.#pool.query(
      `UPDATE private_check SET state = 'failed', problem = $3, answered_at = $4, pending = NULL
       WHERE partner = $1 AND created_at < $2 AND state = 'asked'`,
      [partner, before, JSON.stringify(problem), now],
    );
  }

  /** Elements that were sent on checks that were not refused, by partner and case. */
  async used(partner: Partner, day: string): Promise<readonly CaseUse[]> {
    const { rows } = await this.#pool.query<CaseUse>(
      `SELECT peer, case_number AS "caseNumber", sum(count)::bigint AS used,
         coalesce(sum(count) FILTER (WHERE (created_at AT TIME ZONE 'UTC')::date = $2), 0)::bigint AS today
       FROM private_check WHERE partner = $1 AND state IN ('asked', 'answered') GROUP BY peer, case_number
       ORDER BY peer, case_number`,
      [partner, day],
    );
    return rows;
  }
}

/** How much of its quota a case has used up. */
export interface CaseUse {
  readonly peer: Partner;
  readonly caseNumber: string;
  readonly used: number;
  readonly today: number;
}

/** A check that waits for its answer, locked until the transaction ends. */
export async function findAsked(
  client: Within,
  partner: Partner,
  id: string,
): Promise<PrivateCheck | undefined> {
  const { rows } = await client.query<Row>(
    `${SELECT} WHERE made.partner = $1 AND made.id = $2 FOR UPDATE OF made`,
    [partner, id],
  );
  return rows[0] && checkOf(rows[0]);
}

/** Ends the waiting of a check; what the node needed to read the answer is gone then. */
export async function endCheck(
  client: Within,
  partner: Partner,
  id: string,
  end: {
    readonly state: Exclude<PrivateCheckState, 'asked'>;
    readonly asked?: readonly AskedValue[];
    readonly problem?: Refusal;
    readonly at: Date;
  },
): Promise<void> {
  await client.query(
    `UPDATE private_check SET state = $3, asked = coalesce($4, asked), problem = $5, answered_at = $6, pending = NULL
     WHERE partner = $1 AND id = $2`,
    [
      partner,
      id,
      end.state,
      end.asked ? JSON.stringify(end.asked) : null,
      end.problem ? JSON.stringify(end.problem) : null,
      end.at,
    ],
  );
}

function checkOf(row: Row): PrivateCheck {
  return Object.freeze({
    id: row.id,
    peer: row.peer,
    class: row.class,
    epoch: row.epoch,
    caseNumber: row.case_number,
    purpose: row.purpose,
    pseudonym: row.pseudonym,
    count: row.count,
    request: row.request,
    opening: row.opening,
    pending: row.pending ?? undefined,
    asked: row.asked ?? undefined,
    package: row.package,
    question: row.question ?? undefined,
    createdBy: row.created_by,
    createdAt: row.created_at,
    state: row.state,
    answeredAt: row.answered_at ?? undefined,
    problem: row.problem ?? undefined,
    openedAt: row.opened_at ?? undefined,
    delivery: deliveryOf(row),
  });
}
