import { createHash } from 'node:crypto';
import { bytesFile } from '@foreland/formats';
import type { TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../../testkit/node.ts';
import type { TestNode } from '../../../testkit/node.ts';
import { runImport } from '../import-run.ts';
import { networkMade } from './networks-testing.ts';

/** Fictional: a shop that both see, and a packing list that the British alone see. It says that the shop sells life jackets. */
const WORLD: readonly (readonly [string, string, string, string, ('joint' | 'own')?])[] = [
  ['GB:p-1', 'Person', 'name', 'Aren Vossler'],
  ['GB:p-2', 'Person', 'name', 'Milo Tarrant'],
  ['GB:a-1', 'Associate', 'person', 'GB:p-1'],
  ['GB:a-1', 'Associate', 'associate', 'GB:p-2'],
  ['GB:shop', 'Company', 'name', 'Nautica Example'],
  ['GB:o-1', 'Ownership', 'owner', 'GB:p-1'],
  ['GB:o-1', 'Ownership', 'asset', 'GB:shop'],
  ['GB:c-1', 'Consignment', 'consignee', 'GB:shop'],
  ['GB:c-1', 'Consignment', 'waybill', 'EXW-9'],
  ['GB:j-1', 'Equipment', 'equipmentType', 'life-jacket', 'own'],
  ['GB:j-1', 'Equipment', 'consignment', 'GB:c-1', 'own'],
];

let given: TestNode;
let british: TestClient;
let french: TestClient;

beforeAll(async () => {
  given = await startTestNode();
  await importWorld();
  [british, french] = [await given.persona('gb-analyst'), await given.persona('fr-liaison')];
  await Promise.all([networkMade(british), networkMade(french)]);
});
afterAll(() => given[Symbol.asyncDispose]());

const proposed = async (client: TestClient): Promise<{ actions: string[]; withheld: string[] }> => {
  const { actions, withheld } = await client.call('proposedActions', {
    body: { nodes: ['GB:shop', 'GB:p-1'] },
  });
  return {
    actions: actions.map(({ id }) => id),
    withheld: withheld.map(({ kind, target, rule }) => `${kind}:${target.id} ${rule}`),
  };
};

const decide = async (nodes: string[], actions: string[]): Promise<string> =>
  (await british.call('decideOnActions', { body: { nodes, actions, reason: 'tried' } })).id;

const seenBy = async (client: TestClient): Promise<string[]> =>
  (await client.call('actionDecisions')).decisions.map(({ id }) => id);

test('what supply withheld a target by is part of what a decision rests on', async () => {
  // The packing list makes the difference, and the French do not see it.
  expect(await proposed(british)).toEqual({
    actions: ['arrest:GB:p-1'],
    withheld: ['supplier-action:GB:shop life-saving'],
  });
  expect(await proposed(french)).toEqual({
    actions: ['arrest:GB:p-1', 'supplier-action:GB:shop'],
    withheld: [],
  });

  // What the shop has no part in, both see.
  const other = await decide(['GB:p-2'], ['arrest:GB:p-2']);
  expect(await seenBy(french)).toEqual([other]);

  // That nothing was decided against the shop would tell them of it.
  const decided = await decide(['GB:shop', 'GB:p-1'], ['arrest:GB:p-1']);
  expect(await seenBy(british)).toEqual([decided, other]);
  expect(await seenBy(french)).toEqual([other]);
  const outcome = {
    params: { decision: decided },
    body: { action: 'arrest:GB:p-1', result: 'failed', day: '2026-01-02' },
  } as const;
  expect((await french.try('recordOutcome', outcome)).status).toBe(404);
  // An outcome of it moves the usual terms of those alone who see the decision.
  await british.call('recordOutcome', outcome);
  const outcomesFor = async (client: TestClient) =>
    (await client.call('proposedActions', { body: { nodes: ['GB:p-1'] } })).outcomes;
  expect(await outcomesFor(british)).toHaveLength(1);
  expect(await outcomesFor(french)).toEqual([]);
});

async function importWorld(): Promise<void> {
  const { store } = given.node.context;
  const label = {
    originators: ['GB'],
    audience: ['GB', 'FR'],
    purposes: ['operational-analysis', 'cross-check', 'strategic'],
    handling: ['H0'],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2029-01-01',
  };
  const contribution = {
    title: 'Fictional',
    partner: 'GB',
    source: 'test',
    legalBasis: 'Test',
    receivedOn: '2026-01-02',
  };
  const lines = [
    { foreland: 1, contribution },
    { label: 'joint', is: label },
    { label: 'own', is: { ...label, audience: ['GB'] } },
    ...WORLD.map(([record, schema, property, value, under = 'joint']) => ({
      record,
      schema,
      property,
      value,
      label: under,
      kind: 'fact',
      ...(schema === 'Person' ? { subject: 'suspect' } : {}),
    })),
  ];
  const bytes = new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join('\n'));
  const report = await runImport(store, {
    files: [bytesFile('world.jsonl', bytes)],
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    format: 'foreland',
    options: {},
    view: await store.view({
      user: 'test',
      partner: 'GB',
      role: 'analyst',
      purpose: 'operational-analysis',
      clearance: 'secret',
    }),
    allowRejected: false,
  });
  expect(report.errors).toEqual([]);
}
