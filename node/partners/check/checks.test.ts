import { parseLabel } from '@foreland/model';
import { CHECK_CLASSES, decodeRequest } from '@foreland/sealing/check';
import { startTestNetwork, until } from '@foreland/testkit';
import type { TestClient, TestNetwork, TestNode } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNode } from '../../node.ts';
import { randomId } from '../../random.ts';
import { CHECK_REQUEST, CHECK_RESPONSE } from '../kinds.ts';
import {
  FOR_ANALYSIS,
  HELD,
  NOT_FOR_GB,
  NOT_HELD,
  OF_ANOTHER,
  OF_CONTACT,
  OF_DE,
  OF_WITNESS,
  auditOf,
  contribute,
  ended,
  everythingOf,
  person,
  phones,
  shared,
} from './checks-testing.ts';
import type { Started } from './checks-testing.ts';
import { LEGAL_BASIS } from './policy.ts';

// A machine at work takes several times as long.
let ahead = 0;
const clock = (): Date => new Date(Date.now() + ahead);

let network: TestNetwork;
let gb: TestNode;
let de: TestNode;
let analyst: TestClient;

beforeAll(async () => {
  network = await startTestNetwork({ partners: ['GB', 'DE'], clock });
  gb = network.node('GB');
  de = network.node('DE');
  analyst = await gb.persona('gb-analyst');
  await contribute(de, 'DE', OF_DE);
  await contribute(
    de,
    'FR',
    person('FR:p-1', 'suspect', { phone: '+447700900106' }, parseLabel({ ...shared, originators: ['FR'] })),
  );
  await publish();
});
afterAll(() => network?.[Symbol.asyncDispose]());

/** DE publishes for GB, and GB takes it. */
async function publish(): Promise<void> {
  await de.node.context.exchange.checks.publisher.renew('GB', ['tel', 'soc', 'pn-exact'], 'test');
  await network.settle();
}

async function check(
  draft: {
    readonly values: readonly ({ identifier: string } | { name: string; born?: string })[];
    readonly class?: 'tel' | 'soc' | 'pn-exact';
    readonly caseNumber?: string;
    readonly purpose?: 'cross-check' | 'operational-analysis';
  },
  client = analyst,
): Promise<Started> {
  const { id } = await client.call('startCheck', {
    body: { partner: 'DE', class: 'tel', caseNumber: 'GB/2026/1', ...draft, values: [...draft.values] },
  });
  return ended(client, id);
}

test('a number that the partner holds is a hit, another is not, however it is written', async () => {
  const asked = await check({ values: phones('07700 900101', NOT_HELD) });
  expect(asked).toMatchObject({ state: 'answered', count: 16, partner: 'DE', createdBy: 'gb-analyst' });
  expect(asked.values).toEqual([
    { asked: '07700 900101', hit: true },
    { asked: NOT_HELD, hit: false },
  ]);
});

test('what is protected, of a contact, for others, for another purpose or of another partner is in no index', async () => {
  const { values } = await check({
    values: phones(OF_WITNESS, OF_CONTACT, NOT_FOR_GB, FOR_ANALYSIS, OF_ANOTHER, HELD),
    caseNumber: 'GB/2026/2',
  });
  expect(values?.map(({ hit }) => hit)).toEqual([false, false, false, false, false, true]);
});

test('an account is found by its name and its service, however the two are written', async () => {
  const { values } = await check({
    class: 'soc',
    values: phones('https://t.me/North_Route', 'telegram:north_route', 'instagram:north_route'),
  });
  expect(values?.map(({ hit }) => hit)).toEqual([true, true, false]);
});

test('a name is checked with a date of birth, and never alone', async () => {
  const asked = await check({
    class: 'pn-exact',
    values: [
      { name: 'FALKENSTEDT Jorin', born: '1984-03-17' },
      { name: 'Jorin Falkenstedt', born: '1984-03-18' },
      { name: 'Rosalind Quennevale', born: '1984-03-17' },
    ],
  });
  expect(asked.values?.map(({ hit }) => hit)).toEqual([true, false, false]);
  const alone = await analyst.try('startCheck', {
    body: {
      partner: 'DE',
      class: 'pn-exact',
      values: [{ name: 'Jorin Falkenstedt', born: '1984' }],
      caseNumber: 'GB/2026/1',
    },
  });
  expect(alone.status).toBe(400);
  expect(alone.json).toMatchObject({ code: 'check-name-only', place: { path: 'body.values.0' } });
});

