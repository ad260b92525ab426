import type { Graph } from '../graph/graph.ts';

export interface StructuralHoles {
  /** Burt's constraint: high where all contacts know each other; `NaN` where there is no contact. */
  readonly constraint: Float64Array;
  /** Contacts less what they have in common: a node between parts that do not know each other has as many as contacts. */
  readonly effectiveSize: Float64Array;
  /** Number of different contacts. */
  readonly contacts: Int32Array;
}

/**
 * Constraint and effective size of each node's contacts (Burt 1992), by the sum of weights either way. Time grows with
 * the sum of squared degrees.
 */
export function structuralHoles(graph: Graph): StructuralHoles {
  const { nodeCount } = graph;
  const ties = mutualTies(graph);
  const constraint = new Float64Array(nodeCount).fill(Number.NaN);
  const effectiveSize = new Float64Array(nodeCount);
  const contacts = new Int32Array(nodeCount);
  /** Share of the node at hand that goes to each contact; and what goes there over others. */
  const direct = new Float64Array(nodeCount);
  const indirect = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const first = ties.offsets[node]!;
    const end = ties.offsets[node + 1]!;
    const sum = ties.sums[node]!;
    contacts[node] = end - first;
    if (!(sum > 0)) continue;
    for (let tie = first; tie < end; tie++) direct[ties.targets[tie]!] = ties.weights[tie]! / sum;
    let redundant = 0;
    for (let tie = first; tie < end; tie++) {
      const contact = ties.targets[tie]!;
      const share = direct[contact]!;
      const contactSum = ties.sums[contact]!;
      const most = ties.most[contact]!;
      for (let other = ties.offsets[contact]!; other < ties.offsets[contact + 1]!; other++) {
        const third = ties.targets[other]!;
        const known = direct[third]!;
        if (known === 0) continue;
        indirect[third]! += (share * ties.weights[other]!) / contactSum;
        redundant += (known * ties.weights[other]!) / most;
      }
    }
    let total = 0;
    for (let tie = first; tie < end; tie++) {
      const contact = ties.targets[tie]!;
      total += (direct[contact]! + indirect[contact]!) ** 2;
      direct[contact] = 0;
      indirect[contact] = 0;
    }
    constraint[node] = total;
    effectiveSize[node] = end - first - redundant;
  }
  return { constraint, effectiveSize, contacts };
}

interface Ties {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  /** Sum, and largest, of the weights of each node. */
  readonly sums: Float64Array;
  readonly most: Float64Array;
}

/** One tie for each pair of nodes that has an edge, either way, with the weights of all of them. */
function mutualTies(graph: Graph): Ties {
  const { nodeCount } = graph;
  const sides = graph.directed ? [graph, graph.reversed] : [graph];
  const offsets = new Int32Array(nodeCount + 1);
  const arcs = sides.reduce((sum, { targets }) => sum + targets.length, 0);
  const targets = new Int32Array(arcs);
  const weights = new Float64Array(arcs);
  const sums = new Float64Array(nodeCount);
  const most = new Float64Array(nodeCount);
  const places = new Int32Array(nodeCount).fill(-1);
  let count = 0;
  for (let node = 0; node < nodeCount; node++) {
    const first = count;
    for (const side of sides) {
      for (let arc = side.offsets[node]!; arc < side.offsets[node + 1]!; arc++) {
        const other = side.targets[arc]!;
        if (places[other]! < first) {
          places[other] = count;
          targets[count++] = other;
        }
        weights[places[other]!]! += side.arcWeights[arc]!;
      }
    }
    offsets[node + 1] = count;
    for (let tie = first; tie < count; tie++) {
      sums[node]! += weights[tie]!;
      most[node] = Math.max(most[node]!, weights[tie]!);
    }
  }
  return { offsets, targets, weights, sums, most };
}
