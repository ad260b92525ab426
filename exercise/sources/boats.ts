import type { Partner } from '@foreland/model';
import { isoDay } from '../calendar.ts';
import type { Entry } from '../entry.ts';
import type { LabelName } from '../labels.ts';
import { misspell } from '../names/name.ts';
import { decide } from '../random.ts';
import type { Draft, Sheet } from '../sheet.ts';
import { personThing } from '../world/person.ts';
import { HOME } from '../world/scale.ts';
import type { Boat, Launch, WarehouseSeizure } from '../world/supply.ts';
import { describe } from './person.ts';
import { Gazetteer, placeRecord, pointNear } from './place.ts';

const AUTHORITIES: Readonly<Record<Partner, string>> = {
  GB: 'Border Force',
  DE: 'Zoll',
  FR: 'Gendarmerie maritime',
  BE: 'Scheepvaartpolitie',
  NL: 'Koninklijke Marechaussee',
  EUROPOL: 'Europol',
  FRONTEX: 'Frontex',
};

/** Boats found on beaches and in stores, and the departures they made or were meant for. */
export function* boatSeizures(sheet: Sheet): Generator<Entry> {
  const { world } = sheet;
  const places = new Gazetteer(sheet);
  for (const supply of world.supplies) {
    for (const seizure of supply.seizures) {
      if (seizure.place.country === HOME[sheet.partner] && sheet.covers(seizure.day)) {
        yield* places.introduce(seizure.place);
        yield* storeEntries(sheet, seizure);
      }
    }
    for (const launch of supply.launches) {
      if (sheet.covers(launch.day) && reports(sheet, launch)) {
        yield* places.introduce(launch.place);
        yield* launchEntries(sheet, launch);
      }
    }
  }
}

/** The coast state notes what left its beaches; the United Kingdom what arrived, and with it the same boat. */
function reports(sheet: Sheet, launch: Launch): boolean {
  if (launch.place.country === HOME[sheet.partner])
    return decide(sheet.world.seed, 'noted', sheet.partner, launch.serial) < 0.85;
  return sheet.partner === 'GB' && launch.outcome === 'arrived';
}

function* storeEntries(sheet: Sheet, seizure: WarehouseSeizure): Generator<Entry> {
  const { random } = sheet;
  const label = sheet.label();
  const record = sheet.record('s', seizure.serial);
  const holder = sheet.record('sp', seizure.from.serial);
  const point = pointNear(seizure.place, sheet);
  yield describe(
    sheet.entry(holder, 'Person', personThing(seizure.from), {
      label,
      subject: 'suspect',
      quality: 'report',
    }),
    seizure.from,
    sheet,
  );
  yield sheet
    .entry(record, 'Seizure', `seizure-${seizure.serial}`, { label })
    .say('name', `Store at ${seizure.place.name}`)
    .say('date', isoDay(seizure.day))
    .say('place', placeRecord(sheet, seizure.place))
    .say('country', seizure.place.country)
    .say('itemType', 'boat-hull')
    .say('quantity', seizure.boats.length)
    .say('unit', 'piece')
    .say('seizedFrom', holder)
    .say('authority', AUTHORITIES[sheet.partner])
    .say('latitude', point.latitude)
    .say('longitude', point.longitude);
  for (const boat of seizure.boats)
    yield* boatEntries(sheet, boat, label, true, (entry) =>
      entry.say('seizure', record).say('holder', holder),
    );
  if (random.chance(0.8)) {
    yield sheet
      .entry(sheet.local('e'), 'Equipment', `life-jackets-${seizure.serial}`, { label })
      .say('equipmentType', 'life-jacket')
      .say('quantity', seizure.lifeJackets)
      .say('hsCode', '6307.20')
      .say('seizure', record);
  }
}

function* launchEntries(sheet: Sheet, launch: Launch): Generator<Entry> {
  const { random } = sheet;
  const label = sheet.label();
  const record = sheet.record('d', launch.serial);
  const point = pointNear(launch.place, sheet);
  // On arrival few can say exactly where they left.
  const seen = launch.place.country === HOME[sheet.partner];
  const entry = sheet
    .entry(record, 'Launch', `launch-${launch.serial}`, { label, quality: seen ? 'register' : 'report' })
    .say('name', `${seen ? 'Departure' : 'Arrival from'} ${launch.place.name}`)
    .say('date', isoDay(launch.day))
    .say('place', placeRecord(sheet, launch.place))
    .say('latitude', point.latitude)
    .say('longitude', point.longitude)
    .say('outcome', seen && launch.outcome === 'arrived' && random.chance(0.5) ? 'unknown' : launch.outcome)
    .say('persons', random.chance(0.85) ? Math.max(1, launch.persons + random.between(-3, 3)) : undefined)
    .say('boat', sheet.record('h', launch.boat.serial));
  yield entry;
  yield* boatEntries(sheet, launch.boat, label, false, (boat) => boat.say('launch', record));
}

/**
 * Hull and engine, with as much of their marks as is left on them.
 *
 * @param packed as in a store; on a beach hardly a carton is left
 */
function* boatEntries(
  sheet: Sheet,
  boat: Boat,
  label: LabelName,
  packed: boolean,
  placed: (entry: Draft) => Draft,
): Generator<Entry> {
  const { random } = sheet;
  const hull = sheet
    .entry(sheet.record('h', boat.serial), 'Equipment', `hull-${boat.serial}`, { label })
    .say('equipmentType', 'boat-hull')
    .say('material', random.chance(0.7) ? boat.make.material : undefined)
    .say('valve', random.chance(0.6) ? boat.make.valve : undefined)
    .say('weldPattern', random.chance(0.5) ? boat.make.weldPattern : undefined)
    .say('cartonMark', random.chance(packed ? 0.7 : 0.1) ? boat.make.cartonMark : undefined)
    .say('hsCode', random.chance(0.3) ? '8903.11' : undefined);
  if (random.chance(0.55)) sayMark(hull, sheet, 'hull-serial', 'serialNumber', boat.hullSerial);
  if (boat.cin !== undefined && random.chance(0.8)) {
    hull.identify(
      'cin',
      'cin',
      boat.cin,
      boat.cin,
      random.chance(0.6) ? `${boat.cin.slice(0, 2)}-${boat.cin.slice(2)}` : boat.cin,
    );
  }
  if (random.chance(0.3)) hull.say('lot', boat.lot);
  yield placed(hull);
  const engine = sheet
    .entry(sheet.record('g', boat.serial), 'Equipment', `engine-${boat.serial}`, { label })
    .say('equipmentType', 'outboard-engine')
    .say('make', random.pick(['Exemplar Marine', 'Fictor', undefined]))
    .say('model', random.pick(['EX40', 'EX60', undefined]));
  if (random.chance(0.75)) sayMark(engine, sheet, 'engine-serial', 'engineSerial', boat.engineSerial);
  yield placed(engine);
}

function sayMark(
  entry: Draft,
  sheet: Sheet,
  kind: 'hull-serial' | 'engine-serial',
  property: string,
  mark: string,
): void {
  const { random } = sheet;
  // Salt and sanding: some marks are misread.
  if (random.chance(0.06)) entry.say(property, misspell(mark, random));
  else
    entry.identify(
      kind,
      property,
      mark,
      mark,
      random.weighted([
        [mark, 3],
        [`${mark.slice(0, 3)}-${mark.slice(3)}`, 2],
        [mark.toLowerCase(), 1],
      ]),
    );
}
