import type { LevelGraph } from './level-graph.ts';
import { compress, link } from '../kernels/components.ts';

/** Parts groups that are not connected within, in place; no quality falls by it. `labels` become names of nodes. */
export function partDisconnected(
  { nodeCount, offsets, targets, weights }: LevelGraph,
  labels: Int32Array,
): void {
  const parents = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) parents[node] = node;
  for (let node = 0; node < nodeCount; node++) {
    const label = labels[node]!;
    const end = offsets[node + 1]!;
    for (let arc = offsets[node]!; arc < end; arc++) {
      const other = targets[arc]!;
      if (other < node && labels[other] === label && weights[arc]! > 0) link(parents, node, other);
    }
  }
  compress(parents);
  labels.set(parents);
}
