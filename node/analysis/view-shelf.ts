/** What was made of the data of one view. */
export interface Made {
  /** Digest of the data that it was made of. */
  readonly digest: string;
}

/**
 * What was made for the view classes that were looked at last. It depends on the view alone, so whoever shares a class
 * shares what was made.
 */
export class ViewShelf<Held extends Made> {
  readonly #size: number;
  /** The one used last is at the end. */
  readonly #held = new Map<string, Held>();

  /** @param size view classes that are held */
  constructor(size: number) {
    this.#size = size;
  }

  /** What is held for a class, where it was made of this very data; else room is made for what will be. */
  find(viewClass: string, digest: string): Held | undefined {
    const held = this.#held.get(viewClass);
    this.#held.delete(viewClass);
    if (held?.digest !== digest) return undefined;
    this.#held.set(viewClass, held);
    return held;
  }

  /** Whoever still reads what this replaces goes on with what they were given. */
  put(viewClass: string, held: Held): void {
    this.#held.delete(viewClass);
    this.#held.set(viewClass, held);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= this.#size) break;
      this.#held.delete(oldest);
    }
  }
}
