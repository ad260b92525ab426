import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { startOidcIssuer } from '../../testkit/oidc-issuer.ts';
import type { OidcIssuer } from '../../testkit/oidc-issuer.ts';
import { localPath } from './oidc.ts';

const CLIENT = { clientId: 'foreland', clientSecret: 'a secret of both' };
let issuer: OidcIssuer;
let node: TestNode;

beforeAll(async () => {
  issuer = await startOidcIssuer(CLIENT);
  node = await startTestNode({
    config: {
      oidc: {
        ...CLIENT,
        issuer: new URL(issuer.issuer),
        name: 'Police login',
        userClaim: 'preferred_username',
        rolesClaim: 'groups',
        clearanceClaim: 'clearance',
        roles: { 'pol-analyst': 'analyst', 'pol-dpo': 'data-protection-officer' },
        clearance: 'unclassified',
      },
    },
  });
});

afterAll(async () => {
  await node[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});

beforeEach(() => {
  issuer.faults = {};
  issuer.claims = {
    sub: 's-1',
    preferred_username: 'j.doe',
    name: 'J. Doe',
    groups: ['pol-analyst', 'unrelated'],
    clearance: 'restricted',
  };
});

class Browser {
  readonly cookies = new Map<string, string>();

  async get(url: string): Promise<Response> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name === undefined || value === undefined) continue;
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Goes to the provider and comes back with its answer, not yet handed over. */
  async toProvider(returnTo = '/'): Promise<string> {
    const start = await this.get(`${node.origin}/api/session/oidc?returnTo=${encodeURIComponent(returnTo)}`);
    expect(start.status).toBe(303);
    const back = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
    return back.headers.get('location') ?? '';
  }

  async signIn(returnTo?: string): Promise<string> {
    const finish = await this.get(await this.toProvider(returnTo));
    expect(finish.status).toBe(303);
    return finish.headers.get('location') ?? '';
  }

  async session(): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await this.get(`${node.origin}/api/session`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
}

test('claims become an account with mapped roles, and the browser returns to where it wanted', async () => {
  expect((await node.client().call('signInOptions')).oidc).toEqual({ name: 'Police login' });
  const browser = new Browser();
  expect(await browser.signIn('/leads?status=open')).toBe('/leads?status=open');
  expect(await browser.session()).toMatchObject({
    status: 200,
    body: {
      user: 'j.doe',
      displayName: 'J. Doe',
      partner: 'GB',
      role: 'analyst',
      clearance: 'restricted',
      choices: [{ role: 'analyst' }],
    },
  });
  expect([...browser.cookies.keys()].some((name) => name.includes('sign-in'))).toBe(false);
});

test('rights taken away at the provider end the sessions that still have them', async () => {
  const before = new Browser();
  await before.signIn();
  issuer.claims = { ...issuer.claims, clearance: 'unclassified' };
  const after = new Browser();
  await after.signIn();
  expect((await after.session()).body).toMatchObject({ clearance: 'unclassified' });
  expect((await before.session()).status).toBe(401);
});

test.each([
  ['a wrong nonce', { wrongNonce: true }],
  ['a stranger’s signature', { wrongKey: true }],
  ['another audience', { wrongAudience: true }],
  ['an expired token', { expired: true }],
])('%s is not believed', async (_, faults) => {
  issuer.faults = faults;
  const browser = new Browser();
  expect(await browser.signIn()).toBe('/?problem=oidc-refused');
  expect((await browser.session()).status).toBe(401);
});

test('only the browser that began can finish, once, and in time', async () => {
  const victim = new Browser();
  const answer = await victim.toProvider();
  const stranger = new Browser();
  expect((await stranger.get(answer)).headers.get('location')).toBe('/?problem=oidc-stale');
  const forged = answer.replace(/state=[^&]+/, `state=${'x'.repeat(43)}`);
  const same = new Browser();
  for (const [name, value] of victim.cookies) same.cookies.set(name, value);
  expect((await same.get(forged)).headers.get('location')).toBe('/?problem=oidc-stale');
  expect((await victim.get(answer)).headers.get('location')).toBe('/');
  expect((await victim.session()).status).toBe(200);
  expect((await same.get(answer)).headers.get('location')).toBe('/?problem=oidc-stale');

  const late = new Browser();
  const lateAnswer = await late.toProvider();
  node.advance(11 * 60_000);
  expect((await late.get(lateAnswer)).headers.get('location')).toBe('/?problem=oidc-stale');
});

test('a person without a known role is not let in, nor one whose name belongs to another account', async () => {
  issuer.claims = {
    ...issuer.claims,
    sub: 's-2',
    preferred_username: 'new.person',
    groups: ['unrelated', 'constructor', '__proto__'],
  };
  expect(await new Browser().signIn()).toBe('/?problem=oidc-no-role');
  expect(await node.node.context.accounts.find('new.person')).toBeUndefined();
  issuer.claims = { ...issuer.claims, sub: 's-3', preferred_username: 'gb-analyst', groups: ['pol-analyst'] };
  expect(await new Browser().signIn()).toBe('/?problem=account-exists');
  issuer.claims = { ...issuer.claims, sub: 's-4', preferred_username: 'two words' };
  expect(await new Browser().signIn()).toBe('/?problem=oidc-claims');
});

test('a disabled account stays out', async () => {
  await new Browser().signIn();
  await node.node.context.accounts.change('j.doe', { disabled: true });
  expect(await new Browser().signIn()).toBe('/?problem=sign-in-refused');
  await node.node.context.accounts.change('j.doe', { disabled: false });
});

test.each([
  ['/leads', '/leads'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['/a\nb', '/'],
  [undefined, '/'],
  ['', '/'],
  ['/leads?x=1#y', '/leads?x=1#y'],
])('the way back from %j is %s', (path, expected) => {
  expect(localPath(path)).toBe(expected);
});
