import type { FinanceEvidence, StatedBook, StatedLine } from '../evidence/finance-evidence.ts';
import { dayNumber } from '../evidence/money.ts';

/** Value that a book holds from a deposit until it is paid out under the same code. */
export interface Hold {
  readonly book: StatedBook;
  readonly deposit: StatedLine;
  readonly release: StatedLine;
  /** Day of a launch after which it was paid out, where there was one just before. */
  readonly launch: string | undefined;
}

export interface Escrow {
  /** Those of which the day of release is known. */
  readonly holds: readonly Hold[];
  readonly afterLaunch: number;
  /** Share of the days of all releases of the book that follow a launch by chance. */
  readonly byChance: number;
  /** How much better releases fit "paid out after a crossing" than "paid out on any day", in bits. */
  readonly bits: number;
}

/** Days after a launch within which a fare is paid out: the message of arrival, and the next time that the shop is open. */
const RELEASE_DAYS = 3;
/** Share of fares that are paid out so, of those that wait for a crossing: a judgement, to be set by outcomes. */
const WAITS_FOR_CROSSING = 0.8;
/** Launches and payouts both crowd on calm days, so that few launches in view are no proof that one is rarely followed. */
const LEAST_CHANCE = 0.1;

/** Deposits and releases of some books against the launches in view. Depositors are counted by their lines, and not named. */
export function escrowIn(books: readonly StatedBook[], launches: FinanceEvidence['launches']): Escrow {
  const days = launches.map(({ day }) => dayNumber(day));
  const holds = books.flatMap((book) => holdsIn(book, days));
  if (holds.length === 0) return { holds, afterLaunch: 0, byChance: 0, bits: 0 };
  const byChance = shareOfDays(holds, days);
  const chance = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, byChance));
  const afterLaunch = holds.filter(({ launch }) => launch !== undefined).length;
  const fits = Math.log2(WAITS_FOR_CROSSING / chance);
  const misses = Math.log2((1 - WAITS_FOR_CROSSING) / (1 - chance));
  return { holds, afterLaunch, byChance, bits: afterLaunch * fits + (holds.length - afterLaunch) * misses };
}

function holdsIn(book: StatedBook, launches: readonly number[]): Hold[] {
  const { lines } = book;
  const deposits = new Map<string, StatedLine[]>();
  for (const line of lines) {
    if (line.direction === 'in' && line.code !== undefined) {
      deposits.set(line.code, [...(deposits.get(line.code) ?? []), line]);
    }
  }
  const holds: Hold[] = [];
  for (const release of lines) {
    if (release.direction !== 'out' || release.code === undefined || release.day === undefined) continue;
    const deposit = deposits.get(release.code)?.shift();
    if (!deposit) continue;
    const day = dayNumber(release.day);
    const before = launches.findLast((launch) => launch <= day && day - launch <= RELEASE_DAYS);
    holds.push({
      book,
      deposit,
      release,
      launch: before === undefined ? undefined : new Date(before * 86_400_000).toISOString().slice(0, 10),
    });
  }
  return holds;
}

/** Of the days from the first release to the last, those that follow a launch. */
function shareOfDays(holds: readonly Hold[], launches: readonly number[]): number {
  const releases = holds.map(({ release }) => dayNumber(release.day!));
  // A month on either side, so that a book of one day is not compared with that day alone.
  const [first, last] = [Math.min(...releases) - 30, Math.max(...releases) + 30];
  const followed = new Set<number>();
  for (const launch of launches) {
    for (let day = launch; day <= launch + RELEASE_DAYS; day++)
      if (day >= first && day <= last) followed.add(day);
  }
  return followed.size / (last - first + 1);
}
