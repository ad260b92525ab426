import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StatementDraft } from '@foreland/model';
import { analyst, contribution, fact, openTestStore } from '../testing.ts';
import type { TestStore } from '../testing.ts';

let given: TestStore;

beforeAll(async () => {
  given = await openTestStore();
});
afterAll(() => given[Symbol.asyncDispose]());
beforeEach(async () => {
  await given.empty();
  given.at('2026-01-01');
});

const RECORD = 'GB:plan-1';
const say = (property: string, value: string, more: Partial<StatementDraft> = {}): StatementDraft =>
  fact(RECORD, property, value, { schema: 'PlanItem', ...more });

/** Says something of the plan item, instead of what its property said before. */
async function set(property: string, value: string): Promise<void> {
  const view = await given.store.view(analyst());
  const before = await given.store.read(view, (reader) => reader.statementsOf([RECORD]));
  const statements = before.filter((each) => each.property === property).map(({ id }) => id);
  await given.store.transact((transactor) =>
    transactor.edit(contribution('plan'), [say(property, value)], { statements, reason: 'changed by ada' }),
  );
}

async function read(at: { knownAt?: string } = {}, history = false): Promise<string[]> {
  const view = await given.store.view(analyst());
  const found = await given.store.read(view, (reader) => reader.statementsOf([RECORD], at, { history }));
  return found
    .map((each) =>
      [each.recordedAt.slice(0, 10), each.value, each.retracted?.at.slice(0, 10) ?? ''].join(' ').trim(),
    )
    .sort();
}

test('a change and its undoing each leave their mark, and every moment can be read again', async () => {
  await set('status', 'not-started');
  given.at('2026-01-02');
  await set('status', 'under-way');
  given.at('2026-01-03');
  await set('status', 'not-started');
  expect(await read()).toEqual(['2026-01-03 not-started']);
  expect(await read({ knownAt: '2026-01-01T12:00:00Z' })).toEqual(['2026-01-01 not-started 2026-01-02']);
  expect(await read({ knownAt: '2026-01-02T12:00:00Z' })).toEqual(['2026-01-02 under-way 2026-01-03']);
  expect(await read({ knownAt: '2026-01-03T12:00:00Z' })).toEqual(['2026-01-03 not-started']);
  expect(await read({}, true)).toEqual([
    '2026-01-01 not-started 2026-01-02',
    '2026-01-02 under-way 2026-01-03',
    '2026-01-03 not-started',
  ]);
});

test('back and forth within one instant leaves what was said last', async () => {
  for (const value of ['done', 'stopped', 'done', 'stopped', 'done']) await set('status', value);
  expect(await read()).toEqual(['2026-01-01 done']);
});

test('many edits at once: each is kept, and the same one once', async () => {
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      given.store.transact((transactor) =>
        transactor.edit(contribution(`author ${index % 3}`), [say('notes', `note ${index % 6}`)]),
      ),
    ),
  );
  expect(await read()).toEqual(Array.from({ length: 6 }, (_, index) => `2026-01-01 note ${index}`));
});

test('an edit does not wait for an import that is under way', async () => {
  const { store } = given;
  await given.give('before', [fact('GB:known', 'name', 'Known')]);
  const view = await store.view(analyst());
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let began = (): void => undefined;
  const underWay = new Promise<void>((resolve) => (began = resolve));
  async function* slow(): AsyncGenerator<StatementDraft[]> {
    yield [fact('GB:slow', 'name', 'Slow')];
    began();
    await held;
  }
  const importing = store.transact((transactor) => transactor.contribute(contribution('slow'), slow(), view));
  await underWay;
  await set('status', 'under-way');
  expect(await read()).toEqual(['2026-01-01 under-way']);
  release();
  expect(await importing).toMatchObject({ accepted: 1 });
});

test('edits are found by search, and are no news to engines', async () => {
  await set('name', 'Watch the harbour');
  const view = await given.store.view(analyst());
  const digest = await given.store.read(view, (reader) => reader.digest());
  await set('name', 'Watch the beach');
  await given.store.read(view, async (reader) => {
    expect(await reader.digest()).toBe(digest);
    expect(await reader.search({ text: 'beach' })).toMatchObject([{ record: RECORD }]);
    expect(await reader.search({ text: 'harbour' })).toEqual([]);
    expect(await reader.recordsOfSchema('PlanItem')).toEqual([RECORD]);
    // The list of contributions is of what was handed over.
  });
});

test('an edit keeps all that was said, and refuses what cannot be stored', async () => {
  await given.store.transact((transactor) =>
    transactor.edit(contribution('plan'), [
      say('notes', 'x', {
        observedFrom: '2025-01-01',
        observedTo: '2025-12-31',
        locator: 'page 3',
        language: 'en',
      }),
    ]),
  );
  const view = await given.store.view(analyst());
  expect(await given.store.read(view, (reader) => reader.statementsOf([RECORD]))).toMatchObject([
    { observedFrom: '2025-01-01', observedTo: '2025-12-31', locator: 'page 3', language: 'en' },
  ]);
  await expect(
    given.store.transact((transactor) => transactor.edit(contribution('plan'), [say('notes', '\0')])),
  ).rejects.toMatchObject({ code: 'text-not-storable' });
});
