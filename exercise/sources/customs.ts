import { isoDay, officeDay } from '../calendar.ts';
import type { Entry } from '../entry.ts';
import type { Sheet } from '../sheet.ts';
import { HOME } from '../world/scale.ts';
import type { Consignment, Supply } from '../world/supply.ts';
import { companyEntry } from './bank.ts';
import { Gazetteer, placeRecord } from './place.ts';

const REGISTER = 'wc';

/** Import declarations of boats and engines: what a supplier of smugglers and an honest shop have in common. */
export function* customsDeclarations(sheet: Sheet): Generator<Entry> {
  const places = new Gazetteer(sheet);
  const companies = new Set<number>();
  for (const supply of sheet.world.supplies) {
    for (const consignment of [...supply.consignments, supply.tradeConsignment]) {
      const port = consignment.destination.country === HOME[sheet.partner];
      // The state of transit sees some lorries too.
      if (!sheet.covers(consignment.arrivedOn) || !(port || sheet.random.chance(0.12))) continue;
      yield* places.introduce(consignment.origin);
      yield* places.introduce(consignment.destination);
      for (const company of [consignment.consignor, consignment.consignee]) {
        if (!companies.has(company.serial)) yield companyEntry(sheet, company, REGISTER);
        companies.add(company.serial);
      }
      yield* consignmentEntries(sheet, consignment);
    }
    if (supply.aid.country === HOME[sheet.partner]) yield* aidEntries(sheet, supply);
  }
}

function* consignmentEntries(sheet: Sheet, consignment: Consignment): Generator<Entry> {
  const { random } = sheet;
  const label = sheet.label();
  const record = sheet.record('w', consignment.serial);
  yield sheet
    .entry(record, 'Consignment', `consignment-${consignment.serial}`, { label })
    .identify('waybill', 'waybill', consignment.waybill)
    .say('carrier', consignment.carrier)
    .say('consignor', sheet.record(REGISTER, consignment.consignor.serial))
    .say('consignee', sheet.record(REGISTER, consignment.consignee.serial))
    .say('origin', placeRecord(sheet, consignment.origin))
    .say('destination', placeRecord(sheet, consignment.destination))
    .say('shippedOn', random.chance(0.85) ? isoDay(consignment.shippedOn) : undefined)
    .say('arrivedOn', isoDay(consignment.arrivedOn))
    .say('hsCode', consignment.hsCode)
    .say('declaredAs', consignment.declaredAs)
    .say('quantity', consignment.boats.length);
  for (const boat of consignment.boats) {
    // Packing lists name engines by number, hulls by lot.
    yield sheet
      .entry(sheet.record('wh', boat.serial), 'Equipment', `hull-${boat.serial}`, { label })
      .say('equipmentType', 'boat-hull')
      .say('lot', boat.lot)
      .say('material', random.chance(0.5) ? boat.make.material : undefined)
      .say('cartonMark', random.chance(0.6) ? boat.make.cartonMark : undefined)
      .say('consignment', record);
    if (random.chance(0.6)) {
      yield sheet
        .entry(sheet.record('wg', boat.serial), 'Equipment', `engine-${boat.serial}`, { label })
        .say('equipmentType', 'outboard-engine')
        .identify('engine-serial', 'engineSerial', boat.engineSerial)
        .say('hsCode', '8407.21')
        .say('consignment', record);
    }
  }
}

/** Life jackets for a rescue association. */
function* aidEntries(sheet: Sheet, { aid }: Supply): Generator<Entry> {
  const association = companyEntry(sheet, aid, REGISTER);
  yield association;
  const { first, today } = sheet.world.calendar;
  yield sheet
    .entry(sheet.local('wa'), 'Consignment', `aid-consignment-${aid.serial}`, { label: sheet.label() })
    .say('consignee', association.record)
    .say('arrivedOn', isoDay(officeDay(sheet.random, first, Math.min(today, sheet.receivedOn))))
    .say('hsCode', '6307.20')
    .say('declaredAs', 'life jackets')
    .say('quantity', sheet.random.between(5, 40) * 10);
}
