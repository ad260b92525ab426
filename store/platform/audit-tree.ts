import { ForelandError, isForelandError } from '@foreland/model';
import {
  Frontier,
  HASH_BYTES,
  SALT_BYTES,
  TileGrowth,
  contentCommitment,
  equalHashes,
  openCheckpoint,
  rowLeafHash,
  signCheckpoint,
  tileSource,
  tilesOf,
} from '@foreland/sealing/log';
import type { HashSource, NoteSigner, Range, Tile, VerifierKey } from '@foreland/sealing/log';
import type { Pool, PoolClient } from 'pg';
import { ENTRY_COLUMNS, SEQUENCING_LOCK, contentOf, openPartOf } from './audit-row.ts';
import type { EntryRow } from './audit-row.ts';
import { inTransaction } from '../transaction.ts';

/** How far the log is: so many rows are leaves of the tree, and this note says so. */
export interface AuditHead {
  readonly origin: string;
  readonly size: number;
  /** Checkpoint as a signed note. */
  readonly checkpoint: string;
}

interface LogRow extends AuditHead {
  frontier: Uint8Array;
}

const MOST_ROWS = 4096;

/** The Merkle tree over the audit log, in the database. */
export class AuditTree {
  readonly #pool: Pool;
  readonly #signer: NoteSigner;
  readonly #random: (bytes: number) => Uint8Array;
  readonly #keys: () => Promise<readonly VerifierKey[]>;

  private constructor(options: AuditTreeOptions, signer: NoteSigner) {
    this.#pool = options.pool;
    this.#random = options.random;
    this.#keys = async () => options.keys(signer.key.name);
    this.#signer = signer;
  }

  /** Opens the one log of this database, and begins it on the first start. */
  static async open(options: AuditTreeOptions): Promise<AuditTree> {
    const origin = (await originIn(options.pool)) ?? options.newOrigin();
    const signer = options.signer(origin);
    const empty = new Frontier();
    const checkpoint = signCheckpoint({ origin, size: 0, root: empty.root() }, signer);
    await options.pool.query(
      'INSERT INTO audit_log (origin, size, frontier, checkpoint) VALUES ($1, 0, $2, $3) ON CONFLICT DO NOTHING',
      [origin, Buffer.alloc(0), checkpoint],
    );
    const kept = (await originIn(options.pool)) ?? origin;
    return new AuditTree(options, kept === origin ? signer : options.signer(kept));
  }

  get origin(): string {
    return this.#signer.key.name;
  }

  async head(): Promise<AuditHead> {
    const { rows } = await this.#pool.query<AuditHead>('SELECT origin, size, checkpoint FROM audit_log');
    if (rows[0]) return rows[0];
    throw damaged('its head is missing');
  }

  /** Rows that are not in the tree yet. */
  async pending(): Promise<number> {
    const { rows } = await this.#pool.query<{ count: number }>('SELECT count(*) FROM audit_pending');
    return rows[0]?.count ?? 0;
  }

