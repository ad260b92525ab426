import type { Level, Partner, Purpose, Reader, Role } from '@foreland/model';
import { withoutNulls } from './nulls.ts';
import type { Nullable } from './nulls.ts';
import type { OwnRows } from './own-rows.ts';

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

const TOKEN = `id, collection, title, created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", ended_at AS "endedAt"`;
/** A token says when it was used last to this exactness. */
const TOUCH_SECONDS = 60;

interface ReaderRow {
  id: string;
  title: string;
  reader: Partner;
  role: Role;
  purpose: Purpose;
  clearance: Level;
  last_used_at: string | null;
}

/** Tokens with which programs read collections and post to them. */
export class TaxiiTokens {
  readonly #rows: OwnRows;
  readonly #clock: () => Date;

  constructor(rows: OwnRows, clock: () => Date) {
    this.#rows = rows;
    this.#clock = clock;
  }

  async add(token: {
    readonly id: string;
    readonly collection: string;
    readonly title: string;
    readonly tokenHash: Uint8Array;
    readonly createdBy: string;
    readonly expiresAt: Date;
  }): Promise<void> {
    await this.#rows.query(
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

  async list(): Promise<readonly TaxiiToken[]> {
    const rows = await this.#rows.query<Nullable<TaxiiToken>>(
      `SELECT ${TOKEN} FROM taxii_token WHERE partner = $1 ORDER BY created_at DESC, id`,
    );
    return rows.map(withoutNulls);
  }

  async end(id: string): Promise<boolean> {
    const rows = await this.#rows.query(
      'UPDATE taxii_token SET ended_at = $3 WHERE partner = $1 AND id = $2 AND ended_at IS NULL RETURNING id',
      id,
      this.#clock(),
    );
    return rows.length === 1;
  }

  /** Whom a token stands for, while it and its collection last. */
  async readerOf(
    tokenHash: Uint8Array,
  ): Promise<{ readonly id: string; readonly reader: Reader } | undefined> {
    const now = this.#clock();
    const [row] = await this.#rows.query<ReaderRow>(
      `SELECT token.id, token.title, token.last_used_at, c.reader, c.role, c.purpose, c.clearance
       FROM taxii_token token JOIN taxii_collection c ON (c.partner, c.id) = (token.partner, token.collection)
       WHERE token.partner = $1 AND token_hash = $2 AND token.ended_at IS NULL AND expires_at > $3 AND c.state = 'active'`,
      tokenHash,
      now,
    );
    if (!row) return undefined;
    if (row.last_used_at === null || now.getTime() - Date.parse(row.last_used_at) > TOUCH_SECONDS * 1000)
      await this.#rows.query(
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
}
