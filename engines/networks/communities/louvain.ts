import type { Graph } from '../graph/graph.ts';
import { Random } from '../random.ts';
import type { Grouping } from './grouping.ts';
import { aggregate, firstLevel, renumber } from './level-graph.ts';
import type { GroupingOptions } from './level-graph.ts';
import { moveNodes } from './local-moving.ts';
import { levelQuality } from './modularity.ts';

/**
 * Groups by the Louvain method (Blondel et al. 2008), with fast local moving. Groups need not be connected within;
 * `leiden` guarantees it and finds better ones.
 * @throws ForelandError `kernel-parameter`
 */
export function louvain(graph: Graph, options: GroupingOptions = {}): Grouping {
  const first = firstLevel(graph, options);
  const random = new Random(options.seed ?? 1);
  const { nodeCount } = graph;
  const labels = Int32Array.from({ length: nodeCount }, (_, node) => node);
  let { level } = first;
  for (;;) {
    const order = numbersTo(level.nodeCount);
    random.shuffle(order);
    const groups = numbersTo(level.nodeCount);
    if (!moveNodes(level, first.resolution, groups, order)) break;
    const count = renumber(groups, level.nodeCount);
    for (let node = 0; node < nodeCount; node++) labels[node] = groups[labels[node]!]!;
    if (count === level.nodeCount) break;
    level = aggregate(level, groups, count);
  }
  const count = renumber(labels, nodeCount);
  return { count, labels, quality: levelQuality(first.level, labels, first.resolution) };
}

export function numbersTo(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = at;
  return numbers;
}
