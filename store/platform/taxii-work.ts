import type { Partner } from '@foreland/model';
import type { Pool } from 'pg';
import { OwnRows } from './own-rows.ts';
import { TaxiiFeeds } from './taxii-feeds.ts';
import { KeptCollections } from './taxii-kept.ts';
import { TaxiiPosts } from './taxii-posts.ts';
import { TaxiiTokens } from './taxii-tokens.ts';

/** What the node does for TAXII by itself, and who set it up. */
export class TaxiiWorkTable {
  readonly kept: KeptCollections;
  readonly tokens: TaxiiTokens;
  readonly posts: TaxiiPosts;
  readonly feeds: TaxiiFeeds;
  readonly #rows: OwnRows;
  readonly #clock: () => Date;

  constructor(pool: Pool, partner: Partner, clock: () => Date) {
    const rows = new OwnRows(pool, partner);
    this.#rows = rows;
    this.#clock = clock;
    this.kept = new KeptCollections(rows, clock);
    this.tokens = new TaxiiTokens(rows, clock);
    this.posts = new TaxiiPosts(rows);
    this.feeds = new TaxiiFeeds(rows, clock);
  }

  /**
   * What may have something to do, and for which no job waits or runs, in whichever process of the node: filled collections,
   * posts that wait, feeds whose time has come.
   * @param before collections that were filled later are left alone for now
   */
  async due(before: Date): Promise<Readonly<Record<'fills' | 'posts' | 'feeds', readonly string[]>>> {
    const [row] = await this.#rows.query<Record<'fills' | 'posts' | 'feeds', readonly string[]>>(
      `WITH under_way AS (
         SELECT payload ->> 'work' AS work, payload ->> 'id' AS id FROM job
         WHERE partner = $1 AND kind = 'taxii' AND state IN ('waiting', 'running'))
       SELECT
         ARRAY(SELECT id::text FROM taxii_collection WHERE partner = $1 AND state = 'active' AND filled
           AND (filled_at IS NULL OR filled_at <= $2) AND ('fill', id::text) NOT IN (SELECT * FROM under_way) ORDER BY id) AS fills,
         ARRAY(SELECT id::text FROM taxii_status WHERE partner = $1 AND pending IS NOT NULL
           AND ('import', id::text) NOT IN (SELECT * FROM under_way) ORDER BY requested_at) AS posts,
         ARRAY(SELECT id::text FROM taxii_feed WHERE partner = $1 AND enabled AND next_at <= $3
           AND ('pull', id::text) NOT IN (SELECT * FROM under_way) ORDER BY next_at) AS feeds`,
      before,
      this.#clock(),
    );
    return row ?? { fills: [], posts: [], feeds: [] };
  }
}
