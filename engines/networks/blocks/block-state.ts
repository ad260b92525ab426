import type { Graph } from '../graph/graph.ts';
import { LogFactorials } from './log-factorials.ts';

/** Whether the model explains links beside the blocks by the degree that each node has, or takes all of a block alike. */
export type BlockModel = 'degree-corrected' | 'plain';

/**
 * Nodes in blocks, with how many links run between blocks, and how many nats it takes to write the network down by them:
 * the description length of the microcanonical stochastic block model (Peixoto 2017, Phys. Rev. E 95, 012317: equations 3
 * to 6, 14, 40 and 42, with degrees spread evenly within a block). What does not depend on the blocks (parallel edges,
 * and for the degree-corrected model the degrees themselves) is left out but for what differs between the two models.
 */
export class BlockState {
  readonly graph: Graph;
  readonly model: BlockModel;
  /** Block of each node. */
  readonly labels: Int32Array;
  /** Room for so many blocks; not all need have nodes. */
  readonly room: number;
  /** Ends of links between blocks: of links within one, both ends. */
  readonly links: Float64Array;
  readonly degrees: Float64Array;
  readonly sizes: Int32Array;
  /** Blocks that have nodes. */
  count = 0;
  readonly #log: LogFactorials;
  readonly #logDegrees: number;
  /** Links of the node at hand to each block, and the blocks that it has any to. */
  readonly #own: Float64Array;
  readonly #met: Int32Array;

  constructor(graph: Graph, model: BlockModel, labels: Int32Array, room: number) {
    this.graph = graph;
    this.model = model;
    this.labels = labels.slice();
    this.room = room;
    this.links = new Float64Array(room * room);
    this.degrees = new Float64Array(room);
    this.sizes = new Int32Array(room);
    this.#own = new Float64Array(room);
    this.#met = new Int32Array(room);
    this.#log = new LogFactorials(2 * graph.edgeCount + graph.nodeCount);
    let logDegrees = 0;
    for (let node = 0; node < graph.nodeCount; node++) logDegrees += this.#log.of(graph.degreeOf(node));
    this.#logDegrees = logDegrees;
    this.#count();
  }

