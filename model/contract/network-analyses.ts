import { z } from 'zod';
import { NetworkNode, NodeId, NodeKind } from './networks.ts';
import { route } from './route.ts';
import { Count, Cursor, Message } from './shapes.ts';

/** Name of an analysis of the catalogue, such as `page-rank` (see engines/networks/catalogue). */
export const AnalysisId = z.string().regex(/^[a-z][a-z-]{1,40}$/);

/** Something that may be set, with its range and what it is where nothing is set. */
export const AnalysisParameter = z.object({
  name: z.string(),
  title: Message,
  isWhole: z.boolean(),
  least: z.number(),
  most: z.number(),
  usual: z.number(),
});

export const NetworkAnalysis = z.object({
  id: AnalysisId,
  version: z.string(),
  title: Message,
  /** What a high value, or a group, says, and what it does not. */
  about: Message,
  /** A score for each node, or the group that each node is in. */
  form: z.enum(['score', 'grouping']),
  /** Shares are from 0 to 1. */
  unit: z.enum(['share', 'count', 'number']),
  isLowFirst: z.boolean(),
  mostNodes: Count,
  parameters: z.array(AnalysisParameter),
});

/** Which part of the network in view: one of the three. */
export const AnalysisScope = z
  .object({
    group: NodeId.optional(),
    nodes: z.array(NodeId).min(1).max(20_000).optional(),
    whole: z.literal(true).optional(),
  })
  .refine(
    (scope) => Object.values(scope).filter((part) => part !== undefined).length === 1,
    'Name a group, or nodes, or the whole network, and only one of them.',
  );

const Question = {
  scope: AnalysisScope,
  parameters: z.record(z.string().max(40), z.number()).default({}),
};

/** What a node has: a score, or the group it is in, from 1, the largest first. Absent where it has none. */
const Value = z.number().optional();

export const networkAnalysisRoutes = {
  networkAnalyses: route({
    id: 'networkAnalyses',
    method: 'GET',
    path: '/api/networks/analyses',
    room: 'networks',
    access: 'view',
    summary: 'What can be asked of a network by name, and what may be set',
    response: z.object({ analyses: z.array(NetworkAnalysis) }),
  }),
  runNetworkAnalysis: route({
    id: 'runNetworkAnalysis',
    method: 'POST',
    path: '/api/networks/analyses/:analysis',
    room: 'networks',
    access: 'view',
    audited: true,
    processing: 'combination',
    summary: 'Run an analysis on a part of the network in view: nodes in the order of their values',
    params: z.object({ analysis: AnalysisId }),
    body: z.object({
      ...Question,
      /** Only these kinds are told; all nodes of the part count. */
      kinds: z.array(NodeKind).optional(),
      limit: z.number().int().min(1).max(1000).default(100),
      cursor: Cursor.optional(),
    }),
    response: z.object({
      analysis: NetworkAnalysis,
      /** With all that was not set. */
      parameters: z.record(z.string(), z.number()),
      /** What it was run on: contacts count once, however many links there are between two. */
      on: z.object({ nodes: Count, links: Count }),
      facts: z.array(Message),
      /** Of the kinds that are told. */
      total: Count,
      ranked: z.array(z.object({ node: NetworkNode, value: Value })),
      next: Cursor.optional(),
    }),
  }),
  explainNetworkAnalysis: route({
    id: 'explainNetworkAnalysis',
    method: 'POST',
    path: '/api/networks/analyses/:analysis/reasons',
    room: 'networks',
    access: 'view',
    audited: true,
    processing: 'combination',
    summary: 'Why a node has its value in an analysis',
    params: z.object({ analysis: AnalysisId }),
    body: z.object({ ...Question, node: NodeId }),
    response: z.object({
      node: NetworkNode,
      value: Value,
      /** Whether the values of the reasons add up to the value. */
      isSum: z.boolean(),
      reasons: z.array(
        z.object({
          text: Message,
          value: z.number().optional(),
          node: z.object({ id: NodeId, caption: z.string() }).optional(),
        }),
      ),
    }),
  }),
};
