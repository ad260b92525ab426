import type { Label } from '@foreland/model';
import { parseLabel } from '@foreland/model';
import { BATCH_MODEL, analyseSupply, batchRatio, readSupply } from '@foreland/networks/supply';
import type { SupplyStatement } from '@foreland/networks/supply';
import { beforeAll, describe, expect, test } from 'vitest';
import { SupplyDescription } from './describe.ts';
import { flowsOf } from './flows.ts';
import { MOST_LINES, goodsLines } from './goods-lines.ts';
import type { SupplyState } from '@foreland/networks/supply';
import { lotsOf, pairsOf, suppliersOf, unplacedOf } from './lists.ts';

/**
 * A view of ten thousand lots and a hundred thousand pieces, each lot with a consignment on a way of its own, a find, and a
 * seizure at a place of its own. One page of any list stays small and quick, whatever is behind it.
 */
const LOTS = 10_000;
const PIECES = 10;
/** As the node is asked at most. */
const PAGE = 500;
/** Of an answer in JSON. */
const MOST_BYTES = 3_000_000;
/** Generous: the machine may be busy with other tests. */
const MOST_MILLISECONDS = 5000;

const LABEL: Label = parseLabel({
  originators: ['GB'],
  audience: ['GB'],
  purposes: ['operational-analysis'],
  handling: [],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2029-01-01',
});

function say(record: string, schema: string, values: Readonly<Record<string, string>>): SupplyStatement[] {
  return Object.entries(values).map(([property, value]) => ({
    record,
    schema,
    property,
    value,
    statement: `${record} ${property}`,
    label: 1,
    origin: 'GB customs',
  }));
}

function statementsOf(lots: number): SupplyStatement[] {
  return Array.from({ length: lots }, (_, lot) => {
    const day = new Date(Date.UTC(2024, 0, 1) + (lot % 900) * 86_400_000).toISOString().slice(0, 10);
    return [
      ...say(`GB:maker-${lot}`, 'Company', { name: `Exemplar ${lot}` }),
      ...say(`GB:shop-${lot}`, 'Company', { name: `Nautica ${lot}` }),
      ...say(`GB:c-${lot}`, 'Consignment', {
        consignor: `GB:maker-${lot}`,
        consignee: `GB:shop-${lot}`,
        origin: `GB:town-${lot}`,
        destination: `GB:coast-${lot}`,
        shippedOn: day,
        arrivedOn: day,
        quantity: String(PIECES),
      }),
      ...say(`GB:s-${lot}`, 'Seizure', { date: day, place: `GB:beach-${lot}`, itemType: 'boat-hull' }),
      ...Array.from({ length: PIECES }, (_unused, piece) =>
        say(`GB:h-${lot}-${piece}`, 'Equipment', {
          equipmentType: 'boat-hull',
          lot: `EX-${lot}`,
          consignment: `GB:c-${lot}`,
          ...(piece === 0 ? { seizure: `GB:s-${lot}` } : {}),
        }),
      ).flat(),
    ];
  }).flat();
}

