import { IntList } from '../columns/int-list.ts';

const NONE = -1;

/** Scored pairs, reachable from either record: 28 bytes a pair. */
export class PairStore {
  readonly #a = new IntList(4096);
  readonly #b = new IntList(4096);
  readonly #nextOfA = new IntList(4096);
  readonly #nextOfB = new IntList(4096);
  readonly #heads = new IntList(4096);
  #bits = new Float64Array(4096);
  #free = NONE;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(a: number, b: number, bits: number): void {
    let pair = this.#free;
    if (pair === NONE) pair = this.#a.length;
    else this.#free = this.#nextOfA.get(pair);
    this.#a.set(pair, a);
    this.#b.set(pair, b);
    if (pair >= this.#bits.length) {
      const larger = new Float64Array(this.#bits.length * 2);
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[pair] = bits;
    this.#nextOfA.set(pair, this.#head(a));
    this.#heads.set(a, pair);
    this.#nextOfB.set(pair, this.#head(b));
    this.#heads.set(b, pair);
    this.#size += 1;
  }

  /** Visits every pair once, in no particular order. */
  eachOfAll(visit: (a: number, b: number, bits: number) => void): void {
    for (let pair = 0; pair < this.#a.length; pair++)
      if (this.#a.get(pair) !== NONE) visit(this.#a.get(pair), this.#b.get(pair), this.#bits[pair] ?? 0);
  }

  /** Visits the pairs of a record. */
  each(record: number, visit: (other: number, bits: number) => void): void {
    for (let pair = this.#head(record); pair !== NONE;) {
      const isA = this.#a.get(pair) === record;
      visit(isA ? this.#b.get(pair) : this.#a.get(pair), this.#bits[pair] ?? 0);
      pair = isA ? this.#nextOfA.get(pair) : this.#nextOfB.get(pair);
    }
  }

  /** Forgets every pair of a record. */
  removeAll(record: number, forgotten?: (other: number) => void): void {
    for (let pair = this.#head(record); pair !== NONE;) {
      const isA = this.#a.get(pair) === record;
      const next = isA ? this.#nextOfA.get(pair) : this.#nextOfB.get(pair);
      const other = isA ? this.#b.get(pair) : this.#a.get(pair);
      this.#unlink(other, pair);
      forgotten?.(other);
      this.#a.set(pair, NONE);
      this.#nextOfA.set(pair, this.#free);
      this.#free = pair;
      this.#size -= 1;
      pair = next;
    }
    if (record < this.#heads.length) this.#heads.set(record, NONE);
  }

  #head(record: number): number {
    while (this.#heads.length <= record) this.#heads.push(NONE);
    return this.#heads.get(record);
  }

  #unlink(record: number, wanted: number): void {
    let before = NONE;
    for (let pair = this.#head(record); pair !== wanted;) {
      before = pair;
      pair = this.#nextIn(record, pair);
    }
    const next = this.#nextIn(record, wanted);
    if (before === NONE) this.#heads.set(record, next);
    else if (this.#a.get(before) === record) this.#nextOfA.set(before, next);
    else this.#nextOfB.set(before, next);
  }

  #nextIn(record: number, pair: number): number {
    return this.#a.get(pair) === record ? this.#nextOfA.get(pair) : this.#nextOfB.get(pair);
  }
}
