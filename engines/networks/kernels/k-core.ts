import type { Graph } from '../graph/graph.ts';
import { startsFromCounts } from '../graph/graph.ts';

/**
 * Coreness of each node: the largest k such that the node is in the part of the graph where everybody has k links
 * within it. Parallel edges count each; directions do not matter. Linear time (Batagelj & Zaveršnik 2003).
 */
export function coreness(graph: Graph): Int32Array {
  const { nodeCount } = graph;
  const back = graph.directed ? graph.reversed : undefined;
  const degrees = new Int32Array(nodeCount);
  let most = 0;
  for (let node = 0; node < nodeCount; node++) {
    const degree = graph.degreeOf(node) + (back ? back.degreeOf(node) : 0);
    degrees[node] = degree;
    if (degree > most) most = degree;
  }
  // Nodes by degree; `bins[d]` is the place of the first node of degree d that is still to be taken.
  const bins = new Int32Array(most + 2);
  for (let node = 0; node < nodeCount; node++) bins[degrees[node]!]!++;
  const next = startsFromCounts(bins);
  const order = new Int32Array(nodeCount);
  const places = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const place = next[degrees[node]!]!++;
    order[place] = node;
    places[node] = place;
  }
  for (let at = 0; at < nodeCount; at++) {
    const node = order[at]!;
    lower(graph, node, degrees, bins, order, places);
    if (back) lower(back, node, degrees, bins, order, places);
  }
  return degrees;
}

/** Takes a link from each neighbour that still has more links than the node. */
function lower(
  { offsets, targets }: Graph,
  node: number,
  degrees: Int32Array,
  bins: Int32Array,
  order: Int32Array,
  places: Int32Array,
): void {
  const own = degrees[node]!;
  const end = offsets[node + 1]!;
  for (let arc = offsets[node]!; arc < end; arc++) {
    const other = targets[arc]!;
    const degree = degrees[other]!;
    if (degree <= own) continue;
    const first = bins[degree]!++;
    const moved = order[first]!;
    if (moved !== other) {
      const place = places[other]!;
      order[place] = moved;
      places[moved] = place;
      order[first] = other;
      places[other] = first;
    }
    degrees[other] = degree - 1;
  }
}