describe('a view of ten thousand lots', () => {
  let held: SupplyState;
  let told: SupplyDescription;

  beforeAll(() => {
    const evidence = readSupply({ statements: statementsOf(LOTS), entities: new Map() });
    const analysis = analyseSupply(evidence);
    const found = analysis.passports.flatMap(({ journeys }) => journeys.map(({ member }) => member.unit));
    held = {
      evidence,
      analysis: {
        ...analysis,
        // As many finds in no lot, and likely pairs, as there are finds.
        unplaced: found,
        pairs: found.slice(1).map(({ id }, at) => ({
          one: found[at]!.id,
          other: id,
          apart: at % 2 === 0,
          features: {},
          ratio: batchRatio({ serialGap: at % 50 }, BATCH_MODEL),
          sources: [],
        })),
      },
      names: new Map(),
      positions: new Map(),
      learnt: { model: BATCH_MODEL, version: 'shipped-1', learnt: false, same: 0, different: 0 },
      packedIn: new Map(),
      namedFor: new Map(),
    };
    told = new SupplyDescription(held, () => LABEL);
  });

  /** What an answer is, that it is small, and that it was quick. */
  function bounded<Answer>(answer: () => Answer): Answer {
    const start = process.cpuUsage();
    const given = answer();
    const bytes = JSON.stringify(given).length;
    expect(bytes).toBeLessThan(MOST_BYTES);
    // Of the processor, for others may be at it too.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(MOST_MILLISECONDS);
    return given;
  }

  test('tells lots, suppliers, finds and pairs a page at a time', () => {
    const { analysis } = held;
    expect(analysis.passports).toHaveLength(LOTS);
    const page = { limit: PAGE };
    const lots = bounded(() => lotsOf(analysis, page, told));
    expect([lots.lots.length, lots.total]).toEqual([PAGE, LOTS]);
    const suppliers = bounded(() => suppliersOf(analysis, { leads: false, page }, told));
    expect([suppliers.suppliers.length, suppliers.total]).toEqual([PAGE, 2 * LOTS]);
    const unplaced = bounded(() => unplacedOf(analysis, page, told));
    expect([unplaced.unplaced.length, unplaced.total]).toEqual([PAGE, LOTS]);
    const pairs = bounded(() => pairsOf(analysis, { across: false, page }, told));
    expect([pairs.pairs.length, pairs.total]).toEqual([PAGE, LOTS - 1]);
    const last = bounded(() => lotsOf(analysis, { limit: PAGE, after: lots.nextAfter }, told));
    expect(last.lots[0]?.id).not.toBe(lots.lots.at(-1)?.id);
  });

  test('tells the largest flows one by one and sums the rest', () => {
    const flows = bounded(() => flowsOf(held, { limit: 2000 }, told));
    expect([flows.flows.length, flows.total, flows.rest?.flows]).toEqual([2000, LOTS, LOTS - 2000]);
    const pieces = [...flows.flows, flows.rest!].flatMap((flow) => flow.pieces);
    expect(pieces.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(LOTS * PIECES);
    // All of one way: its consignments are told in part, and counted.
    const oneWay = held.analysis.evidence.consignments.map((each) => ({
      ...each,
      origin: undefined,
      destination: undefined,
    }));
    const { flows: only } = bounded(() =>
      flowsOf(
        {
          ...held,
          analysis: { ...held.analysis, evidence: { ...held.analysis.evidence, consignments: oneWay } },
        },
        { limit: 10 },
        told,
      ),
    );
    expect(only.map((flow) => [flow.consignments.length, flow.consignmentCount])).toEqual([[50, LOTS]]);
  });

  test('tells as many lines of seizures as can be read, and the places of the rest in sum', () => {
    const lines = bounded(() => goodsLines(held.analysis.seizures, told));
    const months = new Set(lines.map(({ month }) => month)).size;
    expect(lines.length).toBeLessThanOrEqual(MOST_LINES + months);
    expect(lines.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(LOTS);
    expect(lines.reduce((sum, { seizures }) => sum + seizures, 0)).toBe(LOTS);
    expect(lines.some(({ furtherPlaces = 0 }) => furtherPlaces > 1)).toBe(true);
  });
});

describe('flows', () => {
  const flowsIn = (statements: readonly SupplyStatement[], aid: readonly string[] = []) => {
    const evidence = readSupply({ statements, entities: new Map() });
    const held = {
      evidence,
      analysis: analyseSupply(evidence, { aid: new Set(aid) }),
      names: new Map(),
      positions: new Map(),
      packedIn: new Map(),
      namedFor: new Map(),
    } as unknown as SupplyState;
    return flowsOf(held, { limit: 100 }, new SupplyDescription(held, () => LABEL)).flows;
  };
  const sent = (consignee: Readonly<Record<string, string>>): SupplyStatement[] => [
    ...say('GB:shop', 'Company', { name: 'Nautica Example' }),
    ...say('GB:rescue', 'Organization', { name: 'Example Sea Rescue' }),
    ...say('GB:c', 'Consignment', { quantity: '100', ...consignee }),
    ...say('GB:boats', 'Equipment', { equipmentType: 'boat-hull', quantity: '60', consignment: 'GB:c' }),
    ...say('GB:jackets', 'Equipment', { equipmentType: 'life-jacket', quantity: '30', consignment: 'GB:c' }),
  ];
  const piecesOf = (statements: readonly SupplyStatement[], aid: readonly string[] = []) =>
    flowsIn(statements, aid).map(({ pieces, otherPieces }) => [
      ...pieces.map(({ kind, quantity }) => `${quantity} ${kind}`),
      `${otherPieces} other`,
    ]);

  test('tell life jackets of a receiver who is known to be no rescuer, and of nobody else', () => {
    expect(piecesOf(sent({ consignee: 'GB:shop' }))).toEqual([
      ['60 boat-hull', '30 life-jacket', '10 other'],
    ]);
    // What is kept out does not come back as pieces of unknown kind.
    const unclear: Readonly<Record<string, string>>[] = [
      {},
      { consignee: 'GB:rescue' },
      { consignee: 'GB:out-of-view' },
    ];
    for (const consignee of unclear)
      expect(piecesOf(sent(consignee))).toEqual([['60 boat-hull', '10 other']]);
    expect(piecesOf(sent({ consignee: 'GB:shop' }), ['GB:shop'])).toEqual([]);
  });

  test('tell nothing of a consignment of life jackets alone whose receiver nobody names', () => {
    const alone = (consignee: Readonly<Record<string, string>>): SupplyStatement[] => [
      ...say('GB:shop', 'Company', { name: 'Nautica Example' }),
      ...say('GB:c', 'Consignment', { hsCode: '6307.20', quantity: '100', ...consignee }),
    ];
    expect(piecesOf(alone({ consignee: 'GB:shop' }))).toEqual([['100 life-jacket', '0 other']]);
    expect(piecesOf(alone({}))).toEqual([]);
  });
});
