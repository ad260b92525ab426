import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { ClientBase } from 'pg';
import { lockContributions } from './contribute.ts';
import { PROJECTIONS } from './projections.ts';

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
  const { rows } = await client.query<{ partner: Partner }>(
    `SELECT partner FROM contribution WHERE id = $1
       AND EXISTS (SELECT FROM contribution_label part WHERE part.contribution = id AND part.label = ANY ($2::integer[]))`,
    [contribution, cleared],
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
      message: 'Only the contributing partner can take a contribution back.',
      remedy: 'Ask the contributing partner to retract it.',
      status: 403,
    });
  }
  await client.query(
    `UPDATE statement SET contribution = other.contribution
     FROM (
       SELECT DISTINCT ON (sighting.statement) sighting.statement, sighting.contribution
       FROM statement_sighting sighting JOIN contribution ON contribution.id = sighting.contribution
       WHERE sighting.contribution <> $1 AND contribution.retracted_at IS NULL
       ORDER BY sighting.statement, sighting.recorded_at, sighting.contribution
     ) AS other
     WHERE statement.id = other.statement AND statement.contribution = $1 AND statement.retracted_at IS NULL`,
    [contribution],
  );
  const retracted = await client.query<{ label: number; id: string }>(
    `UPDATE statement SET retracted_at = $2, retraction_reason = $3
     WHERE contribution = $1 AND retracted_at IS NULL RETURNING id, label`,
    [contribution, at, reason],
  );
  const ids = retracted.rows.map(({ id }) => id);
  for (const table of Object.keys(PROJECTIONS))
    await client.query(`DELETE FROM ${table} WHERE statement = ANY ($1::uuid[])`, [ids]);
  await client.query('UPDATE contribution SET retracted_at = $2, retraction_reason = $3 WHERE id = $1', [
    contribution,
    at,
    reason,
  ]);
  await client.query('UPDATE label SET revision = revision + 1 WHERE key = ANY ($1::integer[])', [
    [...new Set(retracted.rows.map(({ label }) => label))],
  ]);
  return retracted.rows.filter(({ label }) => cleared.includes(label)).length;
}
