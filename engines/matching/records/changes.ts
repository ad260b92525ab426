/** Which records have to be compared anew: those that changes have touched since the last time, or all. */
export class Changes {
  readonly #slots = new Set<number>();
  #isAll = false;

  /** All records, whatever was touched before. */
  get isAll(): boolean {
    return this.#isAll;
  }

  get isNone(): boolean {
    return !this.#isAll && this.#slots.size === 0;
  }

  /** Records that were touched, where they are not all. */
  get slots(): ReadonlySet<number> {
    return this.#slots;
  }

  readonly touch = (slot: number): void => {
    if (!this.#isAll) this.#slots.add(slot);
  };

  touchAll(): void {
    this.#isAll = true;
    this.#slots.clear();
  }

  /** A record is gone. */
  forget(slot: number): void {
    this.#slots.delete(slot);
  }

  /** What was touched has been compared. */
  settle(): void {
    this.#isAll = false;
    this.#slots.clear();
  }
}
