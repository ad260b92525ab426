import type { ClientBase } from 'pg';
import { countStatements, reviseLabels } from './contribution.ts';
import { forget } from './statements.ts';

interface Pair {
  readonly record: string;
  readonly statement: string;
  readonly contribution: string;
}

/**
 * Takes back single statements of contributions that otherwise stand. A fact that another standing contribution states
 * too passes to that one; the others are marked and leave every index, but stay for history.
 */
export async function withdrawStatements(
  client: ClientBase,
  pairs: readonly Pair[],
  why: { readonly reason: string; readonly at: string },
): Promise<void> {
  if (pairs.length === 0) return;
  const { contributions, labels } = await withdrawPairs(client, pairs, why);
  await countStatements(client, contributions);
  await reviseLabels(client, labels);
}

/**
 * As `withdrawStatements`, for a caller who counts and revises once for many of these.
 * @returns the contributions to be counted anew, and the labels under which something changed
 */
export async function withdrawPairs(
  client: ClientBase,
  pairs: readonly Pair[],
  { reason, at }: { readonly reason: string; readonly at: string },
): Promise<{ readonly contributions: readonly string[]; readonly labels: readonly number[] }> {
  const parameters = [
    pairs.map(({ record }) => record),
    pairs.map(({ statement }) => statement),
    pairs.map(({ contribution }) => contribution),
  ];
  const gone = 'unnest($1::text[], $2::uuid[], $3::uuid[]) AS gone (record, statement, contribution)';
  await client.query(
    `DELETE FROM statement_sighting sighting USING ${gone}
     WHERE sighting.record = gone.record AND sighting.statement = gone.statement AND sighting.contribution = gone.contribution`,
    parameters,
  );
  const { rows: passed } = await client.query<{ label: number; contribution: string }>(
    `WITH heir AS (
       SELECT DISTINCT ON (statement.id, statement.record) statement.id, statement.record, sighting.contribution
       FROM ${gone}
         JOIN statement ON statement.record = gone.record AND statement.id = gone.statement
           AND statement.contribution = gone.contribution AND statement.retracted_at IS NULL
         JOIN statement_sighting sighting ON sighting.statement = statement.id AND sighting.record = statement.record
         JOIN contribution ON contribution.id = sighting.contribution AND contribution.retracted_at IS NULL
       ORDER BY statement.id, statement.record, sighting.contribution
     ), passed AS (
       UPDATE statement SET contribution = heir.contribution FROM heir
       WHERE statement.id = heir.id AND statement.record = heir.record AND statement.retracted_at IS NULL
       RETURNING statement.id, statement.record, statement.label, heir.contribution
     ), sighting_gone AS (
       DELETE FROM statement_sighting sighting USING passed
       WHERE sighting.statement = passed.id AND sighting.record = passed.record AND sighting.contribution = passed.contribution
     ), identifier_changed AS (
       UPDATE identifier_entry entry SET contribution = passed.contribution FROM passed
       WHERE entry.statement = passed.id AND entry.record = passed.record
     )
     SELECT DISTINCT label, contribution FROM passed`,
    parameters,
  );
  const { rows: taken } = await client.query<{ id: string; record: string; label: number }>(
    `UPDATE statement SET retracted_at = $4, retraction_reason = $5 FROM ${gone}
     WHERE statement.record = gone.record AND statement.id = gone.statement
       AND statement.contribution = gone.contribution AND statement.retracted_at IS NULL
     RETURNING statement.id, statement.record, statement.label`,
    [...parameters, at, reason],
  );
  await forget(client, taken);
  return {
    contributions: [
      ...new Set([
        ...pairs.map(({ contribution }) => contribution),
        ...passed.map(({ contribution }) => contribution),
      ]),
    ],
    labels: [...passed, ...taken].map(({ label }) => label),
  };
}
