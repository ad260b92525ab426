import { ForelandError } from '@foreland/model';
import type { Pool } from 'pg';

/** People of this node hold a party to be an association of aid or rescue. */
export interface AidAssociation {
  readonly id: string;
  readonly record: string;
  readonly reason: string;
  readonly confirmedBy: string;
  readonly confirmedAt: string;
  readonly withdrawn: { readonly by: string; readonly at: string; readonly reason: string } | undefined;
}

interface Row {
  id: string;
  record: string;
  reason: string;
  confirmed_by: string;
  confirmed_at: string;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

const COLUMNS =
  'id, record, reason, confirmed_by, confirmed_at, withdrawn_by, withdrawn_at, withdrawn_reason';
const UNIQUE_VIOLATION = '23505';

/** Associations of aid that people of this node confirmed. They name records, and never leave the node. */
export class AidAssociations {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** Records that are confirmed now, in order. */
  async confirmed(): Promise<string[]> {
    const { rows } = await this.#pool.query<{ record: string }>(
      'SELECT record FROM aid_association WHERE withdrawn_at IS NULL ORDER BY record',
    );
    return rows.map(({ record }) => record);
  }

  /** The latest first, withdrawn ones too. */
  async list(): Promise<AidAssociation[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT ${COLUMNS} FROM aid_association ORDER BY confirmed_at DESC, id`,
    );
    return rows.map(toAssociation);
  }

  async find(id: string): Promise<AidAssociation | undefined> {
    const { rows } = await this.#pool.query<Row>(`SELECT ${COLUMNS} FROM aid_association WHERE id = $1`, [
      id,
    ]);
    return rows[0] && toAssociation(rows[0]);
  }

  /** @throws ForelandError `aid-confirmed` where it is already */
  async confirm(association: {
    readonly id: string;
    readonly record: string;
    readonly reason: string;
    readonly by: string;
  }): Promise<AidAssociation> {
    try {
      const { rows } = await this.#pool.query<Row>(
        `INSERT INTO aid_association (record, id, reason, confirmed_by, confirmed_at)
         VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
        [association.record, association.id, association.reason, association.by, this.#clock()],
      );
      return only(rows);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)
        throw alreadyConfirmed();
      throw error;
    }
  }

  /** @throws ForelandError `aid-withdrawn` where it was taken back before */
  async withdraw(id: string, by: string, reason: string): Promise<AidAssociation> {
    const { rows } = await this.#pool.query<Row>(
      `UPDATE aid_association SET withdrawn_by = $2, withdrawn_at = $3, withdrawn_reason = $4
       WHERE id = $1 AND withdrawn_at IS NULL RETURNING ${COLUMNS}`,
      [id, by, this.#clock(), reason],
    );
    if (rows.length === 0) throw alreadyWithdrawn();
    return only(rows);
  }
}

function only(rows: readonly Row[]): AidAssociation {
  const [row] = rows;
  if (!row) throw new Error('an association was written and is not there');
  return toAssociation(row);
}

function toAssociation(row: Row): AidAssociation {
  return {
    id: row.id,
    record: row.record,
    reason: row.reason,
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at,
    withdrawn:
      row.withdrawn_at === null
        ? undefined
        : { by: row.withdrawn_by ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' },
  };
}

function alreadyConfirmed(): ForelandError {
  return new ForelandError({
    code: 'aid-confirmed',
    message: 'This party is confirmed as an association of aid already.',
    remedy: 'Nothing needs to be done; it is in the list of associations.',
    status: 409,
  });
}

function alreadyWithdrawn(): ForelandError {
  return new ForelandError({
    code: 'aid-withdrawn',
    message: 'This confirmation was taken back before.',
    remedy: 'Look at the list of associations again.',
    status: 409,
  });
}
