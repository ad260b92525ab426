import { subgraph } from '../graph/derive.ts';
import type { Graph } from '../graph/graph.ts';
import { components } from '../kernels/components.ts';
import { say } from './analysis.ts';
import type { Reason } from './analysis.ts';

/** What becomes of the part of the network that a node is in, once the node is gone. */
export function withoutNode(graph: Graph, node: number): Reason[] {
  const { labels } = components(graph);
  const others = Array.from(labels.keys()).filter((each) => labels[each] === labels[node] && each !== node);
  if (others.length === 0) return [{ text: say('analysis.without.alone') }];
  const left = components(subgraph(graph, others).graph);
  if (left.count === 1) return [{ text: say('analysis.without.whole') }];
  const most = left.sizes.reduce((largest, size) => Math.max(largest, size), 0);
  return [
    { text: say('analysis.without.parts'), value: left.count },
    { text: say('analysis.without.cut-off'), value: others.length - most },
  ];
}
