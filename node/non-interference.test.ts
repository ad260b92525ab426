import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clears, contributionOf, parseLabel, partnerOf } from '@foreland/model';
import type { Label, Partner, Reader, StatementDraft } from '@foreland/model';
import { contract } from '@foreland/model/contract';
import type { RouteId } from '@foreland/model/contract';
import { TestClient, createTestDatabase, quietConfig, seededRandom } from '@foreland/testkit';
import fc from 'fast-check';
import type { PoolConfig } from 'pg';
import { expect, test } from 'vitest';
import { PERSONAS } from './auth/personas.ts';
import { startNode } from './node.ts';
import type { RunningNode } from './node.ts';
import { decideUnseen } from './non-interference.disruption.ts';
import { readAs } from './non-interference.script.ts';
import type { Recording } from './non-interference.script.ts';
import { HIDDEN_PHOTO } from './non-interference.supply.ts';

/**
 * Two stores that differ only in what a reader may not see give that reader byte-identical answers on every
 * route of the contract: status, headers, body, order, counts, errors (Goguen & Meseguer 1982, non-interference).
 */
const NOW = new Date('2026-11-02T09:30:00.000Z');

const PURPOSES = ['cross-check', 'strategic', 'operational-analysis'] as const;
const labels: fc.Arbitrary<Label> = fc
  .record({
    originators: fc.constant([]),
    audience: fc.subarray(['GB', 'DE', 'FR', 'BE'], { minLength: 1 }),
    purposes: fc.subarray([...PURPOSES], { minLength: 1 }),
    handling: fc.subarray(['H0', 'H1', 'H2']),
    tlp: fc.constantFrom('green', 'amber', 'red'),
    level: fc.constantFrom('unclassified', 'restricted', 'secret'),
    protected: fc.constant(false),
    reviewBy: fc.constantFrom('2028-01-01', '2029-01-01'),
  })
  .map(parseLabel);

const PARTNERS: readonly Partner[] = ['GB', 'DE', 'FR'];

/** Facts of a small world in which records share names, telephones and links. */
const facts: fc.Arbitrary<StatementDraft> = fc
  .record({
    partner: fc.constantFrom(...PARTNERS),
    number: fc.integer({ min: 1, max: 6 }),
    fact: fc.oneof(
      fc
        .constantFrom('Karim Hadi', 'كريم هادي', 'Anna Vos', 'A. Vos', 'Karim Hady')
        .map((value) => ({ schema: 'Person', property: 'name', value })),
      fc
        .integer({ min: 1, max: 4 })
        .map((index) => ({ schema: 'Person', property: 'phone', value: `+4477009001${index}0` })),
      fc.constantFrom('gb', 'fr', 'de').map((value) => ({ schema: 'Person', property: 'country', value })),
      fc
        .constantFrom('1990', '1991-05', '1991-05-04')
        .map((value) => ({ schema: 'Person', property: 'birthDate', value })),
      fc
        .constantFrom('Seen at the harbour with an engine', 'Rents a van')
        .map((value) => ({ schema: 'Person', property: 'notes', value })),
    ),
    label: labels,
    grading: fc.constantFrom('4x4/A/1', '4x4/B/3'),
    protectedPerson: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  })
  .map(({ partner, number, fact, label, grading, protectedPerson }): StatementDraft => ({
    // Records of protected persons are records of their own: what protects one of them hides all of it.
    record: protectedPerson ? `${partner}:v-${number}` : `${partner}:p-${number}`,
    ...fact,
    label: parseLabel({ ...label, originators: [partner] }),
    kind: 'fact',
    subject: protectedPerson ? 'victim' : 'suspect',
    grading,
  }));

