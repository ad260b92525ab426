import { until } from '@foreland/testkit';
import type { TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { crowd, give, person, somebody } from './matches-testing.ts';

let given: TestNode;
let british: TestClient;

beforeAll(async () => {
  given = await startTestNode();
  british = await given.persona('gb-analyst');
  const shared = { phone: '+447700900001' };
  await give(given.node.context.store, 'people', [
    ...crowd('GB', 60),
    ...person('GB:a', { name: somebody(1)['name']!, ...shared }),
    ...person('FR:b', { name: somebody(2)['name']!, ...shared }),
    ...person('GB:c', { name: somebody(3)['name']!, phone: '+447700900002' }),
    ...person('FR:d', { name: somebody(4)['name']!, phone: '+447700900002' }),
  ]);
  await until('leads are found', async () => !(await british.call('leads', { query: {} })).computing);
});
afterAll(() => given[Symbol.asyncDispose]());

test('whoever becomes protected is in no lead from the next request on, before anything is analysed again', async () => {
  const before = await british.call('leads', { query: {} });
  const [lead, other] = [before.leads.find(about('FR:b')), before.leads.find(about('FR:d'))];
  expect(lead?.subjects.map(({ record }) => record).sort()).toEqual(['FR:b', 'GB:a']);
  await british.call('decide', { params: { lead: lead!.id }, body: { action: 'triage' } });

  // Nothing that is analysed can be written meanwhile.
  const { store } = given.node.context;
  const hold = await store.pool.connect();
  try {
    await hold.query('BEGIN');
    await hold.query('LOCK TABLE lead IN SHARE MODE');
    await give(
      store,
      'rescued',
      person('FR:b', { notes: 'Taken on board' }, undefined, { subject: 'victim' }),
    );
    const after = await british.call('leads', { query: { status: 'triaged' } });
    expect(after.computing).toBe(true);
    expect(after.leads).toEqual([]);
    expect(Object.fromEntries(after.statuses.map(({ status, count }) => [status, count]))).toMatchObject({
      new: before.statuses.find(({ status }) => status === 'new')!.count - 1,
      triaged: 0,
      withdrawn: 0,
    });
    expect(after.anchors).toEqual([]);
    await expect(british.call('lead', { params: { lead: lead!.id } })).rejects.toThrow('lead answered 404');
    const dossier = await british.call('dossier', { params: { record: 'GB:a' } });
    expect(dossier.leads).toEqual([]);
    const picture = await british.call('picture', { query: {} });
    expect(JSON.stringify([after, dossier, picture])).not.toContain('FR:b');
    const { leads } = await british.call('leads', { query: {} });
    expect(leads.map(({ id }) => id)).toContain(other?.id);
  } finally {
    await hold.query('ROLLBACK');
    hold.release();
  }
  const settled = await until('leads are found again', async () => {
    const answer = await british.call('leads', { query: { status: 'withdrawn' } });
    return !answer.computing && answer;
  });
  expect(settled.leads).toEqual([]);
});

const about =
  (record: string) =>
  ({ subjects }: { readonly subjects: readonly { readonly record: string }[] }): boolean =>
    subjects.some((subject) => subject.record === record);

test('whom leads, decisions on them and the picture show is in the audit log', async () => {
  const { leads } = await british.call('leads', { query: {} });
  const lead = leads.find(about('GB:c'))!;
  const { decisions } = await british.call('decide', {
    params: { lead: lead.id },
    body: { action: 'note', note: 'To be looked at' },
  });
  await british.call('withdrawDecision', {
    params: { lead: lead.id, decision: decisions.at(-1)!.id },
    body: {},
  });
  await british.call('picture', { query: {} });
  const officer = await given.persona('gb-protection');
  const { entries } = await officer.call('audit', { query: { user: 'gb-analyst', limit: 20 } });
  const logged = (asked: string) => entries.find(({ route }) => route === asked)?.records;
  const shown = leads.flatMap(({ subjects }) => subjects.flatMap(({ records }) => records));
  expect(logged('leads')?.toSorted()).toEqual([...new Set(shown)].sort());
  for (const asked of ['decide', 'withdrawDecision', 'picture'])
    expect(logged(asked), asked).toEqual(expect.arrayContaining(['FR:d', 'GB:c']));
});
