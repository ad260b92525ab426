import type { LinkedNetwork } from '../analysis/linked-network.ts';
import type { NodeKind } from '../assembly/node-kind.ts';
import { rolesOf } from '../roles/roles.ts';
import type { Surroundings } from '../roles/surroundings.ts';
import type { CapabilityLink, CapabilityNetwork, CapabilityNode } from './capability-network.ts';
import { ROLE_CAPACITY, STAGES } from './stages.ts';
import type { Stage } from './stages.ts';

/** A part of a network of evidence as the capability model reads it. */
export interface EvidenceCapability {
  readonly capability: CapabilityNetwork;
  /** Position in the network of each node, and of each link, of the capability. */
  readonly nodes: readonly number[];
  readonly links: readonly number[];
  /** Number in the capability of a position in the network. */
  readonly numberOf: ReadonlyMap<number, number>;
}

/** Launches a month that a thing makes possible by itself, beside whoever has it. Judgements, as for roles. */
const THINGS: Readonly<Partial<Record<NodeKind, Readonly<Partial<Record<Stage, number>>>>>> = {
  account: { finance: 2 },
  advert: { recruit: 1 },
  profile: { recruit: 1 },
  equipment: { equip: 1 },
  vehicle: { transport: 1 },
  place: { lodge: 1 },
};

/** Launches a month that can be arranged through one person or organisation. */
const THROUGH_ACTOR = 15;

/**
 * Capacities from the roles that links speak for, each by its share, and from things; links that bind, as likely as they are.
 * @param members positions of the nodes that count, such as a group and what is linked with it
 */
export function evidenceCapability(
  { evidence, binding, bindingLinks, probabilities }: LinkedNetwork,
  around: Surroundings,
  members: readonly number[],
): EvidenceCapability {
  const nodes = [...new Set(members)]
    .filter((node) => evidence.nodes[node] !== undefined)
    .sort((a, b) => a - b);
  const numberOf = new Map(nodes.map((node, at) => [node, at] as const));
  const links: number[] = [];
  const joined: CapabilityLink[] = [];
  for (const [edge, link] of bindingLinks.entries()) {
    const [from, to] = [numberOf.get(binding.from[edge]!), numberOf.get(binding.to[edge]!)];
    if (from === undefined || to === undefined) continue;
    links.push(link);
    joined.push({ from, to, probability: Math.min(1, Math.max(0, probabilities[edge]!)) });
  }
  const capability = { nodes: nodes.map((node) => nodeOf(around, node)), links: joined };
  return { capability, nodes, links, numberOf };
}

function nodeOf(around: Surroundings, position: number): CapabilityNode {
  const { kind } = around.graph.nodes[position]!;
  const isActor = kind === 'person' || kind === 'organisation';
  const capacity = new Float64Array(STAGES.length);
  const add = (stages: Readonly<Partial<Record<Stage, number>>>, share: number): void => {
    for (const [at, stage] of STAGES.entries()) capacity[at]! += share * (stages[stage] ?? 0);
  };
  if (isActor) for (const { role, share } of rolesOf(around, position)) add(ROLE_CAPACITY[role], share);
  else add(THINGS[kind] ?? {}, 1);
  return { capacity: [...capacity], throughput: isActor ? THROUGH_ACTOR : Infinity };
}
