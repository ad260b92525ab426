import { NODE_ROLE } from '@foreland/model';
import type { Call, Contract } from '@foreland/model/contract';
import { JobTable, TaxiiCollections } from '@foreland/store/platform';
import { startTestNode } from '@foreland/testkit';
import type { Answered, TestClient, TestNode } from '@foreland/testkit';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pull } from './pull.ts';
import { TaxiiWork } from './work.ts';

const TYPE = 'application/taxii+json;version=2.1';
const LABEL: Call<Contract['addTaxiiFeed']>['body'] extends infer B
  ? B extends { terms: { label: infer L } }
    ? L
    : never
  : never = {
  originators: ['GB'],
  audience: ['GB', 'FR'],
  purposes: ['operational-analysis', 'exchange'],
  handling: ['H1'],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2099-01-31',
};
const TERMS = {
  title: 'Feed (fictional)',
  source: 'tests',
  legalBasis: 'None: fictional',
  grading: '4x4/B/2',
  label: LABEL,
};
const READER = {
  partner: 'FR',
  role: 'liaison-officer',
  purpose: 'exchange',
  clearance: 'restricted',
} as const;

let node: TestNode;
let liaison: TestClient;
let officer: TestClient;

beforeAll(async () => {
  node = await startTestNode({ config: { taxiiSeconds: 1 } });
  liaison = await node.persona('gb-analyst');
  await liaison.call('switchPurpose', { body: { role: 'liaison-officer', purpose: 'exchange' } });
  officer = await node.persona('gb-protection');
});
afterAll(() => node?.[Symbol.asyncDispose]());

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const identity = (n: number, more: object = {}) => ({
  type: 'identity',
  spec_version: '2.1',
  id: `identity--${uuid(n)}`,
  created: '2025-01-01T00:00:00.000Z',
  modified: '2025-01-01T00:00:00.000Z',
  identity_class: 'individual',
  name: `Person ${n}`,
  ...more,
});

/** Sets a collection up as two people do. */
async function collection(terms?: typeof TERMS): Promise<string> {
  const { id } = await liaison.call('proposeTaxiiCollection', {
    body: { ...READER, title: terms ? 'Inbox' : 'For France', ...(terms ? { terms } : {}) },
  });
  expect(
    (await liaison.try('decideTaxiiCollection', { params: { collection: id }, body: { approve: true } }))
      .status,
  ).toBe(403);
  expect(
    (await liaison.try('makeTaxiiToken', { params: { collection: id }, body: { title: 'too early' } }))
      .status,
  ).toBe(409);
  await officer.call('decideTaxiiCollection', { params: { collection: id }, body: { approve: true } });
  return id;
}

/** A program that holds the token. */
async function program(id: string): Promise<TestClient> {
  const caller = node.client();
  caller.token = (
    await liaison.call('makeTaxiiToken', { params: { collection: id }, body: { title: 'Analysis tool' } })
  ).token;
  return caller;
}

const request = (caller: TestClient, method: string, path: string, body?: unknown): Promise<Answered> =>
  caller.request(method, `/taxii2/foreland/${path}`, {
    headers: { accept: TYPE, ...(body === undefined ? {} : { 'content-type': TYPE }) },
    ...(body === undefined ? {} : { body: new TextEncoder().encode(JSON.stringify(body)) }),
  });
const objects = async (
  caller: TestClient,
  id: string,
  query = '',
): Promise<{ id: string; name?: string; revoked?: boolean }[]> =>
  ((await request(caller, 'GET', `collections/${id}/objects/${query}`)).json as { objects?: [] }).objects ??
  [];

/** Jobs of TAXII are nobody’s: the node follows them in its own name. */
const OF_THE_NODE = {
  user: NODE_ROLE,
  partner: 'GB',
  role: 'liaison-officer',
  purpose: 'exchange',
  clearance: 'unclassified',
} as const;

/** Resolves when each job that waits or runs has ended. */
async function ended(): Promise<void> {
  const { jobs, store, clock } = node.node.context;
  for (const { id } of await new JobTable(store.pool, clock).unfinished())
    for await (const _change of jobs.follow(OF_THE_NODE, id, new AbortController().signal));
}

/** Has everything done that is due by now, also by what the node had begun by itself before. */
async function worked(): Promise<void> {
  await ended();
  // Past the time for which a collection is left alone.
  node.advance(5000);
  await node.node.context.taxii.pass();
  await ended();
}

async function contribute(name: string, audience: readonly string[]): Promise<string> {
  const { context } = node.node;
  const { runImport } = await import('../rooms/import-run.ts');
  const { bytesFile } = await import('@foreland/formats');
  const lines = [
    {
      foreland: 1,
      contribution: {
        title: name,
        partner: 'GB',
        source: 'tests',
        legalBasis: 'None',
        receivedOn: '2026-11-01',
        exercise: true,
      },
    },
    { label: 'l', is: { ...LABEL, audience } },
    {
      record: `GB:${name.replaceAll(' ', '-')}`,
      schema: 'Person',
      property: 'name',
      value: name,
      kind: 'fact',
      subject: 'suspect',
      label: 'l',
    },
  ];
  const bytes = new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join('\n'));
  const view = await context.store.view({
    user: 'gb-analyst',
    partner: 'GB',
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'confidential',
  });
  const report = await runImport(context.store, {
    files: [bytesFile('x.jsonl', bytes)],
    fileHash: name,
    format: 'foreland',
    options: {},
    view,
    allowRejected: false,
  });
  expect(report.errors).toEqual([]);
  return report.contribution ?? '';
}

