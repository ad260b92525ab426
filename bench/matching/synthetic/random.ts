/**
 * Seeded numbers that any record can be drawn from without those before it: sfc32 (C. Doty-Humphrey, PractRand) started
 * from three whole numbers. 128 bits of state, so that millions of keys do not meet by chance.
 */
export class Dice {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(seed: number, key: number, purpose: number) {
    this.#a = seed | 0;
    this.#b = key | 0;
    this.#c = Math.imul(purpose + 1, 0x9e3779b1);
    for (let round = 0; round < 12; round++) this.next();
  }

  /** Uniform integer in 0 … 2³²−1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1). */
  fraction(): number {
    return this.next() / 4294967296;
  }

  below(size: number): number {
    return Math.floor(this.fraction() * size);
  }

  /** Uniform integer, both ends included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return itemOf(list, this.below(list.length));
  }

  /** Position by weight: the first is drawn with `weights[0] ÷ sum`. */
  weighted(weights: readonly number[]): number {
    let point = this.fraction() * weights.reduce((sum, weight) => sum + weight, 0);
    const position = weights.findIndex((weight) => (point -= weight) < 0);
    return position < 0 ? weights.length - 1 : position;
  }
}

/**
 * Draws from a list in which the item at rank r, from 0, comes up in proportion to 1 ÷ (r + shift), as names and towns
 * nearly do (Zipf and Mandelbrot): the larger the shift, the less the first ones stand out.
 */
export class Ranked<T> {
  readonly #items: readonly T[];
  readonly #upTo: Float64Array;

  constructor(items: readonly T[], shift: number) {
    this.#items = items;
    this.#upTo = new Float64Array(items.length);
    let sum = 0;
    for (let rank = 0; rank < items.length; rank++) this.#upTo[rank] = sum += 1 / (rank + shift);
  }

  draw(dice: Dice): T {
    const point = dice.fraction() * (this.#upTo.at(-1) ?? 0);
    let low = 0;
    let high = this.#items.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] ?? 0) > point) high = middle;
      else low = middle + 1;
    }
    return itemOf(this.#items, low);
  }
}

export function itemOf<T>(list: readonly T[], position: number): T {
  if (!(position >= 0 && position < list.length))
    throw new RangeError(`There is no position ${position} in a list of ${list.length}.`);
  return list[position] as T;
}
