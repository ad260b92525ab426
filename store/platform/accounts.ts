import { ForelandError } from '@foreland/model';
import type { Level, Partner, Role } from '@foreland/model';
import type { Pool } from 'pg';

export const ACCOUNT_KINDS = ['local', 'oidc', 'persona'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Someone who may sign in at this node. */
export interface Account {
  readonly user: string;
  readonly partner: Partner;
  readonly displayName: string;
  readonly kind: AccountKind;
  readonly roles: readonly Role[];
  readonly clearance: Level;
  readonly disabled: boolean;
}

export interface NewAccount extends Omit<Account, 'disabled'> {
  /** Argon2id in PHC notation; for local accounts alone. */
  readonly passwordHash?: string;
  /** Issuer and subject; for accounts of an identity provider alone. */
  readonly identity?: string;
}

export interface AccountChange {
  readonly displayName?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly clearance?: Level | undefined;
  readonly disabled?: boolean | undefined;
  readonly passwordHash?: string | undefined;
}

interface Row {
  user_name: string;
  partner: Partner;
  display_name: string;
  kind: AccountKind;
  roles: Role[];
  clearance: Level;
  disabled: boolean;
}

const COLUMNS = 'user_name, partner, display_name, kind, roles, clearance, disabled';

export class Accounts {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** Accounts by name; of one partner, where asked. */
  async list(partner?: Partner): Promise<readonly Account[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT ${COLUMNS} FROM account WHERE $1::text IS NULL OR partner = $1 ORDER BY user_name`,
      [partner ?? null],
    );
    return rows.map(accountOf);
  }

  /** Those of a partner to whom work can be given. */
  async colleagues(partner: Partner): Promise<readonly Account[]> {
    return (await this.list(partner)).filter(
      ({ disabled, roles }) => !disabled && roles.some((role) => role !== 'administrator'),
    );
  }

  async find(user: string): Promise<Account | undefined> {
    const { rows } = await this.#pool.query<Row>(`SELECT ${COLUMNS} FROM account WHERE user_name = $1`, [
      user,
    ]);
    return rows[0] && accountOf(rows[0]);
  }

  async findByIdentity(identity: string): Promise<Account | undefined> {
    const { rows } = await this.#pool.query<Row>(`SELECT ${COLUMNS} FROM account WHERE identity = $1`, [
      identity,
    ]);
    return rows[0] && accountOf(rows[0]);
  }

  /** Undefined where there is no such local account. */
  async passwordHash(user: string): Promise<string | undefined> {
    const { rows } = await this.#pool.query<{ password_hash: string | null }>(
      'SELECT password_hash FROM account WHERE user_name = $1',
      [user],
    );
    return rows[0]?.password_hash ?? undefined;
  }

  /** @throws ForelandError `account-exists`. */
  async create(account: NewAccount): Promise<Account> {
    const { rows } = await this.#pool.query<Row>(
      `INSERT INTO account (user_name, partner, display_name, kind, roles, clearance, password_hash, identity, created_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
      [
        account.user,
        account.partner,
        account.displayName,
        account.kind,
        account.roles,
        account.clearance,
        account.passwordHash ?? null,
        account.identity ?? null,
        this.#clock(),
      ],
    );
    if (rows[0]) return accountOf(rows[0]);
    throw new ForelandError({
      code: 'account-exists',
      message: `There is already an account named “${account.user}”.`,
      remedy: 'Choose another name, or change the account that exists.',
      status: 409,
    });
  }

  /**
   * Changes an account. Its sessions end in the same transaction, so nobody goes on with rights that were taken away.
   * @throws ForelandError `account-unknown`.
   */
  async change(user: string, change: AccountChange): Promise<Account> {
    const { rows } = await this.#pool.query<Row>(
      `WITH ended AS (DELETE FROM session WHERE user_name = $1)
       UPDATE account SET
         display_name = coalesce($2, display_name), roles = coalesce($3, roles), clearance = coalesce($4, clearance),
         disabled = coalesce($5, disabled), password_hash = coalesce($6, password_hash), changed_at = $7
       WHERE user_name = $1 RETURNING ${COLUMNS}`,
      [
        user,
        change.displayName ?? null,
        change.roles ?? null,
        change.clearance ?? null,
        change.disabled ?? null,
        change.passwordHash ?? null,
        this.#clock(),
      ],
    );
    if (rows[0]) return accountOf(rows[0]);
    throw new ForelandError({
      code: 'account-unknown',
      message: 'There is no such account at this node.',
      remedy: 'Look up the name in the list of accounts.',
      status: 404,
    });
  }

  /** Puts the fictional people of the exercise in place; accounts that others hold are left alone. */
  async keepPersonas(personas: readonly Omit<Account, 'kind' | 'disabled'>[]): Promise<void> {
    for (const persona of personas) {
      await this.#pool.query(
        `INSERT INTO account (user_name, partner, display_name, kind, roles, clearance, created_at, changed_at)
         VALUES ($1, $2, $3, 'persona', $4, $5, $6, $6)
         ON CONFLICT (user_name) DO UPDATE SET
           partner = excluded.partner, display_name = excluded.display_name, roles = excluded.roles, clearance = excluded.clearance
         WHERE account.kind = 'persona'`,
        [persona.user, persona.partner, persona.displayName, persona.roles, persona.clearance, this.#clock()],
      );
    }
  }
}

export function accountOf(row: Row): Account {
  return Object.freeze({
    user: row.user_name,
    partner: row.partner,
    displayName: row.display_name,
    kind: row.kind,
    roles: Object.freeze(row.roles),
    clearance: row.clearance,
    disabled: row.disabled,
  });
}

export type { Row as AccountRow };
