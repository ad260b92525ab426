import type { contract } from '@foreland/model/contract';
import type { Answer, Call, RouteId } from '@foreland/model/contract';
import { LEAD_KINDS } from '@foreland/model/lead';
import { until } from '@foreland/testkit';
import type { TestClient } from '@foreland/testkit';
import { TRAITS } from './neutrality.nodes.ts';
import type { RunningNode } from './node.ts';
import { matched } from './rooms/matches-testing.ts';
import { networkMade, ranked } from './rooms/networks/networks-testing.ts';
import { supplyMade } from './rooms/supply/supply-testing.ts';

/** Bodies of answers, by request. */
export type Answers = ReadonlyMap<string, string>;

/** What a node says to one reader. */
export interface Findings {
  /** To be the same whatever the traits. */
  readonly answers: Answers;
  readonly leads: number;
  /** Values of traits, each with its record and property, as the node tells them. */
  readonly traits: readonly (readonly [record: string, property: string, value: string])[];
}

/** Asks, keeps the body as it came among the answers, and reads it. */
function asking(
  client: TestClient,
  answers: Map<string, string>,
): <Id extends RouteId>(
  id: Id,
  call?: Call<(typeof contract)[Id]>,
) => Promise<Answer<(typeof contract)[Id]>> {
  return async <Id extends RouteId>(id: Id, call: Call<(typeof contract)[Id]> = {}) => {
    const { status, text, json } = await client.try(id, call);
    if (status >= 400) throw new Error(`${id} answered ${status}: ${text}`);
    answers.set(`${id} ${JSON.stringify(call)}`, text);
    return json as Answer<(typeof contract)[Id]>;
  };
}

type LeadShape = Answer<typeof contract.leads>['leads'][number];

/** Leads that rest on no matching. */
const UNMATCHED = 'shared-identifier';

/** A lead without which of its records are one thing: that is for matching to say, and compared with it. */
function unmatched(lead: LeadShape): unknown {
  const { subjects: _, subjectCount: __, ...rest } = lead;
  return rest;
}

export async function findingsOf(client: TestClient): Promise<Findings> {
  const answers = new Map<string, string>();
  const ask = asking(client, answers);
  const askLeads = async (query: Call<typeof contract.leads>['query']): Promise<LeadShape[]> => {
    const asked = { ...query, kind: UNMATCHED };
    const { leads, anchors, statuses, next } = await client.call('leads', { query: asked });
    const told = { leads: leads.map(unmatched), anchors, statuses, next };
    answers.set(`leads ${JSON.stringify(asked)}`, JSON.stringify(told));
    return leads;
  };

  answers.set('picture', JSON.stringify(comparable(await analysed(client))));
  const leads = await askLeads({ limit: 200 });
  for (const anchor of new Set(leads.map((lead) => lead.anchor.class))) await askLeads({ anchor });
  for (const partner of ['GB', 'DE', 'FR', 'BE', 'NL'] as const) await askLeads({ partner });
  for (const status of ['new', 'done', 'dropped', 'withdrawn'] as const) await askLeads({ status });
  const people = new Set<string>();
  // The lists hold every lead with its score and rank; that the reasons are the same too, a third of them shows.
  for (const [at, { id }] of leads.entries()) {
    if (at % 3 !== 0) continue;
    const lead = await client.call('lead', { params: { lead: id } });
    const records = lead.subjects.flatMap((subject) => subject.records).sort();
    answers.set(`lead ${id}`, JSON.stringify([unmatched(lead), records]));
    for (const { schema, records: own } of lead.subjects)
      if (schema === 'Person') for (const record of own) people.add(record);
  }
  await ask('plan');
  await ask('assignees');

  const named = [...people].sort().slice(0, 20);
  const names: string[] = [];
  for (const record of named.slice(0, 6)) {
    const { statements } = await client.call('statementsOf', { params: { record } });
    names.push(...statements.flatMap(({ property, value }) => (property === 'name' ? [value] : [])));
  }
  for (const q of new Set([
    ...leads.slice(0, 4).map(({ anchor }) => anchor.value),
    ...names,
    ...names.map((name) => name.slice(0, 4)),
  ]))
    await ask('search', { query: { q, limit: 100 } });

  const traits: [string, string, string][] = [];
  for (const record of named) {
    // A dossier describes a person, birth included; its links, leads and places do not rest on that.
    const { links, leads: own, features } = await client.call('dossier', { params: { record } });
    const found = own.filter(({ kind }) => kind === UNMATCHED);
    answers.set(`dossier ${record}`, JSON.stringify({ links, leads: found, features }));
    const { statements } = await client.call('statementsOf', { params: { record } });
    for (const { property, value } of statements)
      if (TRAITS.includes(property)) traits.push([record, property, value]);
  }
  // Statements come in the order of their addresses, which hold the value.
  const inOrder = traits.sort(([a, x], [b, y]) => (`${a} ${x}` < `${b} ${y}` ? -1 : 1));
  return { answers, leads: leads.length, traits: inOrder };
}

