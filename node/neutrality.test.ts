import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateExercise } from '@foreland/exercise';
import { bytesFile } from '@foreland/formats';
import { matchedProperties } from '@foreland/matching';
import { DISABLED_PROPERTIES } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { contract } from '@foreland/model/contract';
import type { Answer, Call, RouteId } from '@foreland/model/contract';
import { TestClient, createTestDatabase, quietConfig, seededRandom } from '@foreland/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { startNode } from './node.ts';
import type { RunningNode } from './node.ts';
import { runImport } from './rooms/import-run.ts';
import { matched } from './rooms/matches-testing.ts';
import { networkMade, ranked } from './rooms/networks/networks-testing.ts';
import { supplyMade } from './rooms/supply/supply-testing.ts';

/**
 * Who somebody is by birth decides nothing: nodes hold the small exercise as it is, with every such trait changed for
 * another, and without any; each must find, rank and explain the same. Whether two records are one person is compared
 * where birth dates are as they are: they tell people apart, and rank nobody (docs/decisions/0012).
 */
const NOW = new Date('2026-11-24T09:30:00.000Z');
const PERSONAS = ['gb-analyst', 'fr-liaison'] as const;
const TRAITS = ['nationality', 'citizenship', 'gender', 'birthDate', 'birthPlace', 'birthCountry'];

type Change = (property: string, value: string) => string | undefined;
interface Line {
  property?: string;
  value?: string;
  original?: string;
}

const exercise = generateExercise({ size: 'small', seed: 4, today: '2026-11-24' });
const files = exercise.files.map(({ name, partner, lines }) => ({
  name,
  partner,
  lines: [...lines()].map((line) => JSON.parse(line) as Line),
}));

/** Every value of a trait for the next in alphabetical order, the last for the first: nobody keeps what they had. */
const others = new Map(
  TRAITS.map((trait) => {
    const values = [
      ...new Set(
        files.flatMap(({ lines }) =>
          lines.flatMap(({ property, value }) => (property === trait && value !== undefined ? [value] : [])),
        ),
      ),
    ].sort();
    return [trait, new Map(values.map((value, at) => [value, values[(at + 1) % values.length] ?? '']))];
  }),
);

const changed: Change = (trait, value) => others.get(trait)?.get(value);
const CHANGES = {
  'as they are': (_, value) => value,
  changed,
  'left out': () => undefined,
  'changed but birth dates': (trait, value) => (trait === 'birthDate' ? value : changed(trait, value)),
} as const satisfies Readonly<Record<string, Change>>;

