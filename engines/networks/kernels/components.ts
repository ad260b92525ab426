import type { Graph } from '../graph/graph.ts';

export interface Components {
  readonly count: number;
  /** Component of each node; components are numbered by their first node. */
  readonly labels: Int32Array;
  /** Number of nodes of each component. */
  readonly sizes: Int32Array;
}

/** Arcs of each node that are looked at before the largest component is guessed. */
const SAMPLED_ARCS = 2;
const SAMPLED_NODES = 1024;

/**
 * Connected components; of a directed graph the weak ones. Links two arcs of every node first, and then passes over the
 * nodes of the component that holds most of a sample (Afforest: Sutton, Ben-Nun & Barak 2018).
 */
export function components(graph: Graph): Components {
  const { nodeCount, directed, from, to, offsets, targets } = graph;
  const parents = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) parents[node] = node;
  if (directed) {
    for (let edge = 0; edge < from.length; edge++) link(parents, from[edge]!, to[edge]!);
    return numbered(parents);
  }
  for (let round = 0; round < SAMPLED_ARCS; round++) {
    for (let node = 0; node < nodeCount; node++) {
      const arc = offsets[node]! + round;
      if (arc < offsets[node + 1]!) link(parents, node, targets[arc]!);
    }
    compress(parents);
  }
  const largest = commonest(parents);
  for (let node = 0; node < nodeCount; node++) {
    if (parents[node] === largest) continue;
    const end = offsets[node + 1]!;
    for (let arc = offsets[node]! + SAMPLED_ARCS; arc < end; arc++) link(parents, node, targets[arc]!);
  }
  return numbered(parents);
}

/** Nodes of the largest component, ascending; of equally large ones the one with the first node. */
export function largestComponent({ labels, sizes }: Components): Int32Array {
  let largest = 0;
  for (let component = 1; component < sizes.length; component++) {
    if (sizes[component]! > sizes[largest]!) largest = component;
  }
  const nodes = new Int32Array(sizes[largest] ?? 0);
  let count = 0;
  for (let node = 0; node < labels.length; node++) if (labels[node] === largest) nodes[count++] = node;
  return nodes;
}

/** Joins two trees; a parent never has a larger number than its child. */
export function link(parents: Int32Array, one: number, other: number): void {
  let a = parents[one]!;
  let b = parents[other]!;
  while (a !== b) {
    const high = a > b ? a : b;
    const low = a > b ? b : a;
    const above = parents[high]!;
    if (above === low) return;
    if (above === high) {
      parents[high] = low;
      return;
    }
    a = parents[above]!;
    b = low;
  }
}

/** Hangs every node directly below the root of its tree; parents come before their children. */
export function compress(parents: Int32Array): void {
  for (let node = 0; node < parents.length; node++) parents[node] = parents[parents[node]!]!;
}

function commonest(parents: Int32Array): number {
  const step = Math.max(1, Math.floor(parents.length / SAMPLED_NODES));
  const counts = new Map<number, number>();
  let best = 0;
  for (let node = 0; node < parents.length; node += step) {
    const root = parents[node]!;
    const count = (counts.get(root) ?? 0) + 1;
    counts.set(root, count);
    if (count > (counts.get(best) ?? 0)) best = root;
  }
  return best;
}

function numbered(parents: Int32Array): Components {
  compress(parents);
  let count = 0;
  const labels = new Int32Array(parents.length);
  const sizes = new Int32Array(parents.length);
  for (let node = 0; node < parents.length; node++) {
    const root = parents[node]!;
    const label = root === node ? count++ : labels[root]!;
    labels[node] = label;
    sizes[label]!++;
  }
  return { count, labels, sizes: sizes.slice(0, count) };
}
