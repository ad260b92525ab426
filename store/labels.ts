import { labelId } from '@foreland/model';
import type { Label } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';

export interface InternedLabel {
  /** The store's own small integer; it never leaves the store. */
  readonly key: number;
  readonly id: string;
  readonly label: Label;
}

/** Every label the database holds. Labels are never changed or removed, so what was read stays true. */
export class LabelTable {
  readonly #byId = new Map<string, InternedLabel>();
  readonly #byKey = new Map<number, InternedLabel>();

  all(): Iterable<InternedLabel> {
    return this.#byId.values();
  }

  get(key: number): Label {
    const known = this.#byKey.get(key);
    if (!known) throw new Error('a statement carries a label that is not in the label table');
    return known.label;
  }

  /** Takes in labels that any process has added since. Labels are few, so this is one small query. */
  async refresh(pool: Pool | ClientBase): Promise<void> {
    const { rows } = await pool.query<{ key: number; id: string; content: Label }>(
      'SELECT key, id, content FROM label WHERE NOT key = ANY ($1::integer[])',
      [[...this.#byKey.keys()]],
    );
    for (const row of rows) this.#remember({ key: row.key, id: row.id, label: row.content });
  }

  /**
   * The store's integer for a label, added where it is new. The addition is part of the caller's
   * transaction, so it is remembered only by `refresh` once that is committed.
   */
  async intern(client: ClientBase, label: Label): Promise<number> {
    const id = labelId(label);
    const known = this.#byId.get(id);
    if (known) return known.key;
    const { rows } = await client.query<{ key: number }>(
      `WITH added AS (
         INSERT INTO label (id, content, protected) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING RETURNING key
       )
       SELECT key FROM added UNION ALL SELECT key FROM label WHERE id = $1 LIMIT 1`,
      [id, JSON.stringify(label), label.protected],
    );
    const key = rows[0]?.key;
    if (key !== undefined) return key;
    // Another transaction added it between the two halves of the query above.
    const again = await client.query<{ key: number }>('SELECT key FROM label WHERE id = $1', [id]);
    return again.rows[0]?.key ?? Promise.reject(new Error('label could not be interned'));
  }

  #remember(interned: InternedLabel): void {
    const frozen = Object.freeze({ ...interned, label: Object.freeze(interned.label) });
    this.#byId.set(frozen.id, frozen);
    this.#byKey.set(frozen.key, frozen);
  }
}
