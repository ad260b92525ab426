import { matchedProperties } from '@foreland/matching';
import { DISABLED_PROPERTIES } from '@foreland/model';
import { contract } from '@foreland/model/contract';
import type { RouteId } from '@foreland/model/contract';
import { TestClient } from '@foreland/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { findingsOf, matchesOf, everyRecordInMatches } from './neutrality.findings.ts';
import type { Answers, Findings } from './neutrality.findings.ts';
import {
  TRAITS,
  exercise,
  files,
  others,
  changed,
  emptyNode,
  nodeWith,
  importLines,
} from './neutrality.nodes.ts';
import type { Change } from './neutrality.nodes.ts';

/**
 * Who somebody is by birth decides nothing: nodes hold the small exercise as it is, with every such trait changed for
 * another, and without any; each must find, rank and explain the same. Whether two records are one person is compared
 * where birth dates are as they are: they tell people apart, and rank nobody (docs/decisions/0012).
 */
const PERSONAS = ['gb-analyst', 'fr-liaison'] as const;

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
  'networkAnalyses',
  'runNetworkAnalysis',
  'explainNetworkAnalysis',
  'proposedActions',
  'rankActions',
  'supply',
  'supplyLots',
  'supplyUnplaced',
  'supplySuppliers',
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
  engines: 'what engines there are and what can be asked of them',
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
