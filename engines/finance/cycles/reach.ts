import { firstAfter } from './arcs.ts';
import type { Arcs } from './arcs.ts';

/**
 * Accounts that are reached from one account in time, level by level, forward or backward: for each the best time (the
 * earliest at which value can be there, or the latest at which it must leave) and the fewest moves.
 */
export class Reach {
  readonly #arcs: Arcs;
  readonly #sign: 1 | -1;
  readonly #stamp: Int32Array;
  readonly #best: Int32Array;
  readonly #distance: Uint8Array;
  #frontier = new Int32Array(64);
  #next = new Int32Array(64);
  #waiting = 0;
  #level = 0;
  #search = -1;
  #avoided = -1;
  #bound = 0;

  /** @param sign 1 forward along what is paid, -1 backward along what is received */
  constructor(arcs: Arcs, accountCount: number, sign: 1 | -1) {
    this.#arcs = arcs;
    this.#sign = sign;
    this.#stamp = new Int32Array(accountCount).fill(-1);
    this.#best = new Int32Array(accountCount);
    this.#distance = new Uint8Array(accountCount);
  }

  /**
   * @param search number of the search, other than any before
   * @param rank of the account that is begun from: moves are strictly beyond it
   * @param bound rank that moves may reach, and not pass
   * @param avoided account that is never entered
   */
  begin(search: number, account: number, rank: number, bound: number, avoided: number): void {
    this.#search = search;
    this.#avoided = avoided;
    this.#bound = bound;
    this.#level = 0;
    this.#waiting = 0;
    this.#mark(account, rank);
  }

  get isDone(): boolean {
    return this.#waiting === 0;
  }

  /** Moves that were gone so far. */
  get level(): number {
    return this.#level;
  }

  get width(): number {
    return this.#waiting;
  }

  has(account: number): boolean {
    return this.#stamp[account] === this.#search;
  }

  /** Rank at which the account is reached best. */
  best(account: number): number {
    return this.#best[account]!;
  }

  distance(account: number): number {
    return this.#distance[account]!;
  }

  /** The accounts that the next step goes on from. */
  frontier(): Int32Array {
    return this.#next.subarray(0, this.#waiting);
  }

  /** Goes one move on from all accounts that were reached, or reached better, by the step before. */
  step(): void {
    [this.#frontier, this.#next] = [this.#next, this.#frontier];
    const waiting = this.#waiting;
    this.#waiting = 0;
    this.#level++;
    for (let position = 0; position < waiting; position++) {
      if (this.#sign === 1) this.#forward(this.#frontier[position]!);
      else this.#backward(this.#frontier[position]!);
    }
  }

  #forward(account: number): void {
    const { offsets, peers, ranks } = this.#arcs;
    const end = offsets[account + 1]!;
    for (let arc = firstAfter(this.#arcs, account, this.#best[account]!); arc < end; arc++) {
      const rank = ranks[arc]!;
      if (rank > this.#bound) break;
      const peer = peers[arc]!;
      if (peer === this.#avoided) continue;
      if (this.#stamp[peer] !== this.#search || rank < this.#best[peer]!) this.#mark(peer, rank);
    }
  }

  #backward(account: number): void {
    const { offsets, peers, ranks } = this.#arcs;
    const begin = offsets[account]!;
    for (let arc = firstAfter(this.#arcs, account, this.#best[account]! - 1) - 1; arc >= begin; arc--) {
      const rank = ranks[arc]!;
      if (rank < this.#bound) break;
      const peer = peers[arc]!;
      if (peer === this.#avoided) continue;
      if (this.#stamp[peer] !== this.#search || rank > this.#best[peer]!) this.#mark(peer, rank);
    }
  }

  #mark(account: number, rank: number): void {
    if (this.#stamp[account] !== this.#search) {
      this.#stamp[account] = this.#search;
      this.#distance[account] = this.#level;
    }
    this.#best[account] = rank;
    if (this.#waiting === this.#next.length) {
      const longer = new Int32Array(2 * this.#waiting);
      longer.set(this.#next);
      this.#next = longer;
    }
    this.#next[this.#waiting++] = account;
  }
}
