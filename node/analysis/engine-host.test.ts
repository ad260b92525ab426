import type { Partner, View } from '@foreland/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { analyst, give, labelFor, person, somebody } from '../rooms/matches-testing.ts';
import { EngineHost } from './engine-host.ts';
import { matching } from './matching/hosted-matching.ts';
import { networks } from './networks/hosted-networks.ts';
import { restless } from './restless-testing.ts';

const PATIENCE = 20_000;

let given: TestNode;
beforeAll(async () => {
  given = await startTestNode();
});
afterAll(() => given[Symbol.asyncDispose]());

function viewOf(partner: Partner): Promise<View> {
  return given.node.context.store.view(analyst(partner));
}

async function nodesSeen(view: View, signal = new AbortController().signal): Promise<number> {
  const { overview } = await given.node.context.engines.ask(
    networks,
    view,
    { what: 'overview', page: { limit: 1 } },
    { signal },
  );
  return overview.size.nodes;
}

test('is made once for whoever shares a class, made anew of other data, and says so meanwhile', async () => {
  const { store, engines } = given.node.context;
  await give(store, 'first', [...person('GB:a', somebody(1)), ...person('GB:b', somebody(2))]);
  const view = await viewOf('GB');
  expect(await engines.ensure(networks, view, PATIENCE)).toBe(false);
  expect(await engines.ensure(networks, view, 0)).toBe(false);
  const before = await nodesSeen(view);

  await give(store, 'second', person('GB:c', somebody(3)));
  expect(await engines.ensure(matching, view, PATIENCE)).toBe(false);
  expect(await engines.ensure(networks, view, 0)).toBe(true);
  // Asked all the same, it is made first: never is an answer of data that are not in view any more.
  expect(await nodesSeen(view)).toBe(before + 1);
  expect(await engines.ensure(networks, view, PATIENCE)).toBe(false);
});

test('a question that nobody waits for ends with the reason, and the next one is answered', async () => {
  const view = await viewOf('GB');
  const reason = new Error('changed my mind');
  await expect(nodesSeen(view, AbortSignal.abort(reason))).rejects.toBe(reason);
  const stop = new AbortController();
  const stopped = nodesSeen(view, stop.signal);
  stop.abort(reason);
  await expect(stopped).rejects.toBe(reason);
  expect(await nodesSeen(view)).toBeGreaterThan(0);
});

test('what made room for another class is due again', async () => {
  const { store, clock, log, audit, aid } = given.node.context;
  await using engines = new EngineHost({
    store,
    clock,
    log,
    trail: audit.trail,
    aid,
    engines: [matching, { ...networks, held: 1 }],
  });
  await give(store, 'own', [
    ...person('GB:own', somebody(20), labelFor(['GB'])),
    ...person('FR:own', somebody(21), labelFor(['FR'])),
  ]);
  const [british, french] = [await viewOf('GB'), await viewOf('FR')];
  expect(await engines.ensure(networks, british, PATIENCE)).toBe(false);
  expect(await engines.ensure(networks, british, 0)).toBe(false);
  expect(await engines.ensure(networks, french, PATIENCE)).toBe(false);
  expect(await engines.ensure(networks, french, 0)).toBe(false);
  expect(await engines.ensure(networks, british, 0)).toBe(true);
});

test('a question about data that change without end is refused, and says to ask later', async () => {
  const { store, clock, log, audit, aid } = given.node.context;
  await using engines = new EngineHost({
    store,
    clock,
    log,
    trail: audit.trail,
    aid,
    engines: [restless],
    threadFile: new URL('./restless-thread-testing.ts', import.meta.url),
  });
  const asked = engines.ask(restless, await viewOf('GB'), { what: 'anything' });
  await expect(asked).rejects.toMatchObject({ code: 'data-changing', status: 503 });
});
