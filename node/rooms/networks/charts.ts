import { ChartContent } from '@foreland/model/contract/networks';
import type { networkRoutes } from '@foreland/model/contract/networks';
import type { Handlers } from '../../handler.ts';
import { randomId } from '../../random.ts';
import { notFound } from '../refusals.ts';
import { askNetwork, recordsOf } from './networks.ts';

type ChartRoutes = Pick<typeof networkRoutes, 'savedCharts' | 'saveChart' | 'openChart' | 'deleteChart'>;

export const chartHandlers: Handlers<ChartRoutes> = {
  async savedCharts(context, { reader }) {
    return { charts: await context.charts.list(reader) };
  },

  async saveChart(context, { body, reader }) {
    return context.charts.save(reader, { id: randomId(context.random), ...body });
  },

  async openChart(context, { params, reader, view, audit, signal }) {
    const kept = await context.charts.open(reader, params.chart);
    if (!kept) throw notFound('chart');
    const content = ChartContent.parse(kept.content);
    const nodes = content.nodes.map(({ id }) => id);
    const question = {
      what: 'chart',
      nodes,
      steps: 0,
      limit: Math.max(1, nodes.length),
      filter: {},
    } as const;
    const { chart } = await askNetwork(context, view, question, signal);
    audit.records(recordsOf(chart));
    const { id, name, savedAt } = kept;
    // What is out of view today is not told by name either.
    const shown = new Set(chart.nodes.map((node) => node.id));
    return {
      id,
      name,
      savedAt,
      content: { ...content, nodes: content.nodes.filter((node) => shown.has(node.id)) },
      chart,
    };
  },

  async deleteChart(context, { params, reader }) {
    if (!(await context.charts.remove(reader, params.chart))) throw notFound('chart');
    return {};
  },
};
