import type { Partner } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';
import { columns } from '../../exchange/ledger.ts';
import type { Stated } from '../../exchange/releaser.ts';

/** A statement of another partner that this node passed on, or took back. */
export interface PassedOn extends Stated {
  readonly recipient: Partner;
  readonly originator: Partner;
  readonly what: 'given' | 'returned';
  /** The package that took it back, with the recipient's receipt. */
  readonly package: string | null;
  readonly digest: string | null;
  readonly envelope: string | null;
  readonly receipt: string | null;
}

/** What originators were not told yet of what this node passed on; at most so many, those of one originator and recipient together. */
export async function untold(
  client: ClientBase | Pool,
  partner: Partner,
  limit: number,
): Promise<readonly PassedOn[]> {
  const { rows } = await client.query<PassedOn>(
    `SELECT released.record, released.statement, released.contribution, released.recipient, leave.originator,
       CASE WHEN released.told IS NULL THEN 'given' ELSE 'returned' END AS what,
       package.id AS package, package.digest, package.envelope, package.receipt
     FROM released JOIN leave ON leave.partner = released.partner AND leave.id = released.leave
       LEFT JOIN outgoing_package package ON package.partner = released.partner AND package.id = released.withdrawn_by
     WHERE released.partner = $1 AND released.leave IS NOT NULL
       AND (released.told IS NULL OR (released.told = 'given' AND package.state = 'delivered'))
     ORDER BY leave.originator, released.recipient, what, package.id, released.contribution, released.statement LIMIT $2`,
    [partner, limit],
  );
  return rows;
}

export async function noteTold(
  client: ClientBase,
  partner: Partner,
  told: readonly PassedOn[],
): Promise<void> {
  await client.query(
    `UPDATE released SET told = news.what
     FROM unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::text[])
       AS news (recipient, record, statement, contribution, what)
     WHERE released.partner = $1 AND released.recipient = news.recipient AND released.record = news.record
       AND released.statement = news.statement AND released.contribution = news.contribution`,
    [partner, told.map(({ recipient }) => recipient), ...columns(told), told.map(({ what }) => what)],
  );
}

/**
 * Takes in what a holder says. What it said later counts, whatever came first.
 * @returns how many of these this node never gave to that holder: those it cannot have passed on
 */
export async function noteOnward(
  client: ClientBase,
  partner: Partner,
  said: {
    readonly holder: Partner;
    readonly recipient: Partner;
    readonly at: string;
    readonly returned: boolean;
  },
  pairs: readonly Stated[],
): Promise<number> {
  const parameters = [partner, said.holder, ...columns(pairs)];
  const { rows } = await client.query<{ strangers: number }>(
    `SELECT count(*) AS strangers FROM unnest($3::text[], $4::uuid[], $5::uuid[]) AS said (record, statement, contribution)
     WHERE NOT EXISTS (SELECT FROM released WHERE released.partner = $1 AND released.recipient = $2
       AND released.record = said.record AND released.statement = said.statement AND released.contribution = said.contribution)`,
    parameters,
  );
  const strangers = rows[0]?.strangers ?? 0;
  if (strangers > 0) return strangers;
  await client.query(
    `INSERT INTO onward (partner, holder, recipient, record, statement, contribution, told_at, returned)
     SELECT $1, $2, $6, record, statement, contribution, $7, $8
     FROM unnest($3::text[], $4::uuid[], $5::uuid[]) AS said (record, statement, contribution)
     ON CONFLICT (partner, holder, recipient, record, statement, contribution)
     DO UPDATE SET told_at = excluded.told_at, returned = excluded.returned WHERE onward.told_at <= excluded.told_at`,
    [...parameters, said.recipient, said.at, said.returned],
  );
  return 0;
}

/** Who has something at second hand, and who has given it back. */
export interface SecondHand {
  readonly holder: Partner;
  readonly recipient: Partner;
  readonly held: number;
  readonly returned: number;
}

/** Who holds at second hand what each of these packages took back from its recipient. */
export async function secondHandOf(
  pool: Pool,
  partner: Partner,
  packages: readonly string[],
): Promise<ReadonlyMap<string, readonly SecondHand[]>> {
  const { rows } = await pool.query<SecondHand & { package: string }>(
    `SELECT released.withdrawn_by AS package, onward.holder, onward.recipient,
       count(*) FILTER (WHERE NOT onward.returned) AS held, count(*) FILTER (WHERE onward.returned) AS returned
     FROM released JOIN onward ON onward.partner = released.partner AND onward.holder = released.recipient
       AND onward.record = released.record AND onward.statement = released.statement
       AND onward.contribution = released.contribution
     WHERE released.partner = $1 AND released.withdrawn_by = ANY ($2::uuid[])
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [partner, packages],
  );
  return Map.groupBy(rows, ({ package: id }) => id);
}

/** Who holds anything of this partner at second hand, by holder and recipient; only of one contribution where it is named. */
export async function secondHand(
  pool: Pool,
  partner: Partner,
  contribution?: string,
): Promise<readonly SecondHand[]> {
  const { rows } = await pool.query<SecondHand>(
    `SELECT holder, recipient, count(*) FILTER (WHERE NOT returned) AS held, count(*) FILTER (WHERE returned) AS returned
     FROM onward WHERE partner = $1 AND ($2::uuid IS NULL OR contribution = $2) GROUP BY 1, 2 ORDER BY 1, 2`,
    [partner, contribution ?? null],
  );
  return rows;
}
