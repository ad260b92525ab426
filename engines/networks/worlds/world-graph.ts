import { arcsOf, Graph } from '../graph/graph.ts';

/** All nodes of a graph with some of its edges, which are numbered anew in their order. */
export function worldGraph(graph: Graph, edges: Int32Array): Graph {
  const { directed, nodeCount, weights } = graph;
  const from = new Int32Array(edges.length);
  const to = new Int32Array(edges.length);
  const kept = weights && new Float64Array(edges.length);
  for (let at = 0; at < edges.length; at++) {
    const edge = edges[at]!;
    from[at] = graph.from[edge]!;
    to[at] = graph.to[edge]!;
    if (kept && weights) kept[at] = weights[edge]!;
  }
  return new Graph({ directed, from, to, weights: kept, ...arcsOf(nodeCount, from, to, directed) });
}
