import type { LinkedNetwork } from '../analysis/linked-network.ts';
import type { NodeKind } from '../assembly/node-kind.ts';
import { ROLES } from '../roles/role.ts';
import { rolesOf } from '../roles/roles.ts';
import type { Surroundings } from '../roles/surroundings.ts';
import type {
  CapabilityLink,
  CapabilityNetwork,
  CapabilityNode,
  CapabilityPart,
} from './capability-network.ts';
import { isGuessed, partsInEvidence } from './parts-in-evidence.ts';
import type { PartHolder } from './parts-in-evidence.ts';
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
const THINGS: Readonly<Partial<Record<NodeKind, Stages>>> = {
  account: { finance: 2 },
  advert: { recruit: 1 },
  profile: { recruit: 1 },
  equipment: { equip: 1 },
  vehicle: { transport: 1 },
  place: { lodge: 1 },
};

type Stages = Readonly<Partial<Record<Stage, number>>>;
const NOTHING = STAGES.map(() => 0);

/** Launches a month that can be arranged through one person or organisation. */
const THROUGH_ACTOR = 15;

/**
 * Capacities from the roles that links speak for, each as likely as its share, and from things; links that bind, as likely
 * as they are. Of those who are no targets and of whom no link speaks, nobody knows that they do nothing: they may play any
 * part, as often as people with ties like theirs do and as organisers near them lack, so that what is known is not taken for
 * all there is; and they arrange nothing where they play none. Of targets nothing is guessed: an action is worth what the evidence says, and no more.
 * @param members positions of the nodes that count, such as a group and what is linked with it
 * @param targets positions at which an action is aimed
 */
export function evidenceCapability(
  { evidence, binding, bindingLinks, probabilities }: LinkedNetwork,
  around: Surroundings,
  members: readonly number[],
  targets: ReadonlySet<number> = new Set(),
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
  const holders = nodes.map((node): PartHolder => {
    const { kind } = around.graph.nodes[node]!;
    return {
      kind,
      shares: isActorKind(kind) ? sharesIn(around, node) : undefined,
      target: targets.has(node),
    };
  });
  const parts = partsInEvidence(holders, joined);
  const capability = {
    nodes: holders.map((holder, at): CapabilityNode => {
      if (!holder.shares) return { capacity: capacityOf(THINGS[holder.kind] ?? {}), throughput: Infinity };
      return {
        capacity: NOTHING,
        parts: rolesIn(parts[at]!),
        bystander: isGuessed(holder),
        throughput: THROUGH_ACTOR,
      };
    }),
    links: joined,
  };
  return { capability, nodes, links, numberOf };
}

function isActorKind(kind: NodeKind): boolean {
  return kind === 'person' || kind === 'organisation';
}

/** How far the evidence speaks for each role, in the order of `ROLES`. */
function sharesIn(around: Surroundings, position: number): number[] {
  const found = new Map(rolesOf(around, position).map(({ role, share }) => [role, share]));
  return ROLES.map((role) => found.get(role) ?? 0);
}

/** @param shares of each role; what comes after them is to play none */
function rolesIn(shares: readonly number[]): CapabilityPart[] {
  return ROLES.flatMap((role, at) =>
    shares[at]! > 0 ? [{ probability: shares[at]!, capacity: capacityOf(ROLE_CAPACITY[role]) }] : [],
  );
}

function capacityOf(stages: Stages): number[] {
  return STAGES.map((stage) => stages[stage] ?? 0);
}