test('a collection fills itself from the view of its reader, follows what changes, and holds nothing else', async () => {
  const shared = await contribute('Rosalind Quennevale', ['GB', 'FR']);
  await contribute('Own Only', ['GB']);
  const id = await collection();
  const tool = await program(id);
  const named = async (): Promise<string[]> =>
    (await objects(tool, id)).flatMap(({ name, revoked }) =>
      name === undefined ? [] : [revoked === true ? 'withdrawn' : name],
    );
  await worked();
  expect(await named()).toContain('Rosalind Quennevale');
  expect(await named()).not.toContain('Own Only');
  const last =
    (await request(tool, 'GET', `collections/${id}/objects/`)).headers.get('x-taxii-date-added-last') ?? '';
  // Nothing changed: nothing is added.
  await worked();
  expect(await objects(tool, id, `?added_after=${last}`)).toEqual([]);
  await contribute('Jorin Falkenstedt', ['GB', 'FR']);
  await worked();
  expect(await named()).toContain('Jorin Falkenstedt');
  const { context } = node.node;
  const view = await context.store.view({
    user: 'gb-analyst',
    partner: 'GB',
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'confidential',
  });
  await context.store.transact((transactor) => transactor.retractContribution(view, shared, 'Wrong person'));
  await worked();
  expect(await named()).not.toContain('Rosalind Quennevale');
  const all = await request(tool, 'GET', `collections/${id}/objects/?match[version]=all`);
  expect(all.text).not.toContain('Quennevale');

  // Neither a session of another partner nor an ended token sees it.
  const german = await node.persona('de-supply');
  expect((await request(german, 'GET', `collections/${id}/`)).status).toBe(404);
  const { collections } = await liaison.call('taxiiCollections');
  const [kept] = collections.filter((each) => each.id === id);
  expect(kept).toMatchObject({
    state: 'active',
    kind: 'filled',
    decidedBy: 'gb-protection',
    may: { end: true },
  });
  const token = kept?.tokens[0]?.id ?? '';
  expect(kept?.tokens[0]).toMatchObject({ title: 'Analysis tool', lastUsedAt: expect.any(String) });
  await liaison.call('endTaxiiToken', { params: { token } });
  expect((await request(tool, 'GET', `collections/${id}/`)).status).toBe(401);
  const other = await program(id);
  await officer.call('endTaxiiCollection', { params: { collection: id } });
  expect((await request(other, 'GET', `collections/${id}/`)).status).toBe(401);
  const { rows } = await context.store.pool.query<{ recipient: string }>(
    "SELECT DISTINCT recipient FROM audit_entry WHERE route = 'job-taxii' AND kind = 'disclosure'",
  );
  expect(rows).toEqual([{ recipient: 'FR' }]);
});

test('what is posted is pending, is imported on the terms of the collection, and each object is told what came of it', async () => {
  const id = await collection(TERMS);
  const tool = await program(id);
  const unmarked = { object_marking_refs: [`marking-definition--${uuid(99)}`] };
  const posted = await request(tool, 'POST', `collections/${id}/objects/`, {
    objects: [identity(1), identity(2, unmarked), { ...identity(3), spec_version: '1.0' }],
  });
  expect(posted.status).toBe(202);
  expect(posted.json).toMatchObject({
    status: 'pending',
    total_count: 3,
    pending_count: 2,
    success_count: 0,
    failure_count: 1,
    pendings: [{ id: `identity--${uuid(1)}`, version: '2025-01-01T00:00:00.000Z' }, {}],
  });
  const { id: status } = posted.json as { id: string };
  await worked();
  expect((await request(tool, 'GET', `status/${status}/`)).json).toMatchObject({
    status: 'complete',
    success_count: 1,
    successes: [{ id: `identity--${uuid(1)}` }],
    failure_count: 2,
    failures: [
      { id: `identity--${uuid(3)}` },
      { id: `identity--${uuid(2)}`, message: expect.stringContaining('marking') },
    ],
    pending_count: 0,
  });
  const { hits } = await liaison.call('search', { query: { q: 'Person 1' } });
  const [hit] = hits;
  const { statements } = await liaison.call('statementsOf', { params: { record: hit?.record ?? '' } });
  expect(statements.find(({ property }) => property === 'name')).toMatchObject({
    value: 'Person 1',
    grading: TERMS.grading,
  });
  const { collections } = await officer.call('taxiiCollections');
  expect(collections.find((each) => each.id === id)).toMatchObject({
    kind: 'inbox',
    report: { rejected: 1 },
  });
  // An inbox is not read, and a person who left imports nothing.
  expect((await request(tool, 'GET', `collections/${id}/objects/`)).status).toBe(403);
  await node.node.context.accounts.change('gb-analyst', { disabled: true });
  const late = await request(tool, 'POST', `collections/${id}/objects/`, { objects: [identity(4)] });
  const { id: second } = late.json as { id: string };
  await worked();
  expect((await request(tool, 'GET', `status/${second}/`)).json).toMatchObject({
    status: 'complete',
    success_count: 0,
    failures: [{ message: expect.stringContaining('does not work here') }],
  });
  await node.node.context.accounts.change('gb-analyst', { disabled: false });
  liaison = await node.persona('gb-analyst');
  await liaison.call('switchPurpose', { body: { role: 'liaison-officer', purpose: 'exchange' } });
});

