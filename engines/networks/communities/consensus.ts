import type { Graph } from '../graph/graph.ts';
import { buildGraph } from '../graph/build.ts';
import { batchCount, drawWorlds, edgesOf, LANES } from '../worlds/masks.ts';
import { worldGraph } from '../worlds/world-graph.ts';
import { checkWorlds } from '../worlds/worlds.ts';
import type { Batches, WorldsInput } from '../worlds/worlds.ts';
import type { Grouping } from './grouping.ts';
import { leiden } from './leiden.ts';
import type { GroupingOptions } from './level-graph.ts';
import { quality } from './modularity.ts';

export interface ConsensusInput extends WorldsInput {
  readonly options?: Omit<GroupingOptions, 'seed'>;
  /** Called once a world; throws where nobody wants the groups any more. */
  readonly checkpoint?: (() => void) | undefined;
}

export interface ConsensusGroups extends Grouping {
  readonly worlds: number;
  readonly sizes: Int32Array;
  /**
   * Of each group, the mean over worlds of its Jaccard similarity with the group there that is most like it (Hennig
   * 2007): above 0.75 it stands firm, below 0.5 it hangs on edges that may not exist.
   */
  readonly stability: Float64Array;
  /** Of each node, the mean over worlds of the similarity of its group with the one that it is in there. */
  readonly support: Float64Array;
  /** Of each edge, the share of worlds in which both of its ends are in one group. */
  readonly together: Float64Array;
}

/** Ends that are together in fewer worlds do not hold a group together. */
const LEAST_TOGETHER = 0.5;

/** Groups in each world of some batches, in the order of worlds: a piece of the work of `consensusGroups`. */
export function groupsInWorlds(input: ConsensusInput, piece?: Batches): Int32Array[] {
  const worlds = checkWorlds({ worlds: 100, ...input });
  const { graph, probabilities, seed = 1, options = {}, checkpoint } = input;
  const { from, to } = piece ?? { from: 0, to: batchCount(worlds) };
  const masks = new Int32Array(graph.edgeCount);
  const all: Int32Array[] = [];
  for (let world = from * LANES; world < Math.min(worlds, to * LANES); world++) {
    checkpoint?.();
    if (world % LANES === 0) drawWorlds(probabilities, seed, world / LANES, masks);
    all.push(
      leiden(worldGraph(graph, edgesOf(masks, world % LANES)), { ...options, seed: seed + world }).labels,
    );
  }
  return all;
}

/**
 * Groups that hold in many possible worlds: Leiden in each, and once more over the edges whose ends are mostly together,
 * weighted by how often (after Lancichinetti & Fortunato 2012; over edges alone as Tandon et al. 2019). A group stays
 * connected by such edges.
 * @param found what `groupsInWorlds` gave, where threads made it
 * @throws ForelandError `kernel-parameter`, `kernel-length`, `kernel-value`
 */
export function consensusGroups(input: ConsensusInput, found = groupsInWorlds(input)): ConsensusGroups {
  const { graph, seed = 1, options = {} } = input;
  const together = new Float64Array(graph.edgeCount);
  for (const labels of found) {
    for (let edge = 0; edge < together.length; edge++) {
      if (labels[graph.from[edge]!] === labels[graph.to[edge]!]) together[edge]! += 1;
    }
  }
  for (let edge = 0; edge < together.length; edge++) together[edge]! /= found.length;
  const { count, labels } = leiden(weighted(graph, together), { ...options, seed, iterations: 10 });
  const { sizes, stability, support } = likeness(labels, count, found);
  return {
    count,
    labels,
    quality: quality(graph, labels, options),
    worlds: found.length,
    sizes,
    stability,
    support,
    together,
  };
}

function weighted(graph: Graph, together: Float64Array): Graph {
  const { nodeCount, from, to } = graph;
  const edges = Int32Array.from(together.keys()).filter((edge) => together[edge]! >= LEAST_TOGETHER);
  return buildGraph({
    nodeCount,
    from: edges.map((edge) => from[edge]!),
    to: edges.map((edge) => to[edge]!),
    weights: Float64Array.from(edges, (edge) => together[edge]! * (graph.weights?.[edge] ?? 1)),
  });
}

/** How alike the groups of a whole are to those that were found in other ways, such as in possible worlds. */
export function likeness(
  labels: Int32Array,
  count: number,
  found: readonly Int32Array[],
): Pick<ConsensusGroups, 'sizes' | 'stability' | 'support'> {
  const nodeCount = labels.length;
  const sizes = new Int32Array(count);
  for (const label of labels) sizes[label]!++;
  const stability = new Float64Array(count);
  const support = new Float64Array(nodeCount);
  const best = new Float64Array(count);
  for (const other of found) {
    const otherSizes = new Map<number, number>();
    const shared = new Map<number, number>();
    for (let node = 0; node < nodeCount; node++) {
      const there = other[node]!;
      const key = labels[node]! * nodeCount + there;
      otherSizes.set(there, (otherSizes.get(there) ?? 0) + 1);
      shared.set(key, (shared.get(key) ?? 0) + 1);
    }
    best.fill(0);
    for (let node = 0; node < nodeCount; node++) {
      const own = labels[node]!;
      const there = other[node]!;
      const common = shared.get(own * nodeCount + there)!;
      const jaccard = common / (sizes[own]! + otherSizes.get(there)! - common);
      support[node]! += jaccard / found.length;
      if (jaccard > best[own]!) best[own] = jaccard;
    }
    for (let group = 0; group < count; group++) stability[group]! += best[group]! / found.length;
  }
  return { sizes, stability, support };
}
