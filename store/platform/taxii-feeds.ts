import type { Json, Reader, Refusal } from '@foreland/model';
import { jsonOrNull, withoutNulls } from './nulls.ts';
import type { Nullable } from './nulls.ts';
import type { OwnRows } from './own-rows.ts';

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

const FEED = `id, title, origin, collection, every_seconds AS "everySeconds", enabled, terms, reader, resume_after AS "resumeAfter",
  receiving, next_at AS "nextAt", pulled_at AS "pulledAt", objects, report, problem`;

/** Collections of other servers that this node reads by itself. */
export class TaxiiFeeds {
  readonly #rows: OwnRows;
  readonly #clock: () => Date;

  constructor(rows: OwnRows, clock: () => Date) {
    this.#rows = rows;
    this.#clock = clock;
  }

  async list(): Promise<readonly TaxiiFeed[]> {
    const rows = await this.#rows.query<Nullable<TaxiiFeed>>(
      `SELECT ${FEED} FROM taxii_feed WHERE partner = $1 ORDER BY created_at DESC, id`,
    );
    return rows.map(withoutNulls);
  }

  async find(id: string): Promise<TaxiiFeed | undefined> {
    const [row] = await this.#rows.query<Nullable<TaxiiFeed>>(
      `SELECT ${FEED} FROM taxii_feed WHERE partner = $1 AND id = $2`,
      id,
    );
    return row && withoutNulls(row);
  }

  async add(
    feed: Pick<TaxiiFeed, 'id' | 'title' | 'origin' | 'collection' | 'everySeconds' | 'terms' | 'reader'>,
  ): Promise<void> {
    const now = this.#clock();
    await this.#rows.query(
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

  async change(
    id: string,
    change: {
      readonly enabled?: boolean | undefined;
      readonly everySeconds?: number | undefined;
      readonly now?: boolean;
    },
  ): Promise<boolean> {
    const rows = await this.#rows.query(
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

  async remove(id: string): Promise<boolean> {
    const rows = await this.#rows.query(
      'DELETE FROM taxii_feed WHERE partner = $1 AND id = $2 RETURNING id',
      id,
    );
    return rows.length === 1;
  }

  /** Before the import: whatever happens then, the same file is imported. */
  async receiving(id: string, file: ReceivedFile): Promise<void> {
    await this.#rows.query(
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
    await this.#rows.query(
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

  async failed(id: string, problem: Refusal): Promise<void> {
    await this.#rows.query(
      `UPDATE taxii_feed SET problem = $3, next_at = $4::timestamptz + make_interval(secs => every_seconds) WHERE partner = $1 AND id = $2`,
      id,
      JSON.stringify(problem),
      this.#clock(),
    );
  }
}