test('a feed is read on its schedule, each object once, also where an import is cut off', async () => {
  const { context } = node.node;
  const collections = new TaxiiCollections(context.store.pool, 'GB', context.clock);
  const source = uuid(500);
  await collections.create({
    id: source,
    alias: undefined,
    title: 'Of a supplier',
    description: '',
    reader: READER,
    canRead: true,
    canWrite: false,
  });
  const add = (...numbers: number[]) =>
    collections.add(
      source,
      numbers.map((n) => ({
        id: `identity--${uuid(n)}`,
        type: 'identity',
        specVersion: '2.1',
        version: 1_735_689_600_000_000,
        text: JSON.stringify(identity(n)),
      })),
    );
  await add(11, 12, 13);
  const { token } = await program(source);
  const feed = {
    title: 'Supplier',
    origin: node.origin,
    collection: source,
    token: token ?? '',
    everySeconds: 60,
    terms: TERMS,
  };
  expect(
    (await liaison.try('addTaxiiFeed', { body: { ...feed, origin: 'http://taxii.example' } })).status,
  ).toBe(400);
  const { id } = await liaison.call('addTaxiiFeed', { body: feed });
  const shown = async () => (await liaison.call('taxiiFeeds')).feeds.find((each) => each.id === id);
  await worked();
  expect((await shown())?.objects).toBe(3);
  expect(await readdir(join(context.config.home, 'keys'))).toContain(`taxii-feed-${id}`);
  expect((await shown())?.report).toMatchObject({
    accepted: expect.any(Number),
    rejected: 0,
    lost: expect.any(Array),
  });
  // Another process of the node may look for what is to be done, and have it done by this one: it looks again all the same.
  // This one does not look meanwhile, for two that look in the same moment may both begin.
  await context.taxii[Symbol.asyncDispose]();
  const started = vi.spyOn(context.jobs, 'start');
  const pulls = () => started.mock.calls.filter(([, task]) => (task as { work: string }).work === 'pull');
  await using other = new TaxiiWork(context.taxii.table);
  other.start(context);
  for (const times of [1, 2]) {
    await context.store.pool.query("UPDATE taxii_feed SET next_at = '2000-01-01' WHERE id = $1", [id]);
    await other.pass();
    await other.pass();
    expect(pulls()).toHaveLength(times);
    await ended();
  }
  started.mockRestore();
  context.taxii.start(context);
  await liaison.call('changeTaxiiFeed', { params: { feed: id }, body: { enabled: false } });

  const counted = async (): Promise<number> => {
    const { rows } = await context.store.pool.query<{ count: number }>(
      "SELECT count(*) AS count FROM contribution WHERE title = 'Feed (fictional)' AND format = 'stix'",
    );
    return rows[0]?.count ?? 0;
  };
  const before = await counted();
  await add(14, 15);
  const held = await context.taxii.table.feeds.find(id);
  if (!held) throw new Error('the feed is gone');
  // The import is done, and the power fails before anybody knows.
  const cut = vi.spyOn(context.taxii.table.feeds, 'pulled').mockRejectedValueOnce(new Error('cut off'));
  const { signal } = new AbortController();
  await expect(pull(context, held, signal)).rejects.toThrow('cut off');
  cut.mockRestore();
  await add(16);
  const again = await context.taxii.table.feeds.find(id);
  expect(again?.receiving).toMatchObject({ objects: 2 });
  if (again) expect(await pull(context, again, signal)).toMatchObject({ rejected: 0 });
  const after = await context.taxii.table.feeds.find(id);
  expect(after?.objects).toBe(5);
  if (after) await pull(context, after, signal);
  expect((await context.taxii.table.feeds.find(id))?.objects).toBe(6);
  expect(await counted()).toBe(before + 2);
  const nothing = await context.taxii.table.feeds.find(id);
  if (nothing) expect(await pull(context, nothing, signal)).toBeUndefined();

  await liaison.call('endTaxiiToken', {
    params: {
      token:
        (await officer.call('taxiiCollections')).collections.find((each) => each.id === source)?.tokens[0]
          ?.id ?? '',
    },
  });
  await liaison.call('changeTaxiiFeed', { params: { feed: id }, body: { enabled: true, now: true } });
  await worked();
  expect((await shown())?.problem?.code).toBe('taxii-refused');
  await liaison.call('removeTaxiiFeed', { params: { feed: id } });
  expect(await readdir(join(context.config.home, 'keys'))).not.toContain(`taxii-feed-${id}`);
});
