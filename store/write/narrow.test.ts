import type { Narrowing, Partner } from '@foreland/model';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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

const shared = fact('GB:p', 'idNumber', 'X8203914');
const own = fact('GB:p', 'name', 'Ada Sample');
const other = fact('GB:q', 'name', 'Bea Sample');

async function narrow(title: string, narrowing: Narrowing, records?: readonly string[]) {
  const view = await given.store.view(analyst());
  return given.store.transact((transactor) =>
    transactor.narrowContribution(view, contribution(title, 'GB').id, narrowing, {
      records,
      reason: 'Label narrowed: for GB only',
    }),
  );
}

/** What an analyst of a partner sees on the two records, and finds. */
async function seen(partner: Partner): Promise<readonly string[]> {
  const view = await given.store.view(analyst(partner));
  return given.store.read(view, async (reader) => {
    const statements = await reader.statementsOf(['GB:p', 'GB:q']);
    const found = await reader.search({ text: 'Sample' });
    return [
      ...statements.map(({ value, source }) => `${value} by ${source.title}`),
      ...found.map(({ record }) => `found ${record}`),
    ].sort();
  });
}

const only: Narrowing = { audience: ['GB'] };

test('the old is taken back and the new stated, for whoever may see it', async () => {
  await given.give('first', [own, other]);
  expect(await seen('FR')).toHaveLength(4);
  given.at('2026-01-02');
  expect(await narrow('first', only)).toEqual({ statements: 2, stillStated: 0 });
  expect(await seen('FR')).toEqual([]);
  expect(await seen('GB')).toEqual([
    'Ada Sample by first',
    'Bea Sample by first',
    'found GB:p',
    'found GB:q',
  ]);
  const view = await given.store.view(analyst());
  const labels = await given.store.labelsOf(view, contribution('first', 'GB').id);
  expect(labels).toMatchObject([{ label: { audience: ['GB'] }, statements: 2 }]);
  const history = await given.store.read(view, (reader) =>
    reader.statementsOf(['GB:p'], {}, { history: true }),
  );
  expect(history.map(({ retracted }) => retracted?.reason)).toEqual(
    expect.arrayContaining(['Label narrowed: for GB only', undefined]),
  );
});

test('only the records that are named, and what another contribution states too is told', async () => {
  await given.give('first', [own, other, shared]);
  await given.give('second', [shared]);
  given.at('2026-01-02');
  expect(await narrow('first', only, ['GB:p'])).toEqual({ statements: 2, stillStated: 1 });
  expect(await seen('FR')).toEqual(['Bea Sample by first', 'X8203914 by second', 'found GB:q']);
  // The other one is narrowed too: both state the same again, under the narrow label.
  expect(await narrow('second', only)).toEqual({ statements: 1, stillStated: 0 });
  expect(await seen('FR')).toEqual(['Bea Sample by first', 'found GB:q']);
  expect(await seen('GB')).toHaveLength(5);
});

test('what is refused changes nothing', async () => {
  await given.give('first', [own]);
  const before = await seen('FR');
  for (const [narrowing, code] of [
    [{ audience: ['GB', 'DE'] }, 'label-widening'],
    [{ audience: ['FR'] }, 'label-admits-nobody'],
    [{}, 'label-unchanged'],
  ] as const)
    await expect(narrow('first', narrowing)).rejects.toMatchObject({ code });
  await expect(narrow('first', only, ['GB:nobody'])).rejects.toMatchObject({ code: expect.any(String) });
  await expect(narrow('nothing', only)).rejects.toMatchObject({ code: 'contribution-unknown' });
  expect(await seen('FR')).toEqual(before);
});

test('who held the old one is owed the new one, however often it is narrowed', async () => {
  await given.give('first', [own]);
  const { rows } = await given.store.pool.query<{ id: string }>('SELECT id FROM statement');
  await given.store.pool.query(
    `INSERT INTO released (partner, recipient, record, statement, contribution, package) VALUES ('GB', 'DE', 'GB:p', $1, $2, $2)`,
    [rows[0]?.id, contribution('first', 'GB').id],
  );
  given.at('2026-01-02');
  await narrow('first', { tlp: 'red' });
  given.at('2026-01-03');
  await narrow('first', { level: 'confidential' });
  const owed = await given.store.pool.query<{ recipient: string; current: boolean }>(
    `SELECT recipient, EXISTS (SELECT FROM statement WHERE id = carried.statement AND retracted_at IS NULL) AS current
     FROM carried ORDER BY 2`,
  );
  expect(owed.rows).toEqual([
    { recipient: 'DE', current: false },
    { recipient: 'DE', current: true },
  ]);
});
