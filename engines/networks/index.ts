export { blocks } from './blocks/blocks.ts';
export type { Blocks, BlocksOptions } from './blocks/blocks.ts';
export type { BlockModel } from './blocks/block-state.ts';

export { consensusGroups, groupsInWorlds } from './communities/consensus.ts';
export type { ConsensusGroups, ConsensusInput } from './communities/consensus.ts';
export type { Grouping } from './communities/grouping.ts';
export { leiden } from './communities/leiden.ts';
export type { LeidenOptions } from './communities/leiden.ts';
export type { GroupingOptions, Quality } from './communities/level-graph.ts';
export { louvain } from './communities/louvain.ts';
export { quality } from './communities/modularity.ts';

export { betaQuantile, meanOf, varianceOf } from './evidence/beta.ts';
export type { Beta } from './evidence/beta.ts';
export { confidenceOf, credibleInterval } from './evidence/confidence.ts';
export type { Claim, Confidence, OriginShare } from './evidence/confidence.ts';
export { calibrate, GRADE_TABLE, gradeCell, withPrior } from './evidence/grade-table.ts';
export type { GradeCell, GradeOutcome, GradeTable } from './evidence/grade-table.ts';
export { linkLeads } from './evidence/link-leads.ts';
export type { LinkLead } from './evidence/link-leads.ts';

export { buildGraph } from './graph/build.ts';
export type { GraphInput } from './graph/build.ts';
export { edgeSubgraph, simplified, subgraph } from './graph/derive.ts';
export type { Subgraph } from './graph/derive.ts';
export { Graph } from './graph/graph.ts';
export type { GraphParts } from './graph/graph.ts';
export { NodeNames } from './graph/node-names.ts';
export { readEdgeList } from './graph/read-edge-list.ts';
export type { EdgeList, EdgeListOptions } from './graph/read-edge-list.ts';

export { betweenness } from './kernels/betweenness.ts';
export type { BetweennessOptions } from './kernels/betweenness.ts';
export { BreadthFirst, distancesFrom, UNREACHED } from './kernels/breadth-first.ts';
export { closeness, normalizedCloseness } from './kernels/closeness.ts';
export type { Closeness } from './kernels/closeness.ts';
export { components, largestComponent } from './kernels/components.ts';
export type { Components } from './kernels/components.ts';
export { cuts } from './kernels/cuts.ts';
export type { Cuts } from './kernels/cuts.ts';
export { coreness } from './kernels/k-core.ts';
export { pageRank } from './kernels/page-rank.ts';
export type { PageRank, PageRankOptions } from './kernels/page-rank.ts';
export { sampledBetweenness } from './kernels/sampled-betweenness.ts';
export type { SampledBetweenness, SampledBetweennessOptions } from './kernels/sampled-betweenness.ts';
export { structuralHoles } from './kernels/structural-holes.ts';
export type { StructuralHoles } from './kernels/structural-holes.ts';

export { adjustedRandIndex, normalizedMutualInformation } from './measures/agreement.ts';
export { changeBetween } from './measures/change.ts';
export type { Change, GroupedMembers, GroupEvent, Overlap } from './measures/change.ts';

export { evidencePaths } from './paths/evidence-paths.ts';
export type { EvidencePath, EvidencePaths, EvidencePathsInput } from './paths/evidence-paths.ts';
export { shortestPaths } from './paths/k-shortest.ts';
export type { Path } from './paths/k-shortest.ts';
export { Random } from './random.ts';

export { NetworkHelper } from './threads/network-helper.ts';
export {
  betweennessOn,
  componentsInWorldsOn,
  consensusGroupsOn,
  reachInWorldsOn,
} from './threads/shared-work.ts';
export type { NetworkTask, NetworkThreads } from './threads/threads.ts';

export { scoreIntervals, topOf } from './worlds/intervals.ts';
export type { IntervalOptions, ScoreIntervals } from './worlds/intervals.ts';
export { componentsInWorlds, cutWorlds, joinComponents, joinReach, reachInWorlds } from './worlds/worlds.ts';
export type { Batches, ComponentCounts, ReachCounts, WorldsInput } from './worlds/worlds.ts';