/** Launches and memberships give the map, the indicators and the links something to show. */
const events: fc.Arbitrary<StatementDraft[]> = fc
  .record({
    partner: fc.constantFrom(...PARTNERS),
    number: fc.integer({ min: 1, max: 4 }),
    label: labels,
    day: fc.integer({ min: 10, max: 28 }),
    member: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ partner, number, label, day, member }) => {
    const own = parseLabel({ ...label, originators: [partner] });
    const launch = {
      record: `${partner}:launch-${number}`,
      schema: 'Launch',
      label: own,
      kind: 'fact' as const,
    };
    const membership = {
      record: `${partner}:m-${number}`,
      schema: 'Membership',
      label: own,
      kind: 'fact' as const,
    };
    return [
      { ...launch, property: 'name', value: `Launch ${number}` },
      { ...launch, property: 'date', value: `2026-10-${day}` },
      { ...launch, property: 'outcome', value: 'prevented' },
      { ...launch, property: 'latitude', value: '50.9' },
      { ...launch, property: 'longitude', value: `1.${day}` },
      { ...membership, property: 'member', value: `${partner}:p-${member}` },
      { ...membership, property: 'organization', value: `${partner}:p-${number}` },
    ];
  });

/** People whom two partners know, each in part under a label of its own: what matches in one view need not in another. */
const twins: fc.Arbitrary<StatementDraft[]> = fc
  .record({
    partners: fc.shuffledSubarray([...PARTNERS], { minLength: 2, maxLength: 2 }),
    number: fc.integer({ min: 1, max: 6 }),
    name: fc.constantFrom('Karim Hadi', 'Anna Vos', 'Pieter Claes', 'Rebaz Omar'),
    day: fc.integer({ min: 10, max: 28 }),
    document: fc.integer({ min: 100, max: 999 }),
    labels: fc.tuple(labels, labels, labels),
    shared: fc.boolean(),
  })
  .map(({ partners, number, name, day, document, labels: [one, other, third], shared }) =>
    partners.flatMap((partner, at) => {
      const own = (label: Label): Label => parseLabel({ ...label, originators: [partner] });
      const about = { record: `${partner}:p-${number}`, schema: 'Person', kind: 'fact' as const };
      const wide = own({
        ...one,
        audience: [...PARTNERS, 'BE'],
        purposes: [...PURPOSES],
        tlp: 'green',
        level: 'unclassified',
      });
      return [
        { ...about, property: 'name', value: name, label: wide },
        { ...about, property: 'birthDate', value: `1988-03-${day}`, label: shared ? wide : own(other) },
        {
          ...about,
          property: 'idNumber',
          value: `X${document}4417`,
          label: shared ? wide : own(at === 0 ? other : third),
        },
      ];
    }),
  );

/** Boats from a maker to a seizure, each step under a label of its own: a lot in one view is half of one in another. */
const goods: fc.Arbitrary<StatementDraft[]> = fc
  .record({
    partner: fc.constantFrom(...PARTNERS),
    number: fc.integer({ min: 1, max: 6 }),
    labels: fc.array(fc.oneof(labels, fc.constant(undefined)), { minLength: 5, maxLength: 5 }),
    lot: fc.constantFrom('EX-1', 'EX-2'),
    serial: fc.integer({ min: 100, max: 180 }),
    day: fc.integer({ min: 10, max: 28 }),
    receiver: fc.constantFrom('Example Marine', 'Example Sea Rescue'),
  })
  .map(({ partner, number, labels: given, lot, serial, day, receiver }) => {
    const wide = {
      audience: [...PARTNERS, 'BE'],
      purposes: [...PURPOSES],
      tlp: 'green',
      level: 'unclassified',
    };
    const about =
      (step: number, name: string, schema: string) =>
      (property: string, value: string): StatementDraft => ({
        record: `${partner}:${name}-${number}`,
        schema,
        property,
        value,
        kind: 'fact',
        label: parseLabel({
          originators: [partner],
          handling: ['H0'],
          protected: false,
          reviewBy: '2029-01-01',
          ...wide,
          ...(given[step] ? { ...given[step], originators: [partner] } : {}),
        }),
      });
    const [maker, shop] = [about(0, 'maker', 'Company'), about(1, 'shop', 'Company')];
    const [sent, seizure] = [about(2, 'sent', 'Consignment'), about(3, 'taken', 'Seizure')];
    const [packed, found] = [about(2, 'packed', 'Equipment'), about(4, 'hull', 'Equipment')];
    return [
      maker('name', `Example Boats ${number}`),
      shop('name', receiver),
      sent('consignor', `${partner}:maker-${number}`),
      sent('consignee', `${partner}:shop-${number}`),
      sent('shippedOn', '2026-08-01'),
      sent('arrivedOn', '2026-08-09'),
      sent('hsCode', receiver === 'Example Marine' ? '8903.12' : '6307.20'),
      sent('quantity', '3'),
      packed('equipmentType', receiver === 'Example Marine' ? 'boat-hull' : 'life-jacket'),
      packed('lot', lot),
      packed('quantity', '3'),
      packed('consignment', `${partner}:sent-${number}`),
      seizure('date', `2026-09-${day}`),
      seizure('seizedFrom', `${partner}:p-${number}`),
      found('equipmentType', 'boat-hull'),
      found('lot', lot),
      found('serialNumber', `EXH${serial}`),
      found('weldPattern', 'double'),
      found('seizure', `${partner}:taken-${number}`),
    ];
  });

