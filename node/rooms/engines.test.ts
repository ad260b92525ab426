import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestClient } from '@foreland/testkit';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { ENGINES } from '../analysis/engines.ts';

let given: TestNode;
let analyst: TestClient;

beforeAll(async () => {
  given = await startTestNode();
  analyst = await given.persona('gb-analyst');
});
afterAll(() => given[Symbol.asyncDispose]());

test('lists the engines that people ask or read leads of, and none that serves the node alone', async () => {
  const { engines } = await analyst.call('engines');
  expect(engines.map(({ id }) => id)).toEqual(expect.arrayContaining(['correlations', 'networks', 'supply']));
  expect(engines.map(({ id }) => id)).not.toContain('disruption');
  for (const { id, version, parameters } of engines) {
    expect(version).toBe(ENGINES.find(({ engine }) => engine.id === id)?.engine.version);
    expect(parameters).toMatchObject({ type: 'object' });
  }
});

test.each([
  ['an engine that does not exist', { engine: 'nobody', question: 'anything' }],
  ['a question that it does not declare', { engine: 'supply', question: 'anything' }],
  ['a question of the node alone', { engine: 'disruption', question: 'rank' }],
])('%s is not found', async (_, params) => {
  const refused = await analyst.try('askEngine', { params, body: {} });
  expect([refused.status, (refused.json as { code: string }).code]).toEqual([404, 'not-found']);
});