test('a hit leads into a request that names the check', async () => {
  const { id } = await check({ values: phones(HELD), caseNumber: 'GB/2026/3' });
  await analyst.call('switchPurpose', { body: { role: 'liaison-officer', purpose: 'exchange' } });
  await analyst.call('askRequest', {
    body: {
      to: 'DE',
      question: 'You hold a number that we asked about.',
      purpose: 'exchange',
      legalBasis: 'Exercise',
      caseNumber: 'GB/2026/3',
      check: id,
    },
  });
  await analyst.call('switchPurpose', { body: { role: 'analyst', purpose: 'operational-analysis' } });
  await network.settle();
  const { requestTable, checks } = de.node.context.exchange;
  const [received] = await requestTable.list('DE', { limit: 10 });
  const known = (await checks.answered.list('DE', 100)).map((each) => each.id);
  expect(known).toContain(received?.request.check);
});

test('the asked node stores nothing from which a value can be read', async () => {
  const values = phones(NOT_HELD, '+44 7700 900777');
  await check({ values, caseNumber: 'GB/2026/4' });
  await check({ values, caseNumber: 'GB/2026/4' });
  const readable = ['900199', '900777'].flatMap((digits) => {
    const text = `tel|+447700${digits}`;
    // Six digits alone stand in hexadecimal digits by chance.
    return [
      `7700${digits}`,
      `7700 ${digits}`,
      Buffer.from(digits).toString('hex'),
      Buffer.from(text).toString('base64').slice(0, -4),
    ];
  });
  const stored = await everythingOf(de);
  expect(readable.filter((text) => stored.includes(text))).toEqual([]);
  // The search itself finds what is there: the person who asked can read it at the own node.
  const ofAsker = await everythingOf(gb);
  expect(ofAsker).toContain('7700 900777');

  // Elements of one value share nothing, not even between two checks of the same values.
  const two = (await de.node.context.exchange.checks.answered.list('DE', 2)).map(({ request }) => request);
  const elements = two.map((request) => Buffer.from(decodeRequest(request).elements).toString('hex'));
  const [first = [], second = []] = elements.map((hex) => hex.match(/.{64}/g) ?? []);
  expect(new Set([...first, ...second]).size).toBe(32);
  const [learned] = await de.node.context.exchange.checks.answered.list('DE', 1);
  expect(learned).toMatchObject({
    caseNumber: 'GB/2026/4',
    purpose: 'cross-check',
    pseudonym: expect.stringMatching(/^officer-[0-9a-f]{12}$/),
    count: 16,
  });
  const [logged] = await auditOf(de);
  expect(logged?.detail).toContain('tel, epoch');
  expect(logged?.detail).toContain('16 elements, case GB/2026/4, officer-');
});

test('an officer opens what was asked, with a reason; others do not, and nobody sees another one’s values', async () => {
  const { id } = await check({ values: phones(HELD, NOT_HELD), caseNumber: 'GB/2026/5' });
  const officer = await gb.persona('gb-protection');
  const { checks } = await officer.call('checks');
  expect(checks.find((each) => each.id === id)).toMatchObject({ createdBy: 'gb-analyst' });
  expect(checks.some((each) => each.values !== undefined)).toBe(false);

  const opened = await officer.call('openCheck', {
    params: { check: id },
    body: { reason: 'Audit 2026-11' },
  });
  expect(opened).toMatchObject({ values: ['tel|+447700900101', 'tel|+447700900199'], padding: 14 });
  expect(opened.check.openedAt).toBeDefined();
  const [logged] = (
    await gb.node.context.audit.log.list({ partner: 'GB', record: id, limit: 20 })
  ).entries.filter(({ route }) => route === 'openCheck');
  expect(logged).toMatchObject({ user: 'gb-protection', outcome: 'allowed' });
  expect(logged?.detail).toContain('Audit 2026-11');

  const wrong = { reason: 'Tried', key: `AGE-SECRET-KEY-1${'Q'.repeat(58)}` };
  const refused = await officer.try('openCheck', { params: { check: id }, body: wrong });
  expect(refused.json).toMatchObject({ code: 'check-opening-sealed' });
  const notOfficer = await analyst.try('openCheck', { params: { check: id }, body: { reason: 'Curious' } });
  expect(notOfficer.json).toMatchObject({ code: 'role-required' });
  const another = await gb.persona('gb-finance');
  expect((await another.try('check', { params: { check: id } })).status).toBe(404);
  expect((await another.call('checks')).checks).toEqual([]);
});

