import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Contract } from '@foreland/model/contract';
import { testShell } from './testing.ts';
import { AnalystDesk } from './testing-node.ts';

let desk: AnalystDesk;

beforeAll(async () => {
  desk = await AnalystDesk.open();
});
afterAll(() => desk?.[Symbol.asyncDispose]());

const ask = <T>(...argv: string[]): Promise<T> => desk.ask<T>('network', ...argv);

test('groups, members, charts, paths and changes are told as text and as JSON', async () => {
  const { groups } = await ask<Answer<Contract['networks']>>('groups');
  const id = groups[0]?.id ?? '';
  expect((await desk.run(['network'])).output).toContain(id);
  const some = await ask<Answer<Contract['networks']>>('groups', '--limit', '2');
  expect(some).toMatchObject({ groups: groups.slice(0, 2), total: groups.length });
  expect((await desk.run(['network', '--limit', '1'])).errors).toContain(`1 of ${groups.length} groups`);
  expect((await ask<typeof some>('groups', '--limit', '1', '--all')).groups).toEqual(groups);
  const { members } = await ask<Answer<Contract['networkGroup']>>('group', id);
  expect(members).toHaveLength(groups[0]?.members ?? 0);
  expect((await desk.run(['network', 'group', id])).output).toContain(members[0]?.id);
  const chart = await ask<Answer<Contract['networkChart']>>('chart', '--group', id, '--confirmed');
  expect(chart.links.every(({ confirmed }) => confirmed)).toBe(true);
  const [from = '', to = ''] = members.filter(({ kind }) => kind === 'person').map((member) => member.id);
  const { paths } = await ask<Answer<Contract['networkPaths']>>('paths', from, to, '--count', '2');
  expect(paths.length).toBeGreaterThan(0);
  expect((await desk.run(['network', 'paths', from, to])).output).toMatch(/%/);
  const { changes } = await ask<Answer<Contract['networkChanges']>>('changes', '2026-01-01', '2026-11-01');
  expect(Array.isArray(changes)).toBe(true);
});

test('analyses are listed, run with what is set, and explained', async () => {
  const { analyses } = await ask<Answer<Contract['networkAnalyses']>>('analyses');
  const listed = (await desk.run(['network', 'analyses'])).output;
  for (const { id, parameters } of analyses) {
    expect(listed).toContain(`${id}: `);
    for (const { name } of parameters) expect(listed).toContain(`--set ${name}=`);
  }
  const ran = await ask<Answer<Contract['runNetworkAnalysis']>>(
    'analyse',
    'page-rank',
    '--set',
    'damping=0.9',
    '--kinds',
    'person',
    '--limit',
    '3',
  );
  expect(ran.parameters).toEqual({ damping: 0.9 });
  expect(ran.ranked).toHaveLength(3);
  const [first] = ran.ranked;
  const output = (await desk.run(['network', 'analyse', 'page-rank', '--kinds', 'person'])).output;
  expect(output).toContain('PageRank');
  expect(output).toContain('%');
  const why = await ask<Answer<Contract['explainNetworkAnalysis']>>(
    'analyse',
    'page-rank',
    '--set',
    'damping=0.9',
    '--explain',
    first?.node.id ?? '',
  );
  expect(why.reasons.reduce((sum, { value = 0 }) => sum + value, 0)).toBeCloseTo(first?.value ?? 0, 9);
  expect((await desk.run(['network', 'analyse', 'page-rank', '--set', 'damping'])).errors).toContain(
    'damping=0.9',
  );
  expect((await desk.run(['network', 'analyse', 'unheard-of'])).errors).toContain('betweenness');
  expect((await desk.run(['network', 'analyse', 'leiden', '--whole', '--group', 'GB:p-1'])).errors).toContain(
    'Say one of',
  );
});

test('a command reads what it tells, and not the list of groups', async () => {
  const [group] = (await ask<Answer<Contract['networks']>>('groups')).groups;
  const id = group?.id ?? '';
  const officer = testShell({ node: desk.node.origin, configFolder: join(desk.folder, 'officer') });
  await officer.run(['sign-in', '--persona', 'gb-protection']);
  const listed = async (): Promise<number> => {
    const { entries } = (await officer.run(['audit', '--limit', '500', '--json'])).json<
      Answer<Contract['audit']>
    >();
    return entries.filter(({ route }) => route === 'networks').length;
  };
  const before = await listed();
  expect(before).toBeGreaterThan(0);
  await ask('group', id);
  await ask('chart', '--group', id);
  await ask('changes', '2026-01-01', '2026-11-01');
  await ask('actions', id);
  await ask('decisions', id);
  expect(await listed()).toBe(before);
});

test('a chart is written as CSV and GraphML', async () => {
  const { groups } = await ask<Answer<Contract['networks']>>('groups');
  const id = groups[0]?.id ?? '';
  const { nodes, links } = await ask<Answer<Contract['networkChart']>>('chart', '--group', id);
  const csv = await desk.run(['network', 'chart', '--group', id, '--format', 'csv', '--quiet']);
  expect(csv.output.trim().split('\r\n')).toHaveLength(links.length + 1);
  const file = join(desk.folder, 'group.graphml');
  await desk.run(['network', 'chart', '--group', id, '--format', 'graphml', '-o', file]);
  const text = await readFile(file, 'utf8');
  expect(text.match(/<node /g)).toHaveLength(nodes.length);
  expect(text.match(/<edge /g)).toHaveLength(links.length);
});

test('what makes no sense is refused with what to do', async () => {
  expect((await desk.run(['network', 'chart'])).code).toBe(2);
  expect((await desk.run(['network', 'changes', '2026-02-01', '2026-01-01'])).code).toBe(2);
  const missing = await desk.run(['network', 'group', 'GB:nobody', '--json']);
  expect(missing.code).toBe(1);
  expect(JSON.parse(missing.errors)).toMatchObject({ problem: { code: 'node-unknown' } });
});
