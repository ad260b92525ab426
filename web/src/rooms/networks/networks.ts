import { ChartContent, NetworkRole, NodeKind } from '@foreland/model/contract/networks';
import type { Answer, contract } from '../../api/client.ts';

export type Overview = Answer<typeof contract.networks>;
export type Group = Overview['groups'][number];
export type GroupDetail = Answer<typeof contract.networkGroup>;
export type Member = GroupDetail['members'][number];
export type ToCheck = GroupDetail['toCheck'][number];
export type NodeDetail = Answer<typeof contract.networkNode>;
export type ChartAnswer = Answer<typeof contract.networkChart>;
export type NetworkNode = ChartAnswer['nodes'][number];
export type NetworkLink = ChartAnswer['links'][number];
export type Path = Answer<typeof contract.networkPaths>['paths'][number];
export type Change = Answer<typeof contract.networkChanges>['changes'][number];
export type SavedChart = Answer<typeof contract.savedCharts>['charts'][number];
export type NodeKindCode = NetworkNode['kind'];
export type RoleCode = NonNullable<NetworkNode['role']>;
export type Interval = NetworkLink['probability'];

export const KINDS: readonly NodeKindCode[] = NodeKind.options;
export const ROLES: readonly RoleCode[] = NetworkRole.options;
export const COLOURS = ChartContent.shape.colour.unwrap().options;
export type ColourBy = (typeof COLOURS)[number];

/** Nodes that a chart first shows of a group, of what is around a record, and at most. */
export const FIRST_LIMITS = { group: 2000, record: 60, all: 20_000 } as const;
/** Nodes that one expansion adds. */
export const EXPAND_LIMIT = 12;

export function isRecord({ kind }: Pick<NetworkNode, 'kind'>): boolean {
  return kind !== 'identifier';
}
