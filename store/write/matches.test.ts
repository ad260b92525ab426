import { matchId } from '@foreland/model';
import type { JudgementAnswer, Partner, View } from '@foreland/model';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OPEN, analyst, contribution, fact, label, openTestStore } from '../testing.ts';
import type { TestStore } from '../testing.ts';
import type { KeptJudgement } from '../read/judgements.ts';
import type { FoundMatch, MatchDifference } from './matches.ts';

const NOTHING: MatchDifference = { pairs: [], gonePairs: [], members: [], goneMembers: [], changes: [] };
const OWN = label({ audience: ['GB'] });

let given: TestStore;
let british: View;
let french: View;
/** Numbers of the labels that both clear, and that only the British clear. */
let joint: number;
let own: number;

beforeAll(async () => {
  given = await openTestStore();
});
afterAll(() => given[Symbol.asyncDispose]());
beforeEach(async () => {
  await given.empty();
  await given.store.pool.query(
    ['match_pair', 'match_member', 'match_change', 'match_change_record', 'judgement', 'derived']
      .map((table) => `DELETE FROM ${table}`)
      .join('; '),
  );
  await given.give('joint', [fact('GB:a', 'name', 'A'), fact('GB:b', 'name', 'B')]);
  await given.give('own', [fact('GB:b', 'alias', 'Bee', { label: OWN })]);
  british = await given.store.view(analyst('GB'));
  french = await given.store.view(analyst('FR'));
  const numbers = await given.store.read(british, (reader) =>
    reader.matches.labelsOfRecords(['GB:a', 'GB:b']),
  );
  [joint] = numbers.get('GB:a') as [number];
  own = numbers.get('GB:b')?.find((key) => key !== joint) ?? 0;
});

function pair(a: string, b: string, more: Partial<FoundMatch> = {}): FoundMatch {
  return {
    id: matchId(a, b),
    revision: '00000000-0000-0000-0000-000000000001',
    type: 'person',
    a,
    b,
    bits: 3.25,
    probability: 0.9,
    status: 'review',
    value: 1 / 3,
    pattern: '00000000-0000-0000-0000-00000000000a',
    parts: [{ field: 'name', agreement: 'exact', bits: 3.25, a: { value: '“A”\\\n', statements: [] } }],
    label: OPEN,
    labels: [joint],
    ...more,
  };
}

const write = (view: View, difference: Partial<MatchDifference>): Promise<void> =>
  given.store.transact((transactor) => transactor.writeMatches(view, { ...NOTHING, ...difference }));

const list = (view: View, filter = {}, limit = 100) =>
  given.store.read(view, (reader) => reader.matches.list(filter, { limit }));

test('what is written is read back as it was, by its own view class alone', async () => {
  await write(british, {
    pairs: [pair('GB:a', 'GB:b')],
    members: ['GB:a', 'GB:b'].map((record) => ({ record, entity: matchId('GB:a', 'GB:b') })),
    changes: [
      {
        id: matchId('GB:x', 'GB:y'),
        change: 'merge',
        cause: 'data',
        before: [['GB:a'], ['GB:b']],
        after: [['GB:a', 'GB:b']],
      },
    ],
  });
  const { revision: _, ...kept } = pair('GB:a', 'GB:b');
  expect(await list(british)).toEqual([kept]);
  expect(await list(french)).toEqual([]);
  for (const [view, members, changes] of [
    [british, ['GB:a', 'GB:b'], 1],
    [french, ['GB:a'], 0],
  ] as const) {
    await given.store.read(view, async ({ matches }) => {
      expect((await matches.entitiesOf(['GB:a'])).get('GB:a')).toEqual(members);
      expect(await matches.changesOf(['GB:b'], 10)).toHaveLength(changes);
      expect((await matches.revisions()).size).toBe(changes);
    });
  }
});

test('a difference touches what it names and nothing else', async () => {
  await write(british, { pairs: [pair('GB:a', 'GB:b'), pair('GB:a', 'GB:c'), pair('GB:b', 'GB:c')] });
  const before = await given.store.pool.query<{ place: string }>(
    "SELECT ctid::text AS place FROM match_pair WHERE a = 'GB:a' AND b = 'GB:b'",
  );
  await write(british, {
    pairs: [pair('GB:a', 'GB:c', { status: 'same' })],
    gonePairs: [matchId('GB:b', 'GB:c')],
  });
  expect((await list(british)).map(({ b, status }) => [b, status]).sort()).toEqual([
    ['GB:b', 'review'],
    ['GB:c', 'same'],
  ]);
  const after = await given.store.pool.query<{ place: string }>(
    "SELECT ctid::text AS place FROM match_pair WHERE a = 'GB:a' AND b = 'GB:b'",
  );
  expect(after.rows).toEqual(before.rows);
});

