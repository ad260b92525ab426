import type { Subject } from '@foreland/model';
import type { ClientBase } from 'pg';

/** One value of a property of a person. */
export interface PersonFact {
  readonly record: string;
  readonly property: string;
  readonly value: string;
  readonly label: number;
}

const PAGE = 20_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Some properties of the persons that one partner knows, current ones, record by record. */
export async function* personFacts(
  client: ClientBase,
  cleared: readonly number[],
  {
    partner,
    properties,
    subjects,
  }: {
    readonly partner: string;
    readonly properties: readonly string[];
    /** Only statements that concern persons of these categories. */
    readonly subjects: readonly Subject[];
  },
): AsyncIterable<readonly PersonFact[]> {
  let last = { record: '', id: FIRST_ID };
  for (;;) {
    const { rows } = await client.query<PersonFact & { id: string }>(
      `SELECT id, record, property, value, label FROM statement
       WHERE record LIKE $2 || ':%' AND schema = 'Person' AND property = ANY ($3) AND subject = ANY ($4)
         AND label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL AND (record, id) > ($5, $6::uuid)
       ORDER BY record, id LIMIT ${PAGE}`,
      [cleared, partner, properties, subjects, last.record, last.id],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1) ?? last;
  }
}
