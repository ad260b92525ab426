import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';
import { drawWorlds, edgesOf, LANES } from './masks.ts';
import { checkWorlds } from './worlds.ts';
import type { WorldsInput } from './worlds.ts';
import { worldGraph } from './world-graph.ts';

export interface IntervalOptions {
  /** Share of worlds between the two bounds. Left out: 0.9. */
  readonly share?: number;
  /** How many nodes count as being at the top. Left out: 5. */
  readonly top?: number;
}

export interface ScoreIntervals {
  readonly worlds: number;
  readonly mean: Float64Array;
  /** Bounds between which the score lies in the middle share of worlds. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Share of worlds in which the node is among those with the highest scores; equal ones by their numbers. */
  readonly atTop: Float64Array;
}

/** Worlds times nodes that are held at once. */
const MOST_SCORES = 200_000_000;

/**
 * How much a score of nodes hangs on edges that may not exist: it is taken in every possible world.
 * @param score a score for each node of a graph, such as betweenness; NaN counts as zero
 * @throws ForelandError `kernel-parameter`, `kernel-length`, `kernel-value`
 */
export function scoreIntervals(
  input: WorldsInput,
  score: (world: Graph) => Float64Array,
  { share = 0.9, top = 5 }: IntervalOptions = {},
): ScoreIntervals {
  const worlds = checkWorlds({ worlds: 100, ...input });
  const { graph, probabilities, seed = 1 } = input;
  const { nodeCount } = graph;
  if (!(share > 0 && share < 1)) throw refuse('kernel-parameter', 'The share must be between 0 and 1.');
  if (!(Number.isInteger(top) && top >= 1))
    throw refuse('kernel-parameter', 'At least one node is at the top.');
  if (worlds * nodeCount > MOST_SCORES)
    throw refuse('kernel-parameter', 'These are too many worlds for so many nodes.');
  const masks = new Int32Array(graph.edgeCount);
  /** Scores of one node in all worlds stand together. */
  const scores = new Float64Array(worlds * nodeCount);
  const atTop = new Float64Array(nodeCount);
  for (let world = 0; world < worlds; world++) {
    if (world % LANES === 0) drawWorlds(probabilities, seed, world / LANES, masks);
    const values = score(worldGraph(graph, edgesOf(masks, world % LANES)));
    if (values.length !== nodeCount)
      throw refuse('kernel-length', 'The score must have one value for each node.');
    for (let node = 0; node < nodeCount; node++) {
      const value = values[node]!;
      scores[node * worlds + world] = Number.isNaN(value) ? 0 : value;
    }
    for (const node of topOf(values, top)) atTop[node]! += 1 / worlds;
  }
  const [mean, low, high] = [0, 0, 0].map(() => new Float64Array(nodeCount)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const tail = (1 - share) / 2;
  for (let node = 0; node < nodeCount; node++) {
    const own = scores.subarray(node * worlds, (node + 1) * worlds).sort();
    let sum = 0;
    for (const value of own) sum += value;
    mean[node] = sum / worlds;
    low[node] = own[Math.floor(tail * worlds)]!;
    high[node] = own[Math.ceil((1 - tail) * worlds) - 1]!;
  }
  return { worlds, mean, low, high, atTop };
}

/** Nodes of the highest scores, the highest first; equal ones by their numbers. */
export function topOf(scores: Float64Array, count: number): number[] {
  const best: number[] = [];
  for (let node = 0; node < scores.length; node++) {
    const value = scores[node]!;
    if (!(value > Number.NEGATIVE_INFINITY)) continue;
    if (best.length === count && value <= scores[best[count - 1]!]!) continue;
    let at = best.length;
    while (at > 0 && scores[best[at - 1]!]! < value) at--;
    best.splice(at, 0, node);
    if (best.length > count) best.pop();
  }
  return best;
}
