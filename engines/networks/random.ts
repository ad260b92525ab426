/** Weyl increment and multipliers of SplitMix (Steele, Lea & Flood 2014) on 32 bits. */
function scramble(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}

/**
 * A seeded stream of numbers: sfc32 (Doty-Humphrey), which passes the usual batteries of tests; for sampling, not for
 * secrets. Streams of one seed with different numbers are independent for all practical purposes, so that work which is
 * cut into pieces draws the same numbers however it is cut.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, stream = 0) {
    this.#a = scramble((seed | 0) + 0x9e3779b9);
    this.#b = scramble(Math.floor(seed / 2 ** 32) ^ this.#a);
    this.#c = scramble((stream | 0) ^ 0x85ebca6b);
    for (let round = 0; round < 12; round++) this.word();
  }

  /** 32 random bits, as a signed integer. */
  word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum;
  }

  /** At least 0, less than 1, with 32 bits. */
  next(): number {
    return (this.word() >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to `below - 1`; the bias is below 2⁻³² × `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** Puts the numbers in random order (Fisher & Yates). */
  shuffle(numbers: Int32Array): void {
    for (let last = numbers.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const kept = numbers[last]!;
      numbers[last] = numbers[other]!;
      numbers[other] = kept;
    }
  }
}
