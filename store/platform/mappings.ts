import { canonicalJson, contentId } from '@foreland/model';
import type { Json, Partner } from '@foreland/model';
import type { Pool } from 'pg';
import { inTransaction } from '../transaction.ts';

export type MappingDocument = Readonly<Record<string, Json>>;

export interface SavedMapping {
  /** Content address of the mapping. */
  readonly id: string;
  readonly name: string;
  readonly savedBy: string;
  readonly savedAt: string;
  readonly mapping: MappingDocument;
}

interface Row {
  id: string;
  name: string;
  saved_by: string;
  saved_at: string;
  mapping: MappingDocument;
}

const COLUMNS = 'id, name, saved_by, saved_at, mapping';

/** Ways of reading tables that a partner keeps for the next file of the same make. */
export class Mappings {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  async list(partner: Partner): Promise<readonly SavedMapping[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT ${COLUMNS} FROM saved_mapping WHERE partner = $1 ORDER BY name COLLATE "C", id`,
      [partner],
    );
    return rows.map(mappingOf);
  }

  /** Saves under a name; what had that name before is replaced. */
  async save(partner: Partner, user: string, name: string, mapping: MappingDocument): Promise<SavedMapping> {
    const id = contentId(`mapping:${canonicalJson(mapping)}`);
    return inTransaction(this.#pool, async (client) => {
      // One after the other: two at once would each find nothing to replace.
      await client.query('LOCK TABLE saved_mapping IN SHARE ROW EXCLUSIVE MODE');
      await client.query('DELETE FROM saved_mapping WHERE partner = $1 AND (name = $2 OR id = $3)', [
        partner,
        name,
        id,
      ]);
      const { rows } = await client.query<Row>(
        `INSERT INTO saved_mapping (partner, id, name, saved_by, saved_at, mapping) VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING ${COLUMNS}`,
        [partner, id, name, user, this.#clock(), JSON.stringify(mapping)],
      );
      if (!rows[0]) throw new Error('the mapping was not inserted');
      return mappingOf(rows[0]);
    });
  }

  /** @returns whether there was such a mapping. */
  async remove(partner: Partner, id: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query('DELETE FROM saved_mapping WHERE partner = $1 AND id = $2', [
      partner,
      id,
    ]);
    return rowCount === 1;
  }
}

function mappingOf(row: Row): SavedMapping {
  return Object.freeze({
    id: row.id,
    name: row.name,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    mapping: row.mapping,
  });
}
