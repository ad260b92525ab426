import type { Grouping } from '../communities/grouping.ts';
import { consensusGroups, groupsInWorlds, likeness } from '../communities/consensus.ts';
import { buildGraph } from '../graph/build.ts';
import type { Graph } from '../graph/graph.ts';
import { subgraph } from '../graph/derive.ts';
import type { Subgraph } from '../graph/derive.ts';
import { betweenness } from '../kernels/betweenness.ts';
import { components } from '../kernels/components.ts';
import { structuralHoles } from '../kernels/structural-holes.ts';
import { Random } from '../random.ts';
import { scoreIntervals } from '../worlds/intervals.ts';
import type { LinkedNetwork } from './linked-network.ts';

/** A value with the bounds between which it lay in nine of ten possible worlds. */
export interface Interval {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

export interface GroupMember {
  /** Position of the node. */
  readonly node: number;
  /** How alike its groups are over possible worlds, 0 to 1: low for somebody who belongs elsewhere as well. */
  readonly belongs: number;
  /** Share of the shortest paths between other members that pass through it, 0 to 1. */
  readonly brokerage: Interval;
  /** Burt's constraint; absent for somebody without contact. */
  readonly constraint?: number;
}

export interface Group {
  /** The person or organisation through whom most paths go: the group is named by it. */
  readonly core: number;
  /** By brokerage, the highest first. */
  readonly members: readonly GroupMember[];
  /** Mean similarity of the group with what it is in other possible worlds, 0 to 1. */
  readonly stability: number;
}

export interface GroupOptions {
  /** Left out: 100. */
  readonly worlds?: number;
  readonly seed?: number;
  /** Of modularity: larger values part groups further. Left out: 0.6. */
  readonly resolution?: number;
  /** Persons and organisations that make a group. Left out: 3. */
  readonly leastActors?: number;
  /** Called often; throws where nobody wants the groups any more. */
  readonly checkpoint?: () => void;
}

/** In larger groups paths are counted from so many nodes: counting from all takes time with the square of the group. */
const MOST_SOURCES = 500;

/** Runs of the method from different beginnings whose groups are brought together. */
const RUNS = 16;

/** Below this a component cannot hold a group, and is left out before any world is drawn. */
const LEAST_NODES = 3;

/**
 * Groups, the largest first, with how firmly each stands. What connects them is every link that binds; who counts as
 * an actor is a person or an organisation, so that a car park is no group.
 */
export function findGroups(
  network: LinkedNetwork,
  { worlds = 100, seed = 1, resolution = 0.6, leastActors = 3, checkpoint }: GroupOptions = {},
): Group[] {
  const connected = largeComponents(network);
  if (!connected) return [];
  const { graph, nodes, edges } = connected;
  const probabilities = Float64Array.from(edges, (edge) => network.probabilities[edge]!);
  const options = { resolution };
  const found = expectedGroups(graph, probabilities, seed, options);
  const inWorlds = groupsInWorlds({ graph, probabilities, worlds, seed, options, checkpoint });
  const { stability, support } = likeness(found.labels, found.count, inWorlds);
  const members = Array.from({ length: found.count }, (): number[] => []);
  for (let node = 0; node < graph.nodeCount; node++) members[found.labels[node]!]!.push(node);
  const isActor = (node: number): boolean => isActorNode(network, nodes[node]!);
  return members
    .flatMap((own, group) => {
      checkpoint?.();
      if (own.filter(isActor).length < leastActors) return [];
      return [
        describeGroup(network, connected, own, { support, probabilities, worlds, seed }, stability[group]!),
      ];
    })
    .sort((one, other) => other.members.length - one.members.length || one.core - other.core);
}

/**
 * Groups over what links are expected to weigh: how much each binds, times how likely it is. What many runs agree on is
 * kept, for one run alone depends on where it began; possible worlds then say how firmly the groups stand.
 */
function expectedGroups(
  graph: Graph,
  probabilities: Float64Array,
  seed: number,
  options: { readonly resolution: number },
): Grouping {
  const expected = buildGraph({
    nodeCount: graph.nodeCount,
    from: graph.from,
    to: graph.to,
    weights: probabilities.map((probability, edge) => probability * (graph.weights?.[edge] ?? 1)),
  });
  const certain = new Float64Array(graph.edgeCount).fill(1);
  return consensusGroups({ graph: expected, probabilities: certain, worlds: RUNS, seed, options });
}

/** Somebody who acts: a person or an organisation. */
export function isActorNode({ evidence }: LinkedNetwork, node: number): boolean {
  const kind = evidence.nodes[node]?.kind;
  return kind === 'person' || kind === 'organisation';
}

function largeComponents({ binding }: LinkedNetwork): Subgraph | undefined {
  if (binding.edgeCount === 0) return undefined;
  const { labels, sizes } = components(binding);
  const kept: number[] = [];
  for (let node = 0; node < labels.length; node++) if (sizes[labels[node]!]! >= LEAST_NODES) kept.push(node);
  return kept.length === 0 ? undefined : subgraph(binding, kept);
}

interface Belief {
  /** Of each node, how alike its groups are. */
  readonly support: Float64Array;
  readonly probabilities: Float64Array;
  readonly worlds: number;
  readonly seed: number;
}

function describeGroup(
  network: LinkedNetwork,
  connected: Subgraph,
  own: readonly number[],
  { support, probabilities, worlds, seed }: Belief,
  stability: number,
): Group {
  const part = subgraph(connected.graph, own);
  const size = part.graph.nodeCount;
  const pairs = ((size - 1) * (size - 2)) / 2;
  const sources = pivotsOf(size, seed);
  // Each source stands for as many nodes as there are sources to it (Brandes & Pich 2007).
  const scale = pairs > 0 ? size / (sources?.length ?? size) / pairs : 0;
  const brokerage = (world: Graph): Float64Array =>
    betweenness(world, sources ? { sources } : {}).map((score) => Math.min(1, score * scale));
  const certain = brokerage(part.graph);
  const { low, high } = scoreIntervals(
    {
      graph: part.graph,
      probabilities: Float64Array.from(part.edges, (edge) => probabilities[edge]!),
      worlds,
      seed,
    },
    brokerage,
  );
  const { constraint } = structuralHoles(part.graph);
  const members = Array.from(part.nodes, (node, position): GroupMember => {
    const held = constraint[position]!;
    const value = certain[position]!;
    return {
      node: connected.nodes[node]!,
      belongs: support[node]!,
      // What all links together give can lie outside what most worlds give, for worlds have fewer links.
      brokerage: { low: Math.min(low[position]!, value), value, high: Math.max(high[position]!, value) },
      ...(Number.isNaN(held) ? {} : { constraint: held }),
    };
  }).sort((one, other) => other.brokerage.value - one.brokerage.value || one.node - other.node);
  const core = members.find(({ node }) => isActorNode(network, node)) ?? members[0]!;
  return { core: core.node, members, stability };
}

/** Nodes to count paths from, drawn by chance; undefined where all are few enough. */
function pivotsOf(size: number, seed: number): number[] | undefined {
  if (size <= MOST_SOURCES) return undefined;
  const nodes = Int32Array.from({ length: size }, (_, node) => node);
  new Random(seed).shuffle(nodes);
  return [...nodes.subarray(0, MOST_SOURCES)];
}