  /**
   * Puts rows that wait into the tree, in the order in which they came, all in one transaction: rows, leaves, tiles
   * and checkpoint change together or not at all. One process does so at a time, whatever others want.
   * @returns how many rows there were; as many as `most` where more may wait
   * @throws ForelandError `audit-log-damaged`
   */
  async sequence(most: number = MOST_ROWS): Promise<number> {
    return inTransaction(this.#pool, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [SEQUENCING_LOCK]);
      return this.#grow(client, most);
    });
  }

  async #grow(client: PoolClient, most: number): Promise<number> {
    const taken = await client.query<EntryRow & { is_leaf: boolean }>(
      `WITH due AS MATERIALIZED (SELECT arrival, partner, id FROM audit_pending ORDER BY arrival LIMIT $1),
            taken AS (DELETE FROM audit_pending pending USING due
                      WHERE (pending.partner, pending.id) = (due.partner, due.id))
       SELECT ${ENTRY_COLUMNS.map((column) => `entry.${column}`).join(', ')}, leaf.entry IS NOT NULL AS is_leaf
       FROM due JOIN audit_entry entry ON (entry.partner, entry.id) = (due.partner, due.id)
         LEFT JOIN audit_leaf leaf ON (leaf.origin, leaf.partner, leaf.entry) = ($2, due.partner, due.id)
       ORDER BY due.arrival`,
      [most, this.origin],
    );
    // After a restore every row waits once more; those that are leaves already are passed over.
    const rows = taken.rows.filter(({ is_leaf }) => !is_leaf);
    if (rows.length === 0) return taken.rows.length;
    const frontier = await this.#verifiedFrontier(client);
    const first = frontier.size;
    const growth = new TileGrowth();
    const salts = this.#random(SALT_BYTES * rows.length);
    const contents = rows.map((row, at) => {
      const content = contentCommitment(
        salts.subarray(at * SALT_BYTES, (at + 1) * SALT_BYTES),
        contentOf(row),
      );
      frontier.append(rowLeafHash(content, openPartOf(row)), growth.completed);
      return content;
    });
    await keepLeaves(client, this.origin, first, rows, salts, contents);
    await keepTiles(client, this.origin, growth);
    const checkpoint = signCheckpoint(
      { origin: this.origin, size: frontier.size, root: frontier.root() },
      this.#signer,
    );
    await client.query('UPDATE audit_log SET size = $2, frontier = $3, checkpoint = $4 WHERE origin = $1', [
      this.origin,
      frontier.size,
      frontier.bytes(),
      checkpoint,
    ]);
    return taken.rows.length;
  }

  /** Goes on only from what this node signed: a database that was tampered with is not signed for. */
  async #verifiedFrontier(client: PoolClient): Promise<Frontier> {
    const { rows } = await client.query<LogRow>(
      'SELECT origin, size, frontier, checkpoint FROM audit_log FOR UPDATE',
    );
    const [log] = rows;
    if (!log) throw damaged('its head is missing');
    try {
      const frontier = Frontier.from(log.size, log.frontier);
      const signed = openCheckpoint(log.checkpoint, await this.#keys());
      if (
        signed.size === log.size &&
        signed.origin === log.origin &&
        equalHashes(signed.root, frontier.root())
      )
        return frontier;
    } catch (error) {
      if (isForelandError(error)) throw damaged(error.message, error);
      throw error;
    }
    throw damaged('its tree is not the one that was signed');
  }

  /** Hashes of what a proof needs, read in one query. */
  async hashes(ranges: readonly Range[]): Promise<HashSource> {
    const wanted = tilesOf(ranges);
    const { rows } = await this.#pool.query<Tile & { hashes: Uint8Array }>(
      `SELECT level, tile.index, hashes FROM audit_tile tile
       JOIN unnest($2::smallint[], $3::bigint[]) AS wanted (level, index) USING (level, index) WHERE origin = $1`,
      [this.origin, wanted.map(({ level }) => level), wanted.map(({ index }) => index)],
    );
    return tileSource(rows.map(({ level, index, hashes }) => ({ tile: { level, index }, hashes })));
  }

  /** A tile as far as it is filled. */
  async tile({ level, index }: Tile): Promise<Uint8Array | undefined> {
    const { rows } = await this.#pool.query<{ hashes: Uint8Array }>(
      'SELECT hashes FROM audit_tile WHERE (origin, level, index) = ($1, $2, $3)',
      [this.origin, level, index],
    );
    return rows[0]?.hashes;
  }
}

export interface AuditTreeOptions {
  readonly pool: Pool;
  /** Origin of a log that begins now: no other log in the world may have it. */
  readonly newOrigin: () => string;
  readonly signer: (origin: string) => NoteSigner;
  /** Keys that this node has signed the log with, past and present. */
  readonly keys: (origin: string) => Promise<readonly VerifierKey[]>;
  /** For salts; never one that repeats itself. */
  readonly random: (bytes: number) => Uint8Array;
}

async function originIn(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ origin: string }>('SELECT origin FROM audit_log');
  return rows[0]?.origin;
}

/** Salts and commitments travel as one value each and are cut up by the database: a third of the time of arrays. */
async function keepLeaves(
  client: PoolClient,
  origin: string,
  first: number,
  rows: readonly EntryRow[],
  salts: Uint8Array,
  contents: readonly Uint8Array[],
): Promise<void> {
  await client.query(
    `INSERT INTO audit_leaf (origin, sequence, partner, entry, salt, content)
     SELECT $1, $2::bigint + n - 1, partner, entry,
       CASE WHEN EXISTS (SELECT FROM audit_erasure WHERE (audit_erasure.partner, audit_erasure.id) = (given.partner, given.entry))
         THEN NULL ELSE substring($5::bytea FROM ((n - 1) * $7 + 1)::integer FOR $7::integer) END,
       substring($6::bytea FROM ((n - 1) * $8 + 1)::integer FOR $8::integer)
     FROM unnest($3::text[], $4::uuid[]) WITH ORDINALITY AS given (partner, entry, n)`,
    [
      origin,
      first,
      rows.map(({ partner }) => partner),
      rows.map(({ id }) => id),
      salts,
      Buffer.concat(contents),
      SALT_BYTES,
      HASH_BYTES,
    ],
  );
}

async function keepTiles(client: PoolClient, origin: string, growth: TileGrowth): Promise<void> {
  const additions = growth.additions();
  await client.query(
    `INSERT INTO audit_tile (origin, level, index, hashes)
     SELECT $1, level, index, hashes FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) AS added (level, index, hashes)
     ON CONFLICT (origin, level, index) DO UPDATE SET hashes = audit_tile.hashes || excluded.hashes`,
    [
      origin,
      additions.map(({ tile }) => tile.level),
      additions.map(({ tile }) => tile.index),
      additions.map(({ hashes }) => hashes),
    ],
  );
}

function damaged(why: string, cause?: unknown): ForelandError {
  return new ForelandError({
    code: 'audit-log-damaged',
    message: `The audit log is not as this node signed it: ${why}.`,
    remedy: 'Keep the database as evidence and restore a backup; entries go on being written meanwhile.',
    status: 500,
    cause,
  });
}
