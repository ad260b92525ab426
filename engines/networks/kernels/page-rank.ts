import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';

export interface PageRankOptions {
  /** Probability of going on along an edge, from 0 to below 1. */
  readonly damping?: number;
  /** Largest error of the scores, summed over all nodes; proven from the residual, not guessed from the last step. */
  readonly tolerance?: number;
  /** Where a walk begins anew, as weights of the nodes; all nodes alike where left out. */
  readonly teleport?: Float64Array;
}

export interface PageRank {
  /** Sum to one. */
  readonly scores: Float64Array;
  /** Passes over the edges. */
  readonly iterations: number;
  /** Bound of the sum of errors over all nodes, but for rounding; above the tolerance only if 10,000 passes did not do. */
  readonly error: number;
}

/** A system that would need more passes is not one of a damping below one. */
const MOST_ITERATIONS = 10_000;

/**
 * PageRank (Brin & Page 1998) to a proven accuracy. What arrives where no edge leaves is spread as the teleport is.
 *
 * Both ways solve x = α M x + (1 − α) t without that spreading, which changes the solution by a factor alone, and the
 * scores are made to sum to one at the end. M takes no mass from the sum of absolute values, so that the error of x is
 * at most the residual divided by 1 − α. Undirected graphs are symmetric once scaled by √degree, and take conjugate
 * gradients (Hestenes & Stiefel 1952); directed ones Gauss-Seidel.
 *
 * @throws ForelandError `kernel-parameter`, `kernel-length`, `kernel-value`
 */
export function pageRank(graph: Graph, options: PageRankOptions = {}): PageRank {
  const { damping = 0.85, tolerance = 1e-10 } = options;
  if (!(damping >= 0 && damping < 1)) throw refuse('kernel-parameter', 'Damping must be from 0 to below 1.');
  if (!(tolerance >= 1e-13)) throw refuse('kernel-parameter', 'The tolerance must be at least 1e-13.');
  const base = teleportOf(graph, options.teleport);
  for (let node = 0; node < base.length; node++) base[node]! *= 1 - damping;
  const solved = graph.directed
    ? gaussSeidel(graph, damping, tolerance, base)
    : conjugateGradients(graph, damping, tolerance, base);
  let sum = 0;
  for (let node = 0; node < solved.scores.length; node++) sum += solved.scores[node]!;
  for (let node = 0; node < solved.scores.length; node++) solved.scores[node]! /= sum;
  return { ...solved, error: (2 * solved.error) / sum };
}

function teleportOf({ nodeCount }: Graph, teleport: Float64Array | undefined): Float64Array {
  if (!teleport) return new Float64Array(nodeCount).fill(1 / nodeCount);
  if (teleport.length !== nodeCount)
    throw refuse('kernel-length', 'The teleport needs one weight for each node.');
  let sum = 0;
  for (const weight of teleport) {
    if (!(weight >= 0)) throw refuse('kernel-value', 'A weight of the teleport is no number from 0 on.');
    sum += weight;
  }
  if (!(sum > 0 && sum < Infinity))
    throw refuse('kernel-value', 'The weights of the teleport have no finite sum.');
  return teleport.map((weight) => weight / sum);
}

/** Sum of the weights that leave each node. */
function strengths(
  { nodeCount, offsets, weights }: Graph,
  arcWeights: Float64Array | undefined,
): Float64Array {
  const sums = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const end = offsets[node + 1]!;
    if (!weights || !arcWeights) sums[node] = end - offsets[node]!;
    else {
      let sum = 0;
      for (let arc = offsets[node]!; arc < end; arc++) sum += arcWeights[arc]!;
      sums[node] = sum;
    }
  }
  return sums;
}

/** Multiplies by the adjacency: out[v] = Σ w(v, u) · values[u]. */
function gather(
  { nodeCount, offsets, targets }: Graph,
  arcWeights: Float64Array | undefined,
  values: Float64Array,
  out: Float64Array,
): void {
  let arc = 0;
  for (let node = 0; node < nodeCount; node++) {
    const end = offsets[node + 1]!;
    let sum = 0;
    if (arcWeights) for (; arc < end; arc++) sum += arcWeights[arc]! * values[targets[arc]!]!;
    else for (; arc < end; arc++) sum += values[targets[arc]!]!;
    out[node] = sum;
  }
}

