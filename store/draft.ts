import type { Kind, Label, StatementDraft, Subject } from '@foreland/model';

export interface DraftRow {
  readonly id: string;
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  readonly original: string | null;
  readonly language: string | null;
  readonly kind: Kind;
  readonly subject: Subject | null;
  readonly grading: string | null;
  readonly label: number;
  readonly observed_from: string | null;
  readonly observed_to: string | null;
  readonly locator: string | null;
}

/** A statement as it was contributed: everything its content address is made of. */
export function draftOf(row: DraftRow, label: Label): StatementDraft {
  return {
    record: row.record,
    schema: row.schema,
    property: row.property,
    value: row.value,
    ...(row.original !== null && { original: row.original }),
    ...(row.language !== null && { language: row.language }),
    label,
    kind: row.kind,
    ...(row.subject !== null && { subject: row.subject }),
    ...(row.grading !== null && { grading: row.grading }),
    ...(row.observed_from !== null && { observedFrom: row.observed_from }),
    ...(row.observed_to !== null && { observedTo: row.observed_to }),
    ...(row.locator !== null && { locator: row.locator }),
  };
}
