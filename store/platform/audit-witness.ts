import type { WitnessState } from '@foreland/sealing/log';
import type { Pool } from 'pg';

/** The last checkpoint of each other log that this node cosigned. */
export class WitnessTable implements WitnessState {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  async last(origin: string): Promise<string | undefined> {
    const { rows } = await this.#pool.query<{ note: string }>(
      'SELECT note FROM witnessed_checkpoint WHERE origin = $1',
      [origin],
    );
    return rows[0]?.note;
  }

  async advance(origin: string, held: string | undefined, next: string): Promise<boolean> {
    const { rowCount } =
      held === undefined
        ? await this.#pool.query(
            'INSERT INTO witnessed_checkpoint (origin, note, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
            [origin, next, this.#clock()],
          )
        : await this.#pool.query(
            'UPDATE witnessed_checkpoint SET note = $3, at = $4 WHERE origin = $1 AND note = $2',
            [origin, held, next, this.#clock()],
          );
    return rowCount === 1;
  }
}

/** A checkpoint that witnesses were asked to cosign. */
export interface ShownCheckpoint {
  readonly size: number;
  /** Without cosignatures. */
  readonly note: string;
  readonly at: string;
  /** Names of those who cosigned it. */
  readonly witnesses: readonly string[];
}

/** Checkpoints of the node's own log that witnesses were asked to cosign, and what they answered. */
export class CosignatureTable {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  async propose(origin: string, size: number, note: string): Promise<void> {
    await this.#pool.query(
      'INSERT INTO audit_checkpoint (origin, size, note, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [origin, size, note, this.#clock()],
    );
  }

  async keep(origin: string, size: number, witness: string, line: string): Promise<void> {
    await this.#pool.query(
      `INSERT INTO audit_cosignature (origin, size, witness, line, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (origin, size, witness) DO UPDATE SET line = excluded.line, at = excluded.at`,
      [origin, size, witness, line, this.#clock()],
    );
  }

  /** The checkpoint of this size that was proposed, if one was. */
  async proposed(origin: string, size: number): Promise<string | undefined> {
    const { rows } = await this.#pool.query<{ note: string }>(
      'SELECT note FROM audit_checkpoint WHERE (origin, size) = ($1, $2)',
      [origin, size],
    );
    return rows[0]?.note;
  }

  /** Size of the largest checkpoint that this witness cosigned; 0 where it cosigned none. */
  async sizeAt(origin: string, witness: string): Promise<number> {
    const { rows } = await this.#pool.query<{ size: number | null }>(
      'SELECT max(size) AS size FROM audit_cosignature WHERE (origin, witness) = ($1, $2)',
      [origin, witness],
    );
    return rows[0]?.size ?? 0;
  }

  /** The largest checkpoint that at least so many witnesses cosigned, with their lines. */
  async cosigned(
    origin: string,
    least: number,
  ): Promise<{ size: number; note: string; lines: readonly string[] } | undefined> {
    const { rows } = await this.#pool.query<{ size: number; note: string; lines: string[] }>(
      `SELECT size, note, array_agg(line ORDER BY witness) AS lines
       FROM audit_checkpoint JOIN audit_cosignature USING (origin, size)
       WHERE origin = $1 GROUP BY size, note HAVING count(*) >= $2 ORDER BY size DESC LIMIT 1`,
      [origin, least],
    );
    return rows[0];
  }

  /** Checkpoints that witnesses were shown, the largest first, with those who cosigned each. */
  async checkpoints(origin: string, limit: number): Promise<readonly ShownCheckpoint[]> {
    const { rows } = await this.#pool.query<ShownCheckpoint>(
      `SELECT checkpoint.size, checkpoint.note, checkpoint.at,
         coalesce(array_agg(cosignature.witness ORDER BY cosignature.witness)
           FILTER (WHERE cosignature.witness IS NOT NULL), '{}') AS witnesses
       FROM audit_checkpoint checkpoint LEFT JOIN audit_cosignature cosignature USING (origin, size)
       WHERE origin = $1 GROUP BY checkpoint.size, checkpoint.note, checkpoint.at
       ORDER BY checkpoint.size DESC LIMIT $2`,
      [origin, limit],
    );
    return rows;
  }

  /** The last time that each witness cosigned, and for how many rows. */
  async witnesses(
    origin: string,
  ): Promise<readonly { readonly witness: string; readonly size: number; readonly at: string }[]> {
    const { rows } = await this.#pool.query<{ witness: string; size: number; at: string }>(
      `SELECT DISTINCT ON (witness) witness, size, at FROM audit_cosignature WHERE origin = $1
       ORDER BY witness, size DESC`,
      [origin],
    );
    return rows;
  }
}
