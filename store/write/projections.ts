import { findProperty, isRecordId, partnerOf } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import { identifierClassOf, parseIdentifier } from '@foreland/model/identifiers';
import { latinOf, nameVector, textVector } from '../search-tokens.ts';
import { copyRow } from './copy.ts';

export const PROJECTIONS = {
  name_entry: 'record, statement, label, schema, latin, tokens',
  text_entry: 'record, statement, label, schema, tokens',
  identifier_entry:
    'class, value, checksum, record, statement, label, schema, subject, contribution, observed_from, observed_to',
  reference_entry: 'target, record, property, schema, statement, label',
} as const;

export type Projection = keyof typeof PROJECTIONS;
export type ProjectionRows = Record<Projection, string[]>;

export function emptyProjections(): ProjectionRows {
  return { name_entry: [], text_entry: [], identifier_entry: [], reference_entry: [] };
}

/** A value is findable by its first words; a whole book in one would only slow the index. */
const INDEXED_CHARACTERS = 4000;

/** Types of values that stand for one thing or place, which need not be words. */
const WRITTEN_AS_IS: ReadonlySet<string> = new Set([
  'identifier',
  'phone',
  'email',
  'url',
  'iban',
  'ip',
  'checksum',
]);

/** Adds what makes a current, unprotected statement findable. */
export function project(
  rows: ProjectionRows,
  draft: StatementDraft,
  id: string,
  label: number,
  contribution: string,
): void {
  const type = typeOf(draft.schema, draft.property);
  const words = draft.value.slice(0, INDEXED_CHARACTERS);
  switch (type) {
    case 'name':
      rows.name_entry.push(
        copyRow([draft.record, id, label, draft.schema, latinOf(words), nameVector(words)]),
      );
      break;
    case 'entity':
      if (isRecordId(draft.value))
        rows.reference_entry.push(
          copyRow([draft.value, draft.record, draft.property, draft.schema, id, label]),
        );
      break;
    case 'text':
    case 'address':
    case 'string':
      if (/\p{L}{2}/u.test(words)) projectText(rows, draft, id, label);
      break;
    default:
      break;
  }
  const identifierClass = classOf(draft.schema, draft.property);
  // A partner's officers write telephone numbers of their country without its code.
  const identifier =
    identifierClass && parseIdentifier(identifierClass, words, { home: partnerOf(draft.record) });
  if (identifier === undefined) {
    // What no class can read, such as a company number, is found as it is written.
    if (WRITTEN_AS_IS.has(type)) projectText(rows, draft, id, label);
    return;
  }
  rows.identifier_entry.push(
    copyRow([
      identifier.class,
      identifier.value,
      identifier.checksum,
      draft.record,
      id,
      label,
      draft.schema,
      draft.subject,
      contribution,
      draft.observedFrom,
      draft.observedTo,
    ]),
  );
}

function projectText(rows: ProjectionRows, draft: StatementDraft, id: string, label: number): void {
  const tokens = textVector(draft.value.slice(0, INDEXED_CHARACTERS));
  if (tokens !== '') rows.text_entry.push(copyRow([draft.record, id, label, draft.schema, tokens]));
}

const types = new Map<string, string>();

function typeOf(schema: string, property: string): string {
  const key = `${schema}.${property}`;
  let type = types.get(key);
  if (type === undefined) {
    type = findProperty(schema, property)?.type.name ?? 'unknown';
    types.set(key, type);
  }
  return type;
}

const classes = new Map<string, ReturnType<typeof identifierClassOf> | null>();

function classOf(schema: string, property: string): ReturnType<typeof identifierClassOf> {
  const key = `${schema}.${property}`;
  let found = classes.get(key);
  if (found === undefined) {
    found = identifierClassOf(schema, property) ?? null;
    classes.set(key, found);
  }
  return found ?? undefined;
}
