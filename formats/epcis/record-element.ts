import {
  KINDS,
  SUBJECTS,
  findProperty,
  isForelandError,
  isPartner,
  isRecordId,
  joinAll,
  labelKey,
  parseLabel,
  partnerOf,
} from '@foreland/model';
import type { Kind, Label, Refusal, StatementDraft, Subject } from '@foreland/model';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import { requireTerms } from '../reading.ts';
import type { Reading } from '../reading.ts';
import type { StatementInput } from '../statement-checker.ts';
import { clip } from '../statement-checker.ts';

/** Members of a statement beside its label. */
const MEMBERS = [
  'property',
  'value',
  'original',
  'language',
  'kind',
  'subject',
  'grading',
  'observedFrom',
  'observedTo',
  'locator',
] as const satisfies readonly (keyof StatementDraft)[];

/** A record as its statements, whole, for whoever knows our attribute. Labels stand once each and are told by number. */
export function recordAttribute(
  record: string,
  schema: string,
  statements: readonly StatementDraft[],
): JsonObject {
  const labels = new Map<string, Label>(statements.map(({ label }) => [labelKey(label), label]));
  const keys = [...labels.keys()].sort();
  return {
    record,
    schema,
    labels: keys.map((key) => JSON.parse(key) as JsonObject),
    statements: statements.map((statement) => {
      const object: JsonObject = { label: keys.indexOf(labelKey(statement.label)) };
      for (const member of MEMBERS) {
        const value = statement[member];
        if (value !== undefined) object[member] = value;
      }
      return object;
    }),
  };
}

interface RecordReading {
  readonly inputs: readonly StatementInput[];
  readonly problems: readonly Refusal[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Statements of a record as our exports write them. Their labels narrow the label of the import and never widen it. */
export function readRecordAttribute(attribute: JsonValue, reading: Reading): RecordReading {
  if (!isJsonObject(attribute)) return refused('The record is no object.', '');
  const { record, schema, labels, statements } = attribute;
  if (typeof record !== 'string' || !isRecordId(record) || !isPartner(partnerOf(record)))
    return refused('The record has no id of the form PARTNER:local-id.', 'record');
  if (typeof schema !== 'string') return refused('The record has no schema.', 'schema');
  if (!Array.isArray(labels)) return refused('The record has no labels.', 'labels');
  if (!Array.isArray(statements) || statements.length === 0)
    return refused('The record has no statements.', 'statements');
  const base = requireTerms(reading.options).label;
  const read: Label[] = [];
  for (const label of labels) {
    try {
      read.push(joinAll([base, parseLabel(label)]));
    } catch (error) {
      if (isForelandError(error)) return { inputs: [], problems: [error.toRefusal()] };
      throw error;
    }
  }
  const { partner } = reading.options;
  const foreign = partnerOf(record) !== partner;
  if (foreign)
    reading.losses.add(
      'records of other partners',
      `taken as records of ${partner} under their whole id; a sealed package keeps them as they are`,
      record,
    );
  const inputs: StatementInput[] = [];
  for (const [at, statement] of statements.entries()) {
    const path = `statements[${at}]`;
    const input: Partial<Mutable<StatementInput>> = {
      record: foreign ? `${partner}:${record}` : record,
      schema,
    };
    if (!isJsonObject(statement)) return refused('The statement is no object.', path);
    const stranger = Object.keys(statement).find(
      (name) => name !== 'label' && !(MEMBERS as readonly string[]).includes(name),
    );
    if (stranger !== undefined) return refused(`“${clip(stranger)}” is not a member of a statement.`, path);
    for (const name of MEMBERS) {
      const value = statement[name];
      if (value === undefined) continue;
      if (typeof value !== 'string') return refused(`“${name}” is no text.`, `${path}.${name}`);
      if (name === 'kind') {
        if (!(KINDS as readonly string[]).includes(value))
          return refused(`“${clip(value)}” is neither fact nor assessment.`, `${path}.kind`);
        input.kind = value as Kind;
      } else if (name === 'subject') {
        if (!(SUBJECTS as readonly string[]).includes(value))
          return refused(`“${clip(value)}” is not a legal category of persons.`, `${path}.subject`);
        input.subject = value as Subject;
      } else input[name] = value;
    }
    const label = typeof statement['label'] === 'number' ? read[statement['label']] : undefined;
    if (!label) return refused('The label of the statement is none of the record’s.', `${path}.label`);
    if (input.property === undefined || input.value === undefined)
      return refused('The statement has no property or no value.', path);
    if (
      foreign &&
      input.value.startsWith(`${partnerOf(record)}:`) &&
      findProperty(schema, input.property)?.type.name === 'entity'
    )
      input.value = `${partner}:${input.value}`;
    inputs.push({ ...input, kind: input.kind ?? 'fact', label } as StatementInput);
  }
  return { inputs, problems: [] };
}

function refused(message: string, path: string): RecordReading {
  return {
    inputs: [],
    problems: [
      {
        code: 'epcis-record',
        message,
        remedy: 'Export the record again, or take the attribute out: the events are then read by themselves.',
        ...(path !== '' && { place: { path } }),
      },
    ],
  };
}