  #count(): void {
    const { graph, labels, links, degrees, sizes, room } = this;
    for (const label of labels) if (sizes[label]!++ === 0) this.count++;
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      const [a, b] = [labels[graph.from[edge]!]!, labels[graph.to[edge]!]!];
      links[a * room + b]! += 1;
      links[b * room + a]! += 1;
      degrees[a]! += 1;
      degrees[b]! += 1;
    }
  }

  /** Nats of the whole. */
  length(): number {
    const { room, sizes } = this;
    let sum = this.#partLengths(this.count);
    for (let block = 0; block < room; block++) {
      if (sizes[block] === 0) continue;
      sum += this.#blockLength(this.degrees[block]!, sizes[block]!);
      for (let other = block; other < room; other++)
        sum += this.#linkLength(block, other, this.#at(block, other));
    }
    return this.model === 'degree-corrected' ? sum - this.#logDegrees : sum;
  }

  /** Nats that moving the node to the other block adds. */
  moveLength(node: number, to: number): number {
    const from = this.labels[node]!;
    if (to === from) return 0;
    const { sizes, degrees } = this;
    const degree = this.graph.degreeOf(node);
    const met = this.#gather(node);
    const left = sizes[from] === 1 ? 1 : 0;
    const opened = sizes[to] === 0 ? 1 : 0;
    let change = this.#partLengths(this.count - left + opened) - this.#partLengths(this.count);
    change +=
      this.#blockLength(degrees[from]! - degree, sizes[from]! - 1) -
      this.#blockLength(degrees[from]!, sizes[from]!);
    change +=
      this.#blockLength(degrees[to]! + degree, sizes[to]! + 1) - this.#blockLength(degrees[to]!, sizes[to]!);
    const own = this.#own;
    for (let at = 0; at < met; at++) {
      const other = this.#met[at]!;
      if (other === from || other === to) continue;
      const count = own[other]!;
      change += this.#linkChange(from, other, -count) + this.#linkChange(to, other, count);
    }
    const toFrom = own[from]!;
    const toOther = own[to]!;
    change += this.#linkChange(from, from, -2 * toFrom) + this.#linkChange(to, to, 2 * toOther);
    change += this.#linkChange(from, to, toFrom - toOther);
    for (let at = 0; at < met; at++) own[this.#met[at]!] = 0;
    return change;
  }

  move(node: number, to: number): void {
    const from = this.labels[node]!;
    if (to === from) return;
    const { links, room, sizes, degrees } = this;
    const met = this.#gather(node);
    for (let at = 0; at < met; at++) {
      const other = this.#met[at]!;
      const count = this.#own[other]!;
      links[from * room + other]! -= count;
      links[other * room + from]! -= count;
      links[to * room + other]! += count;
      links[other * room + to]! += count;
      this.#own[other] = 0;
    }
    const degree = this.graph.degreeOf(node);
    degrees[from]! -= degree;
    degrees[to]! += degree;
    if (--sizes[from]! === 0) this.count--;
    if (sizes[to]!++ === 0) this.count++;
    this.labels[node] = to;
  }

  /** Nats that joining the two blocks adds. */
  mergeLength(one: number, other: number): number {
    const { sizes, degrees, room } = this;
    let change = this.#partLengths(this.count - 1) - this.#partLengths(this.count);
    change += this.#blockLength(degrees[one]! + degrees[other]!, sizes[one]! + sizes[other]!);
    change -=
      this.#blockLength(degrees[one]!, sizes[one]!) + this.#blockLength(degrees[other]!, sizes[other]!);
    for (let block = 0; block < room; block++) {
      if (block === one || block === other || sizes[block] === 0) continue;
      const [a, b] = [this.#at(one, block), this.#at(other, block)];
      change +=
        this.#linkLength(one, block, a + b) -
        this.#linkLength(one, block, a) -
        this.#linkLength(other, block, b);
    }
    const [inOne, inOther, across] = [this.#at(one, one), this.#at(other, other), this.#at(one, other)];
    change += this.#linkLength(one, one, inOne + inOther + 2 * across) - this.#linkLength(one, one, inOne);
    return change - this.#linkLength(other, other, inOther) - this.#linkLength(one, other, across);
  }

  #at(one: number, other: number): number {
    return this.links[one * this.room + other]!;
  }

  /** Counts the links of the node to each block. @returns how many blocks it has any to */
  #gather(node: number): number {
    const { offsets, targets } = this.graph;
    const own = this.#own;
    let met = 0;
    for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
      const block = this.labels[targets[arc]!]!;
      if (own[block] === 0) this.#met[met++] = block;
      own[block]! += 1;
    }
    return met;
  }

  #linkChange(one: number, other: number, by: number): number {
    if (by === 0) return 0;
    const count = this.#at(one, other);
    return this.#linkLength(one, other, count + by) - this.#linkLength(one, other, count);
  }

  /** Which links between two blocks are which: −ln e!, or −ln e!! within one. */
  #linkLength(one: number, other: number, count: number): number {
    if (one !== other) return -this.#log.of(count);
    return -(count / 2) * Math.LN2 - this.#log.of(count / 2);
  }

  /** Where in its block each end of a link goes, and which nodes are in the block. */
  #blockLength(degree: number, size: number): number {
    if (size === 0) return 0;
    const ends =
      this.model === 'degree-corrected'
        ? this.#log.of(degree) + this.#log.spread(size, degree)
        : degree * Math.log(size);
    return ends - this.#log.of(size);
  }

  /** How many blocks there are, of which sizes, and how many links run between which. */
  #partLengths(count: number): number {
    const { nodeCount, edgeCount } = this.graph;
    return (
      Math.log(nodeCount) +
      this.#log.choose(nodeCount - 1, count - 1) +
      this.#log.of(nodeCount) +
      this.#log.spread((count * (count + 1)) / 2, edgeCount)
    );
  }
}
