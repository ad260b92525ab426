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

/** FNV-1a over UTF-16 code units, begun with a tag, its bits mixed at the end as MurmurHash3 does. */
function hashOf(text: string, tag: number): number {
  let hash = 0x811c9dc5 ^ tag;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/**
 * Texts, each under a small tag, as integers in the order of their first appearance. An open-addressing table
 * of integers: a Map of a million texts takes several times as much memory, and longer.
 */
export class Interner {
  readonly #texts: string[] = [];
  readonly #tags = new IntColumn();
  /** Pairs of text id + 1 (0 where empty) and hash, side by side for one memory access; at most half full. */
  #slots = new Int32Array(4096);

  get size(): number {
    return this.#texts.length;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    for (let from = 0; from < old.length; from += 2) {
      const entry = old[from] ?? 0;
      if (entry === 0) continue;
      const hash = old[from + 1] ?? 0;
      let slot = (hash << 1) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 2) & (slots.length - 1);
      slots[slot] = entry;
      slots[slot + 1] = hash;
    }
    this.#slots = slots;
  }

  id(text: string, tag = 0): number {
    const hash = hashOf(text, tag);
    const mask = this.#slots.length - 1;
    let slot = (hash << 1) & mask;
    for (let entry = this.#slots[slot] ?? 0; entry !== 0; entry = this.#slots[slot] ?? 0) {
      if (
        this.#slots[slot + 1] === hash &&
        this.#texts[entry - 1] === text &&
        this.#tags.get(entry - 1) === tag
      )
        return entry - 1;
      slot = (slot + 2) & mask;
    }
    const id = this.size;
    this.#texts.push(text);
    this.#tags.push(tag);
    this.#slots[slot] = id + 1;
    this.#slots[slot + 1] = hash;
    if (this.size * 4 > this.#slots.length) this.#grow();
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
