import { arcsOf, Graph } from './graph.ts';
import { refuse } from './refuse.ts';

export interface GraphInput {
  readonly nodeCount: number;
  /** Ends of each edge, as node numbers. */
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** Weight of each edge, finite and not negative; all one where left out. */
  readonly weights?: ArrayLike<number> | undefined;
  readonly directed?: boolean;
  /** Edges from a node to itself are refused, unless they are to be left out. */
  readonly selfLoops?: 'refuse' | 'drop';
}

/** Arcs are numbered in 32 bits. */
const MOST_EDGES = 2 ** 30;

/**
 * Makes a graph of edge arrays; `Int32Array` and `Float64Array` are taken as they are, and must not be changed later.
 * @throws ForelandError `graph-empty`, `graph-too-large`, `graph-arrays`, `graph-node-range`, `graph-self-loop`,
 *   `graph-weight`; each names the edge where there is one
 */
export function buildGraph(input: GraphInput): Graph {
  const { nodeCount, directed = false } = input;
  if (!Number.isInteger(nodeCount) || nodeCount < 1) throw refuse('graph-empty', 'The network has no node.');
  const edgeCount = input.from.length;
  if (nodeCount > MOST_EDGES || edgeCount > MOST_EDGES) {
    throw refuse('graph-too-large', `A network of ${nodeCount} nodes and ${edgeCount} edges is too large.`);
  }
  if (input.to.length !== edgeCount || (input.weights && input.weights.length !== edgeCount)) {
    throw refuse('graph-arrays', 'The arrays of edges differ in length.');
  }
  checkEnds(input.from, nodeCount);
  checkEnds(input.to, nodeCount);
  if (input.weights) checkWeights(input.weights);
  let from = input.from instanceof Int32Array ? input.from : Int32Array.from(input.from);
  let to = input.to instanceof Int32Array ? input.to : Int32Array.from(input.to);
  let weights = input.weights && asDoubles(input.weights);
  const loops = countLoops(from, to);
  if (loops > 0) {
    if (input.selfLoops !== 'drop') {
      const edge = from.findIndex((node, at) => node === to[at]);
      throw refuse('graph-self-loop', `Edge ${edge} joins a node to itself.`, { path: `edges[${edge}]` });
    }
    const kept = (_: unknown, edge: number): boolean => input.from[edge] !== input.to[edge];
    [from, to, weights] = [from.filter(kept), to.filter(kept), weights?.filter(kept)];
  }
  return new Graph({ directed, from, to, weights, ...arcsOf(nodeCount, from, to, directed) });
}

function asDoubles(values: ArrayLike<number>): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values);
}

function checkEnds(ends: ArrayLike<number>, nodeCount: number): void {
  const whole = ends instanceof Int32Array;
  for (let edge = 0; edge < ends.length; edge++) {
    const node = ends[edge]!;
    if (!(node >= 0 && node < nodeCount) || (!whole && !Number.isInteger(node))) {
      throw refuse('graph-node-range', `Edge ${edge} has an end that is no node of the network.`, {
        path: `edges[${edge}]`,
      });
    }
  }
}

function checkWeights(weights: ArrayLike<number>): void {
  for (let edge = 0; edge < weights.length; edge++) {
    const weight = weights[edge]!;
    if (!(weight >= 0 && weight < Infinity)) {
      throw refuse('graph-weight', `The weight of edge ${edge} is no finite number from 0 on.`, {
        path: `weights[${edge}]`,
      });
    }
  }
}

function countLoops(from: Int32Array, to: Int32Array): number {
  let loops = 0;
  for (let edge = 0; edge < from.length; edge++) if (from[edge] === to[edge]) loops++;
  return loops;
}
