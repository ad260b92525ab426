import type { StatementDraft } from '@foreland/model';

export interface RecordStatements {
  readonly record: string;
  readonly schema: string;
  readonly statements: readonly StatementDraft[];
}

/** Groups statements of one record that follow each other, holding one record in memory. */
export async function* byRecord(
  statements: AsyncIterable<StatementDraft> | Iterable<StatementDraft>,
): AsyncGenerator<RecordStatements> {
  let group: StatementDraft[] = [];
  for await (const statement of statements) {
    const [first] = group;
    if (first && (first.record !== statement.record || first.schema !== statement.schema)) {
      yield { record: first.record, schema: first.schema, statements: group };
      group = [];
    }
    group.push(statement);
  }
  const [first] = group;
  if (first) yield { record: first.record, schema: first.schema, statements: group };
}
