import {
  KINDS,
  SUBJECTS,
  canonicalJson,
  findProperty,
  isPartner,
  isRecordId,
  joinAll,
  partnerOf,
} from '@foreland/model';
import type { Kind, Refusal, Subject } from '@foreland/model';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonValue } from '../json/strict-json.ts';
import type { Reading } from '../reading.ts';
import type { StatementInput } from '../statement-checker.ts';
import { clip } from '../statement-checker.ts';
import type { Granular, MarkingLabels } from './marking-label.ts';
import { nativeOf } from './native.ts';
import type { StixObject } from './object-check.ts';
import { extensionOf } from './objects.ts';
import { STATEMENT_MEMBERS } from './record-extension.ts';
import { RECORD_EXTENSION } from './scaffold.ts';

export interface RecordReading {
  readonly inputs: readonly StatementInput[];
  readonly problems: readonly Refusal[];
}

const kinds: ReadonlySet<JsonValue> = new Set<JsonValue>(KINDS);
const subjects: ReadonlySet<JsonValue> = new Set<JsonValue>(SUBJECTS);
const MEMBERS: ReadonlySet<string> = new Set<string>([
  'id',
  'marking_ref',
  ...STATEMENT_MEMBERS.map(([name]) => name),
]);
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Statements from the extension that our exports write. The object around it is only held against them. */
export function readRecord(
  given: StixObject,
  granular: Granular,
  reading: Reading,
  labels: MarkingLabels,
): RecordReading {
  const extension = extensionOf(given.object, RECORD_EXTENSION) ?? {};
  const { record, schema_name: schema, statements } = extension;
  const path = `extensions.${RECORD_EXTENSION}`;
  if (typeof record !== 'string' || !isRecordId(record) || !isPartner(partnerOf(record)))
    return refused('stix-record', 'The record has no id of the form PARTNER:local-id.', `${path}.record`);
  if (typeof schema !== 'string')
    return refused('stix-record', 'The record has no schema.', `${path}.schema_name`);
  if (!Array.isArray(statements) || statements.length === 0)
    return refused('stix-record', 'The record has no statements.', `${path}.statements`);
  const home = homeOf(record, reading);
  const read = statements.map((statement, index) =>
    statementOf(statement, `${path}.statements[${index}]`, { schema, ...home }, labels),
  );
  const problems = read.flatMap((each) => ('problem' in each ? [each.problem] : []));
  const found = read.flatMap((each) => ('input' in each ? [each.input] : []));
  if (problems.length > 0) return { inputs: [], problems };
  const extra = addedMarkings(given, granular, statements, labels);
  const added = labels.of(extra);
  if (!added.ok) return { inputs: [], problems: [added.problem] };
  noteChanges(given, schema, found, reading);
  const narrow = extra.length === 0 ? undefined : added.label;
  return {
    inputs: found.map((input) => (narrow ? { ...input, label: joinAll([input.label, narrow]) } : input)),
    problems: [],
  };
}

interface Home {
  readonly record: string;
  /** Prefix of a record of the partner that the file came from, where that is not the one who imports it. */
  readonly other: string | undefined;
  readonly prefix: string;
}

/** Records of another partner become records of the importing one, under the other's whole id. */
function homeOf(record: string, { options, losses }: Reading): Home {
  const { partner } = options;
  if (partnerOf(record) === partner) return { record, other: undefined, prefix: '' };
  losses.add(
    'records of other partners',
    `taken as records of ${partner} under their whole id; a sealed package keeps them as they are`,
    record,
  );
  return { record: `${partner}:${record}`, other: `${partnerOf(record)}:`, prefix: `${partner}:` };
}

