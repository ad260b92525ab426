import type { ClientBase } from 'pg';
import type { KeptChange, KeptMatch } from '../read/matches.ts';
import { copyInto, copyRow } from './copy.ts';
import { holdProtection, protectedAmong } from './protected-records.ts';

/** A pair as it is to be kept. */
export interface FoundMatch extends KeptMatch {
  readonly revision: string;
}

/** What differs between two runs of the matching engine on one view class. */
export interface MatchDifference {
  /** Pairs that are new or no longer as they were. */
  readonly pairs: readonly FoundMatch[];
  /** Ids of pairs that are no longer found. */
  readonly gonePairs: readonly string[];
  /** Entities of records that are new in them or have changed to them. */
  readonly members: readonly { readonly record: string; readonly entity: string }[];
  /** Records that are alone now, or gone. */
  readonly goneMembers: readonly string[];
  readonly changes: readonly Omit<KeptChange, 'at'>[];
}

const PAIR_COLUMNS =
  'view_class, id, revision, type, a, b, bits, probability, status, value, pattern, parts, label, labels';

/** Any fixed number. */
const MATCHES_LOCK = 7_301_929;
const ROWS = 5000;

/**
 * Lets one transaction at a time write the matches of a view class.
 * @returns the digest that is kept under the name, for the caller to compare with the one its difference starts from
 */
export async function lockMatches(
  client: ClientBase,
  viewClass: string,
  name: string,
): Promise<string | undefined> {
  await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [MATCHES_LOCK, viewClass]);
  const { rows } = await client.query<{ digest: string }>(
    'SELECT digest FROM derived WHERE view_class = $1 AND name = $2',
    [viewClass, name],
  );
  return rows[0]?.digest;
}

/** Writes what differs, and nothing else. What is about a record that has become protected since is left out. */
export async function writeMatches(
  client: ClientBase,
  viewClass: string,
  { pairs, gonePairs, members, goneMembers, changes }: MatchDifference,
  at: string,
): Promise<void> {
  await holdProtection(client);
  const outdated = [...gonePairs, ...pairs.map(({ id }) => id)];
  if (outdated.length > 0)
    await client.query('DELETE FROM match_pair WHERE view_class = $1 AND id = ANY ($2::uuid[])', [
      viewClass,
      `{${outdated.join(',')}}`,
    ]);
  for (let start = 0; start < pairs.length; start += ROWS)
    await copyInto(
      client,
      'match_pair',
      PAIR_COLUMNS,
      pairs.slice(start, start + ROWS).map((pair) => pairRow(viewClass, pair)),
    );
  const moved = [...goneMembers, ...members.map(({ record }) => record)];
  if (moved.length > 0)
    await client.query('DELETE FROM match_member WHERE view_class = $1 AND record = ANY ($2)', [
      viewClass,
      moved,
    ]);
  await copyInto(
    client,
    'match_member',
    'view_class, record, entity',
    members.map(({ record, entity }) => copyRow([viewClass, record, entity])),
  );
  await writeChanges(client, viewClass, changes, at);
  const written = [...pairs.flatMap(({ a, b }) => [a, b]), ...members.map(({ record }) => record)];
  const hidden = await protectedAmong(client, new Set(written));
  if (hidden.length > 0) await forgetMatchesOf(client, hidden);
}

/** Takes records out of all matches and entities, in every view class: nobody waits for the next analysis. */
export async function forgetMatchesOf(client: ClientBase, records: readonly string[]): Promise<void> {
  await client.query('DELETE FROM match_pair WHERE a = ANY ($1) OR b = ANY ($1)', [records]);
  await client.query('DELETE FROM match_member WHERE record = ANY ($1)', [records]);
}

async function writeChanges(
  client: ClientBase,
  viewClass: string,
  changes: MatchDifference['changes'],
  at: string,
): Promise<void> {
  await copyInto(
    client,
    'match_change',
    'view_class, id, at, change, cause, before, after',
    changes.map(({ id, change, cause, before, after }) =>
      copyRow([viewClass, id, at, change, cause, JSON.stringify(before), JSON.stringify(after)]),
    ),
  );
  await copyInto(
    client,
    'match_change_record',
    'view_class, record, change',
    changes.flatMap(({ id, before, after }) =>
      [...new Set([...before, ...after].flat())].map((record) => copyRow([viewClass, record, id])),
    ),
  );
}

function pairRow(viewClass: string, pair: FoundMatch): string {
  return copyRow([
    viewClass,
    pair.id,
    pair.revision,
    pair.type,
    pair.a,
    pair.b,
    pair.bits,
    pair.probability,
    pair.status,
    pair.value,
    pair.pattern,
    JSON.stringify(pair.parts),
    JSON.stringify(pair.label),
    `{${pair.labels.join(',')}}`,
  ]);
}
