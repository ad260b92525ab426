/** What methods of dismantling share: what is left of a network, its 2-core, and how trees are broken. */
import type { Graph } from '@foreland/networks';

/** What is left of a graph while nodes go. */
export class Remains {
  readonly graph: Graph;
  readonly absent: Uint8Array;
  readonly degrees: Int32Array;
  readonly order: number[] = [];

  constructor(graph: Graph) {
    this.graph = graph;
    this.absent = new Uint8Array(graph.nodeCount);
    this.degrees = Int32Array.from({ length: graph.nodeCount }, (_, node) => graph.degreeOf(node));
  }

  neighbours(node: number): number[] {
    const { offsets, targets } = this.graph;
    return Array.from(targets.subarray(offsets[node], offsets[node + 1])).filter(
      (next) => this.absent[next] === 0,
    );
  }

  remove(node: number): void {
    for (const next of this.neighbours(node)) this.degrees[next]!--;
    this.absent[node] = 1;
    this.order.push(node);
  }

  largest(): number[] {
    const seen = this.absent.slice();
    let best: number[] = [];
    for (let start = 0; start < seen.length; start++) {
      if (seen[start] === 1) continue;
      seen[start] = 1;
      const members = [start];
      for (const node of members) {
        for (const next of this.neighbours(node)) {
          if (seen[next] === 1) continue;
          seen[next] = 1;
          members.push(next);
        }
      }
      if (members.length > best.length) best = members;
    }
    return best;
  }
}

/** Degrees within the 2-core of what is left; 0 outside. */
export function twoCoreDegrees(remains: Remains): Int32Array {
  const degrees = remains.degrees.map((degree, node) => (remains.absent[node] === 1 ? 0 : degree));
  const open = [...degrees.keys()].filter((node) => degrees[node] === 1);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (degrees[node] !== 1) continue;
    degrees[node] = 0;
    for (const next of remains.neighbours(node)) {
      if (degrees[next]! > 0 && --degrees[next]! === 1) open.push(next);
    }
  }
  return degrees;
}

/** Breaks what has no cycle left until the largest component has at most `threshold` nodes. @returns the order of removal */
export function breakTrees(remains: Remains, threshold: number): number[] {
  for (;;) {
    const members = remains.largest();
    if (members.length <= threshold) return remains.order;
    remains.remove(centreOfTree(remains, members));
  }
}

/** The node of a tree whose loss leaves the smallest largest part. */
function centreOfTree(remains: Remains, members: readonly number[]): number {
  const parents = new Map<number, number>();
  const order = [members[0]!];
  parents.set(members[0]!, -1);
  for (const node of order) {
    for (const next of remains.neighbours(node)) {
      if (parents.has(next)) continue;
      parents.set(next, node);
      order.push(next);
    }
  }
  const below = new Map<number, number>();
  const largestPart = new Map<number, number>();
  for (const node of [...order].reverse()) {
    const size = 1 + (below.get(node) ?? 0);
    largestPart.set(node, Math.max(largestPart.get(node) ?? 0, order.length - size));
    const parent = parents.get(node)!;
    if (parent < 0) continue;
    below.set(parent, (below.get(parent) ?? 0) + size);
    largestPart.set(parent, Math.max(largestPart.get(parent) ?? 0, size));
  }
  return order.reduce((best, node) => (largestPart.get(node)! < largestPart.get(best)! ? node : best));
}

/** Of each arc, the one that goes back. */
export function reverseArcs(graph: Graph): Int32Array {
  const places = new Map<string, number>();
  for (let node = 0; node < graph.nodeCount; node++) {
    for (let arc = graph.offsets[node]!; arc < graph.offsets[node + 1]!; arc++) {
      places.set(`${node}-${graph.targets[arc]!}`, arc);
    }
  }
  const back = new Int32Array(graph.targets.length);
  for (let node = 0; node < graph.nodeCount; node++) {
    for (let arc = graph.offsets[node]!; arc < graph.offsets[node + 1]!; arc++) {
      back[arc] = places.get(`${graph.targets[arc]!}-${node}`)!;
    }
  }
  return back;
}