test('a purpose that the partner does not answer for is refused with the reason', async () => {
  const asked = await check({ values: phones(HELD), purpose: 'operational-analysis' });
  expect(asked).toMatchObject({ state: 'refused', problem: { code: 'check-purpose' } });
  expect(asked.values).toEqual([{ asked: HELD }]);
});

test('a request that is sent again is refused, and changes nothing', async () => {
  const { id } = await check({ values: phones(HELD), caseNumber: 'GB/2026/6' });
  const made = await gb.node.context.exchange.checks.made.find('GB', id);
  const { exchange, random } = gb.node.context;
  await exchange.outbox.add({
    id: randomId(random),
    recipient: 'DE',
    kind: CHECK_REQUEST,
    purpose: 'cross-check',
    legalBasis: LEGAL_BASIS,
    about: {},
    createdBy: 'test',
    expiresAt: inAnHour().toISOString(),
    content: JSON.stringify({ check: id, request: Buffer.from(made?.request ?? []).toString('base64') }),
  });
  await network.settle();
  const answered = await de.node.context.exchange.checks.answered.list('DE', 100);
  const same = answered.filter((each) => each.id === id);
  expect(same.map(({ refusal }) => refusal?.code).toSorted()).toEqual(['check-repeated', undefined]);
  expect((await ended(analyst, id)).values).toEqual([{ asked: HELD, hit: true }]);
  const used = (await de.node.context.exchange.checks.answered.used('DE', day())).find(
    ({ caseNumber }) => caseNumber === 'GB/2026/6',
  );
  expect(used).toMatchObject({ used: 16 });
});

test('after a renewal the old index is answered no more, and the new one is', async () => {
  const { directory } = gb.node.context.exchange;
  const { outgoing } = de.node.context.exchange;
  const before = await gb.node.context.exchange.checks.indexes.newest('GB', 'DE', 'tel');
  const soon = inAnHour();
  // GB takes nothing for a while, so that it asks with the index of before.
  await directory.setTerms({ peer: 'DE', clearance: 'secret', suspended: true }, 'test');
  await de.node.context.exchange.checks.publisher.renew('GB', ['tel'], 'test');
  const renewed = (await de.node.context.exchange.checks.indexes.published('DE')).find(
    (index) => index.class === 'tel',
  );
  expect(renewed?.epoch).not.toBe(before?.epoch);
  const id = renewed?.package ?? '';
  await until('it was tried', async () => ((await outgoing.find('DE', id))?.attempts ?? 0) > 0);
  await outgoing.postpone('DE', id, soon, { code: 'test', message: 'test', remedy: 'test' });
  await directory.setTerms({ peer: 'DE', clearance: 'secret', suspended: false }, 'test');

  const old = await check({ values: phones(HELD), caseNumber: 'GB/2026/7' });
  expect(old).toMatchObject({ state: 'refused', epoch: before?.epoch, problem: { code: 'check-epoch' } });
  expect(old.problem?.remedy).toContain('the manifest that is published now');

  await outgoing.retry('DE', id, clock(), soon);
  await network.settle();
  const fresh = await check({ values: phones(HELD), caseNumber: 'GB/2026/7' });
  expect(fresh).toMatchObject({ state: 'answered', epoch: renewed?.epoch });
  expect(fresh.values).toEqual([{ asked: HELD, hit: true }]);
  const { rows } = await gb.node.context.store.pool.query(
    `SELECT epoch FROM held_check_index WHERE peer = 'DE' AND class = 'tel'`,
  );
  expect(rows).toEqual([{ epoch: renewed?.epoch }]);
});

