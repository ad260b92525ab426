import { KINDS, SUBJECTS } from '@foreland/model';
import type { Kind, Label, Refusal, Subject } from '@foreland/model';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import type { StatementInput } from '../statement-checker.ts';
import { clip } from '../statement-checker.ts';

export type LineResult =
  | { readonly ok: true; readonly input: StatementInput }
  | { readonly ok: false; readonly problem: Refusal };

const kinds: ReadonlySet<JsonValue> = new Set<JsonValue>(KINDS);
const subjects: ReadonlySet<JsonValue> = new Set<JsonValue>(SUBJECTS);
const REQUIRED = ['record', 'schema', 'property', 'value', 'label'] as const;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Types and names of a statement line. Written by hand: it runs once for every statement of an import.
 * Values are checked afterwards, as for every other format.
 */
export function readStatementLine(line: JsonObject, labels: ReadonlyMap<string, Label>): LineResult {
  const input: Partial<Mutable<StatementInput>> = {};
  for (const key in line) {
    const value = line[key] ?? null;
    if (typeof value !== 'string') return wrongType(key, value);
    switch (key) {
      case 'record':
      case 'schema':
      case 'property':
      case 'value':
      case 'original':
      case 'language':
      case 'grading':
      case 'observedFrom':
      case 'observedTo':
      case 'locator':
        input[key] = value;
        break;
      case 'label': {
        const label = labels.get(value);
        if (!label)
          return bad(
            'label-unknown',
            `There is no label “${clip(value)}” above this line.`,
            'Declare it before it is used: {"label":"…","is":{…}}.',
            key,
          );
        input.label = label;
        break;
      }
      case 'kind':
        if (!kinds.has(value))
          return bad(
            'kind-unknown',
            `“${clip(value)}” is neither fact nor assessment.`,
            'Use fact or assessment.',
            key,
          );
        input.kind = value as Kind;
        break;
      case 'subject':
        if (!subjects.has(value))
          return bad(
            'subject-unknown',
            `“${clip(value)}” is not a legal category of persons.`,
            `Use one of: ${SUBJECTS.join(', ')}.`,
            key,
          );
        input.subject = value as Subject;
        break;
      default:
        return bad(
          'member-unknown',
          `“${clip(key)}” is not a member of a statement.`,
          'Remove it or correct its spelling.',
          clip(key),
        );
    }
  }
  for (const key of REQUIRED) {
    if (input[key] === undefined)
      return bad('member-missing', `The statement has no “${key}”.`, 'Add the member.', key);
  }
  return { ok: true, input: { ...input, kind: input.kind ?? 'fact' } as StatementInput };
}

function wrongType(key: string, value: JsonValue): LineResult {
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  return bad(
    'type-wrong',
    `“${clip(key)}” must be a string and is ${found}.`,
    'Write the value in double quotes; leave out what is not known.',
    clip(key),
  );
}

function bad(code: string, message: string, remedy: string, path: string): LineResult {
  return { ok: false, problem: { code, message, remedy, place: { path } } };
}
