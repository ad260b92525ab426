import type { Answered } from '@foreland/testkit';
import { ABSENT } from './asking.ts';
import type { Asking } from './asking.ts';

/** The network in view: of nodes in view, hidden ones, and none at all. */
export async function askNetworks(asking: Asking): Promise<void> {
  const { groups } = (await asking.ask('networks')) as { groups?: { id: string }[] };
  const { next: cursor } = (await asking.ask('networks', { query: { limit: 1 } })) as { next?: string };
  if (cursor !== undefined) await asking.ask('networks', { query: { limit: 1, cursor } });
  const nodes = ['GB:p-1', 'DE:p-1', 'DE:p-2', 'GB:v-1', 'GB:nobody', 'phone:+447700900110'];
  for (const group of [...(groups ?? []).slice(0, 2).map(({ id }) => id), ...nodes.slice(0, 3)]) {
    await asking.ask('networkGroup', { params: { group } });
    await asking.ask('networkChart', { body: { group, steps: 1 } });
  }
  for (const node of nodes) {
    await asking.ask('networkNode', { params: { node } });
    await asking.ask('networkChart', { body: { nodes: [node], steps: 2, limit: 50 } });
  }
  await asking.ask('networkChart', {
    body: { nodes: nodes.slice(0, 1), beside: nodes.slice(1), steps: 1, confirmed: true },
  });
  await asking.ask('networkChart', {
    body: {
      nodes,
      steps: 1,
      after: '2026-01-01',
      before: '2026-06-30',
      leastProbability: 0.5,
      kinds: ['person'],
    },
  });
  for (const [from, to] of [nodes.slice(0, 2), nodes.slice(1, 3), ['GB:p-1', 'GB:nobody']] as const)
    await asking.ask('networkPaths', { body: { from: from ?? '', to: to ?? '' } });
  await asking.ask('networkChanges', { query: { before: '2026-01-01', after: '2026-11-01' } });
  await asking.ask('networkAnalyses');
  for (const analysis of ['page-rank', 'leiden', 'unheard-of']) {
    const params = { analysis };
    const whole = { whole: true } as const;
    for (const scope of [
      whole,
      { group: groups?.[0]?.id ?? 'GB:nobody' },
      { nodes },
      { nodes: ['GB:nobody'] },
    ])
      await asking.ask('runNetworkAnalysis', { params, body: { scope, limit: 3 } });
    for (const node of nodes.slice(0, 3))
      await asking.ask('explainNetworkAnalysis', { params, body: { scope: whole, node } });
  }
  const content = { nodes: nodes.map((id) => ({ id, x: 0, y: 0 })), filter: {} };
  // Its id is drawn by chance.
  const { json } = await asking.try('saveChart', { body: { name: 'tried', content } });
  const chart = String((json as { id?: unknown }).id ?? ABSENT);
  const named = (answered: Answered): Answered => ({
    ...answered,
    text: answered.text.replaceAll(chart, 'chart'),
  });
  asking.keep('saveChart', named(await asking.try('saveChart', { body: { name: 'tried', content } })));
  asking.keep('savedCharts', named(await asking.try('savedCharts')));
  asking.keep('openChart', named(await asking.try('openChart', { params: { chart } })));
  await asking.ask('openChart', { params: { chart: ABSENT } });
  asking.keep('deleteChart', named(await asking.try('deleteChart', { params: { chart } })));
  await asking.ask('deleteChart', { params: { chart: ABSENT } });
}
