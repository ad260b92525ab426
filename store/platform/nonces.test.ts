import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../testkit/database.ts';
import { NonceTable } from './nonces.ts';

const parts = new AsyncDisposableStack();
let store: Store;
let nonces: NonceTable;

beforeAll(async () => {
  const database = parts.use(await createTestDatabase());
  store = parts.use(await openStore({ connection: database.connection, clock: () => new Date() }));
  nonces = new NonceTable(store.pool);
});

afterAll(() => parts.disposeAsync());

const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

test('of many at once one is the first, and each key has nonces of its own', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => nonces.putIfAbsent('key-1', 'nonce', at(60))),
  );
  expect(answers.filter(Boolean)).toHaveLength(1);
  expect(await nonces.putIfAbsent('key-2', 'nonce', at(60))).toBe(true);
});

test('a nonce is forgotten when its signature has run out, not before, and not by a restart', async () => {
  await nonces.putIfAbsent('key-3', 'nonce', at(60));
  await nonces.removeExpired(at(59.9));
  expect(await new NonceTable(store.pool).putIfAbsent('key-3', 'nonce', at(60))).toBe(false);
  await nonces.removeExpired(at(60));
  expect(await nonces.putIfAbsent('key-3', 'nonce', at(60))).toBe(true);
});
