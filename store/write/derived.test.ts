import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Lead, View } from '@foreland/model';
import { leadId, leadRevision } from '@foreland/model';
import { OPEN, analyst, fact, label, openTestStore } from '../testing.ts';
import type { TestStore } from '../testing.ts';
import type { FoundLead } from './derived.ts';

let given: TestStore;
let british: View;
let french: View;
/** What says who each record is. */
let statements: ReadonlyMap<string, string>;

beforeAll(async () => {
  given = await openTestStore();
  await given.give('joint', [
    fact('GB:a', 'name', 'A'),
    fact('GB:e', 'name', 'E'),
    fact('GB:c"\\{,}', 'name', 'C'),
  ]);
  await given.give('joint too', [fact('GB:b', 'name', 'B')]);
  await given.give('own', [fact('GB:d', 'name', 'D', { label: label({ audience: ['GB'] }) })]);
  british = await given.store.view(analyst('GB'));
  french = await given.store.view(analyst('FR'));
  const { rows } = await given.store.pool.query<{ record: string; id: string }>(
    'SELECT record, id FROM statement',
  );
  statements = new Map(rows.map(({ record, id }) => [record, id]));
});
afterAll(() => given[Symbol.asyncDispose]());
beforeEach(() => given.store.pool.query('DELETE FROM lead').then(() => given.at('2026-01-01')));

function lead(value: string, score: number, records = ['GB:a', 'GB:b'], engine = 'test'): FoundLead {
  const anchor = { class: 'phone', value };
  const subjects = records.map((record) => ({
    record,
    partner: 'GB' as const,
    schema: 'Person',
    caption: `“${record}”\\`,
  }));
  const evidence = records.map((record) => statements.get(record) ?? '').sort();
  const found: Lead = {
    id: leadId('shared', anchor),
    revision: leadRevision({ kind: 'shared', anchor, subjects, evidence }),
    kind: 'shared',
    anchor,
    title: { key: 'title', values: {} },
    summary: { key: 'summary', values: {} },
    subjects,
    score: { total: score, parts: [] },
    evidence,
    innocentExplanations: [],
    missing: [],
    proposedActions: [],
    run: { engine, version: '1', parameters: {} },
  };
  return { lead: found, label: OPEN };
}

async function write(view: View, found: readonly FoundLead[], engine = 'test', data?: string): Promise<void> {
  const run = { engine, data: data ?? (await given.store.read(view, (reader) => reader.digest())) };
  await given.store.transact((transactor) => transactor.writeLeads(view, run, found));
}

async function list(
  view: View,
  filter: { withdrawn?: boolean; record?: string } = { withdrawn: false },
): Promise<string[]> {
  const kept = await given.store.read(view, (reader) => reader.listLeads(filter, { limit: 100 }));
  return kept.map((each) =>
    [each.lead.anchor.value, each.foundAt.slice(0, 10), each.withdrawnAt?.slice(0, 10) ?? '']
      .join(' ')
      .trim(),
  );
}

test('strongest first; what is found again keeps its day, what is not is withdrawn and may come back', async () => {
  await write(british, [lead('1', 5), lead('2', 9)]);
  expect(await list(british)).toEqual(['2 2026-01-01', '1 2026-01-01']);
  given.at('2026-01-02');
  await write(british, [lead('1', 7), lead('3', 8)]);
  expect(await list(british)).toEqual(['3 2026-01-02', '1 2026-01-01']);
  expect(await list(british, { withdrawn: true })).toEqual(['2 2026-01-01 2026-01-02']);
  given.at('2026-01-03');
  await write(british, [lead('2', 9)]);
  expect(await list(british)).toEqual(['2 2026-01-01']);
  expect(await list(british, { withdrawn: true })).toEqual([
    '3 2026-01-02 2026-01-03',
    '1 2026-01-01 2026-01-03',
  ]);
});

