import { createHash } from 'node:crypto';
import { bytesFile } from '@foreland/formats';
import { clears, parseLabel } from '@foreland/model';
import type { Answer, Contract } from '@foreland/model/contract';
import type { TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../../testkit/node.ts';
import type { TestNode } from '../../../testkit/node.ts';
import { runImport } from '../import-run.ts';
import { networkMade, ranked, readerOf } from './networks-testing.ts';

type Decision = Answer<Contract['decideOnActions']>;

const NO_DIGEST = 'A'.repeat(43);

let given: TestNode;
let british: TestClient;
let french: TestClient;
/** Groups with actions against their people and their things. */
let group: string;
let other: string;

beforeAll(async () => {
  given = await startTestNode({ furnished: true });
  [british, french] = [await given.persona('gb-analyst'), await given.persona('fr-liaison')];
  await Promise.all([networkMade(british), networkMade(french)]);
  const { groups } = await british.call('networks');
  [group = '', other = ''] = groups.map(({ id }) => id);
});
afterAll(() => given[Symbol.asyncDispose]());

const decisionsOf = async (client: TestClient, about?: string): Promise<Decision[]> =>
  (await client.call('actionDecisions', { query: about === undefined ? {} : { group: about } })).decisions;

const codeOf = ({ status, json }: { status: number; json: unknown }): [number, unknown] => [
  status,
  (json as { code?: unknown }).code,
];

test('a decision keeps the advice that was shown, and is told with its targets', async () => {
  const question = { group, budget: 8 };
  const ranking = await ranked(british, question);
  const [first] = ranking.portfolios;
  const decided = await british.call('decideOnActions', {
    body: {
      group,
      actions: first?.actions ?? [],
      reason: 'Least launches whoever steps in',
      advice: { digest: ranking.digest, question, portfolio: 0 },
    },
  });
  expect(decided.group?.id).toBe(group);
  expect(decided.actions.map(({ id }) => id).sort()).toEqual([...(first?.actions ?? [])].sort());
  expect(decided.advice).toMatchObject({
    digest: ranking.digest,
    budget: 8,
    chosen: 0,
    before: ranking.before,
  });
  expect(decided.advice?.portfolios).toEqual(
    ranking.portfolios.map(({ actions, cost, outcomes, best }) => ({
      actions,
      cost,
      outcomes,
      best,
      outOfView: 0,
    })),
  );
  expect(decided).toMatchObject({ author: 'gb-analyst', partner: 'GB', withdrawn: 0, mayRecord: true });
  expect(await decisionsOf(british)).toEqual([decided]);
  expect(await decisionsOf(british, group)).toEqual([decided]);
  expect(await decisionsOf(british, other)).toEqual([]);
});

test('to do nothing is a decision, too', async () => {
  const decided = await british.call('decideOnActions', {
    body: { group: other, actions: [], reason: 'They would be warned' },
  });
  expect(decided).toMatchObject({ actions: [], reason: 'They would be warned' });
  expect(decided.advice).toBeUndefined();
  expect(await decisionsOf(british, other)).toEqual([decided]);
});

test('advice that was not shown, or is no more what it was, cannot be cited', async () => {
  const question = { group, budget: 8 };
  const { digest, portfolios } = await ranked(british, question);
  const actions = portfolios[0]?.actions ?? [];
  const body = { group, actions, reason: 'tried' };
  const refused: [Parameters<typeof british.try<'decideOnActions'>>[1], number, string][] = [
    [{ body: { ...body, advice: { digest: NO_DIGEST, question } } }, 409, 'advice-changed'],
    [{ body: { ...body, advice: { digest, question: { ...question, budget: 7 } } } }, 409, 'advice-changed'],
    [{ body: { ...body, advice: { digest, question: { group: other, budget: 8 } } } }, 400, 'advice-differs'],
    [{ body: { ...body, actions: [], advice: { digest, question, portfolio: 0 } } }, 400, 'advice-differs'],
    [{ body: { ...body, advice: { digest, question, portfolio: 99 } } }, 400, 'advice-differs'],
    [
      {
        body: {
          ...body,
          terms: [{ action: actions[0] ?? '', cost: 0.1 }],
          advice: { digest, question, portfolio: 0 },
        },
      },
      400,
      'advice-differs',
    ],
    [{ body: { ...body, actions: ['arrest:GB:nobody'] } }, 404, 'action-unknown'],
    [{ body: { ...body, reason: '  ' } }, 400, 'request-invalid'],
    [{ body: { ...body, reason: 'a\0b' } }, 400, 'request-character'],
    [{ body: { ...body, group: 'GB:\0' } }, 400, 'request-character'],
  ];
  for (const [call, status, code] of refused)
    expect(codeOf(await british.try('decideOnActions', call))).toEqual([status, code]);
});

test('what came of an action makes the next of its kind likelier or less likely', async () => {
  const { actions, outcomes } = await british.call('proposedActions', { body: { group } });
  expect(outcomes).toEqual([]);
  const arrests = actions.filter(({ kind }) => kind === 'arrest').slice(0, 3);
  const { id: decision } = await british.call('decideOnActions', {
    body: { group, actions: arrests.map(({ id }) => id), reason: 'All at once' },
  });
  const say = (at: number, result: 'succeeded' | 'failed' | 'not-carried-out', note?: string) =>
    british.call('recordOutcome', {
      params: { decision },
      body: { action: arrests[at]?.id ?? '', result, day: '2026-01-05', ...(note ? { note } : {}) },
    });
  await say(0, 'failed');
  await say(1, 'failed');
  await say(2, 'not-carried-out');
  const after = await british.call('proposedActions', { body: { group } });
  expect(after.outcomes).toEqual([{ kind: 'arrest', seen: { succeeded: 0, failed: 2 } }]);
  // Held likely at first: 0.6, worth four outcomes; two more failed.
  expect(arrests[0]?.usual.success.value).toBeCloseTo(0.6, 9);
  const usual = after.actions.find(({ kind }) => kind === 'arrest')?.usual;
  expect(usual?.success.value).toBeCloseTo((0.6 * 4) / 6, 9);
  // The newest counts where somebody was mistaken.
  const mended = await say(1, 'succeeded', 'It was the other one that failed');
  const [newest, older] = mended.actions.find(({ id }) => id === arrests[1]?.id)?.outcomes ?? [];
  expect([newest?.result, newest?.note, older?.result]).toEqual([
    'succeeded',
    'It was the other one that failed',
    'failed',
  ]);
  const { outcomes: counted } = await british.call('proposedActions', { body: { group } });
  expect(counted).toEqual([{ kind: 'arrest', seen: { succeeded: 1, failed: 1 } }]);
  expect((await ranked(british, { group, budget: 8 })).actions[0]).toBeDefined();
});

test('outcomes are refused of what is not decided, not seen, or not yet', async () => {
  const [decided] = await decisionsOf(british, group);
  const decision = decided?.id ?? '';
  const action = decided?.actions[0]?.id ?? '';
  const body = { action, result: 'succeeded' as const, day: '2026-01-05' };
  const absent = '00000000-0000-0000-0000-00000000dead';
  const record = (client: TestClient, id: string, more: Partial<typeof body> & { statements?: string[] }) =>
    client.try('recordOutcome', { params: { decision: id }, body: { ...body, ...more } });
  expect(codeOf(await record(british, absent, {}))).toEqual([404, 'not-found']);
  expect(codeOf(await record(british, decision, { action: 'arrest:GB:nobody' }))).toEqual([
    404,
    'action-unknown',
  ]);
  expect(codeOf(await record(british, decision, { statements: [absent] }))).toEqual([404, 'not-found']);
  expect(codeOf(await record(british, decision, { day: '2999-01-01' }))).toEqual([400, 'outcome-day']);
  expect(codeOf(await record(british, decision, { day: 'yesterday' }))).toEqual([400, 'request-invalid']);
});

test('decisions are told page by page, of a group too, and a cursor that was not given is refused', async () => {
  const all = await decisionsOf(british);
  const about = await decisionsOf(british, group);
  expect(about.length).toBeGreaterThan(1);
  expect(all.length).toBeGreaterThan(about.length);
  for (const [expected, query] of [
    [all, {}],
    [about, { group }],
  ] as const) {
    const pages: Decision[] = [];
    for (let cursor: string | undefined; ;) {
      const { decisions, next } = await british.call('actionDecisions', {
        query: { ...query, limit: 1, ...(cursor === undefined ? {} : { cursor }) },
      });
      expect(decisions.length).toBeLessThanOrEqual(1);
      pages.push(...decisions);
      if (next === undefined) break;
      cursor = next;
    }
    expect(pages).toEqual(expected);
  }
  for (const key of [['yesterday', all[0]?.id], [all[0]?.decidedAt, 'nobody'], [1, 2], ['x']]) {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    expect(codeOf(await british.try('actionDecisions', { query: { cursor } }))).toEqual([
      400,
      'cursor-invalid',
    ]);
  }
});

test('a decision shows only to whoever sees all that its author saw', async () => {
  const frenchReader = await readerOf(french);
  const { members } = await british.call('networkGroup', { params: { group } });
  const labels = await Promise.all(
    members
      .filter(({ kind }) => kind !== 'identifier')
      .map(async ({ id }) => (await british.call('statementsOf', { params: { record: id } })).statements),
  );
  // The group rests on what the French do not see: else this would show nothing.
  expect(labels.flat().some(({ label }) => !clears(frenchReader, parseLabel(label)))).toBe(true);
  expect((await decisionsOf(british)).length).toBeGreaterThan(2);
  expect(await decisionsOf(french)).toEqual([]);
  const [first] = await decisionsOf(british);
  const body = {
    action: first?.actions[0]?.id ?? 'arrest:GB:p-1',
    result: 'failed' as const,
    day: '2026-01-05',
  };
  const recorded = await french.try('recordOutcome', { params: { decision: first?.id ?? '' }, body });
  expect(codeOf(recorded)).toEqual([404, 'not-found']);
  // Outcomes that others recorded move nothing for them either.
  const { groups } = await french.call('networks');
  const seen = await french.call('proposedActions', { body: { group: groups[0]?.id ?? '' } });
  expect(seen.outcomes).toEqual([]);
});

test('what another partner decided is theirs to follow up', async () => {
  const { groups } = await french.call('networks');
  for (const { id } of groups) {
    const proposed = await french.call('proposedActions', { body: { group: id } });
    const target = proposed.actions.find(({ kind }) => kind === 'arrest');
    if (!target) continue;
    const { id: decision } = await french.call('decideOnActions', {
      body: { nodes: [target.target.id], actions: [target.id], reason: 'Ours' },
    });
    const theirs = (await decisionsOf(british)).find((each) => each.id === decision);
    if (!theirs) continue;
    expect(theirs.mayRecord).toBe(false);
    const body = { action: target.id, result: 'failed' as const, day: '2026-01-05' };
    expect(codeOf(await british.try('recordOutcome', { params: { decision }, body }))).toEqual([
      403,
      'decision-not-yours',
    ]);
    return;
  }
  throw new Error('the British see no decision of the French');
});

test('whoever becomes protected disappears from actions, rankings and decisions at once', async () => {
  const question = { group, budget: 8 };
  const ranking = await ranked(british, question);
  const victim = ranking.actions.find(({ kind }) => kind === 'arrest')?.target.id ?? '';
  const { id: decision } = await british.call('decideOnActions', {
    body: { group, actions: [`arrest:${victim}`], reason: `About ${victim}` },
  });
  await protect(victim);
  await networkMade(british);
  const told = JSON.stringify([
    await decisionsOf(british),
    await british.call('proposedActions', { body: { nodes: ranking.nodes.map(({ id }) => id) } }),
  ]);
  expect(told).not.toContain(victim);
  const after = (await decisionsOf(british)).find(({ id }) => id === decision);
  expect(after).toMatchObject({ actions: [], withdrawn: 1 });
  expect(after?.reason).toBeUndefined();
  expect(after?.advice).toBeUndefined();
  const body = { nodes: ranking.nodes.map(({ id }) => id), budget: 8, actions: [`arrest:${victim}`] };
  expect(codeOf(await british.try('rankActions', { body }))).toEqual([404, 'action-unknown']);
});

/** Somebody contributes that the person is a victim. */
async function protect(record: string): Promise<void> {
  const { store } = given.node.context;
  const partner = record.slice(0, record.indexOf(':')) as 'GB';
  const view = await store.view({
    user: 'test',
    partner,
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'secret',
  });
  const label = {
    originators: [partner],
    audience: [partner, 'GB'],
    purposes: ['operational-analysis'],
    handling: ['H0'],
    tlp: 'amber',
    level: 'restricted',
    protected: true,
    reviewBy: '2029-01-01',
  };
  const lines = [
    {
      foreland: 1,
      contribution: {
        title: 'Interview',
        partner,
        source: 'test',
        legalBasis: 'Test',
        receivedOn: '2026-01-02',
      },
    },
    { label: 'l1', is: label },
    {
      record,
      schema: 'Person',
      property: 'notes',
      value: 'Made to steer',
      label: 'l1',
      kind: 'fact',
      subject: 'victim',
    },
  ];
  const bytes = new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join('\n'));
  const report = await runImport(store, {
    files: [bytesFile('interview.jsonl', bytes)],
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    format: 'foreland',
    options: {},
    view,
    allowRejected: false,
  });
  expect(report.errors).toEqual([]);
}
