import type { Subject } from '@foreland/model';
import type { ClientBase } from 'pg';

/** One value of a property of a record that concerns persons of some categories. */
export interface SubjectFact {
  readonly record: string;
  readonly property: string;
  readonly value: string;
  readonly label: number;
}

const PAGE = 20_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Some properties of the records of a schema that one partner has, current ones, record by record. */
export async function* subjectFacts(
  client: ClientBase,
  cleared: readonly number[],
  {
    partner,
    schema,
    properties,
    subjects,
  }: {
    readonly partner: string;
    readonly schema: string;
    readonly properties: readonly string[];
    /** Only statements that concern persons of these categories. */
    readonly subjects: readonly Subject[];
  },
): AsyncIterable<readonly SubjectFact[]> {
  let last = { record: '', id: FIRST_ID };
  for (;;) {
    const { rows } = await client.query<SubjectFact & { id: string }>(
      `SELECT id, record, property, value, label FROM statement
       WHERE record LIKE $2 || ':%' AND schema = $7 AND property = ANY ($3) AND subject = ANY ($4)
         AND label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL AND (record, id) > ($5, $6::uuid)
       ORDER BY record, id LIMIT ${PAGE}`,
      [cleared, partner, properties, subjects, last.record, last.id, schema],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1) ?? last;
  }
}
