import { ForelandError } from '@foreland/model/errors';
import { consensusGroups, groupsInWorlds } from '../communities/consensus.ts';
import type { ConsensusGroups, ConsensusInput } from '../communities/consensus.ts';
import { checkNode } from '../graph/derive.ts';
import type { Graph, GraphParts } from '../graph/graph.ts';
import { betweenness } from '../kernels/betweenness.ts';
import type { BetweennessOptions } from '../kernels/betweenness.ts';
import {
  checkWorlds,
  componentsInWorlds,
  cutWorlds,
  joinComponents,
  joinReach,
  reachInWorlds,
} from '../worlds/worlds.ts';
import type { Batches, ComponentCounts, ReachCounts, WorldsInput } from '../worlds/worlds.ts';
import type { NetworkTask, NetworkThreads } from './threads.ts';

/**
 * The same as without threads, whatever their number. The calling thread does its share; helpers have theirs before it
 * begins. A helper that is lost ends the work with `network-thread-lost`.
 */
export async function reachInWorldsOn(
  threads: NetworkThreads,
  input: WorldsInput & { readonly sources: readonly number[] },
): Promise<ReachCounts> {
  const { sources } = input;
  for (const source of sources) checkNode(input.graph, source);
  const task = (piece: Batches, plan: Plan): NetworkTask => ({ what: 'reach', plan, sources, piece });
  return joinReach(await overWorlds(threads, input, 1000, task, (piece) => reachInWorlds(input, piece)));
}

/** `componentsInWorlds` with threads; see {@link reachInWorldsOn}. */
export async function componentsInWorldsOn(
  threads: NetworkThreads,
  input: WorldsInput,
): Promise<ComponentCounts> {
  const task = (piece: Batches, plan: Plan): NetworkTask => ({ what: 'components', plan, piece });
  return joinComponents(
    await overWorlds(threads, input, 1000, task, (piece) => componentsInWorlds(input, piece)),
  );
}

/** `consensusGroups` with threads; see {@link reachInWorldsOn}. */
export async function consensusGroupsOn(
  threads: NetworkThreads,
  input: ConsensusInput,
): Promise<ConsensusGroups> {
  const { options } = input;
  const task = (piece: Batches, plan: Plan): NetworkTask => ({ what: 'groups', plan, options, piece });
  const found = await overWorlds(threads, input, 100, task, (piece) => groupsInWorlds(input, piece));
  return consensusGroups(input, found.flat());
}

/** Sums differ in their last bits by how sources are cut: so they are always cut into so many parts. */
const PARTS = 16;

/** `betweenness` with threads, equal to it but for the last bits, and always the same; see {@link reachInWorldsOn}. */
export async function betweennessOn(
  threads: NetworkThreads,
  graph: Graph,
  options: BetweennessOptions = {},
): Promise<Float64Array> {
  const { lengths } = options;
  const sources = options.sources ?? Array.from({ length: graph.nodeCount }, (_, node) => node);
  for (const source of sources) checkNode(graph, source);
  const parts = Array.from({ length: PARTS }, (_, part) =>
    sources.slice(cut(sources.length, part, PARTS), cut(sources.length, part + 1, PARTS)),
  );
  const shares = Array.from({ length: threads.count + 1 }, (_, each) =>
    parts.slice(cut(PARTS, each, threads.count + 1), cut(PARTS, each + 1, threads.count + 1)),
  );
  // What is wrong with the lengths is told before anybody works.
  betweenness(graph, { sources: [], lengths });
  const found = await share<readonly number[][], Float64Array[]>(
    threads,
    graph,
    undefined,
    shares,
    (own) => ({ what: 'betweenness', parts: own, lengths }),
    (own) => own.map((part) => betweenness(graph, { sources: part, lengths })),
  );
  const sums = new Float64Array(graph.nodeCount);
  for (const part of found.flat()) for (let node = 0; node < sums.length; node++) sums[node]! += part[node]!;
  return sums;
}

interface Plan {
  readonly worlds: number;
  readonly seed: number;
}

function cut(length: number, part: number, parts: number): number {
  return Math.floor((length * part) / parts);
}

function overWorlds<Answer>(
  threads: NetworkThreads,
  input: WorldsInput,
  usual: number,
  taskOf: (piece: Batches, plan: Plan) => NetworkTask,
  work: (piece: Batches) => Answer,
): Promise<Answer[]> {
  const worlds = checkWorlds({ worlds: usual, ...input });
  const plan = { worlds, seed: input.seed ?? 1 };
  const pieces = cutWorlds(worlds, threads.count + 1);
  return share(threads, input.graph, input.probabilities, pieces, (piece) => taskOf(piece, plan), work);
}

/** The first share is the calling thread's. */
async function share<Share, Answer>(
  threads: NetworkThreads,
  graph: Graph,
  probabilities: Float64Array | undefined,
  shares: readonly Share[],
  taskOf: (share: Share) => NetworkTask,
  work: (share: Share) => Answer,
): Promise<Answer[]> {
  const answers = shares.slice(1).map(async (each, helper) => {
    const hold = ask(threads, helper, { what: 'hold', graph: partsOf(graph), probabilities });
    const [, answer] = await Promise.all([hold, ask(threads, helper, taskOf(each))]);
    return answer as Answer;
  });
  // A helper may be lost while the calling thread works; it is told when its answer is waited for.
  for (const answer of answers) answer.catch(() => undefined);
  const [first] = shares;
  const own = first === undefined ? [] : [work(first)];
  return [...own, ...(await Promise.all(answers))];
}

function partsOf({ directed, from, to, weights, offsets, targets }: Graph): GraphParts {
  return { directed, from, to, weights, offsets, targets };
}

async function ask(threads: NetworkThreads, helper: number, task: NetworkTask): Promise<unknown> {
  try {
    return await threads.run(helper, task);
  } catch (cause) {
    throw new ForelandError({
      code: 'network-thread-lost',
      message: 'A thread that helped with the network ended before it was done.',
      remedy: 'Try again, with fewer threads or more memory.',
      status: 500,
      cause,
    });
  }
}
