import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { View } from '@foreland/model';
import { analyst, fact, label, openTestStore } from '../testing.ts';
import type { TestStore } from '../testing.ts';
import type { KeptActionDecision, OutcomeCount } from '../read/action-decisions.ts';
import type { NewActionDecision, NewOutcome } from './action-decisions.ts';

const DECISION = '00000000-0000-4000-8000-000000000001';
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
  for (const table of ['action_outcome', 'decided_action', 'action_decision'])
    await given.store.pool.query(`DELETE FROM ${table}`);
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

const decide = (more: Partial<NewActionDecision> = {}): Promise<boolean> =>
  given.store.transact((transactor) =>
    transactor.decideOnActions({
      partner: 'GB',
      id: DECISION,
      author: 'gb-analyst',
      group: 'GB:a',
      nodes: [],
      reason: 'The engines “last”',
      advice: { before: 3 },
      parts: [joint],
      records: ['GB:a', 'GB:b'],
      actions: [
        { action: 'arrest:GB:a', kind: 'arrest', target: 'GB:a', terms: { cost: 3 }, records: ['GB:a'] },
        { action: 'arrest:GB:b', kind: 'arrest', target: 'GB:b', terms: { cost: 2 }, records: ['GB:b'] },
      ],
      ...more,
    }),
  );

const record = (more: Partial<NewOutcome> = {}): Promise<void> =>
  given.store.transact((transactor) =>
    transactor.recordOutcome({
      partner: 'GB',
      decision: DECISION,
      id: '00000000-0000-4000-8000-00000000000a',
      action: 'arrest:GB:a',
      result: 'failed',
      day: '2026-01-02',
      note: undefined,
      statements: [],
      parts: [],
      author: 'gb-analyst',
      ...more,
    }),
  );

const seenBy = (view: View): Promise<KeptActionDecision[]> =>
  given.store.read(view, (reader) => reader.actionDecisions.list({ limit: 10 }));
const countedBy = (view: View): Promise<OutcomeCount[]> =>
  given.store.read(view, (reader) => reader.actionDecisions.outcomes());

