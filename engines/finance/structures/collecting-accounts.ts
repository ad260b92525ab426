import type { FinanceEvidence, ValueMove } from '../evidence/finance-evidence.ts';
import { dayNumber } from '../evidence/money.ts';

export interface CollectingParameters {
  /** Days within which payers are counted together. */
  readonly window: number;
  /** Payers in a window, at least. */
  readonly leastPayers: number;
  /** Days within which value goes on, to count as passed on. */
  readonly passOn: number;
}

/** An account into which several pay, and what of it goes on. Payers are counted, not named. */
export interface CollectingAccount {
  readonly account: string;
  /** Most payers within a window, and all. */
  readonly payersInWindow: number;
  readonly payers: number;
  readonly deposits: number;
  readonly currency: string;
  /** Minor units. */
  readonly received: number;
  readonly passedOn: number;
  readonly receivers: number;
  /** Days of the first and the last deposit, ISO. */
  readonly from: string;
  readonly to: string;
  readonly into: readonly ValueMove[];
  readonly outOf: readonly ValueMove[];
}

/** Accounts with many payers (FinCEN, FIN-2023-Alert001: funnel accounts), by currency, those with most payers first. */
export function collectingAccounts(
  { moves }: Pick<FinanceEvidence, 'moves'>,
  parameters: CollectingParameters,
): CollectingAccount[] {
  const sides = new Map<string, { into: ValueMove[]; outOf: ValueMove[] }>();
  const sideOf = (account: string, currency: string): { into: ValueMove[]; outOf: ValueMove[] } => {
    const key = `${account}\n${currency}`;
    let side = sides.get(key);
    if (!side) sides.set(key, (side = { into: [], outOf: [] }));
    return side;
  };
  for (const move of moves) {
    if (move.from === move.to) continue;
    sideOf(move.to, move.currency).into.push(move);
    sideOf(move.from, move.currency).outOf.push(move);
  }
  const found: CollectingAccount[] = [];
  for (const [key, { into, outOf }] of sides) {
    const payersInWindow = mostPayers(into, parameters.window);
    if (payersInWindow < parameters.leastPayers) continue;
    found.push({
      account: key.slice(0, key.indexOf('\n')),
      payersInWindow,
      payers: new Set(into.map(({ from }) => from)).size,
      deposits: into.length,
      currency: into[0]!.currency,
      received: sum(into),
      passedOn: passedOn(into, outOf, parameters.passOn),
      receivers: new Set(outOf.map(({ to }) => to)).size,
      from: into[0]!.day,
      to: into.at(-1)!.day,
      into,
      outOf,
    });
  }
  return found.sort(
    (one, other) =>
      other.payersInWindow - one.payersInWindow ||
      other.passedOn - one.passedOn ||
      (one.account < other.account
        ? -1
        : one.account > other.account
          ? 1
          : one.currency < other.currency
            ? -1
            : 1),
  );
}

/** @param into by day */
function mostPayers(into: readonly ValueMove[], window: number): number {
  const inWindow = new Map<string, number>();
  let [most, first] = [0, 0];
  for (const move of into) {
    const day = dayNumber(move.day);
    inWindow.set(move.from, (inWindow.get(move.from) ?? 0) + 1);
    while (dayNumber(into[first]!.day) < day - window) {
      const { from } = into[first++]!;
      const left = inWindow.get(from)! - 1;
      if (left === 0) inWindow.delete(from);
      else inWindow.set(from, left);
    }
    most = Math.max(most, inWindow.size);
  }
  return most;
}

/** Of what came in, what went out again within so many days, the oldest first; nothing goes out before it came in. */
function passedOn(into: readonly ValueMove[], outOf: readonly ValueMove[], within: number): number {
  const left = into.map(({ amount, day }) => ({ amount, day: dayNumber(day) }));
  let passed = 0;
  for (const { amount, day } of outOf) {
    let wanted = amount;
    for (const deposit of left) {
      const age = dayNumber(day) - deposit.day;
      if (age < 0) break;
      if (age > within || deposit.amount === 0) continue;
      const taken = Math.min(wanted, deposit.amount);
      deposit.amount -= taken;
      wanted -= taken;
      passed += taken;
      if (wanted === 0) break;
    }
  }
  return passed;
}

function sum(moves: readonly ValueMove[]): number {
  return moves.reduce((total, { amount }) => total + amount, 0);
}
