import { startTestNode } from '../../testkit/node.ts';
import { expect, test } from 'vitest';
test('scratch', { timeout: 500_000 }, async () => {
  await using given = await startTestNode({ furnished: true, config: { logLevel: 'error', exercise: 'medium' } });
  const gb = await given.persona('gb-analyst');
  console.log((await given.node.context.store.pool.query('select count(*), count(distinct record) from statement')).rows);
  let t = performance.now();
  const lap = (what: string) => { console.log(what, Math.round(performance.now() - t)); t = performance.now(); };
  let list = await gb.call('matches');
  lap('first');
  while (list.computing) { await new Promise((r) => setTimeout(r, 100)); list = await gb.call('matches'); }
  lap('ready');
  console.log(list.statuses, list.types, list.matches.length);
  const m = list.matches[0]!;
  console.log(JSON.stringify(m, null, 1));
  const detail = await gb.call('match', { params: { match: m.id } });
  lap('detail');
  console.log(JSON.stringify(detail.neighbours), JSON.stringify(detail.parts), detail.model);
  const same = await gb.call('judge', { params: { match: m.id }, body: { answer: 'same', note: 'x' } });
  lap('judge');
  expect(same.status).toBe('same');
  console.log(same.judgements, same.a.entity, same.a.members);
  const entity = await gb.call('entity', { params: { record: m.a.record } });
  lap('entity');
  console.log(JSON.stringify(entity));
  const split = await gb.call('splitEntity', { params: { record: m.a.record }, body: { records: [m.b.record] } });
  lap('split');
  console.log(JSON.stringify(split.changes), split.members.length);
  const w = await gb.call('match', { params: { match: m.id } });
  for (const j of w.judgements) await gb.call('withdrawJudgement', { params: { match: m.id, judgement: j.id }, body: {} });
  lap('withdraw');
  console.log(process.memoryUsage());
  console.log((await gb.call('match', { params: { match: m.id } })).status);
  console.log(await gb.call('judgeAlike', { body: { matches: list.matches.slice(0, 40).map(({ id }) => id), answer: 'different' } }));
  lap('alike');
  console.log(JSON.stringify(await gb.call('explainMatch', { params: { record: m.a.record, other: list.matches[5]!.a.record } })));
  lap('explain');
  console.log(JSON.stringify(await gb.call('matchModels')));
  const job = await gb.call('crossMatch');
  for (let j = await gb.call('job', { params: { job: job.id } }); ; j = await gb.call('job', { params: { job: job.id } })) {
    if (j.state === 'done' || j.state === 'failed') { console.log(j); break; }
    await new Promise((r) => setTimeout(r, 100));
  }
  lap('job');
  const page2 = await gb.call('matches', { query: { limit: 3 } });
  console.log(page2.next, (await gb.call('matches', { query: { limit: 3, cursor: page2.next } })).matches.length);
});
