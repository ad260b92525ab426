/** A column of integers that grows; four bytes each. */
export class IntColumn {
  #cells = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(cell: number): void {
    if (this.#length === this.#cells.length) {
      const larger = new Int32Array(this.#length * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[this.#length++] = cell;
  }

  get(row: number): number {
    return this.#cells[row] ?? 0;
  }

  /** The cells, shared, not copied. */
  view(): Int32Array {
    return this.#cells.subarray(0, this.#length);
  }
}

/** FNV-1a over UTF-16 code units, begun with a tag. */
function hashOf(text: string, tag: number): number {
  let hash = 0x811c9dc5 ^ tag;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/**
 * Texts, each under a small tag, as integers in the order of their first appearance. An open-addressing table
 * of integers: a Map of a million texts takes several times as long and as much memory.
 */
export class Interner {
  readonly #texts: string[] = [];
  readonly #tags = new IntColumn();
  readonly #hashes = new IntColumn();
  /** Text id + 1 by hash, 0 where empty; at most half full, its length a power of two. */
  #slots = new Int32Array(2048);

  get size(): number {
    return this.#texts.length;
  }

  /** The slot that holds the text, or the empty one where it belongs. */
  #slotOf(text: string, tag: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = (this.#slots[slot] ?? 0) - 1;
      if (id < 0 || (this.#hashes.get(id) === hash && this.#tags.get(id) === tag && this.#texts[id] === text)) return slot;
    }
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = this.#hashes.get(id) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }

  id(text: string, tag = 0): number {
    const hash = hashOf(text, tag);
    const slot = this.#slotOf(text, tag, hash);
    const known = (this.#slots[slot] ?? 0) - 1;
    if (known >= 0) return known;
    const id = this.size;
    this.#texts.push(text);
    this.#tags.push(tag);
    this.#hashes.push(hash);
    this.#slots[slot] = id + 1;
    if (this.size * 2 > this.#slots.length) this.#grow();
    return id;
  }

  text(id: number): string {
    return this.#texts[id] ?? '';
  }

  tag(id: number): number {
    return this.#tags.get(id);
  }
}

/** Rows by key in compressed form: the rows of key k are `rows[starts[k]] … rows[starts[k + 1] - 1]`. */
export interface RowsByKey {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

export function rowsOf({ starts, rows }: RowsByKey, key: number): Int32Array {
  return rows.subarray(starts[key], starts[key + 1]);
}

/** Counting sort of row numbers by their key; rows of one key keep their order. */
export function rowsByKey(keys: Int32Array, keyCount: number): RowsByKey {
  const starts = new Int32Array(keyCount + 1);
  for (let row = 0; row < keys.length; row++) {
    const next = (keys[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let key = 0; key < keyCount; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const rows = new Int32Array(keys.length);
  const next = starts.slice();
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? 0;
    const at = next[key] ?? 0;
    rows[at] = row;
    next[key] = at + 1;
  }
  return { starts, rows };
}
