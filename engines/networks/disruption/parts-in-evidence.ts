import type { NodeKind } from '../assembly/node-kind.ts';
import { ROLES } from '../roles/role.ts';
import type { Role } from '../roles/role.ts';
import type { CapabilityLink } from './capability-network.ts';
import { partsByNeed } from './parts-by-need.ts';
import type { Need } from './parts-by-need.ts';
import { partsByTies } from './parts-by-ties.ts';
import { ROLE_CAPACITY, STAGES } from './stages.ts';
import type { Stage } from './stages.ts';

/** Somebody or something in a network of evidence. */
export interface PartHolder {
  readonly kind: NodeKind;
  /** How far the evidence speaks for each role, in the order of `ROLES`; left out of things. */
  readonly shares?: readonly number[] | undefined;
  /** Of whom nothing is guessed. */
  readonly target: boolean;
}

/** What things do for a need: a network that has a boat needs nobody unknown who sells boats. */
const PART_OF_THING: Readonly<Partial<Record<NodeKind, Role>>> = {
  account: 'finance',
  advert: 'advertising',
  profile: 'advertising',
  equipment: 'supply',
  vehicle: 'transport',
  place: 'lodging',
};

const PARTS = ROLES.length + 1;

function servedBy(stage: Stage): number[] {
  return [...ROLES.keys()].filter((role) => (ROLE_CAPACITY[ROLES[role]!][stage] ?? 0) > 0);
}

/**
 * Whoever organises launches needs every stage. That somebody out of the picture meets a need is as likely as not: a judgement,
 * for evidence tells of few of those who take part.
 */
const ORGANISERS: Need = {
  part: ROLES.indexOf('organiser'),
  servedBy: STAGES.map(servedBy),
  elsewhere: 0.5,
};

/** Whether nothing is known of somebody, so that a part may be guessed: no target, and no link speaks for any role. */
export function isGuessed({ shares, target }: PartHolder): boolean {
  return shares !== undefined && !target && sum(shares) === 0;
}

/** How likely each plays each role, in the order of `ROLES`, and none: as the evidence says, or guessed by ties and needs. */
export function partsInEvidence(
  holders: readonly PartHolder[],
  ties: readonly CapabilityLink[],
): (readonly number[])[] {
  const actors = holders.flatMap(({ shares }) => (shares ? [shares] : []));
  const usual = ROLES.map((_, at) => sum(actors.map((shares) => shares[at]!)) / Math.max(1, actors.length));
  const byTies = partsByTies(
    holders.map(({ shares }) => (shares && sum(shares) > 0 ? withNone(shares) : undefined)),
    ties,
    withNone(usual),
  );
  const told = holders.map((holder, at) => {
    if (!holder.shares) return only(PART_OF_THING[holder.kind]);
    return sum(holder.shares) > 0 || isGuessed(holder) ? byTies[at]! : only(undefined);
  });
  const guessed = new Set(holders.keys().filter((at) => isGuessed(holders[at]!)));
  return partsByNeed(told, guessed, ties, ORGANISERS);
}

function only(role: Role | undefined): number[] {
  const part = role === undefined ? PARTS - 1 : ROLES.indexOf(role);
  return Array.from({ length: PARTS }, (_, at) => (at === part ? 1 : 0));
}

function withNone(shares: readonly number[]): number[] {
  return [...shares, Math.max(0, 1 - sum(shares))];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
