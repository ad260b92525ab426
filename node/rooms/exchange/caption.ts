import { captionOf } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import { mostSpecific } from '@foreland/store';

/** What a record is called by these statements of it alone. */
export function captionIn(
  record: string,
  statements: readonly Pick<StatementDraft, 'schema' | 'property' | 'value'>[],
): string {
  const properties = new Map<string, string[]>();
  for (const { property, value } of statements)
    properties.set(property, [...(properties.get(property) ?? []), value]);
  const schema = mostSpecific(statements.map((statement) => statement.schema));
  return captionOf(schema, properties) ?? record.slice(record.indexOf(':') + 1);
}
