import type { Partner, View } from '@foreland/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { analyst, give, labelFor, person, somebody } from '../rooms/matches-testing.ts';
import type { NetworkAnswer, NetworkQuestion } from './networks/answer.ts';
import { networkDigest } from './networks/read-network.ts';
import { ViewWork } from './view-work.ts';

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
  const { overview } = await given.node.context.networks.ask(
    view,
    { what: 'overview', page: { limit: 1 } },
    signal,
  );
  return overview.size.nodes;
}

test('is made once for whoever shares a class, made anew of other data, and says so meanwhile', async () => {
  const { store, networks, matching } = given.node.context;
  await give(store, 'first', [...person('GB:a', somebody(1)), ...person('GB:b', somebody(2))]);
  const view = await viewOf('GB');
  expect(await networks.ensure(view, PATIENCE)).toBe(false);
  expect(await networks.ensure(view, 0)).toBe(false);
  const before = await nodesSeen(view);

  await give(store, 'second', person('GB:c', somebody(3)));
  expect(await matching.ensure(view, PATIENCE)).toBe(false);
  expect(await networks.ensure(view, 0)).toBe(true);
  // Asked all the same, it is made first: never is an answer of data that are not in view any more.
  expect(await nodesSeen(view)).toBe(before + 1);
  expect(await networks.ensure(view, PATIENCE)).toBe(false);
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
  const { store, clock, log, audit, matching } = given.node.context;
  await using networks = new ViewWork<NetworkQuestion, NetworkAnswer>(
    { store, clock, log, trail: audit.trail, matching },
    {
      what: 'the network',
      route: 'networks',
      thread: new URL('./networks/network-worker.ts', import.meta.url),
      held: 1,
      beside: () => Promise.resolve(undefined),
      digest: networkDigest,
    },
  );
  await give(store, 'own', [
    ...person('GB:own', somebody(20), labelFor(['GB'])),
    ...person('FR:own', somebody(21), labelFor(['FR'])),
  ]);
  const [british, french] = [await viewOf('GB'), await viewOf('FR')];
  expect(await networks.ensure(british, PATIENCE)).toBe(false);
  expect(await networks.ensure(british, 0)).toBe(false);
  expect(await networks.ensure(french, PATIENCE)).toBe(false);
  expect(await networks.ensure(french, 0)).toBe(false);
  expect(await networks.ensure(british, 0)).toBe(true);
});

test('a question about data that change without end is refused, and says to ask later', async () => {
  const { store, clock, log, audit, matching } = given.node.context;
  await using restless = new ViewWork<{ readonly what: 'anything' }, { readonly what: 'anything' }>(
    { store, clock, log, trail: audit.trail, matching },
    {
      what: 'anything',
      route: 'anything',
      thread: new URL('./restless-testing.ts', import.meta.url),
      held: 1,
      beside: () => Promise.resolve(undefined),
      digest: networkDigest,
    },
  );
  const asked = restless.ask(await viewOf('GB'), { what: 'anything' }, new AbortController().signal);
  await expect(asked).rejects.toMatchObject({ code: 'data-changing', status: 503 });
});
