import type { Partner, Refusal } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';
import { insertOutgoing } from './outgoing.ts';
import type { NewOutgoing, OutgoingState } from './outgoing.ts';
import { inTransaction } from '../../transaction.ts';

type Within = Pick<ClientBase, 'query'>;

/** Whose index it is, for whom, of which class of values, and for how long. */
export interface IndexScope {
  readonly peer: Partner;
  readonly class: string;
  readonly epoch: string;
}

/** An index that this node published for a partner. */
export interface PublishedCheckIndex extends IndexScope {
  /** Padded. */
  readonly count: number;
  readonly bytes: number;
  readonly package: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

export interface ListedCheckIndex extends PublishedCheckIndex {
  /** Whether the key is still there. */
  readonly answers: boolean;
  readonly delivery: OutgoingState | undefined;
}

/** An index with the secret that its key is derived from, and the package that brings it to the partner. */
export interface NewCheckIndex extends PublishedCheckIndex {
  readonly seed: Uint8Array;
  readonly letter: NewOutgoing;
}

/** An index of a partner, as this node keeps it. */
export interface HeldCheckIndex extends IndexScope {
  readonly manifest: string;
  readonly signature: Uint8Array;
  readonly tags: Uint8Array;
  readonly publishedAt: string;
}

interface PublishedRow extends IndexScope {
  count: number;
  bytes: number;
  package: string;
  published_at: string;
  published_by: string;
  answers: boolean;
  delivery: OutgoingState | null;
}

const SUPERSEDED: Refusal = {
  code: 'check-index-superseded',
  message: 'A newer index took the place of this one before the partner took it.',
  remedy: 'Nothing is to be done: the newer one is on its way.',
};

/** Indexes that this node published, their keys, and those that it holds of others. */
export class CheckIndexTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * Publishes indexes for one partner: the keys of the ones before are gone with this transaction, and packages with
   * those that still wait are given up.
   * @param alongside is kept together with it, or not at all
   */
  async publish(
    partner: Partner,
    indexes: readonly NewCheckIndex[],
    now: Date,
    alongside: (client: ClientBase) => Promise<unknown>,
  ): Promise<void> {
    await inTransaction(this.#pool, async (client) => {
      for (const index of indexes) await keepPublished(client, partner, index, now);
      await alongside(client);
    });
    await this.#forget();
  }

  /** The newest of each partner and class. */
  async published(partner: Partner): Promise<readonly ListedCheckIndex[]> {
    const { rows } = await this.#pool.query<PublishedRow>(
      `SELECT DISTINCT ON (index.peer, index.class) index.peer, index.class, index.epoch, index.count, index.bytes,
         index.package, index.published_at, index.published_by, seed.epoch IS NOT NULL AS answers, outgoing.state AS delivery
       FROM published_check_index index
         LEFT JOIN check_seed seed USING (partner, peer, class, epoch)
         LEFT JOIN outgoing_package outgoing ON outgoing.partner = index.partner AND outgoing.id = index.package
       WHERE index.partner = $1 ORDER BY index.peer, index.class, index.published_at DESC, index.epoch DESC`,
      [partner],
    );
    return rows.map((row) =>
      Object.freeze({
        peer: row.peer,
        class: row.class,
        epoch: row.epoch,
        count: row.count,
        bytes: row.bytes,
        package: row.package,
        publishedAt: row.published_at,
        publishedBy: row.published_by,
        answers: row.answers,
        delivery: row.delivery ?? undefined,
      }),
    );
  }

  /** Epochs of a day in which indexes were published for a partner. */
  async epochsOf(partner: Partner, peer: Partner, day: string): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ epoch: string }>(
      `SELECT DISTINCT epoch FROM published_check_index WHERE partner = $1 AND peer = $2 AND epoch LIKE $3 || '%'`,
      [partner, peer, day],
    );
    return rows.map(({ epoch }) => epoch);
  }

  /** Erases keys that are older than an instant, and those for partners who are not served. @returns how many */
  async erase(partner: Partner, before: Date, served: readonly Partner[]): Promise<number> {
    const { rowCount } = await this.#pool.query(
      'DELETE FROM check_seed WHERE partner = $1 AND (created_at < $2 OR NOT peer = ANY ($3))',
      [partner, before, served],
    );
    if ((rowCount ?? 0) > 0) await this.#forget();
    return rowCount ?? 0;
  }

  /** Removes packages with indexes that were never delivered and that newer ones have long taken the place of. */
  async removeUndelivered(partner: Partner, kind: string, before: Date): Promise<void> {
    await this.#pool.query(
      `DELETE FROM outgoing_package WHERE partner = $1 AND kind = $2 AND state = 'expired' AND answered_at < $3`,
      [partner, kind, before],
    );
  }

  /** The newest of each partner and class, without its tags. */
  async held(
    partner: Partner,
  ): Promise<readonly (Pick<HeldCheckIndex, 'manifest' | 'publishedAt'> & IndexScope)[]> {
    const { rows } = await this.#pool.query<IndexScope & { manifest: string; published_at: string }>(
      `SELECT DISTINCT ON (peer, class) peer, class, epoch, manifest, published_at FROM held_check_index
       WHERE partner = $1 ORDER BY peer, class, published_at DESC, epoch DESC`,
      [partner],
    );
    return rows.map(({ published_at: publishedAt, ...row }) => Object.freeze({ ...row, publishedAt }));
  }

  /** The newest of a class. */
  newest(partner: Partner, peer: Partner, checkClass: string): Promise<HeldCheckIndex | undefined> {
    return findHeld(this.#pool, partner, { peer, class: checkClass });
  }

  /** Rows that were deleted lie in the files of the database until it cleans up; it does so by itself too, later. */
  async #forget(): Promise<void> {
    await this.#pool.query('VACUUM check_seed').catch(() => undefined);
  }
}