/** Reading routes whose answers rank, count or explain what was found; each is compared below. */
const COMPARED: readonly RouteId[] = ['picture', 'leads', 'lead', 'search', 'dossier', 'plan', 'assignees'];
/** Reading routes that say which records are one thing; compared where birth dates are as they are. */
const MATCHING: readonly RouteId[] = [
  'matches',
  'match',
  'explainMatch',
  'entity',
  'matchModels',
  'networks',
  'networkGroup',
  'networkNode',
  'proposedActions',
  'rankActions',
  'supply',
  'supplyLot',
  'supplySupplier',
  'supplyFlows',
  'supplySeizures',
  'supplyCompare',
  'supplyPairs',
];
/** The other reading routes, and why they neither rank nor judge. */
const DESCRIBING: Readonly<Partial<Record<RouteId, string>>> = {
  session: 'who is signed in',
  accounts: 'accounts by name',
  statementsOf: 'the statements on one record, in the order of their addresses',
  contributions: 'the files that came in, by date',
  planHistory: 'changes to the plan, by date',
  mappings: 'saved mappings by name',
  jobs: 'own jobs by date',
  job: 'one job',
  followJob: 'one job',
  downloadExport: 'a file with every statement in the view, by record',
  openings: 'protected records that were asked for, by date',
  openedRecord: 'the statements on one record, in the order of their addresses',
  metrics: 'how the node runs',
  audit: 'what was done, by date',
  auditLog: 'how far the audit log is',
  auditProof: 'that one entry is in the audit log',
  auditBundle: 'what was done, by date, with its proofs',
  reconciliations: 'comparisons with the logs of partners, by date',
  reconciliation: 'packages that two nodes logged, by date',
  partners: 'the nodes of partners, by name',
  ownCard: 'the card of this node',
  outbox: 'packages to partners, by date',
  outgoingFile: 'one sealed package',
  coverSheet: 'what one sealed package is, for people',
  inbox: 'packages from partners, by date',
  quarantine: 'packages that were refused, by date',
  releases: 'what people decided to share, by date',
  recalls: 'what was taken back from partners, by date',
  orders: 'how far partners are in the order of releases, by their codes',
  recallsReceived: 'what partners took back from this node, by date, with the leads that went by it',
  holders: 'which partners hold a contribution, by name',
  leaves: 'leave to pass something on, by date',
  leavePreview: 'what one leave covers, by record',
  contributionLabels: 'labels of one contribution',
  taxiiCollections: 'TAXII collections and the tokens for them, by date',
  taxiiFeeds: 'feeds from other TAXII servers, by date',
  requests: 'requests for information, by date',
  request: 'one request',
  requestsWaiting: 'how many requests wait',
  requestBoard: 'what became of requests, by partner',
  networkChart: 'the links around some nodes, as they are stated',
  networkPaths: 'the links between two nodes, as they are stated',
  networkChanges: 'what became of groups between two days',
  actionDecisions: 'what people decided on actions, by date',
  savedCharts: 'own charts by name',
  supplyExclusions: 'what rules about goods keep out of lots and leads',
  aidAssociations: 'associations that people confirmed, by date',
  photo: 'one photograph, byte for byte',
  openChart: 'one chart as it was saved',
  checks: 'private checks, by date',
  check: 'one private check',
  checkStates: 'how private checks stand, by date',
  checkIndexes: 'indexes for private checks, by partner and class',
  checkQuotas: 'how much of the quotas is used up, by partner and case',
  answeredChecks: 'private checks of partners, by date',
};

/** Bodies of answers, by request. */
type Answers = ReadonlyMap<string, string>;

/** What a node says to one reader. */
interface Findings {
  /** To be the same whatever the traits. */
  readonly answers: Answers;
  readonly leads: number;
  /** Values of traits, each with its record and property, as the node tells them. */
  readonly traits: readonly (readonly [record: string, property: string, value: string])[];
}

const found = new Map<string, Findings>();
/** To be the same whatever the traits but for birth dates. */
const foundMatches = new Map<string, Answers>();
let recordsInMatches: readonly string[] = [];
const key = (change: string, persona: string): string => `${persona}, traits ${change}`;

beforeAll(async () => {
  for (const [name, change] of Object.entries(CHANGES)) {
    await using node = await nodeWith(change);
    for (const persona of PERSONAS) {
      const client = new TestClient(node.origin);
      await client.signInAsPersona(persona);
      if (name !== 'changed but birth dates') found.set(key(name, persona), await findingsOf(client));
      if (name !== 'changed' && name !== 'left out')
        foundMatches.set(key(name, persona), await matchesOf(client));
    }
    if (name === 'as they are') recordsInMatches = await everyRecordInMatches(node);
  }
}, 240_000);

test('the exercise holds the traits, and they are changed for everybody', () => {
  for (const trait of ['nationality', 'gender', 'birthDate', 'birthPlace']) {
    const values = [...(others.get(trait) ?? [])];
    expect(values.length, trait).toBeGreaterThan(1);
    expect(
      values.filter(([one, other]) => one === other),
      trait,
    ).toEqual([]);
  }
});

test('no trait but the birth date is compared between records', () => {
  const traits = [...TRAITS, 'country', 'language', 'languages', 'mainCountry', 'jurisdiction'];
  expect(matchedProperties().filter(({ property }) => traits.includes(property))).toEqual([
    { schema: 'Person', property: 'birthDate' },
  ]);
});

test('no protected person is in any match or entity of any view', () => {
  expect(recordsInMatches.length).toBeGreaterThan(100);
  const protectedRecords = new Set(exercise.truth().protectedRecords);
  expect(protectedRecords.size).toBeGreaterThan(10);
  expect(recordsInMatches.filter((record) => protectedRecords.has(record))).toEqual([]);
});

