import type { Partner } from '@foreland/model/partner';
import type { Pair, Side } from './requests.ts';

export interface BoardRow extends Side {
  readonly id: string;
  readonly peer: Partner;
  readonly direction: 'asked' | 'received';
}

/** Two rows for each partner: what we asked it, and what it asked us. */
export function rowsOf(board: readonly Pair[]): readonly BoardRow[] {
  return board.flatMap(({ peer, asked, received }) => [
    { ...asked, id: `${peer} asked`, peer, direction: 'asked' as const },
    { ...received, id: `${peer} received`, peer, direction: 'received' as const },
  ]);
}

/** Share within the clock, of all that were answered or refused with a known clock, or are overdue. */
export function shareOf({ inTime, late, overdue }: Side): number | undefined {
  const all = inTime + late + overdue;
  return all === 0 ? undefined : inTime / all;
}

/** Parts of a bar, in the order in which they are drawn. Withdrawn requests are in none. */
export const BAR_PARTS = ['inTime', 'open', 'late', 'overdue', 'unknown'] as const;
export type BarPart = (typeof BAR_PARTS)[number];

export function partsOf(side: Side): Readonly<Record<BarPart, number>> {
  const { inTime, late, overdue, unknown } = side;
  return { inTime, late, overdue, unknown, open: side.open - overdue };
}

const SINCE = [90, 365] as const;
const DAY = 86_400_000;

export function sinceOptions(
  now: Date,
): readonly { readonly days: (typeof SINCE)[number]; readonly day: string }[] {
  return SINCE.map((days) => ({
    days,
    day: new Date(now.getTime() - days * DAY).toISOString().slice(0, 10),
  }));
}
