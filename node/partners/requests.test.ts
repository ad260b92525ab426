import type { Partner, ReminderMark } from '@foreland/model';
import type { Manifest } from '@foreland/sealing/package';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { OutgoingTable, RequestTable } from '@foreland/store/platform';
import type { Outgoing } from '@foreland/store/platform';
import { createTestDatabase } from '@foreland/testkit';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Requests } from './requests.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-02T09:00:00.400Z');

/** What a node has of requests, on a database of its own; packages are carried by hand, unsealed. */
interface Side {
  readonly partner: Partner;
  readonly store: Store;
  readonly table: RequestTable;
  readonly outgoing: OutgoingTable;
  readonly requests: Requests;
}

const all = new AsyncDisposableStack();
let gb: Side;
let de: Side;
let now = START;
const clock = (): Date => new Date(now);

beforeAll(async () => {
  [gb, de] = await Promise.all([openSide('GB'), openSide('DE')]);
});
beforeEach(() => {
  now = START;
});
afterAll(() => all.disposeAsync());

async function openSide(partner: Partner): Promise<Side> {
  const database = all.use(await createTestDatabase());
  const store = all.use(await openStore({ connection: database.connection, clock }));
  const table = new RequestTable(store.pool);
  const random = (bytes: number): Uint8Array => randomBytes(bytes);
  return {
    partner,
    store,
    table,
    outgoing: new OutgoingTable(store.pool),
    requests: new Requests({ partner, table, clock, random, queued: () => undefined }),
  };
}

async function ask(more: { readonly urgent?: boolean; readonly indirect?: boolean } = {}): Promise<string> {
  const { id } = await gb.requests.ask(
    {
      to: 'DE',
      question: 'Whose number is this?',
      about: ['GB:p-1'],
      identifiers: ['+44 7700 900101'],
      purpose: 'exchange',
      legalBasis: 'Exercise',
      caseNumber: 'GB/2026/7',
      urgent: more.urgent ?? true,
      urgency: 'A launch tonight',
      indirect: more.indirect ?? false,
      check: undefined,
    },
    'gb-analyst',
  );
  return id;
}

/** Applies a package at the other side as its inbox would. */
async function apply(to: Side, sender: Partner, kind: string, content: unknown): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const manifest = { id: randomUUID(), sender, kind, created: clock().toISOString() } as Manifest;
  const known = to.requests.kinds().find((each) => each.kind === kind);
  await to.store.receive({ partner: to.partner, sender }, async (receiver) => {
    await known?.apply(receiver, {
      manifest,
      envelope: '',
      receivedAt: clock(),
      content: async function* () {
        yield bytes;
      },
    });
  });
}

/** Carries what waits from one side to the other, with the receipts. */
async function carry(from: Side, to: Side): Promise<Outgoing[]> {
  const waiting = await from.outgoing.due(from.partner, clock(), 100);
  for (const outgoing of waiting) {
    const { id, kind, content = '' } = outgoing;
    await apply(to, from.partner, kind, JSON.parse(content));
    const delivered = from.requests.delivered();
    await from.outgoing.answer(from.partner, id, { state: 'delivered', at: clock() }, async (client) => {
      if (delivered.kind !== kind) return;
      await delivered.keep(client, outgoing, { receivedAt: receiptTime() } as Parameters<
        typeof delivered.keep
      >[2]);
    });
  }
  return [...waiting];
}

/** Receipts say whole seconds. */
function receiptTime(): string {
  return new Date(Math.floor(now / 1000) * 1000).toISOString();
}

const at = async (side: Side, id: string) => {
  const kept = await side.table.find(side.partner, id);
  if (!kept) throw new Error('there is no such request');
  return kept;
};
const marks = async (id: string): Promise<(ReminderMark | undefined)[]> =>
  (await at(gb, id)).steps.flatMap(({ kind, automatic }) => (kind === 'reminder' ? [automatic] : []));
const says = (kind: 'answer' | 'partial' | 'indirect' | 'withdrawal') =>
  ({ kind, text: 'said', ground: undefined, until: undefined }) as const;

test('the clock begins at both ends with the receipt, and each step knows what became of its package', async () => {
  const id = await ask();
  expect((await at(gb, id)).receivedAt).toBeUndefined();
  expect((await at(gb, id)).delivery).toMatchObject({ state: 'waiting' });
  now += 2 * HOUR;
  await carry(gb, de);
  const [here, there] = [await at(gb, id), await at(de, id)];
  expect(here.receivedAt).toBe('2026-11-02T11:00:00.000Z');
  expect(there.receivedAt).toBe(here.receivedAt);
  expect(there.request).toEqual(here.request);
  expect(here.delivery).toMatchObject({ state: 'delivered', answeredAt: clock().toISOString() });
  await de.requests.take(id, says('partial'), 'de-supply');
  expect((await at(de, id)).steps).toMatchObject([
    { kind: 'partial', createdBy: 'de-supply', receivedAt: undefined, delivery: { state: 'waiting' } },
  ]);
  now += HOUR;
  await carry(de, gb);
  expect((await at(gb, id)).steps).toMatchObject([
    { kind: 'partial', createdBy: 'node', receivedAt: clock().toISOString(), delivery: undefined },
  ]);
});