/** How many rows a query without any filter of its own finds. */
async function rowsUnderPolicy({ labels }: View): Promise<number[]> {
  const client = await given.store.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('role', 'foreland_reader', true), set_config('foreland.labels', $1, true)`,
      [`{${labels.join(',')}}`],
    );
    const counts: number[] = [];
    for (const table of ['action_decision', 'decided_action', 'action_outcome'])
      counts.push((await client.query(`SELECT FROM ${table}`)).rowCount ?? -1);
    return counts;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

test('a decision is read back as it was made, by whoever clears all that its author saw', async () => {
  expect(await decide()).toBe(true);
  const [decision, ...more] = await seenBy(british);
  expect(more).toEqual([]);
  expect(decision).toMatchObject({
    partner: 'GB',
    group: 'GB:a',
    reason: 'The engines “last”',
    advice: { before: 3 },
    withdrawn: 0,
    outcomes: [],
    actions: [
      { action: 'arrest:GB:a', kind: 'arrest', target: 'GB:a', terms: { cost: 3 } },
      { action: 'arrest:GB:b', kind: 'arrest', target: 'GB:b', terms: { cost: 2 } },
    ],
  });
  expect(await seenBy(french)).toEqual([decision]);
});

test('a decision that rests on more than a reader clears is not there for that reader', async () => {
  await decide({ parts: [joint, own] });
  await record();
  expect(await seenBy(british)).toHaveLength(1);
  expect(await seenBy(french)).toEqual([]);
  expect(await countedBy(french)).toEqual([]);
  // The policy of the database keeps to that where a query forgets to.
  expect(await rowsUnderPolicy(british)).toEqual([1, 2, 1]);
  expect(await rowsUnderPolicy(french)).toEqual([0, 0, 0]);
});

test('the newest outcome that is in view counts', async () => {
  await decide();
  await record();
  given.at('2026-02-01T00:00:00.000Z');
  await record({ id: '00000000-0000-4000-8000-00000000000b', result: 'succeeded', parts: [own] });
  await record({
    id: '00000000-0000-4000-8000-00000000000c',
    action: 'arrest:GB:b',
    result: 'not-carried-out',
  });
  expect(await countedBy(british)).toEqual([{ kind: 'arrest', succeeded: 1, failed: 0 }]);
  expect(await countedBy(french)).toEqual([{ kind: 'arrest', succeeded: 0, failed: 1 }]);
  const [seen] = await seenBy(french);
  expect(seen?.outcomes.map(({ action, result, day }) => [action, result, day])).toEqual([
    ['arrest:GB:b', 'not-carried-out', '2026-01-02'],
    ['arrest:GB:a', 'failed', '2026-01-02'],
  ]);
});

test('a target that becomes protected is gone at once, with what was written of it', async () => {
  await decide();
  await record();
  await given.give('later', [fact('GB:a', 'notes', 'A victim', { subject: 'victim' })]);
  const [decision] = await seenBy(await given.store.view(analyst('GB')));
  expect(decision?.actions.map(({ target }) => target)).toEqual(['GB:b']);
  expect(decision).toMatchObject({ withdrawn: 1, reason: undefined, advice: undefined, outcomes: [] });
  expect(await countedBy(british)).toEqual([]);
});

test('what was noted of another target is told no more: it may tell of whoever is protected now', async () => {
  await decide();
  await record({ note: 'A was with B' });
  expect((await seenBy(british))[0]?.outcomes[0]?.note).toBe('A was with B');
  await given.give('later', [fact('GB:b', 'notes', 'A victim', { subject: 'victim' })]);
  const [decision] = await seenBy(await given.store.view(analyst('GB')));
  expect(decision?.outcomes.map(({ action, note }) => [action, note])).toEqual([['arrest:GB:a', undefined]]);
});

test('nothing is written where somebody has become protected meanwhile', async () => {
  await given.give('later', [fact('GB:b', 'notes', 'A victim', { subject: 'victim' })]);
  expect(await decide()).toBe(false);
  expect(await seenBy(british)).toEqual([]);
});

describe('page by page', () => {
  const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  /** Every second one is out of view for the French, every third one is about somebody else. */
  const ALL = Array.from({ length: 30 }, (_, at) => at + 1);
  beforeEach(async () => {
    for (const number of ALL) {
      // Three at a time are of one moment: their ids tell which comes first.
      given.at(`2026-03-01T00:00:${String(Math.floor(number / 3)).padStart(2, '0')}.123Z`);
      await decide({
        id: idOf(number),
        parts: number % 2 === 0 ? [joint, own] : [joint],
        ...(number % 3 === 0 ? { group: undefined, nodes: ['GB:z'], actions: [] } : {}),
      });
    }
  });

  const pagesOf = async (view: View, limit: number, about?: readonly string[]): Promise<number[][]> => {
    const pages: number[][] = [];
    for (let after: KeptActionDecision | undefined; ;) {
      const page = await given.store.read(view, (reader) =>
        reader.actionDecisions.list({ limit, after, about }),
      );
      if (page.length === 0) return pages;
      pages.push(page.map(({ id }) => Number(id.slice(-4))));
      after = page.at(-1);
    }
  };

  test('what is out of view takes no place, and nothing is told twice or left out', async () => {
    const newestFirst = ALL.toReversed();
    expect((await pagesOf(british, 7)).flat()).toEqual(newestFirst);
    const seen = newestFirst.filter((number) => number % 2 === 1);
    const pages = await pagesOf(french, 4);
    expect(pages.flat()).toEqual(seen);
    expect(pages.map(({ length }) => length)).toEqual([4, 4, 4, 3]);
  });

  test('those about somebody are found however many others are newer', async () => {
    const others = ALL.toReversed().filter((number) => number % 3 !== 0);
    expect((await pagesOf(british, 5, ['GB:a'])).flat()).toEqual(others);
    // As a target of an action, as one of the nodes, and not at all.
    expect((await pagesOf(british, 5, ['GB:nobody', 'GB:b'])).flat()).toEqual(others);
    expect((await pagesOf(french, 2, ['GB:z'])).flat()).toEqual([27, 21, 15, 9, 3]);
    expect(await pagesOf(british, 5, [])).toEqual([]);
  });
});
