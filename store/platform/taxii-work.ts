import type { Json, Level, Partner, Purpose, Reader, Refusal, Role } from '@foreland/model';
import type { Pool, QueryResultRow } from 'pg';
import type { TaxiiAddition, TaxiiOutcome } from './taxii.ts';

export const TAXII_STATES = ['proposed', 'active', 'refused', 'ended'] as const;
export type TaxiiState = (typeof TAXII_STATES)[number];

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
  readonly state: TaxiiState;
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

export interface TaxiiToken {
  readonly id: string;
  readonly collection: string;
  readonly title: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | undefined;
  readonly endedAt: string | undefined;
}

/** Objects that were posted and are to be imported. */
export interface PendingPost {
  readonly id: string;
  readonly collection: string;
  readonly requestedAt: number;
  readonly failures: TaxiiOutcome['failures'];
  readonly pending: readonly PendingObject[];
}

export interface PendingObject extends TaxiiAddition {
  /** As the status names it. */
  readonly named: string;
}

export interface TaxiiFeed {
  readonly id: string;
  readonly title: string;
  readonly origin: string;
  readonly collection: string;
  readonly everySeconds: number;
  readonly enabled: boolean;
  readonly terms: Json;
  readonly reader: Reader;
  readonly resumeAfter: number | undefined;
  readonly receiving: ReceivedFile | undefined;
  readonly nextAt: string;
  readonly pulledAt: string | undefined;
  readonly objects: number;
  readonly report: Json | undefined;
  readonly problem: Refusal | undefined;
}

/** A reading of a feed that lies on the disk until it is imported. */
export interface ReceivedFile {
  readonly hash: string;
  readonly objects: number;
  readonly resumeAfter: number | null;
  readonly receivedOn: string;
}

const COLLECTION = `id, alias, title, description, reader, role, purpose, clearance, state, can_read, can_write, filled, filled_at,
  filled_state, terms, importer, report, problem, created_by, created_at, decided_by,
  (SELECT count(DISTINCT object.id) FROM taxii_object object WHERE object.partner = c.partner AND object.collection = c.id) AS objects`;
const TOKEN = `id, collection, title, created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", ended_at AS "endedAt"`;
const FEED = `id, title, origin, collection, every_seconds AS "everySeconds", enabled, terms, reader, resume_after AS "resumeAfter",
  receiving, next_at AS "nextAt", pulled_at AS "pulledAt", objects, report, problem`;
/** A token says when it was used last to this exactness. */
const TOUCH_SECONDS = 60;

/** What the node does for TAXII by itself, and who set it up. */
export class TaxiiWorkTable {
  readonly #pool: Pool;
  readonly #partner: Partner;
  readonly #clock: () => Date;

  constructor(pool: Pool, partner: Partner, clock: () => Date) {
    this.#pool = pool;
    this.#partner = partner;
    this.#clock = clock;
  }

