export { NETWORKS_VERSION, analyseNetwork, rolesInGroup, valueBrokers } from './analyse.ts';
export type { NetworkAnalysis } from './analyse.ts';
export { changesBetween } from './changes.ts';
export type { GroupChange } from './changes.ts';
export { findGroups, isActorNode } from './groups.ts';
export type { Group, GroupMember, GroupOptions, Interval } from './groups.ts';
export { isConfirmed, linkConfidence } from './link-confidence.ts';
export { linkNetwork } from './linked-network.ts';
export type { LinkedNetwork } from './linked-network.ts';
