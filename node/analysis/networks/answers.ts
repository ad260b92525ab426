import type { Answer } from '@foreland/model/contract';
import type { networkRoutes } from '@foreland/model/contract/networks';

export type Overview = Omit<Answer<typeof networkRoutes.networks>, 'computing'>;
export type GroupAnswer = Omit<Answer<typeof networkRoutes.networkGroup>, 'computing'>;
export type NodeAnswer = Answer<typeof networkRoutes.networkNode>;
export type ChartAnswer = Omit<Answer<typeof networkRoutes.networkChart>, 'computing'>;
export type PathsAnswer = { readonly paths: Answer<typeof networkRoutes.networkPaths>['paths'] } & {
  readonly chart: ChartAnswer;
};
export type ChangesAnswer = Answer<typeof networkRoutes.networkChanges>;
export type NodeShape = ChartAnswer['nodes'][number];
export type LinkShape = ChartAnswer['links'][number];
export type GroupShape = Overview['groups'][number];
export type MemberShape = GroupAnswer['members'][number];
