/** Disjoint sets over 0 … size - 1 (union-find with path compression). */
export class Groups {
  readonly #parents: number[];
  /** How many sets there are now. */
  count: number;

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, index) => index);
    this.count = size;
  }

  #root(index: number): number {
    const parent = this.#parents[index] ?? index;
    if (parent === index) return index;
    const root = this.#root(parent);
    this.#parents[index] = root;
    return root;
  }

  /** A number that all members of the set share, and nobody else. */
  of(index: number): number {
    return this.#root(index);
  }

  unite(a: number, b: number): void {
    const [one, other] = [this.#root(a), this.#root(b)];
    if (one === other) return;
    this.#parents[one] = other;
    this.count--;
  }
}
