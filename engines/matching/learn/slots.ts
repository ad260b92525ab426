import type { MatchIndex } from '../records/match-index.ts';

export function heldSlots(index: MatchIndex): number[] {
  return Array.from({ length: index.records.slotCount }, (_, slot) => slot).filter((slot) =>
    index.records.isHeld(slot),
  );
}
