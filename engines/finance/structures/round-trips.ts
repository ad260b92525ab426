import { temporalCycles } from '../cycles/temporal-cycles.ts';
import type { FinanceEvidence, ValueMove } from '../evidence/finance-evidence.ts';
import { dayNumber } from '../evidence/money.ts';
import { moveTable } from '../moves/move-table.ts';

export interface RoundTripParameters {
  /** Days from the first move to the last. */
  readonly window: number;
  readonly longest: number;
  /** Share of each amount that goes on, at least. */
  readonly leastShare: number;
}

/** Value that comes back to its account, less what was kept on the way. */
export interface RoundTrip {
  readonly currency: string;
  /** By time. */
  readonly moves: readonly ValueMove[];
}

export interface RoundTrips {
  readonly trips: readonly RoundTrip[];
  /** Searches that were cut off: there may be more. */
  readonly truncated: number;
}

/** A day is as good as its number; what happens on one day has no order. */
const STEPS_PER_ROOT = 200_000;
const MOST_LISTED = 10_000;

/** Temporal cycles of which each move carries on what came in, by currency. */
export function roundTrips(
  { moves }: Pick<FinanceEvidence, 'moves'>,
  { window, longest, leastShare }: RoundTripParameters,
): RoundTrips {
  const trips: RoundTrip[] = [];
  let truncated = 0;
  for (const currency of [...new Set(moves.map((move) => move.currency))].sort()) {
    const own = moves.filter((move) => move.currency === currency);
    const numbers = numbered(own.flatMap(({ from, to }) => [from, to]));
    const table = moveTable({
      accountCount: numbers.size,
      from: own.map(({ from }) => numbers.get(from)!),
      to: own.map(({ to }) => numbers.get(to)!),
      time: own.map(({ day }) => dayNumber(day)),
      amount: own.map(({ amount }) => amount),
    });
    const conserved = { least: leastShare, most: 1 };
    const findings = temporalCycles(table, {
      window,
      longest,
      stepsPerRoot: STEPS_PER_ROOT,
      mostListed: MOST_LISTED,
      conserved,
    });
    truncated += findings.truncated.length;
    for (const cycle of findings.cycles) {
      const path = [...cycle].map((move) => own[table.row[move]!]!);
      if (isConserved(path, leastShare)) trips.push({ currency, moves: path });
    }
  }
  return { trips, truncated };
}

function isConserved(path: readonly ValueMove[], leastShare: number): boolean {
  return path.every((move, at) => {
    const before = path[at - 1];
    return !before || (move.amount <= before.amount && move.amount >= leastShare * before.amount);
  });
}

function numbered(names: readonly string[]): Map<string, number> {
  return new Map([...new Set(names)].sort().map((name, at) => [name, at]));
}
