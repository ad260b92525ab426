import { IntList } from '../columns/int-list.ts';
import { mix } from '../columns/random.ts';

/** Nothing here: end of a chain, or no such key. */
export const NONE = -1;

/**
 * Keys, each a pair of non-negative integers, with the records that bear them, as chains in integer columns: 16 bytes a
 * key slot and 8 a posting, where a Map of arrays takes about 150. Newest posting first.
 */
export class Postings {
  /** Open addressing: first, second, head of the chain, size. `first` is -1 in a free slot. */
  #slots: Int32Array<SharedArrayBuffer>;
  #mask: number;
  #used = 0;
  #lastSize = 0;
  /** Record and next node, side by side for one memory access. */
  readonly #nodes = new IntList(8192);
  #free = NONE;

  constructor(capacity = 4096) {
    this.#slots = table(capacity);
    this.#mask = capacity - 1;
  }

  /** @returns how many records bear the key now */
  add(first: number, second: number, record: number): number {
    if (this.#used * 3 > (this.#mask + 1) * 2) this.#grow();
    const slot = this.#find(first, second);
    const at = slot * 4;
    const slots = this.#slots;
    if (slots[at] === NONE) {
      slots[at] = first;
      slots[at + 1] = second;
      slots[at + 2] = NONE;
      slots[at + 3] = 0;
      this.#used += 1;
    }
    let node = this.#free;
    if (node === NONE) {
      node = this.#nodes.push(record) >> 1;
      this.#nodes.push(slots[at + 2] ?? NONE);
    } else {
      this.#free = this.#nodes.get(node * 2 + 1);
      this.#nodes.set(node * 2, record);
      this.#nodes.set(node * 2 + 1, slots[at + 2] ?? NONE);
    }
    slots[at + 2] = node;
    const size = (slots[at + 3] ?? 0) + 1;
    slots[at + 3] = size;
    return size;
  }

  /** @returns how many records bear the key now */
  remove(first: number, second: number, record: number): number {
    const at = this.#find(first, second) * 4;
    const slots = this.#slots;
    if (slots[at] === NONE) return 0;
    let before = NONE;
    let node = slots[at + 2] ?? NONE;
    while (node !== NONE && this.record(node) !== record) {
      before = node;
      node = this.next(node);
    }
    if (node === NONE) return slots[at + 3] ?? 0;
    if (before === NONE) slots[at + 2] = this.next(node);
    else this.#nodes.set(before * 2 + 1, this.next(node));
    this.#nodes.set(node * 2 + 1, this.#free);
    this.#free = node;
    // A key without postings keeps its slot: open addressing finds others by walking past it.
    const size = (slots[at + 3] ?? 0) - 1;
    slots[at + 3] = size;
    return size;
  }

  size(first: number, second: number): number {
    const at = this.#find(first, second) * 4;
    return this.#slots[at] === NONE ? 0 : (this.#slots[at + 3] ?? 0);
  }

  /** First node of the key's chain where it has at most `limit` records, else `NONE`. Walk it with `next`. */
  chain(first: number, second: number, limit: number): number {
    const at = this.#find(first, second) * 4;
    if (this.#slots[at] === NONE || (this.#slots[at + 3] ?? 0) > limit) return NONE;
    this.#lastSize = this.#slots[at + 3] ?? 0;
    return this.#slots[at + 2] ?? NONE;
  }

  /** Records of the chain that was last begun. */
  get lastSize(): number {
    return this.#lastSize;
  }

  next(node: number): number {
    return this.#nodes.cells[node * 2 + 1] ?? NONE;
  }

  record(node: number): number {
    return this.#nodes.cells[node * 2] ?? NONE;
  }

  #find(first: number, second: number): number {
    const slots = this.#slots;
    let slot = mix(first, second) & this.#mask;
    for (;;) {
      const held = slots[slot * 4];
      if (held === NONE || (held === first && slots[slot * 4 + 1] === second)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    let used = 0;
    const size = (this.#mask + 1) * 2;
    this.#slots = table(size);
    this.#mask = size - 1;
    for (let at = 0; at < old.length; at += 4) {
      // Keys that nobody bears any more are left behind.
      if (old[at] === NONE || old[at + 3] === 0) continue;
      used += 1;
      const to = this.#find(old[at] ?? 0, old[at + 1] ?? 0) * 4;
      this.#slots.set(old.subarray(at, at + 4), to);
    }
    this.#used = used;
  }
}

function table(capacity: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(capacity * 16)).fill(NONE);
}
