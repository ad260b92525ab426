import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Contract } from '@foreland/model/contract';
import type { Outcome } from './testing.ts';
import { AnalystDesk } from './testing-node.ts';

type Matches = Pick<Answer<Contract['matches']>, 'matches' | 'statuses' | 'computing'>;
type Match = Answer<Contract['match']>;
type Entity = Answer<Contract['entity']>;
type Explained = Answer<Contract['explainMatch']>;

let desk: AnalystDesk;

beforeAll(async () => {
  desk = await AnalystDesk.open();
});
afterAll(() => desk?.[Symbol.asyncDispose]());

const ask = <T>(...argv: string[]): Promise<T> => desk.ask<T>(...argv);

async function read(...argv: string[]): Promise<string> {
  const { code, output, errors }: Outcome = await desk.run([...argv, '--quiet']);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return output;
}

const listed = (...filter: string[]): Promise<Matches> => ask('match', '--wait', ...filter);
/** Identity, and what is compared: not what changes with the time of asking. */
const composition = ({ id, members }: Entity) => ({ id, members: members.map(({ record }) => record) });

test('the queue is listed and filtered, and a pair is shown with parts that add up', async () => {
  const { matches, statuses, computing } = await listed('--status', 'automatic', '--limit', '1000');
  expect(computing).toBe(false);
  expect(matches.length).toBeGreaterThan(5);
  expect(statuses.find(({ status }) => status === 'automatic')?.count).toBe(matches.length);
  const [type] = matches.map((match) => match.type);
  const some = await listed('--status', 'automatic', '--type', type ?? '', '--limit', '1000');
  expect(new Set(some.matches.map((match) => match.type))).toEqual(new Set([type]));

  const [{ id, a, b } = { id: '', a: { record: '' }, b: { record: '' } }] = matches;
  const detail = await ask<Match>('match', 'show', id);
  const sum = detail.parts.reduce((bits, part) => bits + part.bits, 0);
  expect(sum).toBeCloseTo(detail.bits, 6);
  const text = await read('match', 'show', id);
  expect(text).toContain(a.record);
  expect(text).toMatch(/prior[\s\S]*█[\s\S]*sum/);

  const explained = await ask<Explained>('explain', a.record, b.record);
  expect(explained.bits).toBeCloseTo(detail.bits, 6);
  expect(await read('explain', b.record, a.record)).toContain(b.record);
  expect(await read('match', '--record', a.record, '--status', 'automatic')).toContain(id);
});

test('an answer joins or parts, and is taken back', async () => {
  const { matches } = await listed('--status', 'automatic');
  const [{ id, a, b } = { id: '', a: { record: '' }, b: { record: '' } }] = matches;
  const before = composition(await ask<Entity>('match', 'entity', a.record));
  expect(before.members).toEqual(expect.arrayContaining([a.record, b.record]));
  expect(await read('match', 'judge', 'different', id, '--note', 'Two brothers')).toMatch(/Two brothers/);
  await listed();
  const parted = await ask<Entity>('match', 'entity', a.record);
  expect(parted.members.map(({ record }) => record)).not.toContain(b.record);
  const refused = await desk.run([
    'match',
    'withdraw',
    id,
    '--judgement',
    '00000000-0000-0000-0000-000000000000',
  ]);
  expect(refused.code).toBe(1);
  const back = await ask<Match>('match', 'withdraw', id, '--note', 'Mistaken');
  expect(back.judgements.every(({ withdrawn, answer }) => withdrawn || answer !== 'different')).toBe(true);
  await listed();
  expect(composition(await ask<Entity>('match', 'entity', a.record))).toEqual(before);
  const nothing = await desk.run(['match', 'withdraw', id]);
  expect([nothing.code, nothing.errors]).toEqual([1, expect.stringContaining('No answer of yours')]);
});

test('several pairs are judged at once, those that agree alike too', async () => {
  const { matches } = await listed('--status', 'review', '--limit', '1000');
  const group = Map.groupBy(matches, ({ pattern }) => pattern);
  const [largest = []] = [...group.values()].sort((one, other) => other.length - one.length);
  const [first] = largest;
  if (first === undefined) return expect(matches).toEqual([]);
  const answer = await ask<{ judged?: number }>('match', 'judge', 'unsure', first.id, '--alike');
  if (largest.length > 1) expect(answer.judged).toBe(largest.length);
  const waiting = await listed('--status', 'second-opinion', '--limit', '1000');
  expect(waiting.matches.map(({ id }) => id)).toEqual(expect.arrayContaining(largest.map(({ id }) => id)));
});

test('records are split from an entity', async () => {
  const { matches } = await listed('--status', 'automatic', '--limit', '1000');
  const match = matches.find(({ a }) => a.members > 1);
  const { a = { record: '', members: 0 } } = match ?? {};
  const { members } = await ask<Entity>('match', 'entity', a.record);
  const other = members.find(({ record }) => record !== a.record)?.record ?? '';
  await ask<Entity>('match', 'split', a.record, other);
  await listed();
  const after = await ask<Entity>('match', 'entity', a.record);
  expect(after.members.map(({ record }) => record)).not.toContain(other);
  expect(await read('match', 'entity', a.record)).toContain('split');
});

test('models are shown, and everything is matched anew', async () => {
  await listed();
  const { models } = await ask<{ models: { type: string }[] }>('match', 'models');
  expect(models.map(({ type }) => type)).toContain('person');
  expect(await read('match', 'models', '--type', 'person')).toMatch(/Calibration error/);
  expect(await ask<{ kind: string; state: string }>('match', 'run')).toMatchObject({
    kind: 'cross-match',
    state: 'done',
  });
});

test('what cannot be seen is refused as if it were not there', async () => {
  const missing = await desk.run(['explain', 'GB:p-none', 'FR:p-none', '--json']);
  expect(missing.code).toBe(1);
  expect(JSON.parse(missing.errors)).toMatchObject({ problem: { remedy: expect.any(String) } });
});
