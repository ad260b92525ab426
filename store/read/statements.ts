import type { Contribution, Statement } from '@foreland/model';
import type { ClientBase } from 'pg';
import { draftOf } from '../draft.ts';
import type { DraftRow } from '../draft.ts';
import type { LabelTable } from '../labels.ts';
import { contributionsById } from './contributions.ts';

/** A statement with the contribution that it came with. */
export interface SourcedStatement extends Statement {
  readonly source: Contribution;
}

export interface PointInTime {
  /** Only what was true in the world on this ISO day. */
  readonly asOf?: string;
  /** Only what this node knew at this ISO instant. */
  readonly knownAt?: string;
}

interface StatementRow extends DraftRow {
  readonly recorded_at: string;
  readonly contribution: string;
  readonly retracted_at: string | null;
  readonly retraction_reason: string | null;
}

const SELECT = `
  SELECT id, record, schema, property, value, original, language, kind, subject, grading, label, observed_from, observed_to,
         recorded_at, contribution, locator, retracted_at, retraction_reason
  FROM statement
  WHERE label = ANY ($1::integer[])`;
const OPEN = 'AND NOT protected';

/**
 * What is current at a point in time. Without `knownAt`, what was retracted is not current.
 * Parameters are numbered from `first`.
 */
function currentAt({ asOf, knownAt }: PointInTime, first: number): { condition: string; values: string[] } {
  const values: string[] = [];
  let condition = '';
  if (knownAt === undefined) {
    condition += ' AND retracted_at IS NULL';
  } else {
    values.push(knownAt);
    const at = `$${first + values.length - 1}`;
    condition += ` AND recorded_at <= ${at} AND (retracted_at IS NULL OR retracted_at > ${at})`;
  }
  if (asOf !== undefined) {
    values.push(asOf);
    const day = `$${first + values.length - 1}`;
    condition += ` AND (observed_from IS NULL OR observed_from <= ${day}) AND (observed_to IS NULL OR observed_to >= ${day})`;
  }
  return { condition, values };
}

/** Where a page of statements ended: one that was taken back and stated again has several rows. */
export interface StatementPosition {
  readonly id: string;
  readonly recordedAt: string;
}

const FIRST: StatementPosition = { id: '00000000-0000-0000-0000-000000000000', recordedAt: '-infinity' };

/** Statements on some records, ordered by content; with history by when they were recorded too. */
export async function statementsOf(
  client: ClientBase,
  cleared: readonly number[],
  labels: LabelTable,
  records: readonly string[],
  at: PointInTime,
  { history = false, after = FIRST, limit }: { history?: boolean; after?: StatementPosition; limit: number },
): Promise<SourcedStatement[]> {
  const current = history ? { condition: '', values: [] } : currentAt(at, 6);
  const { rows } = await client.query<StatementRow>(
    `${SELECT} ${OPEN} AND record = ANY ($2) AND (id, recorded_at) > ($3::uuid, $4::timestamptz) ${current.condition}
     ORDER BY id, recorded_at LIMIT $5`,
    [cleared, records, after.id, after.recordedAt, limit, ...current.values],
  );
  return withSources(client, cleared, labels, rows);
}

/** Statements by id, as last recorded; ids that the view does not clear are left out, exactly as ids that do not exist. */
export async function statementsById(
  client: ClientBase,
  cleared: readonly number[],
  labels: LabelTable,
  ids: readonly string[],
): Promise<SourcedStatement[]> {
  const { rows } = await client.query<StatementRow>(
    `SELECT * FROM (
       SELECT DISTINCT ON (id) * FROM (${SELECT} ${OPEN} AND id = ANY ($2::uuid[])) AS found ORDER BY id, recorded_at DESC
     ) AS latest ORDER BY record, property, value, id`,
    [cleared, ids],
  );
  return withSources(client, cleared, labels, rows);
}

/** Every statement on one opened record, protected ones with it, retracted ones too. Ordered by content. */
export async function openedStatements(
  client: ClientBase,
  cleared: readonly number[],
  labels: LabelTable,
  record: string,
): Promise<SourcedStatement[]> {
  const { rows } = await client.query<StatementRow>(
    `${SELECT} AND record = $2 ORDER BY property, value, id, recorded_at`,
    [cleared, record],
  );
  return withSources(client, cleared, labels, rows);
}

/** How many of these statements the view clears already. */
export async function countKnown(
  client: ClientBase,
  cleared: readonly number[],
  ids: readonly string[],
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*) AS count FROM statement WHERE id = ANY ($2::uuid[]) AND label = ANY ($1::integer[]) AND retracted_at IS NULL',
    [cleared, ids],
  );
  return rows[0]?.count ?? 0;
}

/** Contributions are few beside their statements, so each is read once and not with every statement. */
async function withSources(
  client: ClientBase,
  cleared: readonly number[],
  labels: LabelTable,
  rows: readonly StatementRow[],
): Promise<SourcedStatement[]> {
  const sources = await contributionsById(
    client,
    cleared,
    rows.map(({ contribution }) => contribution),
  );
  return rows.flatMap((row) => {
    const source = sources.get(row.contribution);
    return source ? [toStatement(row, source, labels)] : [];
  });
}

function toStatement(row: StatementRow, source: Contribution, labels: LabelTable): SourcedStatement {
  return {
    id: row.id,
    ...draftOf(row, labels.get(row.label)),
    contribution: row.contribution,
    recordedAt: row.recorded_at,
    ...(row.retracted_at !== null && {
      retracted: { at: row.retracted_at, reason: row.retraction_reason ?? '' },
    }),
    source,
  };
}
