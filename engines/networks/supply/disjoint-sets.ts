/** Records that are one thing, joined as they are found to be (Tarjan 1975); a set is named by its smallest member. */
export class DisjointSets {
  readonly #parent = new Map<string, string>();

  find(member: string): string {
    let root = member;
    for (let next = this.#parent.get(root); next !== undefined; next = this.#parent.get(root)) root = next;
    for (let at = member; at !== root;) {
      const next = this.#parent.get(at) ?? root;
      this.#parent.set(at, root);
      at = next;
    }
    return root;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a < b) this.#parent.set(b, a);
    else if (b < a) this.#parent.set(a, b);
  }
}
