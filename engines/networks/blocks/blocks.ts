import { leiden } from '../communities/leiden.ts';
import { renumber } from '../communities/level-graph.ts';
import { buildGraph } from '../graph/build.ts';
import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';
import { Random } from '../random.ts';
import { BlockState } from './block-state.ts';
import type { BlockModel } from './block-state.ts';

export interface BlocksOptions {
  /** The model of which the description is shorter, where left out. */
  readonly model?: BlockModel;
  /** No more blocks are looked for. Left out: 40. */
  readonly mostBlocks?: number;
  /** Searches from different beginnings, of which the best counts. Left out: 3. */
  readonly searches?: number;
  /** Rounds at temperature one, from which `support` is counted. Left out: 50. */
  readonly rounds?: number;
  readonly seed?: number;
  /** Throws where nobody wants the result any more; called often. */
  readonly checkpoint?: (() => void) | undefined;
}

export interface Blocks {
  readonly model: BlockModel;
  readonly count: number;
  /** Block of each node, numbered by their first nodes. */
  readonly labels: Int32Array;
  /** Nats that it takes to write the network down, but for a constant of the network. */
  readonly length: number;
  /** What it would take with all nodes in one block, in the same model: the difference is what the blocks are worth. */
  readonly lengthWithout: number;
  /** Edges between blocks, row by row; each edge within a block counts once. */
  readonly links: Float64Array;
  /** Of each node, the share of rounds at temperature one that it spent in its block. */
  readonly support: Float64Array;
}

const MOST_BLOCKS = 200;
/** Sweeps over all nodes while blocks are being joined, and once few are left. */
const SWEEPS = 3;
const LAST_SWEEPS = 30;
/** Changes below this are rounding. */
const LEAST_CHANGE = 1e-9;

/**
 * Blocks of nodes that are linked alike, whatever the pattern: groups, hubs with their rim, two sides that deal with each
 * other. Their number is the one that describes the network shortest (minimum description length); blocks are found by
 * joining from many to few, moving single nodes in between (after Peixoto 2014, Phys. Rev. E 89, 012804). Weights and
 * directions do not matter; parallel edges count each. Time grows with edges times `mostBlocks`, for networks of up to some
 * ten thousand nodes.
 * @throws ForelandError `kernel-parameter`
 */
export function blocks(graph: Graph, options: BlocksOptions = {}): Blocks {
  const { mostBlocks = 40, searches = 3, rounds = 50, seed = 1, checkpoint } = options;
  if (!(Number.isInteger(mostBlocks) && mostBlocks >= 1 && mostBlocks <= MOST_BLOCKS)) {
    throw refuse('kernel-parameter', `The number of blocks must be a whole number from 1 to ${MOST_BLOCKS}.`);
  }
  if (!(Number.isInteger(searches) && searches >= 1))
    throw refuse('kernel-parameter', 'Search at least once.');
  if (!(Number.isInteger(rounds) && rounds >= 0))
    throw refuse('kernel-parameter', 'Rounds are a whole number.');
  const { nodeCount, from, to } = graph;
  const plain = graph.directed ? buildGraph({ nodeCount, from, to }) : graph;
  const models: readonly BlockModel[] = options.model ? [options.model] : ['degree-corrected', 'plain'];
  const room = Math.min(mostBlocks, nodeCount);
  let best: { state: BlockState; length: number } | undefined;
  for (const model of models) {
    for (let search = 0; search < searches; search++) {
      const random = new Random(seed, search);
      const labels = joined(plain, model, startOf(plain, room, search, random), room, random, checkpoint);
      const state = new BlockState(plain, model, labels, room);
      const length = state.length();
      if (!best || length < best.length - LEAST_CHANGE) best = { state, length };
    }
  }
  const { state, length } = best!;
  renumber(state.labels, room);
  return finished(state, length, rounds, new Random(seed, searches), checkpoint);
}

function finished(
  found: BlockState,
  length: number,
  rounds: number,
  random: Random,
  checkpoint: (() => void) | undefined,
): Blocks {
  const { graph, model, labels, count, room } = found;
  const state = new BlockState(graph, model, labels, room);
  const links = new Float64Array(count * count);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const [a, b] = [labels[graph.from[edge]!]!, labels[graph.to[edge]!]!];
    links[a * count + b]! += 1;
    if (a !== b) links[b * count + a]! += 1;
  }
  const alone = new BlockState(graph, model, new Int32Array(graph.nodeCount), 1);
  const support = new Float64Array(graph.nodeCount).fill(rounds === 0 ? 1 : 0);
  for (let round = 0; round < rounds; round++) {
    checkpoint?.();
    sweep(state, random, { greedy: false, opens: true });
    for (let node = 0; node < support.length; node++)
      if (state.labels[node] === labels[node]) support[node]! += 1 / rounds;
  }
  return { model, count, labels: labels.slice(), length, lengthWithout: alone.length(), links, support };
}

