import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reciprocityOf } from './reciprocity.ts';
import type { Counted } from './reciprocity.ts';

const START = '2026-11-02T09:00:00.000Z';
const minutes = (count: number): string => new Date(Date.parse(START) + count * 60_000).toISOString();

const counted = fc.record({
  peer: fc.constantFrom('DE', 'FR', 'NL'),
  direction: fc.constantFrom('asked', 'received'),
  state: fc.constantFrom('open', 'answered', 'refused', 'withdrawn'),
  inTime: fc.constantFrom(true, false, undefined),
  after: fc.integer({ min: -5, max: 20_000 }),
});
const shaped = ({
  peer,
  direction,
  state,
  inTime,
  after,
}: typeof counted extends fc.Arbitrary<infer T> ? T : never): Counted =>
  ({
    peer,
    direction,
    ground: state === 'refused' ? 'not-available' : undefined,
    standing: {
      state,
      inTime,
      isPartlyAnswered: false,
      closedAt: state === 'open' ? undefined : minutes(after),
      clock:
        inTime === undefined
          ? undefined
          : {
              startedAt: START,
              dueAt: minutes(480),
              limit: '8-hours',
              delayedUntil: undefined,
              pausedSince: undefined,
            },
    },
  }) as Counted;

test('nothing is counted twice, and nothing is left out', () => {
  fc.assert(
    fc.property(fc.array(counted, { maxLength: 30 }), (drawn) => {
      const requests = drawn.map(shaped);
      const sides = reciprocityOf(requests).flatMap(({ asked, received }) => [asked, received]);
      expect(sides.reduce((sum, { asked }) => sum + asked, 0)).toBe(requests.length);
      for (const side of sides) {
        expect(side.withdrawn + side.open + side.answered + side.refused).toBe(side.asked);
        expect(side.inTime + side.late + side.unknown).toBe(side.answered + side.refused);
        expect(side.overdue).toBeLessThanOrEqual(side.open);
        expect(side.grounds.reduce((sum, { count }) => sum + count, 0)).toBe(side.refused);
        expect(side.medianMinutes === undefined).toBe(side.inTime + side.late === 0);
      }
      expect(reciprocityOf(requests.toReversed())).toEqual(reciprocityOf(requests));
    }),
  );
});

test('the median is of answers and refusals, from receipt', () => {
  const closed = (state: string, after: number) =>
    shaped({ peer: 'DE', direction: 'asked', state, inTime: true, after } as Parameters<typeof shaped>[0]);
  const board = (...all: Counted[]) => reciprocityOf(all)[0]?.asked.medianMinutes;
  expect(board(closed('answered', 30), closed('refused', 90), closed('withdrawn', 5))).toBe(60);
  expect(board(closed('answered', 30), closed('refused', 90), closed('answered', 40))).toBe(40);
  expect(board(closed('answered', -3))).toBe(0);
  expect(board(closed('open', 0))).toBeUndefined();
});
