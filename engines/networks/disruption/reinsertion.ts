import type { Graph } from '../graph/graph.ts';

/**
 * Greedy reinsertion (Braunstein et al. 2016): puts back, one after the other, the node that joins the fewest nodes, and so
 * turns a set of removed nodes into an order of removal that holds the largest component down for as long as it can; those
 * that can stay while every component has at most `threshold` nodes are left out.
 * @returns nodes in the order of removal
 */
export function reinsert(graph: Graph, removed: ArrayLike<number>, threshold: number): Int32Array {
  const parents = Int32Array.from({ length: graph.nodeCount }, (_, node) => node);
  const counts = new Int32Array(graph.nodeCount).fill(1);
  const absent = new Uint8Array(graph.nodeCount);
  for (let at = 0; at < removed.length; at++) absent[removed[at]!] = 1;
  const rootOf = (node: number): number => {
    let root = node;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]!]!;
      root = parents[root]!;
    }
    return root;
  };
  const join = (one: number, other: number): void => {
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a === b) return;
    parents[b] = a;
    counts[a]! += counts[b]!;
  };
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if (absent[graph.from[edge]!] === 0 && absent[graph.to[edge]!] === 0)
      join(graph.from[edge]!, graph.to[edge]!);
  }
  const seen = new Int32Array(graph.nodeCount).fill(-1);
  let mark = 0;
  /** Nodes in the component that the node would make. */
  const joined = (node: number): number => {
    mark++;
    let size = 1;
    for (let arc = graph.offsets[node]!; arc < graph.offsets[node + 1]!; arc++) {
      if (absent[graph.targets[arc]!] === 1) continue;
      const root = rootOf(graph.targets[arc]!);
      if (seen[root] === mark) continue;
      seen[root] = mark;
      size += counts[root]!;
    }
    return size;
  };
  const left = new Set<number>(Array.from(removed));
  // Sizes only grow: a stale size is a lower bound, so that the first that is still true is the least.
  const buckets = new Map<number, number[]>();
  const put = (node: number, size: number): void => {
    const bucket = buckets.get(size);
    if (bucket) bucket.push(node);
    else buckets.set(size, [node]);
  };
  for (const node of left) put(node, joined(node));
  const back: number[] = [];
  for (let size = 1; left.size > 0 && size <= graph.nodeCount;) {
    const node = buckets.get(size)?.pop();
    if (node === undefined) {
      size++;
      continue;
    }
    const now = joined(node);
    if (now > size) {
      put(node, now);
      continue;
    }
    left.delete(node);
    absent[node] = 0;
    for (let arc = graph.offsets[node]!; arc < graph.offsets[node + 1]!; arc++) {
      if (absent[graph.targets[arc]!] === 0) join(node, graph.targets[arc]!);
    }
    if (size > threshold) back.push(node);
  }
  return Int32Array.from(back.reverse());
}
