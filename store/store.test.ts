import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '@foreland/model';
import pg from 'pg';
import { analyst, fact, label, openTestStore } from './testing.ts';
import type { TestStore } from './testing.ts';

const BRITISH = label({ audience: ['GB'] });
const STATEMENT_TABLES = [
  'label',
  'contribution',
  'contribution_label',
  'statement',
  'statement_open',
  'statement_protected',
  'name_entry',
  'text_entry',
  'identifier_entry',
  'reference_entry',
  'decision',
];

let given: TestStore;

beforeAll(async () => {
  given = await openTestStore();
  await given.give('joint', [
    fact('GB:joint', 'name', 'Joint Name'),
    fact('GB:joint', 'phone', '+447700900111'),
    fact('GB:joint', 'notes', 'seen at the harbour'),
    fact('GB:link', 'owner', 'GB:joint', { schema: 'Ownership' }),
  ]);
  await given.give('own', [
    fact('GB:own', 'name', 'Own Name', { label: BRITISH }),
    fact('GB:own', 'phone', '+447700900222', { label: BRITISH }),
    fact('GB:own', 'notes', 'asleep in the harbour', { label: BRITISH }),
    fact('GB:own-link', 'owner', 'GB:own', { schema: 'Ownership', label: BRITISH }),
  ]);
  await given.give('victims', [fact('GB:victim', 'name', 'Protected Name', { subject: 'victim' })]);
});
afterAll(() => given[Symbol.asyncDispose]());

