import { bitCount } from '../bits.ts';
import { checkNode } from '../graph/derive.ts';
import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';
import { checkProbabilities } from '../kernels/lengths.ts';
import { batchCount, drawWorlds, LANES, lanesOf } from './masks.ts';
import { SmallComponents } from './small-components.ts';
import { Spreading } from './spreading.ts';

/** What possible worlds are: each edge exists with its probability, independently of the others. */
export interface WorldsInput {
  readonly graph: Graph;
  /** Of each edge, from 0 to 1. */
  readonly probabilities: Float64Array;
  /** Left out: 1000. */
  readonly worlds?: number;
  /** Left out: 1. */
  readonly seed?: number;
}

/** Batches of 32 worlds from one to before another: a piece of the work. Pieces in any order add up to the same whole. */
export interface Batches {
  readonly from: number;
  readonly to: number;
}

export interface ReachCounts {
  readonly worlds: number;
  /** Worlds in which each node can be reached from a source along edges that exist. */
  readonly reached: Int32Array;
}

export interface ComponentCounts {
  readonly worlds: number;
  /** Number of components in each world. */
  readonly components: Int32Array;
  /** Nodes of the largest component in each world. */
  readonly largest: Int32Array;
  /** Worlds in which each node is in the largest component; of equally large ones in any of them. */
  readonly inLargest: Int32Array;
}

const MOST_WORLDS = 1_000_000;

/** @throws ForelandError `kernel-parameter`, `kernel-length`, `kernel-value` */
export function checkWorlds({ graph, probabilities, worlds = 1000 }: WorldsInput): number {
  if (!(Number.isInteger(worlds) && worlds >= 1 && worlds <= MOST_WORLDS)) {
    throw refuse('kernel-parameter', `The number of worlds must be a whole number from 1 to ${MOST_WORLDS}.`);
  }
  checkProbabilities(graph, probabilities);
  return worlds;
}

/**
 * In how many possible worlds each node is connected to a source.
 * @param piece all batches where left out
 * @throws ForelandError `kernel-node`, `kernel-parameter`, `kernel-length`, `kernel-value`
 */
export function reachInWorlds(
  input: WorldsInput & { readonly sources: readonly number[] },
  piece?: Batches,
): ReachCounts {
  const worlds = checkWorlds(input);
  const { graph, probabilities, seed = 1, sources } = input;
  for (const source of sources) checkNode(graph, source);
  const { from, to } = piece ?? { from: 0, to: batchCount(worlds) };
  const spreading = new Spreading(graph);
  const masks = new Int32Array(graph.edgeCount);
  const reached = new Int32Array(graph.nodeCount);
  for (let batch = from; batch < to; batch++) {
    drawWorlds(probabilities, seed, batch, masks);
    spreading.from(sources, masks, lanesOf(worlds, batch));
    addBits(spreading.reached, reached);
  }
  return { worlds: Math.min(worlds, to * LANES) - from * LANES, reached };
}

/**
 * Components of possible worlds; of a directed graph the weak ones.
 * @param piece all batches where left out
 * @throws ForelandError `kernel-parameter`, `kernel-length`, `kernel-value`
 */
export function componentsInWorlds(input: WorldsInput, piece?: Batches): ComponentCounts {
  const worlds = checkWorlds(input);
  const { probabilities, seed = 1 } = input;
  const graph = input.graph;
  const { from, to } = piece ?? { from: 0, to: batchCount(worlds) };
  const small = new SmallComponents(graph);
  const masks = new Int32Array(graph.edgeCount);
  const count = Math.min(worlds, to * LANES) - from * LANES;
  const counts: ComponentCounts = {
    worlds: count,
    components: new Int32Array(count),
    largest: new Int32Array(count),
    inLargest: new Int32Array(graph.nodeCount),
  };
  for (let batch = from; batch < to; batch++) {
    drawWorlds(probabilities, seed, batch, masks);
    const inLargest = small.find(masks, lanesOf(worlds, batch), (lane, components, largest) => {
      counts.components[(batch - from) * LANES + lane] = components;
      counts.largest[(batch - from) * LANES + lane] = largest;
    });
    addBits(inLargest, counts.inLargest);
  }
  return counts;
}

/** What pieces found, together; in the order of their batches. */
export function joinReach(parts: readonly ReachCounts[]): ReachCounts {
  return { worlds: sumOf(parts), reached: addUp(parts.map(({ reached }) => reached)) };
}

/** What pieces found, together; in the order of their batches. */
export function joinComponents(parts: readonly ComponentCounts[]): ComponentCounts {
  return {
    worlds: sumOf(parts),
    components: Int32Array.from(parts.flatMap(({ components }) => [...components])),
    largest: Int32Array.from(parts.flatMap(({ largest }) => [...largest])),
    inLargest: addUp(parts.map(({ inLargest }) => inLargest)),
  };
}

/** Cuts the worlds into pieces of whole batches that differ by one at most. */
export function cutWorlds(worlds: number, pieces: number): Batches[] {
  const batches = batchCount(worlds);
  return Array.from({ length: pieces }, (_, piece) => ({
    from: Math.floor((piece * batches) / pieces),
    to: Math.floor(((piece + 1) * batches) / pieces),
  })).filter(({ from, to }) => to > from);
}

function sumOf(parts: readonly { readonly worlds: number }[]): number {
  return parts.reduce((sum, { worlds }) => sum + worlds, 0);
}

function addUp(parts: readonly Int32Array[]): Int32Array {
  const sums = parts[0]?.slice() ?? new Int32Array();
  for (const part of parts.slice(1)) for (let at = 0; at < sums.length; at++) sums[at]! += part[at]!;
  return sums;
}

function addBits(words: Int32Array, counts: Int32Array): void {
  for (let at = 0; at < words.length; at++) counts[at]! += bitCount(words[at]!);
}
