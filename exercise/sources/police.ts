import { isoDay } from '../calendar.ts';
import type { Entry } from '../entry.ts';
import { at, decide } from '../random.ts';
import type { Sheet } from '../sheet.ts';
import type { Member } from '../world/network.ts';
import { personThing } from '../world/person.ts';
import { writePlate } from '../world/vehicle.ts';
import type { Vehicle } from '../world/vehicle.ts';
import type { World } from '../world/world.ts';
import { describe, knows, sayGeneric } from './person.ts';
import { strangerAt } from './stranger.ts';

const REGISTER = 'p';

/** Police records: persons of a network and of none, their cars, and who is seen with whom. */
export function* policeRecords(sheet: Sheet): Generator<Entry> {
  const { world, partner, random } = sheet;
  for (const network of world.networks) {
    const known = network.members.filter((member) => knownToPolice(world, sheet.partner, member));
    for (const member of known) {
      if (sheet.meets(member)) yield* memberEntries(sheet, member);
      else if (isLast(sheet) && hasWrongBirthDate(sheet, member)) yield correction(sheet, member);
    }
    const here = known.filter((member) => sheet.meets(member));
    for (const vehicle of network.vehicles) {
      if (here.some(({ serial }) => serial === vehicle.owner.serial)) yield* vehicleEntries(sheet, vehicle);
    }
    for (let position = 1; position < here.length; position++) {
      if (random.chance(0.35)) yield association(sheet, at(here, position - 1), at(here, position));
    }
  }
  for (const person of world.bystanders) {
    if (person.knownTo.includes(partner) && sheet.meets(person)) {
      const entry = sheet.entry(sheet.record(REGISTER, person.serial), 'Person', personThing(person), {
        label: sheet.label(),
        subject: random.chance(0.5) ? 'contact' : 'other',
        quality: 'report',
      });
      yield describe(entry, person, sheet);
    }
  }
  for (const { vehicle, seller } of world.resold) {
    if (seller.knownTo.includes(partner) && sheet.meets(seller)) {
      yield* vehicleEntries(sheet, { ...vehicle, owner: seller, since: world.calendar.first }, vehicle.since);
    }
  }
  for (const person of world.lookalikes) {
    if (person.knownTo === partner && sheet.meets(person)) {
      yield describe(
        sheet.entry(sheet.record(REGISTER, person.serial), 'Person', personThing(person), {
          label: 'joint',
          subject: 'other',
        }),
        person,
        sheet,
        { exact: true },
      );
    }
  }
  for (const person of world.guarded) {
    if (person.knownTo === partner && sheet.meets(person)) {
      yield describe(
        sheet.entry(sheet.record(REGISTER, person.serial), 'Person', personThing(person), {
          label: 'protected',
          subject: person.category,
          quality: 'report',
        }),
        person,
        sheet,
        { exact: true },
      );
    }
  }
  yield* strangers(sheet);
}

function knownToPolice(world: World, partner: Sheet['partner'], member: Member): boolean {
  return member.anchors.includes(partner) || knows(world, partner, 'police', member, [0.7, 0.09]);
}

function* memberEntries(sheet: Sheet, member: Member): Generator<Entry> {
  const exact = member.anchors.includes(sheet.partner);
  const entry = sheet.entry(sheet.record(REGISTER, member.serial), 'Person', personThing(member), {
    label: exact ? 'joint' : sheet.label(),
    quality: 'report',
    subject: sheet.random.weighted([
      ['suspect', 6],
      ['likely-offender', 2],
      ['convicted', 2],
      ['contact', 2],
    ]),
  });
  const wrong =
    !isLast(sheet) && hasWrongBirthDate(sheet, member) ? { birthDate: wrongBirthDate(member) } : {};
  describe(entry, member, sheet, { exact, ...wrong });
  if (sheet.random.chance(0.3)) {
    entry.say(
      'notes',
      `Named in reporting as ${member.role} of group ${at(sheet.world.networks, member.network).name}`,
      { kind: 'assessment' },
    );
  }
  // Even members give the number of a call shop.
  if (!exact && sheet.random.chance(0.06)) sayGeneric(entry, sheet, 3);
  if (member.role === 'lodging-keeper') {
    const house = lodging(sheet, member, entry.label);
    entry.say('addressEntity', house.record);
    yield house;
  }
  yield entry;
}

