import type { Truth } from '@foreland/exercise';
import type { Answer, Contract } from '@foreland/model/contract';
import type { TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../../../testkit/node.ts';
import type { TestNode } from '../../../testkit/node.ts';
import { exerciseIn, importWhatIsSeen, readerOf } from '../networks/networks-testing.ts';
import { allLots, allPairs, allSuppliers, allUnplaced, supplyMade } from './supply-testing.ts';

type Lot = Answer<Contract['supplyLot']>;

let given: TestNode;
let british: TestClient;
let french: TestClient;
let truth: Truth;
let today: string;

beforeAll(async () => {
  given = await startTestNode({ furnished: true });
  [british, french] = [await given.persona('gb-analyst'), await given.persona('fr-liaison')];
  await Promise.all([supplyMade(british), supplyMade(french)]);
  ({ truth, today } = await exerciseIn(given));
});
afterAll(() => given[Symbol.asyncDispose]());

test('a lot has a passport that adds up, with evidence that opens', async () => {
  const lots = await allLots(british);
  expect(lots.length).toBeGreaterThan(3);
  expect(lots.some(({ engines }) => engines.launched + engines.seized > 0)).toBe(true);
  for (const lot of lots) {
    const passport = await british.call('supplyLot', { params: { lot: lot.id } });
    expect(passport.lot).toEqual(lot);
    expect(passport.journeys).toHaveLength(passport.members.length);
    expect(passport.model.version).not.toBe('');
    // What is counted is what is listed: boats, and by themselves engines that were found without one.
    const hulls = new Set(
      passport.members
        .filter(({ pieces }) => pieces.some(({ kind }) => kind === 'boat-hull'))
        .map(({ unit }) => unit),
    );
    const listed = (kind: 'launched' | 'seized', areBoats: boolean): number =>
      passport.journeys
        .filter(({ unit }) => hulls.has(unit) === areBoats)
        .flatMap(({ hops }) => hops.filter((hop) => hop.kind === kind))
        .reduce((sum, { quantity }) => sum + quantity, 0);
    for (const kind of ['launched', 'seized'] as const) {
      expect(listed(kind, true)).toBe(lot[kind]);
      expect(listed(kind, false)).toBe(lot.engines[kind]);
    }
    if (lot.sent !== undefined)
      expect(lot.unaccounted).toBe(Math.max(0, lot.sent - lot.launched - lot.seized));
    expect(lot.label.audience).toContain('GB');
    expect(passport.missing.map(({ kind, count }) => ({ kind, count }))).toEqual(lot.missing);
    const statements = passport.statements.slice(0, 200);
    const { statements: told } = await british.call('evidence', { body: { statements } });
    expect(told.map(({ id }) => id).sort()).toEqual([...statements].sort());
  }
});

test('every journey goes forward in time, and says how each step is known', async () => {
  for (const { journeys } of await passportsOf(british))
    for (const { hops, probability } of journeys) {
      let day = '';
      for (const { left, reached, kind, basis, statements } of hops) {
        for (const days of [left, reached]) {
          if (!days) continue;
          expect(days.first <= days.last && days.first >= day).toBe(true);
          day = days.first;
        }
        expect(basis !== undefined).toBe(kind === 'consigned');
        if (kind === 'consigned') expect(statements.length).toBeGreaterThan(0);
      }
      expect(probability).toBeGreaterThanOrEqual(0.5);
    }
});

test('boats are put into the lots that they came from', async () => {
  const thingOf = new Map(
    truth.entities.flatMap(({ id, records }) => records.map((record) => [record, id] as const)),
  );
  const lotOf = new Map(
    truth.lots.flatMap(({ lot, boats }) => boats.map(({ hull }) => [hull, lot.replaceAll('-', '')] as const)),
  );
  let [right, wrong] = [0, 0];
  for (const { lot, members } of await passportsOf(british))
    for (const { pieces } of members)
      for (const { id, kind } of pieces) {
        if (kind !== 'boat-hull' || lot.name === undefined) continue;
        if (lotOf.get(thingOf.get(id) ?? '') === lot.name) right += 1;
        else wrong += 1;
      }
  expect(right).toBeGreaterThan(5);
  expect(wrong).toBeLessThanOrEqual(right / 10);
});

test('a card says what a supplier sent and to whom; an honest trader is no lead', async () => {
  const [suppliers, lots] = [await allSuppliers(british), await allLots(british)];
  const leads = suppliers.filter(({ isLead }) => isLead);
  expect(leads.length).toBeGreaterThan(0);
  const traders = recordsOf('like company name');
  expect(traders.length).toBeGreaterThan(0);
  expect(leads.filter(({ id }) => traders.includes(id))).toEqual([]);
  for (const { id, lots: count, sent } of suppliers) {
    const card = await british.call('supplySupplier', { params: { party: id } });
    expect(card.lotsOf).toHaveLength(count);
    expect(lots.map((lot) => lot.id)).toEqual(expect.arrayContaining(card.lotsOf.map((lot) => lot.id)));
    expect(card.consignees.reduce((sum, { consignments }) => sum + consignments, 0)).toBeLessThanOrEqual(
      sent,
    );
    expect(card.routes.length).toBeGreaterThan(0);
    expect(card.statements.length).toBeGreaterThan(0);
    for (const record of card.records)
      expect(await british.call('supplySupplier', { params: { party: record } })).toEqual(card);
  }
});

test('life jackets for a rescue association are in no lot, flow or lead, and it is nowhere named', async () => {
  const { excluded } = await british.call('supply');
  const rule = excluded.find((each) => each.rule === 'life-saving-to-aid');
  expect(rule?.consignments).toBeGreaterThan(0);
  const aid = recordsOf('humanitarian aid');
  const text = JSON.stringify(await everything(british));
  expect(aid.length).toBeGreaterThan(0);
  expect(aid.filter((record) => text.includes(`"${record}"`))).toEqual([]);
  expect((await british.try('supplySupplier', { params: { party: aid[0] ?? '' } })).status).toBe(404);
});

test('what the rules keep out is told by name to the officer who supervises it, and to nobody else', async () => {
  const officer = await given.persona('fr-protection');
  await supplyMade(officer);
  const { exclusions, total } = await officer.call('supplyExclusions');
  expect(exclusions).toHaveLength(total);
  const paged: typeof exclusions = [];
  for (let cursor: string | undefined; ;) {
    const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
    const page = await officer.call('supplyExclusions', { query });
    paged.push(...page.exclusions);
    cursor = page.next;
    if (cursor === undefined) break;
  }
  expect(paged).toEqual(exclusions);
  const aid = recordsOf('humanitarian aid');
  expect(exclusions.some(({ what, record }) => what === 'party' && aid.includes(record.id))).toBe(true);
  expect((await british.try('supplyExclusions')).status).toBe(403);
});

test('seizures are counted by kind, month and place, filtered, and told page by page', async () => {
  const all = await british.call('supplySeizures', { query: { limit: 200 } });
  expect(all.seizures).toHaveLength(all.total);
  const days = all.seizures.map(({ days: range }) => range?.last ?? '');
  expect(days).toEqual([...days].sort().reverse());
  const pages: string[] = [];
  for (let cursor: string | undefined; ;) {
    const { seizures, next } = await british.call('supplySeizures', { query: { limit: 5, cursor } });
    pages.push(...seizures.map(({ id }) => id));
    if (next === undefined) break;
    cursor = next;
  }
  expect(pages).toEqual(all.seizures.map(({ id }) => id));
  // The last one of a page may be gone by now: the next page begins where it was.
  const third = all.seizures[2];
  const gone = [third?.days?.last ?? '', `${third?.id ?? ''}~gone`];
  const cursor = Buffer.from(JSON.stringify(gone)).toString('base64url');
  const after = await british.call('supplySeizures', { query: { limit: 200, cursor } });
  expect(after.seizures).toEqual(all.seizures.slice(3));
  const engines = await british.call('supplySeizures', {
    query: { kind: 'outboard-engine', after: '2026-03-01', before: '2026-08-31', limit: 200 },
  });
  expect(engines.total).toBeGreaterThan(0);
  expect(engines.total).toBeLessThan(all.total);
  expect(new Set(engines.byKind.map(({ kind }) => kind))).toEqual(new Set(['outboard-engine']));
  for (const { goods, days: range } of engines.seizures) {
    expect(goods.map(({ kind }) => kind)).toContain('outboard-engine');
    expect(range && range.last >= '2026-03-01' && range.first <= '2026-08-31').toBe(true);
  }
  const counted = engines.byKind.reduce((sum, { quantity }) => sum + quantity, 0);
  const told = engines.seizures.flatMap(({ goods }) =>
    goods.filter(({ kind }) => kind === 'outboard-engine'),
  );
  expect(told.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(counted);
  expect((await british.try('supplySeizures', { query: { cursor: 'nonsense' } })).status).toBe(400);
});

test('lots, suppliers, finds in no lot and pairs are told page by page, the same in whatever steps', async () => {
  const counts = await british.call('supply');
  for (const list of [allLots, allSuppliers, allUnplaced, allPairs] as const) {
    const whole = (await list(british)) as unknown[];
    expect(whole.length).toBeGreaterThan(1);
    expect(await list(british, 1)).toEqual(whole);
    expect(await list(british, 3)).toEqual(whole);
  }
  const [lots, suppliers, unplaced] = [
    await allLots(british),
    await allSuppliers(british),
    await allUnplaced(british),
  ];
  expect(counts).toMatchObject({
    lots: lots.length,
    suppliers: suppliers.length,
    unplaced: unplaced.length,
    leads: suppliers.filter(({ isLead }) => isLead).length,
  });
  const days = lots.map(({ lastDay = '' }) => lastDay);
  expect(days).toEqual(days.toSorted().reverse());
  const found = suppliers.map(({ launched, seized }) => launched + seized);
  expect(found).toEqual(found.toSorted((a, b) => b - a));
  const { suppliers: leads } = await british.call('supplySuppliers', { query: { leads: 'true' } });
  expect(leads).toEqual(suppliers.filter(({ isLead }) => isLead));
  // The last one of a page may be gone by now: the next page begins where it was.
  const gone = Buffer.from(JSON.stringify([lots[1]?.lastDay ?? '', `${lots[1]?.id}~gone`])).toString(
    'base64url',
  );
  expect((await british.call('supplyLots', { query: { cursor: gone } })).lots).toEqual(lots.slice(2));
  for (const route of ['supplyLots', 'supplySuppliers', 'supplyUnplaced', 'supplyPairs'] as const)
    expect((await british.try(route, { query: { cursor: 'nonsense' } })).json).toMatchObject({
      status: 400,
      code: 'cursor-invalid',
    });
});

test('flows beyond the limit are summed, so that nothing is lost', async () => {
  const all = await british.call('supplyFlows');
  expect(all.total).toBe(all.flows.length);
  expect(all.rest).toBeUndefined();
  const few = await british.call('supplyFlows', { query: { limit: 2 } });
  expect(few.flows).toEqual(all.flows.slice(0, 2));
  expect(few.total).toBe(all.total);
  const rest = all.flows.slice(2);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  expect(few.rest).toMatchObject({
    flows: rest.length,
    consignments: sum(rest.map(({ consignmentCount }) => consignmentCount)),
    otherPieces: sum(rest.map(({ otherPieces }) => otherPieces)),
  });
  expect(sum(few.rest?.pieces.map(({ quantity }) => quantity) ?? [])).toBe(
    sum(rest.flatMap(({ pieces }) => pieces.map(({ quantity }) => quantity))),
  );
});

test('flows count pieces between places, within a period', async () => {
  const { flows } = await british.call('supplyFlows');
  expect(flows.some(({ pieces }) => pieces.some(({ kind }) => kind === 'boat-hull'))).toBe(true);
  expect(flows.some(({ destination }) => destination?.latitude !== undefined)).toBe(true);
  const early = await british.call('supplyFlows', { query: { before: '2026-03-31' } });
  const dated = early.flows.flatMap(({ consignments }) =>
    consignments.flatMap(({ shipped, arrived }) => shipped ?? arrived ?? []),
  );
  expect(dated.length).toBeGreaterThan(0);
  expect(dated.every(({ first }) => first <= '2026-03-31')).toBe(true);
});

test('two pieces are compared part by part, pieces of two kinds are not', async () => {
  const pieces = (await passportsOf(british)).flatMap(({ members }) =>
    members.flatMap((member) => member.pieces),
  );
  const [one, other] = pieces.filter(({ kind }) => kind === 'boat-hull');
  const engine = pieces.find(({ kind }) => kind === 'outboard-engine');
  const params = { one: one?.id ?? '', other: other?.id ?? '' };
  const { ratio } = await british.call('supplyCompare', { params });
  expect(ratio.parts.length).toBeGreaterThan(0);
  expect(ratio.parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(ratio.score, 9);
  const refused = await british.try('supplyCompare', {
    params: { one: params.one, other: engine?.id ?? '' },
  });
  expect(refused.json).toMatchObject({ status: 400, code: 'pieces-incomparable' });
});

test('pairs of one batch are told with what speaks for them, and those that two partners have by themselves', async () => {
  const all = await british.call('supplyPairs', { query: { limit: 500 } });
  expect(all.pairs).toHaveLength(all.total);
  expect(all.total).toBeGreaterThan(0);
  const weights = all.pairs.map(({ ratio }) => ratio.logRatio);
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  for (const { one, other, ratio } of all.pairs.slice(0, 10)) {
    const params = { one: one.id, other: other.id };
    expect((await british.call('supplyCompare', { params })).ratio).toEqual(ratio);
  }
  const across = await british.call('supplyPairs', { query: { across: 'true', limit: 500 } });
  const apart = all.pairs.filter(
    ({ one, other }) => !one.partners.some((each) => other.partners.includes(each)),
  );
  expect(across.pairs).toEqual(apart);
  expect((await british.call('supplyPairs', { query: { limit: 1 } })).pairs).toEqual(all.pairs.slice(0, 1));
});

test('no protected person is in anything that supply tells', async () => {
  const guarded = new Set(truth.protectedRecords);
  expect(guarded.size).toBeGreaterThan(10);
  for (const client of [british, french]) {
    const text = JSON.stringify(await everything(client));
    expect([...guarded].filter((record) => text.includes(`"${record}"`))).toEqual([]);
  }
});

test('readers with different views get different passports, each made of its own view alone', async () => {
  const [one, other] = [await everything(british), await everything(french)];
  expect(JSON.stringify(one.passports)).not.toEqual(JSON.stringify(other.passports));
  await using elsewhere = await startTestNode();
  await importWhatIsSeen(elsewhere, await readerOf(french), today);
  const alone = await elsewhere.persona('fr-liaison');
  await supplyMade(alone);
  expect(await everything(alone)).toEqual(other);
});

test('what is not in view is refused as what does not exist, and roles that do not read supply are refused', async () => {
  for (const lot of ['consignment:GB:nobody', truth.protectedRecords[0] ?? ''])
    expect((await british.try('supplyLot', { params: { lot } })).json).toMatchObject({
      status: 404,
      code: 'lot-unknown',
    });
  for (const persona of ['fr-flows', 'nl-campaigns', 'gb-secretary'])
    expect((await (await given.persona(persona)).try('supply')).status).toBe(403);
});

test('each look at supply is in the audit log with the records that were shown', async () => {
  const lots = await allLots(british);
  const { lot, records } = await british.call('supplyLot', { params: { lot: lots[0]?.id ?? '' } });
  const officer = await given.persona('gb-protection');
  const { entries } = await officer.call('audit', { query: { user: 'gb-analyst', limit: 200 } });
  const entry = entries.find(({ route, records: shown }) => route === 'supplyLot' && shown.includes(lot.id));
  expect(entry).toMatchObject({ outcome: 'allowed', kind: 'combination' });
  expect(entry?.records).toEqual(expect.arrayContaining(records));
});

test('whom goods were seized from is in the audit log wherever they are told', async () => {
  const [{ unplaced }, { seizures }, { flows }] = [
    await british.call('supplyUnplaced', { query: { limit: 200 } }),
    await british.call('supplySeizures', { query: { limit: 200 } }),
    await british.call('supplyFlows', { query: {} }),
  ];
  const fates = unplaced.map(({ fate }) => fate);
  const shown = {
    supplyUnplaced: fates.flatMap(({ holder, place }) => [holder, place]),
    supplySeizures: seizures.flatMap(({ holder, place }) => [holder, place]),
    supplyFlows: flows.flatMap(({ origin, destination }) => [origin, destination]),
  };
  const officer = await given.persona('gb-protection');
  const { entries } = await officer.call('audit', { query: { user: 'gb-analyst', limit: 20 } });
  for (const [asked, named] of Object.entries(shown)) {
    const ids = named.flatMap((each) => each?.id ?? []);
    expect(ids, asked).not.toEqual([]);
    const entry = entries.find(({ route }) => route === asked);
    expect(entry?.records, asked).toEqual(expect.arrayContaining(ids));
  }
});

async function passportsOf(client: TestClient): Promise<Lot[]> {
  const lots = await allLots(client);
  return Promise.all(lots.map(({ id }) => client.call('supplyLot', { params: { lot: id } })));
}

/** Every answer about supply but the officer’s. */
async function everything(client: TestClient): Promise<{ readonly passports: readonly Lot[] }> {
  const overview = await client.call('supply');
  const passports = await passportsOf(client);
  const [lots, unplaced, listed] = [
    await allLots(client),
    await allUnplaced(client),
    await allSuppliers(client),
  ];
  const suppliers = await Promise.all(
    listed.map(({ id }) => client.call('supplySupplier', { params: { party: id } })),
  );
  const flows = await client.call('supplyFlows');
  const seizures = await client.call('supplySeizures', { query: { limit: 200 } });
  const pairs = await client.call('supplyPairs', { query: { limit: 500 } });
  return Object.assign(
    { passports },
    { overview, lots, unplaced, listed, suppliers, flows, seizures, pairs },
  );
}

/** Records of the second of each pair that is known to be told apart for a reason. */
function recordsOf(why: string): string[] {
  const things = new Set(truth.hardNegatives.filter((each) => each.why === why).map(({ b }) => b));
  return truth.entities.filter(({ id }) => things.has(id)).flatMap(({ records }) => records);
}
