import { analyseSupply, readSupply } from './index.ts';
import type { SupplyAnalysis, SupplyOptions, SupplyStatement } from './index.ts';

let statements = 0;

export type Values = Readonly<Record<string, string | readonly string[]>>;

/** Statements of one record. @param values a list where a property has several */
export function record(
  id: string,
  schema: string,
  values: Values,
  more: Partial<SupplyStatement> = {},
): SupplyStatement[] {
  return Object.entries(values).flatMap(([property, value]) =>
    [value].flat().map((each) => ({
      record: id,
      schema,
      property,
      value: each,
      statement: `s${String((statements += 1)).padStart(6, '0')}`,
      label: 0,
      origin: `origin of ${id}`,
      ...more,
    })),
  );
}

export function analyse(told: readonly SupplyStatement[], options?: SupplyOptions): SupplyAnalysis {
  return analyseSupply(readSupply({ statements: told, entities: new Map() }), options);
}

/** Fictional: a maker sends three boats of one lot to a shop; one is launched, one seized. */
export const STORY: readonly SupplyStatement[] = [
  ...record('GB:maker', 'Company', { name: 'Exemplar Boats' }),
  ...record('GB:shop', 'Company', { name: 'Nautica Example' }),
  ...record('GB:c', 'Consignment', {
    waybill: 'EXW-1',
    consignor: 'GB:maker',
    consignee: 'GB:shop',
    shippedOn: '2026-01-10',
    arrivedOn: '2026-01-30',
    hsCode: '6306.12',
    declaredAs: 'tarpaulins',
    quantity: '3',
  }),
  ...['1', '2', '3'].flatMap((number) =>
    record(`GB:h${number}`, 'Equipment', {
      equipmentType: 'boat-hull',
      lot: 'EX-L1',
      serialNumber: `EXH1000${number}`,
      consignment: 'GB:c',
    }),
  ),
  ...record('FR:b1', 'Equipment', { equipmentType: 'boat-hull', serialNumber: 'EXH-10001', launch: 'FR:l' }),
  ...record('FR:e1', 'Equipment', {
    equipmentType: 'outboard-engine',
    engineSerial: 'EXM-555123',
    launch: 'FR:l',
  }),
  ...record('FR:l', 'Launch', { date: '2026-03-01', outcome: 'arrived', boat: 'FR:b1' }),
  ...record('GB:l', 'Launch', { date: '2026-03-02', outcome: 'arrived', boat: 'GB:b1' }),
  ...record('GB:b1', 'Equipment', { equipmentType: 'boat-hull', serialNumber: 'EXH10001', launch: 'GB:l' }),
  ...record('DE:s', 'Seizure', {
    date: '2026-02-20',
    itemType: 'boat-hull',
    quantity: '1',
    seizedFrom: 'DE:p',
  }),
  ...record('DE:b2', 'Equipment', { equipmentType: 'boat-hull', lot: 'EX L1', seizure: 'DE:s' }),
];
