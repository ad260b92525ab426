import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { honestBooks, masked } from './books.arbitrary.ts';
import type { Book } from './book.ts';
import { repairBook } from './repair.ts';

const CALM: Book = [
  { id: 'a', page: 1, direction: 'in', amount: 100_000, balance: 300_000, code: '1' },
  { id: 'b', page: 1, direction: 'in', amount: 50_000, balance: 350_000, code: '2' },
  { id: 'c', page: 1, direction: 'out', amount: 100_000, balance: 250_000, code: '1' },
  { id: 'd', page: 2, direction: 'in', amount: 30_000, balance: 280_000, code: '3' },
  { id: 'e', page: 2, direction: 'out', amount: 50_000, balance: 230_000, code: '2' },
  { id: 'f', page: 2, direction: 'out', amount: 30_000, balance: 200_000, code: '3' },
];

function changed(line: string, figures: Partial<Book[number]>): Book {
  return CALM.map((each) => (each.id === line ? { ...each, ...figures } : each));
}

describe('an honest book', () => {
  test('that can be read whole shows no contradiction and needs no repair', () => {
    fc.assert(
      fc.property(honestBooks(), (lines) => {
        const { contradictions, repaired } = repairBook(lines);
        expect({ contradictions, repaired }).toEqual({ contradictions: [], repaired: [] });
      }),
    );
  });

  test('has the truth inside every interval, whichever amounts and balances cannot be read', () => {
    fc.assert(
      fc.property(
        // Enough lines stay whole for the way of the writer to show.
        honestBooks({ minLines: 24 }),
        fc.array(fc.tuple(fc.integer({ min: 12, max: 29 }), fc.constantFrom('amount', 'balance')), {
          maxLength: 10,
        }),
        (lines, hidden) => {
          const hides = (at: number, figure: string): boolean =>
            hidden.some(([line, name]) => line === at && name === figure);
          const { contradictions, repaired } = repairBook(masked(lines, hides));
          expect(contradictions).toEqual([]);
          for (const { line, figure, low = -Infinity, high = Infinity } of repaired) {
            const truth = lines.find(({ id }) => id === line)![figure];
            expect(low).toBeLessThanOrEqual(truth);
            expect(high).toBeGreaterThanOrEqual(truth);
          }
          const missing = lines.flatMap(({ id }, at) =>
            (['amount', 'balance'] as const)
              .filter((figure) => hides(at, figure))
              .map((figure) => `${id} ${figure}`),
          );
          expect(repaired.map(({ line, figure }) => `${line} ${figure}`)).toEqual(missing);
        },
      ),
    );
  });

  test('gives a figure back by name of what bounds it', () => {
    expect(repairBook(changed('d', { amount: undefined, code: undefined })).repaired).toEqual([
      { line: 'd', figure: 'amount', low: 30_000, high: 30_000, grounds: ['page-carry'] },
    ]);
    expect(repairBook(changed('b', { balance: undefined })).repaired).toEqual([
      { line: 'b', figure: 'balance', low: 350_000, high: 350_000, grounds: ['running-balance'] },
    ]);
  });

  test('bounds what no sum determines by what is left', () => {
    const book = CALM.map((line) => ({
      ...line,
      code: undefined,
      ...(line.id === 'a' || line.id === 'b' ? { amount: undefined, balance: undefined } : {}),
    }));
    const first = { id: 'z', page: 1, direction: 'in', amount: 1, balance: 200_000 } as const;
    const { repaired } = repairBook([first, ...book]);
    expect(repaired.filter(({ figure }) => figure === 'amount').map(({ low, high }) => [low, high])).toEqual([
      [1, 149_999],
      [1, 149_999],
    ]);
  });
});

describe('a book that cannot be true', () => {
  test('is explained by one amount, told by the other line of its code', () => {
    const { contradictions, repaired } = repairBook(changed('c', { amount: 10_000 }));
    expect(contradictions).toEqual([
      {
        lines: ['c'],
        figure: 'amount',
        difference: -90_000,
        isBetweenPages: false,
        slips: ['zero-missing-or-added'],
      },
    ]);
    expect(repaired).toEqual([
      {
        line: 'c',
        figure: 'amount',
        low: 100_000,
        high: 100_000,
        stated: 10_000,
        grounds: ['same-code'],
      },
    ]);
  });

  test('is explained by one balance that misses before and after', () => {
    const { contradictions, repaired } = repairBook(changed('d', { balance: 208_000 }));
    expect(contradictions).toEqual([
      {
        lines: ['d'],
        figure: 'balance',
        difference: -72_000,
        isBetweenPages: false,
        slips: ['digits-swapped'],
      },
    ]);
    expect(repaired).toMatchObject([
      { line: 'd', figure: 'balance', stated: 208_000, low: 280_000, high: 280_000 },
    ]);
  });

  test('shows a page that does not follow from the one before', () => {
    const book = CALM.map((line) => (line.page === 2 ? { ...line, balance: line.balance! - 7_700 } : line));
    expect(repairBook(book).contradictions).toEqual([
      { lines: ['d'], figure: undefined, difference: -7_700, isBetweenPages: true, slips: [] },
    ]);
  });

  test('is found for any single wrong amount or balance, and by one line', () => {
    fc.assert(
      fc.property(
        honestBooks({ minLines: 12 }),
        fc.nat(),
        fc.constantFrom('amount', 'balance'),
        fc.integer({ min: 1, max: 500 }),
        (lines, which, figure, by) => {
          // Of the first and the last balance nothing is before or after that would show it.
          const at = 1 + (which % (lines.length - 2));
          const book = lines.map((line, position) =>
            position === at ? { ...line, [figure]: line[figure as 'amount'] + by * 100 } : line,
          );
          const { contradictions } = repairBook(book);
          expect(contradictions.map((each) => each.lines)).toEqual([[lines[at]!.id]]);
        },
      ),
    );
  });
});

test('a book of nothing, and of one line, is left as it is', () => {
  expect(repairBook([])).toMatchObject({ repaired: [], contradictions: [] });
  expect(repairBook(CALM.slice(0, 1))).toMatchObject({ repaired: [], contradictions: [] });
});
