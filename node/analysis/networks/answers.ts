import type { Answer } from '@foreland/model/contract';
import type { networkAnalysisRoutes } from '@foreland/model/contract/network-analyses';
import type { networkRoutes } from '@foreland/model/contract/networks';

export type Overview = Omit<Answer<typeof networkRoutes.networks>, 'computing'>;
export type GroupAnswer = Answer<typeof networkRoutes.networkGroup>;
export type NodeAnswer = Answer<typeof networkRoutes.networkNode>;
export type ChartAnswer = Answer<typeof networkRoutes.networkChart>;
export type PathsAnswer = Answer<typeof networkRoutes.networkPaths>;
export type ChangesAnswer = Answer<typeof networkRoutes.networkChanges>;
export type NodeShape = ChartAnswer['nodes'][number];
export type LinkShape = ChartAnswer['links'][number];
export type GroupShape = Overview['groups'][number];
export type MemberShape = GroupAnswer['members'][number];
export type ToCheckShape = GroupAnswer['toCheck'][number];
export type RanAnswer = Answer<typeof networkAnalysisRoutes.runNetworkAnalysis>;
export type ReasonsAnswer = Answer<typeof networkAnalysisRoutes.explainNetworkAnalysis>;
