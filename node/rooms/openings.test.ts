import { contributionOf, parseLabel } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import { startTestNode } from '@foreland/testkit';
import type { TestClient, TestNode } from '@foreland/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const DAY = 86_400_000;
const label = parseLabel({
  originators: ['GB'],
  audience: ['GB', 'FR'],
  purposes: ['operational-analysis'],
  handling: ['H0'],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2029-01-01',
});

function fact(
  record: string,
  property: string,
  value: string,
  more: Partial<StatementDraft> = {},
): StatementDraft {
  return { record, schema: 'Person', property, value, label, kind: 'fact', subject: 'victim', ...more };
}

const WITNESS = 'GB:w-1';
const STATEMENTS = [
  fact(WITNESS, 'name', 'Anna Vos', { subject: 'witness' }),
  fact(WITNESS, 'phone', '+447700900120', { subject: 'contact' }),
  // Not for this reader, opened or not.
  fact(WITNESS, 'notes', 'For the French only', { label: parseLabel({ ...label, audience: ['FR'] }) }),
  fact(WITNESS, 'address', 'Secret street 1', { label: parseLabel({ ...label, level: 'secret' }) }),
  // Another protected person.
  fact('GB:w-2', 'name', 'Karim Hadi'),
];

const REQUEST = { record: WITNESS, caseNumber: 'CPS 2026/114', reason: 'To call the witness', days: 7 };

let node: TestNode;
let analyst: TestClient;
let officer: TestClient;

beforeAll(async () => {
  node = await startTestNode();
  const { store } = node.node.context;
  const reader = {
    user: 'seed',
    partner: 'GB',
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'secret',
  } as const;
  const view = await store.view(reader);
  const contribution = contributionOf({
    partner: 'GB',
    title: 'Statements of witnesses',
    source: 'test',
    legalBasis: 'Test',
    receivedOn: '2026-11-01',
    fileHash: 'witnesses',
    format: 'foreland',
    mapping: undefined,
    exercise: true,
  });
  await store.transact((transactor) => transactor.contribute(contribution, [STATEMENTS], view));
  analyst = await node.persona('gb-analyst');
  officer = await node.persona('gb-protection');
});
afterAll(() => node?.[Symbol.asyncDispose]());

async function approved(request: Partial<typeof REQUEST> = {}): Promise<string> {
  const { id } = await analyst.call('requestOpening', { body: { ...REQUEST, ...request } });
  await officer.call('decideOpening', { params: { opening: id }, body: { approve: true, note: 'Needed' } });
  return id;
}

function read(client: TestClient, opening: string): ReturnType<TestClient['try']> {
  return client.try('openedRecord', { params: { opening } });
}

describe('a protected record', () => {
  test('is nowhere to be seen without an opening', async () => {
    expect((await analyst.try('dossier', { params: { record: WITNESS } })).status).toBe(404);
    expect((await analyst.call('search', { query: { q: 'Anna Vos' } })).hits).toEqual([]);
  });

  test('is read by the person who asked, once a second person has approved', async () => {
    const asked = await analyst.call('requestOpening', { body: REQUEST });
    expect(asked).toMatchObject({ state: 'requested', may: { decide: false, read: false, end: true } });
    expect((await read(analyst, asked.id)).json).toMatchObject({ status: 403, code: 'opening-not-open' });

    const listed = await officer.call('openings');
    expect(listed.openings.find(({ id }) => id === asked.id)?.may).toEqual({
      decide: true,
      read: false,
      end: false,
    });
    expect((await officer.try('endOpening', { params: { opening: asked.id } })).json).toMatchObject({
      code: 'opening-undecided',
    });
    await officer.call('decideOpening', {
      params: { opening: asked.id },
      body: { approve: true, note: 'The prosecutor needs it' },
    });

    const { opening, statements } = await analyst.call('openedRecord', { params: { opening: asked.id } });
    expect(opening).toMatchObject({ state: 'open', decidedBy: 'gb-protection', may: { read: true } });
    expect(statements.map(({ property, value }) => [property, value])).toEqual([
      ['name', 'Anna Vos'],
      ['phone', '+447700900120'],
    ]);
  });

  test('stays out of search, dossier and lists while it is open', async () => {
    await approved();
    expect((await analyst.try('dossier', { params: { record: WITNESS } })).status).toBe(404);
    expect((await analyst.call('search', { query: { q: '+447700900120' } })).hits).toEqual([]);
    expect((await analyst.call('search', { query: { q: 'Anna Vos' } })).hits).toEqual([]);
  });

  test('is open to nobody else', async () => {
    const opening = await approved();
    expect((await read(officer, opening)).status).toBe(403);
    expect((await read(await node.persona('gb-finance'), opening)).status).toBe(404);
    expect((await read(await node.persona('fr-liaison'), opening)).status).toBe(404);
    expect((await (await node.persona('be-protection')).call('openings')).openings).toEqual([]);
    expect((await (await node.persona('gb-finance')).call('openings')).openings).toEqual([]);
  });

  test('is open for the purpose of operational analysis alone', async () => {
    const opening = await approved();
    const strategist = await node.persona('gb-analyst');
    await strategist.call('switchPurpose', { body: { role: 'analyst', purpose: 'strategic' } });
    expect((await read(strategist, opening)).json).toMatchObject({ code: 'purpose-required' });
    expect((await strategist.try('requestOpening', { body: REQUEST })).json).toMatchObject({
      code: 'purpose-required',
    });
  });

  test('closes when the days are over, or when either person ends it', async () => {
    const first = await approved({ days: 2 });
    const second = await approved();
    const third = await approved();
    await analyst.call('endOpening', { params: { opening: second } });
    await officer.call('endOpening', { params: { opening: third } });
    expect((await read(analyst, first)).status).toBe(200);
    expect((await read(analyst, second)).status).toBe(403);
    expect((await read(analyst, third)).status).toBe(403);
    node.advance(2 * DAY);
    analyst = await node.persona('gb-analyst');
    officer = await node.persona('gb-protection');
    expect((await read(analyst, first)).json).toMatchObject({ code: 'opening-not-open' });
  });
});

