import type { Answer } from '@foreland/model/contract';
import type { networkRoutes } from '@foreland/model/contract/networks';
import { ForelandError, isRecordId } from '@foreland/model';
import type { View } from '@foreland/model';
import type { Context } from '../../context.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import type { Handlers } from '../../handler.ts';
import type { AskedFilter, NetworkAnswer, NetworkQuestion } from '../../analysis/networks/answer.ts';
import { networks } from '../../analysis/networks/hosted-networks.ts';

type NetworkRoutes = Pick<
  typeof networkRoutes,
  'networks' | 'networkGroup' | 'networkNode' | 'networkChart' | 'networkPaths' | 'networkChanges'
>;
type Chart = Answer<typeof networkRoutes.networkChart>;

/** How long a question about a chart or a group waits for a network that is being made. */
const NETWORK_MILLISECONDS = 10_000;

export const networkHandlers: Handlers<NetworkRoutes> = {
  async networks(context, { query, view, audit, signal }) {
    const last = readCursor(query.cursor, ['number', 'string']);
    if (await context.engines.ensure(networks, view))
      return { groups: [], total: 0, size: { nodes: 0, links: 0 }, computing: true };
    const page = { limit: query.limit, after: last && { number: last[0], id: last[1] } };
    const { overview } = await context.engines.ask(networks, view, { what: 'overview', page }, { signal });
    const { groups, total, more, size } = overview;
    audit.records(groups.flatMap(({ id, brokers }) => [id, ...brokers.map((broker) => broker.id)]));
    const end = more ? groups.at(-1) : undefined;
    return {
      groups,
      total,
      ...(end ? { next: writeCursor([end.members, end.id]) } : {}),
      size,
      computing: false,
    };
  },

  async networkGroup(context, { params, view, audit, signal }) {
    const { group } = await askNetwork(context, view, { what: 'group', group: params.group }, signal);
    const beside = group.toCheck.flatMap(({ a, b, common }) => [a, b, ...common].map(({ id }) => id));
    audit.records([...group.members.filter(isRecord).map(({ id }) => id), ...beside.filter(isRecordId)]);
    return group;
  },

  async networkNode(context, { params, view, audit, signal }) {
    const { node } = await askNetwork(context, view, { what: 'node', node: params.node }, signal);
    if (isRecord(node)) audit.records([node.id]);
    return node;
  },

  async networkChart(context, { body, view, audit, signal }) {
    const { group, nodes, whole, steps, beside, limit, ...filter } = body;
    const { chart } = await askNetwork(
      context,
      view,
      { what: 'chart', group, nodes, whole, steps, beside, limit, filter: given(filter) },
      signal,
    );
    audit.records(recordsOf(chart));
    return chart;
  },

  async networkPaths(context, { body, view, audit, signal }) {
    const { from, to, count, ...filter } = body;
    const { paths } = await askNetwork(
      context,
      view,
      { what: 'paths', from, to, count, filter: given(filter) },
      signal,
    );
    audit.records(recordsOf(paths.chart));
    return paths;
  },

  async networkChanges(context, { query, view, audit, signal }) {
    const { changes } = await askNetwork(context, view, { what: 'changes', ...query }, signal);
    audit.records(
      changes.changes
        .flatMap(({ before, after, nodes }) => [...before, ...after, ...nodes])
        .map(({ id }) => id),
    );
    return changes;
  },
};

/** Nodes of a chart that are records: an identifier is none. */
export function recordsOf({ nodes }: Pick<Chart, 'nodes'>): string[] {
  return nodes.filter(isRecord).map(({ id }) => id);
}

/** Is a node a record? An identifier is none. */
export function isRecord({ kind }: { readonly kind: string }): boolean {
  return kind !== 'identifier';
}

/** A filter without what nobody asked for. */
function given(filter: { readonly [Name in keyof AskedFilter]: AskedFilter[Name] | undefined }): AskedFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/**
 * Answers a question about the reader's network, once it is made.
 * @throws ForelandError `network-computing` where that takes longer than a request may wait
 */
export async function askNetwork<const What extends NetworkQuestion['what']>(
  context: Context,
  view: View,
  question: NetworkQuestion & { readonly what: What },
  signal: AbortSignal,
): Promise<Extract<NetworkAnswer, { readonly what: What }>> {
  if (await context.engines.ensure(networks, view, NETWORK_MILLISECONDS)) throw stillComputing();
  return context.engines.ask<NetworkQuestion, NetworkAnswer, What>(networks, view, question, { signal });
}

function stillComputing(): ForelandError {
  return new ForelandError({
    code: 'network-computing',
    message: 'Your network is being made from what changed.',
    remedy: 'Ask again in a few seconds.',
    status: 503,
  });
}
