import { describe, expect, it } from 'vitest';
import { readSupply } from './index.ts';
import type { SupplyStatement } from './index.ts';
import { record } from './supply-testing.ts';
import type { Values } from './supply-testing.ts';

describe('entities of pieces', () => {
  const engine = (id: string, serial: string, fate: Values): SupplyStatement[] =>
    record(id, 'Equipment', { equipmentType: 'outboard-engine', engineSerial: serial, ...fate });
  /** Everything that matching, or somebody who judged, takes for one piece. */
  const pieces = (...told: readonly SupplyStatement[][]): string[][] => {
    const all = told.flat();
    const entities = new Map(all.map((each) => [each.record, 'one']));
    return readSupply({ statements: all, entities }).items.map(({ records }) => [...records]);
  };
  const events = [
    record('GB:s1', 'Seizure', { date: '2026-03-01' }),
    record('FR:l1', 'Launch', { date: '2026-03-01' }),
    record('GB:l1', 'Launch', { date: '2026-03-02' }),
  ];

  it('leaves pieces apart that stand side by side without any number', () => {
    const hull = { equipmentType: 'boat-hull', seizure: 'GB:s1' };
    expect(pieces(...events, record('GB:h1', 'Equipment', hull), record('GB:h2', 'Equipment', hull))).toEqual(
      [['GB:h1'], ['GB:h2']],
    );
  });

  it('follows matching where a number that differs was misread', () => {
    expect(
      pieces(
        ...events,
        engine('FR:e1', 'EXM555015', { launch: 'FR:l1' }),
        engine('GB:e1', 'EXM155015', { launch: 'GB:l1' }),
      ),
    ).toEqual([['FR:e1', 'GB:e1']]);
  });

  it('keeps records of one number together, and those that say none with what matching found', () => {
    expect(
      pieces(
        ...events,
        engine('DE:e1', 'EXM555015', {}),
        engine('GB:e1', 'EXM-555015', { seizure: 'GB:s1' }),
        record('FR:e1', 'Equipment', { equipmentType: 'outboard-engine', make: 'Fictor' }),
      ),
    ).toEqual([['DE:e1', 'FR:e1', 'GB:e1']]);
  });
});

describe('what is one thing', () => {
  const itemsOf = (told: readonly SupplyStatement[]): (readonly string[])[] =>
    readSupply({ statements: told, entities: new Map() }).items.map(({ records }) => records);
  const boat = (id: string, make?: string): SupplyStatement[] =>
    record(id, 'Equipment', {
      equipmentType: 'boat-hull',
      serialNumber: 'EXH10001',
      ...(make !== undefined && { make }),
    });

  it('pieces of different makers are two, also where a third says no maker, and spelling makes none', () => {
    expect(itemsOf([...boat('GB:1', 'Exemplar'), ...boat('GB:2'), ...boat('GB:3', 'Fictor')])).toEqual([
      ['GB:1', 'GB:2'],
      ['GB:3'],
    ]);
    expect(itemsOf([...boat('GB:1', 'Exemplar Boats'), ...boat('GB:2', 'EXEMPLAR  boats')])).toEqual([
      ['GB:1', 'GB:2'],
    ]);
  });

  it('consignments of one waybill in whatever script, and none for a waybill without letters and digits', () => {
    const sent = (id: string, waybill: string): SupplyStatement[] => record(id, 'Consignment', { waybill });
    const { consignments } = readSupply({
      statements: [
        ...sent('GB:1', 'ТТН 12'),
        ...sent('GB:2', 'ттн-12'),
        ...sent('GB:3', '提单'),
        ...sent('GB:4', '—'),
        ...sent('GB:5', '---'),
      ],
      entities: new Map(),
    });
    expect(consignments.map(({ records }) => records)).toEqual([
      ['GB:1', 'GB:2'],
      ['GB:3'],
      ['GB:4'],
      ['GB:5'],
    ]);
  });
});

it('reads names of lots in whatever spelling, and none out of a dash or a sentence', () => {
  const lotOf = (lot: string): string[] =>
    readSupply({
      statements: record('GB:h', 'Equipment', { equipmentType: 'boat-hull', lot }),
      entities: new Map(),
    }).items.flatMap(({ lots }) => lots.map(({ value }) => value));
  expect(['ex-l 1b', 'Партия 7', '—', 'n'.repeat(101)].map(lotOf)).toEqual([['EXL1B'], ['ПАРТИЯ7'], [], []]);
});
