import { statementId } from '@foreland/model';
import type { Statement, StatementDraft } from '@foreland/model';
import type { JsonObject } from '../json/strict-json.ts';
import { labelMarkingId } from './label-marking.ts';

/** Members of a statement in the extension beside its label, by their names in both worlds. */
export const STATEMENT_MEMBERS = [
  ['property', 'property'],
  ['value', 'value'],
  ['original', 'original'],
  ['language', 'language'],
  ['kind', 'kind'],
  ['subject', 'subject'],
  ['grading', 'grading'],
  ['observed_from', 'observedFrom'],
  ['observed_to', 'observedTo'],
  ['locator', 'locator'],
] as const satisfies readonly (readonly [string, keyof StatementDraft])[];

/** A record as its statements, whole and in the order of their ids, for whoever knows the extension. */
export function recordExtension(
  record: string,
  schema: string,
  statements: readonly StatementDraft[],
): JsonObject {
  return {
    extension_type: 'property-extension',
    record,
    schema_name: schema,
    statements: statements
      .map(statementObject)
      .sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : String(a['id']) > String(b['id']) ? 1 : 0)),
  };
}

function statementObject(statement: StatementDraft): JsonObject {
  const object: JsonObject = { id: idOf(statement) };
  for (const [name, member] of STATEMENT_MEMBERS) {
    const value = statement[member];
    if (value !== undefined) object[name] = value;
  }
  object['marking_ref'] = labelMarkingId(statement.label);
  return object;
}

function idOf(statement: StatementDraft | Statement): string {
  return 'id' in statement ? statement.id : statementId(statement);
}
