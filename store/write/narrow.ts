import { ForelandError, labelKey, narrowed, requireNarrowing, statementId } from '@foreland/model';
import type { Label, Narrowing, Partner } from '@foreland/model';
import type { ClientBase } from 'pg';
import { draftOf } from '../draft.ts';
import type { DraftRow } from '../draft.ts';
import { nativeContentId } from '../hash.ts';
import type { LabelTable } from '../labels.ts';
import { lockContributions } from './contribute.ts';
import { countStatements, reviseLabels } from './contribution.ts';
import { requireOwn } from './retract.ts';
import { insertStatements, numberLabels, prepare } from './statements.ts';
import { withdrawPairs } from './withdraw.ts';

const PAGE = 4000;

/** Current statements that a contribution states, be it the first to state them or not. */
const STATED_BY = `
  SELECT statement.* FROM statement WHERE contribution = $1 AND retracted_at IS NULL
  UNION ALL
  SELECT statement.* FROM statement_sighting sighting
    JOIN statement ON statement.id = sighting.statement AND statement.record = sighting.record
  WHERE sighting.contribution = $1 AND statement.retracted_at IS NULL`;

export interface NarrowOptions {
  readonly contribution: string;
  readonly partner: Partner;
  readonly narrowing: Narrowing;
  /** Only what is stated on these records; all where absent. */
  readonly records: readonly string[] | undefined;
  readonly reason: string;
  readonly at: string;
  readonly cleared: readonly number[];
}

export interface Narrowed {
  /** Statements, under labels that the person clears. */
  readonly statements: number;
  /** Of these, how many another contribution still states under the wider label. */
  readonly stillStated: number;
}

/**
 * Narrows the labels of a contribution. A label is part of what a statement's address is made of, so each becomes another
 * statement: the old one is taken back and the new one stated, in one transaction, and whoever held the old one is owed the
 * new one where its label admits them.
 *
 * What the person does not see is narrowed too, for the decision is about the contribution; what is refused depends on what
 * the person sees alone.
 * @throws ForelandError `contribution-unknown`, `contribution-not-yours`, `label-unchanged`, and as `requireNarrowing`
 */
export async function narrowContribution(
  client: ClientBase,
  labels: LabelTable,
  { contribution, partner, narrowing, records, reason, at, cleared }: NarrowOptions,
): Promise<Narrowed> {
  await lockContributions(client, partner);
  await requireOwn(client, contribution, partner, cleared);
  const seen = new Set(cleared);
  const found = await labelsOf(client, contribution, records);
  const before = found.filter(({ key }) => seen.has(key)).map(({ label }) => label);
  requireNarrowing(before, narrowing, partner);
  const after = new Map<number, Label>();
  for (const { key, label } of found) {
    const next = narrowed(label, narrowing);
    if (labelKey(next) !== labelKey(label)) after.set(key, next);
  }
  if (!found.some(({ key }) => seen.has(key) && after.has(key))) throw unchanged();

  const numbers = new Map<Label, number>();
  const touched = new Set<number>(after.keys());
  const makers = new Set([contribution]);
  let statements = 0;
  let stillStated = 0;
  // What the cursor gives is as it stood when it was opened, whatever is written meanwhile.
  await client.query(
    `DECLARE narrowing NO SCROLL CURSOR FOR SELECT * FROM (${STATED_BY}) AS stated
     WHERE label = ANY ($2::integer[]) AND ($3::text[] IS NULL OR record = ANY ($3)) ORDER BY record, id`,
    [contribution, [...after.keys()], records ?? null],
  );
  for (;;) {
    const { rows } = await client.query<DraftRow>(`FETCH ${PAGE} FROM narrowing`);
    const changes = rows.map((row) => {
      const draft = draftOf(row, after.get(row.label) ?? labels.get(row.label));
      return { row, draft, statement: statementId(draft, nativeContentId) };
    });
    const withdrawn = await withdrawPairs(
      client,
      rows.map(({ record, id }) => ({ record, statement: id, contribution })),
      { reason, at },
    );
    const prepared = prepare(
      changes.map(({ draft }) => draft),
      contribution,
      at,
    );
    const numbered = await numberLabels(client, labels, numbers, prepared);
    const { moved } = await insertStatements(client, numbered, contribution, at);
    await carry(client, contribution, changes);
    for (const label of [...withdrawn.labels, ...moved, ...numbered.map((each) => each.label)])
      touched.add(label);
    for (const maker of withdrawn.contributions) makers.add(maker);
    const mine = rows.filter(({ label }) => seen.has(label));
    statements += mine.length;
    stillStated += await countCurrent(client, mine);
    if (rows.length < PAGE) break;
  }
  await client.query('CLOSE narrowing');
  await countStatements(client, [...makers]);
  await reviseLabels(client, touched);
  return { statements, stillStated };
}

async function labelsOf(
  client: ClientBase,
  contribution: string,
  records: readonly string[] | undefined,
): Promise<readonly { readonly key: number; readonly label: Label }[]> {
  const { rows } = await client.query<{ key: number; label: Label }>(
    `SELECT key, content AS label FROM label WHERE key IN (
       SELECT label FROM (${STATED_BY}) AS stated WHERE $2::text[] IS NULL OR record = ANY ($2)) ORDER BY key`,
    [contribution, records ?? null],
  );
  return rows;
}

/** Whoever holds a statement, or is owed it, is owed what it became. Whether it may go there is for its new label to say. */
async function carry(
  client: ClientBase,
  contribution: string,
  changes: readonly { readonly row: DraftRow; readonly statement: string }[],
): Promise<void> {
  await client.query(
    `INSERT INTO carried (partner, recipient, record, statement, contribution)
     SELECT holder.partner, holder.recipient, holder.record, changed.now, holder.contribution
     FROM unnest($2::text[], $3::uuid[], $4::uuid[]) AS changed (record, before, now)
       JOIN (
         SELECT partner, recipient, record, statement, contribution FROM released
         WHERE contribution = $1 AND withdrawn_by IS NULL
         UNION SELECT partner, recipient, record, statement, contribution FROM carried WHERE contribution = $1
       ) AS holder ON holder.record = changed.record AND holder.statement = changed.before
     ON CONFLICT DO NOTHING`,
    [
      contribution,
      changes.map(({ row }) => row.record),
      changes.map(({ row }) => row.id),
      changes.map(({ statement }) => statement),
    ],
  );
}

async function countCurrent(client: ClientBase, rows: readonly DraftRow[]): Promise<number> {
  const { rows: found } = await client.query<{ count: number }>(
    `SELECT count(*) AS count FROM statement JOIN unnest($1::text[], $2::uuid[]) AS old (record, id)
       ON statement.record = old.record AND statement.id = old.id WHERE statement.retracted_at IS NULL`,
    [rows.map(({ record }) => record), rows.map(({ id }) => id)],
  );
  return found[0]?.count ?? 0;
}

function unchanged(): ForelandError {
  return new ForelandError({
    code: 'label-unchanged',
    message: 'Nothing of this would change: the labels are as narrow already.',
    remedy: 'Name partners, purposes or a level that narrow it, or other records.',
    status: 409,
  });
}