test('a suspended partner is not answered, and the person who asked is told', async () => {
  const { directory } = de.node.context.exchange;
  await directory.setTerms({ peer: 'GB', clearance: 'secret', suspended: true }, 'test');
  const { id } = await analyst.call('startCheck', {
    body: { partner: 'DE', class: 'tel', values: [{ identifier: HELD }], caseNumber: 'GB/2026/8' },
  });
  const shown = (): Promise<Started> => analyst.call('check', { params: { check: id } });
  await until('a problem is told', async () => (await shown()).problem !== undefined);
  expect(await shown()).toMatchObject({ state: 'asked', values: [{ asked: HELD }] });
  // With the next look at the clock the keys for that partner are gone, so it is not answered later either.
  await de.node.context.exchange.checks.publisher.look();
  const { rows } = await de.node.context.store.pool.query('SELECT FROM check_seed');
  expect(rows).toEqual([]);
  await directory.setTerms({ peer: 'GB', clearance: 'secret', suspended: false }, 'test');
  const { outgoing, checks } = gb.node.context.exchange;
  const letter = (await checks.made.find('GB', id))?.package ?? '';
  await outgoing.retry('GB', letter, clock(), inAnHour());
  expect(await ended(analyst, id)).toMatchObject({ state: 'refused', problem: { code: 'check-epoch' } });
  await publish();
});

test('an answer under another key is not believed, and the person who asked is told', async () => {
  const { pool } = gb.node.context.store;
  const { rows } = await pool.query<{ class: string; manifest: string }>(
    `SELECT class, manifest FROM held_check_index WHERE peer = 'DE'`,
  );
  const keyOf = (checkClass: string): string =>
    (JSON.parse(rows.find((row) => row.class === checkClass)?.manifest ?? '') as { publicKey: string })
      .publicKey;
  const swap = (from: string, to: string): Promise<unknown> =>
    pool.query(
      `UPDATE held_check_index SET manifest = replace(manifest, $1, $2) WHERE peer = 'DE' AND class = 'tel'`,
      [from, to],
    );
  await swap(keyOf('tel'), keyOf('pn-exact'));
  const asked = await check({ values: phones(HELD), caseNumber: 'GB/2026/11' });
  await swap(keyOf('pn-exact'), keyOf('tel'));
  expect(asked).toMatchObject({ state: 'failed', problem: { code: 'check-not-proven' } });
  expect(asked.values).toEqual([{ asked: HELD }]);
});

test('letters that nobody asked for, or that are none, are refused whole', async () => {
  const { exchange, random } = de.node.context;
  const made = await gb.node.context.exchange.checks.made.list('GB', 1);
  const request = Buffer.from(made[0]?.request ?? []).toString('base64');
  const letters = [
    [CHECK_RESPONSE, { check: randomId(random), response: 'AAAA' }, 'check-foreign'],
    [CHECK_RESPONSE, { check: made[0]?.id, response: 'AAAA', refusal: {} }, 'check-letter-malformed'],
    // GB is not the one whom this request asks, and DE did not sign it.
    [CHECK_REQUEST, { check: randomId(random), request }, 'check-misaddressed'],
    [CHECK_REQUEST, { check: randomId(random), request: 'AAAA' }, 'check-unreadable'],
  ] as const;
  for (const [kind, content, code] of letters) {
    const id = randomId(random);
    await exchange.outbox.add({
      id,
      recipient: 'GB',
      kind,
      purpose: 'cross-check',
      legalBasis: LEGAL_BASIS,
      about: {},
      createdBy: 'test',
      expiresAt: inAnHour().toISOString(),
      content: JSON.stringify(content),
    });
    await until('it is refused', async () => (await exchange.outgoing.find('DE', id))?.state === 'refused');
    expect((await exchange.outgoing.find('DE', id))?.problem?.code).toBe(code);
    await de.node.context.store.pool.query('DELETE FROM outgoing_package WHERE id = $1', [id]);
  }
  expect(await gb.node.context.exchange.checks.answered.list('GB', 10)).toEqual([]);
});

