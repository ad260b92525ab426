import { guardFormula, quoteCell } from '@foreland/model/text';
import type { LossCounter } from '../loss.ts';

/** One cell of CSV. A guard against formulas is listed in the report, because it changes the text. */
export function csvCell(text: string, losses: LossCounter): string {
  const safe = guardFormula(text);
  if (safe !== text)
    losses.add('cells guarded with an apostrophe', 'a spreadsheet would read them as formulas', text);
  return quoteCell(safe);
}
