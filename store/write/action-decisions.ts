import type { Partner } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { KeptAction, KeptOutcome } from '../read/action-decisions.ts';

/** A decision as its author made it. */
export interface NewActionDecision {
  readonly partner: Partner;
  readonly id: string;
  readonly author: string;
  readonly group: string | undefined;
  readonly nodes: readonly string[];
  readonly reason: string;
  readonly advice: unknown;
  /** Labels of all that the author saw, as the store numbers them; at least one. */
  readonly parts: readonly number[];
  /** Records that reason and advice may tell of. */
  readonly records: readonly string[];
  readonly actions: readonly (KeptAction & { readonly records: readonly string[] })[];
}

export interface NewOutcome extends Omit<KeptOutcome, 'recordedAt'> {
  readonly partner: Partner;
  readonly decision: string;
  /** Labels of the statements that are named. */
  readonly parts: readonly number[];
}

export async function writeActionDecision(
  client: ClientBase,
  decision: NewActionDecision,
  at: string,
): Promise<void> {
  const { partner, id, author, group, nodes, reason, advice, parts, records, actions } = decision;
  await client.query(
    `INSERT INTO action_decision (partner, id, author, group_node, nodes, reason, advice, parts, records, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      partner,
      id,
      author,
      group ?? null,
      nodes,
      reason,
      advice === undefined ? null : JSON.stringify(advice),
      parts,
      records,
      at,
    ],
  );
  await client.query(
    `INSERT INTO decided_action (partner, decision, action, kind, target, records, terms)
     SELECT $1, $2, action, kind, target, records, terms
     FROM jsonb_to_recordset($3::jsonb) AS given (action text, kind text, target text, records text[], terms jsonb)`,
    [partner, id, JSON.stringify(actions)],
  );
}

export async function writeOutcome(client: ClientBase, outcome: NewOutcome, at: string): Promise<void> {
  const { partner, decision, id, action, result, day, note, statements, parts, author } = outcome;
  await client.query(
    `INSERT INTO action_outcome (partner, decision, id, action, result, day, note, statements, parts, author, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [partner, decision, id, action, result, day, note ?? null, statements, parts, author, at],
  );
}

/** Takes out of every decision whoever is protected now: as a target, and out of what was written about them. */
export async function withholdDecisionsOn(client: ClientBase, records: readonly string[]): Promise<void> {
  await client.query('UPDATE action_decision SET withheld = true WHERE records && $1 AND NOT withheld', [
    records,
  ]);
  await client.query(
    `WITH gone AS (
       UPDATE decided_action SET protected = true WHERE records && $1 AND NOT protected RETURNING partner, decision
     )
     UPDATE action_decision AS decision SET withdrawn = decision.withdrawn + counted.targets
     FROM (SELECT partner, decision, count(*)::integer AS targets FROM gone GROUP BY 1, 2) AS counted
     WHERE decision.partner = counted.partner AND decision.id = counted.decision`,
    [records],
  );
}