test('the most valuable first, page by page, by status, type, partner, record and pattern', async () => {
  const pairs = Array.from({ length: 25 }, (_, at) =>
    pair(
      at % 2 === 0 ? 'FR:a' : 'GB:a',
      `GB:${String(at).padStart(2, '0')}`.replace('GB:', at % 2 ? 'GB:b' : 'GB:'),
      {
        value: at % 4,
        status: at % 5 === 0 ? 'same' : 'review',
      },
    ),
  );
  await write(british, { pairs });
  const all = await list(british);
  expect(all.map(({ value }) => value)).toEqual(all.map(({ value }) => value).sort((x, y) => y - x));
  const paged = await given.store.read(british, async ({ matches }) => {
    const found: string[] = [];
    let after: { value: number; id: string } | undefined;
    for (;;) {
      const page = await matches.list({}, { limit: 4, ...(after ? { after } : {}) });
      found.push(...page.map(({ id }) => id));
      after = page.at(-1);
      if (!after) return found;
    }
  });
  expect(paged).toEqual(all.map(({ id }) => id));
  expect(await list(british, { status: 'same' })).toHaveLength(5);
  expect(await list(british, { partner: 'FR' })).toHaveLength(13);
  expect(await list(british, { record: 'GB:a' })).toHaveLength(12);
  expect(await list(british, { type: 'vehicle' })).toEqual([]);
  const waiting = await given.store.read(british, ({ matches }) =>
    matches.countWaiting([all[0]?.pattern ?? '']),
  );
  expect([...waiting.values()]).toEqual([20]);
});

async function judge(
  parts: readonly number[],
  answer: JudgementAnswer,
  { a = 'GB:a', b = 'GB:b', partner = 'GB' as Partner } = {},
): Promise<KeptJudgement> {
  const judgement: KeptJudgement = {
    id: matchId(`${answer}:${parts.join()}`, partner),
    match: matchId(a, b),
    a,
    b,
    partner,
    author: 'ada',
    answer,
    sequence: 1,
    madeAt: '2026-01-01T00:00:00.000Z',
    signature: 's',
    parts,
  };
  const joined = parts.includes(own) ? OWN : OPEN;
  await given.store.transact((transactor) =>
    transactor.judge(
      { ...contribution('Judgements', partner), format: 'judgement' },
      [
        {
          record: `${partner}:judgement-${judgement.id}`,
          schema: 'Judgement',
          property: 'note',
          value: `a note on ${a}`,
          label: joined,
          kind: 'assessment',
        },
      ],
      [{ judgement, label: joined }],
    ),
  );
  return judgement;
}

test('a judgement counts where every label of its evidence is cleared', async () => {
  const open = await judge([joint], 'same');
  const closed = await judge([joint, own], 'different');
  for (const [view, expected] of [
    [british, [closed, open]],
    [french, [open]],
  ] as const) {
    const found = await given.store.read(view, ({ matches }) => matches.judgementsOn());
    expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  }
  const digests = await Promise.all(
    [british, french].map((view) => given.store.read(view, ({ matches }) => matches.judgementDigest())),
  );
  expect(digests[0]).not.toBe(digests[1]);
});

