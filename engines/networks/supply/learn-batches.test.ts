import { BATCH_MODEL, batchFeatures, batchRatio, readSupply, whereaboutsIn } from './index.ts';
import type { SupplyEvidence, SupplyStatement } from './index.ts';
import { expect, test } from 'vitest';
import { ENOUGH, learnBatches } from './learn-batches.ts';
import { toldPieces } from './told-lots.ts';

type Facts = Readonly<Record<string, string>>;

function evidenceOf(records: Readonly<Record<string, Facts>>): SupplyEvidence {
  const statements = Object.entries(records).flatMap(([record, facts]) =>
    Object.entries(facts).map(([property, value]): SupplyStatement => ({
      record,
      schema: record.includes('seizure') ? 'Seizure' : record.includes('sent') ? 'Consignment' : 'Equipment',
      property,
      value,
      statement: `${record} ${property}`,
      label: 1,
      origin: 'GB customs',
    })),
  );
  return readSupply({ statements, entities: new Map() });
}

/** Lots of hulls that were found, each lot of a make of its own, but for one hull in five, which is of the next. */
function hulls(lots: number, pieces: number): SupplyEvidence {
  const records: Record<string, Facts> = {};
  for (let lot = 0; lot < lots; lot += 1)
    for (let piece = 0; piece < pieces; piece += 1) {
      const make = piece % 5 === 0 ? (lot + 1) % lots : lot;
      records[`GB:hull-${lot}-${piece}`] = {
        equipmentType: 'boat-hull',
        lot: `EX-${lot}`,
        weldPattern: `weld ${make % 4}`,
        material: `cloth ${make % 2}`,
        serialNumber: `EXH${10_000 + lot * 500 + piece}`,
        seizure: `GB:seizure-${lot}-${piece}`,
      };
      records[`GB:seizure-${lot}-${piece}`] = { itemType: 'boat-hull' };
    }
  return evidenceOf(records);
}

test('until enough is known, the shipped weights are used, and said to be', () => {
  for (const evidence of [hulls(0, 0), hulls(ENOUGH.lots - 1, 20), hulls(ENOUGH.lots, 4)])
    expect(learnBatches(evidence)).toEqual({
      model: BATCH_MODEL,
      version: 'shipped-1',
      learnt: false,
      same: 0,
      different: 0,
    });
});

test('from enough pairs of known truth weights are learnt that tell lots apart', () => {
  const evidence = hulls(ENOUGH.lots, 10);
  const { model, version, learnt, same, different } = learnBatches(evidence);
  expect(learnt).toBe(true);
  expect(version).toMatch(/^learnt-[0-9a-f]{8}$/);
  expect(same).toBe(ENOUGH.lots * 45);
  expect(same + different).toBe((100 * 99) / 2);
  const whereabouts = whereaboutsIn(evidence);
  const [one, near] = [evidence.items[1], evidence.items[2]];
  const far = evidence.items.find(({ id }) => id === 'GB:hull-5-3');
  if (!one || !near || !far) throw new Error('the hulls are not there');
  const ratioTo = (other: typeof one): number =>
    batchRatio(batchFeatures(one, other, whereabouts), model).logRatio;
  expect(ratioTo(near)).toBeGreaterThan(1);
  expect(ratioTo(far)).toBeLessThan(-1);
});

test('what no pair shows says nothing, however many more pairs there are of one kind', () => {
  const { model } = learnBatches(hulls(ENOUGH.lots, 10));
  expect(model.gaps.at(-1)).toBeCloseTo(0, 9);
  expect(model.weights.cartonMark).toEqual({ agree: 0, differ: 0 });
});

test('the same evidence gives the same weights, other evidence another version', () => {
  const [one, same, other] = [hulls(10, 10), hulls(10, 10), hulls(11, 10)].map((evidence) =>
    learnBatches(evidence),
  );
  expect(same).toEqual(one);
  expect(other?.version).not.toBe(one?.version);
});

test('of many pieces a part is compared, spread over all lots', () => {
  const { same, different } = learnBatches(hulls(40, 60));
  expect(same + different).toBeLessThanOrEqual((1000 * 999) / 2);
  expect(same).toBeGreaterThan(40 * 200);
});

test('a lot is told by statement, by the only hull that an engine was found with, or by the only lot of a consignment', () => {
  const hull = { equipmentType: 'boat-hull' };
  const engine = { equipmentType: 'outboard-engine' };
  const evidence = evidenceOf({
    'GB:hull-1': { ...hull, lot: 'EX-1', seizure: 'GB:seizure-1' },
    'GB:engine-1': { ...engine, seizure: 'GB:seizure-1' },
    'GB:hull-2': { ...hull, lot: 'EX-1', seizure: 'GB:seizure-2' },
    'GB:hull-3': { ...hull, lot: 'EX-2', seizure: 'GB:seizure-2' },
    'GB:engine-2': { ...engine, seizure: 'GB:seizure-2' },
    'GB:engine-4': { ...engine, consignment: 'GB:sent-1' },
    'GB:bulk-1': { ...hull, lot: 'EX-4', quantity: '20', consignment: 'GB:sent-1' },
    'GB:engine-5': { ...engine, consignment: 'GB:sent-2' },
    'GB:bulk-2': { ...hull, lot: 'EX-5', quantity: '20', consignment: 'GB:sent-2' },
    'GB:bulk-3': { ...hull, quantity: '20', consignment: 'GB:sent-2' },
    'GB:jacket-1': { equipmentType: 'life-jacket', lot: 'EX-1' },
    'GB:seizure-1': { itemType: 'boat-hull' },
    'GB:seizure-2': { itemType: 'boat-hull' },
    'GB:sent-1': { waybill: 'W-1' },
    'GB:sent-2': { waybill: 'W-2' },
  });
  expect(toldPieces(evidence).map(({ item, lot }) => [item.id, lot])).toEqual([
    ['GB:engine-1', 'EX1'],
    ['GB:engine-4', 'EX4'],
    ['GB:hull-1', 'EX1'],
    ['GB:hull-2', 'EX1'],
    ['GB:hull-3', 'EX2'],
  ]);
});
