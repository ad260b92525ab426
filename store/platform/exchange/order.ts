import type { Holding, OrderBook, OrderPlace, OrderedRelease, Partner } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';
import { HELD_BY, RECEIVED_FROM, holdingOf } from '../../exchange/holding.ts';
import { inSnapshot } from '../../transaction.ts';
import { lastReleaseFrom } from './incoming.ts';

type Within = Pick<ClientBase, 'query'>;

/** What a partner's node says of its place, in a receipt or in a statement of what it holds. */
export interface SaidOrder {
  /** ISO instant by the partner's clock. */
  readonly at: string;
  readonly place: OrderPlace | undefined;
  readonly holding: { readonly theirs: Holding; readonly ours: Holding } | undefined;
}

/** The order of releases to one partner, with what people and the node itself did about it. */
export interface KeptOrder extends OrderBook {
  /** The newest that the partner acknowledged. */
  readonly delivered: OrderPlace | undefined;
  readonly saidAt: string | undefined;
  /** Who decided to begin anew, where that has not been done yet. */
  readonly anewBy: string | undefined;
}

interface SaidRow {
  said_at: string | null;
  package: string | null;
  sequence: number | null;
  pairs: number | null;
  digest: string | null;
  own_pairs: number | null;
  own_digest: string | null;
  anew_by: string | null;
}

interface ReleaseRow {
  place: 'last' | 'head' | 'said' | 'delivered';
  id: string;
  sequence: number;
  state: OrderedRelease['state'];
  follows: string | null;
  problem: string | null;
  made_at: string;
  anew: boolean;
}

export async function orderWith(client: Within, partner: Partner, peer: Partner): Promise<KeptOrder> {
  const { rows: said } = await client.query<SaidRow>(
    `SELECT said_at, package, sequence, pairs, digest, own_pairs, own_digest, anew_by
     FROM partner_order WHERE partner = $1 AND peer = $2`,
    [partner, peer],
  );
  const { rows: found } = await client.query<ReleaseRow>(
    `WITH ordered AS (
       SELECT id, sequence, state, follows, problem ->> 'code' AS problem, created_at AS made_at,
         coalesce((about ->> 'anew')::boolean, false) AS anew
       FROM outgoing_package
       WHERE partner = $1 AND recipient = $2 AND sequence IS NOT NULL
     )
     (SELECT 'last' AS place, * FROM ordered WHERE state <> 'void' ORDER BY sequence DESC LIMIT 1)
     UNION ALL
     (SELECT 'head', * FROM ordered WHERE state NOT IN ('delivered', 'void') ORDER BY sequence LIMIT 1)
     UNION ALL
     (SELECT 'delivered', * FROM ordered WHERE state = 'delivered' ORDER BY sequence DESC LIMIT 1)
     UNION ALL
     (SELECT 'said', * FROM ordered WHERE id = $3)`,
    [partner, peer, said[0]?.package ?? null],
  );
  const releases = new Map(found.map((row) => [row.place, releaseOf(row)]));
  const [row] = said;
  return {
    last: releases.get('last'),
    head: releases.get('head'),
    delivered: releases.get('delivered'),
    saidRelease: releases.get('said'),
    said: row?.said_at == null ? undefined : saidOf(row),
    saidAt: row?.said_at ?? undefined,
    anewBy: row?.anew_by ?? undefined,
  };
}

/**
 * Keeps what a partner said of its place, unless something newer is kept. By the partner's clock, for what it said may come
 * late; clocks can be set back, so a later place counts whatever the clock says.
 */
export async function keepSaid(
  client: Within,
  partner: Partner,
  peer: Partner,
  { at, place, holding }: SaidOrder,
): Promise<void> {
  await client.query(
    `INSERT INTO partner_order AS kept (partner, peer, said_at, package, sequence, pairs, digest, own_pairs, own_digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (partner, peer) DO UPDATE SET said_at = excluded.said_at, package = excluded.package,
       sequence = excluded.sequence, pairs = excluded.pairs, digest = excluded.digest, own_pairs = excluded.own_pairs,
       own_digest = excluded.own_digest
     WHERE kept.said_at IS NULL OR kept.said_at <= excluded.said_at OR coalesce(kept.sequence, 0) < excluded.sequence`,
    [
      partner,
      peer,
      at,
      place?.package ?? null,
      place?.sequence ?? null,
      holding?.theirs.pairs ?? null,
      holding?.theirs.digest ?? null,
      holding?.ours.pairs ?? null,
      holding?.ours.digest ?? null,
    ],
  );
}

/** Keeps what a partner states that it holds of this node, beside what it holds by this node's ledger. */
export async function keepStatement(
  client: ClientBase,
  partner: Partner,
  peer: Partner,
  {
    at,
    place,
    theirs,
  }: { readonly at: string; readonly place: OrderPlace | undefined; readonly theirs: Holding },
): Promise<void> {
  const ours = await holdingOf(client, HELD_BY, [partner, peer]);
  await keepSaid(client, partner, peer, { at, place, holding: { theirs, ours } });
}

