import {
  DISABLED_PROPERTIES,
  checkValue,
  findProperty,
  isA,
  isCalendarDay,
  isForelandError,
  isProtectedSubject,
  isRecordId,
  parseGrading,
  partnerOf,
} from '@foreland/model';
import type { Kind, Label, Partner, Refusal, StatementDraft, Subject } from '@foreland/model';
import type { LossCounter } from './loss.ts';
import { CONTROL, INVISIBLE, REPLACEMENT } from './text/characters.ts';

/** A statement as a file gives it, before anything about it is checked but its types. */
export interface StatementInput {
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  readonly original?: string;
  readonly language?: string;
  readonly label: Label;
  readonly kind: Kind;
  readonly subject?: Subject;
  readonly grading?: string;
  readonly observedFrom?: string;
  readonly observedTo?: string;
  readonly locator?: string;
}

export type Checked =
  | { readonly ok: true; readonly statement: StatementDraft }
  | { readonly ok: false; readonly problem: Refusal };

const ORIGINAL_CHARACTERS = 65_000;
const LOCATOR_CHARACTERS = 200;
/** Records remembered to notice one that changes its schema. Bounded, so that files of any length can be read. */
const RECORDS = 100_000;

/** What every format must hold a statement to before it may be stored. */
export class StatementChecker {
  readonly #partner: Partner;
  readonly #losses: LossCounter;
  #schemaOfRecord = new Map<string, string>();
  #lastRecord = '';
  #lastSchema = '';

  constructor(partner: Partner, losses: LossCounter) {
    this.#partner = partner;
    this.#losses = losses;
  }

  check(input: StatementInput): Checked {
    const problem = this.#record(input) ?? this.#subject(input) ?? context(input);
    if (problem) return { ok: false, problem };
    const value = checkValue(input.schema, input.property, input.value);
    if (!value.ok) {
      if (value.code === 'property-unknown' && DISABLED_PROPERTIES.includes(input.property))
        return { ok: false, problem: disabled(input.property) };
      return { ok: false, problem: { code: value.code, message: value.message, remedy: value.remedy } };
    }
    this.#remember(input);
    this.#notice(input, value.value);
    return { ok: true, statement: draftOf(input, value.value, input.original ?? value.original) };
  }

  #record({ record, schema }: StatementInput): Refusal | undefined {
    if (record === this.#lastRecord && schema === this.#lastSchema) return undefined;
    const problem = recordProblem(record, this.#partner);
    if (problem) return problem;
    const known = this.#schemaOfRecord.get(record);
    if (known !== undefined && known !== schema) {
      return {
        code: 'record-schema-conflict',
        message: `The record is a ${clip(known)} earlier in the file and a ${clip(schema)} here.`,
        remedy: 'Give every record one schema, or give the two things different ids.',
      };
    }
    return undefined;
  }

  #remember({ record, schema }: StatementInput): void {
    if (record === this.#lastRecord && schema === this.#lastSchema) return;
    if (this.#schemaOfRecord.size >= RECORDS) this.#schemaOfRecord = new Map();
    this.#schemaOfRecord.set(record, schema);
    this.#lastRecord = record;
    this.#lastSchema = schema;
  }

  #subject({ record, schema, subject, label }: StatementInput): Refusal | undefined {
    if (isProtectedSubject(subject) && !label.protected) {
      return {
        code: 'label-not-protected',
        message: `The statement concerns a ${subject}, but its label is not protected.`,
        remedy:
          'Use a label with “protected”: true; data on victims, witnesses, informants and minors lives in the protected partition.',
      };
    }
    if (subject === undefined && isA(schema, 'Person')) {
      this.#losses.add(
        'person without legal category',
        'the file does not say whether the person is a suspect, a contact, a victim …',
        record,
      );
    }
    return undefined;
  }

  #notice({ record, property }: StatementInput, value: string): void {
    if (INVISIBLE.test(value)) {
      this.#losses.add(
        'invisible or direction-changing characters kept',
        'they can make a value look like another one',
        `${record} ${property}`,
      );
    }
    if (value.includes(REPLACEMENT)) {
      this.#losses.add(
        'characters already lost in the source',
        'the value holds replacement characters (U+FFFD)',
        `${record} ${property}`,
      );
    }
  }
}

