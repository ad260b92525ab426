import { statementId } from '@foreland/model';
import type { Label, StatementDraft } from '@foreland/model';
import type { ClientBase } from 'pg';
import { nativeContentId } from '../hash.ts';
import type { LabelTable } from '../labels.ts';
import { copyInto, copyRow } from './copy.ts';
import { PROJECTIONS, emptyProjections, project } from './projections.ts';
import type { Projection } from './projections.ts';
import { guarded } from './protect.ts';
import { requireStorable } from './storable.ts';

const COLUMNS =
  'label, id, record, schema, property, value, original, language, kind, subject, grading, observed_from, observed_to, recorded_at, contribution, locator, protected';

/** A statement as it will be stored, but for the number of its label, which only the database can give. */
export interface Prepared {
  readonly id: string;
  readonly label: Label;
  readonly draft: StatementDraft;
  /** The row for COPY without its first column. */
  readonly row: string;
}

export interface Numbered extends Omit<Prepared, 'label'> {
  /** The store's integer of the label. */
  readonly label: number;
}

/**
 * Distinct statements of a batch as rows.
 * @throws ForelandError where one cannot be stored; see `requireStorable`
 */
export function prepare(
  batch: readonly StatementDraft[],
  contribution: string,
  recordedAt: string,
): Prepared[] {
  const seen = new Set<string>();
  const prepared: Prepared[] = [];
  for (const draft of batch) {
    requireStorable(draft);
    const id = statementId(draft, nativeContentId);
    if (seen.has(id)) continue;
    seen.add(id);
    const label = guarded(draft);
    const row = copyRow([
      id,
      draft.record,
      draft.schema,
      draft.property,
      draft.value,
      draft.original,
      draft.language,
      draft.kind,
      draft.subject,
      draft.grading,
      draft.observedFrom,
      draft.observedTo,
      recordedAt,
      contribution,
      draft.locator,
      label.protected,
    ]);
    prepared.push({ id, label, draft, row });
  }
  return prepared;
}

/** Gives each statement the number of its label; `numbers` holds those given before in the same transaction. */
export async function numberLabels(
  client: ClientBase,
  labels: LabelTable,
  numbers: Map<Label, number>,
  prepared: readonly Prepared[],
): Promise<Numbered[]> {
  const missing = [...new Set(prepared.map(({ label }) => label))].filter((label) => !numbers.has(label));
  const added = await labels.internAll(client, missing);
  for (const [index, label] of missing.entries()) numbers.set(label, added[index] ?? 0);
  return prepared.map((each) => ({ ...each, label: numbers.get(each.label) ?? 0 }));
}

export interface Inserted {
  readonly fresh: readonly Numbered[];
  readonly known: readonly Numbered[];
  /** Those known because the same contribution made them a moment ago. */
  readonly repeated: readonly Numbered[];
  /** Labels of known facts that are now under this contribution. */
  readonly moved: readonly number[];
}

/**
 * Writes what is not current, with its search projections, and remembers that this contribution states the rest
 * too, so that a recall of the other one does not take the fact away. The caller sees to it that nobody else writes
 * the same statements meanwhile.
 */
export async function insertStatements(
  client: ClientBase,
  prepared: readonly Numbered[],
  contribution: string,
  recordedAt: string,
): Promise<Inserted> {
  const stored = await findStored(client, prepared, contribution, recordedAt);
  const known = prepared.filter(({ id }) => stored.get(id)?.current);
  const repeated = known.filter(({ id }) => stored.get(id)?.mine);
  const fresh = prepared.filter(({ id }) => !stored.get(id)?.current);
  const lapsed = fresh.filter(({ id }) => stored.has(id));
  const moved = known.length > 0 ? await recordSightings(client, known, contribution, recordedAt) : [];
  if (lapsed.length > 0) {
    // Recorded and taken back at this very instant: it was never known for any time, and would be in the way.
    await client.query('DELETE FROM statement WHERE id = ANY ($1::uuid[]) AND recorded_at = $2', [
      lapsed.map(({ id }) => id),
      recordedAt,
    ]);
  }
  if (fresh.length === 0) return { fresh, known, repeated, moved };
  const rows = emptyProjections();
  for (const statement of fresh)
    if (!guarded(statement.draft).protected)
      project(rows, statement.draft, statement.id, statement.label, contribution);
  await copyInto(
    client,
    'statement',
    COLUMNS,
    fresh.map(({ label, row }) => `${label}\t${row}`),
  );
  for (const [table, columns] of Object.entries(PROJECTIONS))
    await copyInto(client, table, columns, rows[table as Projection]);
  return { fresh, known, repeated, moved };
}

