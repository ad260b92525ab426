import { AUDIT_ERASURE, ForelandError, NODE_ROLE, auditRecord } from '@foreland/model';
import type { AuditOutcome, Partner, ProcessingKind, Purpose, Role } from '@foreland/model';
import type { Envelope } from '@foreland/sealing/log';
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { ENTRY_COLUMNS, SEQUENCING_LOCK, contentOf, openPartOf } from './audit-row.ts';
import type { EntryRow } from './audit-row.ts';
import { inTransaction } from '../transaction.ts';

/** Who did something: a person, or the node itself where no person does. */
export interface AuditActor {
  readonly user: string;
  readonly partner: Partner;
  readonly role: Role | typeof NODE_ROLE;
  readonly purpose: Purpose | undefined;
}

/** Who did what to which records, in which role, for which purpose, and who received them. */
export interface AuditEntry extends AuditActor {
  readonly id: string;
  readonly at: string;
  /** Absent in rows from before it was kept. */
  readonly kind: ProcessingKind | undefined;
  readonly route: string;
  readonly outcome: AuditOutcome;
  readonly records: readonly string[];
  readonly recipient: string | undefined;
  readonly envelope: Envelope | undefined;
  readonly detail: string | undefined;
  /** Present where records, recipient and detail were erased. */
  readonly erased: Erasure | undefined;
}

export interface Erasure {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

export interface NewAuditEntry {
  readonly kind: ProcessingKind;
  readonly route: string;
  readonly outcome: AuditOutcome;
  readonly records?: readonly string[] | undefined;
  readonly recipient?: string | undefined;
  readonly envelope?: Envelope | undefined;
  readonly detail?: string | undefined;
}

/** Which rows are looked for; all of them where nothing is said. */
export interface AuditFilter {
  readonly record?: string | undefined;
  readonly user?: string | undefined;
  readonly kind?: ProcessingKind | undefined;
  /** Who was given something; one of several where there were several. */
  readonly recipient?: string | undefined;
  /** ISO 8601, inclusive. */
  readonly from?: string | undefined;
  /** Exclusive. */
  readonly until?: string | undefined;
}

/** What one end of an exchange was logged as. */
export interface LoggedEnvelope {
  /** 64 hexadecimal digits. */
  readonly envelope: string;
  readonly entry: string;
  readonly route: string;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly next: string | undefined;
}

interface Row extends EntryRow {
  erased_at: string | null;
  erased_by: string | null;
  erased_reason: string | null;
}

const ENTRY_WITH_ERASURE = `SELECT ${ENTRY_COLUMNS.map((column) => `entry.${column}`).join(', ')},
    erasure.at AS erased_at, erasure.erased_by, erasure.reason AS erased_reason
  FROM audit_entry entry LEFT JOIN audit_erasure erasure ON (erasure.partner, erasure.id) = (entry.partner, entry.id)`;

export class AuditLog {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /**
   * Resolves once the entry is kept: nothing is shown before that.
   * @param within a transaction of the caller: then it is kept with what else that does, or not at all
   * @returns the id of the entry
   */
  async write(
    actor: AuditActor,
    entry: NewAuditEntry,
    within: Pick<PoolClient, 'query'> = this.#pool,
  ): Promise<string> {
    return this.#insert(actor, entry, this.#clock(), within);
  }

