import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';
import { firstLevel } from './level-graph.ts';
import type { GroupingOptions, LevelGraph } from './level-graph.ts';

/**
 * How good groups are: modularity, from −½ to 1; or the constant Potts model, as weight per unit of weight in the graph.
 * Directions do not matter.
 * @param labels group of each node, from 0 to `nodeCount - 1`
 * @throws ForelandError `kernel-length`, `kernel-value`
 */
export function quality(graph: Graph, labels: Int32Array, options: GroupingOptions = {}): number {
  const { nodeCount } = graph;
  if (labels.length !== nodeCount) throw refuse('kernel-length', 'There must be one group for each node.');
  for (const label of labels) {
    if (!(label >= 0 && label < nodeCount)) throw refuse('kernel-value', `${label} is no number of a group.`);
  }
  const { level, resolution } = firstLevel(graph, options);
  return levelQuality(level, labels, resolution);
}

export function levelQuality(level: LevelGraph, labels: Int32Array, resolution: number): number {
  const { nodeCount, offsets, targets, weights, nodeWeights } = level;
  const sums = new Float64Array(nodeCount);
  let inside = 0;
  let total = 0;
  for (let node = 0; node < nodeCount; node++) {
    const own = labels[node]!;
    sums[own]! += nodeWeights[node]!;
    for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
      total += weights[arc]!;
      if (labels[targets[arc]!] === own) inside += weights[arc]!;
    }
  }
  if (total === 0) return 0;
  let expected = 0;
  for (let group = 0; group < nodeCount; group++) expected += sums[group]! * sums[group]!;
  return (inside - resolution * expected) / total;
}
