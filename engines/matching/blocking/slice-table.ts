import type { StringPool } from '../kernels/index.ts';

const EMPTY = -1;

/**
 * Numbers equal stretches of pooled strings, such as all but the last three characters of telephone numbers. Keeps of
 * each distinct stretch where it was first met, and no copy: some 12 bytes, where a Map of strings takes about 100.
 */
export class SliceTable {
  readonly #pool: StringPool;
  /** Open addressing: string, where the stretch begins in it, its length, and its number; string is -1 in a free slot. */
  #slots = new Int32Array(4 * 64).fill(EMPTY);
  #used = 0;

  constructor(pool: StringPool) {
    this.#pool = pool;
  }

  /** @returns the number of the stretch; `next` where it was not met before */
  numberOf(string: number, from: number, length: number, next: number): number {
    if (this.#used * 6 > this.#slots.length) this.#grow();
    const at = this.#find(string, from, length);
    const slots = this.#slots;
    if (slots[at] !== EMPTY) return slots[at + 3] ?? next;
    slots[at] = string;
    slots[at + 1] = from;
    slots[at + 2] = length;
    slots[at + 3] = next;
    this.#used += 1;
    return next;
  }

  #find(string: number, from: number, length: number): number {
    const codes = this.#pool.codes;
    const start = this.#pool.start(string) + from;
    const slots = this.#slots;
    const last = slots.length / 4 - 1;
    // FNV-1a, its bits mixed at the end as MurmurHash3 does.
    let hash = 0x811c9dc5;
    for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ (codes[at] ?? 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    let slot = (hash ^ (hash >>> 13)) & last;
    for (;;) {
      const held = slots[slot * 4] ?? EMPTY;
      if (held === EMPTY) return slot * 4;
      if (slots[slot * 4 + 2] === length) {
        const other = this.#pool.start(held) + (slots[slot * 4 + 1] ?? 0);
        let same = 0;
        while (same < length && codes[start + same] === codes[other + same]) same += 1;
        if (same === length) return slot * 4;
      }
      slot = (slot + 1) & last;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2).fill(EMPTY);
    for (let at = 0; at < old.length; at += 4) {
      if (old[at] === EMPTY) continue;
      const to = this.#find(old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0);
      this.#slots.set(old.subarray(at, at + 4), to);
    }
  }
}