test('a partner is reminded once at half of the time and once when it is over, however often it is looked', async () => {
  const id = await ask();
  now += 20 * HOUR;
  await gb.requests.remind();
  // Not received: there is no clock that could run out.
  expect(await marks(id)).toEqual([]);
  await carry(gb, de);
  now += 4 * HOUR - 1000;
  expect(await gb.requests.remind()).toBe(0);
  now += 1000;
  const sent = await Promise.all([gb.requests.remind(), gb.requests.remind(), gb.requests.remind()]);
  expect(sent.toSorted()).toEqual([0, 0, 1]);
  now += 4 * HOUR;
  for (let pass = 0; pass < 3; pass += 1) await gb.requests.remind();
  expect(await marks(id)).toEqual(['half', 'due']);
  expect((await at(gb, id)).steps[0]).toMatchObject({ createdBy: 'node', by: 'GB' });
  await carry(gb, de);
  expect((await at(de, id)).steps.map(({ automatic }) => automatic)).toEqual(['half', 'due']);
  now += 1000 * HOUR;
  expect(await gb.requests.remind()).toBe(0);
});

test('nobody is reminded of what is answered, refused or withdrawn, nor by the asked side', async () => {
  const answered = await ask();
  const withdrawn = await ask({ urgent: false });
  await carry(gb, de);
  await de.requests.take(answered, says('answer'), 'de-supply');
  await gb.requests.take(withdrawn, says('withdrawal'), 'gb-analyst');
  await carry(de, gb);
  now += 1000 * HOUR;
  for (const side of [gb, de]) expect(await side.requests.remind()).toBe(0);
  expect([...(await marks(answered)), ...(await marks(withdrawn))]).toEqual([]);
});

test('an answer that comes in beside the reminder is not followed by one', async () => {
  const id = await ask();
  await carry(gb, de);
  await de.requests.take(id, says('answer'), 'de-supply');
  now += 9 * HOUR;
  await Promise.all([carry(de, gb), gb.requests.remind()]);
  const { steps } = await at(gb, id);
  // Whichever was first: nothing was written after the answer was there.
  expect(await gb.requests.remind()).toBe(0);
  expect(steps.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  expect(steps.filter(({ kind }) => kind === 'reminder').length).toBeLessThan(2);
});

test('of two people who answer at once, one is told that it is answered', async () => {
  const id = await ask();
  await carry(gb, de);
  const both = await Promise.allSettled(
    ['de-supply', 'de-protection'].map((user) => de.requests.take(id, says('answer'), user)),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'request-closed' },
  });
});

test('the list finds what is open, by direction and from a place on', async () => {
  const before = await gb.table.list('GB', { state: 'open', limit: 100 });
  now += 2000 * HOUR;
  const first = await ask();
  now += 1;
  const second = await ask();
  await gb.requests.take(first, says('withdrawal'), 'gb-analyst');
  const open = await gb.table.list('GB', { state: 'open', direction: 'asked', limit: 100 });
  expect(open.map(({ request }) => request.id)).toEqual([second, ...before.map(({ request }) => request.id)]);
  const since = new Date(START + 1999 * HOUR).toISOString();
  expect((await gb.table.list('GB', { since, limit: 100 })).map(({ request }) => request.id)).toEqual([
    second,
    first,
  ]);
  const after = [open[0]?.request.askedAt ?? '', second] as const;
  const [next] = await gb.table.list('GB', { limit: 1, after });
  expect(next?.request.id).toBe(first);
  expect(await gb.table.list('GB', { direction: 'received', limit: 10 })).toEqual([]);
});

test('what another partner says, or says twice, or cannot be said, is refused and changes nothing', async () => {
  const id = await ask();
  await carry(gb, de);
  const step = (more: object) => ({
    id: randomUUID(),
    request: id,
    kind: 'withdrawal',
    by: 'GB',
    at: clock().toISOString(),
    text: 'said',
    ...more,
  });
  const request = (await at(de, id)).request;
  const hash = createHash('sha256').update(id).digest('hex');
  const cases: readonly (readonly [string, Partner, string, object])[] = [
    ['request-foreign', 'FR', 'request-step', step({})],
    ['request-foreign', 'FR', 'request-step', step({ by: 'FR' })],
    ['request-foreign', 'GB', 'request-step', step({ request: randomUUID() })],
    ['request-step-not-yours', 'GB', 'request-step', step({ kind: 'answer' })],
    ['request-step-not-yours', 'GB', 'request-step', step({ kind: 'clarify' })],
    ['request-step-automatic', 'GB', 'request-step', step({ automatic: 'due' })],
    ['request-ground-missing', 'GB', 'request-step', step({ ground: 'not-available' })],
    ['request-day-wrong', 'GB', 'request-step', step({ until: '2026-12-01' })],
    ['request-malformed', 'GB', 'request-step', step({ until: '2026-02-30' })],
    ['request-malformed', 'GB', 'request-step', step({ text: '' })],
    ['request-malformed', 'GB', 'request-step', step({ [hash]: 1 })],
    ['request-time', 'GB', 'request-step', step({ at: new Date(now + HOUR).toISOString() })],
    ['request-time', 'GB', 'request-step', step({ at: '2026-01-01T00:00:00.000Z' })],
    ['request-known', 'GB', 'request', request],
    ['request-foreign', 'FR', 'request', { ...request, id: randomUUID() }],
    ['request-foreign', 'GB', 'request', { ...request, id: randomUUID(), to: 'FR' }],
    ['request-malformed', 'GB', 'request', { ...request, id: randomUUID(), identifiers: [''] }],
    ['request-malformed', 'GB', 'request', []],
  ];
  for (const [code, sender, kind, content] of cases)
    await expect(apply(de, sender, kind, content), code).rejects.toThrow(expect.objectContaining({ code }));
  expect((await at(de, id)).steps).toEqual([]);
  const withdrawal = step({});
  await apply(de, 'GB', 'request-step', withdrawal);
  await expect(apply(de, 'GB', 'request-step', withdrawal)).rejects.toThrow(
    expect.objectContaining({ code: 'request-known' }),
  );
  expect((await at(de, id)).steps).toHaveLength(1);
});
