import { randomFrom } from './measure.ts';

/** Ends of each edge; nodes are numbered 0 to `nodeCount - 1`. */
export interface PlantedNetwork {
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Group that each node was planted in. */
  readonly groups: Int32Array;
}

/** A whole number between two bounds whose frequency falls with this power of it. */
function powerLaw(random: () => number, least: number, most: number, exponent: number): number {
  const power = 1 - exponent;
  const low = least ** power;
  return Math.floor((low + random() * ((most + 1) ** power - low)) ** (1 / power));
}

/**
 * A made-up network in the manner of Lancichinetti, Fortunato & Radicchi (2008): heavy-tailed degrees and group sizes,
 * and a share of links that leave the group; of those every other stays in a circle of twenty groups, so that there is
 * structure at more than one scale. Numbers of nodes are in random order: nothing is near in memory by luck. With its
 * defaults it has the nodes and edges of com-DBLP (317,080 and 1,049,866).
 */
export function plantedNetwork({
  nodeCount = 317_080,
  edgeCount = 1_049_866,
  leaving = 0.2,
  seed = 1,
} = {}): PlantedNetwork {
  const random = randomFrom(seed);
  const degrees = Float64Array.from({ length: nodeCount }, () => powerLaw(random, 2, 340, 2.4));
  const groups = new Int32Array(nodeCount);
  const starts: number[] = [0];
  for (let node = 0; node < nodeCount;) {
    const size = Math.min(powerLaw(random, 6, 600, 2), nodeCount - node);
    groups.fill(starts.length - 1, node, node + size);
    node += size;
    starts.push(node);
  }
  const groupCount = starts.length - 1;
  const sums = new Float64Array(nodeCount + 1);
  for (let node = 0; node < nodeCount; node++) sums[node + 1] = (sums[node] ?? 0) + (degrees[node] ?? 0);
  /** A node from a stretch of nodes, as likely as its degree is high. */
  const pick = (first: number, end: number): number => {
    const from = sums[first] ?? 0;
    const sought = from + random() * ((sums[end] ?? 0) - from);
    let low = first;
    let high = end - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sums[middle] ?? 0) <= sought) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const names = Int32Array.from({ length: nodeCount }, (_, node) => node);
  for (let last = nodeCount - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [names[last], names[other]] = [names[other] ?? 0, names[last] ?? 0];
  }
  const keys = new Set<number>();
  const planted = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) planted[names[node] ?? 0] = groups[node] ?? 0;
  while (keys.size < edgeCount) {
    // Every node once first, so that hardly any is left alone.
    const one = keys.size < nodeCount ? keys.size : pick(0, nodeCount);
    const group = groups[one] ?? 0;
    let [first, end] = [group, group + 1];
    if (random() < leaving) {
      if (random() < 0.5) [first, end] = [0, groupCount];
      else {
        first = group - (group % 20);
        end = Math.min(first + 20, groupCount);
      }
    }
    const other = pick(starts[first] ?? 0, starts[end] ?? nodeCount);
    if (one === other) continue;
    const a = names[one] ?? 0;
    const b = names[other] ?? 0;
    keys.add(a < b ? a * nodeCount + b : b * nodeCount + a);
  }
  const sorted = Float64Array.from(keys).sort();
  return {
    nodeCount,
    from: Int32Array.from(sorted, (key) => Math.floor(key / nodeCount)),
    to: Int32Array.from(sorted, (key) => key % nodeCount),
    groups: planted,
  };
}

/** The edges as lines of two numbers, as public network files have them. */
export function edgeListText({ from, to }: PlantedNetwork): Uint8Array {
  const lines: string[] = [];
  for (const [edge, source] of from.entries()) lines.push(`${source}\t${to[edge]}`);
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
