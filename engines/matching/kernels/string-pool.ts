import { ForelandError } from '@foreland/model';
import { codesAt, HEAD_CELLS, headsAt, reserve } from './pool-memory.ts';
import type { PoolMemory } from './pool-memory.ts';
import { LENGTH_MASK, withInitial, withRepeat, withUnit } from './signature.ts';

/** What a worker thread needs to read a pool; posted as a message, its strings are shared, not copied. */
export interface SharedPool {
  readonly memory: PoolMemory;
  readonly size: number;
  readonly unitCount: number;
}

/** How much room to set aside at once. More is taken when it is needed, at the price of one copy. */
export interface PoolRoom {
  readonly strings?: number;
  /** UTF-16 code units of all strings together. */
  readonly units?: number;
}

/** FNV-1a over UTF-16 code units, its bits mixed at the end as MurmurHash3 does. */
function mixed(hash: number): number {
  const product = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return product ^ (product >>> 13);
}
const HASH_SEED = 0x811c9dc5;
const HASH_PRIME = 0x01000193;
/** Longest piece handed to `String.fromCharCode` at once. */
const PIECE = 4096;

/**
 * Distinct strings as small integers, in the order of their first appearance, with their UTF-16 code units side
 * by side. 16 bytes and two a code unit for each string, and about eight for finding it again; ten million
 * strings of twelve code units take about half a gigabyte.
 *
 * One thread adds; others read what was there when the pool was shared with them. Strings never change or go.
 */
export class StringPool {
  #memory: PoolMemory;
  #heads: Int32Array = new Int32Array();
  #codes: Uint16Array = new Uint16Array();
  #size = 0;
  #unitCount = 0;
  readonly #readOnly: boolean;
  /** Open addressing: id + 1, or 0 where empty; at most two thirds full. Made when first needed. */
  #slots: Int32Array | undefined;

  /** An empty pool, or that of another thread, which can only be read. */
  constructor(from: PoolRoom | SharedPool = {}) {
    this.#readOnly = 'memory' in from;
    if ('memory' in from) {
      this.#memory = from.memory;
      this.#size = from.size;
      this.#unitCount = from.unitCount;
    } else {
      const { strings = 1024, units = strings * 16 } = from;
      this.#memory = reserve(Math.max(1, strings), Math.max(1, units));
    }
    this.#look();
  }

  /** For another thread, which makes a pool of it. */
  share(): SharedPool {
    return { memory: this.#memory, size: this.#size, unitCount: this.#unitCount };
  }

  get size(): number {
    return this.#size;
  }

  /** Code units of all strings together. */
  get unitCount(): number {
    return this.#unitCount;
  }

  /** Changes when the pool grows, and with it `heads` and `codes`. */
  get memory(): PoolMemory {
    return this.#memory;
  }

  /**
   * Four cells a string: start in `codes`; length, at most 65,535, below the initials; and the two words of its
   * letter signature (`signature.ts`).
   */
  get heads(): Int32Array {
    return this.#heads;
  }

  get codes(): Uint16Array {
    return this.#codes;
  }

  start(id: number): number {
    return this.#heads[id * HEAD_CELLS] ?? 0;
  }

  /** In UTF-16 code units. */
  length(id: number): number {
    const told = (this.#heads[id * HEAD_CELLS + 1] ?? 0) & LENGTH_MASK;
    if (told < LENGTH_MASK) return told;
    return (id + 1 < this.#size ? this.start(id + 1) : this.#unitCount) - this.start(id);
  }

  text(id: number): string {
    const start = this.start(id);
    const end = start + this.length(id);
    let text = '';
    for (let from = start; from < end; from += PIECE) {
      // Spread from an array: several times faster than from a view of shared memory.
      const piece = Array.from<number>({ length: Math.min(PIECE, end - from) });
      for (let at = 0; at < piece.length; at++) piece[at] = this.#codes[from + at] ?? 0;
      text += String.fromCharCode(...piece);
    }
    return text;
  }

  /** The id of a string, which is added where it is new. */
  intern(text: string): number {
    const slots = this.#index();
    const slot = this.#slotOf(text, slots);
    const entry = slots[slot] ?? 0;
    if (entry !== 0) return entry - 1;
    if (this.#readOnly)
      throw new ForelandError({
        code: 'string-pool-read-only',
        message: 'A string pool shared by another thread can only be read.',
        remedy: 'Add the strings in the thread that made the pool, and share it again.',
        status: 500,
      });
    const id = this.#append(text);
    slots[slot] = id + 1;
    if (this.#size * 3 > slots.length * 2) this.#slots = this.#indexOf(slots.length * 2);
    return id;
  }

  /** The id of a string, or -1. */
  find(text: string): number {
    const slots = this.#index();
    return (slots[this.#slotOf(text, slots)] ?? 0) - 1;
  }

  #look(): void {
    const { buffer, strings, units } = this.#memory;
    this.#heads = new Int32Array(buffer, headsAt(), strings * HEAD_CELLS);
    this.#codes = new Uint16Array(buffer, codesAt(this.#memory), units);
  }

  #grow(units: number): void {
    const { strings, units: room } = this.#memory;
    const heads = this.#heads.subarray(0, this.#size * HEAD_CELLS);
    const codes = this.#codes.subarray(0, this.#unitCount);
    this.#memory = reserve(
      this.#size < strings ? strings : strings * 2,
      units <= room ? room : Math.max(units, room * 2),
    );
    this.#look();
    this.#heads.set(heads);
    this.#codes.set(codes);
  }

  #append(text: string): number {
    const start = this.#unitCount;
    const end = start + text.length;
    if (end > this.#memory.units || this.#size === this.#memory.strings) this.#grow(end);
    const codes = this.#codes;
    let initials = 0;
    let low = 0;
    let high = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      codes[start + at] = unit;
      initials = withInitial(initials, at, unit);
      high = withRepeat(low, high, unit);
      low = withUnit(low, unit);
    }
    const id = this.#size++;
    this.#unitCount = end;
    const head = id * HEAD_CELLS;
    this.#heads[head] = start;
    this.#heads[head + 1] = Math.min(text.length, LENGTH_MASK) | initials;
    this.#heads[head + 2] = low;
    this.#heads[head + 3] = high;
    return id;
  }

  #index(): Int32Array {
    if (this.#slots) return this.#slots;
    let length = 1024;
    while (this.#size * 3 > length * 2) length *= 2;
    this.#slots = this.#indexOf(length);
    return this.#slots;
  }

  #indexOf(length: number): Int32Array {
    const slots = new Int32Array(length);
    const mask = length - 1;
    const codes = this.#codes;
    for (let id = 0; id < this.#size; id++) {
      const start = this.start(id);
      const end = start + this.length(id);
      let hash = HASH_SEED;
      for (let at = start; at < end; at++) hash = Math.imul(hash ^ (codes[at] ?? 0), HASH_PRIME);
      let slot = mixed(hash) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    return slots;
  }

  /** Where a string is, or would be put. */
  #slotOf(text: string, slots: Int32Array): number {
    let hash = HASH_SEED;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), HASH_PRIME);
    const mask = slots.length - 1;
    let slot = mixed(hash) & mask;
    for (;;) {
      const entry = slots[slot] ?? 0;
      if (entry === 0 || this.#holds(entry - 1, text)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #holds(id: number, text: string): boolean {
    if (this.length(id) !== text.length) return false;
    const start = this.start(id);
    for (let at = 0; at < text.length; at++)
      if (this.#codes[start + at] !== text.charCodeAt(at)) return false;
    return true;
  }
}
