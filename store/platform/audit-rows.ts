import type { Partner } from '@foreland/model';
import { HASH_BYTES, TILE_WIDTH } from '@foreland/sealing/log';
import type { BundleRow, ErasedRow, ShownRow } from '@foreland/sealing/log';
import type { Pool } from 'pg';
import { ENTRY_COLUMNS, contentOf, openPartOf } from './audit-row.ts';
import type { EntryRow } from './audit-row.ts';

interface LeafRow extends EntryRow {
  sequence: number;
  salt: Uint8Array | null;
  content: Uint8Array;
  erased_at: string | null;
  erased_by: string | null;
  reason: string | null;
  logged_as: string | null;
}

const LEAVES = `SELECT leaf.sequence, leaf.salt, leaf.content,
    ${ENTRY_COLUMNS.map((column) => `entry.${column}`).join(', ')},
    erasure.at AS erased_at, erasure.erased_by, erasure.reason, erasure.logged_as
  FROM audit_leaf leaf
    JOIN audit_entry entry ON (entry.partner, entry.id) = (leaf.partner, leaf.entry)
    LEFT JOIN audit_erasure erasure ON (erasure.partner, erasure.id) = (leaf.partner, leaf.entry)`;

/** A row of the log with its place. */
export interface PlacedRow {
  readonly sequence: number;
  readonly row: ShownRow | ErasedRow;
}

/** Rows of the log as leaves of its tree, for proofs and exports. */
export class AuditRows {
  readonly #pool: Pool;
  readonly #origin: string;

  constructor(pool: Pool, origin: string) {
    this.#pool = pool;
    this.#origin = origin;
  }

  /** A row of one partner's people, where it is in the tree. */
  async find(partner: Partner, entry: string): Promise<PlacedRow | undefined> {
    const { rows } = await this.#pool.query<LeafRow>(
      `${LEAVES} WHERE leaf.origin = $1 AND leaf.partner = $2 AND leaf.entry = $3`,
      [this.#origin, partner, entry],
    );
    return rows[0] && { sequence: rows[0].sequence, row: rowOf(rows[0]) };
  }

  /**
   * The first rows of the log, tile by tile, with the leaf hashes that the tree holds; those of other partners' people
   * by their hash alone. A row or a hash that is gone from the database is left out, and the verifier says so.
   */
  async *upTo(size: number, partner: Partner): AsyncGenerator<readonly BundleRow[]> {
    for (let first = 0; first < size; first += TILE_WIDTH) {
      const end = Math.min(first + TILE_WIDTH, size);
      const [leaves, tiles] = await Promise.all([
        this.#pool.query<LeafRow>(
          `${LEAVES} WHERE leaf.origin = $1 AND leaf.sequence >= $2 AND leaf.sequence < $3 AND leaf.partner = $4
           ORDER BY leaf.sequence`,
          [this.#origin, first, end, partner],
        ),
        this.#pool.query<{ hashes: Uint8Array }>(
          'SELECT hashes FROM audit_tile WHERE (origin, level, index) = ($1, 0, $2)',
          [this.#origin, first / TILE_WIDTH],
        ),
      ]);
      const hashes = tiles.rows[0]?.hashes ?? new Uint8Array();
      const own = new Map(leaves.rows.map((row) => [row.sequence, row]));
      const withheld = await this.#othersOf(partner, first, end);
      const rows: BundleRow[] = [];
      for (let sequence = first; sequence < end; sequence += 1) {
        const from = (sequence - first) * HASH_BYTES;
        const leaf = hashes.subarray(from, from + HASH_BYTES);
        const row = own.get(sequence);
        if (leaf.length !== HASH_BYTES) continue;
        if (row) rows.push({ sequence, leaf, ...rowOf(row) });
        else if (withheld.has(sequence)) rows.push({ sequence, leaf, withheld: true });
      }
      yield rows;
    }
  }

  async #othersOf(partner: Partner, first: number, end: number): Promise<ReadonlySet<number>> {
    const { rows } = await this.#pool.query<{ sequence: number }>(
      'SELECT sequence FROM audit_leaf WHERE origin = $1 AND sequence >= $2 AND sequence < $3 AND partner <> $4',
      [this.#origin, first, end, partner],
    );
    return new Set(rows.map(({ sequence }) => sequence));
  }
}

function rowOf(row: LeafRow): ShownRow | ErasedRow {
  const open = openPartOf(row);
  if (row.erased_at === null && row.salt) {
    const { records, recipient, detail } = contentOf(row);
    return { open, content: { records: [...records], recipient, detail }, salt: row.salt };
  }
  return {
    open,
    commitment: row.content,
    erased: {
      at: row.erased_at ?? '',
      by: row.erased_by ?? '',
      reason: row.reason ?? '',
      loggedAs: row.logged_as ?? '',
    },
  };
}