test('leads of one view class are nobody else’s', async () => {
  await write(british, [lead('1', 5)]);
  await write(french, [lead('9', 5)]);
  expect(await list(british)).toEqual(['1 2026-01-01']);
  expect(await list(french)).toEqual(['9 2026-01-01']);
  await write(french, []);
  expect(await list(british)).toEqual(['1 2026-01-01']);
  const id = lead('1', 5).lead.id;
  expect(await given.store.read(french, (reader) => reader.leadById(id))).toBeUndefined();
  expect(await given.store.read(french, (reader) => reader.leadStates([id]))).toEqual([]);
});

test('pages go on where they ended, with equal scores too', async () => {
  const found = Array.from({ length: 25 }, (_, index) => lead(String(index), index % 3));
  await write(british, found);
  const pages = await given.store.read(british, async (reader) => {
    const all: string[] = [];
    let after: { score: number; id: string } | undefined;
    for (;;) {
      const page = await reader.listLeads({ withdrawn: false }, { limit: 4, ...(after ? { after } : {}) });
      all.push(...page.map((each) => each.lead.id));
      const last = page.at(-1);
      if (!last) return all;
      after = { score: last.lead.score.total, id: last.lead.id };
    }
  });
  expect(pages.length).toBe(25);
  expect(new Set(pages)).toEqual(new Set(found.map((each) => each.lead.id)));
});

test('leads on a record, and how many there are', async () => {
  await write(british, [lead('1', 5), lead('2', 6, ['GB:a', 'GB:c"\\{,}'])]);
  expect(await list(british, { record: 'GB:b' })).toEqual(['1 2026-01-01']);
  expect(await list(british, { record: 'GB:c"\\{,}' })).toEqual(['2 2026-01-01']);
  await write(british, [lead('1', 5)]);
  const ids = ['1', '2', '3'].map((value) => lead(value, 0).lead.id);
  expect(await given.store.read(british, (reader) => reader.tallyLeads({}, ids))).toEqual({
    standing: 1,
    withdrawn: 1,
    met: new Set([ids[0]]),
  });
});

test('each engine replaces its own leads', async () => {
  await write(british, [lead('1', 5)]);
  await write(british, [lead('2', 6, ['GB:a', 'GB:b'], 'other')], 'other');
  await write(british, [lead('3', 7)]);
  expect(await list(british)).toEqual(['3 2026-01-01', '2 2026-01-01']);
  await write(british, [], 'other');
  expect(await list(british)).toEqual(['3 2026-01-01']);
});

test('subjects have the names that they have now', async () => {
  await write(british, [lead('1', 5)]);
  const [kept] = await given.store.read(british, (reader) => reader.listLeads({}, { limit: 1 }));
  expect(kept?.lead.subjects.map(({ caption }) => caption)).toEqual(['A', 'B']);
});

test('a lead is told to nobody who may not see all of it, whatever was written for the class', async () => {
  await write(french, [lead('1', 5), lead('2', 4, ['GB:a', 'GB:d'])], 'test', 'of other data');
  expect(await list(french)).toEqual(['1 2026-01-01']);
  const id = lead('2', 4, ['GB:a', 'GB:d']).lead.id;
  expect(await given.store.read(french, (reader) => reader.leadById(id))).toBeUndefined();
  expect(await given.store.read(french, (reader) => reader.leadStates([id]))).toEqual([]);
  expect(await given.store.read(french, (reader) => reader.countLeads({}, 'anchor'))).toEqual([
    { code: 'phone', count: 1 },
  ]);
});

test('a lead that rests on what was taken back is not told until it is found anew or withdrawn', async () => {
  await write(british, [lead('1', 5), lead('2', 4, ['GB:a', 'GB:c"\\{,}'])]);
  await given.retract('joint too');
  expect(await list(british)).toEqual(['2 2026-01-01']);
  expect((await tally()).standing).toBe(1);
  await write(british, [lead('2', 4, ['GB:a', 'GB:c"\\{,}'])]);
  expect(await list(british, { withdrawn: true })).toEqual(['1 2026-01-01 2026-01-01']);
  await given.give('joint too', [fact('GB:b', 'name', 'B')]);
});

