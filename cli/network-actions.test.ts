import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Contract } from '@foreland/model/contract';
import { EXIT } from './exit.ts';
import { AnalystDesk } from './testing-node.ts';

type Ranking = NonNullable<Answer<Contract['rankActions']>['ranking']>;
type Decision = Answer<Contract['decideOnActions']>;

let desk: AnalystDesk;
let group: string;

beforeAll(async () => {
  desk = await AnalystDesk.open();
  const { groups } = await ask<Answer<Contract['networks']>>('groups');
  group = groups[0]?.id ?? '';
});
afterAll(() => desk?.[Symbol.asyncDispose]());

const ask = <T>(...argv: string[]): Promise<T> => desk.ask<T>('network', ...argv);

const told = async (...argv: string[]): Promise<string> => {
  const outcome = await desk.run(['network', ...argv]);
  expect(outcome.code, outcome.errors).toBe(0);
  return outcome.output;
};

test('actions are told with what is withheld, and with the law where asked for', async () => {
  const { actions, withheld } = await ask<Answer<Contract['proposedActions']>>('actions', group);
  const output = await told('actions', group, '--law');
  for (const { id } of actions) expect(output).toContain(id);
  expect(output).toContain(withheld[0]?.target.id);
  expect(output).toContain('Police and Criminal Evidence Act 1984, s. 24');
  expect(output).toMatch(/verify the wording/);
  expect(await told('actions', group)).not.toContain('Police and Criminal Evidence Act');
});

test('a ranking keeps to the budget and to what is left in', async () => {
  const ranking = await ask<Ranking>('rank', group, '--budget', '6');
  expect(ranking.portfolios.every(({ cost }) => cost <= 6)).toBe(true);
  const [first = ''] = ranking.portfolios[0]?.actions ?? [];
  const text = await told('rank', group, '--budget', '6');
  expect(text).toContain(ranking.digest);
  expect(text).toContain('a person decides');
  const without = await ask<Ranking>('rank', group, '--budget', '6', '--without', first);
  expect(without.actions.map(({ id }) => id)).not.toContain(first);
  const known = ['--cost', `${first}=1`, '--chance', `${first}=95`, '--delay', `${first}=2`];
  const better = await ask<Ranking>('rank', group, '--budget', '1', '--only', first, ...known);
  expect(better.actions).toMatchObject([{ id: first, changed: true, terms: { cost: 1, delayDays: 2 } }]);
  expect(better.actions[0]?.terms.success.value).toBeCloseTo(0.95, 9);
});

test('a decision cites the ranking that was seen, and its outcome is recorded', async () => {
  const asked = [group, '--budget', '6'];
  const { digest, portfolios } = await ask<Ranking>('rank', ...asked);
  const cited = ['--ranking', digest, '--portfolio', '1', '--reason', 'Best whoever steps in'];
  const decision = await ask<Decision>('decide', ...asked, ...cited);
  expect(decision.advice).toMatchObject({ digest, chosen: 0 });
  expect(decision.actions.map(({ id }) => id).sort()).toEqual([...(portfolios[0]?.actions ?? [])].sort());
  const nothing = await ask<Decision>('decide', group, '--nothing', '--reason', 'They would be warned');
  expect(nothing.actions).toEqual([]);
  const action = decision.actions[0]?.id ?? '';
  const output = await told(
    'outcome',
    decision.id,
    action,
    'failed',
    '--day',
    '2026-01-05',
    '--note',
    'Not at home',
  );
  expect(output).toContain('Not at home');
  const list = await told('decisions', group);
  for (const text of [decision.id, nothing.id, 'Best whoever steps in', 'Nothing is done.', 'failed'])
    expect(list).toContain(text);
  const page = await desk.run(['network', 'decisions', group, '--limit', '1', '--json']);
  expect(JSON.parse(page.output)).toMatchObject({ decisions: [{ id: nothing.id }], more: true });
  const all = await ask<{ decisions: Decision[]; more: boolean }>('decisions', group, '--all');
  expect(all).toMatchObject({ decisions: [{ id: nothing.id }, { id: decision.id }], more: false });
  // What was seen has changed what is usual: the ranking of before is no more what it was.
  const stale = await desk.run(['network', 'decide', ...asked, ...cited]);
  expect(stale).toMatchObject({ code: EXIT.refused });
  expect(stale.errors).toMatch(/has changed since/);
});

test.each([
  ['no group', ['actions'], /no group and no node/],
  ['group and nodes', ['actions', 'GB:p-1', '--nodes', 'GB:p-2'], /or both/],
  ['no budget', ['rank', 'GB:p-1'], /--budget/],
  ['a budget that is none', ['rank', 'GB:p-1', '--budget', 'much'], /number of 0 or more/],
  ['terms of nothing', ['rank', 'GB:p-1', '--budget', '3', '--chance', '90'], /an action and a number/],
  [
    'in and out',
    ['rank', 'GB:p-1', '--budget', '3', '--only', 'a', '--without', 'b'],
    /--only and --without/,
  ],
  ['no reason', ['decide', 'GB:p-1', '--nothing'], /--reason/],
  ['no decision', ['decide', 'GB:p-1', '--reason', 'x'], /not clear what is decided/],
  ['two decisions', ['decide', 'GB:p-1', '--reason', 'x', '--nothing', '--action', 'a'], /not clear/],
  [
    'a portfolio of no ranking',
    ['decide', 'GB:p-1', '--reason', 'x', '--portfolio', '1'],
    /cited in part only/,
  ],
  ['an outcome that is none', ['outcome', 'x', 'arrest:GB:p-1', 'won', '--day', '2026-01-05'], /succeeded/],
])('%s is wrong usage', async (_, argv, says) => {
  const outcome = await desk.run(['network', ...argv]);
  expect(outcome.errors).toMatch(says);
  expect(outcome.code).toBe(EXIT.usage);
});
