import { ForelandError } from '@foreland/model';
import type { Partner, Purpose, Release, ReleaseScope } from '@foreland/model';
import type { Pool } from 'pg';

export type ProposedRelease = Pick<
  Release,
  | 'id'
  | 'recipient'
  | 'scope'
  | 'standing'
  | 'purpose'
  | 'legalBasis'
  | 'note'
  | 'createdBy'
  | 'createdAt'
  | 'until'
>;

interface Row {
  id: string;
  recipient: Partner;
  scope: ReleaseScope;
  standing: boolean;
  purpose: Purpose;
  legal_basis: string;
  note: string;
  created_by: string;
  created_at: string;
  until: string | null;
  decided_by: string | null;
  decided_at: string | null;
  approved: boolean | null;
  queued_at: string | null;
  ended_by: string | null;
  ended_at: string | null;
}

/** What people decided to share. */
export class Releases {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async propose(partner: Partner, release: ProposedRelease): Promise<Release> {
    const { rows } = await this.#pool.query<Row>(
      `INSERT INTO release (partner, id, recipient, scope, standing, purpose, legal_basis, note, created_by, created_at, until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING *`,
      [
        partner,
        release.id,
        release.recipient,
        JSON.stringify(release.scope),
        release.standing,
        release.purpose,
        release.legalBasis,
        release.note,
        release.createdBy,
        release.createdAt,
        release.until ?? null,
      ],
    );
    return only(rows);
  }

  /** @throws ForelandError `release-own` when the person who proposed it decides, `release-decided` when it is too late. */
  async decide(
    partner: Partner,
    release: Release,
    decision: { readonly approve: boolean; readonly user: string; readonly at: Date },
  ): Promise<Release> {
    if (release.createdBy === decision.user) throw ownProposal();
    const { rows } = await this.#pool.query<Row>(
      `UPDATE release SET decided_by = $3, decided_at = $4, approved = $5
       WHERE partner = $1 AND id = $2 AND approved IS NULL AND ended_at IS NULL RETURNING *`,
      [partner, release.id, decision.user, decision.at, decision.approve],
    );
    if (rows.length === 0) throw alreadyDecided();
    return only(rows);
  }

  /** Approved releases that are not standing and have not gone out. */
  async unsent(partner: Partner, recipient: Partner): Promise<readonly Release[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT * FROM release WHERE partner = $1 AND recipient = $2 AND approved AND NOT standing
         AND queued_at IS NULL AND ended_at IS NULL ORDER BY created_at, id`,
      [partner, recipient],
    );
    return rows.map(releaseOf);
  }

  async queued(partner: Partner, ids: readonly string[], now: Date): Promise<void> {
    await this.#pool.query(
      'UPDATE release SET queued_at = $3 WHERE partner = $1 AND id = ANY ($2::uuid[]) AND NOT standing',
      [partner, ids, now],
    );
  }

  /** Newest first. */
  async list(partner: Partner, limit: number): Promise<readonly Release[]> {
    const { rows } = await this.#pool.query<Row>(
      'SELECT * FROM release WHERE partner = $1 ORDER BY created_at DESC, id LIMIT $2',
      [partner, limit],
    );
    return rows.map(releaseOf);
  }

  async find(partner: Partner, id: string): Promise<Release | undefined> {
    const { rows } = await this.#pool.query<Row>('SELECT * FROM release WHERE partner = $1 AND id = $2', [
      partner,
      id,
    ]);
    return rows[0] && releaseOf(rows[0]);
  }

  /** Standing releases to a partner that go on today. */
  async standing(partner: Partner, recipient: Partner, today: string): Promise<readonly Release[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT * FROM release WHERE partner = $1 AND recipient = $2 AND standing AND approved AND ended_at IS NULL
         AND (until IS NULL OR until >= $3) ORDER BY created_at, id`,
      [partner, recipient, today],
    );
    return rows.map(releaseOf);
  }

  /** Ends a standing release; ending twice changes nothing. What was sent stays with the recipient. */
  async end(partner: Partner, id: string, user: string, now: Date): Promise<Release> {
    const { rows } = await this.#pool.query<Row>(
      `UPDATE release SET ended_by = coalesce(ended_by, $3), ended_at = coalesce(ended_at, $4)
       WHERE partner = $1 AND id = $2 RETURNING *`,
      [partner, id, user, now],
    );
    return only(rows);
  }

  /** Partners to whom anything was ever given and not taken back. */
  async holders(partner: Partner): Promise<readonly Partner[]> {
    const { rows } = await this.#pool.query<{ recipient: Partner }>(
      `SELECT DISTINCT recipient FROM released WHERE partner = $1 AND withdrawn_by IS NULL ORDER BY recipient`,
      [partner],
    );
    return rows.map(({ recipient }) => recipient);
  }

  /** Who holds statements of a contribution, and how many. */
  async holdersOf(
    partner: Partner,
    contribution: string,
  ): Promise<readonly { recipient: Partner; held: number; withdrawn: number }[]> {
    const { rows } = await this.#pool.query<{ recipient: Partner; held: number; withdrawn: number }>(
      `SELECT recipient, count(*) FILTER (WHERE withdrawn_by IS NULL) AS held,
              count(*) FILTER (WHERE withdrawn_by IS NOT NULL) AS withdrawn
       FROM released WHERE partner = $1 AND contribution = $2 GROUP BY recipient ORDER BY recipient`,
      [partner, contribution],
    );
    return rows;
  }
}

function only(rows: readonly Row[]): Release {
  const [row] = rows;
  if (row === undefined) throw new Error('the release is gone');
  return releaseOf(row);
}

function ownProposal(): ForelandError {
  return new ForelandError({
    code: 'release-own',
    message: 'You proposed this release yourself.',
    remedy: 'Let a second person decide.',
    status: 403,
  });
}

function alreadyDecided(): ForelandError {
  return new ForelandError({
    code: 'release-decided',
    message: 'This release has been decided or taken back.',
    remedy: 'Look at the list again; something else needs a new proposal.',
    status: 409,
  });
}

function releaseOf(row: Row): Release {
  return Object.freeze({
    id: row.id,
    recipient: row.recipient,
    scope: row.scope,
    standing: row.standing,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    note: row.note,
    createdBy: row.created_by,
    createdAt: row.created_at,
    until: row.until ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    approved: row.approved ?? undefined,
    queuedAt: row.queued_at ?? undefined,
    endedBy: row.ended_by ?? undefined,
    endedAt: row.ended_at ?? undefined,
  });
}