/** Written member by member: this runs once for every statement, and spreading objects costs several times more. */
function draftOf(input: StatementInput, value: string, original: string | undefined): StatementDraft {
  const { record, schema, property, label, kind } = input;
  const draft: { -readonly [K in keyof StatementDraft]: StatementDraft[K] } = {
    record,
    schema,
    property,
    value,
    label,
    kind,
  };
  if (original !== undefined && original !== value) draft.original = original;
  if (input.language !== undefined) draft.language = input.language;
  if (input.subject !== undefined) draft.subject = input.subject;
  if (input.grading !== undefined) draft.grading = input.grading;
  if (input.observedFrom !== undefined) draft.observedFrom = input.observedFrom;
  if (input.observedTo !== undefined) draft.observedTo = input.observedTo;
  if (input.locator !== undefined) draft.locator = input.locator;
  return draft;
}

/** Why a record id cannot be used by this contributor. */
export function recordProblem(record: string, partner: Partner): Refusal | undefined {
  if (!isRecordId(record) || !record.isWellFormed()) {
    return {
      code: 'record-id-invalid',
      message: 'The record id is not of the form PARTNER:local-id.',
      remedy: `Use the partner code, a colon and up to 200 characters without spaces, such as ${partner}:p-000123.`,
    };
  }
  if (partnerOf(record) !== partner) {
    return {
      code: 'record-partner',
      message: `The record belongs to ${partnerOf(record)}, but this is a contribution of ${partner}.`,
      remedy: `Contribute records of ${partner} only; point to records of others by their id.`,
    };
  }
  return undefined;
}

/** What surrounds the value: language, grade, days, place in the source. */
function context(input: StatementInput): Refusal | undefined {
  if (input.language !== undefined && !/^[a-z]{2,3}$/.test(input.language)) {
    return {
      code: 'language-unknown',
      message: `“${clip(input.language)}” is not a language code.`,
      remedy: 'Use an ISO 639 code such as en, fr, ar or kmr.',
    };
  }
  if (input.grading !== undefined) {
    const problem = gradingProblem(input.grading);
    if (problem) return problem;
  }
  const days = dayProblem('observedFrom', input.observedFrom) ?? dayProblem('observedTo', input.observedTo);
  if (days) return days;
  if (
    input.observedFrom !== undefined &&
    input.observedTo !== undefined &&
    input.observedFrom > input.observedTo
  ) {
    return {
      code: 'observed-order',
      message: 'The observation ends before it begins.',
      remedy: 'Swap or correct observedFrom and observedTo.',
    };
  }
  return (
    textProblem('original', input.original, ORIGINAL_CHARACTERS) ??
    textProblem('locator', input.locator, LOCATOR_CHARACTERS)
  );
}

/** Why a grade is not one of a known scheme. */
export function gradingProblem(grading: string): Refusal | undefined {
  try {
    parseGrading(grading);
    return undefined;
  } catch (error) {
    if (isForelandError(error)) return error.toRefusal();
    throw error;
  }
}

/** Days already found to exist: an import holds few different ones, and asking the calendar costs more. */
const existingDays = new Set<string>();
const DAYS = 50_000;

function dayProblem(name: string, day: string | undefined): Refusal | undefined {
  if (day === undefined || existingDays.has(day)) return undefined;
  if (isCalendarDay(day)) {
    if (existingDays.size < DAYS) existingDays.add(day);
    return undefined;
  }
  return {
    code: 'observed-date',
    message: `${name} “${clip(day)}” is not a day between the years 1000 and 9999.`,
    remedy: 'Write an existing day as YYYY-MM-DD.',
  };
}

function textProblem(name: string, text: string | undefined, limit: number): Refusal | undefined {
  if (text === undefined) return undefined;
  if (text === '' || text.length > limit) {
    return {
      code: `${name}-length`,
      message: `The ${name} has ${text.length} characters; 1 to ${limit} are allowed.`,
      remedy: `Shorten the ${name} or leave it out.`,
    };
  }
  if (CONTROL.test(text) || !text.isWellFormed()) {
    return {
      code: `${name}-control-characters`,
      message: `The ${name} holds control characters.`,
      remedy: 'Remove the control characters from the source.',
    };
  }
  return undefined;
}

export function disabled(property: string): Refusal {
  return {
    code: 'property-disabled',
    message: `Foreland does not store “${clip(property)}”.`,
    remedy: 'Leave it out: special categories of personal data and secrets are refused on purpose.',
  };
}

/** Is the property one of the schema, and may it be stored? */
export function propertyProblem(schema: string, property: string): 'disabled' | 'unknown' | undefined {
  if (DISABLED_PROPERTIES.includes(property)) return 'disabled';
  const known = findProperty(schema, property);
  // A stub is the reverse side of a link: FollowTheMoney derives it and gives it no values.
  return known && !known.stub ? undefined : 'unknown';
}

export function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
