import { expect, it } from 'vitest';
import { partsOf, rowsOf, shareOf, sinceOptions } from './board.ts';
import type { Side } from './requests.ts';

const side: Side = {
  asked: 12,
  withdrawn: 1,
  open: 4,
  overdue: 1,
  answered: 5,
  refused: 2,
  inTime: 5,
  late: 1,
  unknown: 1,
  grounds: [],
};

it('draws every request once, but for those that were withdrawn', () => {
  const parts = partsOf(side);
  expect(parts).toEqual({ inTime: 5, open: 3, late: 1, overdue: 1, unknown: 1 });
  expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(side.asked - side.withdrawn);
});

it('takes what is overdue as not within the clock, and what is open in time as nothing yet', () => {
  expect(shareOf(side)).toBe(5 / 7);
  expect(shareOf({ ...side, inTime: 0, late: 0, overdue: 0 })).toBeUndefined();
});

it('shows both directions of each partner, and offers days to begin with', () => {
  expect(rowsOf([{ peer: 'FR', asked: side, received: side }]).map(({ id }) => id)).toEqual([
    'FR asked',
    'FR received',
  ]);
  expect(sinceOptions(new Date('2026-11-25T21:00:00.000Z'))).toEqual([
    { days: 90, day: '2026-08-27' },
    { days: 365, day: '2025-11-25' },
  ]);
});
