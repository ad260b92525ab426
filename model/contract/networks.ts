import { z } from 'zod';
import { SUBJECTS } from '../subject.ts';
import { route } from './route.ts';
import { ContentId, Count, Cursor, Day, Empty, Label, Partner, Uuid } from './shapes.ts';

/** A node of the network: a record that names an entity, or an identifier as `class:value`. */
export const NodeId = z.string().min(3).max(400);

/** See `NODE_KINDS` in engines/networks/assembly. */
export const NodeKind = z.enum([
  'person',
  'organisation',
  'vehicle',
  'account',
  'profile',
  'advert',
  'equipment',
  'consignment',
  'event',
  'place',
  'document',
  'identifier',
  'other',
]);

/** Position in the crime script (see `ROLES` in engines/networks/roles). */
export const NetworkRole = z.enum([
  'organiser',
  'recruiter',
  'transport',
  'finance',
  'lodging',
  'supply',
  'launch',
  'advertising',
  'documents',
]);

/** A value with bounds: of a score, those between which it lay in nine of ten possible worlds; of a probability, its 90 % credible interval. */
export const Interval = z.object({ low: z.number(), value: z.number(), high: z.number() });

export const NetworkNode = z.object({
  id: NodeId,
  kind: NodeKind,
  schema: z.string(),
  caption: z.string(),
  /** How many records the entity has in view, and whose they are. */
  records: Count,
  partners: z.array(Partner),
  /** Legal categories of the person. */
  subjects: z.array(z.enum(SUBJECTS)),
  /** Links in view, of which a chart may show fewer. */
  links: Count,
  group: NodeId.optional(),
  role: NetworkRole.optional(),
});

export const NetworkLink = z.object({
  id: z.string(),
  from: NodeId,
  to: NodeId,
  /** Kind of link, such as `call` or `bears`. */
  type: z.string(),
  /** Whether it leads from the one to the other, such as a call; kinship holds both ways. */
  directed: z.boolean(),
  /** How likely the link is true, given its graded sources. */
  probability: Interval,
  /** Two independent sources, or one whose grade leaves no doubt. */
  confirmed: z.boolean(),
  firstDay: Day.optional(),
  lastDay: Day.optional(),
  times: Count,
  quantity: z.number(),
  /** Independent sources. */
  sources: Count,
  /** Statements it rests on, up to 200. */
  statements: z.array(ContentId),
});

export const NetworkMember = NetworkNode.extend({
  /** How alike its groups are over possible worlds, 0 to 1: low for somebody who belongs elsewhere as well. */
  belongs: z.number(),
  /** Share of shortest paths of the group that pass through it. */
  brokerage: Interval,
  /** Burt’s constraint; low where nobody else joins its contacts. */
  constraint: z.number().optional(),
  /** Likelihood of each role, the likeliest first, with the links that speak for it. */
  roles: z.array(z.object({ role: NetworkRole, share: z.number(), because: z.array(z.string()) })),
});

/** How many links of one kind there are. */
export const LinkCount = z.object({ type: z.string(), links: Count, confirmed: Count });

/** One node as the pane beside a chart tells it: by all its links, shown or not. */
export const NodeDetail = NetworkNode.extend({
  /** Names in other scripts. */
  names: z.array(z.string()),
  roles: NetworkMember.shape.roles,
  linksByType: z.array(LinkCount),
  /** What the node is to its group, where it has one. */
  membership: z
    .object({
      group: z.object({ id: NodeId, caption: z.string() }),
      belongs: z.number(),
      brokerage: Interval,
      constraint: z.number().optional(),
    })
    .optional(),
  /** Statements that its links rest on, up to 1000. */
  statements: z.array(ContentId),
});

