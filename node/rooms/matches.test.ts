import { matchId } from '@foreland/model';
import type { TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { JOINT, crowd, give, labelFor, matched, person, somebody, takeBack } from './matches-testing.ts';

let given: TestNode;
let british: TestClient;
let french: TestClient;

const ABSENT = '00000000-0000-0000-0000-00000000dead';
const store = (): TestNode['node']['context']['store'] => given.node.context.store;

beforeAll(async () => {
  given = await startTestNode();
  await give(store(), 'crowd', crowd('GB'));
  [british, french] = [await given.persona('gb-analyst'), await given.persona('fr-liaison')];
});
afterAll(() => given[Symbol.asyncDispose]());

async function entityOf(client: TestClient, record: string): Promise<string[]> {
  await matched(client);
  const { members } = await client.call('entity', { params: { record } });
  return members.map((member) => member.record);
}

/** Every table of results, as text. */
async function results(): Promise<string> {
  const tables = ['match_pair', 'match_member'];
  const { pool } = store();
  const rows = await Promise.all(
    tables.map((table) => pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`)),
  );
  return JSON.stringify(rows.map((each) => each.rows.map(({ row }) => row)));
}

test('records of two partners that agree in everything are one thing, and say why', async () => {
  await give(store(), 'first', [
    ...person('GB:a1', somebody(1)),
    ...person('FR:a1', somebody(1)),
    ...person('DE:b1', somebody(2)),
  ]);
  expect(await entityOf(british, 'GB:a1')).toEqual(['FR:a1', 'GB:a1']);
  expect(await entityOf(british, 'DE:b1')).toEqual(['DE:b1']);
  const entity = await british.call('entity', { params: { record: 'FR:a1' } });
  expect(entity).toMatchObject({
    type: 'person',
    pairs: [{ a: 'FR:a1', b: 'GB:a1', status: 'automatic' }],
    changes: [
      { change: 'merge', cause: 'data', before: [['FR:a1'], ['GB:a1']], after: [['FR:a1', 'GB:a1']] },
    ],
    computing: false,
  });
  expect(entity.id).toBe((await british.call('entity', { params: { record: 'GB:a1' } })).id);
  const match = matchId('GB:a1', 'FR:a1');
  const detail = await british.call('match', { params: { match } });
  const sum = detail.parts.reduce((total, { bits }) => total + bits, 0);
  expect(sum).toBeCloseTo(detail.bits, 9);
  expect(detail.parts.map(({ field }) => field)).toContain('prior');
  expect(detail.a).toMatchObject({
    record: 'FR:a1',
    names: [somebody(1)['name']],
    members: 2,
    entity: entity.id,
  });
  expect(detail.label.originators).toEqual(['FR', 'GB']);
  expect(detail.why.length).toBeGreaterThan(0);
  const { evidence } = await british
    .call('evidence', {
      body: {
        statements: detail.parts.flatMap(({ a, b }) => [...(a?.statements ?? []), ...(b?.statements ?? [])]),
      },
    })
    .then((answer) => ({ evidence: answer.statements }));
  expect(new Set(evidence.map(({ record }) => record))).toEqual(new Set(['FR:a1', 'GB:a1']));
});

test('an entity is only what its reader may see: a match on hidden evidence does not show', async () => {
  const { name = '', ...rest } = somebody(3);
  await give(store(), 'second', [
    ...person('GB:a3', { name, ...rest }),
    ...person('FR:a3', { name: 'Somebody Else' }),
    ...person('FR:a3', { name, ...rest }, labelFor(['FR'])),
  ]);
  expect(await entityOf(french, 'GB:a3')).toEqual(['FR:a3', 'GB:a3']);
  expect(await entityOf(british, 'GB:a3')).toEqual(['GB:a3']);
  const params = { match: matchId('GB:a3', 'FR:a3') };
  expect((await french.try('match', { params })).status).toBe(200);
  expect((await british.try('match', { params })).status).toBe(404);
  // What the French say of it is said on evidence that the British do not see, and so says nothing to them.
  await french.call('judge', { params, body: { answer: 'same', note: 'certain' } });
  expect(await entityOf(british, 'GB:a3')).toEqual(['GB:a3']);
  const { hits } = await british.call('search', { query: { q: 'certain' } });
  expect(hits).toEqual([]);
});

describe('judgements', () => {
  const pair = { match: matchId('GB:a1', 'FR:a1') };

  test('taking one back restores exactly what was before', async () => {
    await Promise.all([matched(british), matched(french)]);
    const before = await results();
    const judged = await british.call('judge', {
      params: pair,
      body: { answer: 'different', note: 'twins' },
    });
    expect(judged).toMatchObject({
      status: 'different',
      judgements: [
        { answer: 'different', note: 'twins', author: 'gb-analyst', signed: true, mayWithdraw: true },
      ],
    });
    expect(await entityOf(british, 'GB:a1')).toEqual(['GB:a1']);
    expect(await entityOf(french, 'GB:a1')).toEqual(['GB:a1']);
    expect(await results()).not.toBe(before);
    const [judgement] = judged.judgements;
    const params = { ...pair, judgement: judgement?.id ?? '' };
    const refused = await french.try('withdrawJudgement', { params, body: {} });
    expect([refused.status, (refused.json as { code: string }).code]).toEqual([403, 'judgement-not-yours']);
    const after = await british.call('withdrawJudgement', { params, body: { note: 'not twins' } });
    expect(after).toMatchObject({
      status: 'automatic',
      judgements: [{ withdrawn: true, mayWithdraw: false, signed: true }],
    });
    await matched(french);
    expect(await results()).toBe(before);
    expect((await british.try('withdrawJudgement', { params, body: {} })).status).toBe(404);
    const { changes } = await british.call('entity', { params: { record: 'GB:a1' } });
    expect(changes.map(({ change, cause }) => [change, cause])).toEqual([
      ['merge', 'judgement'],
      ['split', 'judgement'],
      ['merge', 'data'],
    ]);
  });

  test('two who contradict each other hold the records apart and ask for a second opinion', async () => {
    await british.call('judge', { params: pair, body: { answer: 'same' } });
    const detail = await french.call('judge', { params: pair, body: { answer: 'different' } });
    expect(detail.status).toBe('second-opinion');
    expect(await entityOf(british, 'GB:a1')).toEqual(['GB:a1']);
    const { matches, statuses } = await british.call('matches', { query: { status: 'second-opinion' } });
    expect(matches.map(({ id }) => id)).toContain(pair.match);
    expect(statuses.find(({ status }) => status === 'second-opinion')?.count).toBe(1);
    // The latest word of each counts.
    expect((await french.call('judge', { params: pair, body: { answer: 'same' } })).status).toBe('same');
    expect(await entityOf(french, 'GB:a1')).toEqual(['FR:a1', 'GB:a1']);
  });

  test('several at once, or none', async () => {
    await give(
      store(),
      'third',
      [11, 12, 13].flatMap((number) => [
        ...person(`GB:c${number}`, somebody(number)),
        ...person(`DE:c${number}`, somebody(number)),
      ]),
    );
    await matched(british);
    const matches = [11, 12, 13].map((number) => matchId(`GB:c${number}`, `DE:c${number}`));
    const refused = await british.try('judgeAlike', {
      body: { matches: [...matches, ABSENT], answer: 'different' },
    });
    expect(refused.status).toBe(404);
    for (const match of matches)
      expect((await british.call('match', { params: { match } })).judgements).toEqual([]);
    expect(await british.call('judgeAlike', { body: { matches, answer: 'different' } })).toEqual({
      judged: 3,
    });
    const found = await british.call('matches', { query: { status: 'different' } });
    expect(found.matches.map(({ id }) => id).sort()).toEqual([...matches].sort());
  });

  test('a split judges each pair across, also those that were joined only through others', async () => {
    await give(
      store(),
      'fourth',
      ['GB:d1', 'FR:d1', 'DE:d1'].flatMap((id) => person(id, somebody(21))),
    );
    expect(await entityOf(british, 'GB:d1')).toEqual(['DE:d1', 'FR:d1', 'GB:d1']);
    for (const records of [[], ['GB:d1', 'FR:d1', 'DE:d1'], ['GB:a1'], ['GB:nobody']]) {
      const refused = await british.try('splitEntity', { params: { record: 'GB:d1' }, body: { records } });
      expect(refused.status, records.join()).toBe(records.length === 0 ? 400 : 409);
    }
    const rest = await british.call('splitEntity', {
      params: { record: 'GB:d1' },
      body: { records: ['FR:d1'], note: 'another one' },
    });
    expect(rest.members.map(({ record }) => record)).toEqual(['DE:d1', 'GB:d1']);
    expect(await entityOf(british, 'FR:d1')).toEqual(['FR:d1']);
    for (const other of ['GB:d1', 'DE:d1']) {
      const { judgements } = await british.call('match', { params: { match: matchId('FR:d1', other) } });
      expect(judgements).toMatchObject([{ answer: 'different', note: 'another one' }]);
    }
  });
});

test('evidence that is taken back un-joins', async () => {
  await give(store(), 'fifth', person('GB:e1', somebody(31)));
  await give(store(), 'sixth', person('DE:e1', { name: somebody(31)['name'] ?? '' }));
  await give(store(), 'seventh', person('DE:e1', somebody(31)));
  expect(await entityOf(british, 'DE:e1')).toEqual(['DE:e1', 'GB:e1']);
  await takeBack(store(), 'DE', 'seventh');
  expect(await entityOf(british, 'DE:e1')).toEqual(['DE:e1']);
  const { changes } = await british.call('entity', { params: { record: 'DE:e1' } });
  expect(changes[0]).toMatchObject({ change: 'split', cause: 'data' });
});

test('who becomes protected is in no match, no entity, no history and no judgement any more', async () => {
  await give(
    store(),
    'eighth',
    ['GB:f1', 'FR:f1', 'DE:f1'].flatMap((id) => person(id, somebody(41))),
  );
  expect(await entityOf(british, 'GB:f1')).toHaveLength(3);
  const match = matchId('GB:f1', 'FR:f1');
  await british.call('judge', { params: { match }, body: { answer: 'same', note: 'unmistakable' } });
  await give(store(), 'ninth', person('FR:f1', { notes: 'asked for asylum' }, JOINT, { subject: 'victim' }));
  expect(await entityOf(british, 'GB:f1')).toEqual(['DE:f1', 'GB:f1']);
  const { text } = await british.try('entity', { params: { record: 'GB:f1' } });
  expect(text).not.toContain('FR:f1');
  for (const path of ['/api/matches/' + match, '/api/entities/FR:f1', '/api/records/GB:f1/match/FR:f1'])
    expect((await british.request('GET', path)).status, path).toBe(404);
  for (const status of ['automatic', 'review', 'same', 'apart'] as const) {
    const list = await british.try('matches', { query: { status, limit: 200 } });
    expect(list.text).not.toContain('FR:f1');
  }
  expect((await british.call('search', { query: { q: 'unmistakable' } })).hits).toEqual([]);
  expect((await british.call('search', { query: { q: 'FR:f1' } })).hits).toEqual([]);
});

test('neighbours in common: what both point to or are pointed to by, through links too', async () => {
  const own = { ...JOINT, originators: ['GB' as const] };
  const link = (record: string, schema: string, property: string, value: string) => ({
    record,
    schema,
    property,
    value,
    label: own,
    kind: 'fact' as const,
  });
  await give(store(), 'tenth', [
    ...person('GB:g1', somebody(51)),
    ...person('GB:g2', somebody(51)),
    link('GB:org', 'Organization', 'name', 'Transit GmbH'),
    link('GB:m1', 'Membership', 'member', 'GB:g1'),
    link('GB:m1', 'Membership', 'organization', 'GB:org'),
    link('GB:m2', 'Membership', 'member', 'GB:g2'),
    link('GB:m2', 'Membership', 'organization', 'GB:org'),
    link('GB:tie', 'UnknownLink', 'subject', 'GB:g1'),
    link('GB:tie', 'UnknownLink', 'object', 'GB:g2'),
  ]);
  await matched(british);
  const { neighbours } = await british.call('match', { params: { match: matchId('GB:g1', 'GB:g2') } });
  expect(neighbours.map(({ record, viaA, viaB }) => [record.record, viaA, viaB])).toEqual([
    ['GB:org', 'Membership', 'Membership'],
    ['GB:tie', 'subject', 'object'],
  ]);
  await matched(french);
  const asFrench = await french.call('match', { params: { match: matchId('GB:g1', 'GB:g2') } });
  expect(asFrench.neighbours.map(({ record }) => record.record)).toEqual(['GB:org', 'GB:tie']);
});

test('pages go on where they ended, and counts agree with the list', async () => {
  await matched(british);
  const all = await british.call('matches', { query: { status: 'automatic', limit: 200 } });
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await british.call('matches', { query: { status: 'automatic', limit: 1, cursor } });
    paged.push(...page.matches.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(paged).toEqual(all.matches.map(({ id }) => id));
  expect(all.matches.length).toBeGreaterThan(1);
  expect(all.statuses.find(({ status }) => status === 'automatic')?.count).toBe(paged.length);
  expect(all.types.find(({ type }) => type === 'person')?.count).toBe(paged.length);
  const german = await british.call('matches', { query: { status: 'automatic', partner: 'DE' } });
  expect(german.matches.every(({ a, b }) => a.partner === 'DE' || b.partner === 'DE')).toBe(true);
});

test('any two records can be compared', async () => {
  const params = { record: 'GB:a1', other: 'DE:b1' };
  const forth = await british.call('explainMatch', { params });
  const back = await british.call('explainMatch', { params: { record: 'DE:b1', other: 'GB:a1' } });
  expect(back).toEqual(forth);
  expect(forth.a.record).toBe('DE:b1');
  expect(forth.parts.reduce((total, { bits }) => total + bits, 0)).toBeCloseTo(forth.bits, 9);
  const kept = await british.call('explainMatch', { params: { record: 'GB:a1', other: 'FR:a1' } });
  const match = await british.call('match', { params: { match: matchId('GB:a1', 'FR:a1') } });
  expect(kept.parts).toEqual(match.parts);
});

test.each([
  ['GET', '/api/matches/nothing', undefined, 400],
  ['GET', `/api/matches/${ABSENT}`, undefined, 404],
  ['GET', '/api/matches?cursor=WzEsMl0', undefined, 400],
  ['GET', `/api/matches?cursor=${Buffer.from('[1,"x"]').toString('base64url')}`, undefined, 400],
  ['GET', '/api/matches?status=maybe', undefined, 400],
  ['GET', '/api/matches?limit=0', undefined, 400],
  ['GET', '/api/matches?record=%27%3B--', undefined, 400],
  ['GET', '/api/entities/GB:nobody', undefined, 404],
  ['GET', '/api/entities/%00', undefined, 400],
  ['GET', '/api/records/GB:a1/match/GB:a1', undefined, 422],
  ['GET', '/api/records/GB:a1/match/GB:org', undefined, 422],
  ['GET', '/api/records/GB:a1/match/GB:nobody', undefined, 404],
  ['POST', `/api/matches/${ABSENT}/judgements`, { answer: 'same' }, 404],
  ['POST', `/api/matches/${matchId('GB:a1', 'FR:a1')}/judgements`, { answer: 'perhaps' }, 400],
  ['POST', `/api/matches/${matchId('GB:a1', 'FR:a1')}/judgements`, { answer: 'same', note: ' ' }, 400],
  ['POST', `/api/matches/${matchId('GB:a1', 'FR:a1')}/judgements/${ABSENT}/withdrawal`, {}, 404],
  ['POST', '/api/matches/judgements', { matches: [], answer: 'same' }, 400],
  ['POST', '/api/matches/judgements', { matches: ['x'], answer: 'same' }, 400],
  ['POST', '/api/entities/GB:a1/split', { records: ['GB:a1', '__proto__'] }, 400],
] as const)('%s %s %j is refused with %i', async (method, path, body, status) => {
  const answered = await british.request(method, path, body === undefined ? {} : { body });
  expect(answered.status, answered.text).toBe(status);
  expect(answered.json).toMatchObject({ code: expect.any(String), remedy: expect.any(String) });
});

test('what is shown and what is judged is in the audit log, with both records', async () => {
  const pair = { match: matchId('GB:a1', 'FR:a1') };
  await british.call('match', { params: pair });
  await british.call('judge', { params: pair, body: { answer: 'unsure', note: 'looked at again' } });
  await british.call('matches', { query: { record: 'GB:a1', status: 'same' } });
  await british.call('entity', { params: { record: 'GB:a1' } });
  const officer = await given.persona('gb-protection');
  const { entries } = await officer.call('audit', { query: { user: 'gb-analyst', limit: 50 } });
  for (const route of ['match', 'judge', 'matches'] as const) {
    const entry = entries.find((each) => each.route === route);
    expect(entry, route).toMatchObject({ outcome: 'allowed' });
    expect(entry?.records, route).toEqual(expect.arrayContaining(['FR:a1', 'GB:a1']));
  }
  expect(entries.find(({ route }) => route === 'entity')?.records).toContain('GB:a1');
});

test('a retraction of the judgements themselves is not offered', async () => {
  const { rows } = await store().pool.query<{ id: string }>(
    "SELECT id FROM contribution WHERE format = 'judgement' AND partner = 'GB'",
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { id } of rows) {
    const params = { contribution: id };
    const refused = await british.try('retractContribution', { params, body: { reason: 'by guess' } });
    expect(refused.status).toBe(404);
  }
});

test('who sees no statements has no matches', async () => {
  const administrator = await given.persona('nl-administrator');
  for (const id of ['matches', 'matchModels', 'crossMatch'] as const)
    expect((await administrator.try(id)).status, id).toBe(403);
});

test('the job matches everything anew and finds what was kept', async () => {
  await matched(british);
  const before = await results();
  const { id } = await british.call('crossMatch');
  expect((await british.ended(id)).state).toBe('done');
  expect(await results()).toBe(before);
});

test('what is imported is matched at once for those who contributed it', async () => {
  const lines = Buffer.from(JSON.stringify({ id: 'h1', schema: 'Person', properties: lists(somebody(61)) }));
  await give(store(), 'eleventh', person('DE:h1', somebody(61)));
  const { hash, name } = await british.upload('people.ftm.json', lines);
  const job = await british.call('startImport', {
    body: {
      files: [{ hash, name }],
      format: 'ftm',
      terms: {
        title: 'People',
        source: 'test',
        legalBasis: 'Test',
        receivedOn: '2026-11-01',
        grading: '4x4/B/2',
        label: {
          ...labelFor(['GB', 'DE']),
          originators: ['GB'],
          audience: ['GB', 'DE'],
          purposes: ['operational-analysis'],
          handling: ['H0'],
        },
      },
    },
  });
  expect((await british.ended(job.id)).state).toBe('done');
  // Nobody has asked for matches since.
  await expect
    .poll(
      async () =>
        (await store().pool.query("SELECT FROM match_member WHERE record LIKE 'GB:%h1' OR record = 'DE:h1'"))
          .rowCount,
    )
    .toBeGreaterThan(1);
});

function lists(facts: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(facts).map(([property, value]) => [property, [value]]));
}
