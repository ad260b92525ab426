import { bitCount } from '../bits.ts';
import { checkNode } from '../graph/derive.ts';
import type { Graph } from '../graph/graph.ts';

export interface Closeness {
  /** Sum of 1 / distance to the targets (Marchiori & Latora 2000); unreachable ones add nothing. */
  readonly harmonic: Float64Array;
  /** Sum of distances to the targets that can be reached. */
  readonly farness: Float64Array;
  /** Number of targets that can be reached, the node itself left out. */
  readonly reached: Int32Array;
}

/** Searches at once: one bit of a word each. */
const LANES = 32;

/**
 * How near each node is to others along the edges, exactly. Sums over parts of the targets add up to the whole.
 * Searches back from 32 targets at a time, one bit of a word each (Then et al. 2014).
 * @param targets every node where left out
 * @param checkpoint throws where nobody wants the result any more; called often
 * @throws ForelandError `kernel-node`
 */
export function closeness(graph: Graph, targets?: readonly number[], checkpoint?: () => void): Closeness {
  const { nodeCount } = graph;
  const all = targets ?? Array.from({ length: nodeCount }, (_, node) => node);
  for (const target of all) checkNode(graph, target);
  const back = graph.reversed;
  const sums: Closeness = {
    harmonic: new Float64Array(nodeCount),
    farness: new Float64Array(nodeCount),
    reached: new Int32Array(nodeCount),
  };
  const words: Words = {
    seen: new Int32Array(nodeCount),
    front: new Int32Array(nodeCount),
    next: new Int32Array(nodeCount),
    active: new Int32Array(nodeCount),
    touched: new Int32Array(nodeCount),
  };
  for (let first = 0; first < all.length; first += LANES) {
    checkpoint?.();
    addLanes(back, all.slice(first, first + LANES), words, sums);
  }
  return sums;
}

/** Closeness from what `closeness` gives, corrected for what cannot be reached (Wasserman & Faust 1994), from 0 to 1. */
export function normalizedCloseness({ farness, reached }: Closeness): Float64Array {
  const others = Math.max(1, farness.length - 1);
  return farness.map((sum, node) => (sum > 0 ? (reached[node]! / sum) * (reached[node]! / others) : 0));
}

interface Words {
  readonly seen: Int32Array;
  readonly front: Int32Array;
  readonly next: Int32Array;
  readonly active: Int32Array;
  readonly touched: Int32Array;
}

function addLanes(
  { offsets, targets }: Graph,
  sources: readonly number[],
  words: Words,
  sums: Closeness,
): void {
  const { seen, front, next, active, touched } = words;
  seen.fill(0);
  let count = 0;
  for (const [lane, source] of sources.entries()) {
    if (front[source] === 0) active[count++] = source;
    front[source]! |= 1 << lane;
    seen[source]! |= 1 << lane;
  }
  for (let distance = 1; count > 0; distance++) {
    let touchedCount = 0;
    for (let at = 0; at < count; at++) {
      const node = active[at]!;
      const word = front[node]!;
      front[node] = 0;
      const end = offsets[node + 1]!;
      for (let arc = offsets[node]!; arc < end; arc++) {
        const other = targets[arc]!;
        const known = next[other]!;
        if (known === 0) touched[touchedCount++] = other;
        next[other] = known | word;
      }
    }
    count = 0;
    for (let at = 0; at < touchedCount; at++) {
      const node = touched[at]!;
      const fresh = next[node]! & ~seen[node]!;
      next[node] = 0;
      if (fresh === 0) continue;
      seen[node]! |= fresh;
      front[node] = fresh;
      active[count++] = node;
      const lanes = bitCount(fresh);
      sums.reached[node]! += lanes;
      sums.farness[node]! += lanes * distance;
      sums.harmonic[node]! += lanes / distance;
    }
  }
}
