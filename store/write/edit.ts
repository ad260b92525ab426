import type { Contribution, StatementDraft } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { LabelTable } from '../labels.ts';
import type { KeptDecision } from '../read/leads.ts';
import { countStatements, writeContribution } from './contribution.ts';
import { copyInto, copyRow } from './copy.ts';
import { forget, insertStatements, numberLabels, prepare } from './statements.ts';

/** Any fixed number: edits come one after the other. They do not wait for imports, which take long. */
const EDIT_LOCK = 7_301_927;

/** Statements that are no longer so; they stay for history. */
export interface Replaced {
  readonly statements: readonly string[];
  readonly reason: string;
}

/**
 * Writes a few statements that a person made at this node: decisions and plan items. They are not evidence, so they
 * do not make engines run again.
 * @throws ForelandError where a statement cannot be stored; see `requireStorable`
 */
export async function edit(
  client: ClientBase,
  labels: LabelTable,
  contribution: Contribution,
  drafts: readonly StatementDraft[],
  replaced: Replaced,
  at: string,
): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [EDIT_LOCK]);
  await writeContribution(client, contribution, at);
  if (replaced.statements.length > 0) {
    const { rows } = await client.query<{ id: string; record: string }>(
      `UPDATE statement SET retracted_at = $2, retraction_reason = $3
       WHERE id = ANY ($1::uuid[]) AND retracted_at IS NULL RETURNING id, record`,
      [replaced.statements, at, replaced.reason],
    );
    await forget(client, rows);
  }
  const prepared = prepare(drafts, contribution.id, at);
  const numbered = await numberLabels(client, labels, new Map(), prepared);
  await insertStatements(client, numbered, contribution.id, at);
  await countStatements(client, [contribution.id]);
}
/** The projection of a decision whose statements `edit` has written. */
export async function writeDecision(
  client: ClientBase,
  label: number,
  decision: KeptDecision,
): Promise<void> {
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