async function keepPublished(
  client: ClientBase,
  partner: Partner,
  index: NewCheckIndex,
  now: Date,
): Promise<void> {
  await client.query('DELETE FROM check_seed WHERE partner = $1 AND peer = $2 AND class = $3', [
    partner,
    index.peer,
    index.class,
  ]);
  await client.query(
    'INSERT INTO check_seed (partner, peer, class, epoch, seed, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [partner, index.peer, index.class, index.epoch, index.seed, now],
  );
  await client.query(
    `UPDATE outgoing_package SET state = 'expired', problem = $5, answered_at = $6
     WHERE partner = $1 AND recipient = $2 AND kind = $3 AND about ->> 'class' = $4 AND state <> 'delivered'`,
    [partner, index.peer, index.letter.kind, index.class, JSON.stringify(SUPERSEDED), now],
  );
  await insertOutgoing(client, index.letter);
  await client.query(
    `INSERT INTO published_check_index (partner, peer, class, epoch, count, bytes, package, published_at, published_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      partner,
      index.peer,
      index.class,
      index.epoch,
      index.count,
      index.bytes,
      index.package,
      index.publishedAt,
      index.publishedBy,
    ],
  );
}

/** The seed of a key that is in use. */
export async function findSeed(
  client: Within,
  partner: Partner,
  { peer, class: checkClass, epoch }: IndexScope,
): Promise<Uint8Array | undefined> {
  const { rows } = await client.query<{ seed: Uint8Array }>(
    'SELECT seed FROM check_seed WHERE partner = $1 AND peer = $2 AND class = $3 AND epoch = $4',
    [partner, peer, checkClass, epoch],
  );
  return rows[0]?.seed;
}

/** An index of an epoch; without one, the newest. */
export async function findHeld(
  client: Within,
  partner: Partner,
  { peer, class: checkClass, epoch }: Omit<IndexScope, 'epoch'> & { readonly epoch?: string },
): Promise<HeldCheckIndex | undefined> {
  const { rows } = await client.query<Omit<HeldCheckIndex, 'publishedAt'> & { published_at: string }>(
    `SELECT peer, class, epoch, manifest, signature, tags, published_at FROM held_check_index
     WHERE partner = $1 AND peer = $2 AND class = $3 AND ($4::text IS NULL OR epoch = $4)
     ORDER BY published_at DESC, epoch DESC LIMIT 1`,
    [partner, peer, checkClass, epoch ?? null],
  );
  if (!rows[0]) return undefined;
  const { published_at: publishedAt, ...row } = rows[0];
  return Object.freeze({ ...row, publishedAt });
}

/**
 * Keeps an index that came in, unless a newer one came before; those that no check waits for go.
 * @returns whether it was kept
 */
export async function keepHeld(client: Within, partner: Partner, index: HeldCheckIndex): Promise<boolean> {
  const { rows } = await client.query<{ newer: boolean }>(
    `SELECT EXISTS (SELECT FROM held_check_index WHERE partner = $1 AND peer = $2 AND class = $3
       AND (published_at, epoch) >= ($4::timestamptz, $5)) AS newer`,
    [partner, index.peer, index.class, index.publishedAt, index.epoch],
  );
  if (rows[0]?.newer) return false;
  await client.query(
    `INSERT INTO held_check_index (partner, peer, class, epoch, manifest, signature, tags, published_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (partner, peer, class, epoch) DO UPDATE SET manifest = excluded.manifest, signature = excluded.signature,
       tags = excluded.tags, published_at = excluded.published_at`,
    [
      partner,
      index.peer,
      index.class,
      index.epoch,
      index.manifest,
      index.signature,
      index.tags,
      index.publishedAt,
    ],
  );
  await removeUnneeded(client, partner, index);
  return true;
}

/** Removes indexes of a class that are neither the newest nor waited for. */
export async function removeUnneeded(
  client: Within,
  partner: Partner,
  { peer, class: checkClass }: Omit<IndexScope, 'epoch'>,
): Promise<void> {
  await client.query(
    `DELETE FROM held_check_index held WHERE partner = $1 AND peer = $2 AND class = $3
       AND EXISTS (SELECT FROM held_check_index newer WHERE newer.partner = $1 AND newer.peer = $2 AND newer.class = $3
         AND (newer.published_at, newer.epoch) > (held.published_at, held.epoch))
       AND NOT EXISTS (SELECT FROM private_check waiting WHERE waiting.partner = $1 AND waiting.peer = $2
         AND waiting.class = $3 AND waiting.epoch = held.epoch AND waiting.state = 'asked')`,
    [partner, peer, checkClass],
  );
}
