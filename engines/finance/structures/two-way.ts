import type { FinanceEvidence, ValueMove } from '../evidence/finance-evidence.ts';
import { dayNumber } from '../evidence/money.ts';

export interface TwoWayParameters {
  /** Days within which flows are set against each other. */
  readonly window: number;
  /** Share of the larger flow that the other one cancels, at least. */
  readonly leastNetted: number;
}

/** Two accounts that pay each other nearly the same: services rendered to each other, or two books that are squared. */
export interface TwoWay {
  readonly accounts: readonly [string, string];
  readonly currency: string;
  /** Minor units, from the first to the second and back. */
  readonly there: number;
  readonly back: number;
  readonly moves: readonly ValueMove[];
}

/** For each pair the window in which most is cancelled. */
export function twoWayFlows(
  { moves }: Pick<FinanceEvidence, 'moves'>,
  { window, leastNetted }: TwoWayParameters,
): TwoWay[] {
  const pairs = new Map<string, ValueMove[]>();
  for (const move of moves) {
    if (move.from === move.to) continue;
    const key = [...[move.from, move.to].sort(), move.currency].join('\n');
    const pair = pairs.get(key);
    if (pair) pair.push(move);
    else pairs.set(key, [move]);
  }
  return [...pairs.values()]
    .flatMap((pair) => bestWindow(pair, window, leastNetted) ?? [])
    .sort(
      (one, other) =>
        Math.min(other.there, other.back) - Math.min(one.there, one.back) ||
        (one.accounts.join('\n') < other.accounts.join('\n') ? -1 : 1),
    );
}

/** @param pair by day */
function bestWindow(pair: readonly ValueMove[], window: number, leastNetted: number): TwoWay | undefined {
  const [first, second] = [pair[0]!.from, pair[0]!.to].sort() as [string, string];
  let best: TwoWay | undefined;
  let [there, back, start] = [0, 0, 0];
  for (const [at, move] of pair.entries()) {
    if (move.from === first) there += move.amount;
    else back += move.amount;
    while (dayNumber(pair[start]!.day) < dayNumber(move.day) - window) {
      const left = pair[start++]!;
      if (left.from === first) there -= left.amount;
      else back -= left.amount;
    }
    const [less, more] = [Math.min(there, back), Math.max(there, back)];
    if (less === 0 || less < leastNetted * more) continue;
    if (best && Math.min(best.there, best.back) >= less) continue;
    best = {
      accounts: [first, second],
      currency: move.currency,
      there,
      back,
      moves: pair.slice(start, at + 1),
    };
  }
  return best;
}
