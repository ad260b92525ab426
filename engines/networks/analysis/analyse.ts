import type { EvidenceGraph } from '../assembly/evidence-graph.ts';
import { rolesOf } from '../roles/roles.ts';
import type { RoleShare } from '../roles/roles.ts';
import { Surroundings } from '../roles/surroundings.ts';
import { findGroups, isActorNode } from './groups.ts';
import type { Group, GroupOptions } from './groups.ts';
import { linkNetwork } from './linked-network.ts';
import type { LinkedNetwork } from './linked-network.ts';

/** Changes when the same network would be seen differently. */
export const NETWORKS_VERSION = 'networks 1.1.0';

export interface NetworkAnalysis {
  readonly network: LinkedNetwork;
  readonly around: Surroundings;
  readonly groups: readonly Group[];
  /** Position in `groups` of the group of each node that is in one. */
  readonly groupOf: ReadonlyMap<number, number>;
}

/** Groups and their brokers in a network, by its evidence and the doubt about it. Equal networks give equal results. */
export function analyseNetwork(evidence: EvidenceGraph, options: GroupOptions = {}): NetworkAnalysis {
  const network = linkNetwork(evidence);
  const groups = findGroups(network, options);
  const groupOf = new Map(
    groups.flatMap(({ members }, position) => members.map(({ node }) => [node, position] as const)),
  );
  return Object.freeze({ network, around: new Surroundings(evidence), groups, groupOf });
}

/** Likeliest roles of the actors of a group, by node. */
export function rolesInGroup(
  { network, around }: NetworkAnalysis,
  { members }: Group,
): Map<number, RoleShare[]> {
  return new Map(
    members
      .filter(({ node }) => isActorNode(network, node))
      .map(({ node }) => [node, rolesOf(around, node)] as const),
  );
}

/**
 * Who moves the value of a group, the likeliest first: by what the links say of a part in finance, and among equals by
 * brokerage.
 */
export function valueBrokers(analysis: NetworkAnalysis, group: Group): number[] {
  const roles = rolesInGroup(analysis, group);
  const shareOf = (node: number): number =>
    roles.get(node)?.find(({ role }) => role === 'finance')?.share ?? 0;
  return group.members
    .filter(({ node }) => shareOf(node) > 0)
    .sort(
      (one, other) => shareOf(other.node) - shareOf(one.node) || other.brokerage.value - one.brokerage.value,
    )
    .map(({ node }) => node);
}
