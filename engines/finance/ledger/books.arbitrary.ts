import fc from 'fast-check';
import type { Book, Direction } from './book.ts';

export interface WrittenLine {
  readonly id: string;
  readonly page: number;
  readonly direction: Direction;
  readonly amount: number;
  readonly commission: number;
  readonly balance: number;
}

/** Honest books: commission at one rate in cents, added to what goes out less. */
export function honestBooks({ minLines = 8, maxLines = 30 } = {}): fc.Arbitrary<WrittenLine[]> {
  const moves = fc.array(
    fc.record({
      direction: fc.constantFrom<Direction>('in', 'out'),
      amount: fc.integer({ min: 20, max: 3000 }).map((amount) => amount * 100),
    }),
    { minLength: minLines, maxLength: maxLines },
  );
  return fc.tuple(moves, fc.constantFrom(0.03, 0.05)).map(([lines, rate]) => {
    let balance = 500_000;
    return lines.map(({ direction, amount }, at) => {
      const commission = Math.round(amount * rate);
      balance += direction === 'in' ? amount : -(amount - commission);
      return { id: `line-${at}`, page: 1 + Math.floor(at / 6), direction, amount, commission, balance };
    });
  });
}

/** The book as somebody reads it who cannot read some figures. */
export function masked(
  lines: readonly WrittenLine[],
  hides: (at: number, figure: 'amount' | 'commission' | 'balance') => boolean,
): Book {
  return lines.map((line, at) => ({
    ...line,
    amount: hides(at, 'amount') ? undefined : line.amount,
    commission: hides(at, 'commission') ? undefined : line.commission,
    balance: hides(at, 'balance') ? undefined : line.balance,
  }));
}
