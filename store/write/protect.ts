import { isProtectedSubject } from '@foreland/model';
import type { Label, StatementDraft } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { LabelTable } from '../labels.ts';
import { withholdDecisionsOn } from './action-decisions.ts';
import { reviseLabels } from './contribution.ts';
import { forgetJudgementsOn } from './judgements.ts';
import { forgetMatchesOf } from './matches.ts';
import { PROJECTIONS } from './projections.ts';
import { lockProtection } from './protected-records.ts';

const guards = new WeakMap<Label, Label>();

/** The label under which a statement is kept: protected whenever its subject is, whatever the file said. */
export function guarded({ label, subject }: StatementDraft): Label {
  if (label.protected || !isProtectedSubject(subject)) return label;
  let guard = guards.get(label);
  if (!guard) {
    guard = Object.freeze({ ...label, protected: true });
    guards.set(label, guard);
  }
  return guard;
}

/**
 * A record with one protected statement is protected as a whole: its other statements move to the protected
 * partition and leave every index. Their ids stay, for they name what was contributed. Judgements that name such a record
 * go with it, and decisions on actions tell no more of it.
 * @returns the contributions that made statements which moved
 */
export async function protectWholeRecords(
  client: ClientBase,
  labels: LabelTable,
  marked: readonly string[],
): Promise<string[]> {
  if (marked.length === 0) return [];
  await lockProtection(client);
  await withholdDecisionsOn(client, marked);
  const records = [...marked, ...(await forgetJudgementsOn(client, marked))];
  const { rows: open } = await client.query<{ label: number; content: Label }>(
    `SELECT DISTINCT statement.label, label.content FROM statement JOIN label ON label.key = statement.label
     WHERE statement.record = ANY ($1) AND NOT statement.protected`,
    [records],
  );
  if (open.length === 0) return [];
  // What states a fact is counted under the label of the fact, so it is counted anew where that changes.
  const { rows: makers } = await client.query<{ contribution: string }>(
    `SELECT contribution FROM statement WHERE record = ANY ($1) AND NOT protected
     UNION SELECT contribution FROM statement_sighting WHERE (statement, record) IN (
       SELECT id, record FROM statement WHERE record = ANY ($1) AND NOT protected)`,
    [records],
  );
  const revised: number[] = [];
  for (const { label, content } of open) {
    const guard = await labels.intern(client, { ...content, protected: true });
    await client.query(
      'UPDATE statement SET protected = true, label = $3 WHERE record = ANY ($1) AND label = $2 AND NOT protected',
      [records, label, guard],
    );
    revised.push(label, guard);
  }
  await reviseLabels(client, revised);
  await forgetMatchesOf(client, marked);
  for (const table of Object.keys(PROJECTIONS))
    await client.query(`DELETE FROM ${table} WHERE record = ANY ($1)`, [records]);
  return makers.map(({ contribution }) => contribution);
}
