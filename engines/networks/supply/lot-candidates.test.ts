import { expect, test } from 'vitest';
import { analyse, record } from './supply-testing.ts';

/** More lots than are weighed one by one. */
const LOTS = 330;

const told = Array.from({ length: LOTS }, (_, lot) => {
  const make = { weldPattern: `weld ${lot % 5}`, material: `cloth ${lot % 3}`, cartonMark: `CM ${lot}` };
  const hull = (piece: number) => ({
    equipmentType: 'boat-hull',
    lot: `EX-${lot}`,
    serialNumber: `EXH${10_000 + lot * 600 + piece}`,
    ...make,
  });
  return [
    ...record(`GB:hull-${lot}-1`, 'Equipment', hull(1)),
    ...record(`GB:hull-${lot}-2`, 'Equipment', hull(2)),
  ];
}).flat();

const find = (name: string, values: Readonly<Record<string, string>>) => [
  ...record(`FR:${name}`, 'Equipment', {
    equipmentType: 'boat-hull',
    launch: `FR:launch-${name}`,
    ...values,
  }),
  ...record(`FR:launch-${name}`, 'Launch', { date: '2026-05-01' }),
];

test('among many lots a piece is put where something particular says so, and nowhere where only its make does', () => {
  const { passports, unplaced } = analyse([
    ...told,
    ...find('named', { lot: 'EX-7' }),
    ...find('numbered', { serialNumber: `EXH${10_000 + 200 * 600 + 3}`, cartonMark: 'CM 200' }),
    ...find('plain', { weldPattern: 'weld 1', material: 'cloth 1' }),
    ...find('strange', { weldPattern: 'glued' }),
  ]);
  const lotOf = new Map(
    passports.flatMap(({ lot, journeys }) => journeys.map(({ member }) => [member.unit.id, lot] as const)),
  );
  expect(lotOf).toEqual(
    new Map([
      ['FR:named', 'EX7'],
      ['FR:numbered', 'EX200'],
    ]),
  );
  expect(unplaced.map(({ id }) => id)).toEqual(['FR:plain', 'FR:strange']);
});

test('lots that are not weighed count against those that are', () => {
  const probabilityAmong = (lots: number): number => {
    const own = told.filter(({ record: id }) => Number(/hull-(\d+)-/.exec(id)?.[1]) < lots);
    const { passports } = analyse([
      ...own,
      ...find('marked', { weldPattern: 'weld 1', material: 'cloth 1', cartonMark: 'CM 1' }),
    ]);
    const [{ member } = { member: { probability: 0 } }] = passports.flatMap(({ journeys }) => journeys);
    return member.probability;
  };
  expect(probabilityAmong(20)).toBeGreaterThan(0.8);
  // So many others are of its make that one mark decides nothing, whether they are weighed one by one or together.
  expect(probabilityAmong(290)).toBe(0);
  expect(probabilityAmong(LOTS)).toBe(0);
});
