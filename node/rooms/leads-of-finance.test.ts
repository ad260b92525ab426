import type { Truth } from '@foreland/exercise';
import type { Answer, Contract } from '@foreland/model/contract';
import { until } from '@foreland/testkit';
import type { TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { exerciseIn } from './networks/networks-testing.ts';

type Lead = Answer<Contract['lead']>;

let given: TestNode;
let british: TestClient;
let truth: Truth;
let leads: readonly Lead[];
/** What each question of the engine is answered with. */
let answers: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  given = await startTestNode({ furnished: true });
  british = await given.persona('gb-analyst');
  ({ truth } = await exerciseIn(given));
  const list = await until('leads of finance are found', async () => {
    const found = await british.call('leads', { query: { kind: 'value-broker', limit: 200 } });
    return found.computing || found.leads.length === 0 ? undefined : found;
  });
  leads = await Promise.all(list.leads.map(({ id }) => british.call('lead', { params: { lead: id } })));
  answers = Object.fromEntries(
    await Promise.all(['brokers', 'books', 'structures'].map(async (name) => [name, await asked(name)])),
  );
});
afterAll(() => given[Symbol.asyncDispose]());

async function asked(question: string): Promise<unknown> {
  return until(`finance answers ${question}`, async () => {
    const { computing, answer } = await british.call('askEngine', {
      params: { engine: 'finance', question },
      body: {},
    });
    return computing ? undefined : answer;
  });
}

test('each lead is on a planted broker, says why, what speaks against it and what could be done', () => {
  const planted = new Set(truth.networks.flatMap(({ brokers }) => brokers));
  const thingOf = new Map(
    truth.matched.flatMap(({ id, records }) => records.map(({ record }) => [record, id] as const)),
  );
  for (const lead of leads) {
    const records = lead.subjects.flatMap((subject) => subject.records);
    expect(records.some((record) => planted.has(thingOf.get(record) ?? ''))).toBe(true);
    expect(lead.parts.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(lead.score, 6);
    for (const list of [lead.evidence, lead.innocentExplanations, lead.missing, lead.proposedActions])
      expect(list.length).toBeGreaterThan(0);
    expect(lead.run.engine).toBe('finance');
  }
});

test('nobody who paid is named in a lead or an answer', () => {
  const payers = new Set([
    ...truth.escrows.map(({ payer }) => payer),
    ...truth.funnels.flatMap(({ depositors }) => depositors),
  ]);
  const records = truth.matched
    .filter(({ id }) => payers.has(id))
    .flatMap(({ records: own }) => own.map(({ record }) => record));
  expect(records.length).toBeGreaterThan(5);
  const said = JSON.stringify([leads, answers]);
  for (const record of records) expect(said).not.toContain(`"${record}"`);
});

test('whatever is asked is in the audit log by the name of the engine and the question', async () => {
  const officer = await given.persona('gb-protection');
  const { entries } = await officer.call('audit', { query: { limit: 200 } });
  const details = entries.map(({ detail }) => detail);
  for (const question of Object.keys(answers)) expect(details).toContain(`finance ${question}`);
});
