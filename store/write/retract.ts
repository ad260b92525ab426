import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { ClientBase } from 'pg';
import { OWN_FORMATS } from '../read/contributions.ts';
import { lockContributions } from './contribute.ts';
import { reviseLabels } from './contribution.ts';
import { forget } from './statements.ts';

/**
 * Takes back a contribution. Facts that another contribution also states stay, under that one; the others are
 * marked and leave every index, but stay for history.
 *
 * @returns how many statements under the given labels were taken back.
 * @throws ForelandError `contribution-unknown`, `contribution-not-yours`
 */
export async function retractContribution(
  client: ClientBase,
  {
    contribution,
    partner,
    reason,
    at,
    cleared,
  }: { contribution: string; partner: Partner; reason: string; at: string; cleared: readonly number[] },
): Promise<number> {
  await lockContributions(client, partner);
  await requireOwn(client, contribution, partner, cleared);
  const gone = await takeBack(client, { contribution, reason, at });
  const seen = new Set(cleared);
  return gone.filter(({ label }) => seen.has(label)).length;
}

/**
 * Marks a contribution and what it alone states as taken back. The caller knows that this is its partner's to do, and lets
 * nobody write that partner's contributions meanwhile.
 * @returns what is gone
 */
export async function takeBack(
  client: ClientBase,
  { contribution, reason, at }: { contribution: string; reason: string; at: string },
): Promise<readonly { readonly id: string; readonly record: string; readonly label: number }[]> {
  const passed = await passOn(client, contribution);
  const { rows } = await client.query<{ id: string; record: string; label: number }>(
    `UPDATE statement SET retracted_at = $2, retraction_reason = $3
     WHERE contribution = $1 AND retracted_at IS NULL RETURNING id, record, label`,
    [contribution, at, reason],
  );
  await forget(client, rows);
  await client.query('UPDATE contribution SET retracted_at = $2, retraction_reason = $3 WHERE id = $1', [
    contribution,
    at,
    reason,
  ]);
  await reviseLabels(client, [...passed, ...rows.map(({ label }) => label)]);
  return rows;
}

/** What people decided and planned is taken back one by one, where it was said, and not as a contribution. */
export async function requireOwn(
  client: ClientBase,
  contribution: string,
  partner: Partner,
  cleared: readonly number[],
): Promise<void> {
  const { rows } = await client.query<{ partner: Partner }>(
    `SELECT partner FROM contribution WHERE id = $1 AND NOT format = ANY ($3)
       AND EXISTS (SELECT FROM contribution_label part WHERE part.contribution = id AND part.label = ANY ($2::integer[]))`,
    [contribution, cleared, OWN_FORMATS],
  );
  if (rows[0] === undefined) {
    throw new ForelandError({
      code: 'contribution-unknown',
      message: 'There is no such contribution in your view.',
      remedy: 'Open it from the list of contributions.',
      status: 404,
    });
  }
  if (rows[0].partner !== partner) {
    throw new ForelandError({
      code: 'contribution-not-yours',
      message: 'Only the contributing partner can take a contribution back or narrow it.',
      remedy: 'Ask the contributing partner to do it.',
      status: 403,
    });
  }
}

/**
 * Facts that another standing contribution states too pass to the one with the smallest address; that this one had stated
 * them is remembered in its place.
 * @returns the labels of those facts: engines ask which contributions their input comes from
 */
async function passOn(client: ClientBase, contribution: string): Promise<number[]> {
  const { rows } = await client.query<{ label: number }>(
    `WITH heir AS (
       SELECT DISTINCT ON (statement.id) statement.id, statement.record, sighting.contribution
       FROM statement
         JOIN statement_sighting sighting ON sighting.statement = statement.id AND sighting.record = statement.record
         JOIN contribution ON contribution.id = sighting.contribution
       WHERE statement.contribution = $1 AND statement.retracted_at IS NULL AND contribution.retracted_at IS NULL
       ORDER BY statement.id, sighting.contribution
     ), passed AS (
       UPDATE statement SET contribution = heir.contribution FROM heir
       WHERE statement.id = heir.id AND statement.record = heir.record AND statement.retracted_at IS NULL
       RETURNING statement.id, statement.record, statement.label, heir.contribution
     ), sighting_changed AS (
       UPDATE statement_sighting sighting SET contribution = $1 FROM passed
       WHERE sighting.statement = passed.id AND sighting.record = passed.record AND sighting.contribution = passed.contribution
     ), identifier_changed AS (
       UPDATE identifier_entry entry SET contribution = passed.contribution FROM passed
       WHERE entry.statement = passed.id AND entry.record = passed.record
     )
     SELECT DISTINCT label FROM passed`,
    [contribution],
  );
  return rows.map(({ label }) => label);
}