test('the officer renews indexes, and sees what is published and held', async () => {
  const officer = await gb.persona('gb-protection');
  const { published } = await officer.call('renewCheckIndexes', {
    body: { partner: 'DE', classes: ['tel'] },
  });
  expect(published).toMatchObject([{ partner: 'DE', class: 'tel', count: 1024, answers: true }]);
  const shown = await analyst.call('checkIndexes');
  expect(shown.published).toEqual([]);
  expect(shown.held.map((index) => [index.partner, index.class, index.count])).toEqual([
    ['DE', 'pn-exact', 1024],
    ['DE', 'soc', 1024],
    ['DE', 'tel', 1024],
  ]);
  expect((await analyst.try('renewCheckIndexes', { body: {} })).status).toBe(403);
});

test('every night all indexes get new keys, and values that were asked are forgotten in time', async () => {
  const { publisher, indexes } = de.node.context.exchange.checks;
  const before = await indexes.published('DE');
  ahead += 86_400_000;
  await publisher.look();
  const renewed = await indexes.published('DE');
  expect(renewed.map((index) => index.class).toSorted()).toEqual([...CHECK_CLASSES].toSorted());
  expect(renewed.every(({ epoch, publishedBy }) => epoch === day() && publishedBy === 'node')).toBe(true);
  expect(before.some(({ epoch }) => epoch === day())).toBe(false);
  const { rows } = await de.node.context.store.pool.query<{ epoch: string }>('SELECT epoch FROM check_seed');
  expect(rows.map(({ epoch }) => epoch)).toEqual(CHECK_CLASSES.map(() => day()));
  await publisher.look();
  await network.settle();
  expect((await indexes.published('DE')).map(({ epoch }) => epoch)).toEqual(
    renewed.map(({ epoch }) => epoch),
  );

  const { made } = gb.node.context.exchange.checks;
  ahead += 31 * 86_400_000;
  await gb.node.context.exchange.checks.sweep();
  expect((await made.list('GB', 100)).filter(({ asked }) => asked !== undefined)).toEqual([]);
  ahead -= 31 * 86_400_000;
  await analyst.signInAsPersona('gb-analyst');
});

test('quotas hold across a restart of the asked node', async () => {
  const many = Array.from({ length: 65 }, (_, at) => `+44 7700 900${String(200 + at)}`);
  const asked = await check({ values: phones(...many), caseNumber: 'GB/2026/9' });
  expect(asked).toMatchObject({ state: 'answered', count: 256 });

  const { config, store, exchange } = de.node.context;
  const { host, port, user, database, password } = store.pool.options;
  await de.node.stop();
  await using restarted = await startNode({
    config: { ...config, partnerPort: exchange.port },
    connection: { host, port, user, database, password },
    furnished: false,
    clock,
  });
  const refused = await check({ values: phones(HELD), caseNumber: 'GB/2026/9' });
  expect(refused).toMatchObject({ state: 'refused', problem: { code: 'check-quota-case' } });
  expect(await check({ values: phones(HELD), caseNumber: 'GB/2026/10' })).toMatchObject({
    state: 'answered',
  });
  const { asked: own } = await analyst.call('checkQuotas');
  const used = own[0]?.cases.find(({ caseNumber }) => caseNumber === 'GB/2026/9');
  expect([own[0]?.perCase, used?.used]).toEqual([256, 256]);
  const [first] = await restarted.context.exchange.checks.answered.list('DE', 1);
  expect(first?.caseNumber).toBe('GB/2026/10');
});

function day(): string {
  return clock().toISOString().slice(0, 10);
}

function inAnHour(): Date {
  return new Date(clock().getTime() + 3_600_000);
}