/** Who is associated with whom, told by one or two partners, each under a label of its own: circles in which some stand between others. */
const ties: fc.Arbitrary<StatementDraft[]> = fc
  .record({
    partner: fc.constantFrom(...PARTNERS),
    other: fc.constantFrom(...PARTNERS),
    number: fc.integer({ min: 1, max: 99 }),
    ends: fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 2, maxLength: 2 }),
    labels: fc.tuple(fc.oneof(labels, fc.constant(undefined)), fc.oneof(labels, fc.constant(undefined))),
  })
  .map(({ partner, other, number, ends: [from, to], labels: given }) =>
    (['person', 'associate'] as const).map((property, end): StatementDraft => ({
      record: `${partner}:tie-${number}`,
      schema: 'Associate',
      property,
      value: end === 0 ? `${partner}:p-${from}` : `${other}:p-${to}`,
      kind: 'fact',
      grading: '4x4/B/2',
      label: parseLabel({
        handling: ['H0'],
        protected: false,
        reviewBy: '2029-01-01',
        audience: [...PARTNERS, 'BE'],
        purposes: [...PURPOSES],
        tlp: 'green',
        level: 'unclassified',
        ...given[end],
        originators: [partner],
      }),
    })),
  );

const worlds = fc
  .tuple(
    fc.array(facts, { minLength: 40, maxLength: 80 }),
    fc.array(events, { minLength: 4, maxLength: 8 }),
    fc.array(twins, { minLength: 8, maxLength: 12 }),
    fc.array(goods, { minLength: 6, maxLength: 8 }),
    fc.array(ties, { minLength: 24, maxLength: 30 }),
  )
  .map((groups) => groups.flatMap((group) => group.flat()));

/** Each row is a world of its own; fixed seeds keep the time in bounds and failures repeatable. */
const RUNS = [
  ['gb-analyst', 1, ['same-batch']],
  ['gb-analyst', 2, ['link-to-check', 'same-batch']],
  ['fr-flows', 3, ['same-batch']],
  ['be-protection', 4, ['link-to-check', 'same-batch']],
] as const;

/** Routes of supply that answer those who read it. */
const SUPPLY = [
  'GET supply',
  'GET supplyLot',
  'GET supplySupplier',
  'GET supplySeizures',
  'GET supplyCompare',
];

