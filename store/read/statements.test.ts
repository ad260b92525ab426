import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PointInTime, SourcedStatement } from './statements.ts';
import { analyst, fact, openTestStore } from '../testing.ts';
import type { TestStore } from '../testing.ts';

const RECORD = 'GB:p';
let given: TestStore;

beforeAll(async () => {
  given = await openTestStore();
  given.at('2026-01-01');
  await given.give('first', [
    fact(RECORD, 'address', 'Old Street', { observedFrom: '2020-01-01', observedTo: '2022-06-30' }),
    fact(RECORD, 'address', 'New Street', { observedFrom: '2022-07-01' }),
    fact(RECORD, 'name', 'Ada'),
  ]);
  given.at('2026-02-01');
  await given.give('wrong', [fact(RECORD, 'name', 'Eve')]);
  given.at('2026-03-01');
  await given.retract('wrong');
  given.at('2026-04-01');
  await given.give('wrong', [fact(RECORD, 'name', 'Eve')]);
});
afterAll(() => given[Symbol.asyncDispose]());

async function read(at: PointInTime): Promise<string[]> {
  const view = await given.store.view(analyst());
  const found = await given.store.read(view, (reader) => reader.statementsOf([RECORD], at));
  return found.map(({ value }) => value).sort();
}

test.each<[string, PointInTime, string[]]>([
  ['now, whenever it was true', {}, ['Ada', 'Eve', 'New Street', 'Old Street']],
  ['as of a day within the first period', { asOf: '2021-03-03' }, ['Ada', 'Eve', 'Old Street']],
  ['as of its last day', { asOf: '2022-06-30' }, ['Ada', 'Eve', 'Old Street']],
  ['as of the first day of the next', { asOf: '2022-07-01' }, ['Ada', 'Eve', 'New Street']],
  ['as of a day before all', { asOf: '2019-12-31' }, ['Ada', 'Eve']],
  ['known before anything', { knownAt: '2025-12-31T00:00:00Z' }, []],
  ['known at the very instant', { knownAt: '2026-01-01T00:00:00Z' }, ['Ada', 'New Street', 'Old Street']],
  [
    'known while the mistake stood',
    { knownAt: '2026-02-15T00:00:00Z' },
    ['Ada', 'Eve', 'New Street', 'Old Street'],
  ],
  ['known after it was taken back', { knownAt: '2026-03-15T00:00:00Z' }, ['Ada', 'New Street', 'Old Street']],
  [
    'known after it was said again',
    { knownAt: '2026-04-15T00:00:00Z' },
    ['Ada', 'Eve', 'New Street', 'Old Street'],
  ],
  ['both at once', { asOf: '2021-03-03', knownAt: '2026-03-15T00:00:00Z' }, ['Ada', 'Old Street']],
])('%s', async (_, at, expected) => {
  expect(await read(at)).toEqual(expected);
});

test('history has a row for each time that something was known, and pages through all of them', async () => {
  const view = await given.store.view(analyst());
  const pages = await given.store.read(view, async (reader) => {
    const all: SourcedStatement[] = [];
    for (;;) {
      const after = all.at(-1);
      const page = await reader.statementsOf(
        [RECORD],
        {},
        { history: true, limit: 1, ...(after ? { after } : {}) },
      );
      if (page.length === 0) return all;
      all.push(...page);
    }
  });
  expect(pages.length).toBe(5);
  expect(pages.filter(({ value }) => value === 'Eve').map(({ retracted }) => retracted?.at)).toEqual([
    '2026-03-01T00:00:00.000Z',
    undefined,
  ]);
});

test('a statement by its id is the one that was recorded last; an id that is hidden is one that does not exist', async () => {
  const view = await given.store.view(analyst());
  const eve = (await given.store.read(view, (reader) => reader.statementsOf([RECORD]))).find(
    ({ value }) => value === 'Eve',
  );
  const ids = [eve?.id ?? '', '00000000-0000-0000-0000-000000000001'];
  const found = await given.store.read(view, (reader) => reader.statementsById(ids));
  expect(found).toEqual([eve]);
  expect(eve?.recordedAt).toBe('2026-04-01T00:00:00.000Z');
  const blind = await given.store.view(analyst('NL'));
  expect(await given.store.read(blind, (reader) => reader.statementsById(ids))).toEqual([]);
});

test('what was said again is counted once as known', async () => {
  const view = await given.store.view(analyst());
  const statements = await given.store.read(view, (reader) => reader.statementsOf([RECORD]));
  const ids = statements.map(({ id }) => id);
  expect(await given.store.read(view, (reader) => reader.countKnown(ids))).toBe(4);
});
