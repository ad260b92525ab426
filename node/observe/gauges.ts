import type { Context } from '../context.ts';

/** Gauges that look into the parts of a node when they are read. */
export function addGauges({ metrics, jobs, store }: Pick<Context, 'metrics' | 'jobs' | 'store'>): void {
  metrics.addGauge({
    name: 'foreland_jobs',
    help: 'Jobs kept, by kind and state.',
    read: async () =>
      (await jobs.countStates()).map(({ kind, state, count }) => ({ labels: { kind, state }, value: count })),
  });
  metrics.addGauge({
    name: 'foreland_database_connections',
    help: 'Connections of the database pool.',
    read: async () => [
      { labels: { state: 'open' }, value: store.pool.totalCount },
      { labels: { state: 'idle' }, value: store.pool.idleCount },
      { labels: { state: 'awaited' }, value: store.pool.waitingCount },
    ],
  });
}
