import { contentId } from './canonical.ts';
import { ForelandError } from './errors.ts';
import { labelId } from './label.ts';
import type { Label } from './label.ts';
import type { Subject } from './subject.ts';

/** Fact or personal assessment, kept apart as the Law Enforcement Directive art. 7 asks. */
export const KINDS = ['fact', 'assessment'] as const;
export type Kind = (typeof KINDS)[number];

/** A statement before it is stored: everything its content address is made of, and where it stood in its source. */
export interface StatementDraft {
  /** The contributor's own entity, `<PARTNER>:<local id>`. */
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  /** Normalised value. */
  readonly value: string;
  /** Value as received, where normalisation changed it. */
  readonly original?: string;
  /** ISO 639 code of the value. */
  readonly language?: string;
  readonly label: Label;
  readonly kind: Kind;
  /** Legal category of the person concerned; absent where no person is concerned. */
  readonly subject?: Subject;
  /** Grade in the contributor's own scheme, as in grading.ts. */
  readonly grading?: string;
  /** When it was true in the world: ISO days, inclusive. */
  readonly observedFrom?: string;
  readonly observedTo?: string;
  /** Page or row of the source. Not part of the content address: moving a row changes no fact. */
  readonly locator?: string;
}

/** One atomic fact or assessment: append-only and content-addressed. */
export interface Statement extends StatementDraft {
  readonly id: string;
  readonly contribution: string;
  /** When it became known to this node: ISO instant. */
  readonly recordedAt: string;
  /** When and why the originator took it back; the statement itself stays for history. */
  readonly retracted?: { readonly at: string; readonly reason: string };
}

const RECORD = /^[A-Z]{2,12}:[^\s\p{C}]{1,200}$/u;

export function isRecordId(text: string): boolean {
  return RECORD.test(text);
}

/** The partner part of a record id. */
export function partnerOf(record: string): string {
  return record.slice(0, record.indexOf(':'));
}

const labelIds = new WeakMap<Label, string>();

/**
 * Content address of a statement. The contribution is left out on purpose, so that the same fact in a
 * later edition of a register is recognised as known; the store remembers each further contribution.
 *
 * @param address the content address function; bulk writers pass a native twin of `contentId`.
 */
export function statementId(draft: StatementDraft, address: (text: string) => string = contentId): string {
  let label = labelIds.get(draft.label);
  if (label === undefined) {
    label = labelId(draft.label);
    labelIds.set(draft.label, label);
  }
  // A JSON array is injective and an order of magnitude faster to write than canonical JSON of an object.
  return address(
    JSON.stringify([
      draft.record,
      draft.schema,
      draft.property,
      draft.value,
      draft.original ?? null,
      draft.language ?? null,
      label,
      draft.kind,
      draft.subject ?? null,
      draft.grading ?? null,
      draft.observedFrom ?? null,
      draft.observedTo ?? null,
    ]),
  );
}

export function requireRecordId(text: string): string {
  if (!isRecordId(text)) {
    throw new ForelandError({
      code: 'record-id-invalid',
      message: 'The record id is not of the form PARTNER:local-id.',
      remedy: 'Use the partner code, a colon and up to 200 characters without spaces, such as GB:p-000123.',
    });
  }
  return text;
}
