import { BATCH_MODEL, batchFeatures, batchRatio, readSupply, whereaboutsIn } from '@foreland/networks/supply';
import type { SupplyEvidence, SupplyStatement } from '@foreland/networks/supply';
import { expect, test } from 'vitest';
import { ENOUGH, learnBatches } from './learn-batches.ts';

/** Lots of hulls with a make of their own each, in which one hull in five is of the make of the next lot. */
function evidenceOf(lots: number, pieces: number): SupplyEvidence {
  const statements: SupplyStatement[] = [];
  for (let lot = 0; lot < lots; lot += 1)
    for (let piece = 0; piece < pieces; piece += 1) {
      const record = `GB:hull-${lot}-${piece}`;
      const make = piece % 5 === 0 ? (lot + 1) % lots : lot;
      for (const [property, value] of Object.entries({
        equipmentType: 'boat-hull',
        lot: `EX-${lot}`,
        weldPattern: `weld ${make % 4}`,
        material: `cloth ${make % 2}`,
        serialNumber: `EXH${10_000 + lot * 500 + piece}`,
      }))
        statements.push({
          record,
          schema: 'Equipment',
          property,
          value,
          statement: `${record} ${property}`,
          label: 1,
          origin: 'GB customs',
        });
    }
  return readSupply({ statements, entities: new Map() });
}

test('until enough is known, the shipped weights are used, and said to be', () => {
  for (const evidence of [evidenceOf(0, 0), evidenceOf(ENOUGH.lots - 1, 20), evidenceOf(ENOUGH.lots, 4)])
    expect(learnBatches(evidence)).toEqual({
      model: BATCH_MODEL,
      version: 'shipped-1',
      learnt: false,
      same: 0,
      different: 0,
    });
});

test('from enough pairs of known truth weights are learnt that tell lots apart', () => {
  const evidence = evidenceOf(ENOUGH.lots, 10);
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

test('the same evidence gives the same weights, other evidence another version', () => {
  const [one, same, other] = [evidenceOf(10, 10), evidenceOf(10, 10), evidenceOf(11, 10)].map(learnBatches);
  expect(same).toEqual(one);
  expect(other?.version).not.toBe(one?.version);
});

test('of many pieces a part is compared, spread over all lots', () => {
  const { same, different } = learnBatches(evidenceOf(40, 60));
  expect(same + different).toBeLessThanOrEqual((1000 * 999) / 2);
  expect(same).toBeGreaterThan(40 * 200);
});
