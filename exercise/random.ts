/**
 * Seeded pseudo-random numbers: sfc32 (C. Doty-Humphrey, PractRand), seeded from text by the cyrb128 hash.
 * Not for cryptography. The same seed gives the same sequence on every machine.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: string) {
    [this.#a, this.#b, this.#c, this.#d] = hash128(seed);
    for (let round = 0; round < 8; round++) this.next();
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

  /** Uniform number in [0, 1). */
  fraction(): number {
    return this.next() / 4294967296;
  }

  /** Uniform integer in 0 … size−1. */
  below(size: number): number {
    return Math.floor(this.fraction() * size);
  }

  /** Uniform integer in low … high, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return at(list, this.below(list.length));
  }

  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let point = this.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      point -= weight;
      if (point < 0) return choice;
    }
    return at(choices, choices.length - 1)[0];
  }

  /** Standard normal deviate (Box and Muller 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()));
    return radius * Math.cos(2 * Math.PI * this.fraction());
  }

  digits(count: number): string {
    let text = '';
    for (let digit = 0; digit < count; digit++) text += this.below(10);
    return text;
  }
}

/** The same keys always give the same number in [0, 1): for decisions that several files must agree on. */
export function decide(...keys: readonly (string | number)[]): number {
  return hash128(keys.join('|'))[0] / 4294967296;
}

/** List access that refuses a position outside the list, which is a programming error. */
export function at<T>(list: readonly T[], position: number): T {
  if (!(position >= 0 && position < list.length))
    throw new RangeError(`There is no position ${position} in a list of ${list.length}.`);
  return list[position] as T;
}

function hash128(text: string): [number, number, number, number] {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  return [(h1 ^ h2 ^ h3 ^ h4) >>> 0, (h2 ^ h1) >>> 0, (h3 ^ h1) >>> 0, (h4 ^ h1) >>> 0];
}
