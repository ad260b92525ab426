import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelId } from '@foreland/model';
import { LabelTable } from './labels.ts';
import { analyst, contribution, fact, label, openTestStore } from './testing.ts';
import type { TestStore } from './testing.ts';

let given: TestStore;

beforeAll(async () => {
  given = await openTestStore();
});
afterAll(() => given[Symbol.asyncDispose]());

test('equal labels are one, whatever the order of their members', async () => {
  const a = label({ audience: ['GB', 'FR'] });
  const b = label({ audience: ['FR', 'GB'] });
  await given.give('labels', [
    fact('GB:a', 'name', 'A', { label: a }),
    fact('GB:b', 'name', 'B', { label: b }),
  ]);
  const { rows } = await given.store.pool.query('SELECT id, content FROM label');
  expect(rows).toEqual([{ id: labelId(a), content: { ...a } }]);
});

test('of many who intern a new label at once, all get the same number', async () => {
  const { pool } = given.store;
  const wanted = label({ reviewBy: '2031-05-05' });
  const keys = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const client = await pool.connect();
      try {
        return await new LabelTable().intern(client, wanted);
      } finally {
        client.release();
      }
    }),
  );
  expect(new Set(keys).size).toBe(1);
});

test('a label of a transaction that failed is not remembered', async () => {
  const { store } = given;
  const lost = label({ reviewBy: '2032-06-06' });
  const view = await store.view(analyst());
  await expect(
    store.transact(async (transactor) => {
      await transactor.contribute(contribution('lost'), [[fact('GB:c', 'name', 'C', { label: lost })]], view);
      throw new Error('something else went wrong');
    }),
  ).rejects.toThrow('something else');
  await given.give('found', [fact('GB:c', 'name', 'C', { label: lost })]);
  const again = await store.view(analyst());
  expect(again.labels.length).toBe(view.labels.length + 1);
  const [statement] = await store.read(again, (reader) => reader.statementsOf(['GB:c']));
  expect(statement?.label).toEqual(lost);
});

test('a label makes another view class once engines have something to read under it', async () => {
  const { store } = given;
  const fresh = label({ reviewBy: '2033-07-07' });
  const before = await store.view(analyst());
  const digest = await store.read(before, (reader) => reader.digest());
  await store.transact((transactor) =>
    transactor.edit(contribution('plan'), [
      fact('GB:plan-9', 'notes', 'under a label of its own', { schema: 'PlanItem', label: fresh }),
    ]),
  );
  const edited = await store.view(analyst());
  expect(edited.labels.length).toBe(before.labels.length + 1);
  expect(edited.viewClass).toBe(before.viewClass);
  expect(await store.read(edited, (reader) => reader.digest())).toBe(digest);

  await given.give('evidence', [fact('GB:d', 'name', 'D', { label: fresh })]);
  const informed = await store.view(analyst());
  expect(informed.labels).toEqual(edited.labels);
  expect(informed.viewClass).not.toBe(before.viewClass);
  expect(await store.read(informed, (reader) => reader.digest())).not.toBe(digest);
});
