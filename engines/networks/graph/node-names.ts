/** Names of the nodes of an edge list, numbered as they first appear. Whole numbers are kept as numbers. */
export class NodeNames {
  readonly #numbers: Int32Array;
  readonly #texts: ReadonlyMap<number, string>;
  #indexes: Map<string, number> | undefined;

  /**
   * @param numbers the number that names each node, or -1 where it has a text
   * @param texts texts of the other nodes
   */
  constructor(numbers: Int32Array, texts: ReadonlyMap<number, string>) {
    this.#numbers = numbers;
    this.#texts = texts;
  }

  get count(): number {
    return this.#numbers.length;
  }

  nameOf(node: number): string {
    return this.#texts.get(node) ?? String(this.#numbers[node]);
  }

  /** The node of the name, or -1. */
  indexOf(name: string): number {
    if (!this.#indexes) {
      this.#indexes = new Map();
      for (let node = 0; node < this.count; node++) this.#indexes.set(this.nameOf(node), node);
    }
    return this.#indexes.get(name) ?? -1;
  }
}
