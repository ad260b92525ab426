import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';
import { Random } from '../random.ts';
import { partDisconnected } from './connected-groups.ts';
import type { Grouping } from './grouping.ts';
import { aggregate, firstLevel, renumber } from './level-graph.ts';
import type { GroupingOptions, LevelGraph } from './level-graph.ts';
import { moveNodes } from './local-moving.ts';
import { numbersTo } from './louvain.ts';
import { levelQuality } from './modularity.ts';
import { refine } from './refine.ts';

export interface LeidenOptions extends GroupingOptions {
  /** Runs of the whole method, each from the groups of the one before; ends early where nothing changes. Left out: 2. */
  readonly iterations?: number;
  /** Groups to begin with, from 0 to `nodeCount - 1`; every node alone where left out. */
  readonly start?: Int32Array;
}

/**
 * Groups by the Leiden method (Traag, Waltman & van Eck 2019). Every group is connected by links of positive weight.
 * @throws ForelandError `kernel-parameter`, `kernel-length`, `kernel-value`
 */
export function leiden(graph: Graph, options: LeidenOptions = {}): Grouping {
  const { iterations = 2, seed = 1, start } = options;
  if (!(iterations >= 1)) throw refuse('kernel-parameter', 'There must be at least one iteration.');
  const { nodeCount } = graph;
  if (start && start.length !== nodeCount)
    throw refuse('kernel-length', 'There must be one group for each node.');
  if (start?.some((label) => label < 0 || label >= nodeCount)) {
    throw refuse('kernel-value', 'A group to begin with is no number of a group.');
  }
  const first = firstLevel(graph, options);
  const random = new Random(seed);
  const labels = start?.slice() ?? numbersTo(nodeCount);
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (!improve(first.level, first.resolution, labels, random)) break;
  }
  const count = renumber(labels, nodeCount);
  return { count, labels, quality: levelQuality(first.level, labels, first.resolution) };
}

/** A level of aggregation, and the node of the next one that each of its nodes went into. */
interface Step {
  readonly level: LevelGraph;
  readonly into: Int32Array;
}

/**
 * One iteration, in place: up from nodes to ever larger ones, and down again with nodes moved at every level (Rotta &
 * Noack 2011), which the method as published leaves to the next iteration. @returns whether any node moved
 */
function improve(first: LevelGraph, resolution: number, labels: Int32Array, random: Random): boolean {
  const steps: Step[] = [];
  let level = first;
  let groups = labels.slice();
  let moved = false;
  for (;;) {
    const order = numbersTo(level.nodeCount);
    random.shuffle(order);
    moved = moveNodes(level, resolution, groups, order) || moved;
    const count = renumber(groups, level.nodeCount);
    // Every node of the level is a group: nothing is left to join.
    if (count === level.nodeCount) break;
    const into = refine(level, resolution, groups, order, random);
    const intoCount = renumber(into, level.nodeCount);
    if (intoCount === level.nodeCount) break;
    steps.push({ level, into });
    const above = new Int32Array(intoCount);
    for (let node = 0; node < level.nodeCount; node++) above[into[node]!] = groups[node]!;
    level = aggregate(level, into, intoCount);
    groups = above;
  }
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { level: below, into } = step;
    const above = groups;
    groups = into.map((node) => above[node]!);
    const order = numbersTo(below.nodeCount);
    random.shuffle(order);
    moved = moveNodes(below, resolution, groups, order) || moved;
  }
  labels.set(groups);
  partDisconnected(first, labels);
  return moved;
}
