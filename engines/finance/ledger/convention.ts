import type { Book, BookLine, Direction } from './book.ts';

/**
 * How a book counts commission: the balance changes by the amount plus so many commissions where value comes in, and
 * falls by the amount plus so many where it goes out.
 */
export interface Convention {
  readonly in: -1 | 0 | 1;
  readonly out: -1 | 0 | 1;
  /** Commission by amount, where the book keeps to one rate; rounded to minor units. */
  readonly rate: number | undefined;
  /** Steps of commission: 1 where they are exact to the minor unit, 100 where they are rounded to whole units. */
  readonly step: number;
}

/** The commonest first: of ways that fit alike, the first is named. */
const WAYS = [0, -1, 1] as const;
const STEPS = [1, 100] as const;
/** Lines that must speak for a rate, and the share of lines that it must explain. */
const LEAST_LINES = 3;
const LEAST_SHARE = 0.8;

/**
 * Learns from the lines that can be read whole how their writer counts: all ways that fit as many of them, the commonest
 * first. Where few lines can be read there are several, and what depends on the way is known less well.
 */
export function conventionsOf(book: Book): readonly [Convention, ...Convention[]] {
  const { rate, step } = rateOf(book);
  const pairs = book.flatMap((line, at) => {
    const before = book[at - 1];
    return before?.balance !== undefined && line.balance !== undefined && line.amount !== undefined
      ? [{ line, change: line.balance - before.balance }]
      : [];
  });
  let best: [Convention, ...Convention[]] = [{ in: 0, out: 0, rate, step }];
  let most = -1;
  for (const incoming of WAYS) {
    for (const outgoing of WAYS) {
      const convention = { in: incoming, out: outgoing, rate, step };
      const fitting = pairs.filter(({ line, change }) => effectOf(line, convention) === change).length;
      if (fitting > most) [best, most] = [[convention], fitting];
      else if (fitting === most) best.push(convention);
    }
  }
  return best;
}

/** By how much a line changes the balance; undefined where a figure is missing that counts. */
export function effectOf(line: BookLine, convention: Convention): number | undefined {
  const commissions = convention[line.direction];
  const commission = commissions === 0 ? 0 : (line.commission ?? commissionOn(line.amount, convention));
  if (line.amount === undefined || commission === undefined) return undefined;
  return signOf(line.direction) * (line.amount + commissions * commission);
}

export function signOf(direction: Direction): 1 | -1 {
  return direction === 'in' ? 1 : -1;
}

/** What the rate of the book gives; undefined where it has none. */
export function commissionOn(
  amount: number | undefined,
  { rate, step }: Pick<Convention, 'rate' | 'step'>,
): number | undefined {
  if (amount === undefined || rate === undefined) return undefined;
  return Math.round((amount * rate) / step + 1e-9) * step;
}

/** The rate that explains most commissions: their median, rounded to what people agree on. */
function rateOf(book: Book): Pick<Convention, 'rate' | 'step'> {
  const stated = book.flatMap(({ amount, commission }) =>
    amount !== undefined && amount > 0 && commission !== undefined ? [{ amount, commission }] : [],
  );
  if (stated.length < LEAST_LINES) return { rate: undefined, step: 1 };
  const shares = stated.map(({ amount, commission }) => commission / amount).sort((a, b) => a - b);
  const median = shares[shares.length >> 1]!;
  for (const places of [100, 1000, 10_000]) {
    const rate = Math.round(median * places) / places;
    for (const step of STEPS) {
      const fits = stated.filter(
        ({ amount, commission }) => commissionOn(amount, { rate, step }) === commission,
      );
      if (fits.length >= LEAST_SHARE * stated.length) return { rate, step };
    }
  }
  return { rate: undefined, step: 1 };
}
