import type { MoveTable } from '../moves/move-table.ts';
import { refuse } from '../refuse.ts';
import { arcsOf, firstAfter, ranksOf } from './arcs.ts';
import type { Arcs } from './arcs.ts';
import { Reach } from './reach.ts';

export interface CycleSearch {
  /** Seconds from the first move of a cycle to its last, at most. */
  readonly window: number;
  /** Moves in a cycle, at most; at least 2. */
  readonly longest: number;
  /** Moves looked at for one first move; a search that needs more is cut off, and said to be. */
  readonly stepsPerRoot: number;
  /** Cycles that are listed; all are counted. */
  readonly mostListed: number;
  /** First moves from which cycles are looked for, as a part of the table; all where left out. */
  readonly roots?: { readonly from: number; readonly to: number };
  /** Share of what came in that goes on, at least and at most, for the cycle to count as conserved. */
  readonly conserved?: { readonly least: number; readonly most: number };
}

export interface CycleFindings {
  /** Cycles by their number of moves. */
  readonly counts: Float64Array;
  /** Those of them whose amounts are conserved from move to move. */
  readonly conservedCounts: Float64Array;
  /** The first that were found, each as its moves by time. */
  readonly cycles: readonly Int32Array[];
  /** First moves whose search was cut off: there may be more cycles from them. */
  readonly truncated: readonly number[];
}

/**
 * Temporal cycles: value leaves an account and comes back to it, each move later than the one before, no account passed
 * twice, all within a window. Each is found once, from its first move.
 *
 * As in 2SCENT (Kumar and Calders, PVLDB 11(11), 2018) only accounts are entered from which the first one can still be
 * reached in time. Here each first move is searched from both its ends, which rules out nearly all of them at once, and
 * then by the latest time at which each account must be left.
 *
 * @throws ForelandError `finance-parameter`
 */
export function temporalCycles(table: MoveTable, search: CycleSearch): CycleFindings {
  check(table, search);
  return new Enumeration(table, search).run();
}

function check(
  { moveCount }: MoveTable,
  { window, longest, stepsPerRoot, roots, conserved }: CycleSearch,
): void {
  if (!(window > 0)) throw refuse('finance-parameter', 'The window of cycles is no time.');
  if (!Number.isInteger(longest) || longest < 2) {
    throw refuse('finance-parameter', 'The longest cycle has fewer than two moves.');
  }
  if (!(stepsPerRoot >= 1)) throw refuse('finance-parameter', 'A search needs at least one step.');
  if (conserved && !(conserved.least > 0 && conserved.least <= conserved.most)) {
    throw refuse('finance-parameter', 'The share that goes on is no range above zero.');
  }
  if (roots && !(roots.from >= 0 && roots.from <= roots.to && roots.to <= moveCount)) {
    throw refuse('finance-parameter', 'The part of the table to begin from is not in it.');
  }
}

class Enumeration {
  readonly #table: MoveTable;
  readonly #search: CycleSearch;
  readonly #ranks: Int32Array;
  readonly #paid: Arcs;
  readonly #forward: Reach;
  readonly #backward: Reach;
  readonly #counts: Float64Array;
  readonly #conserved: Float64Array;
  readonly #cycles: Int32Array[] = [];
  readonly #truncated: number[] = [];
  readonly #onPath: Uint8Array;
  readonly #path: Int32Array;
  #steps = 0;

  constructor(table: MoveTable, search: CycleSearch) {
    this.#table = table;
    this.#search = search;
    this.#ranks = ranksOf(table);
    this.#paid = arcsOf(table.paid, table.to, this.#ranks);
    this.#forward = new Reach(this.#paid, table.accountCount, 1);
    this.#backward = new Reach(arcsOf(table.received, table.from, this.#ranks), table.accountCount, -1);
    this.#counts = new Float64Array(search.longest + 1);
    this.#conserved = new Float64Array(search.longest + 1);
    this.#onPath = new Uint8Array(table.accountCount);
    this.#path = new Int32Array(search.longest);
  }

