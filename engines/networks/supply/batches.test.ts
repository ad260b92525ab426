import { describe, expect, it } from 'vitest';
import { BATCH_MODEL, batchFeatures, batchRatio, calibrateBatches, readSupply } from './index.ts';
import type { KnownPair, SupplyStatement } from './index.ts';
import { STORY, analyse, record } from './supply-testing.ts';

it('lists pieces of one batch that two partners have, however many alike each has by itself', () => {
  const seized = (partner: string, from: number): SupplyStatement[] => [
    ...record(`${partner}:s`, 'Seizure', { date: '2026-05-01' }),
    ...Array.from({ length: 12 }, (_, at) =>
      record(`${partner}:h${at}`, 'Equipment', {
        equipmentType: 'boat-hull',
        serialNumber: `EXH${from + at}`,
        weldPattern: 'double',
        cartonMark: 'EX-77',
        seizure: `${partner}:s`,
      }),
    ).flat(),
  ];
  const { pairs } = analyse([...seized('GB', 10100), ...seized('FR', 10150)]);
  const within = pairs.filter(({ apart }) => !apart);
  const across = pairs.filter(({ apart }) => apart);
  expect(within.length).toBeGreaterThan(0);
  expect(across.length).toBeGreaterThan(0);
  for (const { one, other } of across) expect(one.slice(0, 2)).not.toBe(other.slice(0, 2));
  for (const { one, other } of within) expect(one.slice(0, 2)).toBe(other.slice(0, 2));
});

describe('likelihood ratios of one batch', () => {
  it('are symmetric, and learn to be worth what they are worth', () => {
    const pair = (same: boolean, at: number): KnownPair => ({
      same,
      features: { material: same ? at % 10 > 0 : at % 4 === 0, serialGap: same ? at % 8 : 500 + at },
    });
    const pairs = Array.from({ length: 400 }, (_, at) => pair(at % 4 === 0, at));
    const model = calibrateBatches(pairs);
    const near = batchRatio({ material: true, serialGap: 3 }, model);
    const far = batchRatio({ material: false, serialGap: 800 }, model);
    expect(near.logRatio).toBeGreaterThan(2);
    expect(far.logRatio).toBeLessThan(-2);
    // Never more than so many pairs can bear.
    expect(near.logRatio).toBeLessThan(Math.log(101) + 0.01);
    expect(batchRatio({}, model)).toEqual({ parts: [], score: 0, logRatio: 0 });
    const steps = model.steps.map(({ logRatio }) => logRatio);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    const items = readSupply({ statements: STORY, entities: new Map() }).items;
    const nowhere = { placesOf: (): readonly string[] => [], dayOf: (): undefined => undefined };
    for (const a of items)
      for (const b of items) expect(batchFeatures(a, b, nowhere)).toEqual(batchFeatures(b, a, nowhere));
    expect(BATCH_MODEL.gaps.every(Number.isFinite)).toBe(true);
  });
});
