/**
 * Fictional statements of a supply chain of any size, for measuring time and memory: makers, lots, consignments to a
 * wholesaler and on to shops, launches and seizures, boats with engines, of which half are found without the name of their lot.
 */
import type { SupplyStatement } from '@foreland/networks/supply';
import { randomFrom } from './measure.ts';

export interface LargeSupply {
  readonly statements: readonly SupplyStatement[];
  readonly pieces: number;
}

const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);
/** Pieces of one lot, and how many of ten are found in the end. */
const BOATS = 9;
const FOUND = 4;

/** Name of the lot that a piece which was found is truly of; undefined for what was only sent. */
export function trueLot(record: string): string | undefined {
  const lot = /:found-(\d+)-/.exec(record)?.[1];
  return lot === undefined ? undefined : `EX${lot}`;
}

/** @param lots how many; each has about ten pieces of goods, hulls and engines alike */
export function largeSupply(lots: number, seed: number): LargeSupply {
  const next = randomFrom(seed);
  const below = (count: number): number => Math.floor(next() * count);
  const statements: SupplyStatement[] = [];
  let pieces = 0;
  const say = (record: string, schema: string, values: Readonly<Record<string, string>>): void => {
    for (const [property, value] of Object.entries(values))
      statements.push({
        record,
        schema,
        property,
        value,
        statement: `${record} ${property}`,
        label: 1 + (statements.length % 7),
        origin: `${record.slice(0, 2)} customs`,
      });
  };
  const day = (number: number): string => new Date(START + number * DAY).toISOString().slice(0, 10);
  const partner = (): string => ['GB', 'DE', 'FR', 'BE', 'NL'][below(5)]!;
  const makers = Math.max(4, Math.ceil(lots / 100));
  const shops = Math.max(10, Math.ceil(lots / 20));
  const places = Math.max(10, Math.ceil(lots / 50));
  for (let at = 0; at < makers; at += 1) say(`DE:maker-${at}`, 'Company', { name: `Exemplar Boats ${at}` });
  for (let at = 0; at < shops; at += 1) say(`FR:shop-${at}`, 'Company', { name: `Nautica Example ${at}` });
  for (let lot = 0; lot < lots; lot += 1) {
    const maker = below(makers);
    const made = below(900);
    const shop = `FR:shop-${below(shops)}`;
    const origin = `DE:town-${maker % places}`;
    say(`DE:sent-${lot}`, 'Consignment', {
      waybill: `EXW${lot}`,
      consignor: `DE:maker-${maker}`,
      consignee: shop,
      origin,
      destination: `FR:town-${below(places)}`,
      shippedOn: day(made + 10),
      arrivedOn: day(made + 30),
      hsCode: next() < 0.3 ? '6306.12' : '8903.11',
      declaredAs: 'inflatable boats',
      quantity: String(BOATS),
    });
    const traits = {
      material: `cloth ${below(4)}`,
      valve: `valve ${below(3)}`,
      weldPattern: `weld ${below(6)}`,
      cartonMark: `CM ${below(lots)}`,
    };
    const serial = 10_000 + lot * 40;
    for (let boat = 0; boat < BOATS; boat += 1) {
      pieces += 1;
      const number = `EX${String.fromCharCode(65 + (maker % 26))}${serial + boat}`;
      say(`DE:hull-${lot}-${boat}`, 'Equipment', {
        equipmentType: 'boat-hull',
        lot: `EX-${lot}`,
        serialNumber: number,
        consignment: `DE:sent-${lot}`,
        ...traits,
      });
      if (below(10) >= FOUND) continue;
      const by = partner();
      const find = `${by}:find-${lot}-${boat}`;
      const isLaunch = next() < 0.6;
      say(find, isLaunch ? 'Launch' : 'Seizure', {
        date: day(made + 60 + below(120)),
        place: `${by}:beach-${below(places)}`,
        ...(isLaunch ? { outcome: 'arrived' } : { itemType: 'boat-hull' }),
      });
      const link: Readonly<Record<string, string>> = isLaunch ? { launch: find } : { seizure: find };
      // Half of them are known by their number, the others by their make alone.
      say(`${by}:found-${lot}-${boat}`, 'Equipment', {
        equipmentType: 'boat-hull',
        ...(next() < 0.5 ? { serialNumber: number } : { ...traits, serialNumber: `${number}9` }),
        ...link,
      });
      say(`${by}:engine-${lot}-${boat}`, 'Equipment', {
        equipmentType: 'outboard-engine',
        engineSerial: `EXM${100_000 + lot * 20 + boat}`,
        ...link,
      });
      pieces += 2;
    }
  }
  return { statements, pieces };
}