  run(): CycleFindings {
    const { from, to, time } = this.#table;
    const { window, roots = { from: 0, to: from.length } } = this.#search;
    let last = roots.from;
    for (let root = roots.from; root < roots.to; root++) {
      const [start, entered] = [from[root]!, to[root]!];
      while (last + 1 < time.length && time[last + 1]! <= time[root]! + window) last++;
      if (start === entered) continue;
      const until = this.#ranks[Math.max(last, root)]!;
      if (!this.#mayClose(root, start, entered, until)) continue;
      this.#steps = 0;
      this.#path[0] = root;
      this.#onPath[start] = this.#onPath[entered] = 1;
      const isWhole = this.#extend(start, entered, this.#ranks[root]!, until, 1);
      this.#onPath[start] = this.#onPath[entered] = 0;
      if (!isWhole) this.#truncated.push(root);
    }
    return {
      counts: this.#counts,
      conservedCounts: this.#conserved,
      cycles: this.#cycles,
      truncated: this.#truncated,
    };
  }

  /**
   * Goes on from both ends, always where fewer accounts wait: where one side comes to its end before the two meet, no cycle
   * begins with this move. Where they may meet, the backward side is searched to its end: it says where it is worth going.
   */
  #mayClose(root: number, start: number, entered: number, until: number): boolean {
    const [forward, backward] = [this.#forward, this.#backward];
    const rank = this.#ranks[root]!;
    const { longest } = this.#search;
    backward.begin(root, start, until + 1, rank + 1, -1);
    backward.step();
    if (backward.isDone) return false;
    forward.begin(root, entered, rank, until, start);
    let isMet = meets(backward, forward);
    for (let moves = 2; !isMet && moves < longest; moves++) {
      if (forward.width <= backward.width) {
        forward.step();
        if (forward.isDone) return false;
        isMet = meets(forward, backward);
      } else {
        backward.step();
        if (backward.isDone) return false;
        isMet = meets(backward, forward);
      }
    }
    if (!isMet) return false;
    while (!backward.isDone && backward.level < longest - 1) backward.step();
    return backward.has(entered) && backward.best(entered) > rank;
  }

  /** @returns false where the search was cut off */
  #extend(start: number, account: number, since: number, until: number, length: number): boolean {
    const { offsets, moves, peers, ranks } = this.#paid;
    const { longest, stepsPerRoot } = this.#search;
    const backward = this.#backward;
    const end = offsets[account + 1]!;
    for (let arc = firstAfter(this.#paid, account, since); arc < end; arc++) {
      const rank = ranks[arc]!;
      if (rank > until) break;
      if (++this.#steps > stepsPerRoot) return false;
      const next = peers[arc]!;
      if (next === start) {
        this.#path[length] = moves[arc]!;
        this.#count(length + 1);
        continue;
      }
      if (
        !backward.has(next) ||
        rank >= backward.best(next) ||
        length + 1 + backward.distance(next) > longest ||
        this.#onPath[next] === 1
      )
        continue;
      this.#path[length] = moves[arc]!;
      this.#onPath[next] = 1;
      const isWhole = this.#extend(start, next, rank, until, length + 1);
      this.#onPath[next] = 0;
      if (!isWhole) return false;
    }
    return true;
  }

  #count(length: number): void {
    this.#counts[length]! += 1;
    if (this.#isConserved(length)) this.#conserved[length]! += 1;
    if (this.#cycles.length < this.#search.mostListed) this.#cycles.push(this.#path.slice(0, length));
  }

  #isConserved(length: number): boolean {
    const { amount } = this.#table;
    const { conserved } = this.#search;
    if (!conserved) return false;
    for (let at = 1; at < length; at++) {
      const share = amount[this.#path[at]!]! / amount[this.#path[at - 1]!]!;
      if (!(share >= conserved.least && share <= conserved.most)) return false;
    }
    return true;
  }
}

/** Whether an account at which one side stands was reached by the other, whatever the times: a meeting may turn out to be none. */
function meets(here: Reach, there: Reach): boolean {
  for (const account of here.frontier()) if (there.has(account)) return true;
  return false;
}
