import type { Holding } from '@foreland/model';
import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Stated } from './releaser.ts';

const PAGE = 10_000;

/** Pairs that a partner holds of this node, by its ledger. */
export const HELD_BY =
  'SELECT record, statement, contribution FROM released WHERE partner = $1 AND recipient = $2 AND withdrawn_by IS NULL';

/** Pairs that a partner gave this node. */
export const RECEIVED_FROM =
  'SELECT record, statement, contribution FROM received WHERE partner = $1 AND sender = $2';

/**
 * What one node holds of another: how many pairs of a statement and a contribution, and the SHA-256 of all of them in their
 * order. Giver and holder come to the same digest where they agree. To be called within a transaction.
 * @param query gives `record`, `statement` and `contribution`
 */
export async function holdingOf(
  client: ClientBase,
  query: string,
  parameters: readonly unknown[],
): Promise<Holding> {
  const hash = createHash('sha256');
  let pairs = 0;
  await client.query(
    `DECLARE holding NO SCROLL CURSOR FOR
     SELECT record, statement, contribution FROM (${query}) AS held ORDER BY record COLLATE "C", statement, contribution`,
    [...parameters],
  );
  for (;;) {
    const { rows } = await client.query<Stated>(`FETCH ${PAGE} FROM holding`);
    for (const { record, statement, contribution } of rows)
      hash.update(`${JSON.stringify(record)} ${statement} ${contribution}\n`);
    pairs += rows.length;
    if (rows.length < PAGE) break;
  }
  await client.query('CLOSE holding');
  return { pairs, digest: hash.digest('base64url') };
}