test.each(RUNS)(
  'what is hidden from %s changes no answer on any route (world %i)',
  { timeout: 120_000 },
  async (persona, seed, kinds) => {
    const world = fc.sample(worlds, { numRuns: 1, seed })[0] ?? [];
    const reader = readerOf(persona);
    const visible = world.filter(({ label, subject }) => subject !== 'victim' && clears(reader, label));
    const hidden = world.filter((draft) => !visible.includes(draft));
    expect(visible.length).toBeGreaterThan(10);
    expect(hidden.length).toBeGreaterThan(10);
    const without = await record(persona, visible, []);
    const withHidden = await record(persona, visible, hidden);
    const different = without.answers
      .map((answer, index) => [answer, withHidden.answers[index]])
      .filter(([a, b]) => JSON.stringify(a) !== JSON.stringify(b));
    expect(different).toEqual([]);
    expect(withHidden.answers).toHaveLength(without.answers.length);
    expect(withHidden.decided).toBeGreaterThan(0);
    expect((Object.keys(contract) as RouteId[]).filter((id) => !without.covered.has(id))).toEqual([]);
    const leads = without.answers.flatMap(({ route, text }) => (route === 'GET leads' ? [text] : []));
    for (const kind of ['shared-identifier', ...kinds])
      expect(leads.filter((text) => text.includes(`"kind":"${kind}","anchor"`)).length, kind).toBeGreaterThan(
        0,
      );
    for (const route of [
      ...(reader.role === 'flow-officer' ? [] : SUPPLY),
      ...(reader.role === 'flow-officer' ? [] : ['POST proposedActions', 'POST rankActions']),
      ...(reader.role === 'analyst' ? ['POST decideOnActions', 'POST recordOutcome'] : []),
      'GET match',
      'GET entity',
      'POST judge',
      'POST withdrawJudgement',
      'POST splitEntity',
    ])
      expect(
        without.answers.filter((answer) => answer.route === route && answer.status === 200).length,
        route,
      ).toBeGreaterThan(0);
  },
);

test('the comparison itself would notice a leak', { timeout: 60_000 }, async () => {
  const label = parseLabel({
    originators: ['DE'],
    audience: ['DE', 'GB'],
    purposes: ['operational-analysis'],
    handling: ['H0'],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2029-01-01',
  });
  const draft: StatementDraft = {
    record: 'DE:p-1',
    schema: 'Person',
    property: 'name',
    value: 'Karim Hadi',
    label,
    kind: 'fact',
    subject: 'suspect',
  };
  const without = await record('gb-analyst', [draft], []);
  const more = await record('gb-analyst', [draft], [{ ...draft, property: 'alias', value: 'Karim' }]);
  expect(more.answers).not.toEqual(without.answers);
});

function readerOf(persona: string): Reader {
  const found = PERSONAS.find(({ user }) => user === persona);
  if (!found) throw new Error(`no persona ${persona}`);
  const [role = 'analyst'] = found.roles;
  const purpose =
    role === 'analyst' || role === 'data-protection-officer' ? 'operational-analysis' : 'strategic';
  return { user: found.user, partner: found.partner, role, purpose, clearance: found.clearance };
}

/** Builds a store, has others work in it where there is something to hide, and records what the reader is answered. */
async function record(
  persona: string,
  visible: readonly StatementDraft[],
  hidden: readonly StatementDraft[],
): Promise<Recording & { readonly decided: number }> {
  let decided = 0;
  await using parts = new AsyncDisposableStack();
  const database = parts.use(await createTestDatabase());
  const home = await mkdtemp(join(tmpdir(), 'foreland-quiet-'));
  parts.defer(() => rm(home, { recursive: true, force: true }));
  {
    await using before = await startAt(database.connection, home, 'before');
    const half = Math.floor(hidden.length / 2);
    await contributeAll(before, hidden.slice(0, half), 'hidden-1');
    await contributeAll(before, visible, 'visible');
    await contributeAll(before, hidden.slice(half), 'hidden-2');
    if (hidden.length > 0) decided = await workUnseen(before, readerOf(persona));
  }
  await using node = await startAt(database.connection, home, 'measured');
  const client = new TestClient(node.origin);
  await client.signInAsPersona(persona);
  // Awaited here: the node is stopped when this function is left.
  return { ...(await readAs(client, { persona, reader: readerOf(persona) })), decided };
}