test('whoever becomes protected leaves every lead at once, withdrawn ones too', async () => {
  await write(british, [lead('1', 5, ['GB:a', 'GB:e']), lead('2', 4, ['GB:a', 'GB:c"\\{,}'])]);
  await write(british, [lead('2', 4, ['GB:a', 'GB:c"\\{,}'])]);
  expect(await list(british, { withdrawn: true })).toEqual(['1 2026-01-01 2026-01-01']);
  await given.give('victims', [fact('GB:e', 'note', 'found on board', { subject: 'victim' })]);
  expect(await list(british, {})).toEqual(['2 2026-01-01']);
  expect(await list(british, { record: 'GB:e' })).toEqual([]);
  expect(await tally()).toEqual({ standing: 1, withdrawn: 0, met: new Set() });
  // An analysis that began before may still write what it found.
  await write(british, [lead('1', 5, ['GB:a', 'GB:e'])], 'test', 'before');
  expect(await list(british)).toEqual([]);
});

const tally = (): Promise<{ standing: number; withdrawn: number; met: ReadonlySet<string> }> =>
  given.store.read(british, (reader) => reader.tallyLeads({}, []));

test('the database itself keeps a forgotten filter from a lead that names what is out of view', async () => {
  const standing = lead('2', 4, ['GB:a', 'GB:c"\\{,}']);
  await write(british, [lead('1', 5), standing, lead('3', 3, ['GB:a', 'GB:d'])]);
  await given.give('victims', [fact('GB:d', 'note', 'found on board', { subject: 'victim' })]);
  const all = 'SELECT anchor_value AS value FROM lead ORDER BY 1';
  expect(await unfiltered(british, all)).toEqual([{ value: '1' }, { value: '2' }]);
  expect(await unfiltered(british, 'SELECT count(*) AS count FROM lead')).toEqual([{ count: 2 }]);
  expect(await unfiltered(british, `SELECT find_leads_on('GB:a') AS id`)).toHaveLength(3);
  expect(await unfiltered(british, `SELECT id FROM lead WHERE id IN (SELECT find_leads_on('GB:d'))`)).toEqual(
    [],
  );
  expect(await unfiltered(french, all)).toEqual([]);
});

test('people who are held to help are in no lead of networks or supply, and in those of shared identifiers still', async () => {
  const found = [lead('1', 5, ['GB:a', 'GB:b'], 'networks')];
  await write(british, found, 'networks');
  await write(british, [lead('2', 4, ['GB:a', 'GB:b'], 'correlations')], 'correlations');
  await given.store.pool.query(
    `INSERT INTO aid_association (record, id, reason, confirmed_by, confirmed_at)
     VALUES ('GB:b', '00000000-0000-4000-8000-000000000001', 'rescues', 'ada', now())`,
  );
  expect(await list(british)).toEqual(['2 2026-01-01']);
  await given.store.pool.query(
    `UPDATE aid_association SET withdrawn_by = 'ada', withdrawn_at = now(), withdrawn_reason = 'an error'`,
  );
  expect(await list(british)).toEqual(['1 2026-01-01', '2 2026-01-01']);
});

/** What a query finds that filters by nothing: the policies of the database alone stand before it. */
async function unfiltered(view: View, sql: string): Promise<unknown[]> {
  const client = await given.store.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('role', 'foreland_reader', true), set_config('foreland.labels', $1, true),
              set_config('foreland.view_class', $2, true)`,
      [`{${view.labels.join(',')}}`, view.viewClass],
    );
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

test('two processes that analysed the same view write one after the other', async () => {
  const found = Array.from({ length: 200 }, (_, index) => lead(String(index), index));
  await Promise.all([write(british, found), write(british, [...found].reverse())]);
  expect((await list(british)).length).toBe(100);
});

test('a result is kept with the digest of what it was computed from', async () => {
  await given.store.transact((transactor) => transactor.writeDerived(british, 'picture', 'one', { n: 1 }));
  await given.store.transact((transactor) => transactor.writeDerived(british, 'picture', 'two', { n: 2 }));
  expect(await given.store.read(british, (reader) => reader.derived('picture'))).toMatchObject({
    digest: 'two',
    content: { n: 2 },
  });
  expect(await given.store.read(french, (reader) => reader.derived('picture'))).toBeUndefined();
});