/** Where a search begins: with the groups, or with random blocks. */
function startOf(graph: Graph, room: number, search: number, random: Random): Int32Array {
  if (search > 0) return Int32Array.from({ length: graph.nodeCount }, () => random.below(room));
  return leiden(graph, { seed: 1, resolution: 2 }).labels.map((label) => label % room);
}

/** Joins blocks down to one, moves nodes in between, and gives the best that came up on the way, made better still. */
function joined(
  graph: Graph,
  model: BlockModel,
  start: Int32Array,
  room: number,
  random: Random,
  checkpoint: (() => void) | undefined,
): Int32Array {
  const state = new BlockState(graph, model, start, room);
  let best = state.labels.slice();
  let bestLength = Infinity;
  for (;;) {
    checkpoint?.();
    for (let round = 0; round < SWEEPS; round++) sweep(state, random, { greedy: true, opens: false });
    const length = state.length();
    if (length < bestLength - LEAST_CHANGE) {
      bestLength = length;
      best = state.labels.slice();
    }
    if (state.count === 1) break;
    // A tenth fewer each time; the fewer are left the finer the steps.
    const wanted = Math.max(1, Math.floor(state.count * 0.9));
    while (state.count > wanted) joinBest(state);
  }
  const last = new BlockState(graph, model, best, room);
  for (let round = 0; round < LAST_SWEEPS; round++)
    if (!sweep(last, random, { greedy: true, opens: true })) break;
  return last.labels;
}

function joinBest(state: BlockState): void {
  let [least, one, other] = [Infinity, -1, -1];
  for (let a = 0; a < state.room; a++) {
    if (state.sizes[a] === 0) continue;
    for (let b = a + 1; b < state.room; b++) {
      if (state.sizes[b] === 0) continue;
      const change = state.mergeLength(a, b);
      if (change < least) [least, one, other] = [change, a, b];
    }
  }
  for (let node = 0; node < state.labels.length; node++)
    if (state.labels[node] === other) state.move(node, one);
}

interface Sweep {
  /** Takes the best block; otherwise each block is as likely as it shortens the description. */
  readonly greedy: boolean;
  /** Offers an empty block, too. */
  readonly opens: boolean;
}

/** Offers every node, in random order, every block, and lets it take one. @returns whether any node moved */
function sweep(state: BlockState, random: Random, { greedy, opens }: Sweep): boolean {
  const { room, sizes, labels } = state;
  const order = Int32Array.from(labels.keys());
  random.shuffle(order);
  const offered = new Int32Array(room);
  const changes = new Float64Array(room);
  let moved = false;
  for (const node of order) {
    const own = labels[node]!;
    let count = 0;
    let isEmptyOffered = !opens || sizes[own] === 1;
    for (let block = 0; block < room; block++) {
      if (sizes[block] === 0) {
        if (isEmptyOffered) continue;
        isEmptyOffered = true;
      }
      offered[count] = block;
      changes[count++] = block === own ? 0 : state.moveLength(node, block);
    }
    const chosen = greedy ? leastOf(offered, changes, count, own) : draw(offered, changes, count, random);
    if (chosen === own) continue;
    state.move(node, chosen);
    moved = true;
  }
  return moved;
}

function leastOf(offered: Int32Array, changes: Float64Array, count: number, own: number): number {
  let [block, least] = [own, -LEAST_CHANGE];
  for (let at = 0; at < count; at++) if (changes[at]! < least) [block, least] = [offered[at]!, changes[at]!];
  return block;
}

function draw(offered: Int32Array, changes: Float64Array, count: number, random: Random): number {
  let least = Infinity;
  for (let at = 0; at < count; at++) least = Math.min(least, changes[at]!);
  let sum = 0;
  for (let at = 0; at < count; at++) sum += Math.exp(least - changes[at]!);
  let left = random.next() * sum;
  for (let at = 0; at < count - 1; at++) {
    left -= Math.exp(least - changes[at]!);
    if (left < 0) return offered[at]!;
  }
  return offered[count - 1]!;
}
