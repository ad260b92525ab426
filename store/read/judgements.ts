import type { JudgementAnswer, Partner } from '@foreland/model';
import type { ClientBase } from 'pg';

/** A judgement as its projection holds it. */
export interface KeptJudgement {
  readonly id: string;
  readonly match: string;
  readonly a: string;
  readonly b: string;
  readonly partner: Partner;
  readonly author: string;
  readonly answer: JudgementAnswer;
  readonly note?: string;
  readonly withdraws?: string;
  readonly sequence: number;
  readonly madeAt: string;
  readonly signature: string;
  /** Labels of the evidence that the author saw. */
  readonly parts: readonly number[];
}

/** A judgement counts where all of the evidence that it was made on is in view. */
const COUNTS =
  'NOT EXISTS (SELECT FROM unnest(parts) AS part WHERE NOT part IN (SELECT unnest($1::integer[])))';

/** Judgements that count in the view, oldest first; on some pairs, or on all. */
export async function judgementsOn(
  client: ClientBase,
  cleared: readonly number[],
  matches?: readonly string[],
): Promise<KeptJudgement[]> {
  const { rows } = await client.query<
    Omit<KeptJudgement, 'note' | 'withdraws'> & { note: string | null; withdraws: string | null }
  >(
    `SELECT id, match, a, b, partner, author, answer, note, withdraws, sequence, made_at AS "madeAt", signature, parts
     FROM judgement WHERE ${COUNTS} AND ($2::uuid[] IS NULL OR match = ANY ($2)) ORDER BY made_at, sequence, id`,
    [cleared, matches ?? null],
  );
  return rows.map(({ note, withdraws, ...row }) => ({
    ...row,
    ...(note === null ? {} : { note }),
    ...(withdraws === null ? {} : { withdraws }),
  }));
}

/** Changes with the judgements that count in the view. */
export async function judgementDigest(client: ClientBase, cleared: readonly number[]): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(
    `SELECT md5(coalesce(string_agg(id::text, ',' ORDER BY id), '')) AS digest FROM judgement WHERE ${COUNTS}`,
    [cleared],
  );
  return rows[0]?.digest ?? '';
}
