import { LEVELS } from '@foreland/model';
import type { Level, Partner, Purpose, Reader, Role } from '@foreland/model';
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../transaction.ts';

/** A collection to be set up, with the reader from whose view its contents are computed. */
export interface NewTaxiiCollection {
  readonly id: string;
  readonly alias: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly reader: Omit<Reader, 'user'> & { readonly purpose: Purpose };
  readonly canRead: boolean;
  readonly canWrite: boolean;
}

export interface TaxiiCollectionRow {
  readonly id: string;
  readonly alias: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** What is posted is imported before it counts. */
  readonly imports: boolean;
}

/** Times are microseconds since 1970. */
export interface TaxiiObjectRow {
  readonly id: string;
  readonly specVersion: string;
  readonly version: number;
  readonly added: number;
  readonly text: string;
}

export interface TaxiiVersionMatch {
  readonly all: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly times: readonly number[];
}

export interface TaxiiObjectFilter {
  readonly addedAfter: number | undefined;
  readonly ids: readonly string[] | undefined;
  readonly types: readonly string[] | undefined;
  readonly specVersions: readonly string[] | undefined;
  readonly versions: TaxiiVersionMatch;
}

export interface TaxiiAddition {
  readonly id: string;
  readonly type: string;
  readonly specVersion: string;
  readonly version: number | undefined;
  readonly text: string;
}

export interface TaxiiOutcome {
  readonly id: string;
  readonly requestedAt: number;
  readonly successes: readonly { readonly id: string; readonly version: string }[];
  readonly failures: readonly { readonly id: string; readonly version: string; readonly message: string }[];
  /** Posted and not imported yet. */
  readonly pendings: readonly { readonly id: string; readonly version: string }[];
}

interface CollectionRow {
  id: string;
  alias: string | null;
  title: string;
  description: string;
  clearance: Level;
  can_read: boolean;
  can_write: boolean;
  imports: boolean;
}

const COLLECTION =
  'id, alias, title, description, clearance, can_read, can_write, terms IS NOT NULL AS imports';
/** Objects that are looked at and written together. */
const BATCH = 500;
const STATUS_DAYS = 30;

/** Collections of this node, and the objects released into them. */
export class TaxiiCollections {
  readonly #pool: Pool;
  readonly #partner: Partner;
  readonly #clock: () => Date;

  constructor(pool: Pool, partner: Partner, clock: () => Date) {
    this.#pool = pool;
    this.#partner = partner;
    this.#clock = clock;
  }

