import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { createTestDatabase } from '../../testkit/database.ts';
import type { TestDatabase } from '../../testkit/database.ts';
import { AttemptTable } from './attempts.ts';

let database: TestDatabase;
let store: Store;
let attempts: AttemptTable;

beforeAll(async () => {
  database = await createTestDatabase();
  store = await openStore({ connection: database.connection, clock: () => new Date() });
  attempts = new AttemptTable(store.pool);
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const patience = { free: 3, pauseSeconds: 10, longestPauseSeconds: 60 };
const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

test('after the free attempts the pause doubles up to the longest', async () => {
  await attempts.begin('one', patience, at(0));
  await attempts.begin('one', patience, at(0));
  let clock = 0;
  const pauses: number[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect(await attempts.begin('one', patience, at(clock))).toBe(0);
    const pause = await attempts.begin('one', patience, at(clock));
    pauses.push(pause);
    clock += pause;
  }
  expect(pauses).toEqual([10, 20, 40, 60, 60]);
});

test('an attempt while paused is not counted, so waiting ends', async () => {
  for (let attempt = 0; attempt < 3; attempt += 1)
    expect(await attempts.begin('two', patience, at(0))).toBe(0);
  for (let attempt = 0; attempt < 5; attempt += 1)
    expect(await attempts.begin('two', patience, at(4))).toBe(6);
  expect(await attempts.begin('two', patience, at(10))).toBe(0);
});

test('parallel attempts are all counted', async () => {
  const waits = await Promise.all(Array.from({ length: 12 }, () => attempts.begin('three', patience, at(0))));
  expect(await attempts.begin('three', patience, at(0.001))).toBeGreaterThan(0);
  expect(waits.filter((wait) => wait === 0).length).toBeGreaterThanOrEqual(3);
});

test('success forgets, and an hour does too', async () => {
  for (let attempt = 0; attempt < 3; attempt += 1) await attempts.begin('four', patience, at(0));
  await attempts.forget('four');
  expect(await attempts.begin('four', patience, at(1))).toBe(0);
  for (let attempt = 0; attempt < 3; attempt += 1) await attempts.begin('five', patience, at(0));
  expect(await attempts.begin('five', patience, at(3700))).toBe(0);
  expect(await attempts.begin('five', patience, at(3701))).toBe(0);
});
