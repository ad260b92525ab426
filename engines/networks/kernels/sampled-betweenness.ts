import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';
import { Random } from '../random.ts';
import { BreadthFirst } from './breadth-first.ts';
import { components } from './components.ts';

export interface SampledBetweennessOptions {
  /** Largest error of any node's score, as a share of all ordered pairs of nodes. Left out: 0.01. */
  readonly error?: number;
  /** Probability that any score errs by more. Left out: 0.05. */
  readonly doubt?: number;
  readonly seed?: number;
  /** Throws where nobody wants the result any more; called often. */
  readonly checkpoint?: (() => void) | undefined;
}

export interface SampledBetweenness {
  /** Share of ordered pairs whose shortest paths pass through each node; times n (n − 1), halved where undirected, it is `betweenness`. */
  readonly scores: Float64Array;
  /** With probability 1 − `doubt` no score errs by more than this. */
  readonly error: number;
  readonly doubt: number;
  /** Shortest paths that were drawn. */
  readonly samples: number;
}

/** The constant of the bound, as estimated by Löffler & Phillips (2009) and used by Riondato & Kornaropoulos. */
const BOUND = 0.5;

/**
 * Betweenness from random shortest paths between random pairs of nodes; how many are enough follows from the longest
 * shortest path (Riondato & Kornaropoulos 2016). Paths are found from both ends at once (Borassi & Natale 2016).
 * @throws ForelandError `kernel-parameter`
 */
export function sampledBetweenness(
  graph: Graph,
  options: SampledBetweennessOptions = {},
): SampledBetweenness {
  const { error = 0.01, doubt = 0.05, seed = 1, checkpoint } = options;
  if (!(error > 0 && error < 1)) throw refuse('kernel-parameter', 'The error must be between 0 and 1.');
  if (!(doubt > 0 && doubt < 1)) throw refuse('kernel-parameter', 'The doubt must be between 0 and 1.');
  const { nodeCount } = graph;
  const scores = new Float64Array(nodeCount);
  const longest = mostNodesOnPath(graph);
  // Paths of two nodes pass through nobody.
  if (longest < 3) return { scores, error: 0, doubt, samples: 0 };
  const dimension = Math.floor(Math.log2(longest - 2)) + 1;
  const samples = Math.ceil((BOUND / error ** 2) * (dimension + Math.log(1 / doubt)));
  const random = new Random(seed);
  const paths = new RandomPaths(graph, random);
  for (let sample = 0; sample < samples; sample++) {
    checkpoint?.();
    const source = random.below(nodeCount);
    let target = random.below(nodeCount - 1);
    if (target >= source) target++;
    paths.count(source, target, scores);
  }
  for (let node = 0; node < nodeCount; node++) scores[node]! /= samples;
  return { scores, error, doubt, samples };
}

/** No shortest path has more nodes: twice the depth of a search in each component, or all its nodes where directed. */
function mostNodesOnPath(graph: Graph): number {
  const { labels, sizes } = components(graph);
  let most = 1;
  if (graph.directed) for (const size of sizes) most = Math.max(most, size);
  else {
    const search = new BreadthFirst(graph.nodeCount);
    const done = new Uint8Array(sizes.length);
    for (let node = 0; node < graph.nodeCount; node++) {
      const component = labels[node]!;
      if (done[component] === 1) continue;
      done[component] = 1;
      search.search(graph, [node]);
      const { distances, order, reached } = search;
      const last = distances[order[reached - 1]!]!;
      const beforeLast = reached > 1 ? distances[order[reached - 2]!]! : 0;
      most = Math.max(most, last + beforeLast + 1);
    }
  }
  return most;
}

/** One end of the search. */
interface Side {
  readonly graph: Graph;
  readonly distances: Int32Array;
  /** Number of shortest paths from this end to each node. */
  readonly counts: Float64Array;
  readonly order: Int32Array;
  reached: number;
  /** First of `order` of the outermost level. */
  level: number;
}

