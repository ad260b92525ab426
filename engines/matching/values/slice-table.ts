import type { StringPool } from '../kernels/index.ts';

const EMPTY = -1;
/** Cells of a place: string, hash, where the stretch begins in the string with its length, and its number. */
const CELLS = 4;
/** Bits of the length; strings of a pool are cut before. */
const LENGTH_BITS = 16;

/**
 * Numbers equal stretches of pooled strings, such as all but the last three characters of telephone numbers. Keeps of
 * each distinct stretch where it was first met, and no copy: some 24 bytes, where a Map of strings takes about 100.
 */
export class SliceTable {
  readonly #pool: StringPool;
  /** Open addressing; the string is -1 in a free place. */
  #places = new Int32Array(CELLS * 64).fill(EMPTY);
  #used = 0;

  constructor(pool: StringPool) {
    this.#pool = pool;
  }

  /** @returns the number of the stretch; `next` where it was not met before */
  numberOf(string: number, from: number, length: number, next: number): number {
    if (this.#used * 3 > (this.#places.length / CELLS) * 2) this.#grow();
    const { codes } = this.#pool;
    const start = this.#pool.start(string) + from;
    // FNV-1a, its bits mixed at the end as MurmurHash3 does.
    let hash = 0x811c9dc5;
    for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ (codes[at] ?? 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash ^= hash >>> 13;
    const places = this.#places;
    const last = places.length / CELLS - 1;
    let place = hash & last;
    for (;;) {
      const at = place * CELLS;
      const held = places[at] ?? EMPTY;
      if (held === EMPTY) {
        places[at] = string;
        places[at + 1] = hash;
        places[at + 2] = (from << LENGTH_BITS) | length;
        places[at + 3] = next;
        this.#used += 1;
        return next;
      }
      if (places[at + 1] === hash && this.#isAt(held, places[at + 2] ?? 0, start, length))
        return places[at + 3] ?? next;
      place = (place + 1) & last;
    }
  }

  /** Does a stretch that is held say what stands from `start` on? */
  #isAt(string: number, stretch: number, start: number, length: number): boolean {
    if ((stretch & ((1 << LENGTH_BITS) - 1)) !== length) return false;
    const { codes } = this.#pool;
    const other = this.#pool.start(string) + (stretch >>> LENGTH_BITS);
    for (let at = 0; at < length; at++) if (codes[start + at] !== codes[other + at]) return false;
    return true;
  }

  #grow(): void {
    const old = this.#places;
    const places = new Int32Array(old.length * 2).fill(EMPTY);
    const last = places.length / CELLS - 1;
    for (let at = 0; at < old.length; at += CELLS) {
      if (old[at] === EMPTY) continue;
      let place = (old[at + 1] ?? 0) & last;
      while (places[place * CELLS] !== EMPTY) place = (place + 1) & last;
      for (let cell = 0; cell < CELLS; cell++) places[place * CELLS + cell] = old[at + cell] ?? 0;
    }
    this.#places = places;
  }
}