  /** Sets a collection up; one that is there keeps its objects and its reader, and takes the new words and rights. */
  async create(collection: NewTaxiiCollection): Promise<void> {
    const { partner, role, purpose, clearance } = collection.reader;
    await this.#pool.query(
      `INSERT INTO taxii_collection (partner, id, alias, title, description, reader, role, purpose, clearance, can_read, can_write, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (partner, id) DO UPDATE SET alias = excluded.alias, title = excluded.title,
         description = excluded.description, can_read = excluded.can_read, can_write = excluded.can_write`,
      [
        this.#partner,
        collection.id,
        collection.alias ?? null,
        collection.title,
        collection.description,
        partner,
        role,
        purpose,
        clearance,
        collection.canRead,
        collection.canWrite,
        this.#clock(),
      ],
    );
  }

  /** The node's key for cursors, made the first time that somebody asks. */
  async cursorKey(random: (bytes: number) => Uint8Array): Promise<Uint8Array> {
    await this.#pool.query(
      'INSERT INTO taxii_cursor_key (partner, key) VALUES ($1, $2) ON CONFLICT (partner) DO NOTHING',
      [this.#partner, Buffer.from(random(32))],
    );
    const { rows } = await this.#pool.query<{ key: Buffer }>(
      'SELECT key FROM taxii_cursor_key WHERE partner = $1',
      [this.#partner],
    );
    const [row] = rows;
    if (!row) throw new Error('the key of cursors is gone');
    return row.key;
  }

  /** The reader from whose view a collection is computed; undefined where there is no such collection. */
  async readerOf(id: string): Promise<Omit<Reader, 'user'> | undefined> {
    const { rows } = await this.#pool.query<{
      reader: Partner;
      role: Role;
      purpose: Purpose;
      clearance: Level;
    }>('SELECT reader, role, purpose, clearance FROM taxii_collection WHERE partner = $1 AND id = $2', [
      this.#partner,
      id,
    ]);
    const [row] = rows;
    return row && { partner: row.reader, role: row.role, purpose: row.purpose, clearance: row.clearance };
  }

  async collections(reader: Reader): Promise<readonly TaxiiCollectionRow[]> {
    const { rows } = await this.#pool.query<CollectionRow>(
      `SELECT ${COLLECTION} FROM taxii_collection
       WHERE partner = $1 AND reader = $2 AND role = $3 AND purpose = $4 AND state = 'active' ORDER BY title COLLATE "C", id`,
      [this.#partner, reader.partner, reader.role, reader.purpose ?? null],
    );
    return rows.filter(({ clearance }) => isCleared(reader, clearance)).map(collectionOf);
  }

  async collection(reader: Reader, name: string): Promise<TaxiiCollectionRow | undefined> {
    return (await this.collections(reader)).find(
      ({ id, alias }) => id === name.toLowerCase() || alias === name,
    );
  }

  async page(
    collection: string,
    filter: TaxiiObjectFilter,
    after: number | undefined,
    limit: number,
  ): Promise<{ readonly records: readonly TaxiiObjectRow[]; readonly more: boolean }> {
    const from = Math.max(filter.addedAfter ?? -1, after ?? -1);
    const { rows } = await this.#pool.query<{
      id: string;
      spec_version: string;
      version: string;
      added: string;
      object: string;
    }>(
      `SELECT id, spec_version, version, added, object FROM taxii_object AS o
       WHERE partner = $1 AND collection = $2 AND added > $3
         AND ($4::text[] IS NULL OR id = ANY ($4)) AND ($5::text[] IS NULL OR type = ANY ($5))
         AND ($6::text[] IS NULL OR spec_version = ANY ($6)) AND (${versionCondition(7)})
       ORDER BY added LIMIT $11`,
      [
        this.#partner,
        collection,
        from,
        filter.ids ?? null,
        filter.types ?? null,
        filter.specVersions ?? null,
        ...versionValues(filter.versions),
        limit + 1,
      ],
    );
    const records = rows.slice(0, limit).map((row) => ({
      id: row.id,
      specVersion: row.spec_version,
      version: Number(row.version),
      added: Number(row.added),
      text: row.object,
    }));
    return { records, more: rows.length > limit };
  }

  async holds(collection: string, id: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'SELECT 1 FROM taxii_object WHERE partner = $1 AND collection = $2 AND id = $3 LIMIT 1',
      [this.#partner, collection, id],
    );
    return rowCount !== 0;
  }

  /**
   * Adds what is not there yet, all or nothing. A version that is there stays as it is; of an object without versions,
   * a text that differs from the last one is a new version.
   */
  async add(collection: string, objects: readonly TaxiiAddition[]): Promise<void> {
    return inTransaction(this.#pool, async (client) => {
      const { rows } = await client.query<{ last_added: string }>(
        'SELECT last_added FROM taxii_collection WHERE partner = $1 AND id = $2 FOR UPDATE',
        [this.#partner, collection],
      );
      const [row] = rows;
      if (!row) throw new Error('the collection is gone');
      // A clock that was set back must not bring additions under what was read.
      let next = Math.max(Number(row.last_added) + 1, this.#clock().getTime() * 1000);
      for (let at = 0; at < objects.length; at += BATCH)
        next = await this.#insert(client, collection, objects.slice(at, at + BATCH), next);
      await client.query('UPDATE taxii_collection SET last_added = $3 WHERE partner = $1 AND id = $2', [
        this.#partner,
        collection,
        next - 1,
      ]);
    });
  }

  /** @returns the first time of addition that is still free */
  async #insert(
    client: PoolClient,
    collection: string,
    objects: readonly TaxiiAddition[],
    first: number,
  ): Promise<number> {
    const { rows } = await client.query<{ id: string; version: string; hash: Buffer; newest: boolean }>(
      `SELECT id, version, hash, version = max(version) OVER (PARTITION BY id) AS newest FROM taxii_object
       WHERE partner = $1 AND collection = $2 AND id = ANY ($3)`,
      [this.#partner, collection, [...new Set(objects.map(({ id }) => id))]],
    );
    const versions = new Set(rows.map(({ id, version }) => `${id} ${version}`));
    const newest = new Map(
      rows.filter((row) => row.newest).map(({ id, hash }) => [id, hash.toString('hex')]),
    );
    const fresh: { object: TaxiiAddition; added: number; version: number; hash: Buffer }[] = [];
    let next = first;
    for (const object of objects) {
      const hash = createHash('sha256').update(object.text).digest();
      const version = object.version ?? next;
      if (object.version === undefined && newest.get(object.id) === hash.toString('hex')) continue;
      if (versions.has(`${object.id} ${version}`)) continue;
      versions.add(`${object.id} ${version}`);
      newest.set(object.id, hash.toString('hex'));
      fresh.push({ object, added: next, version, hash });
      next += 1;
    }
    if (fresh.length === 0) return first;
    await client.query(
      `INSERT INTO taxii_object (partner, collection, added, id, type, spec_version, version, hash, object)
       SELECT $1, $2, * FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bytea[], $9::text[])`,
      [
        this.#partner,
        collection,
        fresh.map(({ added }) => added),
        fresh.map(({ object }) => object.id),
        fresh.map(({ object }) => object.type),
        fresh.map(({ object }) => object.specVersion),
        fresh.map(({ version }) => version),
        fresh.map(({ hash }) => hash),
        fresh.map(({ object }) => object.text),
      ],
    );
    return next;
  }

  async remove(collection: string, id: string, versions: TaxiiVersionMatch): Promise<number> {
    const { rowCount } = await this.#pool.query(
      `DELETE FROM taxii_object AS o WHERE partner = $1 AND collection = $2 AND id = $3 AND (${versionCondition(4)})`,
      [this.#partner, collection, id, ...versionValues(versions)],
    );
    return rowCount ?? 0;
  }

  async keepStatus(reader: Reader, outcome: TaxiiOutcome): Promise<void> {
    await this.#pool.query('DELETE FROM taxii_status WHERE requested_at < $1', [
      (this.#clock().getTime() - STATUS_DAYS * 86_400_000) * 1000,
    ]);
    await this.#pool.query(
      `INSERT INTO taxii_status (partner, id, user_name, requested_at, successes, failures)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        this.#partner,
        outcome.id,
        reader.user,
        outcome.requestedAt,
        JSON.stringify(outcome.successes),
        JSON.stringify(outcome.failures),
      ],
    );
  }

  async status(reader: Reader, id: string): Promise<TaxiiOutcome | undefined> {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
    const { rows } = await this.#pool.query<{
      id: string;
      requested_at: string;
      successes: TaxiiOutcome['successes'];
      failures: TaxiiOutcome['failures'];
      pending: readonly { readonly id: string; readonly named: string }[] | null;
    }>(
      `SELECT id, requested_at, successes, failures, pending FROM taxii_status
       WHERE partner = $1 AND id = $2 AND user_name = $3`,
      [this.#partner, id, reader.user],
    );
    const [row] = rows;
    return (
      row && {
        id: row.id,
        requestedAt: Number(row.requested_at),
        successes: row.successes,
        failures: row.failures,
        pendings: (row.pending ?? []).map(({ id: object, named }) => ({ id: object, version: named })),
      }
    );
  }
}

/** Does a version of an object fit? Takes four parameters: all, first, last, times. */
function versionCondition(at: number): string {
  const others = `FROM taxii_object AS v WHERE (v.partner, v.collection, v.id) = (o.partner, o.collection, o.id)`;
  return `$${at} OR version = ANY ($${at + 3}::bigint[])
    OR ($${at + 1} AND version = (SELECT min(v.version) ${others}))
    OR ($${at + 2} AND version = (SELECT max(v.version) ${others}))`;
}

function versionValues({ all, first, last, times }: TaxiiVersionMatch): unknown[] {
  return [all, first, last, [...times]];
}

function isCleared(reader: Reader, clearance: Level): boolean {
  return LEVELS.indexOf(clearance) <= LEVELS.indexOf(reader.clearance);
}

function collectionOf(row: CollectionRow): TaxiiCollectionRow {
  return Object.freeze({
    id: row.id,
    alias: row.alias ?? undefined,
    title: row.title,
    description: row.description,
    canRead: row.can_read,
    canWrite: row.can_write,
    imports: row.imports,
  });
}
