import type { MatchIndex } from '../records/match-index.ts';

export function heldSlots({ records }: MatchIndex): number[] {
  return Array.from(records.heldSlots());
}
