import type { MatchRow } from '../field.ts';
import type { Candidates } from './candidates.ts';
import type { RecordTable } from './record-table.ts';

/** A held record that a probe may be. */
export interface Probed {
  readonly slot: number;
  readonly bits: number;
}

/**
 * Pairs of a record that is not held, the strongest first: what an insertion would find for it, but that its own values do not
 * count towards how common they are.
 *
 * @param bitsOf of two slots
 * @param keepBits weaker pairs are left out
 */
export function probe(
  records: RecordTable,
  candidates: Candidates,
  values: MatchRow['values'],
  bitsOf: (one: number, other: number) => number,
  keepBits: number,
): Probed[] {
  candidates.indexed();
  // Without an id, so that no record that is held can be mistaken for it.
  const slot = records.insert({ id: '', values });
  try {
    const found: Probed[] = [];
    candidates.eachBearing(slot, candidates.terms.of(slot), (other) => {
      const bits = bitsOf(slot, other);
      if (bits >= keepBits) found.push({ slot: other, bits });
    });
    return found.sort((x, y) => y.bits - x.bits || (records.isIdBefore(x.slot, y.slot) ? -1 : 1));
  } finally {
    records.remove(slot);
  }
}
