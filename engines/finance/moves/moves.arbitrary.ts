import fc from 'fast-check';
import type { MoveInput } from './move-table.ts';

/** Few accounts, times and amounts, so that parallel moves and ties are common; in no order. */
export function moveInputs({ maxAccounts = 6, maxMoves = 16, maxTime = 12 } = {}): fc.Arbitrary<MoveInput> {
  return fc.integer({ min: 1, max: maxAccounts }).chain((accountCount) => {
    const account = fc.integer({ min: 0, max: accountCount - 1 });
    const move = fc.tuple(
      account,
      account,
      fc.integer({ min: 0, max: maxTime }),
      fc.integer({ min: 1, max: 9 }),
    );
    return fc.array(move, { maxLength: maxMoves }).map((moves) => ({
      accountCount,
      from: moves.map(([from]) => from),
      to: moves.map(([, to]) => to),
      time: moves.map(([, , time]) => time),
      amount: moves.map(([, , , amount]) => amount),
    }));
  });
}