/** Lists hold every pair with its score; that the reasons and the entities are the same too, some of them show. */
export async function matchesOf(client: TestClient): Promise<Answers> {
  const answers = new Map<string, string>();
  const ask = asking(client, answers);
  await matched(client);
  await ask('matchModels');
  for (const status of ['automatic', 'review', 'apart'] as const) {
    const { matches } = await ask('matches', { query: { status, limit: 200 } });
    for (const [at, { id, a, b }] of matches.entries()) {
      if (at % 6 !== 0) continue;
      await ask('match', { params: { match: id } });
      await ask('entity', { params: { record: a.record } });
      const [next] = matches.slice(at + 1).filter(({ type }) => type === matches[at]?.type);
      if (next && next.a.record !== b.record)
        await ask('explainMatch', { params: { record: b.record, other: next.a.record } });
    }
  }
  await analysed(client);
  for (const kind of LEAD_KINDS) {
    const { leads } = await ask('leads', { query: { kind, limit: 200 } });
    for (const { id } of leads.slice(0, 20)) await ask('lead', { params: { lead: id } });
  }
  await networkMade(client);
  const { groups } = await ask('networks');
  for (const { id } of groups) {
    await ask('networkGroup', { params: { group: id } });
    await ask('networkNode', { params: { node: id } });
    await ask('proposedActions', { body: { group: id } });
  }
  await ask('networkAnalyses');
  // A sum over links, who stands between others, and who is linked alike: the other analyses read the same graph.
  for (const analysis of ['page-rank', 'betweenness', 'blocks']) {
    const scope = { whole: true } as const;
    const { ranked: first } = await ask('runNetworkAnalysis', {
      params: { analysis },
      body: { scope, kinds: ['person'], limit: 20 },
    });
    const [{ node } = { node: { id: 'GB:nobody' } }] = first;
    await ask('explainNetworkAnalysis', { params: { analysis }, body: { scope, node: node.id } });
  }
  for (const { id } of groups.slice(0, 2)) {
    const body = { group: id, budget: 6 };
    await ranked(client, body);
    await ask('rankActions', { body });
  }
  await supplyMade(client);
  await ask('supply');
  const { lots } = await ask('supplyLots');
  const { suppliers } = await ask('supplySuppliers');
  await ask('supplyUnplaced');
  for (const { id } of lots) await ask('supplyLot', { params: { lot: id } });
  for (const { id } of suppliers) await ask('supplySupplier', { params: { party: id } });
  await ask('supplyFlows');
  await ask('supplyPairs', { query: { limit: 500 } });
  const { seizures } = await ask('supplySeizures', { query: { limit: 200 } });
  const hulls = seizures.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === 'boat-hull'));
  for (const [at, one] of hulls.slice(0, 4).entries())
    for (const other of hulls.slice(at + 1, 5))
      await ask('supplyCompare', { params: { one: one.id, other: other.id } });
  return answers;
}

export async function everyRecordInMatches({ context }: RunningNode): Promise<readonly string[]> {
  const { rows } = await context.store.pool.query<{ record: string }>(
    `SELECT a AS record FROM match_pair UNION SELECT b FROM match_pair UNION SELECT record FROM match_member
     UNION SELECT record FROM match_change_record`,
  );
  return rows.map(({ record }) => record);
}

/**
 * Contributions are counted by their statements, and each file has a hash: both say what came in, not what was found. Leads that
 * rest on matching are compared with it.
 */
function comparable(picture: Answer<typeof contract.picture>): unknown {
  const found = (leads: readonly LeadShape[]): unknown[] =>
    leads.filter(({ kind }) => kind === UNMATCHED).map(unmatched);
  const changes = picture.changes.flatMap((change): unknown[] => {
    if (change.what === 'contribution')
      return [[change.at, change.contribution.partner, change.contribution.title]];
    return change.what === 'lead' ? found([change.lead]) : [change];
  });
  return { ...picture, leads: found(picture.leads), mine: found(picture.mine), changes };
}

async function analysed(client: TestClient): Promise<Answer<typeof contract.picture>> {
  return until('everything is analysed', async () => {
    const picture = await client.call('picture');
    return !picture.computing && picture;
  });
}
