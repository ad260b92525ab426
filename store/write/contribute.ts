import { isProtectedSubject } from '@foreland/model';
import type { Contribution, Label, Partner, StatementDraft } from '@foreland/model';
import { statementId } from '@foreland/model';
import type { ClientBase } from 'pg';
import { nativeContentId } from '../hash.ts';
import type { LabelTable } from '../labels.ts';
import { copyInto, copyRow } from './copy.ts';
import { PROJECTIONS, emptyProjections, project } from './projections.ts';
import type { Projection, ProjectionRows } from './projections.ts';

export interface Contributed {
  readonly accepted: number;
  readonly known: number;
  /** Distinct records among the statements read, known ones included. */
  readonly records: number;
}

export interface ContributeOptions {
  /**
   * Labels that the contributor clears. Only statements under these count as known in the answer: how many
   * others the store held already is not the contributor's to learn.
   */
  readonly cleared: ReadonlySet<number>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (statements: number) => void;
}

const STATEMENT_COLUMNS =
  'label, id, record, schema, property, value, original, language, kind, subject, grading, observed_from, observed_to, recorded_at, contribution, locator, protected';

/** A statement as it will be stored, but for the number of its label, which only the database can give. */
interface Prepared {
  readonly id: string;
  readonly label: Label;
  readonly draft: StatementDraft;
  /** The row for COPY without its first column. */
  readonly row: string;
}

interface Numbered extends Omit<Prepared, 'label'> {
  readonly label: number;
}

/**
 * Writes statements in bulk. Each batch looks up which ids are known, then copies the others straight into
 * place with their search projections: there is no staging table to copy from. Writers for one partner hold an
 * advisory lock, so that nothing slips in between look-up and copy; partners write their own records only, and
 * so do not wait for each other. Reading and preparing come before the lock and go on while it is waited for.
 */
export async function contribute(
  client: ClientBase,
  labels: LabelTable,
  contribution: Contribution,
  batches: AsyncIterable<readonly StatementDraft[]> | Iterable<readonly StatementDraft[]>,
  recordedAt: string,
  { cleared, signal, onProgress }: ContributeOptions,
): Promise<Contributed> {
  const keys = new Map<Label, number>();
  const perLabel = new Map<number, number>();
  const records = new Set<string>();
  const protectedRecords = new Set<string>();
  let accepted = 0;
  let known = 0;
  let begun = false;
  // The next batch is prepared while the database works on this one.
  let writing: Promise<void> = Promise.resolve();

  const begin = async (): Promise<void> => {
    if (begun) return;
    begun = true;
    await lockContributions(client, contribution.partner);
    await writeContribution(client, contribution, recordedAt);
  };

  const number = async (prepared: readonly Prepared[]): Promise<Numbered[]> => {
    const missing = [...new Set(prepared.map(({ label }) => label))].filter((label) => !keys.has(label));
    const added = await labels.internAll(client, missing);
    for (const [index, label] of missing.entries()) keys.set(label, added[index] ?? 0);
    return prepared.map((each) => ({ ...each, label: keys.get(each.label) ?? 0 }));
  };

  const write = async (batch: readonly Prepared[]): Promise<void> => {
    await begin();
    const prepared = await number(batch);
    const stored = await knownIds(
      client,
      prepared.map(({ id }) => id),
    );
    const fresh = prepared.filter(({ id }) => !stored.has(id));
    const seen = prepared.filter(({ id, label }) => stored.has(id) && cleared.has(label)).length;
    known += seen;
    accepted += prepared.length - seen;
    if (stored.size > 0) {
      await recordSightings(
        client,
        prepared.filter(({ id }) => stored.has(id)),
        contribution.id,
        recordedAt,
      );
    }
    if (fresh.length === 0) return;
    for (const { label } of fresh) perLabel.set(label, (perLabel.get(label) ?? 0) + 1);
    const rows: ProjectionRows = emptyProjections();
    for (const { draft, id, label } of fresh) {
      if (!isProtectedSubject(draft.subject) && !draft.label.protected)
        project(rows, draft, id, label, contribution.id);
    }
    await copyInto(
      client,
      'statement',
      STATEMENT_COLUMNS,
      fresh.map(({ label, row }) => `${label}\t${row}`),
    );
    for (const [table, columns] of Object.entries(PROJECTIONS))
      await copyInto(client, table, columns, rows[table as Projection]);
  };

  for await (const batch of batches) {
    signal?.throwIfAborted();
    const prepared = prepare(batch, contribution.id, recordedAt);
    for (const draft of batch) {
      records.add(draft.record);
      if (isProtectedSubject(draft.subject)) protectedRecords.add(draft.record);
    }
    known += batch.length - prepared.length;
    await writing;
    writing = write(prepared);
    // Handled where it is awaited; until then it must not count as unhandled.
    writing.catch(() => undefined);
    onProgress?.(batch.length);
  }
  await writing;
  await begin();
  await protectWholeRecords(client, labels, [...protectedRecords]);
  await countPerLabel(client, contribution.id, perLabel);
  return { accepted, known, records: records.size };
}

