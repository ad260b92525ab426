import type { Graph } from '../graph/graph.ts';
import { spread } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';

/** @throws ForelandError `kernel-length`, `kernel-value` unless there is a finite length above `least` for each edge */
export function checkLengths(graph: Graph, lengths: Float64Array, zeroAllowed = false): void {
  if (lengths.length !== graph.edgeCount)
    throw refuse('kernel-length', 'There must be one length for each edge.');
  for (const length of lengths) {
    if (!(length < Infinity && (length > 0 || (zeroAllowed && length === 0)))) {
      throw refuse('kernel-value', `${length} is no length of an edge.`);
    }
  }
}

/** @throws ForelandError `kernel-length`, `kernel-value` unless there is a number from 0 to 1 for each edge */
export function checkProbabilities(graph: Graph, probabilities: Float64Array): void {
  if (probabilities.length !== graph.edgeCount) {
    throw refuse('kernel-length', 'There must be one probability for each edge.');
  }
  for (const each of probabilities) {
    if (!(each >= 0 && each <= 1)) throw refuse('kernel-value', `${each} is no probability.`);
  }
}

export function byArc(graph: Graph, values: Float64Array): Float64Array {
  const out = new Float64Array(graph.targets.length);
  spread(values, graph.arcEdges, out);
  return out;
}
