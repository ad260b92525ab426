import type { Truth } from '@foreland/exercise';
import type { Answer, Contract } from '@foreland/model/contract';
import type { TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../../testkit/node.ts';
import type { TestNode } from '../../../testkit/node.ts';
import { exerciseIn, importWhatIsSeen, networkMade, readerOf } from './networks-testing.ts';

let given: TestNode;
let british: TestClient;
let french: TestClient;
let truth: Truth;
let today: string;

beforeAll(async () => {
  given = await startTestNode({ furnished: true });
  [british, french] = [await given.persona('gb-analyst'), await given.persona('fr-liaison')];
  await Promise.all([networkMade(british), networkMade(french)]);
  ({ truth, today } = await exerciseIn(given));
});
afterAll(() => given[Symbol.asyncDispose]());

test('groups have members, brokers, a label and evidence', async () => {
  const { groups, size } = await british.call('networks');
  expect(groups.length).toBeGreaterThan(1);
  expect(size.links).toBeGreaterThan(100);
  for (const { id, members, persons, stability, label, brokers } of groups.slice(0, 3)) {
    const detail = await british.call('networkGroup', { params: { group: id } });
    expect(detail.members).toHaveLength(members);
    expect(detail.members.filter(({ kind }) => kind === 'person')).toHaveLength(persons);
    expect(stability).toBeGreaterThan(0);
    expect(label.audience).toContain('GB');
    expect(brokers.every((broker) => detail.members.some((member) => member.id === broker.id))).toBe(true);
    const chart = await british.call('networkChart', { body: { group: id, steps: 0 } });
    expect(chart.nodes.map((node) => node.id).sort()).toEqual(
      detail.members.map((member) => member.id).sort(),
    );
    const statements = chart.links.slice(0, 20).flatMap((link) => link.statements);
    const told = await british.call('evidence', { body: { statements } });
    expect(told.statements).toHaveLength(new Set(statements).size);
  }
});

test('groups come page by page, each once, the largest first', async () => {
  const whole = await british.call('networks', { query: { limit: 200 } });
  expect(whole.total).toBe(whole.groups.length);
  expect(whole.next).toBeUndefined();
  const pages: Answer<Contract['networks']>[] = [];
  for (let cursor: string | undefined; pages.length === 0 || cursor !== undefined;) {
    const page = await british.call('networks', { query: { limit: 2, ...(cursor && { cursor }) } });
    pages.push(page);
    cursor = page.next;
  }
  expect(pages.length).toBe(Math.ceil(whole.total / 2));
  expect(pages.flatMap(({ groups }) => groups)).toEqual(whole.groups);
  const sizes = whole.groups.map(({ members }) => members);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  for (const { total, size } of pages)
    expect({ total, size }).toEqual({ total: whole.total, size: whole.size });
  await expect(british.call('networks', { query: { cursor: 'nowhere' } })).rejects.toThrow('cursor-invalid');
});

test('pairs to check are linked by nothing, share what is in view, and come with its evidence', async () => {
  const { groups } = await british.call('networks');
  const details = await Promise.all(
    groups.map(({ id }) => british.call('networkGroup', { params: { group: id } })),
  );
  const pairs = details.flatMap(({ members, toCheck }) => toCheck.map((pair) => ({ members, pair })));
  expect(pairs.length).toBeGreaterThan(0);
  for (const { members, pair } of pairs.slice(0, 10)) {
    const { a, b, common, statements } = pair;
    expect(members.some(({ id }) => id === a.id || id === b.id)).toBe(true);
    expect(common.length).toBeGreaterThan(1);
    const chart = await british.call('networkChart', { body: { nodes: [a.id, b.id], steps: 1 } });
    const ends = chart.links.map(({ from, to }) => [from, to].sort().join(' '));
    expect(ends).not.toContain([a.id, b.id].sort().join(' '));
    for (const { id } of common)
      for (const end of [a.id, b.id]) expect(ends).toContain([end, id].sort().join(' '));
    const told = await british.call('evidence', { body: { statements } });
    expect(told.statements).toHaveLength(statements.length);
  }
});

test('a chart says what its limit left out, and keeps to its filters', async () => {
  const { groups } = await british.call('networks');
  const group = groups[0]?.id ?? '';
  const all = await british.call('networkChart', { body: { group, steps: 2 } });
  expect(all.leftOut.nodes).toBe(0);
  const few = await british.call('networkChart', { body: { group, steps: 2, limit: 10 } });
  expect(few.nodes).toHaveLength(10);
  expect(few.leftOut.nodes).toBeGreaterThan(0);
  const people = await british.call('networkChart', { body: { group, steps: 2, kinds: ['person'] } });
  const kinds = new Map(people.nodes.map(({ id, kind }) => [id, kind]));
  expect(
    people.links.every(({ from, to }) => kinds.get(from) === 'person' && kinds.get(to) === 'person'),
  ).toBe(true);
  const recent = await british.call('networkChart', { body: { group, steps: 2, after: '2026-06-01' } });
  expect(recent.links.every(({ lastDay }) => lastDay === undefined || lastDay >= '2026-06-01')).toBe(true);
  const sure = await british.call('networkChart', { body: { group, steps: 2, leastProbability: 0.9 } });
  expect(sure.links.every(({ probability }) => probability.value >= 0.9)).toBe(true);
});

test('the whole network is what is in view, those with the most links first, as far as the limit goes', async () => {
  const { size } = await british.call('networks');
  const all = await british.call('networkChart', { body: { whole: true, steps: 0, limit: 20_000 } });
  expect(all.nodes).toHaveLength(size.nodes);
  expect(all.links).toHaveLength(size.links);
  expect(all.leftOut.nodes).toBe(0);
  const counts = all.nodes.map(({ links }) => links);
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  const few = await british.call('networkChart', { body: { whole: true, steps: 0, limit: 25 } });
  expect(few.nodes).toEqual(all.nodes.slice(0, 25));
  expect(few.leftOut.nodes).toBe(size.nodes - 25);
  // A chart stands under all that its parts stand under, a single node without links as well.
  for (const { label } of (await british.call('networks')).groups)
    expect(all.label.originators).toEqual(expect.arrayContaining(label.originators));
  const alone = await british.call('networkChart', {
    body: { nodes: [all.nodes[0]?.id ?? ''], steps: 0 },
  });
  expect(alone.label).toMatchObject({ level: 'restricted', protected: false });
  expect(alone.label.originators).toEqual(alone.nodes[0]?.partners);
});

test('what is found is joined to what is on the chart, and told apart from it', async () => {
  const { groups } = await british.call('networks');
  const [id = ''] = groups.map((group) => group.id);
  const around = await british.call('networkChart', { body: { nodes: [id], steps: 1 } });
  const beside = around.nodes.map((node) => node.id);
  const [next = ''] = beside.filter((node) => node !== id);
  const more = await british.call('networkChart', {
    body: { nodes: [next], beside, steps: 1, limit: 4 },
  });
  const all = await british.call('networkChart', { body: { nodes: [next], beside, steps: 1 } });
  expect(more.nodes.length).toBeLessThanOrEqual(4);
  expect(all.nodes).toHaveLength(more.nodes.length + more.leftOut.nodes);
  const there = new Set([...beside, ...all.nodes.map((node) => node.id)]);
  expect(all.nodes.filter((node) => node.id !== next && beside.includes(node.id))).toEqual([]);
  expect(all.links.every(({ from, to }) => there.has(from) && there.has(to))).toBe(true);
  expect(all.links.some(({ from, to }) => [from, to].includes(id))).toBe(true);
  const confirmed = await british.call('networkChart', { body: { group: id, confirmed: true } });
  expect(confirmed.links.filter((link) => !link.confirmed)).toEqual([]);
});

test('a node tells all its links, its roles and what it is to its group', async () => {
  const { groups } = await british.call('networks');
  const [group] = groups;
  const { members, linksByType } = await british.call('networkGroup', { params: { group: group?.id ?? '' } });
  expect(linksByType.reduce((sum, { links }) => sum + links, 0)).toBeGreaterThan(0);
  for (const member of members.slice(0, 5)) {
    const node = await british.call('networkNode', { params: { node: member.id } });
    const { belongs, brokerage, constraint, ...rest } = member;
    expect(node).toMatchObject({
      ...rest,
      membership: { belongs, brokerage, ...(constraint === undefined ? {} : { constraint }) },
    });
    expect(node.linksByType.reduce((sum, { links }) => sum + links, 0)).toBe(member.links);
    expect(node.statements.length).toBeGreaterThan(0);
  }
});

test('who connects two members is told by links that are there, the likeliest way first', async () => {
  const { groups } = await british.call('networks');
  const { members } = await british.call('networkGroup', { params: { group: groups[0]?.id ?? '' } });
  const people = members.filter(({ kind }) => kind === 'person').map(({ id }) => id);
  const [from = '', to = ''] = [people[0], people.at(-1)];
  const { paths, chart } = await british.call('networkPaths', { body: { from, to, count: 5 } });
  expect(paths.length).toBeGreaterThan(0);
  const links = new Map(chart.links.map((link) => [link.id, link]));
  for (const [at, { nodes, links: ways, probability }] of paths.entries()) {
    expect([nodes[0], nodes.at(-1)]).toEqual([from, to]);
    const product = ways.reduce((sum, id) => sum * (links.get(id)?.probability.value ?? Number.NaN), 1);
    expect(probability).toBeCloseTo(product, 9);
    expect(probability).toBeLessThanOrEqual(paths[at - 1]?.probability ?? 1);
  }
});

test('no protected person is in any network', async () => {
  const { size } = await british.call('networks');
  for (const client of [british, french]) {
    const records = await recordsInNetwork(client);
    expect(records.length).toBeGreaterThan(size.nodes / 4);
    const guarded = new Set(truth.protectedRecords);
    expect(records.filter((record) => guarded.has(record))).toEqual([]);
  }
});

test('what is not in view is refused as what does not exist', async () => {
  for (const group of [truth.protectedRecords[0] ?? '', 'GB:nobody']) {
    const { status, json } = await british.try('networkGroup', { params: { group } });
    expect([status, (json as { code: string }).code]).toEqual([404, 'node-unknown']);
    expect((await british.try('networkNode', { params: { node: group } })).status).toBe(404);
    const chart = await british.call('networkChart', { body: { nodes: [group] } });
    expect(chart.nodes).toEqual([]);
  }
});

test('a saved chart is its owner’s, and shows what is in view when it is opened', async () => {
  const { groups } = await british.call('networks');
  const id = groups[0]?.id ?? '';
  const nodes = [id, 'GB:nobody'].map((node) => ({ id: node, x: 1.5, y: -2, pinned: true }));
  const body = {
    name: 'Spring',
    content: { nodes, filter: { leastProbability: 0.2 }, colour: 'role' as const },
  };
  const saved = await british.call('saveChart', { body });
  expect(await british.call('saveChart', { body })).toMatchObject({ id: saved.id, name: 'Spring' });
  const opened = await british.call('openChart', { params: { chart: saved.id } });
  expect(opened.content).toEqual({ ...body.content, nodes: nodes.slice(0, 1) });
  expect(opened.chart.nodes.map((node) => node.id)).toEqual([id]);
  expect((await french.call('savedCharts')).charts).toEqual([]);
  expect((await french.try('openChart', { params: { chart: saved.id } })).status).toBe(404);
  await british.call('deleteChart', { params: { chart: saved.id } });
  expect((await british.call('savedCharts')).charts).toEqual([]);
});

test('a node that holds only what a reader sees makes the same network of it', async () => {
  await using elsewhere = await startTestNode();
  await importWhatIsSeen(elsewhere, await readerOf(french), today);
  const alone = await elsewhere.persona('fr-liaison');
  await networkMade(alone);
  expect(await network(alone)).toEqual(await network(french));
});

/** Every answer about the network of a reader. */
async function network(client: TestClient): Promise<unknown> {
  const overview = await client.call('networks');
  const groups = await Promise.all(
    overview.groups.map(async ({ id: group }) => ({
      detail: await client.call('networkGroup', { params: { group } }),
      node: await client.call('networkNode', { params: { node: group } }),
      chart: await client.call('networkChart', { body: { group, steps: 2 } }),
    })),
  );
  const [from, to] = [overview.groups[0]?.id ?? '', overview.groups[1]?.id ?? ''];
  const paths = await client.call('networkPaths', { body: { from, to } });
  const changes = await client.call('networkChanges', {
    query: { before: '2026-01-01', after: '2026-11-01' },
  });
  const { analyses } = await client.call('networkAnalyses');
  const ran = await Promise.all(
    analyses.map(({ id: analysis }) =>
      client.call('runNetworkAnalysis', { params: { analysis }, body: { scope: { whole: true } } }),
    ),
  );
  return { overview, groups, paths, changes, ran };
}

async function recordsInNetwork(client: TestClient): Promise<string[]> {
  const { groups } = await client.call('networks');
  const members = await Promise.all(
    groups.map(({ id }) => client.call('networkGroup', { params: { group: id } })),
  );
  const nodes = members.flatMap((group) => group.members.map(({ id }) => id));
  const chart = await client.call('networkChart', { body: { nodes, steps: 4, limit: 20_000 } });
  return chart.nodes.filter(({ kind }) => kind !== 'identifier').map(({ id }) => id);
}
