import type { Purpose, Role } from '@foreland/model';
import type { Pool } from 'pg';
import { accountOf } from './accounts.ts';
import type { Account, AccountRow } from './accounts.ts';

export type Client = 'browser' | 'cli';

export interface SessionRecord {
  /** SHA-256 of the token. */
  readonly tokenHash: Uint8Array;
  readonly account: Account;
  readonly role: Role;
  readonly purpose: Purpose | undefined;
  readonly client: Client;
  readonly seenAt: string;
  readonly expiresAt: string;
}

interface Row extends AccountRow {
  token_hash: Uint8Array;
  role: Role;
  purpose: Purpose | null;
  client: Client;
  seen_at: string;
  expires_at: string;
}

export class SessionTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async add(session: Omit<SessionRecord, 'seenAt'>, now: Date): Promise<void> {
    await this.#pool.query(
      `INSERT INTO session (token_hash, user_name, role, purpose, client, created_at, seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [
        session.tokenHash,
        session.account.user,
        session.role,
        session.purpose ?? null,
        session.client,
        now,
        session.expiresAt,
      ],
    );
  }

  /** A session that has neither expired nor been idle since `idleSince`, of an account that is not disabled. */
  async find(tokenHash: Uint8Array, now: Date, idleSince: Date): Promise<SessionRecord | undefined> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT session.token_hash, session.role, session.purpose, session.client, session.seen_at, session.expires_at,
              account.user_name, account.partner, account.display_name, account.kind, account.roles, account.clearance,
              account.disabled
       FROM session JOIN account USING (user_name)
       WHERE token_hash = $1 AND expires_at > $2 AND seen_at > $3 AND NOT account.disabled`,
      [tokenHash, now, idleSince],
    );
    return rows[0] && sessionOf(rows[0]);
  }

  async touch(tokenHash: Uint8Array, now: Date): Promise<void> {
    await this.#pool.query('UPDATE session SET seen_at = $2 WHERE token_hash = $1', [tokenHash, now]);
  }

  async choose(tokenHash: Uint8Array, role: Role, purpose: Purpose | undefined): Promise<void> {
    await this.#pool.query('UPDATE session SET role = $2, purpose = $3 WHERE token_hash = $1', [
      tokenHash,
      role,
      purpose ?? null,
    ]);
  }

  async remove(tokenHash: Uint8Array): Promise<void> {
    await this.#pool.query('DELETE FROM session WHERE token_hash = $1', [tokenHash]);
  }

  async removeEnded(now: Date, idleSince: Date): Promise<void> {
    await this.#pool.query('DELETE FROM session WHERE expires_at <= $1 OR seen_at <= $2', [now, idleSince]);
  }
}

function sessionOf(row: Row): SessionRecord {
  return Object.freeze({
    tokenHash: row.token_hash,
    account: accountOf(row),
    role: row.role,
    purpose: row.purpose ?? undefined,
    client: row.client,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  });
}
