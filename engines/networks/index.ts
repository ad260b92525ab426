export { buildGraph } from './graph/build.ts';
export type { GraphInput } from './graph/build.ts';
export { edgeSubgraph, simplified, subgraph } from './graph/derive.ts';
export type { Subgraph } from './graph/derive.ts';
export { Graph } from './graph/graph.ts';
export type { GraphParts } from './graph/graph.ts';
export { NodeNames } from './graph/node-names.ts';
export { readEdgeList } from './graph/read-edge-list.ts';
export type { EdgeList, EdgeListOptions } from './graph/read-edge-list.ts';
export { Random } from './random.ts';

export { BreadthFirst, distancesFrom, UNREACHED } from './kernels/breadth-first.ts';
export { components, largestComponent } from './kernels/components.ts';
export type { Components } from './kernels/components.ts';
export { coreness } from './kernels/k-core.ts';
export { pageRank } from './kernels/page-rank.ts';
export type { PageRank, PageRankOptions } from './kernels/page-rank.ts';