export const NetworkGroup = z.object({
  /** Its most central member, by whose record it is named. */
  id: NodeId,
  caption: z.string(),
  members: Count,
  persons: Count,
  partners: z.array(Partner),
  /** How alike its members stay over possible worlds: mean Jaccard similarity, 0 to 1. */
  stability: z.number(),
  firstDay: Day.optional(),
  lastDay: Day.optional(),
  brokers: z.array(z.object({ id: NodeId, caption: z.string() })),
  label: Label,
});

/**
 * Two people or organisations that no link joins although they have contacts in common (resource allocation; Zhou, Lü & Zhang
 * 2009). A lead to check: no evidence, and never drawn as a link.
 */
export const LinkToCheck = z.object({
  a: z.object({ id: NodeId, caption: z.string() }),
  b: z.object({ id: NodeId, caption: z.string() }),
  /** Sum over common contacts of one by their number of contacts; says which to look at first, and nothing more. */
  score: z.number(),
  /** Whom or what both are linked with, up to 20. */
  common: z.array(z.object({ id: NodeId, caption: z.string() })),
  /** Statements that link both with these, up to 200. */
  statements: z.array(ContentId),
});

const Period = { after: Day.optional(), before: Day.optional() };

/** Which part of the network. */
export const ChartQuery = z.object({
  /** From where: a group, nodes, or all that is in view, those with the most links first. */
  group: NodeId.optional(),
  nodes: z.array(NodeId).max(20_000).optional(),
  whole: z.boolean().optional(),
  /** How many links away from there. */
  steps: z.number().int().min(0).max(4).default(1),
  ...Period,
  kinds: z.array(NodeKind).optional(),
  types: z.array(z.string().max(60)).max(60).optional(),
  leastProbability: z.number().min(0).max(1).default(0),
  /** Only links that are confirmed. */
  confirmed: z.boolean().optional(),
  /** Nodes that are on the chart already: they are not told again, but links between them and what is told are. */
  beside: z.array(NodeId).max(20_000).optional(),
  limit: z.number().int().min(1).max(20_000).default(2000),
});

export const Chart = z.object({
  nodes: z.array(NetworkNode),
  links: z.array(NetworkLink),
  /** Join of the labels of all that its nodes are told from and its links rest on. */
  label: Label,
  /** What the limit left out. */
  leftOut: z.object({ nodes: Count }),
});

export const SavedChart = z.object({
  id: Uuid,
  name: z.string().trim().min(1).max(120),
  savedAt: z.iso.datetime({ offset: true }),
});

/** A chart as its owner left it: which nodes stand where, and what is filtered. */
export const ChartContent = z.object({
  nodes: z
    .array(z.object({ id: NodeId, x: z.number(), y: z.number(), pinned: z.boolean().default(false) }))
    .max(20_000),
  filter: ChartQuery.omit({
    group: true,
    nodes: true,
    whole: true,
    steps: true,
    beside: true,
    limit: true,
  }).partial(),
  colour: z.enum(['kind', 'group', 'role', 'partner']).default('kind'),
});

