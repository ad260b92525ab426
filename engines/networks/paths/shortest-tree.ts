import type { Graph } from '../graph/graph.ts';
import { NodeHeap } from '../kernels/node-heap.ts';

/** Length of the shortest path from each node to the target, `Infinity` where there is none (Dijkstra 1959). */
export function lengthsTo(graph: Graph, target: number, lengths: Float64Array): Float64Array {
  const { offsets, targets, arcEdges } = graph.reversed;
  const out = new Float64Array(graph.nodeCount).fill(Infinity);
  const settled = new Uint8Array(graph.nodeCount);
  const heap = new NodeHeap(graph.nodeCount);
  out[target] = 0;
  heap.put(target, 0);
  while (heap.size > 0) {
    const node = heap.take();
    settled[node] = 1;
    for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
      const other = targets[arc]!;
      if (settled[other] === 1) continue;
      const length = out[node]! + lengths[arcEdges[arc]!]!;
      if (length < out[other]!) {
        out[other] = length;
        heap.put(other, length);
      }
    }
  }
  return out;
}
