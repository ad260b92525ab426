import { labelId } from '@foreland/model';
import type { Label } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';

export interface InternedLabel {
  /** The store's own small integer; it never leaves the store. */
  readonly key: number;
  readonly id: string;
  readonly label: Label;
  /** Whether anything that engines read has been stated under it; once true, always. */
  readonly isEvidence: boolean;
}

/** Every label the database holds. Labels are never changed or removed, so what was read stays true. */
export class LabelTable {
  readonly #byId = new Map<string, InternedLabel>();
  readonly #byKey = new Map<number, InternedLabel>();
  /** Every key, and those without evidence so far, as PostgreSQL text: `refresh` asks for what differs. */
  #known = '{}';
  #withoutEvidence = '{}';

  all(): Iterable<InternedLabel> {
    return this.#byId.values();
  }

  get(key: number): Label {
    const known = this.#byKey.get(key);
    if (!known) throw new Error('a statement carries a label that is not in the label table');
    return known.label;
  }

  /** Takes in labels that any process has added since, and first evidence. Labels are few, so this is one small query. */
  async refresh(pool: Pool | ClientBase): Promise<void> {
    const { rows } = await pool.query<{ key: number; id: string; content: Label; isEvidence: boolean }>(
      `SELECT key, id, content, revision > 0 AS "isEvidence" FROM label
       WHERE NOT key <@ $1::int4multirange OR (revision > 0 AND key <@ $2::int4multirange)`,
      [this.#known, this.#withoutEvidence],
    );
    if (rows.length === 0) return;
    for (const { content, ...row } of rows) this.#remember({ ...row, label: content });
    const all = [...this.#byKey.values()];
    this.#known = multirange(all);
    this.#withoutEvidence = multirange(all.filter(({ isEvidence }) => !isEvidence));
  }

  /**
   * The store's integers for some labels, each added where it is new. The additions are part of the caller's
   * transaction, so they are remembered only by `refresh` once that is committed.
   */
  async internAll(client: ClientBase, labels: readonly Label[]): Promise<number[]> {
    const byId = new Map(labels.map((label) => [labelId(label), label]));
    const keys = new Map([...byId.keys()].map((id) => [id, this.#byId.get(id)?.key]));
    // In one order for all, so that no two writers wait for each other.
    const missing = [...keys].flatMap(([id, key]) => (key === undefined ? [id] : [])).sort();
    if (missing.length > 0) {
      await client.query(
        `INSERT INTO label (id, content, protected)
         SELECT id, content, protected FROM unnest($1::uuid[], $2::jsonb[], $3::boolean[]) AS new (id, content, protected)
         ON CONFLICT (id) DO NOTHING`,
        [
          missing,
          missing.map((id) => JSON.stringify(byId.get(id))),
          missing.map((id) => byId.get(id)?.protected),
        ],
      );
      const { rows } = await client.query<{ id: string; key: number }>(
        'SELECT id, key FROM label WHERE id = ANY ($1::uuid[])',
        [missing],
      );
      for (const { id, key } of rows) keys.set(id, key);
    }
    return labels.map((label) => keys.get(labelId(label)) ?? fail());
  }

  /** As `internAll`, for one label. */
  async intern(client: ClientBase, label: Label): Promise<number> {
    const [key] = await this.internAll(client, [label]);
    return key ?? fail();
  }

  #remember(interned: InternedLabel): void {
    const frozen = Object.freeze({ ...interned, label: Object.freeze(interned.label) });
    this.#byId.set(frozen.id, frozen);
    this.#byKey.set(frozen.key, frozen);
  }
}

/** Integers as PostgreSQL multirange text. Keys are nearly without gaps, so thousands of them are a few ranges. */
function multirange(labels: readonly InternedLabel[]): string {
  const ranges: { from: number; below: number }[] = [];
  for (const key of labels.map((label) => label.key).sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.below === key) last.below = key + 1;
    else ranges.push({ from: key, below: key + 1 });
  }
  return `{${ranges.map(({ from, below }) => `[${from},${below})`).join(',')}}`;
}

function fail(): never {
  throw new Error('label could not be interned');
}
