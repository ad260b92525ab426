import type { Truth } from '@foreland/exercise';
import { clears, parseLabel } from '@foreland/model';
import type { Answer, Contract } from '@foreland/model/contract';
import { FOUND_KINDS, NETWORK_LEADS, SUPPLY_LEADS } from '@foreland/networks/leads';
import { until } from '@foreland/testkit';
import type { TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { exerciseIn, importWhatIsSeen, readerOf } from './networks/networks-testing.ts';

type Lead = Answer<Contract['lead']>;

let given: TestNode;
let british: TestClient;
let french: TestClient;
let truth: Truth;
let today: string;
/** Leads of networks and supply, each in full. */
let leads: readonly Lead[];

beforeAll(async () => {
  given = await startTestNode({ furnished: true });
  [british, french] = [await given.persona('gb-analyst'), await given.persona('fr-liaison')];
  ({ truth, today } = await exerciseIn(given));
  leads = await leadsOf(british);
});
afterAll(() => given[Symbol.asyncDispose]());

test.each(FOUND_KINDS)(
  '%s: names its parties, says why, what speaks against it and what could be done',
  (kind) => {
    const found = leads.filter((lead) => lead.kind === kind);
    expect(found.length).toBeGreaterThan(0);
    for (const lead of found) {
      const parties = lead.subjects.filter(({ part }) => part === undefined);
      expect(parties.length).toBe(lead.anchor.value.split(' ').length);
      for (const party of lead.anchor.value.split(' '))
        expect(parties.flatMap(({ records }) => records)).toContain(party);
      expect(parties.every(({ caption, record }) => caption !== record)).toBe(true);
      expect(lead.parts.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(lead.score, 6);
      for (const list of [lead.evidence, lead.innocentExplanations, lead.missing, lead.proposedActions])
        expect(list.length).toBeGreaterThan(0);
      expect(lead.run.engine).toBe(['supplier', 'same-batch'].includes(kind) ? SUPPLY_LEADS : NETWORK_LEADS);
    }
  },
);

test('every kind is counted, and the strongest come first', async () => {
  const { kinds } = await british.call('leads', { query: { kind: 'broker' } });
  for (const kind of FOUND_KINDS) {
    const found = leads.filter((lead) => lead.kind === kind);
    expect(kinds.find((each) => each.kind === kind)?.count).toBe(found.length);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  }
});

test('the parties of a link to check are joined by no link of the chart', async () => {
  for (const { anchor } of leads.filter(({ kind }) => kind === 'link-to-check')) {
    const [one = '', other = ''] = anchor.value.split(' ');
    const { nodes, links } = await british.call('networkChart', { body: { nodes: [one, other], steps: 1 } });
    expect(nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([one, other]));
    expect(links.filter(({ from, to }) => [one, other].includes(from) && [one, other].includes(to))).toEqual(
      [],
    );
  }
});

test('nobody protected and no association of aid is in any of them, and its label clears its reader', async () => {
  const recordsOf = new Map(truth.entities.map(({ id, records }) => [id, records]));
  const aid = truth.hardNegatives.flatMap(({ b, why }) =>
    why === 'humanitarian aid' ? (recordsOf.get(b) ?? []) : [],
  );
  const never = new Set([...truth.protectedRecords, ...aid]);
  expect(never.size).toBeGreaterThan(aid.length);
  const named = leads.flatMap(({ subjects }) => subjects.flatMap(({ records }) => records));
  expect(named.filter((record) => never.has(record))).toEqual([]);
  const reader = await readerOf(british);
  for (const { label } of leads) expect(clears(reader, parseLabel(label))).toBe(true);
});

test('found again, each is the same lead; a decision on it stands', async () => {
  const [lead] = leads.filter(({ kind }) => kind === 'broker');
  await british.call('decide', { params: { lead: lead!.id }, body: { action: 'triage' } });
  const { store } = given.node.context;
  await store.pool.query(`UPDATE derived SET digest = 'of other data' WHERE name LIKE 'leads of %'`);
  const again = await leadsOf(british, 'triaged');
  expect(again.map(({ id, revision, status, foundAt }) => [id, revision, status, foundAt])).toEqual([
    [lead!.id, lead!.revision, 'triaged', lead!.foundAt],
  ]);
  expect((await leadsOf(british)).map(({ id }) => id)).toEqual(
    leads.filter(({ id }) => id !== lead!.id).map(({ id }) => id),
  );
});

test('a node that holds only what a reader sees finds the same leads', async () => {
  await using elsewhere = await startTestNode();
  await importWhatIsSeen(elsewhere, await readerOf(french), today);
  const alone = await elsewhere.persona('fr-liaison');
  const without = ({ foundAt: _, ...lead }: Lead): unknown => lead;
  const [here, there] = [await leadsOf(french), await leadsOf(alone)];
  expect(there.length).toBeGreaterThan(5);
  expect(there.map(without)).toEqual(here.map(without));
});

test('whom people hold to be an association of aid is in none of them from the next request on', async () => {
  const supplier = leads.find(({ kind }) => kind === 'supplier')!;
  const named = leads.filter(({ subjects }) =>
    subjects.some(({ records }) => records.includes(supplier.anchor.value)),
  );
  const { store } = given.node.context;
  const hold = await store.pool.connect();
  try {
    await hold.query('BEGIN');
    // Nothing that is found can be written meanwhile.
    await hold.query('LOCK TABLE lead IN SHARE MODE');
    await british.call('confirmAid', { body: { party: supplier.anchor.value, reason: 'It rescues at sea' } });
    const { leads: told, computing } = await british.call('leads', { query: { status: 'open', limit: 200 } });
    expect(computing).toBe(true);
    expect(told.map(({ id }) => id).filter((id) => named.some((lead) => lead.id === id))).toEqual([]);
    expect((await british.try('lead', { params: { lead: supplier.id } })).status).toBe(404);
  } finally {
    await hold.query('ROLLBACK');
    hold.release();
  }
  expect((await leadsOf(british)).map(({ id }) => id)).not.toContain(supplier.id);
});

/** Leads of networks and supply that stand, in full. */
async function leadsOf(client: TestClient, status: 'open' | 'new' | 'triaged' = 'open'): Promise<Lead[]> {
  await until(
    'leads are found',
    async () => !(await client.call('leads', { query: { limit: 1 } })).computing,
  );
  const found: Lead[] = [];
  for (const kind of FOUND_KINDS) {
    const { leads: listed } = await client.call('leads', { query: { kind, status, limit: 200 } });
    for (const { id } of listed) found.push(await client.call('lead', { params: { lead: id } }));
  }
  return status === 'open' ? found.filter((lead) => lead.status !== 'triaged') : found;
}
