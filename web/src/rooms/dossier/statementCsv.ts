import type { CsvCell } from '../../design/csv.ts';
import type { Statement } from './dossier.ts';

/** Names of the model rather than words of a language: the table is for other programs too. */
export const CSV_HEADER = [
  'statement', 'record', 'schema', 'property', 'value', 'original', 'language', 'kind', 'subject', 'grading', 'observedFrom', 'observedTo', 'recordedAt',
  'retractedAt', 'retractionReason', 'partner', 'source', 'contribution', 'locator', 'handling', 'tlp', 'level', 'audience', 'purposes', 'reviewBy',
] as const;

export function csvRow({ label, contribution, retracted, ...fact }: Statement): readonly CsvCell[] {
  return [
    fact.id, fact.record, fact.schema, fact.property, fact.value, fact.original, fact.language, fact.kind, fact.subject, fact.grading, fact.observedFrom,
    fact.observedTo, fact.recordedAt, retracted?.at, retracted?.reason, contribution.partner, contribution.source, contribution.id, fact.locator,
    label.handling.join(' '), label.tlp, label.level, label.audience.join(' '), label.purposes.join(' '), label.reviewBy,
  ];
}