  async #insert(
    actor: AuditActor,
    entry: NewAuditEntry,
    at: Date,
    within: Pick<PoolClient, 'query'>,
  ): Promise<string> {
    const id = randomUUID();
    const { envelope } = entry;
    if (envelope && !/^[0-9a-f]{64}$/.test(envelope.hash)) throw envelopeMalformed();
    await within.query(
      `INSERT INTO audit_entry (partner, id, at, user_name, role, purpose, route, outcome, records, detail, kind, recipient,
         envelope, direction, counterpart)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        actor.partner,
        id,
        at,
        actor.user,
        actor.role,
        actor.purpose ?? null,
        entry.route,
        entry.outcome,
        [...new Set(entry.records)].map(storable).sort(),
        entry.detail === undefined ? null : storable(entry.detail),
        entry.kind,
        entry.recipient === undefined ? null : storable(entry.recipient),
        envelope ? Buffer.from(envelope.hash, 'hex') : null,
        envelope?.direction ?? null,
        envelope?.partner ?? null,
      ],
    );
    return id;
  }

  /** What people of one partner did, newest first. @param cursor `next` of the page before. */
  async list(
    filter: AuditFilter & {
      readonly partner: Partner;
      readonly limit: number;
      readonly cursor?: string | undefined;
    },
  ): Promise<AuditPage> {
    const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
    const { rows } = await this.#pool.query<Row>(
      `${ENTRY_WITH_ERASURE}
       WHERE entry.partner = $6 AND ($1::text IS NULL OR records @> ARRAY[$1::text])
         AND ($2::text IS NULL OR user_name = $2)
         AND ($3::timestamptz IS NULL OR (entry.at, entry.id) < ($3, $4::uuid))
         AND ($7::text IS NULL OR kind = $7)
         AND ($8::text IS NULL OR $8 = ANY (string_to_array(recipient, ', ')))
         AND ($9::timestamptz IS NULL OR entry.at >= $9) AND ($10::timestamptz IS NULL OR entry.at < $10)
       ORDER BY entry.at DESC, entry.id DESC LIMIT $5`,
      [
        filter.record ?? null,
        filter.user ?? null,
        after?.at ?? null,
        after?.id ?? null,
        filter.limit + 1,
        filter.partner,
        filter.kind ?? null,
        filter.recipient ?? null,
        filter.from ?? null,
        filter.until ?? null,
      ],
    );
    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      entries: page.map(entryOf),
      next: last && rows.length > filter.limit ? `${last.at}_${last.id}` : undefined,
    };
  }

  /** @throws ForelandError `audit-entry-unknown`, also for an entry on people of another partner */
  async find(partner: Partner, id: string): Promise<AuditEntry> {
    const { rows } = await this.#pool.query<Row>(
      `${ENTRY_WITH_ERASURE} WHERE (entry.partner, entry.id) = ($1, $2)`,
      [partner, id],
    );
    if (rows[0]) return entryOf(rows[0]);
    throw entryUnknown();
  }

  /** Exchanges with a partner that were allowed, in a time, the oldest first. */
  async exchanges(filter: {
    readonly with: Partner;
    readonly from: string;
    readonly until: string;
  }): Promise<
    readonly { readonly envelope: string; readonly direction: 'sent' | 'received'; readonly at: string }[]
  > {
    const { rows } = await this.#pool.query<{
      envelope: string;
      direction: 'sent' | 'received';
      at: string;
    }>(
      `SELECT encode(envelope, 'hex') AS envelope, direction, at FROM audit_entry
       WHERE envelope IS NOT NULL AND counterpart = $1 AND at >= $2 AND at < $3 AND outcome = 'allowed'
       ORDER BY at, envelope, direction`,
      [filter.with, filter.from, filter.until],
    );
    return rows;
  }

  /** Rows on exchanges with a partner, by their envelopes. */
  async ofEnvelopes(other: Partner, envelopes: readonly string[]): Promise<readonly LoggedEnvelope[]> {
    const { rows } = await this.#pool.query<LoggedEnvelope>(
      `SELECT DISTINCT ON (envelope) encode(envelope, 'hex') AS envelope, id AS entry, route FROM audit_entry
       WHERE counterpart = $1 AND outcome = 'allowed' AND envelope = ANY (SELECT decode(unnest($2::text[]), 'hex'))
       ORDER BY envelope, at`,
      [other, envelopes],
    );
    return rows;
  }

  /**
   * Erases records, recipient and remark of an entry, and logs in the same transaction that it was done, by whom.
   * The entry itself stands, and so does its place in the tree.
   * @throws ForelandError `audit-entry-unknown`, `audit-entry-erased`, `audit-entry-kept`
   */
  async erase(
    officer: AuditActor,
    entry: { readonly id: string; readonly reason: string },
  ): Promise<AuditEntry> {
    await inTransaction(this.#pool, async (client) => {
      // Otherwise a row could become a leaf, with its salt, at the moment in which it is erased.
      await client.query('SELECT pg_advisory_xact_lock($1)', [SEQUENCING_LOCK]);
      const { rows } = await client.query<Row>(
        `${ENTRY_WITH_ERASURE} WHERE (entry.partner, entry.id) = ($1, $2) FOR UPDATE OF entry`,
        [officer.partner, entry.id],
      );
      requireErasable(rows[0]);
      const at = this.#clock();
      const logged = await this.#insert(
        officer,
        {
          kind: 'erasure',
          route: AUDIT_ERASURE,
          outcome: 'allowed',
          records: [auditRecord(entry.id)],
          detail: entry.reason,
        },
        at,
        client,
      );
      await client.query(
        'INSERT INTO audit_erasure (partner, id, at, erased_by, reason, logged_as) VALUES ($1, $2, $3, $4, $5, $6)',
        [officer.partner, entry.id, at, officer.user, storable(entry.reason), logged],
      );
    });
    return this.find(officer.partner, entry.id);
  }
}

function requireErasable(row: Row | undefined): void {
  if (!row) throw entryUnknown();
  if (row.route === AUDIT_ERASURE)
    throw new ForelandError({
      code: 'audit-entry-kept',
      message: 'What says that an entry was erased is not erased itself.',
      remedy: 'Leave it; it names no person but the officer.',
      status: 409,
    });
  if (row.erased_at !== null)
    throw new ForelandError({
      code: 'audit-entry-erased',
      message: 'The content of this entry was erased before.',
      remedy: 'Nothing is left to do.',
      status: 409,
    });
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

function entryUnknown(): ForelandError {
  return new ForelandError({
    code: 'audit-entry-unknown',
    message: 'There is no such entry on people of your partner.',
    remedy: 'Take the id from the list of entries.',
    status: 404,
  });
}

function envelopeMalformed(): ForelandError {
  return new ForelandError({
    code: 'envelope-malformed',
    message: 'The envelope is no SHA-256 in hexadecimal digits.',
    remedy: 'Give the hash of the sealed package.',
    status: 500,
  });
}

function entryOf(row: Row): AuditEntry {
  const { envelope } = openPartOf(row);
  const { records, recipient, detail } = contentOf(row);
  return Object.freeze({
    id: row.id,
    at: row.at,
    user: row.user_name,
    partner: row.partner,
    role: row.role,
    purpose: row.purpose ?? undefined,
    kind: row.kind ?? undefined,
    route: row.route,
    outcome: row.outcome,
    records,
    recipient,
    envelope,
    detail,
    erased:
      row.erased_at === null
        ? undefined
        : { at: row.erased_at, by: row.erased_by ?? '', reason: row.erased_reason ?? '' },
  });
}
