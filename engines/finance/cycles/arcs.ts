import type { MovesByAccount, MoveTable } from '../moves/move-table.ts';

/**
 * Moves of one side of every account with what a search looks at, side by side, so that it reads memory in a row:
 * `peers` and `ranks` stand where `moves` of the table stand. Times are ranks: equal times have equal ranks.
 */
export interface Arcs {
  readonly offsets: Int32Array;
  readonly moves: Int32Array;
  readonly peers: Int32Array;
  readonly ranks: Int32Array;
}

/** Rank of the time of each move; moves of the table stand by time. */
export function ranksOf({ time }: MoveTable): Int32Array {
  const ranks = new Int32Array(time.length);
  for (let move = 1; move < ranks.length; move++) {
    ranks[move] = ranks[move - 1]! + (time[move] === time[move - 1] ? 0 : 1);
  }
  return ranks;
}

export function arcsOf({ offsets, moves }: MovesByAccount, others: Int32Array, ranks: Int32Array): Arcs {
  const peers = new Int32Array(moves.length);
  const byArc = new Int32Array(moves.length);
  for (let arc = 0; arc < moves.length; arc++) {
    const move = moves[arc]!;
    peers[arc] = others[move]!;
    byArc[arc] = ranks[move]!;
  }
  return { offsets, moves, peers, ranks: byArc };
}

/** First arc of an account that is later than a rank. */
export function firstAfter({ offsets, ranks }: Arcs, account: number, rank: number): number {
  let [low, high] = [offsets[account]!, offsets[account + 1]!];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranks[middle]! > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}
