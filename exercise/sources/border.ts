import { isoDay, seasonalDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Entry } from '../entry.ts';
import { at } from '../random.ts';
import type { Sheet } from '../sheet.ts';
import { personThing } from '../world/person.ts';
import type { Person } from '../world/person.ts';
import { placesOf } from '../world/places.ts';
import { HOME } from '../world/scale.ts';
import { writePlate } from '../world/vehicle.ts';
import type { Vehicle } from '../world/vehicle.ts';
import { describe, knows, writeDocument } from './person.ts';
import { strangerAt } from './stranger.ts';

const REGISTER = 'x';

/** Checks at and behind borders: travellers, their papers and cars. */
export function* borderChecks(sheet: Sheet): Generator<Entry> {
  const { world, random } = sheet;
  for (const network of world.networks) {
    for (const member of network.members) {
      if (!knows(world, sheet.partner, 'border', member, [0.2, 0.06]) || !sheet.meets(member)) continue;
      const vehicle = network.vehicles.find(({ owner }) => owner.serial === member.serial);
      yield* checkEntries(sheet, member, 'suspect', vehicle, random.chance(0.6));
    }
    // Cars of the network driven by whoever was at hand.
    for (const vehicle of network.vehicles) {
      if (sheet.covers(vehicle.since + 40) && random.chance(0.25)) yield vehicleEntry(sheet, vehicle);
    }
  }
  for (let position = 0; position < world.scale.strangers.border; position++) {
    yield* checkEntries(sheet, strangerAt(sheet, 'border', position), 'other', undefined, true);
  }
}

function* checkEntries(
  sheet: Sheet,
  person: Person,
  subject: 'suspect' | 'other',
  vehicle: Vehicle | undefined,
  papers: boolean,
): Generator<Entry> {
  const { random } = sheet;
  const label = sheet.label();
  const record = sheet.record(REGISTER, person.serial);
  const day = checkDay(sheet);
  yield describe(sheet.entry(record, 'Person', personThing(person), { label, subject }), person, sheet, {
    withoutPhones: random.chance(0.6),
    withoutPapers: true,
  });
  if (papers) {
    yield sheet
      .entry(sheet.record('xd', person.serial), 'Passport', `passport-${person.serial}`, {
        label,
        subject,
        heldBy: record,
      })
      .identify(
        'document',
        'number',
        person.passport,
        person.passport,
        writeDocument(person.passport, random),
      )
      .say('holder', record)
      .say('country', person.nationality)
      .say('birthDate', person.birthDate);
  }
  if (vehicle) yield vehicleEntry(sheet, vehicle);
  const crossing = random.pick(placesOf(['border-crossing', 'port'], [HOME[sheet.partner], 'rs', 'bg']));
  const trip = sheet.local('xt');
  yield sheet
    .entry(trip, 'Trip', trip, { label, subject })
    .say('name', `Check at ${crossing.name}`)
    .say('date', isoDay(day))
    .say('country', crossing.country)
    .say('location', crossing.name)
    .say('involved', record)
    .say('vehicle', vehicle && sheet.record('xv', vehicle.serial));
}

function checkDay(sheet: Sheet): Day {
  const { first, today } = sheet.world.calendar;
  const start = first + Math.floor(((today - first) * sheet.batch) / sheet.batches);
  return seasonalDay(sheet.random, start, sheet.receivedOn);
}

function vehicleEntry(sheet: Sheet, vehicle: Vehicle): Entry {
  const { random } = sheet;
  return sheet
    .entry(sheet.record('xv', vehicle.serial), 'Vehicle', `vehicle-${vehicle.serial}`, {
      label: sheet.label(),
    })
    .identify('plate', 'registrationNumber', vehicle.plate, vehicle.plate, writePlate(vehicle.plate, random))
    .say('type', random.chance(0.6) ? vehicle.type : undefined)
    .say('country', vehicle.country);
}

/** Departures on other coasts, which no network of the exercise made: background for maps and flows. */
export function* otherDepartures(sheet: Sheet): Generator<Entry> {
  const { random, world } = sheet;
  const beaches = placesOf(['beach'], ['tr', 'ly', 'tn']);
  const count = Math.floor(world.scale.otherLaunches / sheet.batches);
  for (let position = 0; position < count; position++) {
    const beach = at(beaches, random.below(beaches.length));
    const record = sheet.local('xl');
    yield sheet
      .entry(record, 'Launch', record, { label: 'joint', quality: 'report' })
      .say('name', `Departure ${beach.name}`)
      .say('date', isoDay(checkDay(sheet)))
      .say('country', beach.country)
      .say('latitude', (beach.latitude + 0.03 * random.normal()).toFixed(4))
      .say('longitude', (beach.longitude + 0.03 * random.normal()).toFixed(4))
      .say('persons', Math.max(5, Math.round(40 + 15 * random.normal())))
      .say('outcome', random.pick(['rescued', 'arrived', 'prevented', 'unknown']));
  }
}
