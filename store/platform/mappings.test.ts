import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '../testing.ts';
import type { TestStore } from '../testing.ts';
import { Mappings } from './mappings.ts';

let given: TestStore;
let mappings: Mappings;

beforeAll(async () => {
  given = await openTestStore();
  mappings = new Mappings(given.store.pool, () => new Date('2026-01-01T00:00:00Z'));
});
afterAll(() => given[Symbol.asyncDispose]());

const names = async (partner: 'GB' | 'FR'): Promise<string[]> =>
  (await mappings.list(partner)).map(({ name }) => name);

test('a mapping is kept under its name and its content, for its partner alone', async () => {
  const saved = await mappings.save('GB', 'ada', 'Police file', { column: 'ключ', nested: [1, null, true] });
  expect(saved).toMatchObject({ name: 'Police file', savedBy: 'ada', savedAt: '2026-01-01T00:00:00.000Z' });
  expect(await mappings.list('GB')).toEqual([saved]);
  expect(await names('FR')).toEqual([]);
  expect(await mappings.remove('FR', saved.id)).toBe(false);
});

test('a name stands for one mapping, and a mapping has one name', async () => {
  await mappings.save('GB', 'bea', 'Police file', { column: 'b' });
  expect(await names('GB')).toEqual(['Police file']);
  const renamed = await mappings.save('GB', 'bea', 'Another name', { column: 'b' });
  expect(await names('GB')).toEqual(['Another name']);
  expect(await mappings.remove('GB', renamed.id)).toBe(true);
  expect(await mappings.remove('GB', renamed.id)).toBe(false);
});

test('two people who save the same at once leave one', async () => {
  await Promise.all(['x', 'x', 'x'].map((name) => mappings.save('GB', 'ada', name, { column: 'c' })));
  expect(await names('GB')).toEqual(['x']);
});
