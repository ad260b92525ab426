import { parseLabel } from '@foreland/model';
import { test } from 'vitest';
import { analyst, contribution, fact, label, openTestStore } from '../testing.ts';
import { GONE_QUERY, wantedQuery } from './wanted.ts';
test('plans', { timeout: 500000 }, async () => {
  await using given = await openTestStore();
  const N = 6000;
  for (const title of ['a', 'b', 'c'])
    await given.give(title, Array.from({ length: N }, (_, i) => fact(`GB:${title}${i % 2000}`, 'alias', `v ${title} ${i}`, { label: label({ reviewBy: `20${30 + (i % 60)}-01-01` }) })));
  const pool = given.store.pool;
  await pool.query(`INSERT INTO released (partner, recipient, record, statement, contribution, package) SELECT 'GB','FR',record,id,contribution,'00000000-0000-0000-0000-000000000001' FROM statement WHERE contribution <> $1`, [contribution('c','GB').id]);
  await pool.query('ANALYZE');
  const view = await given.store.partnerView('FR', 'secret');
  void parseLabel; void analyst;
  const client = await pool.connect();
  const run = async (name: string, sql: string, p: unknown[]) => {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('role','foreland_reader',true), set_config('foreland.labels',$1,true), set_config('foreland.view_class',$2,true), set_config('foreland.recipient','FR',true)`, [`{${view.labels.join(',')}}`, view.viewClass]);
    const { rows } = await client.query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${sql}`, p);
    console.log(name, rows.map((r: Record<string, string>) => r['QUERY PLAN']).filter((l) => /Join|Scan|SubPlan|Execution|CTE|Anti|Loop/.test(l ?? '')).join('\n').slice(0, 6000));
    await client.query('ROLLBACK');
  };
  const base = () => [`{${view.labels.join(',')}}`, 'GB', 'FR'] as unknown[];
  await run('GONE', GONE_QUERY, base());
  for (const scope of [{ all: true } as const, { contributions: [contribution('c', 'GB').id] }, { records: ['GB:c1', 'GB:c2'] }]) {
    const p = base();
    await run(`WANTED ${JSON.stringify(scope)}`, wantedQuery([{ scope, purpose: 'exchange' }], 'missing', '2026-11-25', p), p);
  }
  const p = base();
  await run('ALL', wantedQuery([{ scope: { all: true } }], 'all', '2026-11-25', p), p);
  client.release();
});
