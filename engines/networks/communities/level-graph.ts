import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';

/**
 * What groupings maximise, over all groups: weight of links inside − resolution · (sum of node weights)² / 2, halved or
 * doubled to taste. Modularity (Newman & Girvan 2004; Reichardt & Bornholdt 2006) weighs nodes by their strength and
 * divides the resolution by the strength of all; the constant Potts model (Traag, Van Dooren & Nesterov 2011) weighs
 * nodes by one.
 */
export type Quality = 'modularity' | 'cpm';

export interface GroupingOptions {
  /** Left out: modularity. */
  readonly quality?: Quality;
  /** Higher gives smaller groups; for CPM it is the density that groups must exceed. Left out: 1. */
  readonly resolution?: number;
  /** Equal seeds give equal groups. Left out: 1. */
  readonly seed?: number;
}

/** A graph of one level of aggregation: both arcs of each link, none from a node to itself. */
export interface LevelGraph {
  readonly nodeCount: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  readonly nodeWeights: Float64Array;
}

/** The first level, with the resolution that goes with its node weights. Directions do not matter. */
export function firstLevel(
  graph: Graph,
  { quality = 'modularity', resolution = 1 }: GroupingOptions,
): { level: LevelGraph; resolution: number } {
  if (!(resolution >= 0 && resolution < Infinity)) {
    throw refuse('kernel-parameter', 'The resolution must be a finite number from 0 on.');
  }
  const { nodeCount } = graph;
  const { offsets, targets, weights } = bothWays(graph);
  const nodeWeights = new Float64Array(nodeCount).fill(1);
  if (quality === 'modularity') {
    let total = 0;
    for (let node = 0; node < nodeCount; node++) {
      let strength = 0;
      for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) strength += weights[arc]!;
      nodeWeights[node] = strength;
      total += strength;
    }
    return {
      level: { nodeCount, offsets, targets, weights, nodeWeights },
      resolution: total > 0 ? resolution / total : 0,
    };
  }
  return { level: { nodeCount, offsets, targets, weights, nodeWeights }, resolution };
}

function bothWays(graph: Graph): Pick<LevelGraph, 'offsets' | 'targets' | 'weights'> {
  if (!graph.directed) return { offsets: graph.offsets, targets: graph.targets, weights: graph.arcWeights };
  const { nodeCount, reversed } = graph;
  const offsets = new Int32Array(nodeCount + 1);
  const targets = new Int32Array(2 * graph.edgeCount);
  const weights = new Float64Array(2 * graph.edgeCount);
  let count = 0;
  for (let node = 0; node < nodeCount; node++) {
    offsets[node] = count;
    for (const side of [graph, reversed]) {
      for (let arc = side.offsets[node]!; arc < side.offsets[node + 1]!; arc++) {
        targets[count] = side.targets[arc]!;
        weights[count++] = side.arcWeights[arc]!;
      }
    }
  }
  offsets[nodeCount] = count;
  return { offsets, targets, weights };
}

/** Makes one node of each group; `labels` go from 0 to `count - 1`, none of them unused. */
export function aggregate(level: LevelGraph, labels: Int32Array, count: number): LevelGraph {
  const { nodeCount, offsets, targets, weights, nodeWeights } = level;
  const starts = new Int32Array(count + 1);
  for (let node = 0; node < nodeCount; node++) starts[labels[node]! + 1]!++;
  for (let group = 0; group < count; group++) starts[group + 1]! += starts[group]!;
  const members = new Int32Array(nodeCount);
  const next = starts.slice();
  for (let node = 0; node < nodeCount; node++) members[next[labels[node]!]!++] = node;

  const newOffsets = new Int32Array(count + 1);
  const newTargets = new Int32Array(targets.length);
  const newWeights = new Float64Array(targets.length);
  const newNodeWeights = new Float64Array(count);
  /** Where the arc to each group stands, if it was made for the group that is at hand. */
  const places = new Int32Array(count).fill(-1);
  let arcs = 0;
  for (let group = 0; group < count; group++) {
    const first = arcs;
    let weight = 0;
    for (let at = starts[group]!; at < starts[group + 1]!; at++) {
      const node = members[at]!;
      weight += nodeWeights[node]!;
      const end = offsets[node + 1]!;
      for (let arc = offsets[node]!; arc < end; arc++) {
        const other = labels[targets[arc]!]!;
        if (other === group) continue;
        const place = places[other]!;
        if (place >= first) newWeights[place]! += weights[arc]!;
        else {
          places[other] = arcs;
          newTargets[arcs] = other;
          newWeights[arcs++] = weights[arc]!;
        }
      }
    }
    newNodeWeights[group] = weight;
    newOffsets[group + 1] = arcs;
  }
  return {
    nodeCount: count,
    offsets: newOffsets,
    targets: newTargets.slice(0, arcs),
    weights: newWeights.slice(0, arcs),
    nodeWeights: newNodeWeights,
  };
}

/** Numbers the groups that are in use by their first node, in place. @returns how many there are */
export function renumber(labels: Int32Array, most: number): number {
  const numbers = new Int32Array(most).fill(-1);
  let count = 0;
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node]!;
    if (numbers[label]! < 0) numbers[label] = count++;
    labels[node] = numbers[label]!;
  }
  return count;
}
