import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';
import { checkProbabilities } from '../kernels/lengths.ts';
import { shortestPaths } from './k-shortest.ts';

export interface EvidencePathsInput {
  readonly graph: Graph;
  readonly source: number;
  readonly target: number;
  /** Probability that each edge exists. */
  readonly probabilities: Float64Array;
  /** Numbers of the origins that state each edge: the same number for one informant, handset or report. */
  readonly origins: readonly (readonly number[])[];
  /** Paths that are asked for. Left out: 5. */
  readonly count?: number;
}

export interface EvidencePath {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  /** Product of the probabilities of its edges: what it would be if they held independently of each other. */
  readonly probability: number;
  /** Origins behind any of its edges, ascending. */
  readonly origins: readonly number[];
  /** Further paths that were passed over because they rest on the same origins. */
  readonly repeats: number;
}

export interface EvidencePaths {
  /** The likeliest first. */
  readonly paths: readonly EvidencePath[];
  /** Whether the search ended because there is no further path, rather than at what was asked for or at its bound. */
  readonly exhausted: boolean;
}

/** Paths that are looked at for each one asked for, at most. */
const PATIENCE = 40;
const MOST_PATHS = 1000;
const IMPOSSIBLE = 1e6;

/**
 * Who connects these two: the likeliest paths without a node twice, by −log of their probability. Paths that rest on
 * the same origins are one piece of evidence however they run, and only the likeliest of them is listed.
 * @throws ForelandError `kernel-node`, `kernel-length`, `kernel-value`, `kernel-parameter`
 */
export function evidencePaths(input: EvidencePathsInput): EvidencePaths {
  const { graph, probabilities, origins, count = 5 } = input;
  if (!(Number.isInteger(count) && count >= 1 && count <= MOST_PATHS)) {
    throw refuse('kernel-parameter', `The number of paths must be a whole number from 1 to ${MOST_PATHS}.`);
  }
  checkProbabilities(graph, probabilities);
  if (origins.length !== graph.edgeCount)
    throw refuse('kernel-length', 'There must be origins for each edge.');
  // An edge that cannot be is as long as no path may be.
  const lengths = probabilities.map((probability) => (probability > 0 ? -Math.log(probability) : IMPOSSIBLE));
  const byOrigins = new Map<string, { path: EvidencePath; repeats: number }>();
  let exhausted = true;
  let seen = 0;
  for (const path of shortestPaths(graph, input.source, input.target, lengths)) {
    if (path.length >= IMPOSSIBLE) break;
    const all = [...new Set(path.edges.flatMap((edge) => origins[edge] ?? []))].sort((a, b) => a - b);
    const key = all.join();
    const known = byOrigins.get(key);
    // Without any origin nothing says that two paths rest on the same.
    if (known && all.length > 0) known.repeats++;
    else {
      if (byOrigins.size === count) {
        exhausted = false;
        break;
      }
      const { nodes, edges, length } = path;
      const name = all.length > 0 ? key : `path ${seen}`;
      byOrigins.set(name, {
        path: { nodes, edges, probability: Math.exp(-length), origins: all, repeats: 0 },
        repeats: 0,
      });
    }
    if (++seen >= PATIENCE * count) {
      exhausted = false;
      break;
    }
  }
  return { paths: [...byOrigins.values()].map(({ path, repeats }) => ({ ...path, repeats })), exhausted };
}
