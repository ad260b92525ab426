import { TestHost } from '@foreland/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { orderStateOf } from '@foreland/model';
import type { OrderState, Partner } from '@foreland/model';
import type { Outgoing } from '@foreland/store/platform';
import {
  contribute,
  contributionOfParty,
  currentOf,
  draftsOf,
  givenTo,
  heldOf,
  retract,
  settle,
  shareAll,
} from './testing.ts';

/** What the order of releases survives: packages that nobody took or that were refused, and backups that were restored. */
let gb: TestHost;
let de: TestHost;
let facts = 0;

beforeAll(async () => {
  const [first, second] = await TestHost.startAll(['GB', 'DE']);
  if (!first || !second) throw new Error('two were started');
  [gb, de] = [first, second];
  await shareAll(gb.store, 'GB', 'DE');
});
afterAll(async () => {
  await gb[Symbol.asyncDispose]();
  await de[Symbol.asyncDispose]();
});
beforeEach(async () => {
  de.proxy.fault = { kind: 'none' };
});

/** A further contribution of GB, which DE may hold. */
async function tell() {
  const title = `fact ${(facts += 1)}`;
  const contribution = contributionOfParty('GB', title);
  await contribute(gb.store, contribution, draftsOf('GB', ['DE'], [['p', title]]));
  await gb.node.context.exchange.upkeep.pass();
  return contribution;
}

async function stateAt(host: TestHost, peer: Partner): Promise<OrderState> {
  return orderStateOf(await host.node.context.exchange.order.with(host.partner, peer));
}

/** The release that waits; taken as a file, so that it can come later. */
async function onPaper(): Promise<{ outgoing: Outgoing; bytes: Uint8Array }> {
  const { outgoing: table, outbox } = gb.node.context.exchange;
  const [outgoing] = await table.list('GB', { limit: 1, recipient: 'DE' });
  if (!outgoing) throw new Error('nothing waits');
  return { outgoing, bytes: Buffer.concat(await Array.fromAsync(await outbox.fileOf(outgoing))) };
}

async function takeIn(bytes: Uint8Array) {
  return de.node.context.exchange.inbox.receive(
    (async function* () {
      yield bytes;
    })(),
  );
}

/** What waits has waited for too long. */
async function expire(): Promise<void> {
  const { exchange, store } = gb.node.context;
  await store.pool.query(
    `UPDATE outgoing_package SET expires_at = '2000-01-01', next_attempt_at = '2000-01-01' WHERE state = 'waiting'`,
  );
  exchange.outbox.kick();
  await expect.poll(async () => (await exchange.order.with('GB', 'DE')).head?.state).not.toBe('waiting');
}

/** Both hold the same, and show the same. */
async function agree(): Promise<void> {
  const [ours, theirs] = [gb.store.pool, de.store.pool];
  expect(await heldOf(theirs, 'GB')).toEqual(await givenTo(ours, 'DE'));
  expect(await currentOf(theirs, 'GB')).toEqual(await currentOf(ours, 'GB'));
  await gb.node.context.exchange.holdings.compare('DE');
  await settle([gb, de]);
  const { said } = await gb.node.context.exchange.order.with('GB', 'DE');
  expect(said?.holding?.theirs).toEqual(said?.holding?.ours);
  expect(await stateAt(gb, 'DE')).toBe('in-step');
}

test('a release that nobody took for ninety days is given up, and one new one says all that it said', async () => {
  await tell();
  await settle([gb, de]);
  de.proxy.fault = { kind: 'down' };
  const early = await tell();
  const lost = await onPaper();
  await retract(gb.store, early, 'wrong');
  await tell();
  await expire();
  de.proxy.fault = { kind: 'none' };
  await settle([gb, de]);
  await agree();
  // The one that was given up comes after all, by hand.
  const { outcome, problem } = await takeIn(lost.bytes);
  expect([outcome, problem?.code]).toEqual(['refused', 'release-repeated']);
  await agree();
});

