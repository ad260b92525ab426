import { logGamma } from '../evidence/beta.ts';

/** ln n! for whole n: of small ones from a table, of others by ln Γ. */
export class LogFactorials {
  readonly #table: Float64Array;

  constructor(most: number) {
    this.#table = new Float64Array(Math.min(most, 1 << 20) + 1);
    for (let n = 1; n < this.#table.length; n++) this.#table[n] = this.#table[n - 1]! + Math.log(n);
  }

  of(n: number): number {
    return n < this.#table.length ? this.#table[n]! : logGamma(n + 1);
  }

  /** ln of the number of ways to choose. */
  choose(n: number, k: number): number {
    return k <= 0 || k >= n ? 0 : this.of(n) - this.of(k) - this.of(n - k);
  }

  /** ln of the number of ways to spread k equal things over n places. */
  spread(n: number, k: number): number {
    return n <= 0 ? 0 : this.choose(n + k - 1, k);
  }
}
