import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveTable } from './move-table.ts';
import { moveInputs } from './moves.arbitrary.ts';

describe('the table of moves', () => {
  test('holds every move once, by time, on both sides', () => {
    fc.assert(
      fc.property(moveInputs(), (input) => {
        const table = moveTable(input);
        expect([...table.row].sort((a, b) => a - b)).toEqual(Array.from(input.from, (_, at) => at));
        for (let move = 0; move < table.moveCount; move++) {
          const row = table.row[move]!;
          expect([table.from[move], table.to[move], table.time[move], table.amount[move]]).toEqual([
            input.from[row],
            input.to[row],
            input.time[row],
            input.amount[row],
          ]);
          if (move > 0) expect(table.time[move]).toBeGreaterThanOrEqual(table.time[move - 1]!);
        }
        for (const [side, { offsets, moves }] of [
          [table.from, table.paid],
          [table.to, table.received],
        ] as const) {
          expect(moves.length).toBe(table.moveCount);
          for (let account = 0; account < table.accountCount; account++) {
            const own = moves.subarray(offsets[account], offsets[account + 1]);
            expect([...own]).toEqual([...table.from.keys()].filter((move) => side[move] === account));
          }
        }
      }),
    );
  });

  test.each([
    ['moves-arrays', { to: [] }],
    ['moves-account', { to: [2] }],
    ['moves-account', { from: [0.5] }],
    ['moves-time', { time: [Number.NaN] }],
    ['moves-amount', { amount: [0] }],
    ['moves-amount', { amount: [Infinity] }],
    ['moves-too-many', { accountCount: 2 ** 31 }],
  ])('refuses %s', (code, wrong) => {
    const input = { accountCount: 2, from: [0], to: [1], time: [0], amount: [1], ...wrong };
    expect(() => moveTable(input)).toThrow(expect.objectContaining({ code }));
  });
});