test('the database itself shows no judgement, pair or member of others to a reader that forgets to filter', async () => {
  await judge([joint, own], 'different');
  await write(british, {
    pairs: [pair('GB:a', 'GB:b')],
    members: [{ record: 'GB:a', entity: matchId('GB:a', 'GB:b') }],
  });
  const client = await given.store.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('role', 'foreland_reader', true), set_config('foreland.labels', $1, true), set_config('foreland.view_class', $2, true)`,
      [`{${french.labels.join(',')}}`, french.viewClass],
    );
    for (const table of ['judgement', 'match_pair', 'match_member', 'match_change', 'match_change_record'])
      expect((await client.query(`SELECT FROM ${table}`)).rowCount, table).toBe(0);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

test('the same judgement written twice is there once', async () => {
  await judge([joint], 'same');
  await judge([joint], 'same');
  expect(await given.store.read(british, ({ matches }) => matches.judgementsOn())).toHaveLength(1);
});

test('a judgement is no evidence, and no contribution that people hand over', async () => {
  const digest = await given.store.read(british, (reader) => reader.digest());
  await judge([joint, own], 'same');
  const view = await given.store.view(analyst('GB'));
  expect(view.viewClass).toBe(british.viewClass);
  expect(await given.store.read(view, (reader) => reader.digest())).toBe(digest);
  const contributions = await given.store.read(view, (reader) => reader.contributions({ limit: 10 }));
  expect(contributions.map(({ title }) => title).sort()).toEqual(['joint', 'own']);
  const records = await given.store.read(view, (reader) => reader.recordPage({ after: '', limit: 100 }));
  expect(records).toEqual(['GB:a', 'GB:b']);
});

test('judgements that name a record go with it when it becomes protected', async () => {
  const gone = await judge([joint], 'same');
  const kept = await judge([joint], 'different', { a: 'GB:b', b: 'GB:c' });
  await given.give('later', [fact('GB:a', 'notes', 'fled', { subject: 'victim' })]);
  const view = await given.store.view(analyst('GB'));
  const found = await given.store.read(view, ({ matches }) => matches.judgementsOn());
  expect(found.map(({ id }) => id)).toEqual([kept.id]);
  const statements = await given.store.read(view, (reader) =>
    reader.statementsOf([gone, kept].map(({ id }) => `GB:judgement-${id}`)),
  );
  expect(statements.map(({ record }) => record)).toEqual([`GB:judgement-${kept.id}`]);
  const hits = await given.store.read(view, (reader) => reader.search({ text: 'note on' }));
  expect(hits.map(({ record }) => record)).toEqual([`GB:judgement-${kept.id}`]);
});

test('a record that becomes protected leaves every match at once, in every view class', async () => {
  for (const view of [british, french])
    await write(view, {
      pairs: [pair('GB:a', 'GB:b'), pair('GB:b', 'GB:c')],
      members: ['GB:a', 'GB:b', 'GB:c'].map((record) => ({ record, entity: matchId('GB:a', 'GB:b') })),
    });
  await given.give('later', [fact('GB:a', 'notes', 'fled', { subject: 'victim' })]);
  for (const view of [british, french]) {
    expect((await list(view)).map(({ a, b }) => [a, b])).toEqual([['GB:b', 'GB:c']]);
    const members = await given.store.read(view, ({ matches }) => matches.memberships());
    expect([...members.keys()].sort()).toEqual(['GB:b', 'GB:c']);
  }
});

test('what was found out or said before a record became protected is not written after', async () => {
  await given.give('later', [fact('GB:a', 'notes', 'fled', { subject: 'victim' })]);
  await write(british, {
    pairs: [pair('GB:a', 'GB:b'), pair('GB:b', 'GB:c')],
    members: ['GB:a', 'GB:b'].map((record) => ({ record, entity: matchId('GB:a', 'GB:b') })),
  });
  expect((await list(british)).map(({ a, b }) => [a, b])).toEqual([['GB:b', 'GB:c']]);
  await judge([joint], 'same');
  expect(await given.store.read(british, ({ matches }) => matches.judgementsOn())).toEqual([]);
  expect(await given.store.read(british, (reader) => reader.search({ text: 'note on' }))).toEqual([]);
});

describe('a kind of reader whose view grows', () => {
  const NAMES = ['matching', 'models'] as const;
  const follow = (view: View): Promise<void> =>
    given.store.transact((transactor) => transactor.followView(view, NAMES));
  const later = (view: View): View => ({ ...view, viewClass: matchId('GB:new', view.viewClass) });
  const derived = (view: View): Promise<string | undefined> =>
    given.store.read(view, async (reader) => (await reader.derived('matching'))?.digest);

  beforeEach(async () => {
    await given.store.pool.query('DELETE FROM match_view');
    await follow(british);
    await write(british, {
      pairs: [pair('GB:a', 'GB:b')],
      members: [{ record: 'GB:a', entity: matchId('GB:a', 'GB:b') }],
    });
    await given.store.transact((transactor) => transactor.writeDerived(british, 'matching', 'digest', {}));
  });

  test('goes on from what it had', async () => {
    await follow(later(british));
    expect(await list(later(british))).toEqual(await list(british));
    expect(await derived(later(british))).toBe('digest');
    await follow(later(british));
    expect(await list(later(british))).toHaveLength(1);
  });

  test('hands nothing to another kind of reader', async () => {
    await follow(french);
    expect(await list(french)).toEqual([]);
    await follow(later(french));
    expect(await list(later(french))).toEqual([]);
  });

  test('keeps what it finds there', async () => {
    await given.store.transact((transactor) => transactor.writeDerived(french, 'matching', 'own', {}));
    await write(french, { pairs: [pair('GB:a', 'GB:c')] });
    await given.store.transact((transactor) =>
      transactor.followView({ ...french, reader: british.reader }, NAMES),
    );
    expect((await list(french)).map(({ b }) => b)).toEqual(['GB:c']);
  });

  test('leaves what nobody looks through any more to be removed', async () => {
    const forget = (): Promise<number> => given.store.transact((transactor) => transactor.forgetViews(NAMES));
    expect(await forget()).toBe(0);
    await follow(later(british));
    expect(await forget()).toBe(1);
    expect(await list(british)).toEqual([]);
    expect(await derived(british)).toBeUndefined();
    expect(await list(later(british))).toHaveLength(1);
  });
});
