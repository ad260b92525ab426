import { labelKey } from '@foreland/model';
import type { Contribution, Label, Partner } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { LabelTable } from '../labels.ts';

export interface KeptContribution extends Contribution {
  readonly recordedAt: string;
  /** Statements that the view clears. */
  readonly statements: number;
  readonly retractedAt: string | undefined;
}

export interface ContributionFilter {
  readonly partner?: Partner;
  readonly recordedAfter?: string;
  readonly limit: number;
  /** The last contribution of the page before. */
  readonly after?: { readonly recordedAt: string; readonly id: string };
}

interface ContributionRow {
  id: string;
  partner: Partner;
  title: string;
  source: string;
  legal_basis: string;
  received_on: string;
  file_hash: string;
  format: string;
  mapping: string | null;
  exercise: boolean;
}

/** The node's own edits (decisions, judgements, plan) are contributions too, but not ones that people hand over. */
export const OWN_FORMATS = ['decision', 'judgement', 'plan'] as const;

/** Contributions of which the view clears something, newest first. */
export async function contributions(
  client: ClientBase,
  cleared: readonly number[],
  filter: ContributionFilter,
): Promise<KeptContribution[]> {
  const { rows } = await client.query<
    ContributionRow & { recorded_at: string; statements: number; retracted_at: string | null }
  >(
    `SELECT contribution.*, part.statements
     FROM contribution JOIN (
       SELECT contribution, sum(statements)::bigint AS statements FROM contribution_label WHERE label = ANY ($1::integer[]) GROUP BY 1
     ) AS part ON part.contribution = contribution.id
     WHERE NOT format = ANY ($2) AND ($3::text IS NULL OR partner = $3) AND ($4::timestamptz IS NULL OR recorded_at > $4)
       AND ($5::timestamptz IS NULL OR (recorded_at, id) < ($5, $6::uuid))
     ORDER BY recorded_at DESC, id DESC LIMIT $7`,
    [
      cleared,
      OWN_FORMATS,
      filter.partner ?? null,
      filter.recordedAfter ?? null,
      filter.after?.recordedAt ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  );
  return rows.map((row) => ({
    ...toContribution(row),
    recordedAt: row.recorded_at,
    statements: row.statements,
    retractedAt: row.retracted_at ?? undefined,
  }));
}

/** Those of these contributions of which the view clears something, by id. */
export async function contributionsById(
  client: ClientBase,
  cleared: readonly number[],
  ids: readonly string[],
): Promise<Map<string, Contribution>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { rows } = await client.query<ContributionRow>(
    `SELECT id, partner, title, source, legal_basis, received_on, file_hash, format, mapping, exercise
     FROM contribution
     WHERE id = ANY ($2::uuid[])
       AND EXISTS (SELECT FROM contribution_label part WHERE part.contribution = contribution.id AND part.label = ANY ($1::integer[]))`,
    [cleared, wanted],
  );
  return new Map(rows.map((row) => [row.id, toContribution(row)]));
}

/** Under which labels of the view a contribution states something now, by how much. */
export async function labelsOfContribution(
  client: ClientBase,
  cleared: readonly number[],
  labels: LabelTable,
  contribution: string,
): Promise<{ label: Label; statements: number }[]> {
  const { rows } = await client.query<{ label: number; statements: number }>(
    `SELECT label, count(*) AS statements FROM (
       SELECT label FROM statement
       WHERE contribution = $2 AND label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL
       UNION ALL
       SELECT statement.label FROM statement_sighting sighting
         JOIN statement ON statement.id = sighting.statement AND statement.record = sighting.record
       WHERE sighting.contribution = $2 AND statement.label = ANY ($1::integer[]) AND NOT statement.protected
         AND statement.retracted_at IS NULL
     ) AS stated GROUP BY label`,
    [cleared, contribution],
  );
  return rows
    .map(({ label, statements }) => ({ label: labels.get(label), statements }))
    .sort((one, other) => (labelKey(one.label) < labelKey(other.label) ? -1 : 1));
}

function toContribution(row: ContributionRow): Contribution {
  return {
    id: row.id,
    partner: row.partner,
    title: row.title,
    source: row.source,
    legalBasis: row.legal_basis,
    receivedOn: row.received_on,
    fileHash: row.file_hash,
    format: row.format,
    mapping: row.mapping ?? undefined,
    exercise: row.exercise,
  };
}
