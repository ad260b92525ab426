import type { Book, Contradiction, Figure, Slip } from './book.ts';
import { effectOf, signOf } from './convention.ts';
import type { Convention } from './convention.ts';

/** A stretch of lines from one balance that can be read to the next, with all that happened in between. */
interface Stretch {
  /** Lines after the first balance, up to and with the one of the second. */
  readonly first: number;
  readonly last: number;
  /** What the second balance says beyond what the lines say. */
  readonly difference: number;
}

/** Balances that may be wrong side by side; more than that is another page, not a slip. */
const MOST_WRONG_BALANCES = 3;

/**
 * What cannot all be true, by the smallest number of figures that would have to be others: a balance that misses before and
 * after by the same is wrong itself; a difference that stays is an amount or a commission on the way.
 */
export function contradictionsIn(book: Book, convention: Convention): Contradiction[] {
  const found: Contradiction[] = [];
  for (const run of stretches(book, convention)) {
    for (const group of cheapestGroups(run)) {
      const difference = group.reduce((sum, stretch) => sum + stretch.difference, 0);
      if (group.length === 1 && difference === 0) continue;
      for (const { last, difference: missing } of group.slice(0, -1)) {
        found.push(contradiction(book, [last], 'balance', missing));
      }
      if (difference !== 0) found.push(wrongOnTheWay(book, convention, group, difference));
    }
  }
  return found;
}

/** Unbroken runs of stretches of which every line can be counted. */
function stretches(book: Book, convention: Convention): Stretch[][] {
  const runs: Stretch[][] = [];
  let run: Stretch[] = [];
  let since: { at: number; balance: number } | undefined;
  let change: number | undefined = 0;
  for (const [at, line] of book.entries()) {
    const effect = effectOf(line, convention);
    change = change === undefined || effect === undefined ? undefined : change + effect;
    if (line.balance === undefined) continue;
    if (since && change !== undefined) {
      run.push({ first: since.at + 1, last: at, difference: line.balance - since.balance - change });
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
    since = { at, balance: line.balance };
    change = 0;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Splits a run where it costs least: a balance dropped costs one, a difference that stays one more. */
function cheapestGroups(run: readonly Stretch[]): Stretch[][] {
  const cost = new Float64Array(run.length + 1).fill(Infinity);
  const size = new Int32Array(run.length + 1);
  cost[0] = 0;
  for (let end = 1; end <= run.length; end++) {
    let difference = 0;
    for (let length = 1; length <= Math.min(MOST_WRONG_BALANCES + 1, end); length++) {
      difference += run[end - length]!.difference;
      // A dropped balance is a little dearer than one difference that stays, which it must not stand in for.
      const total = cost[end - length]! + (length - 1) * 1.001 + (difference === 0 ? 0 : 1);
      if (total < cost[end]!) [cost[end], size[end]] = [total, length];
    }
  }
  const groups: Stretch[][] = [];
  for (let end = run.length; end > 0; end -= size[end]!) groups.unshift(run.slice(end - size[end]!, end));
  return groups;
}

function wrongOnTheWay(
  book: Book,
  convention: Convention,
  group: readonly Stretch[],
  difference: number,
): Contradiction {
  const [from, to] = [group[0]!.first, group.at(-1)!.last];
  const lines = Array.from({ length: to - from + 1 }, (_, position) => from + position);
  const told = lines.filter((at) => toldByCode(book, at, difference, convention));
  if (told.length === 1) return contradiction(book, told, 'amount', difference);
  return contradiction(book, lines, undefined, difference);
}

/** Another line of the same code states just the amount that would mend this one. */
function toldByCode(book: Book, at: number, difference: number, convention: Convention): boolean {
  const line = book[at]!;
  if (line.code === undefined || line.amount === undefined) return false;
  const effect = effectOf(line, convention);
  return book.some((other) => {
    if (other === line || other.code !== line.code || other.amount === undefined) return false;
    const mended = effectOf({ ...line, amount: other.amount }, convention);
    return mended !== undefined && effect !== undefined && mended - effect === difference;
  });
}

function contradiction(
  book: Book,
  lines: readonly number[],
  figure: Figure | undefined,
  difference: number,
): Contradiction {
  const [first] = lines;
  const before = first === undefined ? undefined : book[first - 1];
  const pages = new Set(lines.map((at) => book[at]!.page));
  if (before && figure !== 'balance') pages.add(before.page);
  return {
    lines: lines.map((at) => book[at]!.id),
    figure,
    difference,
    isBetweenPages: pages.size > 1,
    slips: slipsOf(book, lines, figure, difference),
  };
}

/** Known slips of people who keep books, looked for at each figure that may be wrong. */
function slipsOf(
  book: Book,
  lines: readonly number[],
  figure: Figure | undefined,
  difference: number,
): Slip[] {
  const slips = new Set<Slip>();
  for (const at of lines) {
    const line = book[at]!;
    const sign = figure === 'balance' ? -1 : signOf(line.direction);
    const stated = figure === 'balance' ? line.balance : line.amount;
    if (stated === undefined) continue;
    const right = stated + sign * difference;
    if (figure !== 'balance' && right === -stated) slips.add('wrong-way');
    if (right <= 0) continue;
    const [one, other] = [String(stated), String(right)];
    if (right === stated * 10 || right * 10 === stated) slips.add('zero-missing-or-added');
    if (one.length !== other.length) continue;
    const differing = [...one].flatMap((digit, place) => (digit === other[place] ? [] : [place]));
    if (differing.length === 1) slips.add('digit-misread');
    const [a, b] = differing;
    if (differing.length === 2 && one[a!] === other[b!] && one[b!] === other[a!]) slips.add('digits-swapped');
  }
  return [...slips].sort();
}
