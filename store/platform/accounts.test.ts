import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { createTestDatabase } from '../../testkit/database.ts';
import type { TestDatabase } from '../../testkit/database.ts';
import { Accounts } from './accounts.ts';
import type { NewAccount } from './accounts.ts';
import { SessionTable } from './sessions.ts';

let database: TestDatabase;
let store: Store;
let accounts: Accounts;
const now = new Date('2026-03-01T09:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  store = await openStore({ connection: database.connection, clock: () => now });
  accounts = new Accounts(store.pool, () => now);
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const ada: NewAccount = {
  user: 'ada',
  partner: 'GB',
  displayName: 'Ada',
  kind: 'local',
  roles: ['analyst'],
  clearance: 'restricted',
  passwordHash: 'h',
};

test('an account is kept as given, and its name is taken', async () => {
  const created = await accounts.create(ada);
  expect(created).toEqual({
    user: 'ada',
    partner: 'GB',
    displayName: 'Ada',
    kind: 'local',
    roles: ['analyst'],
    clearance: 'restricted',
    disabled: false,
  });
  expect(await accounts.find('ada')).toEqual(created);
  expect(await accounts.passwordHash('ada')).toBe('h');
  await expect(accounts.create(ada)).rejects.toMatchObject({ code: 'account-exists', status: 409 });
});

test('a change ends the sessions of the account at once', async () => {
  const account = await accounts.create({ ...ada, user: 'bea' });
  const sessions = new SessionTable(store.pool);
  const tokenHash = Buffer.alloc(32, 7);
  const later = new Date(now.getTime() + 3_600_000);
  await sessions.add(
    {
      tokenHash,
      account,
      role: 'analyst',
      purpose: 'strategic',
      client: 'cli',
      expiresAt: later.toISOString(),
    },
    now,
  );
  const idleSince = new Date(now.getTime() - 1000);
  expect(await sessions.find(tokenHash, now, idleSince)).toMatchObject({
    role: 'analyst',
    purpose: 'strategic',
  });
  await accounts.change('bea', { clearance: 'unclassified' });
  expect(await sessions.find(tokenHash, now, idleSince)).toBeUndefined();
  expect(await accounts.find('bea')).toMatchObject({ clearance: 'unclassified', roles: ['analyst'] });
});

test('sessions end by expiry, by idleness and with a disabled account', async () => {
  const account = await accounts.create({ ...ada, user: 'eve' });
  const sessions = new SessionTable(store.pool);
  const tokenHash = Buffer.alloc(32, 8);
  const end = new Date(now.getTime() + 1000);
  await sessions.add(
    {
      tokenHash,
      account,
      role: 'analyst',
      purpose: undefined,
      client: 'browser',
      expiresAt: end.toISOString(),
    },
    now,
  );
  const before = new Date(now.getTime() - 1);
  expect(await sessions.find(tokenHash, now, before)).toBeDefined();
  expect(await sessions.find(tokenHash, end, before)).toBeUndefined();
  expect(await sessions.find(tokenHash, now, now)).toBeUndefined();
  await store.pool.query(`UPDATE account SET disabled = true WHERE user_name = 'eve'`);
  expect(await sessions.find(tokenHash, now, before)).toBeUndefined();
});

test('personas do not touch accounts of real people', async () => {
  await accounts.create({ ...ada, user: 'gb-analyst', displayName: 'A real person' });
  await accounts.keepPersonas([
    {
      user: 'gb-analyst',
      partner: 'FR',
      displayName: 'Made up',
      roles: ['administrator'],
      clearance: 'secret',
    },
  ]);
  expect(await accounts.find('gb-analyst')).toMatchObject({
    kind: 'local',
    displayName: 'A real person',
    clearance: 'restricted',
  });
});

test('colleagues are enabled people of the partner who do more than administer', async () => {
  await accounts.create({ ...ada, user: 'nl-one', partner: 'NL' });
  await accounts.create({ ...ada, user: 'nl-admin', partner: 'NL', roles: ['administrator'] });
  await accounts.create({ ...ada, user: 'nl-gone', partner: 'NL' });
  await accounts.change('nl-gone', { disabled: true });
  expect((await accounts.colleagues('NL')).map(({ user }) => user)).toEqual(['nl-one']);
});
