import type { Partner, Refusal } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';
import type { CaseUse } from './checks.ts';

type Within = Pick<ClientBase, 'query'>;

/** A check that a partner made at this node: all that was learned of it. */
export interface AnsweredCheck {
  readonly peer: Partner;
  readonly package: string;
  readonly id: string;
  readonly requestId: string;
  readonly class: string;
  readonly epoch: string;
  readonly caseNumber: string;
  readonly purpose: string;
  readonly pseudonym: string;
  /** Padded. */
  readonly count: number;
  readonly request: Uint8Array;
  readonly at: string;
  /** Present where it was not answered. */
  readonly refusal: Refusal | undefined;
}

interface Row {
  peer: Partner;
  package: string;
  id: string;
  request_id: string;
  class: string;
  epoch: string;
  case_number: string;
  purpose: string;
  pseudonym: string;
  count: number;
  request: Uint8Array;
  at: string;
  refusal: Refusal | null;
}

/** Checks that partners made at this node. */
export class AnsweredCheckTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Newest first. */
  async list(partner: Partner, limit: number): Promise<readonly AnsweredCheck[]> {
    const { rows } = await this.#pool.query<Row>(
      'SELECT * FROM answered_check WHERE partner = $1 ORDER BY at DESC, package LIMIT $2',
      [partner, limit],
    );
    return rows.map((row) =>
      Object.freeze({
        peer: row.peer,
        package: row.package,
        id: row.id,
        requestId: row.request_id,
        class: row.class,
        epoch: row.epoch,
        caseNumber: row.case_number,
        purpose: row.purpose,
        pseudonym: row.pseudonym,
        count: row.count,
        request: row.request,
        at: row.at,
        refusal: row.refusal ?? undefined,
      }),
    );
  }

  /** What partners used up, by case. */
  async used(partner: Partner, day: string): Promise<readonly CaseUse[]> {
    const { rows } = await this.#pool.query<CaseUse>(
      `SELECT peer, case_number AS "caseNumber", sum(count)::bigint AS used,
         coalesce(sum(count) FILTER (WHERE day = $2), 0)::bigint AS today
       FROM answered_check WHERE partner = $1 AND refusal IS NULL GROUP BY peer, case_number ORDER BY peer, case_number`,
      [partner, day],
    );
    return rows;
  }
}

/**
 * What a partner has used up, and whether it sent this very request before. To be asked in the transaction that keeps
 * the check, while no other check of the partner is looked at.
 */
export async function useOf(
  client: Within,
  partner: Partner,
  check: Pick<AnsweredCheck, 'peer' | 'caseNumber' | 'requestId'> & { readonly day: string },
): Promise<{ readonly inCase: number; readonly onDay: number; readonly repeated: boolean }> {
  const { rows } = await client.query<{ in_case: number; on_day: number; repeated: boolean }>(
    `SELECT coalesce(sum(count) FILTER (WHERE case_number = $3), 0)::bigint AS in_case,
       coalesce(sum(count) FILTER (WHERE day = $4), 0)::bigint AS on_day,
       coalesce(bool_or(request_id = $5), false) AS repeated
     FROM answered_check
     WHERE partner = $1 AND peer = $2 AND refusal IS NULL AND (case_number = $3 OR day = $4 OR request_id = $5)`,
    [partner, check.peer, check.caseNumber, check.day, check.requestId],
  );
  return {
    inCase: rows[0]?.in_case ?? 0,
    onDay: rows[0]?.on_day ?? 0,
    repeated: rows[0]?.repeated ?? false,
  };
}

export async function keepAnswered(
  client: Within,
  partner: Partner,
  check: AnsweredCheck & { readonly day: string },
): Promise<void> {
  await client.query(
    `INSERT INTO answered_check (partner, peer, package, id, request_id, class, epoch, case_number, purpose, pseudonym, count,
       request, at, day, refusal)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      partner,
      check.peer,
      check.package,
      check.id,
      check.requestId,
      check.class,
      check.epoch,
      check.caseNumber,
      check.purpose,
      check.pseudonym,
      check.count,
      check.request,
      check.at,
      check.day,
      check.refusal ? JSON.stringify(check.refusal) : null,
    ],
  );
}
