import type { FieldColumn } from '../values/field-column.ts';
import { identifierBits } from '../values/frequency.ts';
import { VALUE } from './outcome.ts';
import type { Tally } from './tally.ts';

const SHORT_IDENTIFIER = 5;
/** What sharing an identifier with a failed check digit is worth less. */
const DOUBT_BITS = 3;

/**
 * Compares two identifiers or codes. @returns bits
 * @param base where the outcomes of the field begin in the list of all
 */
export function compareTexts(field: FieldColumn, base: number, a: number, b: number, tally: Tally): number {
  if (a === b) {
    const doubt = field.isDoubtful(a) ? DOUBT_BITS : 0;
    const frequency = tally.information(field.counts.get(a));
    const { designBits } = field.spec;
    const bits =
      designBits === undefined
        ? frequency
        : identifierBits(field.parties.get(a), designBits, frequency, tally.sizeStep);
    return tally.note(base + VALUE.exact, Math.max(0, bits - doubt));
  }
  const short =
    field.spec.kind === 'identifier' && Math.min(field.lengthOf(a), field.lengthOf(b)) < SHORT_IDENTIFIER;
  if (!short && field.areOneSlipApart(a, b)) return tally.note(base + VALUE.slip, 0);
  const beginning = field.beginnings.get(a);
  if (beginning === field.beginnings.get(b))
    return tally.note(base + VALUE.beginning, tally.information(field.beginningCounts.get(beginning)));
  return tally.note(base + VALUE.different, 0);
}
