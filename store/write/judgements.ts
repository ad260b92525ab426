import type { Label } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { LabelTable } from '../labels.ts';
import type { KeptJudgement } from '../read/matches.ts';
import { copyInto, copyRow } from './copy.ts';

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
  await copyInto(
    client,
    'judgement',
    'match, id, a, b, label, parts, partner, author, answer, note, withdraws, sequence, made_at, signature',
    judgements.map(({ judgement }, index) =>
      copyRow([
        judgement.match,
        judgement.id,
        judgement.a,
        judgement.b,
        keys[index],
        `{${judgement.parts.join(',')}}`,
        judgement.partner,
        judgement.author,
        judgement.answer,
        judgement.note,
        judgement.withdraws,
        judgement.sequence,
        judgement.madeAt,
        judgement.signature,
      ]),
    ),
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