function statementOf(
  statement: JsonValue,
  path: string,
  { record, schema, other, prefix }: Home & { readonly schema: string },
  labels: MarkingLabels,
): { readonly input: StatementInput } | { readonly problem: Refusal } {
  if (!isJsonObject(statement)) return problem('The statement is no object.', path);
  const stranger = Object.keys(statement).find((member) => !MEMBERS.has(member));
  if (stranger !== undefined) return problem(`“${clip(stranger)}” is not a member of a statement.`, path);
  const input: Partial<Mutable<StatementInput>> = { record, schema };
  for (const [name, member] of STATEMENT_MEMBERS) {
    const value = statement[name];
    if (value === undefined) continue;
    if (typeof value !== 'string') return problem(`“${name}” is no text.`, `${path}.${name}`);
    if (member === 'kind') {
      if (!kinds.has(value))
        return problem(`“${clip(value)}” is neither fact nor assessment.`, `${path}.kind`);
      input.kind = value as Kind;
    } else if (member === 'subject') {
      if (!subjects.has(value))
        return problem(`“${clip(value)}” is not a legal category of persons.`, `${path}.subject`);
      input.subject = value as Subject;
    } else input[member] = value;
  }
  const { property, value } = input;
  if (property === undefined || value === undefined)
    return problem('The statement has no property or no value.', path);
  if (
    other !== undefined &&
    value.startsWith(other) &&
    findProperty(schema, property)?.type.name === 'entity'
  )
    input.value = prefix + value;
  const marking = statement['marking_ref'];
  if (marking !== undefined && typeof marking !== 'string')
    return problem('The marking of the statement is no id.', `${path}.marking_ref`);
  const label = labels.of(marking === undefined ? [] : [marking]);
  if (!label.ok) return { problem: { ...label.problem, place: { path: `${path}.marking_ref` } } };
  return { input: { ...input, kind: input.kind ?? 'fact', label: label.label } as StatementInput };
}

/**
 * Markings of the object that do not follow from the labels of its statements: somebody on the way narrowed it. They
 * hold for every statement.
 */
function addedMarkings(
  { markings }: StixObject,
  { all }: Granular,
  statements: readonly JsonValue[],
  labels: MarkingLabels,
): readonly string[] {
  const stated = statements.flatMap((statement) => {
    const marking = isJsonObject(statement) ? statement['marking_ref'] : undefined;
    return typeof marking === 'string' ? [marking] : [];
  });
  const expected = labels.expectedFrom(stated);
  return [...markings, ...all].filter((marking) => !expected.has(marking));
}

/** What a tool on the way changed in the object and not in its statements is not taken, and is told. */
function noteChanges(
  { object, type, id }: StixObject,
  schema: string,
  inputs: readonly StatementInput[],
  { losses }: Reading,
): void {
  if (type === 'relationship') return;
  const values = new Map<string, string[]>();
  for (const { property, value, kind } of inputs)
    if (kind === 'fact') values.set(property, [...new Set([...(values.get(property) ?? []), value])]);
  const { members } = nativeOf(schema, values);
  const changed = [...new Set([...Object.keys(members), ...Object.keys(object)])].filter(
    (name) => !COMMON.has(name) && !equal(members[name], object[name]),
  );
  for (const name of changed)
    losses.add(
      `changes of ${clip(name)} since the export`,
      'the statements in the extension of the record were read, and they say otherwise',
      id,
    );
}

const COMMON: ReadonlySet<string> = new Set([
  'type',
  'spec_version',
  'id',
  'created_by_ref',
  'created',
  'modified',
  'revoked',
  'confidence',
  'object_marking_refs',
  'granular_markings',
  'extensions',
]);

function equal(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}

function problem(message: string, path: string): { readonly problem: Refusal } {
  return {
    problem: {
      code: 'stix-statement',
      message,
      remedy: 'Export the record again; its extension definition says what a statement holds.',
      place: { path },
    },
  };
}

function refused(code: string, message: string, path: string): RecordReading {
  return {
    inputs: [],
    problems: [
      {
        code,
        message,
        remedy: 'Export the record again; its extension definition says what it holds.',
        place: { path },
      },
    ],
  };
}
