import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { explainPairs } from '../rooms/explain-pairs.ts';
import { matching } from './matching/hosted-matching.ts';
import { analyst, crowd, give, labelFor, person, somebody } from '../rooms/matches-testing.ts';

let given: TestNode;
beforeAll(async () => {
  given = await startTestNode();
});
afterAll(() => given[Symbol.asyncDispose]());

test('what came in under a label that the thread has not met is analysed too', async () => {
  const { store, engines } = given.node.context;
  await give(store, 'first', [...crowd('GB', 100), ...person('GB:a', somebody(1))]);
  const before = await store.view(analyst('GB'));
  expect(await engines.ensureLeads(before, 20_000)).toBe(false);
  expect(await engines.ensure(matching, before, 20_000)).toBe(false);
  await give(store, 'second', person('FR:a', somebody(1), labelFor(['GB', 'BE'])));
  const view = await store.view(analyst('GB'));
  expect(view.viewClass).not.toBe(before.viewClass);
  expect(await engines.ensureLeads(view, 20_000)).toBe(false);
  expect(await engines.ensure(matching, view, 20_000)).toBe(false);
  const found = await store.read(view, async (reader) => ({
    leads: await reader.listLeads({ record: 'FR:a', withdrawn: false }, { limit: 10 }),
    entity: (await reader.matches.entitiesOf(['FR:a'])).get('FR:a'),
  }));
  expect(found.leads.length).toBeGreaterThan(0);
  expect(found.entity).toEqual(['FR:a', 'GB:a']);
});

test('an errand that nobody wants any more ends with the reason, and the next one is done', async () => {
  const { store, engines } = given.node.context;
  const view = await store.view(analyst('GB'));
  const reason = new Error('changed my mind');
  await expect(engines.rebuild(matching, view, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const stop = new AbortController();
  const stopped = engines.rebuild(matching, view, { signal: stop.signal });
  stop.abort(reason);
  await expect(stopped).rejects.toBe(reason);
  const shares: number[] = [];
  await engines.rebuild(matching, view, { onProgress: (share) => shares.push(share) });
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

test('two records are compared in the thread that holds them', async () => {
  const { store } = given.node.context;
  const view = await store.view(analyst('GB'));
  const [pair] = await explainPairs(given.node.context, view, [['GB:a', 'FR:a']]);
  expect(pair).toMatchObject({ a: 'FR:a', b: 'GB:a', type: 'person' });
  expect(await explainPairs(given.node.context, view, [['GB:a', 'GB:nobody']])).toEqual([undefined]);
});
