import { PARTNERS } from '@foreland/model';
import type { Partner, View } from '@foreland/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { analyst, give, labelFor, person, somebody } from '../rooms/matches-testing.ts';

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
  const { overview } = await given.node.context.networks.ask(view, { what: 'overview' }, signal);
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

test('what made room for other classes is due again', async () => {
  const { store, networks } = given.node.context;
  const readers = PARTNERS.slice(0, 4);
  for (const partner of readers)
    await give(store, partner, person(`${partner}:own`, somebody(20), labelFor([partner])));
  const views = await Promise.all(readers.map(viewOf));
  for (const view of views) expect(await networks.ensure(view, PATIENCE)).toBe(false);
  expect(await networks.ensure(views[0]!, 0)).toBe(true);
  expect(await networks.ensure(views.at(-1)!, 0)).toBe(false);
});
