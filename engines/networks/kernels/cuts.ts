import type { Graph } from '../graph/graph.ts';

export interface Cuts {
  /** Nodes without which their component falls apart, ascending. */
  readonly points: Int32Array;
  /** Edges without which their component falls apart, ascending. */
  readonly bridges: Int32Array;
  /** Of each node, how many others lose the way to the largest part that is left of its component without it. */
  readonly cutOff: Int32Array;
}

/** Articulation points and bridges (Hopcroft & Tarjan 1973). Directions do not matter; no parallel edge is a bridge. */
export function cuts(graph: Graph): Cuts {
  const { nodeCount } = graph;
  const sides = graph.directed ? [graph, graph.reversed] : [graph];
  const isPoint = new Uint8Array(nodeCount);
  const bridges: number[] = [];
  /** When each node was found, from one on; and the earliest that can be reached from below it. */
  const found = new Int32Array(nodeCount);
  const earliest = new Int32Array(nodeCount);
  /** Edge by which each node was found. */
  const entries = new Int32Array(nodeCount).fill(-1);
  const stack = new Int32Array(nodeCount);
  /** How many arcs of each node have been looked at, of both sides. */
  const looked = new Int32Array(nodeCount);
  /** Nodes found below each node, with itself; those below that fall off without it, and the most that fall off together. */
  const below = new Int32Array(nodeCount).fill(1);
  const fallen = new Int32Array(nodeCount);
  const mostFallen = new Int32Array(nodeCount);
  const roots = new Int32Array(nodeCount);
  let clock = 0;
  for (let root = 0; root < nodeCount; root++) {
    if (found[root] !== 0) continue;
    let depth = 0;
    let children = 0;
    stack[0] = root;
    found[root] = earliest[root] = ++clock;
    roots[root] = root;
    while (depth >= 0) {
      const node = stack[depth]!;
      const next = arcAt(sides, node, looked[node]!++);
      if (next) {
        const { edge, target } = next;
        if (edge === entries[node]) continue;
        if (found[target] === 0) {
          entries[target] = edge;
          roots[target] = root;
          found[target] = earliest[target] = ++clock;
          stack[++depth] = target;
          if (node === root) children++;
        } else if (found[target]! < earliest[node]!) earliest[node] = found[target]!;
        continue;
      }
      depth--;
      if (depth < 0) break;
      const above = stack[depth]!;
      below[above]! += below[node]!;
      if (earliest[node]! >= found[above]!) {
        fallen[above]! += below[node]!;
        mostFallen[above] = Math.max(mostFallen[above]!, below[node]!);
      }
      if (earliest[node]! < earliest[above]!) earliest[above] = earliest[node]!;
      if (earliest[node]! > found[above]!) bridges.push(entries[node]!);
      if (above !== root && earliest[node]! >= found[above]!) isPoint[above] = 1;
    }
    if (children > 1) isPoint[root] = 1;
  }
  const points = Int32Array.from({ length: nodeCount }, (_, node) => node).filter(
    (node) => isPoint[node] === 1,
  );
  const cutOff = Int32Array.from(fallen, (count, node) => {
    // Besides what falls off below stays what is above, which for a root is nothing.
    const above = below[roots[node]!]! - 1 - count;
    return count + above - Math.max(above, mostFallen[node]!);
  });
  return { points, bridges: Int32Array.from(bridges).sort(), cutOff };
}

function arcAt(
  sides: readonly Graph[],
  node: number,
  number: number,
): { edge: number; target: number } | undefined {
  let left = number;
  for (const side of sides) {
    const arc = side.offsets[node]! + left;
    if (arc < side.offsets[node + 1]!) return { edge: side.arcEdges[arc]!, target: side.targets[arc]! };
    left -= side.degreeOf(node);
  }
  return undefined;
}
