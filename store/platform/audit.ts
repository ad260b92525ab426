import { ForelandError } from '@foreland/model';
import type { Partner, Purpose, Reader, Role } from '@foreland/model';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

export type AuditOutcome = 'allowed' | 'refused' | 'failed';

/** Who did what to which records, in which role and for which purpose. */
export interface AuditEntry {
  readonly at: string;
  readonly user: string;
  readonly partner: Partner;
  readonly role: Role;
  readonly purpose: Purpose | undefined;
  readonly route: string;
  readonly outcome: AuditOutcome;
  readonly records: readonly string[];
  readonly detail: string | undefined;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly next: string | undefined;
}

interface Row {
  id: string;
  at: string;
  user_name: string;
  partner: Partner;
  role: Role;
  purpose: Purpose | null;
  route: string;
  outcome: AuditOutcome;
  records: string[];
  detail: string | null;
}

export class AuditLog {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** Resolves once the entry is kept: nothing is shown before that. */
  async write(
    reader: Pick<Reader, 'user' | 'partner' | 'role' | 'purpose'>,
    entry: Pick<AuditEntry, 'route' | 'outcome'> & Partial<Pick<AuditEntry, 'records' | 'detail'>>,
  ): Promise<void> {
    await this.#pool.query(
      `INSERT INTO audit_entry (partner, id, at, user_name, role, purpose, route, outcome, records, detail)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        reader.partner,
        randomUUID(),
        this.#clock(),
        reader.user,
        reader.role,
        reader.purpose ?? null,
        entry.route,
        entry.outcome,
        [...new Set(entry.records)].map(storable).sort(),
        entry.detail ?? null,
      ],
    );
  }

  /** What people of one partner did, newest first. @param cursor `next` of the page before. */
  async list(filter: {
    partner: Partner;
    record?: string | undefined;
    user?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  }): Promise<AuditPage> {
    const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
    const { rows } = await this.#pool.query<Row>(
      `SELECT id, at, user_name, partner, role, purpose, route, outcome, records, detail FROM audit_entry
       WHERE partner = $6 AND ($1::text IS NULL OR records @> ARRAY[$1::text])
         AND ($2::text IS NULL OR user_name = $2)
         AND ($3::timestamptz IS NULL OR (at, id) < ($3, $4::uuid))
       ORDER BY at DESC, id DESC LIMIT $5`,
      [
        filter.record ?? null,
        filter.user ?? null,
        after?.at ?? null,
        after?.id ?? null,
        filter.limit + 1,
        filter.partner,
      ],
    );
    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      entries: page.map(entryOf),
      next: last && rows.length > filter.limit ? `${last.at}_${last.id}` : undefined,
    };
  }
}

/** What a refused call named is kept too, whatever it held; PostgreSQL text cannot hold U+0000. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').slice(0, 1000);
}

function readCursor(cursor: string): { at: string; id: string } {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f-]{36})$/.exec(cursor);
  if (parts?.[1] && parts[2]) return { at: parts[1], id: parts[2] };
  throw new ForelandError({
    code: 'cursor-invalid',
    message: 'The cursor is not one that this list gave out.',
    remedy: 'Ask for the first page again, without a cursor.',
    place: { path: 'query.cursor' },
  });
}

function entryOf(row: Row): AuditEntry {
  return Object.freeze({
    at: row.at,
    user: row.user_name,
    partner: row.partner,
    role: row.role,
    purpose: row.purpose ?? undefined,
    route: row.route,
    outcome: row.outcome,
    records: row.records,
    detail: row.detail ?? undefined,
  });
}