  /** Newest first. */
  async collections(): Promise<readonly KeptCollection[]> {
    const rows = await this.#rows<CollectionRow>(
      `SELECT ${COLLECTION} FROM taxii_collection c WHERE partner = $1 ORDER BY created_at DESC, id`,
    );
    return rows.map(keptOf);
  }

  async collection(id: string): Promise<KeptCollection | undefined> {
    const [row] = await this.#rows<CollectionRow>(
      `SELECT ${COLLECTION} FROM taxii_collection c WHERE partner = $1 AND id = $2`,
      id,
    );
    return row && keptOf(row);
  }

  async propose(collection: ProposedCollection): Promise<void> {
    const { reader } = collection;
    await this.#rows(
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
    const rows = await this.#rows(
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
    const rows = await this.#rows(
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
    await this.#rows(
      `UPDATE taxii_collection SET filled_at = $3, filled_state = $4, report = $5, problem = NULL WHERE partner = $1 AND id = $2`,
      id,
      this.#clock(),
      done.state,
      JSON.stringify(done.report),
    );
  }

  /** What went wrong with a collection; it is tried again when something changes or time has passed. */
  async failed(id: string, problem: Refusal): Promise<void> {
    await this.#rows(
      'UPDATE taxii_collection SET filled_at = $3, problem = $4 WHERE partner = $1 AND id = $2',
      id,
      this.#clock(),
      JSON.stringify(problem),
    );
  }

  async addToken(token: {
    readonly id: string;
    readonly collection: string;
    readonly title: string;
    readonly tokenHash: Uint8Array;
    readonly createdBy: string;
    readonly expiresAt: Date;
  }): Promise<void> {
    await this.#rows(
      `INSERT INTO taxii_token (partner, id, collection, title, token_hash, created_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      token.id,
      token.collection,
      token.title,
      token.tokenHash,
      token.createdBy,
      this.#clock(),
      token.expiresAt,
    );
  }

  async tokens(): Promise<readonly TaxiiToken[]> {
    const rows = await this.#rows<Nullable<TaxiiToken>>(
      `SELECT ${TOKEN} FROM taxii_token WHERE partner = $1 ORDER BY created_at DESC, id`,
    );
    return rows.map(withoutNulls);
  }

  async endToken(id: string): Promise<boolean> {
    const rows = await this.#rows(
      'UPDATE taxii_token SET ended_at = $3 WHERE partner = $1 AND id = $2 AND ended_at IS NULL RETURNING id',
      id,
      this.#clock(),
    );
    return rows.length === 1;
  }

  /** Whom a token stands for, while it and its collection last. */
  async readerOfToken(
    tokenHash: Uint8Array,
  ): Promise<{ readonly id: string; readonly reader: Reader } | undefined> {
    const now = this.#clock();
    const [row] = await this.#rows<TokenReaderRow>(
      `SELECT token.id, token.title, token.last_used_at, c.reader, c.role, c.purpose, c.clearance
       FROM taxii_token token JOIN taxii_collection c ON (c.partner, c.id) = (token.partner, token.collection)
       WHERE token.partner = $1 AND token_hash = $2 AND token.ended_at IS NULL AND expires_at > $3 AND c.state = 'active'`,
      tokenHash,
      now,
    );
    if (!row) return undefined;
    if (row.last_used_at === null || now.getTime() - Date.parse(row.last_used_at) > TOUCH_SECONDS * 1000)
      await this.#rows(
        'UPDATE taxii_token SET last_used_at = $3 WHERE partner = $1 AND id = $2',
        row.id,
        now,
      );
    const { reader: partner, role, purpose, clearance } = row;
    return {
      id: row.id,
      reader: Object.freeze({ user: `taxii:${row.title}`, partner, role, purpose, clearance }),
    };
  }

  /** Keeps what was posted, to be imported. */
  async keepPending(reader: Reader, post: PendingPost): Promise<void> {
    await this.#rows(
      `INSERT INTO taxii_status (partner, id, user_name, requested_at, successes, failures, collection, pending)
       VALUES ($1, $2, $3, $4, '[]', $5, $6, $7)`,
      post.id,
      reader.user,
      post.requestedAt,
      JSON.stringify(post.failures),
      post.collection,
      JSON.stringify(post.pending),
    );
  }

  /**
   * What may have something to do: filled collections, posts that wait, feeds whose time has come.
   * @param before collections that were filled later are left alone for now
   */
  async due(before: Date): Promise<Readonly<Record<'fills' | 'posts' | 'feeds', readonly string[]>>> {
    const [row] = await this.#rows<Record<'fills' | 'posts' | 'feeds', readonly string[]>>(
      `SELECT
         ARRAY(SELECT id::text FROM taxii_collection WHERE partner = $1 AND state = 'active' AND filled
           AND (filled_at IS NULL OR filled_at <= $2) ORDER BY id) AS fills,
         ARRAY(SELECT id::text FROM taxii_status WHERE partner = $1 AND pending IS NOT NULL ORDER BY requested_at) AS posts,
         ARRAY(SELECT id::text FROM taxii_feed WHERE partner = $1 AND enabled AND next_at <= $3 ORDER BY next_at) AS feeds`,
      before,
      this.#clock(),
    );
    return row ?? { fills: [], posts: [], feeds: [] };
  }

  async pendingPost(id: string): Promise<PendingPost | undefined> {
    const [row] = await this.#rows<PendingPost>(
      `SELECT id, collection, requested_at AS "requestedAt", failures, pending FROM taxii_status
       WHERE partner = $1 AND id = $2 AND pending IS NOT NULL`,
      id,
    );
    return row;
  }

  async imported(
    post: PendingPost,
    outcome: Pick<TaxiiOutcome, 'successes' | 'failures'> & { readonly report: Json | undefined },
  ): Promise<void> {
    await this.#rows(
      `WITH done AS (UPDATE taxii_status SET successes = $3, failures = $4, pending = NULL WHERE partner = $1 AND id = $2 RETURNING collection)
       UPDATE taxii_collection SET report = $5, problem = NULL WHERE partner = $1 AND id IN (SELECT collection FROM done)`,
      post.id,
      JSON.stringify(outcome.successes),
      JSON.stringify(outcome.failures),
      jsonOrNull(outcome.report),
    );
  }

  /** None of the objects could be imported, for a reason that is not theirs; posting again is for the sender. */
  async importFailed(id: string, problem: Refusal): Promise<void> {
    await this.#rows(
      `WITH done AS (
         UPDATE taxii_status SET pending = NULL, failures = failures || (
           SELECT coalesce(jsonb_agg(jsonb_build_object('id', one ->> 'id', 'version', one ->> 'named', 'message', $3::text)), '[]')
           FROM jsonb_array_elements(pending) AS one)
         WHERE partner = $1 AND id = $2 AND pending IS NOT NULL RETURNING collection)
       UPDATE taxii_collection SET problem = $4 WHERE partner = $1 AND id IN (SELECT collection FROM done)`,
      id,
      `${problem.message} ${problem.remedy}`,
      JSON.stringify(problem),
    );
  }

  async feeds(): Promise<readonly TaxiiFeed[]> {
    const rows = await this.#rows<Nullable<TaxiiFeed>>(
      `SELECT ${FEED} FROM taxii_feed WHERE partner = $1 ORDER BY created_at DESC, id`,
    );
    return rows.map(withoutNulls);
  }

  async feed(id: string): Promise<TaxiiFeed | undefined> {
    const [row] = await this.#rows<Nullable<TaxiiFeed>>(
      `SELECT ${FEED} FROM taxii_feed WHERE partner = $1 AND id = $2`,
      id,
    );
    return row && withoutNulls(row);
  }

  async addFeed(
    feed: Pick<TaxiiFeed, 'id' | 'title' | 'origin' | 'collection' | 'everySeconds' | 'terms' | 'reader'>,
  ): Promise<void> {
    const now = this.#clock();
    await this.#rows(
      `INSERT INTO taxii_feed (partner, id, title, origin, collection, every_seconds, enabled, terms, reader, next_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, true, $7, $8, $9, $9)`,
      feed.id,
      feed.title,
      feed.origin,
      feed.collection,
      feed.everySeconds,
      JSON.stringify(feed.terms),
      JSON.stringify(feed.reader),
      now,
    );
  }

  async changeFeed(
    id: string,
    change: {
      readonly enabled?: boolean | undefined;
      readonly everySeconds?: number | undefined;
      readonly now?: boolean;
    },
  ): Promise<boolean> {
    const rows = await this.#rows(
      `UPDATE taxii_feed SET enabled = coalesce($3, enabled), every_seconds = coalesce($4, every_seconds),
         next_at = CASE WHEN $5 THEN $6 ELSE next_at END
       WHERE partner = $1 AND id = $2 RETURNING id`,
      id,
      change.enabled ?? null,
      change.everySeconds ?? null,
      change.now ?? false,
      this.#clock(),
    );
    return rows.length === 1;
  }

  async removeFeed(id: string): Promise<boolean> {
    const rows = await this.#rows('DELETE FROM taxii_feed WHERE partner = $1 AND id = $2 RETURNING id', id);
    return rows.length === 1;
  }

  /** Before the import: whatever happens then, the same file is imported. */
  async receiving(id: string, file: ReceivedFile): Promise<void> {
    await this.#rows(
      'UPDATE taxii_feed SET receiving = $3 WHERE partner = $1 AND id = $2',
      id,
      JSON.stringify(file),
    );
  }

  /** After the import: the next reading begins behind what was taken in. */
  async pulled(
    id: string,
    done: {
      readonly resumeAfter: number | undefined;
      readonly objects: number;
      readonly report: Json | undefined;
    },
  ): Promise<void> {
    await this.#rows(
      `UPDATE taxii_feed SET resume_after = $3, objects = objects + $4, report = coalesce($5, report), receiving = NULL, problem = NULL,
         pulled_at = $6::timestamptz, next_at = $6::timestamptz + make_interval(secs => every_seconds)
       WHERE partner = $1 AND id = $2`,
      id,
      done.resumeAfter ?? null,
      done.objects,
      jsonOrNull(done.report),
      this.#clock(),
    );
  }

  async pullFailed(id: string, problem: Refusal): Promise<void> {
    await this.#rows(
      `UPDATE taxii_feed SET problem = $3, next_at = $4::timestamptz + make_interval(secs => every_seconds) WHERE partner = $1 AND id = $2`,
      id,
      JSON.stringify(problem),
      this.#clock(),
    );
  }

  /** @param values after the partner, which is the first of every statement */
  async #rows<Row extends QueryResultRow>(text: string, ...values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.#pool.query<Row>(text, [this.#partner, ...values]);
    return rows;
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
  state: TaxiiState;
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

interface TokenReaderRow extends Pick<
  CollectionRow,
  'id' | 'title' | 'reader' | 'role' | 'purpose' | 'clearance'
> {
  last_used_at: string | null;
}

type Nullable<T> = {
  [Member in keyof T]: undefined extends T[Member] ? Exclude<T[Member], undefined> | null : T[Member];
};

function withoutNulls<T extends object>(row: Nullable<T>): T {
  return Object.freeze(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value === null ? undefined : value]),
    ),
  ) as T;
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

function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
