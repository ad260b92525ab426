/** Nodes by their keys, the least first; of equal keys in an order that depends on the calls alone. Four children each. */
export class NodeHeap {
  readonly #keys: Float64Array;
  readonly #nodes: Int32Array;
  /** Place of each node, or -1. */
  readonly #places: Int32Array;
  size = 0;

  constructor(nodeCount: number) {
    this.#keys = new Float64Array(nodeCount);
    this.#nodes = new Int32Array(nodeCount);
    this.#places = new Int32Array(nodeCount).fill(-1);
  }

  keyOf(node: number): number {
    return this.#keys[node]!;
  }

  /** Puts the node in, or moves it forward to a lesser key. */
  put(node: number, key: number): void {
    this.#keys[node] = key;
    let place = this.#places[node]!;
    if (place < 0) place = this.size++;
    while (place > 0) {
      const above = (place - 1) >> 2;
      const other = this.#nodes[above]!;
      if (this.#keys[other]! <= key) break;
      this.#set(place, other);
      place = above;
    }
    this.#set(place, node);
  }

  /** Takes the node of the least key out; there must be one. */
  take(): number {
    const least = this.#nodes[0]!;
    this.#places[least] = -1;
    const last = this.#nodes[--this.size]!;
    if (this.size === 0) return least;
    const key = this.#keys[last]!;
    let place = 0;
    for (;;) {
      const first = 4 * place + 1;
      if (first >= this.size) break;
      let child = first;
      const end = Math.min(first + 4, this.size);
      for (let at = first + 1; at < end; at++) {
        if (this.#keys[this.#nodes[at]!]! < this.#keys[this.#nodes[child]!]!) child = at;
      }
      const other = this.#nodes[child]!;
      if (this.#keys[other]! >= key) break;
      this.#set(place, other);
      place = child;
    }
    this.#set(place, last);
    return least;
  }

  clear(): void {
    for (let at = 0; at < this.size; at++) this.#places[this.#nodes[at]!] = -1;
    this.size = 0;
  }

  #set(place: number, node: number): void {
    this.#nodes[place] = node;
    this.#places[node] = place;
  }
}
