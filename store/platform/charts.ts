import type { Reader } from '@foreland/model';
import type { Pool } from 'pg';

type Owner = Pick<Reader, 'user' | 'partner'>;

export interface KeptChart {
  readonly id: string;
  readonly name: string;
  readonly savedAt: string;
}

const COLUMNS = 'id, name, saved_at AS "savedAt"';

/** Charts that people saved, each for its owner alone. */
export class Charts {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** By name. */
  async list(owner: Owner): Promise<KeptChart[]> {
    const { rows } = await this.#pool.query<KeptChart>(
      `SELECT ${COLUMNS} FROM chart WHERE partner = $1 AND user_name = $2 ORDER BY name`,
      [owner.partner, owner.user],
    );
    return rows;
  }

  /** Keeps a chart in place of one of the same name, whose id it takes. */
  async save(owner: Owner, chart: { id: string; name: string; content: unknown }): Promise<KeptChart> {
    const { rows } = await this.#pool.query<KeptChart>(
      `INSERT INTO chart (partner, user_name, id, name, content, saved_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (partner, user_name, name) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at
       RETURNING ${COLUMNS}`,
      [owner.partner, owner.user, chart.id, chart.name, JSON.stringify(chart.content), this.#clock()],
    );
    const [kept] = rows;
    if (!kept) throw new Error('a chart was saved and is not there');
    return kept;
  }

  async open(owner: Owner, id: string): Promise<(KeptChart & { readonly content: unknown }) | undefined> {
    const { rows } = await this.#pool.query<KeptChart & { content: unknown }>(
      `SELECT ${COLUMNS}, content FROM chart WHERE partner = $1 AND user_name = $2 AND id = $3`,
      [owner.partner, owner.user, id],
    );
    return rows[0];
  }

  /** @returns whether there was one */
  async remove(owner: Owner, id: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'DELETE FROM chart WHERE partner = $1 AND user_name = $2 AND id = $3',
      [owner.partner, owner.user, id],
    );
    return (rowCount ?? 0) > 0;
  }
}
