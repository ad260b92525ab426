import type { Json, OrderPlace, Partner, Refusal } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';

/** A package that this node took in and applied. */
export interface Incoming {
  readonly partner: Partner;
  readonly sender: Partner;
  readonly id: string;
  readonly kind: string;
  readonly sequence: number | undefined;
  readonly digest: string;
  readonly envelope: string;
  readonly bytes: number;
  readonly createdAt: string;
  readonly receivedAt: string;
  /** What it changed here: counts, and no content. */
  readonly applied: Json;
  /** Signed by this node; given again whenever the same package arrives again. */
  readonly receipt: string;
}

/** A package that was refused. Who sent it is known only where its signature was good. */
export interface Quarantined {
  readonly partner: Partner;
  readonly id: string;
  readonly sender: Partner | undefined;
  readonly package: string | undefined;
  readonly kind: string | undefined;
  readonly bytes: number;
  readonly receivedAt: string;
  readonly problem: Refusal;
}

interface IncomingRow {
  partner: Partner;
  sender: Partner;
  id: string;
  kind: string;
  sequence: number | null;
  digest: string;
  envelope: string;
  bytes: number;
  created_at: string;
  received_at: string;
  applied: Json;
  receipt: string;
}

export async function insertIncoming(client: ClientBase, incoming: Incoming): Promise<void> {
  await client.query(
    `INSERT INTO incoming_package (partner, sender, id, kind, sequence, digest, envelope, bytes, created_at, received_at, applied, receipt)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      incoming.partner,
      incoming.sender,
      incoming.id,
      incoming.kind,
      incoming.sequence ?? null,
      incoming.digest,
      incoming.envelope,
      incoming.bytes,
      incoming.createdAt,
      incoming.receivedAt,
      JSON.stringify(incoming.applied),
      incoming.receipt,
    ],
  );
}

export async function knownIncoming(
  client: ClientBase | Pool,
  partner: Partner,
  sender: Partner,
  id: string,
): Promise<Incoming | undefined> {
  const { rows } = await client.query<IncomingRow>(
    'SELECT * FROM incoming_package WHERE partner = $1 AND sender = $2 AND id = $3',
    [partner, sender, id],
  );
  return rows[0] && incomingOf(rows[0]);
}

/** The release of a sender that this node applied last. */
export async function lastReleaseFrom(
  client: ClientBase,
  partner: Partner,
  sender: Partner,
): Promise<OrderPlace | undefined> {
  const { rows } = await client.query<OrderPlace>(
    `SELECT id AS package, sequence FROM incoming_package WHERE partner = $1 AND sender = $2 AND sequence IS NOT NULL
     ORDER BY sequence DESC LIMIT 1`,
    [partner, sender],
  );
  return rows[0];
}

/** The inbox of a node, and what it refused. */
export class IncomingTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Newest first. */
  async list(
    partner: Partner,
    filter: { readonly sender?: Partner; readonly limit: number; readonly after?: readonly [string, string] },
  ): Promise<readonly Incoming[]> {
    const { rows } = await this.#pool.query<IncomingRow>(
      `SELECT * FROM incoming_package WHERE partner = $1 AND ($2::text IS NULL OR sender = $2)
         AND ($3::timestamptz IS NULL OR (received_at, id) < ($3, $4::uuid))
       ORDER BY received_at DESC, id DESC LIMIT $5`,
      [partner, filter.sender ?? null, filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.limit],
    );
    return rows.map(incomingOf);
  }

  /** Packages that took something back from this node, newest first, with the labels that had evidence before. */
  async recalls(
    partner: Partner,
    limit: number,
  ): Promise<readonly (Incoming & { readonly evidence: string })[]> {
    const { rows } = await this.#pool.query<IncomingRow & { evidence: string }>(
      `SELECT package.*, effect.evidence::text AS evidence FROM recall_effect effect
         JOIN incoming_package package ON package.partner = effect.partner AND package.sender = effect.sender
           AND package.id = effect.package
       WHERE effect.partner = $1 ORDER BY package.received_at DESC, package.id DESC LIMIT $2`,
      [partner, limit],
    );
    return rows.map((row) => ({ ...incomingOf(row), evidence: row.evidence }));
  }

  find(partner: Partner, sender: Partner, id: string): Promise<Incoming | undefined> {
    return knownIncoming(this.#pool, partner, sender, id);
  }

  async quarantine(refused: Quarantined): Promise<void> {
    await this.#pool.query(
      `INSERT INTO quarantined_package (partner, id, sender, package, kind, bytes, received_at, problem)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        refused.partner,
        refused.id,
        refused.sender ?? null,
        refused.package ?? null,
        refused.kind ?? null,
        refused.bytes,
        refused.receivedAt,
        JSON.stringify(refused.problem),
      ],
    );
  }

  /** Newest first. */
  async quarantined(partner: Partner, limit: number): Promise<readonly Quarantined[]> {
    const { rows } = await this.#pool.query<{
      partner: Partner;
      id: string;
      sender: Partner | null;
      package: string | null;
      kind: string | null;
      bytes: number;
      received_at: string;
      problem: Refusal;
    }>(`SELECT * FROM quarantined_package WHERE partner = $1 ORDER BY received_at DESC, id DESC LIMIT $2`, [
      partner,
      limit,
    ]);
    return rows.map((row) =>
      Object.freeze({
        partner: row.partner,
        id: row.id,
        sender: row.sender ?? undefined,
        package: row.package ?? undefined,
        kind: row.kind ?? undefined,
        bytes: row.bytes,
        receivedAt: row.received_at,
        problem: row.problem,
      }),
    );
  }
}

function incomingOf(row: IncomingRow): Incoming {
  return Object.freeze({
    partner: row.partner,
    sender: row.sender,
    id: row.id,
    kind: row.kind,
    sequence: row.sequence ?? undefined,
    digest: row.digest,
    envelope: row.envelope,
    bytes: row.bytes,
    createdAt: row.created_at,
    receivedAt: row.received_at,
    applied: row.applied,
    receipt: row.receipt,
  });
}