/** Raw SQL as the role that reads, with the settings of a view: what a reader could do with a query of its own. */
async function asReader<T>(view: View, sql: string): Promise<T[]> {
  const client = await given.store.pool.connect();
  try {
    await client.query('BEGIN READ WRITE');
    await client.query(
      `SELECT set_config('role', 'foreland_reader', true), set_config('foreland.labels', $1, true),
              set_config('foreland.view_class', $2, true)`,
      [`{${view.labels.join(',')}}`, view.viewClass],
    );
    return (await client.query<T & pg.QueryResultRow>(sql)).rows;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('the database itself keeps a reader to the view', () => {
  test('without a view nothing is seen in any table', async () => {
    const nothing: View = { reader: analyst('FR'), labels: [], viewClass: '' };
    for (const table of STATEMENT_TABLES.filter((name) => !/_(open|protected)$/.test(name)))
      expect(await asReader(nothing, `SELECT * FROM ${table}`), table).toEqual([]);
    expect(await asReader(nothing, `SELECT * FROM find_names('name', 9)`)).toEqual([]);
    expect(await asReader(nothing, `SELECT * FROM find_similar_names('own name', 9)`)).toEqual([]);
    expect(await asReader(nothing, `SELECT * FROM find_text('harbour', 9)`)).toEqual([]);
  });

  test('a view sees what its labels cover, in tables, counts and searches', async () => {
    const view = await given.store.view(analyst('FR'));
    const records = `SELECT DISTINCT record FROM`;
    expect(await asReader(view, `${records} statement ORDER BY 1`)).toEqual([
      { record: 'GB:joint' },
      { record: 'GB:link' },
    ]);
    expect(await asReader(view, `${records} name_entry`)).toEqual([{ record: 'GB:joint' }]);
    expect(await asReader(view, `${records} identifier_entry`)).toEqual([{ record: 'GB:joint' }]);
    expect(await asReader(view, `SELECT target FROM reference_entry`)).toEqual([{ target: 'GB:joint' }]);
    expect(await asReader(view, 'SELECT title FROM contribution')).toEqual([{ title: 'joint' }]);
    expect(await asReader(view, 'SELECT statements FROM contribution_label')).toEqual([{ statements: 4 }]);
    expect(await asReader(view, 'SELECT count(*) AS count FROM label')).toEqual([{ count: 1 }]);
    expect(await asReader(view, `SELECT record FROM find_names('name', 9)`)).toEqual([
      { record: 'GB:joint' },
    ]);
    expect(await asReader(view, `SELECT record FROM find_similar_names('own name', 9)`)).toEqual([]);
    expect(await asReader(view, `SELECT record FROM find_text('harbour', 9)`)).toEqual([
      { record: 'GB:joint' },
    ]);
  });

  test('labels of protected statements help nobody who has not opened the record', async () => {
    const { rows } = await given.store.pool.query<{ key: number }>('SELECT key FROM label');
    const everything: View = { reader: analyst(), labels: rows.map(({ key }) => key), viewClass: '' };
    expect(await asReader(everything, 'SELECT record FROM statement WHERE protected')).toEqual([]);
  });

  test.each([
    ['a partition', 'SELECT * FROM statement_open'],
    ['the protected partition', 'SELECT * FROM statement_protected'],
    ['accounts', 'SELECT * FROM account'],
    ['the audit log', 'SELECT * FROM audit_entry'],
    ['openings', 'SELECT * FROM opening'],
    ['jobs', 'SELECT * FROM job'],
    [
      'a new statement',
      `INSERT INTO name_entry (record, statement, label, schema, latin, tokens) VALUES ('x', gen_random_uuid(), 1, 'x', 'x', '')`,
    ],
    ['a change', 'UPDATE statement SET value = value'],
    ['a removal', 'DELETE FROM statement'],
    ['an emptied table', 'TRUNCATE statement'],
    ['another role', 'CREATE ROLE intruder'],
    ['a table', 'CREATE TABLE intruder ()'],
  ])('the role that reads may not touch %s', async (_, sql) => {
    await expect(asReader(await given.store.view(analyst()), sql)).rejects.toMatchObject({ code: '42501' });
  });

  test.each(['statement_sighting', 'released'])('of %s a reader sees nothing', async (table) => {
    const view = await given.store.view(analyst());
    expect(await asReader(view, `SELECT * FROM ${table}`)).toEqual([]);
  });

  test('functions that run as their owner look for tables in one place only', async () => {
    const { rows } = await given.store.pool.query(
      `SELECT proname AS name, 'search_path=public' = ANY (proconfig) AS fixed FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1`,
    );
    expect(rows).toEqual(
      ['find_leads_on', 'find_names', 'find_similar_names', 'find_text', 'leads_out_of_view'].map((name) => ({
        name,
        fixed: true,
      })),
    );
  });

  test('every table that readers may read has its policy', async () => {
    const { rows } = await given.store.pool.query<{ name: string; secured: boolean; policies: number }>(
      `SELECT class.relname AS name, class.relrowsecurity AS secured,
              (SELECT count(*) FROM pg_policy WHERE polrelid = class.oid) AS policies
       FROM pg_class class
       WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p', 'v', 'm')
         AND has_table_privilege('foreland_reader', class.oid, 'SELECT')`,
    );
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(({ secured, policies }) => !secured || policies === 0)).toEqual([]);
  });
});

test('a read sees one moment, and cannot write', async () => {
  const { store } = given;
  const view = await store.view(analyst());
  const before = await store.read(view, (reader) => reader.statementsOf(['GB:snapshot', 'GB:joint']));
  await store.read(view, async (reader) => {
    const first = await reader.statementsOf(['GB:joint', 'GB:snapshot']);
    await given.give('meanwhile', [fact('GB:snapshot', 'name', 'Later')]);
    expect(await reader.statementsOf(['GB:joint', 'GB:snapshot'])).toEqual(first);
  });
  const after = await store.read(view, (reader) => reader.statementsOf(['GB:snapshot', 'GB:joint']));
  expect(after.length).toBe(before.length + 1);
});

test('a connection that broke in a transaction is not used again', async () => {
  const { store } = given;
  await expect(
    store.transact(async () => {
      await store.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'idle in transaction'`,
      );
      await store.view(analyst());
      throw new Error('gone');
    }),
  ).rejects.toThrow();
  await expect(store.view(analyst())).resolves.toBeDefined();
});
