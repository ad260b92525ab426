import type { Partner } from '@foreland/model';
import type { Pool, QueryResultRow } from 'pg';

/** Statements about the rows of one partner. */
export class OwnRows {
  readonly #pool: Pool;
  readonly #partner: Partner;

  constructor(pool: Pool, partner: Partner) {
    this.#pool = pool;
    this.#partner = partner;
  }

  /** @param values after the partner, which is the first of every statement */
  async query<Row extends QueryResultRow>(text: string, ...values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.#pool.query<Row>(text, [this.#partner, ...values]);
    return rows;
  }
}