test('a release that was given up and reached the partner before the new one is found out', async () => {
  de.proxy.fault = { kind: 'down' };
  await tell();
  const lost = await onPaper();
  await tell();
  await expire();
  await gb.node.context.exchange.upkeep.pass();
  expect((await takeIn(lost.bytes)).outcome).toBe('applied');
  de.proxy.fault = { kind: 'none' };
  await settle([gb, de]);
  await agree();
});

test('a release that was refused holds up those behind it until a person begins anew', async () => {
  const { directory } = de.node.context.exchange;
  await directory.setTerms({ peer: 'GB', clearance: 'secret', suspended: true }, 'test');
  await tell();
  const { outgoing, bytes } = await onPaper();
  const { receipt = '' } = await takeIn(bytes);
  await gb.node.context.exchange.outbox.acknowledge(outgoing, receipt);
  await expect.poll(() => stateAt(gb, 'DE')).toBe('refused');
  await directory.setTerms({ peer: 'GB', clearance: 'secret', suspended: false }, 'test');
  await tell();
  // Whatever the time, nothing of it is due.
  const { outgoing: table } = gb.node.context.exchange;
  expect(await table.due('GB', new Date('2099-01-01'), 50)).toEqual([]);
  expect(await stateAt(gb, 'DE')).toBe('refused');
  const keeper = await gb.persona('gb-protection');
  await keeper.call('beginAnew', { params: { partner: 'DE' } });
  await settle([gb, de]);
  await agree();
});

test('a partner that was restored from a backup gets again what it lost, and loses again what was taken back', async () => {
  const gone = await tell();
  await settle([gb, de]);
  await using backup = await de.backUp();
  await retract(gb.store, gone, 'wrong');
  await tell();
  await settle([gb, de]);
  await de.restore(backup);
  await tell();
  await settle([gb, de], async () => (await stateAt(gb, 'DE')) === 'in-step');
  await agree();
});

test('a restored partner is found out although nothing is sent to it', async () => {
  await using backup = await de.backUp();
  await tell();
  await settle([gb, de]);
  await de.restore(backup);
  await de.node.context.exchange.holdings.compare('GB');
  await settle([gb, de]);
  await agree();
});

test('a sender that was restored from a backup waits until a person decides, and both agree then', async () => {
  await settle([gb, de]);
  await using backup = await gb.backUp();
  const forgotten = await tell();
  await settle([gb, de]);
  await gb.restore(backup);
  await tell();
  await expect.poll(() => stateAt(gb, 'DE')).toBe('unknown');
  const { store } = de.node.context;
  const { rows } = await store.pool.query('SELECT FROM received WHERE contribution = $1', [forgotten.id]);
  expect(rows).toHaveLength(1);
  const keeper = await gb.persona('gb-protection');
  // A release that was on its way meanwhile is refused, and DE is asked again.
  await expect
    .poll(async () => (await keeper.call('orders')).orders)
    .toMatchObject([{ partner: 'DE', state: 'unknown', beginsAnew: false }]);
  // What is imported again before is not taken back from the partner meanwhile.
  await contribute(gb.store, forgotten, draftsOf('GB', ['DE'], [['p', forgotten.title]]));
  await keeper.call('beginAnew', { params: { partner: 'DE' } });
  await settle([gb, de]);
  await agree();
});

test('a recall to a partner whose card has expired is listed with that reason', async () => {
  const given = await tell();
  await settle([gb, de]);
  const { exchange } = gb.node.context;
  gb.setAhead(3 * 365 * 86_400_000);
  await retract(gb.store, given, 'wrong');
  expect(await exchange.recallsToCome()).toEqual([
    { recipient: 'DE', withdrawn: 0, retracted: 1, reason: 'card-expired' },
  ]);
  gb.setAhead(0);
  await settle([gb, de]);
  expect(await exchange.recallsToCome()).toEqual([]);
  await agree();
});
