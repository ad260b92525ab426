import { isRecordId } from '@foreland/model';
import type { Answer, Contract } from '@foreland/model/contract';
import type { TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../../testkit/node.ts';
import type { TestNode } from '../../../testkit/node.ts';
import { exerciseIn, networkMade } from './networks-testing.ts';

type Ran = Answer<Contract['runNetworkAnalysis']>;

let given: TestNode;
let british: TestClient;
let protectedRecords: ReadonlySet<string>;

beforeAll(async () => {
  given = await startTestNode({ furnished: true });
  british = await given.persona('gb-analyst');
  await networkMade(british);
  const { truth } = await exerciseIn(given);
  protectedRecords = new Set(truth.protectedRecords);
});
afterAll(() => given[Symbol.asyncDispose]());

const whole = { whole: true } as const;
const run = (analysis: string, body: Partial<Parameters<typeof ask>[1]> = {}) =>
  ask(analysis, { scope: whole, ...body });
function ask(
  analysis: string,
  body: {
    scope: { whole?: true; group?: string; nodes?: string[] };
    parameters?: Record<string, number>;
    kinds?: Ran['ranked'][number]['node']['kind'][];
    limit?: number;
    cursor?: string;
  },
): Promise<Ran> {
  return british.call('runNetworkAnalysis', { params: { analysis }, body });
}

test('every analysis of the catalogue runs on all that is in view, and explains what it found', async () => {
  const { analyses } = await british.call('networkAnalyses');
  const { size } = await british.call('networks');
  expect(analyses.length).toBeGreaterThan(8);
  for (const { id, form, parameters, isLowFirst } of analyses) {
    const ran = await run(id);
    expect(ran.on.nodes).toBe(size.nodes);
    expect(ran.total).toBe(size.nodes);
    expect(ran.parameters).toEqual(Object.fromEntries(parameters.map(({ name, usual }) => [name, usual])));
    const values = ran.ranked.flatMap(({ value }) => value ?? []);
    const isAscending = form === 'grouping' || isLowFirst;
    expect(values).toEqual(values.toSorted((one, other) => (isAscending ? one - other : other - one)));
    if (form === 'grouping') expect(values[0]).toBe(1);
    const [first] = ran.ranked;
    const why = await british.call('explainNetworkAnalysis', {
      params: { analysis: id },
      body: { scope: whole, node: first!.node.id },
    });
    expect(why.value).toBe(first!.value);
    expect(why.reasons.length).toBeGreaterThan(0);
    if (why.isSum)
      expect(why.reasons.reduce((sum, { value = 0 }) => sum + value, 0)).toBeCloseTo(first!.value!, 9);
  }
});

test('results come page by page, of the kinds that are wanted, and no protected person is among them', async () => {
  const all = await run('page-rank', { limit: 1000 });
  expect(all.next).toBeUndefined();
  const paged: Ran['ranked'] = [];
  for (let cursor: string | undefined; ;) {
    const page = await run('page-rank', { limit: 150, ...(cursor === undefined ? {} : { cursor }) });
    paged.push(...page.ranked);
    cursor = page.next;
    if (cursor === undefined) break;
  }
  expect(paged).toEqual(all.ranked);
  const people = await run('page-rank', { kinds: ['person'], limit: 1000 });
  expect(people.ranked).toEqual(all.ranked.filter(({ node }) => node.kind === 'person'));
  expect(people.total).toBe(people.ranked.length);
  expect(people.on).toEqual(all.on);
  expect(all.ranked.filter(({ node }) => protectedRecords.has(node.id))).toEqual([]);
});

test('a group or some nodes are a network of their own', async () => {
  const { groups } = await british.call('networks');
  const [{ id, members } = { id: '', members: 0 }] = groups;
  const group = await run('betweenness', { scope: { group: id } });
  expect(group.on.nodes).toBe(members);
  const nodes = group.ranked.slice(0, 5).map(({ node }) => node.id);
  const few = await run('components', { scope: { nodes: [...nodes, 'GB:nobody'] } });
  expect(few.on.nodes).toBe(5);
  expect(few.ranked.map(({ node }) => node.id).sort()).toEqual(nodes.toSorted());
});

test('each run and each reason is in the audit log with whom it told of', async () => {
  const { ranked } = await run('page-rank', { kinds: ['person'], limit: 5 });
  const { node, reasons } = await british.call('explainNetworkAnalysis', {
    params: { analysis: 'page-rank' },
    body: { scope: whole, node: ranked[0]!.node.id },
  });
  const officer = await given.persona('gb-protection');
  const { entries } = await officer.call('audit', { query: { user: 'gb-analyst', limit: 20 } });
  const logged = (asked: string) => entries.find(({ route }) => route === asked);
  expect(logged('runNetworkAnalysis')).toMatchObject({ outcome: 'allowed', kind: 'combination' });
  expect(logged('runNetworkAnalysis')?.records.toSorted()).toEqual(
    ['page-rank', ...ranked.map(({ node: { id } }) => id)].sort(),
  );
  const beside = reasons.flatMap(({ node: other }) => (other && isRecordId(other.id) ? [other.id] : []));
  expect(beside.length).toBeGreaterThan(0);
  expect(logged('explainNetworkAnalysis')?.records.toSorted()).toEqual(
    [...new Set(['page-rank', node.id, ...beside])].sort(),
  );
});

test('what cannot be run is refused with what to do', async () => {
  await expect(run('unheard-of')).rejects.toThrow('analysis-unknown');
  await expect(run('page-rank', { parameters: { damping: 7 } })).rejects.toThrow('analysis-parameters');
  await expect(run('page-rank', { parameters: { unheard: 1 } })).rejects.toThrow('analysis-parameters');
  await expect(run('leiden', { scope: { nodes: ['GB:nobody'] } })).rejects.toThrow('node-unknown');
  await expect(run('leiden', { scope: {} })).rejects.toThrow('answered 400');
  await expect(run('leiden', { scope: { whole: true, group: 'GB:nobody' } })).rejects.toThrow('answered 400');
  for (const cursor of ['nowhere', Buffer.from('["GB:nobody"]').toString('base64url')])
    await expect(run('leiden', { cursor })).rejects.toThrow('cursor-invalid');
  const [{ id } = { id: '' }] = (await british.call('networks')).groups;
  const outside = (await run('components', { limit: 1000 })).ranked.at(-1)!.node.id;
  await expect(
    british.call('explainNetworkAnalysis', {
      params: { analysis: 'leiden' },
      body: { scope: { group: id }, node: outside },
    }),
  ).rejects.toThrow('node-outside');
});
