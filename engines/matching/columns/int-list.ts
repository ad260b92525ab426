/** A list of 32-bit integers that grows; `cells` beyond `length` is spare room. Shareable with threads. */
export class IntList {
  cells: Int32Array<SharedArrayBuffer>;
  length = 0;

  constructor(capacity = 1024) {
    this.cells = shared(capacity);
  }

  /** The list of another thread, to be read. */
  static over(cells: Int32Array<SharedArrayBuffer>): IntList {
    const list = new IntList(0);
    list.cells = cells;
    list.length = cells.length;
    return list;
  }

  /** What is filled, for another thread to read. */
  share(): Int32Array<SharedArrayBuffer> {
    return this.cells.subarray(0, this.length);
  }

  push(cell: number): number {
    if (this.length === this.cells.length) this.reserve(this.length + 1);
    this.cells[this.length] = cell;
    return this.length++;
  }

  get(at: number): number {
    return this.cells[at] ?? 0;
  }

  set(at: number, cell: number): void {
    if (at >= this.length) {
      this.reserve(at + 1);
      this.length = at + 1;
    }
    this.cells[at] = cell;
  }

  add(at: number, amount: number): number {
    const sum = this.get(at) + amount;
    this.set(at, sum);
    return sum;
  }

  /** Makes the list longer, by zeros. */
  extend(length: number): void {
    this.reserve(length);
    this.length = length;
  }

  reserve(capacity: number): void {
    if (capacity <= this.cells.length) return;
    const larger = shared(Math.max(capacity, Math.ceil(this.cells.length * 1.6)));
    larger.set(this.cells.subarray(0, this.length));
    this.cells = larger;
  }
}

function shared(capacity: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(capacity * 4));
}
