import { refuse } from '../refuse.ts';
import { rowsByTime } from './rows-by-time.ts';

/** Moves of one side of every account, in compressed sparse rows. */
export interface MovesByAccount {
  /** Moves of account a stand in `moves` from `offsets[a]` to `offsets[a + 1] - 1`, by time. */
  readonly offsets: Int32Array;
  readonly moves: Int32Array;
}

export interface MoveInput {
  readonly accountCount: number;
  /** Account that pays and account that receives, of each move. */
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** Seconds since 1970, of each move. */
  readonly time: ArrayLike<number>;
  /** Above zero, all in one currency. */
  readonly amount: ArrayLike<number>;
}

/** Moves are numbered in 31 bits. */
const MOST_MOVES = 2 ** 30;

/**
 * Moves of value between accounts as columns, ordered by time; moves of one time keep the order in which they were given.
 * A move from an account to itself is kept: totals need it, and motifs pass it over.
 * The arrays are read by every kernel and written by none. Made by `moveTable`, which checks what comes in.
 */
export interface MoveTable {
  readonly accountCount: number;
  readonly moveCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly time: Float64Array;
  readonly amount: Float64Array;
  /** Place of each move in the arrays that were given. */
  readonly row: Int32Array;
  /** What each account pays. */
  readonly paid: MovesByAccount;
  /** What each account receives. */
  readonly received: MovesByAccount;
}

/** @throws ForelandError `moves-too-many`, `moves-arrays`, `moves-account`, `moves-time`, `moves-amount`, with the row */
export function moveTable(input: MoveInput): MoveTable {
  check(input);
  const row = rowsByTime(Float64Array.from(input.time));
  const from = taken(new Int32Array(row.length), input.from, row);
  const to = taken(new Int32Array(row.length), input.to, row);
  return {
    accountCount: input.accountCount,
    moveCount: row.length,
    from,
    to,
    time: taken(new Float64Array(row.length), input.time, row),
    amount: taken(new Float64Array(row.length), input.amount, row),
    row,
    paid: byAccount(from, input.accountCount),
    received: byAccount(to, input.accountCount),
  };
}

function taken<Column extends Int32Array | Float64Array>(
  column: Column,
  given: ArrayLike<number>,
  row: Int32Array,
): Column {
  for (let at = 0; at < row.length; at++) column[at] = given[row[at]!]!;
  return column;
}

function check({ accountCount, from, to, time, amount }: MoveInput): void {
  const count = from.length;
  if (count > MOST_MOVES || !(accountCount >= 0 && accountCount <= MOST_MOVES)) {
    throw refuse('moves-too-many', `A table of ${accountCount} accounts and ${count} moves is too large.`);
  }
  if (to.length !== count || time.length !== count || amount.length !== count) {
    throw refuse('moves-arrays', 'The columns of moves differ in length.');
  }
  for (let at = 0; at < count; at++) {
    if (!isAccount(from[at]!, accountCount) || !isAccount(to[at]!, accountCount)) {
      throw refuse('moves-account', `Move ${at} has a side that is no account of the table.`, rowPlace(at));
    }
    if (!Number.isFinite(time[at]!)) throw refuse('moves-time', `Move ${at} has no time.`, rowPlace(at));
    if (!(amount[at]! > 0 && amount[at]! < Infinity)) {
      throw refuse('moves-amount', `The amount of move ${at} is no finite number above zero.`, rowPlace(at));
    }
  }
}

function isAccount(value: number, accountCount: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < accountCount;
}

function rowPlace(at: number): { readonly path: string } {
  return { path: `moves[${at}]` };
}

function byAccount(side: Int32Array, accountCount: number): MovesByAccount {
  const offsets = new Int32Array(accountCount + 1);
  for (const account of side) offsets[account + 1]!++;
  for (let account = 0; account < accountCount; account++) offsets[account + 1]! += offsets[account]!;
  const next = offsets.slice();
  const moves = new Int32Array(side.length);
  for (let move = 0; move < side.length; move++) moves[next[side[move]!]!++] = move;
  return { offsets, moves };
}
