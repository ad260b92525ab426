export { BEARS, assemble, identifierNode } from './assemble.ts';
export type { AssemblyInput } from './assemble.ts';
export { ALWAYS_FROM, ALWAYS_TO, firstDay, isoDay, lastDay } from './days.ts';
export type { Day } from './days.ts';
export type { Evidence, EvidenceGraph, GraphLink, GraphNode } from './evidence-graph.ts';
export { graphProperties, isDirected } from './link-rules.ts';
export { NODE_KINDS, nodeKindOf } from './node-kind.ts';
export type { NodeKind } from './node-kind.ts';
export type { BearerStatement, GraphStatement, KnownRecord, Sourced } from './statement.ts';
