import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '../testing.ts';
import type { TestStore } from '../testing.ts';
import { AuditLog } from './audit.ts';

const ada = { user: 'ada', partner: 'GB', role: 'analyst', purpose: 'cross-check' } as const;
const bea = { ...ada, user: 'bea', purpose: undefined };
const fay = { ...ada, user: 'fay', partner: 'FR' } as const;

let given: TestStore;
let audit: AuditLog;
let now = new Date('2026-01-01T00:00:00Z');

beforeAll(async () => {
  given = await openTestStore();
  audit = new AuditLog(given.store.pool, () => now);
  await audit.write(ada, {
    route: 'search',
    outcome: 'allowed',
    kind: 'consultation',
    records: ['GB:2', 'GB:1', 'GB:2'],
  });
  await audit.write(bea, {
    route: 'dossier',
    outcome: 'refused',
    kind: 'consultation',
    records: ['GB:1'],
    detail: 'record-unknown',
  });
  await audit.write(fay, { route: 'search', outcome: 'allowed', kind: 'consultation', records: ['GB:1'] });
  now = new Date('2026-01-02T00:00:00Z');
  await audit.write(ada, { route: 'leads', outcome: 'failed', kind: 'consultation' });
});
afterAll(() => given[Symbol.asyncDispose]());

test('an entry says who did what to which records, and why they may', async () => {
  const { entries, next } = await audit.list({ partner: 'GB', limit: 10 });
  expect(next).toBeUndefined();
  expect(entries[0]).toMatchObject({
    user: 'ada',
    route: 'leads',
    at: '2026-01-02T00:00:00.000Z',
    records: [],
  });
  expect(entries.find(({ route }) => route === 'search')).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    at: '2026-01-01T00:00:00.000Z',
    kind: 'consultation',
    recipient: undefined,
    envelope: undefined,
    erased: undefined,
    user: 'ada',
    partner: 'GB',
    role: 'analyst',
    purpose: 'cross-check',
    route: 'search',
    outcome: 'allowed',
    records: ['GB:1', 'GB:2'],
    detail: undefined,
  });
});

test('each partner’s officer sees what that partner’s people did, by person and by record', async () => {
  const users = async (filter: { record?: string; user?: string }, partner: 'GB' | 'FR' = 'GB') =>
    (await audit.list({ partner, limit: 10, ...filter })).entries.map(({ user }) => user).sort();
  expect(await users({})).toEqual(['ada', 'ada', 'bea']);
  expect(await users({}, 'FR')).toEqual(['fay']);
  expect(await users({ record: 'GB:1' })).toEqual(['ada', 'bea']);
  expect(await users({ user: 'bea' })).toEqual(['bea']);
});

test('pages leave out nothing and repeat nothing, also within one instant', async () => {
  const routes: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await audit.list({ partner: 'GB', limit: 1, cursor });
    routes.push(...page.entries.map(({ route }) => route));
    cursor = page.next;
  } while (cursor !== undefined);
  expect([...routes].sort()).toEqual(['dossier', 'leads', 'search']);
  await expect(audit.list({ partner: 'GB', limit: 1, cursor: 'made up' })).rejects.toMatchObject({
    code: 'cursor-invalid',
  });
});

test.each([
  'UPDATE audit_entry SET user_name = $$x$$',
  'DELETE FROM audit_entry',
  'TRUNCATE audit_entry CASCADE',
])('the log only grows: %s', async (sql) => {
  await expect(given.store.pool.query(sql)).rejects.toThrow('the audit log only grows');
  expect((await audit.list({ partner: 'GB', limit: 10 })).entries.length).toBe(3);
});

test('whatever a refused call named can be written down', async () => {
  await audit.write(fay, {
    route: 'dossier',
    outcome: 'refused',
    kind: 'consultation',
    records: ['\0', 'x'.repeat(5000), '\u202e', '\ud800'],
  });
  const { entries } = await audit.list({ partner: 'FR', limit: 1, user: 'fay' });
  expect(entries.length).toBe(1);
});
