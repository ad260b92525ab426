import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { Pool } from 'pg';

export type OpeningState = 'requested' | 'open' | 'refused' | 'ended';

/** One record of the protected partition, opened (or not) for one case. */
export interface Opening {
  readonly id: string;
  readonly record: string;
  readonly caseNumber: string;
  readonly reason: string;
  /** For how many days it was asked. */
  readonly days: number;
  readonly state: OpeningState;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decidedBy: string | undefined;
  readonly decidedAt: string | undefined;
  readonly note: string | undefined;
  readonly expiresAt: string | undefined;
}

export interface OpeningRequest {
  readonly id: string;
  readonly record: string;
  readonly caseNumber: string;
  readonly reason: string;
  readonly days: number;
}

interface Row {
  id: string;
  record: string;
  case_number: string;
  reason: string;
  days: number;
  requested_by: string;
  requested_at: string;
  decided_by: string | null;
  decided_at: string | null;
  approved: boolean | null;
  note: string | null;
  expires_at: string | null;
  closed_at: string | null;
}

const COLUMNS =
  'id, record, case_number, reason, days, requested_by, requested_at, decided_by, decided_at, approved, note, expires_at, closed_at';
/** Most that a list shows; the newest. */
const LISTED = 500;

/** Requests to open a protected record, and what a second person decided about them. */
export class Openings {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  async request(partner: Partner, user: string, request: OpeningRequest): Promise<Opening> {
    const { rows } = await this.#pool.query<Row>(
      `INSERT INTO opening (partner, id, record, case_number, reason, days, requested_by, requested_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
      [
        partner,
        request.id,
        request.record,
        request.caseNumber,
        request.reason,
        request.days,
        user,
        this.#clock(),
      ],
    );
    return this.#only(rows);
  }

  /** Newest first. @param requestedBy only what this person asked for. */
  async list(partner: Partner, requestedBy?: string): Promise<readonly Opening[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT ${COLUMNS} FROM opening WHERE partner = $1 AND ($2::text IS NULL OR requested_by = $2)
       ORDER BY requested_at DESC, id LIMIT ${LISTED}`,
      [partner, requestedBy ?? null],
    );
    return rows.map((row) => this.#openingOf(row));
  }

  async find(partner: Partner, id: string): Promise<Opening | undefined> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT ${COLUMNS} FROM opening WHERE partner = $1 AND id = $2`,
      [partner, id],
    );
    return rows[0] && this.#openingOf(rows[0]);
  }

  /**
   * @throws ForelandError `opening-own` when the person who asked decides,
   * `opening-decided` when somebody has decided already.
   */
  async decide(
    partner: Partner,
    user: string,
    opening: Opening,
    decision: { readonly approve: boolean; readonly note: string },
  ): Promise<Opening> {
    if (opening.requestedBy === user) throw ownRequest();
    const { rows } = await this.#pool.query<Row>(
      `UPDATE opening SET decided_by = $3, decided_at = $4, approved = $5, note = $6,
              expires_at = CASE WHEN $5 THEN $4::timestamptz + make_interval(days => days) END
       WHERE partner = $1 AND id = $2 AND decided_at IS NULL AND closed_at IS NULL RETURNING ${COLUMNS}`,
      [partner, opening.id, user, this.#clock(), decision.approve, decision.note],
    );
    if (rows.length === 0) throw alreadyDecided();
    return this.#only(rows);
  }

  /** Ends an opening, or takes a request back. Ending twice changes nothing. */
  async close(partner: Partner, opening: Opening): Promise<Opening> {
    const { rows } = await this.#pool.query<Row>(
      `UPDATE opening SET closed_at = coalesce(closed_at, $3) WHERE partner = $1 AND id = $2 RETURNING ${COLUMNS}`,
      [partner, opening.id, this.#clock()],
    );
    return this.#only(rows);
  }

  #only(rows: readonly Row[]): Opening {
    const [row] = rows;
    if (row === undefined) throw new Error('the opening is gone');
    return this.#openingOf(row);
  }

  #openingOf(row: Row): Opening {
    return Object.freeze({
      id: row.id,
      record: row.record,
      caseNumber: row.case_number,
      reason: row.reason,
      days: row.days,
      state: this.#stateOf(row),
      requestedBy: row.requested_by,
      requestedAt: row.requested_at,
      decidedBy: row.decided_by ?? undefined,
      decidedAt: row.decided_at ?? undefined,
      note: row.note ?? undefined,
      expiresAt: row.expires_at ?? undefined,
    });
  }

  #stateOf({ approved, expires_at: expiresAt, closed_at: closedAt }: Row): OpeningState {
    if (approved === false) return 'refused';
    if (closedAt !== null) return 'ended';
    if (approved === null) return 'requested';
    return expiresAt !== null && new Date(expiresAt) > this.#clock() ? 'open' : 'ended';
  }
}

function ownRequest(): ForelandError {
  return new ForelandError({
    code: 'opening-own',
    message: 'You asked for this opening yourself.',
    remedy: 'Let a second person decide.',
    status: 403,
  });
}

function alreadyDecided(): ForelandError {
  return new ForelandError({
    code: 'opening-decided',
    message: 'This request has been decided or taken back.',
    remedy: 'Look at the list again; a new opening needs a new request.',
    status: 409,
  });
}