test('religion and ethnicity cannot be recorded at all', async () => {
  expect(DISABLED_PROPERTIES).toEqual(expect.arrayContaining(['religion', 'ethnicity']));
  await using node = await emptyNode();
  for (const property of ['religion', 'ethnicity']) {
    const [file] = files;
    const [head, label] = file?.lines ?? [];
    const about = file?.lines.find((line) => line.property === 'name');
    const report = await importLines(node, file?.partner ?? 'GB', `${property}.jsonl`, [
      head,
      label,
      { ...about, ...(label && 'label' in label ? { label: label.label } : {}), property, value: 'x' },
    ]);
    expect(report.errors.map(({ code }) => code)).toEqual([expect.stringMatching(/property/)]);
  }
});

test('every reading route is compared, or said to describe only', () => {
  const reading = (Object.keys(contract) as RouteId[]).filter(
    (id) => contract[id].method === 'GET' && contract[id].access !== 'anyone',
  );
  expect(
    reading.filter((id) => ![...COMPARED, ...MATCHING].includes(id) && DESCRIBING[id] === undefined),
  ).toEqual([]);
});

describe.each(PERSONAS)('%s finds the same', (persona) => {
  const matchesAs = (change: keyof typeof CHANGES): Answers =>
    foundMatches.get(key(change, persona)) ?? new Map();
  const as = (change: keyof typeof CHANGES): Findings => {
    const findings = found.get(key(change, persona));
    if (!findings) throw new Error(`nothing was found by ${persona}`);
    return findings;
  };

  test('there is something to compare, of every route', () => {
    const { answers, leads } = as('as they are');
    const matches = matchesAs('as they are');
    expect(leads).toBeGreaterThan(50);
    const requests = [...answers.keys(), ...matches.keys()].map((request) => request.split(' ')[0]);
    for (const id of [...COMPARED, ...MATCHING]) expect(requests, id).toContain(id);
    expect([...matches.keys()].filter((request) => request.startsWith('match ')).length).toBeGreaterThan(20);
    for (const [request, body] of answers)
      if (request.startsWith('search ')) expect(body).toContain('"record"');
  });

  test('the nodes hold other traits, or none', () => {
    const before = as('as they are').traits;
    expect(before.length).toBeGreaterThan(20);
    expect(as('changed').traits).toEqual(
      before.map(([record, trait, value]) => [record, trait, others.get(trait)?.get(value)]),
    );
    expect(as('left out').traits).toEqual([]);
  });

  test.each(['changed', 'left out'] as const)('with traits %s, byte for byte', (change) => {
    expect(as(change).answers).toEqual(as('as they are').answers);
  });

  test('and the same matches and entities with traits changed but birth dates, byte for byte', () => {
    expect(matchesAs('changed but birth dates')).toEqual(matchesAs('as they are'));
  });
});

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

async function findingsOf(client: TestClient): Promise<Findings> {
  const answers = new Map<string, string>();
  const ask = asking(client, answers);

  answers.set('picture', JSON.stringify(withoutSizes(await analysed(client))));
  const all = await ask('leads', { query: { limit: 200 } });
  for (const { anchor } of all.anchors) await ask('leads', { query: { anchor } });
  for (const partner of ['GB', 'DE', 'FR', 'BE', 'NL'] as const) await ask('leads', { query: { partner } });
  for (const status of ['new', 'done', 'dropped', 'withdrawn'] as const)
    await ask('leads', { query: { status } });
  // The lists hold every lead with its score and rank; that the reasons are the same too, a third of them shows.
  for (const [at, { id }] of all.leads.entries())
    if (at % 3 === 0) await ask('lead', { params: { lead: id } });
  await ask('plan');
  await ask('assignees');

  const named = all.leads
    .flatMap((lead) => lead.subjects)
    .filter(({ schema, caption, record }) => schema === 'Person' && caption !== record);
  for (const q of new Set([
    ...all.leads.slice(0, 4).map(({ anchor }) => anchor.value),
    ...named.slice(0, 6).map(({ caption }) => caption),
    ...named.slice(0, 6).map(({ caption }) => caption.slice(0, 4)),
  ]))
    await ask('search', { query: { q, limit: 100 } });

  const traits: [string, string, string][] = [];
  for (const record of [...new Set(named.map((subject) => subject.record))].sort().slice(0, 20)) {
    // A dossier describes a person, birth included; its links, leads and places do not rest on that.
    const { links, leads, features } = await client.call('dossier', { params: { record } });
    answers.set(`dossier ${record}`, JSON.stringify({ links, leads, features }));
    const { statements } = await client.call('statementsOf', { params: { record } });
    for (const { property, value } of statements)
      if (TRAITS.includes(property)) traits.push([record, property, value]);
  }
  // Statements come in the order of their addresses, which hold the value.
  const inOrder = traits.sort(([a, x], [b, y]) => (`${a} ${x}` < `${b} ${y}` ? -1 : 1));
  return { answers, leads: all.leads.length, traits: inOrder };
}