export const networkRoutes = {
  networks: route({
    id: 'networks',
    method: 'GET',
    path: '/api/networks',
    room: 'networks',
    access: 'view',
    audited: true,
    processing: 'combination',
    summary: 'Groups that linked evidence shows, the largest first',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(100),
      cursor: Cursor.optional(),
    }),
    response: z.object({
      groups: z.array(NetworkGroup),
      /** Groups in view. */
      total: Count,
      next: Cursor.optional(),
      /** Nodes and links in view, in groups or not. */
      size: z.object({ nodes: Count, links: Count }),
      computing: z.boolean(),
    }),
  }),
  networkGroup: route({
    id: 'networkGroup',
    method: 'GET',
    path: '/api/networks/groups/:group',
    room: 'networks',
    access: 'view',
    audited: true,
    processing: 'combination',
    summary: 'One group: its members, what part they play, and who joins others',
    params: z.object({ group: NodeId }),
    response: z.object({
      group: NetworkGroup,
      members: z.array(NetworkMember),
      /** What joins its members, by kind of link. */
      linksByType: z.array(LinkCount),
      /** Statements that the group rests on, up to 1000. */
      statements: z.array(ContentId),
      /** One of each pair is a member; the strongest first, up to 20. */
      toCheck: z.array(LinkToCheck),
    }),
  }),
  networkNode: route({
    id: 'networkNode',
    method: 'GET',
    path: '/api/networks/nodes/:node',
    room: 'networks',
    access: 'view',
    audited: true,
    processing: 'combination',
    summary: 'One node: its names, its links by kind, what part it plays, and what it is to its group',
    params: z.object({ node: NodeId }),
    response: NodeDetail,
  }),
  networkChart: route({
    id: 'networkChart',
    method: 'POST',
    path: '/api/networks/chart',
    room: 'networks',
    access: 'view',
    audited: true,
    processing: 'consultation',
    summary: 'The part of the network around a group or some nodes',
    body: ChartQuery,
    response: Chart,
  }),
  networkPaths: route({
    id: 'networkPaths',
    method: 'POST',
    path: '/api/networks/paths',
    room: 'networks',
    access: 'view',
    audited: true,
    processing: 'combination',
    summary: 'Who connects these two: the likeliest paths of evidence between two nodes',
    body: z.object({
      from: NodeId,
      to: NodeId,
      count: z.number().int().min(1).max(20).default(5),
      ...Period,
      kinds: z.array(NodeKind).optional(),
    }),
    response: z.object({
      paths: z.array(
        z.object({
          /** Product of the probabilities of its links: what it would be if they held independently. */
          probability: z.number(),
          nodes: z.array(NodeId),
          links: z.array(z.string()),
        }),
      ),
      chart: Chart,
    }),
  }),
  networkChanges: route({
    id: 'networkChanges',
    method: 'GET',
    path: '/api/networks/changes',
    room: 'networks',
    access: 'view',
    audited: true,
    processing: 'combination',
    summary: 'What the evidence up to two days shows: who joined, left, and which groups merged or split',
    query: z.object({ before: Day, after: Day }),
    response: z.object({
      changes: z.array(
        z.object({
          change: z.enum(['formed', 'dissolved', 'joined', 'left', 'merged', 'split', 'regrouped']),
          /** Groups by their names, before and after. */
          before: z.array(z.object({ id: NodeId, caption: z.string() })),
          after: z.array(z.object({ id: NodeId, caption: z.string() })),
          nodes: z.array(z.object({ id: NodeId, caption: z.string() })),
        }),
      ),
    }),
  }),
  savedCharts: route({
    id: 'savedCharts',
    method: 'GET',
    path: '/api/networks/charts',
    room: 'networks',
    access: 'view',
    summary: 'Charts that the reader has saved',
    response: z.object({ charts: z.array(SavedChart) }),
  }),
  saveChart: route({
    id: 'saveChart',
    method: 'POST',
    path: '/api/networks/charts',
    room: 'networks',
    access: 'view',
    processing: 'administration',
    summary: 'Save a chart under a name; one of the same name is replaced',
    body: z.object({ name: SavedChart.shape.name, content: ChartContent }),
    response: SavedChart,
  }),
  openChart: route({
    id: 'openChart',
    method: 'GET',
    path: '/api/networks/charts/:chart',
    room: 'networks',
    access: 'view',
    audited: true,
    summary: 'A saved chart, with what the reader may see of it today',
    params: z.object({ chart: Uuid }),
    response: SavedChart.extend({ content: ChartContent, chart: Chart }),
  }),
  deleteChart: route({
    id: 'deleteChart',
    method: 'DELETE',
    path: '/api/networks/charts/:chart',
    room: 'networks',
    access: 'view',
    processing: 'administration',
    summary: 'Remove a saved chart',
    params: z.object({ chart: Uuid }),
    response: Empty,
  }),
};
