import { signExchangeList } from '@foreland/sealing/log';
import { startTestNetwork } from '@foreland/testkit';
import type { TestNetwork } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomId } from '../random.ts';
import { EXCHANGE_LIST } from './kinds.ts';

/** Lists end with this moment, and what is within ten minutes of it is not missed yet. */
let ahead = 0;
const clock = (): Date => new Date(Date.now() + ahead);
const HOUR = 3_600_000;

let network: TestNetwork;
const since = new Date(Date.now() - 24 * HOUR).toISOString();

beforeAll(async () => {
  network = await startTestNetwork({ partners: ['GB', 'DE'], clock });
  // So that there is something to show.
  await network.node('GB').persona('gb-analyst');
  await network.node('GB').node.context.exchange.witnessing.pass();
  await network.settle();
});
afterAll(() => network?.[Symbol.asyncDispose]());

/** As an officer of a partner sees it, once the other node has answered. */
async function compare(partner: 'GB' | 'DE') {
  const officer = await network.node(partner).persona(`${partner.toLowerCase()}-protection`);
  const other = partner === 'GB' ? 'DE' : 'GB';
  const { id } = await officer.call('startReconciliation', { body: { partner: other, since } });
  await network.settle();
  return officer.call('reconciliation', { params: { reconciliation: id } });
}

test('both nodes compare what both logged, and keep the lists of both', async () => {
  ahead += HOUR;
  const seen = await compare('GB');
  expect(seen).toMatchObject({
    state: 'answered',
    direction: 'asked',
    counts: { onlyHere: 0, onlyThere: 0 },
  });
  expect(seen.counts?.both).toBeGreaterThan(0);
  expect(seen.exchanges[0]).toMatchObject({ loggedBy: 'both', package: { state: expect.any(String) } });
  expect(seen.exchanges.every(({ entry }) => entry !== undefined)).toBe(true);
  const german = await network.node('DE').persona('de-protection');
  const there = await german.call('reconciliation', { params: { reconciliation: seen.id } });
  expect(there).toMatchObject({ direction: 'received', state: 'answered', counts: seen.counts });
  expect(there.lists).toEqual({ own: seen.lists.partner, partner: seen.lists.own });
});

test('what one node alone logged is named at both', async () => {
  const { audit } = network.node('DE').node.context;
  const hash = 'ab'.repeat(32);
  await audit.trail.write({
    kind: 'disclosure',
    actor: { user: 'node', partner: 'DE', role: 'node', purpose: 'exchange' },
    route: 'partner-release',
    envelope: { hash, direction: 'sent', partner: 'GB' },
  });
  ahead += HOUR;
  const seen = await compare('GB');
  expect(seen.counts).toMatchObject({ onlyHere: 0, onlyThere: 1 });
  expect(seen.exchanges[0]).toMatchObject({ envelope: hash, loggedBy: 'there', direction: 'received' });
  expect(seen.exchanges[0]?.here).toBeUndefined();
  const german = await network.node('DE').persona('de-protection');
  const there = await german.call('reconciliation', { params: { reconciliation: seen.id } });
  expect(there.exchanges[0]).toMatchObject({ envelope: hash, loggedBy: 'here', direction: 'sent' });
});

test('lists that nobody asked for, of other nodes, forged, or of another time are refused whole', async () => {
  const gb = network.node('GB').node.context;
  const { keys } = network.node('DE').node.context.audit;
  const until = clock().toISOString();
  const from = new Date(Date.parse(since) - 7 * 24 * HOUR).toISOString();
  const list = { node: 'foreland/de/node', with: 'foreland/gb/node', from, until, exchanges: [] };
  const signed = signExchangeList(list, keys.node);
  const letters: readonly (readonly [string, object])[] = [
    ['reconciliation-foreign', { list: signed, answers: true }],
    ['exchanges-foreign', { list: signExchangeList({ ...list, with: 'foreland/fr/node' }, keys.node) }],
    ['exchanges-foreign', { list: signExchangeList({ ...list, node: 'foreland/fr/node' }, keys.node) }],
    ['exchanges-unsigned', { list: signExchangeList(list, gb.audit.keys.node) }],
    ['note-forged', { list: signed.replace(until, since) }],
    ['reconciliation-time', { list: signExchangeList({ ...list, from: since }, keys.node) }],
    ['reconciliation-time', { list: signed, since: '2020-01-01T00:00:00Z' }],
    ['exchanges-malformed', { list: 7 }],
  ];
  const before = await gb.exchange.reconciliations.list('GB', 100);
  const { outbox } = network.node('DE').node.context.exchange;
  for (const [, letter] of letters)
    await outbox.add({
      id: randomId(network.node('DE').node.context.random),
      recipient: 'GB',
      kind: EXCHANGE_LIST,
      purpose: 'exchange',
      legalBasis: 'Test',
      about: {},
      createdBy: 'test',
      expiresAt: new Date(clock().getTime() + HOUR).toISOString(),
      content: JSON.stringify({ reconciliation: crypto.randomUUID(), since, answers: false, ...letter }),
    });
  outbox.kick();
  const officer = await network.node('GB').persona('gb-protection');
  await expect
    .poll(async () => {
      const { packages } = await officer.call('quarantine');
      return packages.map(({ problem }) => problem.code).toSorted();
    })
    .toEqual(letters.map(([code]) => code).toSorted());
  expect(await gb.exchange.reconciliations.list('GB', 100)).toEqual(before);
});

test('a time that is ahead, empty or longer than a year is refused', async () => {
  const officer = await network.node('GB').persona('gb-protection');
  const hours = (count: number): string => new Date(clock().getTime() + count * HOUR).toISOString();
  for (const body of [
    { since: hours(1) },
    { since: hours(-2), until: hours(2) },
    { since: hours(-24 * 400) },
    { since: hours(-2), until: hours(-3) },
  ])
    expect(
      (await officer.try('startReconciliation', { body: { partner: 'DE', ...body } })).json,
    ).toMatchObject({
      code: 'reconciliation-time',
    });
  const analyst = await network.node('GB').persona('gb-analyst');
  expect((await analyst.try('reconciliations')).status).toBe(403);
  expect((await (await network.node('GB').persona('de-protection')).try('reconciliations')).status).toBe(403);
});
