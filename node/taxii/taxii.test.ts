import { parseLabel } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cursorSeal } from './cursor-seal.ts';
import { publish } from './publish.ts';
import {
  TaxiiBench,
  BUSY,
  INBOX,
  OTHERS,
  PAGED,
  READ,
  RELEASED,
  TYPE,
  addition,
  identity,
  idsOf,
  objectsPath,
  uuid,
} from './taxii-testing.ts';

let bench: TaxiiBench;
beforeAll(async () => {
  bench = await TaxiiBench.start();
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('resources', () => {
  test('lead from discovery to the objects of those collections that are for the caller', async () => {
    const discovery = await bench.get('');
    expect(discovery.headers.get('content-type')).toBe(TYPE);
    expect(discovery.json).toMatchObject({ default: '/taxii2/foreland/', api_roots: ['/taxii2/foreland/'] });
    expect((await bench.get('foreland/')).json).toMatchObject({
      versions: [TYPE],
      max_content_length: 10_485_760,
    });
    const { collections: listed } = (await bench.get('foreland/collections/')).json as {
      collections: { id: string }[];
    };
    expect(listed.map(({ id }) => id).sort()).toEqual([READ, INBOX, PAGED, BUSY, RELEASED]);
    expect((await bench.get('foreland/collections/read/')).json).toMatchObject({
      id: READ,
      can_read: true,
      can_write: false,
    });
    const objects = await bench.get(objectsPath(READ));
    expect(objects.json).toMatchObject({
      objects: [identity(1), identity(2, '2025-02-01T00:00:00.000Z'), {}],
    });
    const first = objects.headers.get('x-taxii-date-added-first') ?? '';
    const last = objects.headers.get('x-taxii-date-added-last') ?? '';
    expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(first < last).toBe(true);
    expect(idsOf(await bench.get(objectsPath(READ, `?added_after=${first}`)))).toHaveLength(2);
    expect((await bench.get(objectsPath(READ, `?added_after=${last}`))).json).toEqual({});
  });

  test('filters by id, type, version and version of the standard', async () => {
    const of = async (query: string) => idsOf(await bench.get(objectsPath(READ, `?${query}`))).length;
    expect(await of('match[type]=malware')).toBe(1);
    expect(await of('match[type]=malware,identity')).toBe(3);
    expect(await of(`match[id]=identity--${uuid(1)},identity--${uuid(2)}`)).toBe(2);
    expect(await of('match[version]=all')).toBe(4);
    expect(await of('match[version]=first')).toBe(3);
    expect(await of('match[version]=2025-02-01T00:00:00.000Z')).toBe(1);
    expect(await of('match[version]=first,last&match[type]=identity')).toBe(3);
    expect(await of('match[spec_version]=2.0')).toBe(0);
    expect(await of('match[spec_version]=2.1')).toBe(3);
    expect(
      (await bench.get(`${objectsPath(READ)}identity--${uuid(2)}/?match[version]=all`)).json,
    ).toMatchObject({
      objects: [{ name: 'Person 2' }, { name: 'Person 2' }],
    });
    expect((await bench.get(`${objectsPath(READ)}identity--${uuid(2)}/versions/`)).json).toEqual({
      versions: ['2025-01-01T00:00:00.000Z', '2025-02-01T00:00:00.000Z'],
    });
    expect((await bench.get(`foreland/collections/${READ}/manifest/?limit=1`)).json).toMatchObject({
      more: true,
      objects: [
        {
          id: `identity--${uuid(1)}`,
          version: '2025-01-01T00:00:00.000Z',
          media_type: 'application/stix+json;version=2.1',
        },
      ],
    });
  });

  test('objects are added with a status, read, and removed', async () => {
    const post = (body: unknown, path = objectsPath(INBOX), type = TYPE) =>
      bench.partner.request('POST', `/taxii2/${path}`, {
        body:
          typeof body === 'string'
            ? new TextEncoder().encode(body)
            : new TextEncoder().encode(JSON.stringify(body)),
        headers: { accept: TYPE, 'content-type': type },
      });
    const added = await post({
      objects: [identity(1), { ...identity(2), spec_version: '2.0' }, identity(1)],
    });
    expect(added.status).toBe(202);
    expect(added.json).toMatchObject({
      status: 'complete',
      total_count: 3,
      success_count: 2,
      failure_count: 1,
      pending_count: 0,
    });
    const { id } = added.json as { id: string };
    expect((await bench.get(`foreland/status/${id}/`)).json).toEqual(added.json);
    expect(idsOf(await bench.get(objectsPath(INBOX)))).toEqual([`identity--${uuid(1)}`]);
    expect((await post({ objects: [identity(9)] }, objectsPath(READ))).status).toBe(403);
    expect((await post({ objects: [identity(9)] }, objectsPath(OTHERS))).status).toBe(404);
    expect((await post({ objects: [identity(9)] }, objectsPath(INBOX), 'application/json')).status).toBe(415);
    expect(
      (await post({ objects: [identity(9)] }, objectsPath(INBOX), 'application/taxii+json;version=2.0'))
        .status,
    ).toBe(415);
    expect((await post({ objects: [] })).status).toBe(400);
    expect((await post('{"objects":[{"id":1,"id":2}]}')).status).toBe(400);
    expect((await post('{"__proto__":{}}')).status).toBe(400);
    const large = await post(`{"objects":["${'x'.repeat(10_500_000)}"]}`);
    expect([large.status, (large.json as { error_code: string }).error_code]).toEqual([
      413,
      'taxii-too-large',
    ]);
    const remove = (path: string) =>
      bench.partner.request('DELETE', `/taxii2/${path}`, { headers: { accept: TYPE } });
    expect((await remove(`${objectsPath(READ)}identity--${uuid(1)}/`)).status).toBe(403);
    expect((await remove(`${objectsPath(INBOX)}identity--${uuid(1)}/`)).status).toBe(200);
    expect((await remove(`${objectsPath(INBOX)}identity--${uuid(1)}/`)).status).toBe(404);
    const other = await bench.node.persona('de-supply');
    expect((await bench.get(`foreland/status/${id}/`, {}, other)).status).toBe(404);
  });
});

describe('refusals', () => {
  test.each([
    ['a path without its slash', 'foreland/collections', 404],
    ['another API root', 'other/collections/', 404],
    ['a collection that is not there', `foreland/collections/${uuid(1)}/`, 404],
    ['a collection of others', `foreland/collections/${OTHERS}/`, 404],
    ['the objects of others', objectsPath(OTHERS), 404],
    ['an object that is not there', `${objectsPath(READ)}identity--${uuid(99)}/`, 404],
    ['an object that is no id', `${objectsPath(READ)}x/`, 404],
    ['a status that is no id', 'foreland/status/x/', 404],
    ['a path that climbs', 'foreland/collections/..%2f..%2fx/', 404],
    ['a limit of nothing', objectsPath(READ, '?limit=0'), 400],
    ['a negative limit', objectsPath(READ, '?limit=-1'), 400],
    ['a limit that is no number', objectsPath(READ, '?limit=1e3'), 400],
    ['a time that is none', objectsPath(READ, '?added_after=yesterday'), 400],
    ['a day that is none', objectsPath(READ, '?added_after=2025-02-30T00:00:00Z'), 400],
    ['a filter given twice', objectsPath(READ, '?match[type]=a&match[type]=b'), 400],
    ['an unknown filter', objectsPath(READ, '?match[name]=a'), 400],
    ['a filter that the resource has not', `${objectsPath(READ)}identity--${uuid(1)}/?match[type]=a`, 400],
    ['an id that is none', objectsPath(READ, "?match[id]=' OR 1=1"), 400],
    ['an empty type', objectsPath(READ, '?match[type]='), 400],
    ['a version that is none', objectsPath(READ, '?match[version]=newest'), 400],
    ['all versions and one', objectsPath(READ, '?match[version]=all,last'), 400],
    ['a cursor of nobody', objectsPath(READ, '?next=AAAA'), 400],
    ['a cursor that is no text of ours', objectsPath(READ, '?next=%00%ff'), 400],
    ['a cursor of 10,000 characters', objectsPath(READ, `?next=${'a'.repeat(10_000)}`), 400],
  ])('%s', async (_, path, status) => {
    const answered = await bench.get(path);
    expect(answered.status).toBe(status);
    expect(answered.headers.get('content-type')).toBe(TYPE);
    expect(answered.json).toMatchObject({ http_status: String(status), title: expect.any(String) });
  });

  test.each([
    ['application/json', 406],
    ['text/html', 406],
    ['application/taxii+json;version=2.0', 406],
    ['application/taxii+json;version=2.1;q=0', 406],
    ['application/vnd.oasis.stix+json', 406],
    ['', 200],
    ['*/*', 200],
    ['application/*', 200],
    ['application/taxii+json', 200],
    ['application/taxii+json; version=2.1', 200],
    ['text/html, application/taxii+json;version=2.1;q=0.5', 200],
  ])('Accept: %s is answered with %i', async (accept, status) => {
    expect((await bench.get('foreland/', { accept })).status).toBe(status);
  });

  test('without a token, with a wrong one, with a cookie, in another role or for another purpose', async () => {
    const nobody = bench.node.client();
    const refused = await bench.get('', {}, nobody);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    nobody.token = 'A'.repeat(43);
    expect((await bench.get(objectsPath(READ), {}, nobody)).status).toBe(401);
    const withCookie = bench.node.client();
    const name = `__Host-foreland-${new URL(bench.node.origin).port}`;
    expect((await bench.get('', { cookie: `${name}=${bench.partner.token ?? ''}` }, withCookie)).status).toBe(
      401,
    );
    const analyst = await bench.node.persona('fr-liaison');
    await analyst.call('switchPurpose', { body: { role: 'analyst', purpose: 'operational-analysis' } });
    expect((await bench.get('foreland/collections/', {}, analyst)).json).toEqual({});
    expect((await bench.get(objectsPath(READ), {}, analyst)).status).toBe(404);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('%s of a resource that knows only GET', async (method) => {
    const answered = await bench.partner.request(method, '/taxii2/foreland/collections/', {
      headers: { accept: TYPE },
    });
    expect(answered.status).toBe(405);
  });

  test('what was shown, and what was refused, stands in the log of processing', async () => {
    const { rows } = await bench.node.node.context.store.pool.query<{ route: string; outcome: string }>(
      "SELECT DISTINCT route, outcome FROM audit_entry WHERE route LIKE 'taxii%'",
    );
    const routes = rows.map(({ route, outcome }) => `${route} ${outcome}`);
    expect(routes).toContain('taxii-objects allowed');
    expect(routes).toContain('taxii-add allowed');
    expect(routes).toContain('taxii refused');
  });
});

describe('pages', () => {
  test('a cursor is bound to its filters and its resource, and no bit of it can be changed', async () => {
    await bench.collections.add(
      PAGED,
      Array.from({ length: 30 }, (_, n) => addition(n)),
    );
    const first = await bench.get(objectsPath(PAGED, '?limit=10&match[type]=identity'));
    const { next } = first.json as { next: string };
    const following = (query: string, path = objectsPath(PAGED)) =>
      bench.get(`${path}?next=${next}&${query}`);
    expect(idsOf(await following('limit=5&match[type]=identity'))).toHaveLength(5);
    for (const query of [
      'limit=10',
      'match[type]=malware',
      'match[type]=identity&match[version]=all',
      'match[type]=identity&added_after=2020-01-01T00:00:00Z',
    ])
      expect((await following(query)).status).toBe(400);
    expect((await following('match[type]=identity', objectsPath(READ))).status).toBe(400);
    expect((await following('match[type]=identity', `foreland/collections/${PAGED}/manifest/`)).status).toBe(
      400,
    );
    const seal = cursorSeal(new Uint8Array(32), (bytes) => new Uint8Array(bytes));
    const sealed = seal.seal('x');
    expect(seal.open(sealed)).toBe('x');
    for (let at = 0; at < sealed.length; at++)
      for (const letter of 'Aa_z')
        if (sealed[at] !== letter)
          expect(seal.open(sealed.slice(0, at) + letter + sealed.slice(at + 1))).toBeUndefined();
    expect(
      cursorSeal(new Uint8Array(32).fill(1), (bytes) => new Uint8Array(bytes)).open(sealed),
    ).toBeUndefined();
  });

  test('give every object once while others add, with small pages and any order of writers', async () => {
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let round = 0; round < 12; round++)
        await bench.collections.add(
          BUSY,
          Array.from({ length: 5 }, (__, n) => addition(writer * 1000 + round * 10 + n)),
        );
    });
    const seen: string[] = [];
    let resume: number | undefined;
    let written = false;
    const done = Promise.all(writers).then(() => (written = true));
    for (;;) {
      const last = written;
      const client = bench.clientFor(bench.partner.token);
      for await (const page of client.poll(await client.root(), BUSY, {
        limit: 7,
        ...(resume !== undefined && { addedAfter: resume }),
      })) {
        seen.push(...page.objects.map((object) => (JSON.parse(object) as { id: string }).id));
        resume = page.resumeAfter;
      }
      if (last) break;
    }
    await done;
    expect(seen).toHaveLength(240);
    expect(new Set(seen).size).toBe(240);
  });
});

test('a collection is made what its view holds, and takes back what the view no longer does', async () => {
  const label = parseLabel({
    originators: ['GB'],
    audience: ['FR', 'GB'],
    purposes: ['exchange'],
    handling: ['H1'],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2029-01-01',
  });
  const fact = (record: string, property: string, value: string): StatementDraft => ({
    record,
    schema: 'Vessel',
    property,
    value,
    label,
    kind: 'fact',
  });
  const terms = {
    partner: 'GB',
    title: 'T',
    source: 's',
    legalBasis: 'l',
    receivedOn: '2026-01-31',
    exercise: true,
    view: 'FR',
  } as const;
  const all = [
    fact('GB:v-1', 'name', 'Marie'),
    fact('GB:v-1', 'flag', 'fr'),
    fact('GB:v-2', 'name', 'Secret name'),
  ];
  const names = async () =>
    (
      (await bench.get(objectsPath(RELEASED, '?match[type]=foreland-record'))).json as {
        objects: { name: string; revoked?: boolean }[];
      }
    ).objects.map(({ name, revoked = false }) => `${name} ${revoked}`);
  const at = new Date('2026-02-01T00:00:00.000Z');
  expect((await publish(bench.collections, RELEASED, all, terms, at)).withdrawn).toBe(0);
  expect(await names()).toEqual(['Marie false', 'Secret name false']);
  const before = (await bench.get(objectsPath(RELEASED))).headers.get('x-taxii-date-added-last');
  await publish(bench.collections, RELEASED, all, terms, at);
  expect((await bench.get(objectsPath(RELEASED, `?added_after=${before ?? ''}`))).json).toEqual({});
  const { withdrawn } = await publish(bench.collections, RELEASED, all.slice(0, 1), terms, at);
  expect(withdrawn).toBe(2);
  expect(await names()).toEqual(['Marie false', 'withdrawn true']);
  const everything = await bench.get(objectsPath(RELEASED, '?match[version]=all'));
  expect(everything.text).not.toContain('Secret name');
});
