import type { Reader } from '@foreland/model';
import type { Pool } from 'pg';

type Visitor = Pick<Reader, 'user' | 'partner'>;

/** When a reader last looked at the picture; what came after that is new to the reader. */
export class Visits {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** ISO instant of the last visit. */
  async lastVisit(visitor: Visitor): Promise<string | undefined> {
    const { rows } = await this.#pool.query<{ visited_at: string }>(
      'SELECT visited_at FROM visit WHERE partner = $1 AND user_name = $2',
      [visitor.partner, visitor.user],
    );
    return rows[0]?.visited_at;
  }

  async remember(visitor: Visitor): Promise<void> {
    await this.#pool.query(
      `INSERT INTO visit (partner, user_name, visited_at) VALUES ($1, $2, $3)
       ON CONFLICT (partner, user_name) DO UPDATE SET visited_at = excluded.visited_at`,
      [visitor.partner, visitor.user, this.#clock()],
    );
  }
}