async function startAt(connection: PoolConfig, home: string, seed: string): Promise<RunningNode> {
  return startNode({
    config: quietConfig(home),
    connection,
    furnished: false,
    clock: () => NOW,
    random: seededRandom(seed),
  });
}

async function contributeAll(
  node: RunningNode,
  drafts: readonly StatementDraft[],
  source: string,
): Promise<void> {
  for (const [partner, own] of Map.groupBy(drafts, ({ record: id }) => partnerOf(id) as Partner)) {
    const view = await node.context.store.view({
      user: 'seed',
      partner,
      role: 'analyst',
      purpose: 'operational-analysis',
      clearance: 'secret',
    });
    const contribution = contributionOf({
      partner,
      title: `${partner} ${source}`,
      source,
      legalBasis: 'Test',
      receivedOn: '2026-10-31',
      fileHash: `${partner}-${source}`,
      format: 'foreland',
      mapping: undefined,
      exercise: true,
    });
    await node.context.store.transact((transactor) => transactor.contribute(contribution, [own], view));
  }
}

/**
 * Others search, decide on leads and judge matches that the reader does not see, hand over files and start jobs.
 * @returns how many decisions on actions they made
 */
async function workUnseen(node: RunningNode, reader: Reader): Promise<number> {
  const other = new TestClient(node.origin);
  await other.signInAsPersona('de-analyst');
  const { leads } = await other.call('leads', { query: { limit: 200 } });
  for (const lead of leads) {
    if (!clears(reader, parseLabel(lead.label)))
      await other.call('decide', {
        params: { lead: lead.id },
        body: { action: 'triage', note: 'seen by others only' },
      });
  }
  const { matches } = await other.call('matches', { query: { limit: 200 } });
  for (const [at, match] of matches.entries()) {
    if (!clears(reader, parseLabel(match.label)))
      await other.call('judge', {
        params: { match: match.id },
        body: { answer: at % 2 === 0 ? 'same' : 'different', note: 'seen by others only' },
      });
  }
  await other.call('search', { query: { q: 'Karim' } });
  await other.call('visited', {});
  const file = await other.upload('hidden.csv', new TextEncoder().encode('id,name\n1,Karim\n'));
  await other.call('inspect', { body: { files: [{ hash: file.hash, name: file.name }] } });
  await other.call('startExport', { body: { format: 'foreland' } });
  await recordUnseen(other, reader);
  return decideUnseen(other, reader);
}

/** Somebody records a seizure with a photograph, and shields an association, where the reader sees neither. */
async function recordUnseen(other: TestClient, reader: Reader): Promise<void> {
  if (reader.partner === 'DE') return;
  const added = await other.request('POST', '/api/supply/photos', {
    body: HIDDEN_PHOTO,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(added.status).toBe(200);
  await other.call('recordSeizure', {
    body: {
      id: '00000000-0000-4000-8000-000000000001',
      terms: {
        title: 'Seen by others only',
        source: 'test',
        legalBasis: 'Test',
        receivedOn: '2026-11-01',
        grading: '4x4/A/1',
        label: {
          originators: ['DE'],
          audience: ['DE'],
          purposes: ['operational-analysis'],
          handling: ['H0'],
          tlp: 'amber',
          level: 'restricted',
          protected: false,
          reviewBy: '2029-01-01',
        },
      },
      day: '2026-10-30',
      place: { name: 'Lübeck' },
      seizedFrom: { name: 'Beispielhilfe e. V.', schema: 'Organization' },
      items: [{ kind: 'boat-hull', serialNumber: 'EXH130', lot: 'EX-1', weldPattern: 'double' }],
      photos: [{ hash: createHash('sha256').update(HIDDEN_PHOTO).digest('hex'), caption: 'Boot' }],
    },
  });
  await other.call('confirmAid', {
    body: { party: 'DE:seizure-00000000-0000-4000-8000-000000000001-holder', reason: 'seen by others only' },
  });
}
