import { isoDay } from './calendar.ts';
import type { LabelName } from './labels.ts';
import { labelOf } from './labels.ts';
import type { Sheet } from './sheet.ts';
import type { Source } from './sources/catalogue.ts';

/** Foreland JSON lines: the contribution first, each label before its first use, then a statement a line. */
export function* linesOf(sheet: Sheet, source: Source): Generator<string> {
  const receivedOn = isoDay(sheet.receivedOn);
  const part = sheet.batches > 1 ? `, part ${sheet.batch + 1} of ${sheet.batches}` : '';
  yield JSON.stringify({
    foreland: 1,
    contribution: {
      title: `${source.title}${part} (exercise)`,
      partner: sheet.partner,
      source: source.id,
      legalBasis: source.legalBasis,
      receivedOn,
      exercise: true,
    },
  });
  const labels = new Set<LabelName>();
  for (const entry of source.entries(sheet)) {
    const { record, schema, label, subject, grading, locator } = entry;
    if (!labels.has(label)) {
      labels.add(label);
      yield JSON.stringify({ label, is: labelOf(label, sheet.partner, reviewDay(receivedOn)) });
    }
    for (const { property, value, original, language, kind, observedFrom, observedTo } of entry.lines) {
      yield JSON.stringify({
        record,
        schema,
        property,
        value,
        label,
        kind: kind ?? entry.kind,
        subject,
        grading,
        language,
        original,
        observedFrom,
        observedTo,
        locator,
      });
    }
  }
}

/** Records are looked at again three years after they came in. */
export function reviewDay(receivedOn: string): string {
  return `${Number(receivedOn.slice(0, 4)) + 3}${receivedOn.slice(4).replace('-02-29', '-02-28')}`;
}