describe('a request', () => {
  test('is answered the same whether or not there is such a record', async () => {
    const shape = ({ json }: { json: unknown }): unknown => ({
      ...(json as object),
      id: '',
      requestedAt: '',
      record: '',
    });
    const ask = (record: string) => analyst.try('requestOpening', { body: { ...REQUEST, record } });
    expect(shape(await ask('GB:nobody'))).toEqual(shape(await ask(WITNESS)));
    const opening = await approved({ record: 'GB:nobody' });
    expect((await analyst.call('openedRecord', { params: { opening } })).statements).toEqual([]);
  });

  test('cannot be decided by the person who made it, nor twice, nor after it was taken back', async () => {
    const both = {
      user: 'both',
      displayName: 'Both',
      roles: ['analyst', 'data-protection-officer'] as const,
    };
    const { accounts } = node.node.context;
    await accounts.create({
      ...both,
      roles: [...both.roles],
      partner: 'GB',
      clearance: 'restricted',
      kind: 'persona',
    });
    const person = await node.persona('both');
    const own = await person.call('requestOpening', { body: REQUEST });
    await person.call('switchPurpose', {
      body: { role: 'data-protection-officer', purpose: 'operational-analysis' },
    });
    const body = { approve: true, note: 'I trust myself' };
    expect((await person.try('decideOpening', { params: { opening: own.id }, body })).json).toMatchObject({
      code: 'opening-own',
    });

    const refused = await officer.call('decideOpening', {
      params: { opening: own.id },
      body: { approve: false, note: 'No case' },
    });
    expect(refused).toMatchObject({ state: 'refused', note: 'No case' });
    expect((await officer.try('decideOpening', { params: { opening: own.id }, body })).json).toMatchObject({
      status: 409,
      code: 'opening-decided',
    });

    const taken = await analyst.call('requestOpening', { body: REQUEST });
    await analyst.call('endOpening', { params: { opening: taken.id } });
    expect((await officer.try('decideOpening', { params: { opening: taken.id }, body })).json).toMatchObject({
      code: 'opening-decided',
    });
    const foreign = await node.persona('be-protection');
    expect((await foreign.try('decideOpening', { params: { opening: taken.id }, body })).status).toBe(404);
  });

  test('that says nothing is refused with its place', async () => {
    for (const wrong of [{ reason: '  ' }, { caseNumber: '' }, { days: 0 }, { days: 31 }, { record: 'x' }]) {
      const { status, json } = await analyst.try('requestOpening', { body: { ...REQUEST, ...wrong } });
      expect(status).toBe(400);
      expect(JSON.stringify(json)).toContain(`body.${Object.keys(wrong)[0]}`);
    }
  });

  test('and what came of it are in the audit log', async () => {
    const opening = await approved();
    await read(analyst, opening);
    const { entries } = await officer.call('audit', { query: { record: WITNESS, limit: 3 } });
    expect(entries.map(({ user, route, outcome }) => [user, route, outcome])).toEqual([
      ['gb-analyst', 'openedRecord', 'allowed'],
      ['gb-protection', 'decideOpening', 'allowed'],
      ['gb-analyst', 'requestOpening', 'allowed'],
    ]);
  });
});

test('the database itself shows protected statements of the opened record alone', async () => {
  const { pool } = node.node.context.store;
  const client = await pool.connect();
  try {
    await client.query('BEGIN READ ONLY');
    const { rows: labels } = await client.query<{ keys: string }>(
      "SELECT '{' || string_agg(key::text, ',') || '}' AS keys FROM label",
    );
    const seen = async (opened: string): Promise<string[]> => {
      await client.query(
        "SELECT set_config('foreland.labels', $1, true), set_config('foreland.opened', $2, true)",
        [labels[0]?.keys, opened],
      );
      await client.query('SET LOCAL ROLE foreland_reader');
      const { rows } = await client.query<{ record: string }>(
        'SELECT DISTINCT record FROM statement WHERE protected ORDER BY record',
      );
      await client.query('RESET ROLE');
      return rows.map(({ record }) => record);
    };
    expect(await seen('')).toEqual([]);
    expect(await seen(WITNESS)).toEqual([WITNESS]);
    expect(await seen('GB:w-2')).toEqual(['GB:w-2']);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});
