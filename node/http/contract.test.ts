import { contract } from '@foreland/model/contract';
import type { Route } from '@foreland/model/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../testkit/client.ts';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { ForelandError } from '@foreland/model';
import { handlers } from './routes.ts';
import { buildServer } from './server.ts';

let node: TestNode;
let administrator: TestClient;
let analyst: TestClient;
let flowOfficer: TestClient;

beforeAll(async () => {
  node = await startTestNode();
  [administrator, analyst, flowOfficer] = (await Promise.all(
    ['nl-administrator', 'gb-analyst', 'fr-flows'].map((id) => node.persona(id)),
  )) as [TestClient, TestClient, TestClient];
});

afterAll(() => node[Symbol.asyncDispose]());

const routes = Object.entries<Route>(contract);
/** A path of the route's own form that names nothing there is. */
function pathOf(route: Route): string {
  return route.path
    .replace(':record', 'GB:none')
    .replace(':user', 'nobody')
    .replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
}

describe('access', () => {
  test.each(routes.filter(([, route]) => route.access !== 'anyone'))(
    '%s is refused to who is not signed in',
    async (_, route) => {
      const answered = await node.client().request(route.method, pathOf(route));
      expect(answered.json).toMatchObject({
        status: 401,
        code: 'sign-in-required',
        type: 'urn:foreland:problem:sign-in-required',
      });
      expect(answered.headers.get('www-authenticate')).toBe('Bearer');
    },
  );

  test.each(routes.filter(([, route]) => route.access === 'view'))(
    '%s is refused to an administrator, who sees no statements',
    async (_, route) => {
      const answered = await administrator.request(route.method, pathOf(route));
      expect(answered.json).toMatchObject({ status: 403, code: 'purpose-required' });
    },
  );

  test.each(routes.filter(([, route]) => typeof route.access === 'object'))(
    '%s is refused to other roles',
    async (_, route) => {
      const answered = await flowOfficer.request(route.method, pathOf(route));
      expect(answered.json).toMatchObject({ status: 403, code: 'role-required' });
    },
  );

  test.each(routes.filter(([, route]) => route.access === 'anyone'))(
    '%s answers anyone, and none of its answers is a failure of ours',
    async (_, route) => {
      const answered = await node.client().request(route.method, pathOf(route));
      expect(answered.status).not.toBe(401);
      expect(answered.status).toBeLessThan(500);
    },
  );

  test('a route without a handler is an error at start', async () => {
    const { dossier: _, ...incomplete } = handlers;
    await expect(
      buildServer(node.node.context, incomplete as typeof handlers, new AbortController().signal),
    ).rejects.toThrow('“dossier”');
  });

  test('calls that read or change personal data are audited, refused ones too', async () => {
    const officer = await node.persona('be-protection');
    const colleague = await node.persona('be-adverts');
    await colleague.try('dossier', { params: { record: 'GB:p-1' } });
    await colleague.try('audit', { query: { record: 'GB:p-1' } });
    const { entries } = await officer.call('audit', { query: { user: 'be-adverts' } });
    expect(entries.map(({ route, kind }) => [route, kind])).toContainEqual([
      'leads of correlations',
      'combination',
    ]);
    const calls = entries.filter(({ kind }) => kind !== 'combination');
    expect(calls.map(({ route, outcome, role }) => ({ route, outcome, role }))).toMatchObject([
      { route: 'audit', outcome: 'refused', role: 'advert-analyst' },
      { route: 'dossier', outcome: 'failed', role: 'advert-analyst' },
      { route: 'signInAsPersona', outcome: 'allowed', role: 'advert-analyst' },
    ]);
  });

  test('an officer reads what people of the own partner did, page by page, and nobody can delete it', async () => {
    const officer = await node.persona('be-protection');
    await analyst.try('dossier', { params: { record: 'GB:p-1' } });
    expect((await officer.call('audit', { query: { user: 'gb-analyst' } })).entries).toEqual([]);
    for (let time = 0; time < 4; time += 1) await officer.call('audit', { query: {} });
    const page = await officer.call('audit', { query: { limit: 1 } });
    const rest = await officer.call('audit', { query: { limit: 500, cursor: page.next } });
    expect(page.entries).toHaveLength(1);
    expect(rest.entries.length).toBeGreaterThan(3);
    await expect(node.node.context.store.pool.query('DELETE FROM audit_entry')).rejects.toThrow('only grows');
  });
});

