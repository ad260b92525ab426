import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { analyst, fact, openTestStore } from '../testing.ts';
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

const shared = fact('GB:p', 'idNumber', 'X8203914');
const own = fact('GB:p', 'name', 'Ada Sample');

interface Seen {
  readonly statements: readonly string[];
  readonly sources: readonly string[];
  readonly found: readonly string[];
  readonly observed: readonly string[];
}

async function seen(): Promise<Seen> {
  const view = await given.store.view(analyst());
  return given.store.read(view, async (reader) => {
    const statements = await reader.statementsOf(['GB:p']);
    const titles = new Map((await reader.contributions({ limit: 9 })).map(({ id, title }) => [id, title]));
    const observed: string[] = [];
    for await (const page of reader.identifierObservations())
      for (const entry of page) observed.push(titles.get(entry.contribution) ?? '?');
    return {
      statements: statements.map(({ value }) => value).sort(),
      sources: statements.map(({ source }) => source.title).sort(),
      found: (await reader.search({ text: 'Ada' })).map(({ record }) => record),
      observed,
    };
  });
}

test('a fact that another contribution also states stays, under that one', async () => {
  await given.give('first', [shared, own]);
  await given.give('second', [shared]);
  expect(await seen()).toMatchObject({ sources: ['first', 'first'], observed: ['first'] });
  given.at('2026-01-02');
  expect(await given.retract('first')).toBe(1);
  expect(await seen()).toEqual({
    statements: [shared.value],
    sources: ['second'],
    found: [],
    observed: ['second'],
  });
  expect(await given.retract('second')).toBe(1);
  expect(await seen()).toEqual({ statements: [], sources: [], found: [], observed: [] });
});

test('a contribution of which everything was known already is listed, and can be taken back without harm', async () => {
  await given.give('first', [shared, own]);
  expect(await given.give('second', [shared, own])).toMatchObject({ accepted: 0, known: 2 });
  const view = await given.store.view(analyst());
  const listed = await given.store.read(view, (reader) => reader.contributions({ limit: 9 }));
  expect(listed.map(({ title, statements }) => [title, statements]).sort()).toEqual([
    ['first', 2],
    ['second', 2],
  ]);
  expect(await given.retract('second')).toBe(0);
  expect(await seen()).toMatchObject({ sources: ['first', 'first'], found: ['GB:p'] });
});

test('it passes to one that still stands, not to one that was taken back', async () => {
  for (const title of ['first', 'second', 'third']) await given.give(title, [shared]);
  await given.retract('second');
  await given.retract('first');
  expect(await seen()).toMatchObject({ sources: ['third'] });
  given.at('2026-01-05');
  await given.give('first', [shared]);
  await given.retract('third');
  expect(await seen()).toMatchObject({ sources: ['first'] });
});

test('what was taken back stays for history, with the reason; what was computed from it is computed anew', async () => {
  await given.give('first', [shared]);
  const view = await given.store.view(analyst());
  const digest = await given.store.read(view, (reader) => reader.digest());
  given.at('2026-01-02');
  await given.retract('first');
  await given.store.read(view, async (reader) => {
    expect(await reader.digest()).not.toBe(digest);
    expect(await reader.statementsOf(['GB:p'], {}, { history: true })).toMatchObject([
      { value: shared.value, retracted: { at: '2026-01-02T00:00:00.000Z', reason: 'a mistake' } },
    ]);
    expect(await reader.contributions({ limit: 9 })).toMatchObject([
      { title: 'first', retractedAt: '2026-01-02T00:00:00.000Z' },
    ]);
  });
});

test('only the partner that gave it takes it back, and only who sees some of it', async () => {
  await given.give('first', [shared]);
  await expect(given.retract('first', 'FR')).rejects.toMatchObject({ code: 'contribution-unknown' });
  const french = await given.store.view(analyst('FR'));
  const [kept] = await given.store.read(french, (reader) => reader.contributions({ limit: 1 }));
  await expect(
    given.store.transact((transactor) => transactor.retractContribution(french, kept?.id ?? '', 'no')),
  ).rejects.toMatchObject({ code: 'contribution-not-yours', status: 403 });
  const blind = await given.store.view({ ...analyst(), purpose: 'strategic' });
  await expect(
    given.store.transact((transactor) => transactor.retractContribution(blind, kept?.id ?? '', 'no')),
  ).rejects.toMatchObject({ code: 'contribution-unknown', status: 404 });
  expect(await seen()).toMatchObject({ sources: ['first'] });
});
