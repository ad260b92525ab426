import { statementId } from '@foreland/model';
import type { Contribution, StatementDraft } from '@foreland/model';
import type { ClientBase } from 'pg';
import { nativeContentId } from '../hash.ts';
import type { LabelTable } from '../labels.ts';
import { copyInto, copyRow } from './copy.ts';
import { PROJECTIONS, emptyProjections, project } from './projections.ts';
import type { Projection } from './projections.ts';

/**
 * Writes a few statements that a person made at this node: decisions and plan items. They are not
 * evidence, so they do not make engines run again.
 *
 * @param replaces ids of statements that are no longer so; they stay for history.
 * @returns the ids written, in the order given.
 */
export async function edit(
  client: ClientBase,
  labels: LabelTable,
  contribution: Contribution,
  drafts: readonly StatementDraft[],
  replaces: { readonly statements: readonly string[]; readonly reason: string },
  at: string,
): Promise<string[]> {
  await client.query(
    `INSERT INTO contribution (id, partner, title, source, legal_basis, received_on, file_hash, format, mapping, exercise, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, $9, $10) ON CONFLICT (id) DO NOTHING`,
    [
      contribution.id,
      contribution.partner,
      contribution.title,
      contribution.source,
      contribution.legalBasis,
      contribution.receivedOn,
      contribution.fileHash,
      contribution.format,
      contribution.exercise,
      at,
    ],
  );
  await client.query(
    'UPDATE statement SET retracted_at = $2, retraction_reason = $3 WHERE id = ANY ($1::uuid[]) AND retracted_at IS NULL',
    [replaces.statements, at, replaces.reason],
  );
  for (const table of Object.keys(PROJECTIONS))
    await client.query(`DELETE FROM ${table} WHERE statement = ANY ($1::uuid[])`, [replaces.statements]);
  const rows = emptyProjections();
  const ids: string[] = [];
  for (const draft of drafts) {
    const label = await labels.intern(client, draft.label);
    const id = statementId(draft, nativeContentId);
    ids.push(id);
    await client.query(
      `INSERT INTO contribution_label (contribution, label, statements) VALUES ($1, $2, 1)
       ON CONFLICT (contribution, label) DO UPDATE SET statements = contribution_label.statements + 1`,
      [contribution.id, label],
    );
    const written = await client.query(
      `INSERT INTO statement (id, record, schema, property, value, original, language, kind, subject, grading, label, recorded_at, contribution, protected, observed_from)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (id, record, protected) DO UPDATE SET retracted_at = NULL, retraction_reason = NULL, recorded_at = excluded.recorded_at, contribution = excluded.contribution
       WHERE statement.retracted_at IS NOT NULL`,
      [
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
        label,
        at,
        contribution.id,
        draft.label.protected,
        draft.observedFrom,
      ],
    );
    // Decisions are read with their lead; search is for what was contributed.
    if (written.rowCount === 1 && draft.schema !== 'Decision')
      project(rows, draft, id, label, contribution.id);
  }
  for (const [table, columns] of Object.entries(PROJECTIONS))
    await copyInto(client, table, columns, rows[table as Projection]);
  return ids;
}

export interface DecisionRow {
  readonly id: string;
  readonly lead: string;
  readonly partner: string;
  readonly author: string;
  readonly action: string;
  readonly argument?: string;
  readonly note?: string;
  readonly quantity?: number;
  readonly unit?: string;
  readonly withdraws?: string;
  readonly leadRevision: string;
  readonly sequence: number;
  readonly madeAt: string;
  readonly signature: string;
}

/** The projection of a decision whose statements `edit` has written. */
export async function writeDecision(client: ClientBase, label: number, decision: DecisionRow): Promise<void> {
  const row = copyRow([
    decision.id,
    decision.lead,
    label,
    decision.partner,
    decision.author,
    decision.action,
    decision.argument,
    decision.note,
    decision.quantity,
    decision.unit,
    decision.withdraws,
    decision.leadRevision,
    decision.sequence,
    decision.madeAt,
    decision.signature,
  ]);
  await copyInto(
    client,
    'decision',
    'id, lead, label, partner, author, action, argument, note, quantity, unit, withdraws, lead_revision, sequence, made_at, signature',
    [row],
  );
}
