import type { Json, Level, Partner, Purpose, Reader, Refusal, Role } from '@foreland/model';
import { jsonOrNull } from './nulls.ts';
import type { OwnRows } from './own-rows.ts';

/** A collection as those who keep it see it. */
export interface KeptCollection {
  readonly id: string;
  readonly alias: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly reader: {
    readonly partner: Partner;
    readonly role: Role;
    readonly purpose: Purpose;
    readonly clearance: Level;
  };
  readonly state: 'proposed' | 'active' | 'refused' | 'ended';
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly filled: boolean;
  readonly filledAt: string | undefined;
  readonly filledState: string | undefined;
  readonly terms: Json | undefined;
  readonly importer: Reader | undefined;
  readonly report: Json | undefined;
  readonly problem: Refusal | undefined;
  readonly objects: number;
  readonly createdBy: string | undefined;
  readonly createdAt: string;
  readonly decidedBy: string | undefined;
}

/** What a person sets up; it works once another person has agreed. */
export type ProposedCollection = Pick<
  KeptCollection,
  | 'id'
  | 'alias'
  | 'title'
  | 'description'
  | 'reader'
  | 'canRead'
  | 'canWrite'
  | 'filled'
  | 'terms'
  | 'importer'
> & { readonly createdBy: string };

const COLLECTION = `id, alias, title, description, reader, role, purpose, clearance, state, can_read, can_write, filled, filled_at,
  filled_state, terms, importer, report, problem, created_by, created_at, decided_by,
  (SELECT count(DISTINCT object.id) FROM taxii_object object WHERE object.partner = c.partner AND object.collection = c.id) AS objects`;

/** Collections as those who keep them see them, and who set them up. */
export class KeptCollections {
  readonly #rows: OwnRows;
  readonly #clock: () => Date;

  constructor(rows: OwnRows, clock: () => Date) {
    this.#rows = rows;
    this.#clock = clock;
  }

  /** Newest first. */
  async list(): Promise<readonly KeptCollection[]> {
    const rows = await this.#rows.query<CollectionRow>(
      `SELECT ${COLLECTION} FROM taxii_collection c WHERE partner = $1 ORDER BY created_at DESC, id`,
    );
    return rows.map(keptOf);
  }

  async find(id: string): Promise<KeptCollection | undefined> {
    const [row] = await this.#rows.query<CollectionRow>(
      `SELECT ${COLLECTION} FROM taxii_collection c WHERE partner = $1 AND id = $2`,
      id,
    );
    return row && keptOf(row);
  }

  async propose(collection: ProposedCollection): Promise<void> {
    const { reader } = collection;
    await this.#rows.query(
      `INSERT INTO taxii_collection (partner, id, alias, title, description, reader, role, purpose, clearance, can_read, can_write, filled,
         terms, importer, state, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'proposed', $15, $16)`,
      collection.id,
      collection.alias ?? null,
      collection.title,
      collection.description,
      reader.partner,
      reader.role,
      reader.purpose,
      reader.clearance,
      collection.canRead,
      collection.canWrite,
      collection.filled,
      jsonOrNull(collection.terms),
      jsonOrNull(collection.importer),
      collection.createdBy,
      this.#clock(),
    );
  }

  /** @returns false where there is nothing to decide, or the same person would */
  async decide(id: string, decision: { readonly approve: boolean; readonly by: string }): Promise<boolean> {
    const rows = await this.#rows.query(
      `UPDATE taxii_collection SET state = $3, decided_by = $4, decided_at = $5
       WHERE partner = $1 AND id = $2 AND state = 'proposed' AND created_by <> $4 RETURNING id`,
      id,
      decision.approve ? 'active' : 'refused',
      decision.by,
      this.#clock(),
    );
    return rows.length === 1;
  }

  /** Nobody sees it any more, and what it held is gone. */
  async end(id: string): Promise<boolean> {
    const rows = await this.#rows.query(
      `WITH ended AS (
         UPDATE taxii_collection SET state = 'ended', alias = NULL WHERE partner = $1 AND id = $2 AND state IN ('proposed', 'active') RETURNING id),
       gone AS (DELETE FROM taxii_object WHERE partner = $1 AND collection IN (SELECT id FROM ended)),
       closed AS (UPDATE taxii_token SET ended_at = $3 WHERE partner = $1 AND ended_at IS NULL AND collection IN (SELECT id FROM ended))
       SELECT id FROM ended`,
      id,
      this.#clock(),
    );
    return rows.length === 1;
  }

  async filled(id: string, done: { readonly state: string; readonly report: Json }): Promise<void> {
    await this.#rows.query(
      `UPDATE taxii_collection SET filled_at = $3, filled_state = $4, report = $5, problem = NULL WHERE partner = $1 AND id = $2`,
      id,
      this.#clock(),
      done.state,
      JSON.stringify(done.report),
    );
  }

  /** What went wrong with a collection; it is tried again when something changes or time has passed. */
  async failed(id: string, problem: Refusal): Promise<void> {
    await this.#rows.query(
      'UPDATE taxii_collection SET filled_at = $3, problem = $4 WHERE partner = $1 AND id = $2',
      id,
      this.#clock(),
      JSON.stringify(problem),
    );
  }
}

interface CollectionRow {
  id: string;
  alias: string | null;
  title: string;
  description: string;
  reader: Partner;
  role: Role;
  purpose: Purpose;
  clearance: Level;
  state: KeptCollection['state'];
  can_read: boolean;
  can_write: boolean;
  filled: boolean;
  filled_at: string | null;
  filled_state: string | null;
  terms: Json | null;
  importer: Reader | null;
  report: Json | null;
  problem: Refusal | null;
  objects: number;
  created_by: string | null;
  created_at: string;
  decided_by: string | null;
}

function keptOf(row: CollectionRow): KeptCollection {
  const { reader: partner, role, purpose, clearance } = row;
  return Object.freeze({
    id: row.id,
    alias: row.alias ?? undefined,
    title: row.title,
    description: row.description,
    reader: { partner, role, purpose, clearance },
    state: row.state,
    canRead: row.can_read,
    canWrite: row.can_write,
    filled: row.filled,
    filledAt: row.filled_at ?? undefined,
    filledState: row.filled_state ?? undefined,
    terms: row.terms ?? undefined,
    importer: row.importer ?? undefined,
    report: row.report ?? undefined,
    problem: row.problem ?? undefined,
    objects: row.objects,
    createdBy: row.created_by ?? undefined,
    createdAt: row.created_at,
    decidedBy: row.decided_by ?? undefined,
  });
}