/** What the partner said was wrong, or is so no longer: whatever it says next counts. */
export async function forgetSaid(client: Within, partner: Partner, peer: Partner): Promise<void> {
  await client.query(
    `UPDATE partner_order SET said_at = NULL, package = NULL, sequence = NULL, pairs = NULL, digest = NULL, own_pairs = NULL,
       own_digest = NULL
     WHERE partner = $1 AND peer = $2`,
    [partner, peer],
  );
}

/**
 * After a backup was restored: whatever this node told partners of its place may not be so any more, and what it was told it may
 * have forgotten; also of partners with whom nothing had gone to and fro when the backup was made.
 */
export async function forgetTold(client: Within): Promise<void> {
  await client.query(
    `INSERT INTO partner_order (partner, peer) SELECT DISTINCT partner, peer FROM directory_text WHERE kind = 'anchor'
     ON CONFLICT (partner, peer) DO UPDATE SET stated_at = NULL`,
  );
}

/** What this node holds of a partner, and which release of that one it applied last. */
export interface HeldOf {
  readonly place: OrderPlace | undefined;
  readonly holding: Holding;
}

/** How far partners are in the order of what this node releases to them. */
export class OrderTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  with(partner: Partner, peer: Partner): Promise<KeptOrder> {
    return orderWith(this.#pool, partner, peer);
  }

  held(partner: Partner, sender: Partner): Promise<HeldOf> {
    return inSnapshot(this.#pool, async (client) => ({
      place: await lastReleaseFrom(client, partner, sender),
      holding: await holdingOf(client, RECEIVED_FROM, [partner, sender]),
    }));
  }

  /** A person's decision that this node says anew what the partner holds of it. */
  async decideAnew(partner: Partner, peer: Partner, user: string): Promise<void> {
    await this.#pool.query(
      `INSERT INTO partner_order (partner, peer, anew_by) VALUES ($1, $2, $3)
       ON CONFLICT (partner, peer) DO UPDATE SET anew_by = excluded.anew_by`,
      [partner, peer, user],
    );
  }

  /**
   * Partners who have not been told since an instant what this node holds of them. A partner who is new here has its turn a
   * day later; one whose time was forgotten, as by a restored backup, at once.
   */
  async dueToHear(
    partner: Partner,
    peers: readonly Partner[],
    since: Date,
    now: Date,
  ): Promise<readonly { readonly peer: Partner; readonly isForgotten: boolean }[]> {
    await this.#pool.query(
      `INSERT INTO partner_order (partner, peer, stated_at) SELECT $1, peer, $3 FROM unnest($2::text[]) AS peer
       ON CONFLICT (partner, peer) DO NOTHING`,
      [partner, peers, now],
    );
    const { rows } = await this.#pool.query<{ peer: Partner; forgotten: boolean }>(
      `SELECT peer, stated_at IS NULL AS forgotten FROM partner_order
       WHERE partner = $1 AND peer = ANY ($2) AND (stated_at IS NULL OR stated_at < $3) ORDER BY peer`,
      [partner, peers, since],
    );
    return rows.map(({ peer, forgotten }) => ({ peer, isForgotten: forgotten }));
  }

  /** Whether a partner was told within a time what this node holds of it. */
  async wasTold(partner: Partner, peer: Partner, from: Date, until: Date): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'SELECT FROM partner_order WHERE partner = $1 AND peer = $2 AND stated_at BETWEEN $3 AND $4',
      [partner, peer, from, until],
    );
    return rowCount === 1;
  }

  async stated(partner: Partner, peer: Partner, at: Date): Promise<void> {
    await this.#pool.query(
      `INSERT INTO partner_order (partner, peer, stated_at) VALUES ($1, $2, $3)
       ON CONFLICT (partner, peer) DO UPDATE SET stated_at = excluded.stated_at`,
      [partner, peer, at],
    );
  }
}

function releaseOf({
  id,
  sequence,
  state,
  follows,
  problem,
  anew,
  made_at: madeAt,
}: ReleaseRow): OrderedRelease {
  return {
    package: id,
    sequence,
    state,
    follows: follows ?? undefined,
    problem: problem ?? undefined,
    anew,
    madeAt,
  };
}

function saidOf(row: SaidRow): OrderBook['said'] {
  const { package: release, sequence, pairs, digest, own_pairs: ownPairs, own_digest: ownDigest } = row;
  return {
    place: release === null || sequence === null ? undefined : { package: release, sequence },
    holding:
      pairs === null || digest === null || ownPairs === null || ownDigest === null
        ? undefined
        : { theirs: { pairs, digest }, ours: { pairs: ownPairs, digest: ownDigest } },
  };
}
