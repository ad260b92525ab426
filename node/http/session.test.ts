import { ROLE_PURPOSES } from '@foreland/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { hashPassword } from '../auth/passwords.ts';

let node: TestNode;
const PASSWORD = 'correct horse battery';
const FIRST_PURPOSE = ROLE_PURPOSES.analyst[0];

beforeAll(async () => {
  node = await startTestNode();
  await node.node.context.accounts.create({
    user: 'ada',
    partner: 'GB',
    displayName: 'Ada',
    kind: 'local',
    roles: ['analyst', 'liaison-officer'],
    clearance: 'restricted',
    passwordHash: await hashPassword(PASSWORD),
  });
});

afterAll(() => node[Symbol.asyncDispose]());

const SAME_ORIGIN = (): Record<string, string> => ({
  origin: node.origin,
  'content-type': 'application/json',
});

/** A browser's sign-in: the answer and the cookie it sets. */
async function browserSignIn(headers: Record<string, string> = SAME_ORIGIN()): Promise<Response> {
  return fetch(`${node.origin}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ user: 'ada', password: PASSWORD }),
  });
}

test('sign-in gives a browser a cookie that scripts and other sites cannot use', async () => {
  const response = await browserSignIn();
  expect(response.status).toBe(200);
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(
    /^__Host-foreland-\d+=[\w-]{43}; Max-Age=36000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  expect(response.headers.get('x-foreland-token')).toBeNull();
  expect(await response.json()).toMatchObject({
    user: 'ada',
    role: 'analyst',
    purpose: FIRST_PURPOSE,
    clearance: 'restricted',
    node: { partner: 'GB' },
  });

  const who = await fetch(`${node.origin}/api/session`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
  expect(who.status).toBe(200);
  expect(who.headers.get('cache-control')).toBe('no-store');
});

test('only the hash of a token is stored', async () => {
  const client = node.client();
  await client.signIn('ada', PASSWORD);
  const { rows } = await node.node.context.store.pool.query<{ row: string }>(
    'SELECT session::text AS row FROM session',
  );
  expect(rows.length).toBeGreaterThan(0);
  const stored = rows.map(({ row }) => row).join('\n');
  expect(stored).not.toContain(client.token);
  expect(stored).not.toContain(Buffer.from(client.token ?? '', 'base64url').toString('hex'));
});

test('a program gets a bearer token and no cookie', async () => {
  const client = node.client();
  const answered = await client.signIn('ada', PASSWORD);
  expect(answered.headers.get('set-cookie')).toBeNull();
  expect((await client.call('session')).user).toBe('ada');
});

test('wrong name and wrong password look alike', async () => {
  const known = await node.client().signIn('ada', 'wrong password');
  const unknown = await node.client().signIn('nobody', 'wrong password');
  expect(known.status).toBe(401);
  expect(unknown.text).toBe(known.text);
  expect(known.json).toMatchObject({
    code: 'sign-in-refused',
    status: 401,
    type: 'urn:foreland:problem:sign-in-refused',
  });
  expect(known.headers.get('content-type')).toContain('application/problem+json');
});

test('an account and a name that does not exist are locked out alike, and again let in', async () => {
  node.advance(120_000);
  for (const user of ['ada', 'nobody']) {
    const codes: unknown[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const { json } = await node.client().signIn(user, 'wrong password');
      codes.push((json as { code: string }).code);
    }
    expect(codes.slice(-1)).toEqual(['sign-in-paused']);
    node.advance(61_000);
  }
  await Promise.all(
    ['ada'].map(async (user) => {
      for (let attempt = 0; attempt < 5; attempt += 1) await node.client().signIn(user, 'wrong password');
      const right = await node.client().signIn(user, PASSWORD);
      expect(right.status).toBe(429);
      expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    }),
  );
  node.advance(3_700_000);
  expect((await node.client().signIn('ada', PASSWORD)).status).toBe(200);
});

test('role and purpose are switched within what the account holds', async () => {
  node.advance(120_000);
  const client = node.client();
  await client.signIn('ada', PASSWORD);
  expect(
    await client.call('switchPurpose', { body: { role: 'liaison-officer', purpose: 'exchange' } }),
  ).toMatchObject({ role: 'liaison-officer', purpose: 'exchange' });
  expect(await client.call('session')).toMatchObject({ role: 'liaison-officer', purpose: 'exchange' });
  expect((await client.try('switchPurpose', { body: { role: 'administrator' } })).json).toMatchObject({
    code: 'role-not-held',
    status: 403,
  });
  expect((await client.try('switchPurpose', { body: { purpose: 'research' } })).json).toMatchObject({
    code: 'purpose-not-allowed',
    status: 403,
  });
  expect(await client.call('switchPurpose', { body: { role: 'analyst' } })).toMatchObject({
    role: 'analyst',
    purpose: FIRST_PURPOSE,
  });
});

test('signing out ends the session, and so do idleness and expiry', async () => {
  const client = node.client();
  await client.signIn('ada', PASSWORD);
  await client.call('signOut');
  expect((await client.try('session')).json).toMatchObject({ code: 'sign-in-required', status: 401 });

  await client.signIn('ada', PASSWORD);
  for (let step = 0; step < 3; step += 1) {
    node.advance(50 * 60_000);
    expect((await client.try('session')).status).toBe(200);
  }
  node.advance(61 * 60_000);
  expect((await client.try('session')).status).toBe(401);

  await client.signIn('ada', PASSWORD);
  for (let step = 0; step < 11; step += 1) {
    node.advance(55 * 60_000);
    await client.try('session');
  }
  expect((await client.try('session')).status).toBe(401);
});

test('personas are offered and taken on exercise nodes', async () => {
  const options = await node.client().call('signInOptions');
  expect(options.exercise).toBe(true);
  expect(options.personas.length).toBeGreaterThan(10);
  const persona = await node.persona('fr-liaison');
  expect(await persona.call('session')).toMatchObject({
    partner: 'FR',
    role: 'liaison-officer',
    exercise: true,
  });
  const unknown = node.client();
  expect((await unknown.try('signInAsPersona', { body: { persona: 'ada' } })).json).toMatchObject({
    code: 'persona-unknown',
    status: 403,
  });
});

test('a change that does not come from our own pages is refused', async () => {
  expect((await browserSignIn({ ...SAME_ORIGIN(), origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await browserSignIn({ 'content-type': 'application/json' })).status).toBe(403);
  const cookie = ((await browserSignIn()).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const forged = await fetch(`${node.origin}/api/session`, {
    method: 'DELETE',
    headers: { cookie, origin: 'null' },
  });
  expect(await forged.json()).toMatchObject({ code: 'origin-refused' });
  const own = await fetch(`${node.origin}/api/session`, {
    method: 'DELETE',
    headers: { cookie, origin: node.origin },
  });
  expect(own.status).toBe(200);
});

test('a name that merely resolves to this machine is not answered', async () => {
  const { request } = await import('node:http');
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(
      `${node.origin}/api/session/options`,
      { headers: { host: 'rebound.example:4000' } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    )
      .on('error', reject)
      .end();
  });
  expect(status).toBe(421);
});