interface Stored {
  readonly id: string;
  readonly current: boolean;
  readonly mine: boolean;
}

/** Of these statements, those that the store has ever held; whether it holds them to be so now, and since this very contribution. */
async function findStored(
  client: ClientBase,
  prepared: readonly Numbered[],
  contribution: string,
  recordedAt: string,
): Promise<ReadonlyMap<string, Stored>> {
  const { rows } = await client.query<Stored>(
    `SELECT id, bool_or(retracted_at IS NULL) AS current, bool_or(contribution = $2 AND recorded_at = $3) AS mine
     FROM statement WHERE id = ANY ($1::uuid[]) GROUP BY id`,
    // The driver would quote every one of a list.
    [`{${prepared.map(({ id }) => id).join(',')}}`, contribution, recordedAt],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Remembers that this contribution states these too. Of several that state a fact, the row names the one with the smallest
 * address: which one that is depends on content alone, and not on what came first to which node.
 * @returns the labels of facts that are now under this contribution
 */
async function recordSightings(
  client: ClientBase,
  known: readonly Numbered[],
  contribution: string,
  recordedAt: string,
): Promise<number[]> {
  const ids = known.map(({ id }) => id);
  await client.query(
    `INSERT INTO statement_sighting (statement, record, contribution, recorded_at)
     SELECT id, record, $2, $3 FROM statement
     WHERE id = ANY ($1::uuid[]) AND retracted_at IS NULL AND contribution <> $2
     ON CONFLICT DO NOTHING`,
    [ids, contribution, recordedAt],
  );
  const { rows } = await client.query<{ label: number }>(
    `WITH later AS (
       SELECT id, record, contribution AS maker FROM statement
       WHERE id = ANY ($1::uuid[]) AND retracted_at IS NULL AND contribution > $2
     ), moved AS (
       UPDATE statement SET contribution = $2 FROM later
       WHERE statement.id = later.id AND statement.record = later.record AND statement.retracted_at IS NULL
       RETURNING statement.id, statement.record, statement.label, later.maker
     ), sighting_changed AS (
       UPDATE statement_sighting sighting SET contribution = moved.maker FROM moved
       WHERE sighting.statement = moved.id AND sighting.record = moved.record AND sighting.contribution = $2
     ), identifier_changed AS (
       UPDATE identifier_entry entry SET contribution = $2 FROM moved
       WHERE entry.statement = moved.id AND entry.record = moved.record
     )
     SELECT DISTINCT label FROM moved`,
    [ids, contribution],
  );
  return rows.map(({ label }) => label);
}

/** Takes statements that are no longer current out of every index. */
export async function forget(
  client: ClientBase,
  gone: readonly { readonly id: string; readonly record: string }[],
): Promise<void> {
  if (gone.length === 0) return;
  const [records, ids] = [gone.map(({ record }) => record), gone.map(({ id }) => id)];
  for (const table of Object.keys(PROJECTIONS)) {
    await client.query(
      `DELETE FROM ${table} entry USING unnest($1::text[], $2::uuid[]) AS gone (record, statement)
       WHERE entry.record = gone.record AND entry.statement = gone.statement`,
      [records, ids],
    );
  }
}
