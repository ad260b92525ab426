import type { LevelGraph } from './level-graph.ts';

/** Gains below this are rounding. */
const LEAST_GAIN = 1e-12;

/**
 * Moves nodes to the group, also to a new one, where the quality rises most, until none is left that would. Only nodes
 * whose neighbours moved are looked at again (fast local moving: Ozaki, Tezuka & Inaba 2016; Traag, Waltman & van Eck
 * 2019).
 * @param labels group of each node, from 0 to `nodeCount - 1`; changed in place
 * @param order the order in which nodes are looked at first
 * @returns whether any node moved
 */
export function moveNodes(
  { nodeCount, offsets, targets, weights, nodeWeights }: LevelGraph,
  resolution: number,
  labels: Int32Array,
  order: Int32Array,
): boolean {
  const groupWeights = new Float64Array(nodeCount);
  const groupSizes = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    groupWeights[labels[node]!]! += nodeWeights[node]!;
    groupSizes[labels[node]!]!++;
  }
  const free = new Int32Array(nodeCount);
  let freeCount = 0;
  for (let group = nodeCount - 1; group >= 0; group--) if (groupSizes[group] === 0) free[freeCount++] = group;

  // A ring of nodes that wait; none waits twice, so that the ring is never too small.
  const ring = order.slice();
  const waits = new Uint8Array(nodeCount).fill(1);
  let waiting = nodeCount;
  let head = 0;
  /** Weight of the links of the node at hand to each group. */
  const linked = new Float64Array(nodeCount);
  const touched = new Int32Array(nodeCount);
  let moved = false;
  while (waiting > 0) {
    const node = ring[head]!;
    head = head + 1 === nodeCount ? 0 : head + 1;
    waiting--;
    waits[node] = 0;
    const own = labels[node]!;
    const first = offsets[node]!;
    const end = offsets[node + 1]!;
    let count = 0;
    for (let arc = first; arc < end; arc++) {
      const group = labels[targets[arc]!]!;
      const known = linked[group]!;
      if (known === 0) {
        if (weights[arc] === 0) continue;
        touched[count++] = group;
      }
      linked[group] = known + weights[arc]!;
    }
    const scaled = resolution * nodeWeights[node]!;
    const stay = linked[own]! - scaled * (groupWeights[own]! - nodeWeights[node]!);
    let best = own;
    let bestGain = stay;
    for (let at = 0; at < count; at++) {
      const group = touched[at]!;
      const gain = linked[group]! - scaled * groupWeights[group]!;
      linked[group] = 0;
      if (gain > bestGain && group !== own) {
        best = group;
        bestGain = gain;
      }
    }
    // Alone in a new group the gain is zero.
    if (bestGain < 0 && groupSizes[own]! > 1 && freeCount > 0) {
      best = free[freeCount - 1]!;
      bestGain = 0;
    }
    if (best === own || !(bestGain > stay + LEAST_GAIN)) continue;
    if (groupSizes[best] === 0) freeCount--;
    labels[node] = best;
    groupWeights[own]! -= nodeWeights[node]!;
    groupWeights[best]! += nodeWeights[node]!;
    groupSizes[best]!++;
    if (--groupSizes[own]! === 0) free[freeCount++] = own;
    moved = true;
    for (let arc = first; arc < end; arc++) {
      const other = targets[arc]!;
      if (waits[other] === 1 || labels[other] === best) continue;
      waits[other] = 1;
      let tail = head + waiting;
      if (tail >= nodeCount) tail -= nodeCount;
      ring[tail] = other;
      waiting++;
    }
  }
  return moved;
}
