import { ForelandError, isCalendarDay, requireRecordId } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';

const TEXTS = ['schema', 'property', 'value', 'original', 'language', 'grading', 'locator'] as const;

/**
 * What the database could not hold as it is given, or would hold as something else, is refused by name. Formats check
 * far more; this is for what comes by another way.
 * @throws ForelandError `record-id-invalid`, `text-not-storable`, `observed-date`, `observed-order`
 */
export function requireStorable(draft: StatementDraft): void {
  requireRecordId(draft.record);
  for (const member of TEXTS) {
    const text = draft[member];
    // PostgreSQL text has no U+0000, and UTF-8 no half of a surrogate pair.
    if (text !== undefined && (text.includes('\0') || !text.isWellFormed())) {
      throw refusal(
        draft,
        member,
        'text-not-storable',
        'holds a NUL character or half of a surrogate pair',
        'Correct the encoding of the source.',
      );
    }
  }
  const { observedFrom, observedTo } = draft;
  for (const [member, day] of [
    ['observedFrom', observedFrom],
    ['observedTo', observedTo],
  ] as const) {
    if (day !== undefined && !isCalendarDay(day))
      throw refusal(
        draft,
        member,
        'observed-date',
        'is not a calendar day of the years 1000 to 9999',
        'Write days such as 2025-01-31.',
      );
  }
  if (observedFrom !== undefined && observedTo !== undefined && observedFrom > observedTo)
    throw refusal(
      draft,
      'observedTo',
      'observed-order',
      'lies before “observedFrom”',
      'Exchange the two days.',
    );
}

function refusal(
  { record }: StatementDraft,
  member: string,
  code: string,
  what: string,
  remedy: string,
): ForelandError {
  return new ForelandError({
    code,
    message: `A statement on ${record} cannot be stored: its “${member}” ${what}.`,
    remedy: `${remedy} Nothing was stored.`,
    place: { path: member },
  });
}
