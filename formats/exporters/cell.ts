import type { LossCounter } from '../loss.ts';

/**
 * Characters with which spreadsheet programs begin a formula (OWASP, CSV injection), full-width forms
 * included: some programs fold them.
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * One cell of CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets a leading apostrophe,
 * which the report lists, because it changes the text.
 */
export function csvCell(text: string, losses: LossCounter): string {
  let safe = text;
  if (FORMULA.test(text)) {
    safe = `'${text}`;
    losses.add('cells guarded with a leading apostrophe', 'a spreadsheet would read them as formulas', text);
  }
  return NEEDS_QUOTES.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
