import type { Contribution } from '@foreland/model';
import type { ClientBase } from 'pg';

/** Makes the contribution known. One that had been taken back stands again; until the end of the transaction nobody else writes to it. */
export async function writeContribution(
  client: ClientBase,
  contribution: Contribution,
  recordedAt: string,
): Promise<void> {
  await client.query(
    `INSERT INTO contribution (id, partner, title, source, legal_basis, received_on, file_hash, format, mapping, exercise, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (id) DO UPDATE SET retracted_at = NULL, retraction_reason = NULL`,
    [
      contribution.id,
      contribution.partner,
      contribution.title,
      contribution.source,
      contribution.legalBasis,
      contribution.receivedOn,
      contribution.fileHash,
      contribution.format,
      contribution.mapping ?? null,
      contribution.exercise,
      recordedAt,
    ],
  );
}

/** Counts anew what these contributions state under each label. */
export async function countStatements(client: ClientBase, contributions: readonly string[]): Promise<void> {
  await client.query('DELETE FROM contribution_label WHERE contribution = ANY ($1::uuid[])', [contributions]);
  await client.query(
    `INSERT INTO contribution_label (contribution, label, statements)
     SELECT contribution, label, count(*) FROM (
       SELECT contribution, label, id FROM statement WHERE contribution = ANY ($1::uuid[])
       UNION
       SELECT sighting.contribution, statement.label, statement.id
       FROM statement_sighting sighting JOIN statement ON statement.id = sighting.statement AND statement.record = sighting.record
       WHERE sighting.contribution = ANY ($1::uuid[])
     ) AS stated GROUP BY contribution, label`,
    [contributions],
  );
}

/** Says that what is stated under these labels is no longer the same: what was computed from it is computed anew. */
export async function reviseLabels(client: ClientBase, labels: Iterable<number>): Promise<void> {
  const keys = [...new Set(labels)].sort((a, b) => a - b);
  if (keys.length === 0) return;
  await client.query('UPDATE label SET revision = revision + 1 WHERE key = ANY ($1::integer[])', [keys]);
}
