import { startsFromCounts } from '../graph/graph.ts';

/** Rounding of capacities that are sums of fractions. */
const NOTHING = 1e-9;

/**
 * Greatest flow by shortest augmenting paths in layers (Dinic 1970). The shape is set once; capacities are set for each run,
 * and may be infinite. Arc i goes from `from[i]` to `to[i]`; a capacity the other way makes it a link without direction.
 */
export class FlowNetwork {
  readonly nodeCount: number;
  readonly arcCount: number;
  /** Arcs of a node, as half-arcs: arc i forward is 2i, backward 2i + 1. */
  readonly #offsets: Int32Array;
  readonly #halves: Int32Array;
  readonly #heads: Int32Array;
  readonly #left: Float64Array;
  readonly #layers: Int32Array;
  readonly #queue: Int32Array;
  readonly #next: Int32Array;
  readonly #path: Int32Array;

  constructor(nodeCount: number, from: ArrayLike<number>, to: ArrayLike<number>) {
    const arcCount = from.length;
    this.nodeCount = nodeCount;
    this.arcCount = arcCount;
    this.#heads = new Int32Array(2 * arcCount);
    this.#offsets = new Int32Array(nodeCount + 1);
    for (let arc = 0; arc < arcCount; arc++) {
      this.#heads[2 * arc] = to[arc]!;
      this.#heads[2 * arc + 1] = from[arc]!;
      this.#offsets[from[arc]!]!++;
      this.#offsets[to[arc]!]!++;
    }
    const place = startsFromCounts(this.#offsets);
    this.#halves = new Int32Array(2 * arcCount);
    for (let half = 0; half < 2 * arcCount; half++) this.#halves[place[this.#heads[half ^ 1]!]!++] = half;
    this.#left = new Float64Array(2 * arcCount);
    this.#layers = new Int32Array(nodeCount);
    this.#queue = new Int32Array(nodeCount);
    this.#next = new Int32Array(nodeCount);
    this.#path = new Int32Array(nodeCount);
  }

  /** Before each run, of every arc. */
  setCapacity(arc: number, forward: number, backward = 0): void {
    this.#left[2 * arc] = forward;
    this.#left[2 * arc + 1] = backward;
  }

  /** Greatest flow from source to sink; infinite where a way without limit leads there. Uses the capacities up. */
  run(source: number, sink: number): number {
    let total = 0;
    while (this.#layer(source, sink)) {
      this.#next.set(this.#offsets.subarray(0, this.nodeCount));
      for (;;) {
        const pushed = this.#augment(source, sink);
        if (pushed === Infinity) return Infinity;
        if (pushed <= NOTHING) break;
        total += pushed;
      }
    }
    return total;
  }

  /** After a run: what the arc carries, where it was given no capacity backward. */
  flowOn(arc: number): number {
    const carried = this.#left[2 * arc + 1]!;
    return carried <= NOTHING ? 0 : carried;
  }

  #layer(source: number, sink: number): boolean {
    const [layers, queue, left] = [this.#layers, this.#queue, this.#left];
    layers.fill(-1);
    layers[source] = 0;
    queue[0] = source;
    let filled = 1;
    for (let taken = 0; taken < filled; taken++) {
      const node = queue[taken]!;
      for (let at = this.#offsets[node]!; at < this.#offsets[node + 1]!; at++) {
        const half = this.#halves[at]!;
        const head = this.#heads[half]!;
        if (layers[head]! >= 0 || left[half]! <= NOTHING) continue;
        layers[head] = layers[node]! + 1;
        // Whatever is as far as the sink leads to it by no shortest path.
        if (head === sink) return true;
        queue[filled++] = head;
      }
    }
    return false;
  }

  /** One path along the layers; dead ends are left behind. */
  #augment(source: number, sink: number): number {
    const [layers, next, left, path] = [this.#layers, this.#next, this.#left, this.#path];
    let node = source;
    let length = 0;
    while (node !== sink) {
      let step = -1;
      for (; next[node]! < this.#offsets[node + 1]!; next[node]!++) {
        const half = this.#halves[next[node]!]!;
        if (left[half]! > NOTHING && layers[this.#heads[half]!] === layers[node]! + 1) {
          step = half;
          break;
        }
      }
      if (step >= 0) {
        path[length++] = step;
        node = this.#heads[step]!;
      } else if (length === 0) return 0;
      else {
        const back = path[--length]!;
        node = this.#heads[back ^ 1]!;
        next[node]!++;
      }
    }
    let pushed = Infinity;
    for (let at = 0; at < length; at++) pushed = Math.min(pushed, left[path[at]!]!);
    if (pushed === Infinity) return Infinity;
    for (let at = 0; at < length; at++) {
      left[path[at]!]! -= pushed;
      left[path[at]! ^ 1]! += pushed;
    }
    return pushed;
  }
}