function sideOf(graph: Graph): Side {
  const { nodeCount } = graph;
  return {
    graph,
    distances: new Int32Array(nodeCount).fill(-1),
    counts: new Float64Array(nodeCount),
    order: new Int32Array(nodeCount),
    reached: 0,
    level: 0,
  };
}

class RandomPaths {
  readonly #forth: Side;
  readonly #back: Side;
  readonly #random: Random;

  constructor(graph: Graph, random: Random) {
    this.#forth = sideOf(graph);
    this.#back = sideOf(graph.reversed);
    this.#random = random;
  }

  /** Adds one to each node within a shortest path that is drawn from all between the two. */
  count(source: number, target: number, hits: Float64Array): void {
    const forth = this.#forth;
    const back = this.#back;
    begin(forth, source);
    begin(back, target);
    for (;;) {
      const isForth = costOf(forth) <= costOf(back);
      const side = isForth ? forth : back;
      expand(side);
      if (side.level === side.reached) break;
      const meeting = this.#meeting(side, isForth ? back : forth);
      if (meeting < 0) continue;
      if (meeting !== source && meeting !== target) hits[meeting]! += 1;
      this.#walk(forth, back.graph, meeting, hits);
      this.#walk(back, forth.graph, meeting, hits);
      break;
    }
    clear(forth);
    clear(back);
  }

  /** A node where the two searches meet, as likely as paths pass through it, or -1. */
  #meeting(side: Side, other: Side): number {
    let sum = 0;
    for (let at = side.level; at < side.reached; at++) {
      const node = side.order[at]!;
      if (other.distances[node]! >= 0) sum += side.counts[node]! * other.counts[node]!;
    }
    if (sum === 0) return -1;
    let left = this.#random.next() * sum;
    let last = -1;
    for (let at = side.level; at < side.reached; at++) {
      const node = side.order[at]!;
      if (other.distances[node]! < 0) continue;
      last = node;
      left -= side.counts[node]! * other.counts[node]!;
      if (left < 0) break;
    }
    return last;
  }

  /** Goes from a node to the end of the side, over nodes as likely as paths pass through them. */
  #walk(side: Side, against: Graph, from: number, hits: Float64Array): void {
    let node = from;
    for (let distance = side.distances[node]! - 1; distance > 0; distance--) {
      let left = this.#random.next() * side.counts[node]!;
      let chosen = -1;
      for (let arc = against.offsets[node]!; arc < against.offsets[node + 1]!; arc++) {
        const other = against.targets[arc]!;
        if (side.distances[other] !== distance) continue;
        chosen = other;
        left -= side.counts[other]!;
        if (left < 0) break;
      }
      node = chosen;
      hits[node]! += 1;
    }
  }
}

function begin(side: Side, node: number): void {
  side.distances[node] = 0;
  side.counts[node] = 1;
  side.order[0] = node;
  side.reached = 1;
  side.level = 0;
}

function clear(side: Side): void {
  for (let at = 0; at < side.reached; at++) side.distances[side.order[at]!] = -1;
}

/** Arcs that leave the outermost level. */
function costOf({ graph, order, level, reached }: Side): number {
  let cost = 0;
  for (let at = level; at < reached; at++) cost += graph.degreeOf(order[at]!);
  return cost;
}

function expand(side: Side): void {
  const { graph, distances, counts, order, reached, level } = side;
  const { offsets, targets } = graph;
  for (let at = level; at < reached; at++) {
    const node = order[at]!;
    const next = distances[node]! + 1;
    const paths = counts[node]!;
    for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
      const other = targets[arc]!;
      const distance = distances[other]!;
      if (distance === next) counts[other]! += paths;
      else if (distance < 0) {
        distances[other] = next;
        counts[other] = paths;
        order[side.reached++] = other;
      }
    }
  }
  side.level = reached;
}