/** The house in which people wait for their crossing. */
function lodging(sheet: Sheet, keeper: Member, label: Entry['label']): Entry {
  const [street = '', city = ''] = keeper.address.split(', ');
  return sheet
    .entry(sheet.record('ad', keeper.serial), 'Address', `address-${keeper.serial}`, {
      label,
      quality: 'report',
    })
    .say('full', keeper.address)
    .say('street', street)
    .say('city', city)
    .say('country', keeper.country);
}

const isLast = (sheet: Sheet): boolean => sheet.batch === sheet.batches - 1;

/** Some dates of birth are wrong until the last contribution of the register puts them right. */
function hasWrongBirthDate({ world, partner }: Sheet, member: Member): boolean {
  return (
    !member.anchors.includes(partner) && decide(world.seed, 'wrong birth date', partner, member.serial) < 0.15
  );
}

function wrongBirthDate({ birthDate, serial }: Member): string {
  return `${Number(birthDate.slice(0, 4)) - 1 - (serial % 3)}${birthDate.slice(4).replace('-02-29', '-02-28')}`;
}

function correction(sheet: Sheet, member: Member): Entry {
  return sheet
    .entry(sheet.record(REGISTER, member.serial), 'Person', personThing(member), {
      label: 'joint',
      subject: 'suspect',
    })
    .say('birthDate', member.birthDate, { corrects: wrongBirthDate(member) });
}

function* vehicleEntries(sheet: Sheet, vehicle: Vehicle, until?: number): Generator<Entry> {
  const { random } = sheet;
  const record = sheet.record('v', vehicle.serial);
  const thing = `vehicle-${vehicle.serial}`;
  const label = sheet.label();
  const entry = sheet
    .entry(record, 'Vehicle', thing, { label })
    .identify('plate', 'registrationNumber', vehicle.plate, vehicle.plate, writePlate(vehicle.plate, random))
    .say('type', vehicle.type);
  if (random.chance(0.8)) entry.say('model', vehicle.model);
  if (random.chance(0.6)) entry.say('country', vehicle.country);
  yield entry;
  yield sheet
    .entry(
      sheet.record('o', vehicle.serial * 4 + (until === undefined ? 0 : 1)),
      'Ownership',
      `ownership-${vehicle.serial}`,
      { label },
    )
    .say('asset', record)
    .say('owner', sheet.record(REGISTER, vehicle.owner.serial))
    .say('startDate', isoDay(Math.min(vehicle.since, sheet.receivedOn)))
    .say('endDate', until === undefined || until > sheet.receivedOn ? undefined : isoDay(until));
}

function association(sheet: Sheet, person: Member, other: Member): Entry {
  return sheet
    .entry(sheet.local('a'), 'Associate', `associate-${person.serial}-${other.serial}`, {
      label: sheet.label(),
      kind: 'assessment',
      quality: 'hearsay',
      subject: 'suspect',
    })
    .say('person', sheet.record(REGISTER, person.serial))
    .say('associate', sheet.record(REGISTER, other.serial))
    .say(
      'relationship',
      sheet.random.pick(['seen together', 'travelled together', 'same address', 'named by the same source']),
    );
}

/** People whom this contribution alone knows: the great mass of every register. */
function* strangers(sheet: Sheet): Generator<Entry> {
  const { random } = sheet;
  const count = sheet.world.scale.strangers.police;
  for (let position = 0; position < count; position++) {
    const person = strangerAt(sheet, 'police', position);
    const guarded = random.chance(0.04);
    const entry = sheet.entry(
      sheet.record(REGISTER, person.serial),
      'Person',
      personThing(person),
      guarded
        ? {
            label: 'protected',
            subject: random.pick(['victim', 'witness', 'minor'] as const),
            quality: 'report',
          }
        : {
            label: sheet.label(),
            subject: random.pick(['contact', 'other', 'suspect'] as const),
            quality: 'report',
          },
    );
    describe(entry, person, sheet);
    if (!guarded && random.chance(genericShare(count * sheet.batches))) sayGeneric(entry, sheet, position);
    yield entry;
  }
}

/** Half of a small register and some sixty people of a large one give a value that is anybody's. */
function genericShare(people: number): number {
  return people < 100 ? 0.5 : 60 / people;
}