/** Lists hold every pair with its score; that the reasons and the entities are the same too, some of them show. */
async function matchesOf(client: TestClient): Promise<Answers> {
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
  await networkMade(client);
  const { groups } = await ask('networks');
  for (const { id } of groups) {
    await ask('networkGroup', { params: { group: id } });
    await ask('networkNode', { params: { node: id } });
    await ask('proposedActions', { body: { group: id } });
  }
  for (const { id } of groups.slice(0, 2)) {
    const body = { group: id, budget: 6 };
    await ranked(client, body);
    await ask('rankActions', { body });
  }
  await supplyMade(client);
  const { lots, suppliers } = await ask('supply');
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

async function everyRecordInMatches({ context }: RunningNode): Promise<readonly string[]> {
  const { rows } = await context.store.pool.query<{ record: string }>(
    `SELECT a AS record FROM match_pair UNION SELECT b FROM match_pair UNION SELECT record FROM match_member
     UNION SELECT record FROM match_change_record`,
  );
  return rows.map(({ record }) => record);
}

/** Contributions are counted by their statements, and each file has a hash: both say what came in, not what was found. */
function withoutSizes(picture: Answer<typeof contract.picture>): unknown {
  const changes = picture.changes.map((change) =>
    change.what === 'contribution'
      ? [change.at, change.contribution.partner, change.contribution.title]
      : change,
  );
  return { ...picture, changes };
}

async function analysed(client: TestClient): Promise<Answer<typeof contract.picture>> {
  for (let tries = 0; tries < 200; tries += 1) {
    const picture = await client.call('picture');
    if (!picture.computing) return picture;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the analysis does not end');
}

/** @param clock what counts as now; files that come in at one instant would be listed by their hashes. */
async function emptyNode(clock: () => Date = () => NOW): Promise<RunningNode & AsyncDisposable> {
  await using parts = new AsyncDisposableStack();
  const { connection } = parts.use(await createTestDatabase());
  const home = await mkdtemp(join(tmpdir(), 'foreland-neutrality-'));
  parts.defer(() => rm(home, { recursive: true, force: true }));
  const node = parts.use(
    await startNode({
      config: quietConfig(home),
      connection,
      furnished: false,
      clock,
      random: seededRandom('neutrality'),
    }),
  );
  const all = parts.move();
  return Object.assign(Object.create(node) as RunningNode, {
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  });
}

async function nodeWith(change: Change): Promise<RunningNode & AsyncDisposable> {
  let imported = 0;
  const node = await emptyNode(() => new Date(NOW.getTime() + imported * 1000));
  for (const { name, partner, lines } of files) {
    const told = lines.flatMap((line): Line[] => {
      const { property = '', value = '', original: _, ...rest } = line;
      if (!TRAITS.includes(property)) return [line];
      const instead = change(property, value);
      return instead === undefined ? [] : [{ ...rest, property, value: instead }];
    });
    const report = await importLines(node, partner, name, told);
    expect(report.errors).toEqual([]);
    imported += 1;
  }
  return node;
}

async function importLines(
  node: RunningNode,
  partner: Partner,
  name: string,
  lines: readonly unknown[],
): ReturnType<typeof runImport> {
  const bytes = new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join('\n'));
  return runImport(node.context.store, {
    files: [bytesFile(name, bytes)],
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    format: 'foreland',
    options: {},
    view: await node.context.store.view({
      user: 'test',
      partner,
      role: 'analyst',
      purpose: 'operational-analysis',
      clearance: 'secret',
    }),
    allowRejected: false,
  });
}
