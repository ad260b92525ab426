import { FIGURES } from './book.ts';
import type { Book, Figure, Ground, Interval } from './book.ts';
import { placesByCode } from './codes.ts';
import { commissionOn, signOf } from './convention.ts';
import type { Convention } from './convention.ts';

/** What each figure of each line can have been, and by what it was bounded. */
export interface Bounds {
  readonly interval: Interval;
  readonly grounds: ReadonlySet<Ground>;
}
export type BoundedLine = Readonly<Record<Figure, Bounds>>;

interface Cell {
  low: number;
  high: number;
  readonly isRead: boolean;
  readonly grounds: Set<Ground>;
}

/** Bounds move toward each other along the chain of balances; a book needs few rounds. */
const MOST_ROUNDS = 200;

/**
 * Bounds of integers by propagation to their fixpoint (Apt, Principles of Constraint Programming, 2003, section 6.4): each
 * balance is the one before and the effect of its line, a commission keeps to the rate of the book, lines of one code have
 * one amount. Figures that can be read stand as they are; a bound that would leave nothing is not drawn, since what
 * contradicts is not to be mended by what it contradicts.
 */
export function propagate(book: Book, convention: Convention): BoundedLine[] {
  const lines = book.map((line) => ({
    line,
    amount: cellOf(line.amount, 1, 'no-amount-below-one'),
    commission: cellOf(line.commission, 0, 'no-amount-below-one'),
    balance: cellOf(line.balance),
  }));
  const byCode = placesByCode(book);
  for (let round = 0, isChanged = true; isChanged && round < MOST_ROUNDS; round++) {
    isChanged = false;
    const order = round % 2 === 0 ? lines.keys() : [...lines.keys()].reverse();
    for (const at of order) {
      const { line, amount, commission, balance } = lines[at]!;
      const commissions = convention[line.direction];
      if (keepToRate(amount, commission, convention)) isChanged = true;
      const same = lines[byCode.get(at) ?? -1]?.amount;
      if (same && narrow(amount, same.low, same.high, 'same-code')) isChanged = true;
      const before = lines[at - 1];
      if (!before) continue;
      const ground = before.line.page === line.page ? 'running-balance' : 'page-carry';
      const sign = signOf(line.direction);
      const effect = scaled(amount, commission, commissions, sign);
      const changed = [
        narrow(balance, before.balance.low + effect.low, before.balance.high + effect.high, ground),
        narrow(before.balance, balance.low - effect.high, balance.high - effect.low, ground),
        narrowEffect(amount, commission, commissions, sign, balance, before.balance, ground),
      ];
      if (changed.some(Boolean)) isChanged = true;
    }
  }
  return lines.map((cells) =>
    Object.fromEntries(FIGURES.map((figure) => [figure, boundsOf(cells[figure])])),
  ) as BoundedLine[];
}

function cellOf(read: number | undefined, least = -Infinity, ground?: Ground): Cell {
  if (read !== undefined) return { low: read, high: read, isRead: true, grounds: new Set() };
  return { low: least, high: Infinity, isRead: false, grounds: new Set(ground ? [ground] : []) };
}

function boundsOf({ low, high, grounds }: Cell): Bounds {
  return {
    interval: {
      low: Number.isFinite(low) ? low : undefined,
      high: Number.isFinite(high) ? high : undefined,
    },
    grounds,
  };
}

/** @returns whether a bound moved */
function narrow(cell: Cell, low: number, high: number, ground: Ground): boolean {
  if (cell.isRead) return false;
  const [least, most] = [Math.max(cell.low, Math.ceil(low)), Math.min(cell.high, Math.floor(high))];
  if (Number.isNaN(least) || Number.isNaN(most) || least > most) return false;
  if (least === cell.low && most === cell.high) return false;
  if (least > cell.low) cell.grounds.delete('no-amount-below-one');
  cell.low = least;
  cell.high = most;
  cell.grounds.add(ground);
  return true;
}

function keepToRate(amount: Cell, commission: Cell, convention: Convention): boolean {
  if (convention.rate === undefined) return false;
  const { rate, step } = convention;
  const given = narrow(
    commission,
    commissionOn(amount.low, convention) ?? 0,
    amount.high === Infinity ? Infinity : (commissionOn(amount.high, convention) ?? Infinity),
    'commission-rate',
  );
  if (rate === 0) return given;
  const back = narrow(
    amount,
    (commission.low - step / 2) / rate,
    (commission.high + step / 2) / rate,
    'commission-rate',
  );
  return given || back;
}

/** What a line does to the balance. */
function scaled(amount: Cell, commission: Cell, commissions: number, sign: 1 | -1): Interval & Cell {
  const share = times(commission, commissions);
  const [low, high] = [amount.low + share.low, amount.high + share.high];
  const effect = sign === 1 ? { low, high } : { low: -high, high: -low };
  return { ...effect, isRead: false, grounds: new Set() };
}

function times({ low, high }: Cell, factor: number): { low: number; high: number } {
  if (factor === 0) return { low: 0, high: 0 };
  return factor > 0 ? { low, high } : { low: -high, high: -low };
}

function narrowEffect(
  amount: Cell,
  commission: Cell,
  commissions: number,
  sign: 1 | -1,
  balance: Cell,
  before: Cell,
  ground: Ground,
): boolean {
  const change = { low: balance.low - before.high, high: balance.high - before.low };
  const whole = sign === 1 ? change : { low: -change.high, high: -change.low };
  const share = times(commission, commissions);
  const onAmount = narrow(amount, whole.low - share.high, whole.high - share.low, ground);
  if (commissions === 0) return onAmount;
  const rest = { low: whole.low - amount.high, high: whole.high - amount.low };
  const onCommission =
    commissions > 0
      ? narrow(commission, rest.low, rest.high, ground)
      : narrow(commission, -rest.high, -rest.low, ground);
  return onAmount || onCommission;
}