/** Any fixed number, shared by all that write statements. */
const CONTRIBUTION_LOCK = 7_301_926;

/** Lets one transaction at a time write or take back what a partner contributes. */
export async function lockContributions(client: ClientBase, partner: Partner): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [CONTRIBUTION_LOCK, partner]);
}

const guards = new WeakMap<Label, Label>();

/** The label under which a statement is kept: protected whenever its subject is, whatever the file said. */
function guarded(label: Label, subject: StatementDraft['subject']): Label {
  if (label.protected || !isProtectedSubject(subject)) return label;
  let guard = guards.get(label);
  if (!guard) {
    guard = Object.freeze({ ...label, protected: true });
    guards.set(label, guard);
  }
  return guard;
}

function prepare(batch: readonly StatementDraft[], contribution: string, recordedAt: string): Prepared[] {
  const seen = new Set<string>();
  const prepared: Prepared[] = [];
  for (const draft of batch) {
    const id = statementId(draft, nativeContentId);
    if (seen.has(id)) continue;
    seen.add(id);
    const label = guarded(draft.label, draft.subject);
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

async function writeContribution(
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

async function knownIds(client: ClientBase, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM statement WHERE id = ANY ($1::uuid[])',
    // The driver would quote every one of them.
    [`{${ids.join(',')}}`],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * A further contribution says what is known already. It is remembered, so that a recall of the first one does
 * not take the fact away; a fact that had been recalled is current again.
 */
async function recordSightings(
  client: ClientBase,
  seen: readonly Numbered[],
  contribution: string,
  recordedAt: string,
): Promise<void> {
  const ids = seen.map(({ id }) => id);
  await client.query(
    `INSERT INTO statement_sighting (statement, record, contribution, label, recorded_at)
     SELECT id, record, $2, label, $3 FROM statement WHERE id = ANY ($1::uuid[]) AND contribution <> $2
     ON CONFLICT DO NOTHING`,
    [ids, contribution, recordedAt],
  );
  const { rows } = await client.query<{ id: string; label: number }>(
    `UPDATE statement SET retracted_at = NULL, retraction_reason = NULL, contribution = $2
     WHERE id = ANY ($1::uuid[]) AND retracted_at IS NOT NULL RETURNING id, label`,
    [ids, contribution],
  );
  if (rows.length === 0) return;
  const reinstated = new Set(rows.map(({ id }) => id));
  const projections = emptyProjections();
  for (const { draft, id, label } of seen) {
    if (reinstated.has(id) && !isProtectedSubject(draft.subject) && !draft.label.protected)
      project(projections, draft, id, label, contribution);
  }
  for (const [table, columns] of Object.entries(PROJECTIONS))
    await copyInto(client, table, columns, projections[table as Projection]);
  await client.query('UPDATE label SET revision = revision + 1 WHERE key = ANY ($1::integer[])', [
    rows.map(({ label }) => label),
  ]);
}

/**
 * A record with one statement on a protected person is protected as a whole: its other statements move to
 * the protected partition and leave every index. Their ids stay, for they name what was contributed.
 */
async function protectWholeRecords(
  client: ClientBase,
  labels: LabelTable,
  records: readonly string[],
): Promise<void> {
  if (records.length === 0) return;
  const { rows } = await client.query<{ label: number; content: Label }>(
    `SELECT DISTINCT statement.label, label.content FROM statement JOIN label ON label.key = statement.label
     WHERE statement.record = ANY ($1) AND NOT statement.protected`,
    [records],
  );
  for (const { label, content } of rows) {
    const guard = await labels.intern(client, { ...content, protected: true });
    await client.query(
      'UPDATE statement SET protected = true, label = $3 WHERE record = ANY ($1) AND label = $2 AND NOT protected',
      [records, label, guard],
    );
    await client.query('UPDATE label SET revision = revision + 1 WHERE key = ANY ($1::integer[])', [
      [label, guard],
    ]);
  }
  for (const table of Object.keys(PROJECTIONS))
    await client.query(`DELETE FROM ${table} WHERE record = ANY ($1)`, [records]);
}

async function countPerLabel(
  client: ClientBase,
  contribution: string,
  perLabel: ReadonlyMap<number, number>,
): Promise<void> {
  if (perLabel.size === 0) return;
  const keys = [...perLabel.keys()].sort((a, b) => a - b);
  await client.query(
    `INSERT INTO contribution_label (contribution, label, statements)
     SELECT $1, part.label, part.statements FROM unnest($2::integer[], $3::bigint[]) AS part (label, statements)
     ON CONFLICT (contribution, label) DO UPDATE SET statements = contribution_label.statements + excluded.statements`,
    [contribution, keys, keys.map((key) => perLabel.get(key))],
  );
  await client.query('UPDATE label SET revision = revision + 1 WHERE key = ANY ($1::integer[])', [keys]);
}
