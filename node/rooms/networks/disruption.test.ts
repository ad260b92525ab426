import type { Truth } from '@foreland/exercise';
import { PARTNERS } from '@foreland/model';
import type { Call, Contract } from '@foreland/model/contract';
import { lawOn } from '@foreland/model/law';
import type { TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../../testkit/node.ts';
import type { TestNode } from '../../../testkit/node.ts';
import { exerciseIn, importWhatIsSeen, networkMade, ranked, readerOf } from './networks-testing.ts';

type Question = NonNullable<Call<Contract['rankActions']>['body']>;

let given: TestNode;
let british: TestClient;
let french: TestClient;
let truth: Truth;
let today: string;
/** A group with actions against its people and their things. */
let group: string;

beforeAll(async () => {
  given = await startTestNode({ furnished: true });
  [british, french] = [await given.persona('gb-analyst'), await given.persona('fr-liaison')];
  await Promise.all([networkMade(british), networkMade(french)]);
  ({ truth, today } = await exerciseIn(given));
  const { groups } = await british.call('networks');
  group = groups[0]?.id ?? '';
});
afterAll(() => given[Symbol.asyncDispose]());

test('proposes actions against offenders and their things, says what it withholds and by which rule', async () => {
  const { groups } = await british.call('networks');
  const kinds = new Set<string>();
  const rules = new Set<string>();
  for (const { id } of groups) {
    const { members } = await british.call('networkGroup', { params: { group: id } });
    const byId = new Map(members.map((member) => [member.id, member]));
    const { actions, withheld } = await british.call('proposedActions', { body: { group: id } });
    for (const { kind, target } of actions) {
      kinds.add(kind);
      const member = byId.get(target.id);
      expect(member).toBeDefined();
      if (kind === 'arrest')
        expect(member?.subjects.some((each) => /suspect|convicted|likely-offender/.test(each))).toBe(true);
      expect(truth.protectedRecords).not.toContain(target.id);
    }
    for (const { rule, target } of withheld) {
      rules.add(rule);
      expect(actions.map((action) => action.target.id)).not.toContain(target.id);
    }
  }
  expect([...kinds].sort()).toEqual([
    'account-freeze',
    'advert-removal',
    'arrest',
    'seizure',
    'supplier-action',
  ]);
  // Life jackets of the exercise, people who are contacts alone, and what such people own.
  for (const rule of ['life-saving', 'not-an-offender', 'belongs-to-no-offender'])
    expect(rules).toContain(rule);
});

test('tells the law of every partner, where the target is, and who near it has the power', async () => {
  const { actions, law } = await british.call('proposedActions', { body: { group } });
  const known = new Map(law.map((provision) => [provision.id, provision]));
  for (const { kind, legality, places, nearest } of actions) {
    expect(legality.map(({ partner }) => partner)).toEqual([...PARTNERS]);
    expect(legality).toEqual(lawOn(kind));
    for (const { provisions, offences } of legality)
      for (const id of [...provisions, ...offences]) expect(known.get(id)?.measures).toContain(kind);
    const near = places.flatMap(({ country }) => legality.find(({ partner }) => partner === country) ?? []);
    const able =
      near.find(({ power }) => power === 'exists') ?? near.find(({ power }) => power === 'by-notice');
    expect(nearest).toEqual(able && { partner: able.partner, power: able.power });
  }
  expect(actions.flatMap(({ places }) => places.map(({ by }) => by))).toContain('account');
  // Nobody has compared the law with its sources yet, and the answer says so.
  expect(law.filter(({ checkedOn }) => checkedOn !== undefined)).toEqual([]);
});

test('ranks within the budget, with evidence, the same each time', async () => {
  const ranking = await ranked(british, { group, budget: 8 });
  expect(ranking.portfolios.length).toBeGreaterThan(1);
  const actions = new Map(ranking.actions.map((action) => [action.id, action]));
  const links = new Map(ranking.links.map((link) => [link.id, link]));
  const nodes = new Set(ranking.nodes.map(({ id }) => id));
  for (const { actions: chosen, cost, outcomes, best, effect, largestPart } of ranking.portfolios) {
    expect(cost).toBeLessThanOrEqual(8);
    expect(cost).toBeCloseTo(
      chosen.reduce((sum, id) => sum + (actions.get(id)?.terms.cost ?? Number.NaN), 0),
      9,
    );
    expect(outcomes.map(({ replacement }) => replacement)).toEqual(['none', 'fast', 'slow']);
    const [none, fast] = outcomes;
    expect(none?.launches.value).toBeLessThanOrEqual(fast?.launches.value ?? 0);
    expect(none?.drop).toBeGreaterThan(0);
    expect(best).toBeLessThanOrEqual(1);
    expect(largestPart).toBeLessThanOrEqual(ranking.dismantling.largestPart);
    for (const { link } of effect) expect(links.has(link)).toBe(true);
  }
  expect(ranking.portfolios.reduce((sum, { best }) => sum + best, 0)).toBeCloseTo(1, 6);
  expect(ranking.portfolios[0]?.effect.length).toBeGreaterThan(0);
  for (const { from, to, statements } of ranking.links) {
    expect(nodes.has(from) && nodes.has(to)).toBe(true);
    const { statements: found } = await british.call('evidence', {
      body: { statements: statements.slice(0, 5) },
    });
    expect(found).toHaveLength(Math.min(5, statements.length));
  }
  expect(ranking.exact?.greedy).toBeGreaterThanOrEqual(ranking.exact?.launches ?? Infinity);
  expect(await ranked(british, { group, budget: 8 })).toEqual(ranking);
});

test('ranks what somebody leaves in, under the terms that somebody knows better', async () => {
  const { actions } = await british.call('proposedActions', { body: { group } });
  const chosen = actions.filter(({ kind }) => kind === 'arrest').slice(0, 3);
  const [first] = chosen;
  const action = first?.id ?? '';
  const ranking = await ranked(british, {
    group,
    budget: 2.5,
    actions: chosen.map(({ id }) => id),
    terms: [{ action, cost: 2, likelihood: 0.9, delayDays: 1 }],
  });
  expect(ranking.actions.map(({ id, changed }) => [id, changed])).toEqual(
    chosen.map(({ id }) => [id, id === action]),
  );
  expect(ranking.actions[0]?.terms).toMatchObject({ cost: 2, delayDays: 1 });
  expect(ranking.actions[0]?.terms.success.value).toBeCloseTo(0.9, 9);
  // The others cost three weeks each.
  for (const portfolio of ranking.portfolios) expect(portfolio.actions).toEqual([action]);
});

test('what people confirm to be an association of aid is no target from that moment on', async () => {
  const { groups } = await british.call('networks');
  const proposals = await Promise.all(
    groups.map(async ({ id }) => ({
      id,
      found: await british.call('proposedActions', { body: { group: id } }),
    })),
  );
  const suppliers = proposals.flatMap(({ id, found }) =>
    found.actions.flatMap(({ kind, target, id: action }) =>
      kind === 'supplier-action' ? [{ id, action, party: target.id }] : [],
    ),
  );
  const [supplier] = suppliers;
  if (!supplier) throw new Error('the exercise has no supplier');
  const { action, party } = supplier;
  const confirmed = await british.call('confirmAid', {
    body: { party, reason: 'They lend boats to rescuers' },
  });
  const body = { group: supplier.id };
  const { actions, withheld } = await british.call('proposedActions', { body });
  expect(actions.map(({ id }) => id)).not.toContain(action);
  expect(withheld.find(({ target }) => target.id === party)?.rule).toBe('aid');
  const ranking = await british.try('rankActions', { body: { ...body, budget: 8, actions: [action] } });
  expect([ranking.status, (ranking.json as { code?: string }).code]).toEqual([403, 'target-forbidden']);
  await british.call('withdrawAid', { params: { association: confirmed.id }, body: { reason: 'A test' } });
  expect((await british.call('proposedActions', { body })).actions.map(({ id }) => id)).toContain(action);
});

test('each reading of actions is in the audit log with whom it told of', async () => {
  const officer = await given.persona('gb-protection');
  const { actions } = await british.call('proposedActions', { body: { group } });
  const ranking = await ranked(british, { group, budget: 4 });
  for (const [route, records] of [
    ['proposedActions', actions.map(({ target }) => target.id)],
    ['rankActions', ranking.actions.map(({ target }) => target.id)],
  ] as const) {
    const { entries } = await officer.call('audit', { query: { user: 'gb-analyst', limit: 200 } });
    const told = entries.flatMap((entry) => (entry.route === route ? entry.records : []));
    expect(records.length).toBeGreaterThan(0);
    expect(records.filter((record) => !told.includes(record))).toEqual([]);
  }
});

test('strategic staff are refused', async () => {
  const campaigns = await given.persona('fr-flows');
  for (const route of ['proposedActions', 'rankActions'] as const)
    expect((await campaigns.try(route, { body: { group, budget: 3 } })).status).toBe(403);
});

test('refuses what is unclear, unknown, out of view, or no target', async () => {
  const { withheld } = await british.call('proposedActions', { body: { group } });
  const [kept] = withheld;
  const forbidden = `${kept?.kind}:${kept?.target.id}`;
  const guarded = truth.protectedRecords[0] ?? '';
  const refused: [body: unknown, status: number, code: string][] = [
    [{ budget: 3 }, 400, 'scope-unclear'],
    [{ group, nodes: [group], budget: 3 }, 400, 'scope-unclear'],
    [{ group, budget: 3, actions: ['arrest:GB:nobody'] }, 404, 'action-unknown'],
    [{ group, budget: 3, actions: [`arrest:${guarded}`] }, 404, 'action-unknown'],
    [{ group, budget: 3, actions: [forbidden] }, 403, 'target-forbidden'],
    [{ group, budget: 3, terms: [{ action: forbidden, cost: 1 }] }, 403, 'target-forbidden'],
    [{ group: guarded, budget: 3 }, 404, 'node-unknown'],
    [{ nodes: [guarded], budget: 3 }, 404, 'node-unknown'],
    [{ nodes: ['GB:nobody'], budget: 3 }, 404, 'node-unknown'],
    ...[0, -1, Infinity, 'many', 1e9].map((budget): [unknown, number, string] => [
      { group, budget },
      400,
      'request-invalid',
    ]),
    [{ group, budget: 3, actions: [] }, 400, 'request-invalid'],
    [{ group, budget: 3, terms: [{ action: forbidden, likelihood: 2 }] }, 400, 'request-invalid'],
  ];
  for (const [body, status, code] of refused) {
    const answered = await british.try('rankActions', { body: body as Question });
    expect([body, answered.status, (answered.json as { code?: string }).code]).toEqual([body, status, code]);
  }
  // A budget that buys nothing is no error: there is nothing to advise.
  expect((await ranked(british, { group, budget: 0.1 })).portfolios).toEqual([]);
});

test('a node that holds only what a reader sees proposes and ranks the same', async () => {
  await using elsewhere = await startTestNode();
  await importWhatIsSeen(elsewhere, await readerOf(french), today);
  const alone = await elsewhere.persona('fr-liaison');
  await networkMade(alone);
  const { groups } = await french.call('networks');
  let actions = 0;
  for (const { id } of groups.slice(0, 3)) {
    const proposals = await french.call('proposedActions', { body: { group: id } });
    expect(await alone.call('proposedActions', { body: { group: id } })).toEqual(proposals);
    actions += proposals.actions.length;
    if (proposals.actions.length === 0) continue;
    const question = { group: id, budget: 6 };
    expect(await ranked(alone, question)).toEqual(await ranked(french, question));
  }
  expect(actions).toBeGreaterThan(0);
});
