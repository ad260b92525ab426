import type { Label } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { LabelTable } from '../labels.ts';
import type { KeptJudgement } from '../read/judgements.ts';

/** A judgement with the label that its statements are under: the join of the labels of its evidence. */
export interface LabelledJudgement {
  readonly judgement: KeptJudgement;
  readonly label: Label;
}

/** The projection of judgements whose statements `edit` has written. */
export async function writeJudgements(
  client: ClientBase,
  labels: LabelTable,
  judgements: readonly LabelledJudgement[],
): Promise<void> {
  const keys = await labels.internAll(
    client,
    judgements.map(({ label }) => label),
  );
  const rows = judgements.map(({ judgement }, index) => ({ ...judgement, label: keys[index] }));
  // A judgement that is sent twice at once has one id.
  await client.query(
    `INSERT INTO judgement (match, id, a, b, label, parts, partner, author, answer, note, withdraws, sequence, made_at, signature)
     SELECT match, id, a, b, label, parts, partner, author, answer, note, withdraws, sequence, "madeAt", signature
     FROM jsonb_to_recordset($1::jsonb) AS given (match uuid, id uuid, a text, b text, label integer, parts integer[], partner text,
       author text, answer text, note text, withdraws uuid, sequence integer, "madeAt" timestamptz, signature text)
     ON CONFLICT (match, id) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/** The record that the statements of a judgement are on. */
export function judgementRecord({ partner, id }: Pick<KeptJudgement, 'partner' | 'id'>): string {
  return `${partner}:judgement-${id}`;
}

/**
 * Takes judgements on records that are protected now out of use.
 * @returns the records of these judgements, to be protected too: they name what nobody may find any more
 */
export async function forgetJudgementsOn(client: ClientBase, records: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<Pick<KeptJudgement, 'partner' | 'id'>>(
    'DELETE FROM judgement WHERE a = ANY ($1) OR b = ANY ($1) RETURNING partner, id',
    [records],
  );
  return rows.map(judgementRecord);
}