/** Solves (D − α A) z = base, for which x = D z: symmetric, and preconditioned by D. */
function conjugateGradients(graph: Graph, damping: number, tolerance: number, base: Float64Array): PageRank {
  const { nodeCount } = graph;
  const arcWeights = graph.weights && graph.arcWeights;
  const degrees = strengths(graph, arcWeights);
  // A node without edges keeps what begins there; any scale serves.
  const inverse = degrees.map((degree) => (degree > 0 ? 1 / degree : 1));
  for (let node = 0; node < nodeCount; node++) if (!(degrees[node]! > 0)) degrees[node] = 1;
  const solution = new Float64Array(nodeCount);
  const residual = base.slice();
  const direction = new Float64Array(nodeCount);
  const image = new Float64Array(nodeCount);
  let iterations = 0;
  let squared = 0;
  for (;;) {
    let error = 0;
    let next = 0;
    for (let node = 0; node < nodeCount; node++) {
      const each = residual[node]!;
      error += each < 0 ? -each : each;
      next += each * each * inverse[node]!;
    }
    error /= 1 - damping;
    // Twice over the mass of x, which is 1 − α at least: see `pageRank`.
    if (error <= (tolerance * (1 - damping)) / 4 || iterations >= MOST_ITERATIONS) {
      const proven = trueResidual(graph, arcWeights, damping, base, solution, residual) / (1 - damping);
      squared = 0;
      if (proven <= (tolerance * (1 - damping)) / 2 || iterations >= MOST_ITERATIONS || error === 0) {
        for (let node = 0; node < nodeCount; node++) solution[node]! *= degrees[node]!;
        return { scores: solution, iterations, error: proven };
      }
    }
    if (squared === 0) next = weightedSquares(residual, inverse);
    const share = squared > 0 ? next / squared : 0;
    squared = next;
    for (let node = 0; node < nodeCount; node++) {
      direction[node] = residual[node]! * inverse[node]! + share * direction[node]!;
    }
    gather(graph, arcWeights, direction, image);
    iterations++;
    let curvature = 0;
    for (let node = 0; node < nodeCount; node++) {
      const each = degrees[node]! * direction[node]! - damping * image[node]!;
      image[node] = each;
      curvature += direction[node]! * each;
    }
    const step = squared / curvature;
    for (let node = 0; node < nodeCount; node++) {
      solution[node]! += step * direction[node]!;
      residual[node]! -= step * image[node]!;
    }
  }
}

function weightedSquares(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let node = 0; node < values.length; node++) sum += values[node]! * values[node]! * weights[node]!;
  return sum;
}

/** The residual of x = D z, computed anew, for conjugate gradients let theirs drift. @returns its absolute sum */
function trueResidual(
  graph: Graph,
  arcWeights: Float64Array | undefined,
  damping: number,
  base: Float64Array,
  solution: Float64Array,
  residual: Float64Array,
): number {
  gather(graph, arcWeights, solution, residual);
  const degrees = strengths(graph, arcWeights);
  let sum = 0;
  for (let node = 0; node < base.length; node++) {
    const degree = degrees[node]! > 0 ? degrees[node]! : 1;
    const each = base[node]! - degree * solution[node]! + damping * residual[node]!;
    residual[node] = each;
    sum += Math.abs(each);
  }
  return sum;
}

function gaussSeidel(graph: Graph, damping: number, tolerance: number, base: Float64Array): PageRank {
  const { nodeCount } = graph;
  const outgoing = strengths(graph, graph.weights && graph.arcWeights);
  const { offsets, targets, weights } = graph.reversed;
  const arcWeights = weights && graph.reversed.arcWeights;
  // Mass on each unit of weight that leaves a node, so that a pass reads one number for each arc.
  const given = new Float64Array(nodeCount);
  const factor = outgoing.map((sum) => (sum > 0 ? damping / sum : 0));
  const scores = base.slice();
  for (let node = 0; node < nodeCount; node++) given[node] = scores[node]! * factor[node]!;
  for (let iterations = 1; ; iterations++) {
    let changed = 0;
    let mass = 0;
    let arc = 0;
    for (let node = 0; node < nodeCount; node++) {
      const end = offsets[node + 1]!;
      let sum = base[node]!;
      if (arcWeights) for (; arc < end; arc++) sum += arcWeights[arc]! * given[targets[arc]!]!;
      else for (; arc < end; arc++) sum += given[targets[arc]!]!;
      changed += Math.abs(sum - scores[node]!);
      mass += sum;
      scores[node] = sum;
      given[node] = sum * factor[node]!;
    }
    // The residual of a pass is what its own changes still do to nodes before them: at most α times their sum.
    const error = (changed * damping) / (1 - damping);
    if (2 * error <= tolerance * mass || iterations >= MOST_ITERATIONS) return { scores, iterations, error };
  }
}
