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

/** Texts as small integers, in the order of their first appearance. */
export class Interner {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];

  get size(): number {
    return this.#texts.length;
  }

  id(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.#texts.length;
      this.#ids.set(text, id);
      this.#texts.push(text);
    }
    return id;
  }

  text(id: number): string {
    return this.#texts[id] ?? '';
  }
}

/** Rows by key in compressed form: the rows of key k are `rows[starts[k]] … rows[starts[k + 1] - 1]`. */
export interface RowsByKey {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
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