describe('problems', () => {
  const json = { 'content-type': 'application/json' };
  const cases: readonly [
    name: string,
    method: string,
    path: string,
    body: string,
    headers: Record<string, string>,
    status: number,
    code: string,
  ][] = [
    ['broken JSON', 'POST', '/api/session', '{"user":', json, 400, 'request-malformed'],
    ['an empty body', 'POST', '/api/session', '', json, 400, 'request-malformed'],
    [
      'prototype pollution',
      'POST',
      '/api/session',
      '{"__proto__":{"admin":true},"user":"a","password":"b"}',
      json,
      400,
      'request-malformed',
    ],
    [
      'a constructor',
      'POST',
      '/api/session',
      '{"constructor":{"prototype":{}},"user":"a","password":"b"}',
      json,
      400,
      'request-malformed',
    ],
    [
      'another content type',
      'POST',
      '/api/session',
      '<a/>',
      { 'content-type': 'application/xml' },
      415,
      'content-type-unknown',
    ],
    ['a list for an object', 'POST', '/api/session', '[]', json, 400, 'request-invalid'],
    ['wrong types', 'POST', '/api/session', '{"user":5,"password":null}', json, 400, 'request-invalid'],
    [
      'a body beyond the limit',
      'POST',
      '/api/session',
      `{"user":"${'x'.repeat(1_100_000)}"}`,
      json,
      413,
      'request-too-large',
    ],
    [
      'deep nesting',
      'POST',
      '/api/session',
      `{"user":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      json,
      400,
      'request-too-deep',
    ],
    [
      'a NUL character',
      'POST',
      '/api/session',
      '{"user":"a\\u0000","password":"b"}',
      json,
      400,
      'request-character',
    ],
    ['an unknown address', 'GET', '/api/nothing', '', {}, 404, 'route-unknown'],
    ['an unknown method', 'PUT', '/api/session', '', {}, 404, 'route-unknown'],
    ['a broken percent encoding', 'GET', '/api/records/%E0%A4%A', '', {}, 400, 'request-malformed'],
  ];

  test.each(cases)('%s', async (_name, method, path, body, headers, status, code) => {
    const response = await fetch(node.origin + path, {
      method,
      headers: { 'x-foreland-client': 'cli', ...headers },
      ...(body === '' && method === 'GET' ? {} : method === 'PUT' ? {} : { body }),
    });
    node.advance(10_000);
    const problem: unknown = await response.json();
    expect(problem).toMatchObject({
      status,
      code,
      type: `urn:foreland:problem:${code}`,
      title: expect.any(String),
      remedy: expect.any(String),
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  test('a NUL character in an address is refused, and the refusal is audited', async () => {
    expect((await analyst.request('GET', '/api/records/GB:p%00')).json).toMatchObject({
      status: 400,
      code: 'request-character',
    });
    expect((await administrator.request('GET', '/api/records/GB:p%00')).json).toMatchObject({
      status: 403,
      code: 'purpose-required',
    });
  });

  test('every fault of a request is named with its place', async () => {
    const { json: problem } = await analyst.request('GET', '/api/search?limit=0&q=');
    expect(problem).toMatchObject({ code: 'request-invalid' });
    const { errors } = problem as { errors: { place: { path: string } }[] };
    expect(errors.map(({ place }) => place.path).sort()).toEqual(['query.limit', 'query.q']);
  });

  test('a failure that nobody foresaw tells a reference and nothing else', async () => {
    const app = await buildServer(
      node.node.context,
      {
        ...handlers,
        vocabulary: async () => {
          throw new Error('row (secret name) violates check');
        },
        signInOptions: async () => {
          throw new ForelandError({ code: 'told', message: 'Told.', remedy: 'Known.', status: 409 });
        },
        health: async () => ({ status: 'ok', database: 'not a boolean' }) as never,
      },
      new AbortController().signal,
    );
    const headers = { host: '127.0.0.1:1' };
    const hidden = await app.inject({ url: '/api/vocabulary', headers });
    expect(hidden.statusCode).toBe(500);
    expect(hidden.body).not.toContain('secret');
    expect(hidden.json()).toMatchObject({
      code: 'internal',
      remedy: expect.stringMatching(/reference [0-9a-f]{8}\.$/),
    });
    expect((await app.inject({ url: '/api/session/options', headers })).json()).toMatchObject({
      code: 'told',
      status: 409,
    });
    expect((await app.inject({ url: '/health', headers })).statusCode).toBe(500);
    await app.close();
  });

  test('an answer holds what the contract names and nothing else', async () => {
    const app = await buildServer(
      node.node.context,
      {
        ...handlers,
        health: async () => Object.assign({ status: 'ok' as const, database: true }, { secret: 1 }),
      },
      new AbortController().signal,
    );
    expect((await app.inject({ url: '/health', headers: { host: 'localhost' } })).json()).toEqual({
      status: 'ok',
      database: true,
    });
    await app.close();
  });
});

describe('limits and headers', () => {
  test('a caller who goes too fast waits for the next minute', async () => {
    node.advance(120_000);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      statuses.push((await node.client().signIn(`user-${attempt}`, 'wrong password')).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(statuses.slice(10)).toEqual([429, 429]);
    node.advance(60_000);
    expect((await node.client().signIn('user-0', 'wrong password')).status).toBe(401);
  });

  test('answers carry the security headers, and none that tell about data', async () => {
    const { headers } = await analyst.try('vocabulary');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    for (const name of [
      'server',
      'etag',
      'last-modified',
      'x-powered-by',
      'x-ratelimit-remaining',
      'server-timing',
    ])
      expect(headers.get(name)).toBeNull();
  });
});

describe('what the node tells about itself', () => {
  test('OpenAPI describes every route', async () => {
    const document = await node.client().call('openapi');
    const paths = document['paths'] as Record<string, Record<string, { operationId: string }>>;
    const described = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(described.sort()).toEqual(routes.map(([, route]) => route.id).sort());
    expect(document['openapi']).toBe('3.1.0');
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(new Set(references)).toEqual(new Set(['"$ref":"#/components/schemas/Problem"']));
    expect(paths['/api/records/{record}']?.['get']).toMatchObject({
      parameters: expect.arrayContaining([
        expect.objectContaining({ name: 'record', in: 'path', required: true }),
      ]),
    });
  });

  test('metrics count by route and status, without names', async () => {
    await analyst.try('session');
    const { text, headers } = await administrator.try('metrics');
    expect(headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(text).toMatch(/foreland_requests_total\{route="session",method="GET",status="200"\} \d+/);
    expect(text).toMatch(/foreland_request_seconds_bucket\{route="session",le="\+Inf"\} \d+/);
    expect(text).toContain('foreland_database_connections{state="open"}');
    expect(text).not.toContain('gb-analyst');
  });

  test('health says whether the database answers', async () => {
    expect(await node.client().call('health')).toEqual({ status: 'ok', database: true });
  });
});
