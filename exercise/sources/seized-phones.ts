import type { Entry } from '../entry.ts';
import { isoDay } from '../calendar.ts';
import { latinName, nativeName } from '../names/name.ts';
import { at } from '../random.ts';
import type { Sheet } from '../sheet.ts';
import { personThing } from '../world/person.ts';
import type { Handle, Person, Phone } from '../world/person.ts';
import type { Member, Network } from '../world/network.ts';
import { knows, sayPhone, writtenPhone } from './person.ts';

/** Handsets taken from members: who is in the address book, who called whom, which accounts were signed in. */
export function* seizedPhones(sheet: Sheet): Generator<Entry> {
  const { world, random } = sheet;
  for (const network of world.networks) {
    const owners = network.members.filter(
      (member) => knows(world, sheet.partner, 'handset', member, [0.1, 0.015]) && sheet.meets(member),
    );
    for (const owner of owners) yield* handset(sheet, network, owner);
  }
  // A bystander's handset, handed in by mistake, holds nothing but a family.
  for (const person of world.bystanders) {
    if (person.knownTo[0] === sheet.partner && person.serial % 9 === 0 && sheet.meets(person)) {
      yield contact(sheet, person, 'other', random.pick(['own number', 'me']));
    }
  }
}

function* handset(sheet: Sheet, network: Network, owner: Member): Generator<Entry> {
  const { random, world } = sheet;
  yield contact(sheet, owner, 'suspect', 'own number');
  yield account(sheet, owner, owner.handle);
  const others = network.members
    .filter(({ serial }) => serial !== owner.serial && random.chance(0.3))
    .slice(0, 4);
  for (const other of others) {
    yield contact(sheet, other, 'contact', latinName(other.name, sheet.partner, random).first);
    const calls = random.between(1, 2);
    for (let call = 0; call < calls; call++) {
      const day = owner.phones[0]
        ? Math.min(owner.phones[0].from + 10 + random.below(240), sheet.receivedOn)
        : sheet.receivedOn;
      yield callEntry(sheet, owner, other, day);
    }
  }
  const chat = others[0];
  if (chat) yield message(sheet, owner, chat);
  // Somebody who fled also stands in the address book; an officer cannot tell, so the entry looks like any other.
  const customer = world.guarded.find(
    (person) => person.phoneOf === undefined && person.serial % world.networks.length === network.index,
  );
  if (customer && random.chance(0.5))
    yield contact(sheet, customer, 'contact', latinName(customer.name, sheet.partner, random).first);
}

function contact(
  sheet: Sheet,
  person: Person,
  subject: 'suspect' | 'contact' | 'other',
  nick: string,
): Entry {
  const { random } = sheet;
  const entry = sheet.entry(sheet.record('k', person.serial), 'Person', personThing(person), {
    label: sheet.label(),
    quality: 'register',
    subject,
  });
  const native = person.name.culture.script === 'other' && random.chance(0.4);
  entry.say(
    'name',
    native ? nativeName(person.name).first : nick,
    native ? { language: person.name.culture.language } : {},
  );
  const current = person.phones.filter(({ from }) => from <= sheet.receivedOn);
  const phone: Phone | undefined = current[random.below(Math.max(1, current.length))] ?? person.phones[0];
  if (phone) sayPhone(entry, 'phone', phone, sheet);
  return entry;
}

function account(sheet: Sheet, person: Person, handle: Handle): Entry {
  const { random, world } = sheet;
  const entry = sheet
    .entry(sheet.record('u', person.serial), 'UserAccount', `account-${handle.username}`, {
      label: sheet.label(),
      subject: 'suspect',
    })
    .say('service', handle.service)
    .identify(
      'handle',
      'username',
      handle.username,
      handle.username,
      random.chance(0.3) ? `@${handle.username}` : handle.username,
    )
    .say('owner', sheet.record('k', person.serial));
  if (random.chance(0.5)) entry.identify('email', 'email', person.email);
  // The network of a café stands behind many accounts; an address at home behind one.
  if (random.chance(0.3)) entry.identify('ip', 'ipAddress', world.generics.cafeIp, null);
  else if (random.chance(0.5)) entry.identify('ip', 'ipAddress', homeAddress(person));
  return entry;
}

/** An address of the block kept for documentation (RFC 3849). */
function homeAddress(person: Person): string {
  return `2001:db8:${(person.serial >> 8).toString(16)}:${(person.serial & 0xff).toString(16)}::1`;
}

function callEntry(sheet: Sheet, caller: Member, receiver: Member, day: number): Entry {
  const { random, partner } = sheet;
  const from = at(caller.phones, 0);
  const to = at(receiver.phones, 0);
  const record = sheet.local('c');
  return sheet
    .entry(record, 'Call', record, { label: sheet.label(), subject: 'suspect' })
    .say('caller', sheet.record('k', caller.serial))
    .say('receiver', sheet.record('k', receiver.serial))
    .identify('phone', 'callerNumber', from.number, from.bond, writtenPhone(from.number, partner, random))
    .identify('phone', 'receiverNumber', to.number, to.bond, writtenPhone(to.number, partner, random))
    .say('date', isoDay(day))
    .say('duration', random.between(5, 900));
}

const MESSAGES = [
  'the tyres are here',
  'four guests for the house tonight',
  'code received, thank you uncle',
  'wind turns on Thursday',
  'send the picture of the receipt',
];

function message(sheet: Sheet, sender: Member, receiver: Member): Entry {
  const record = sheet.local('m');
  return sheet
    .entry(record, 'Message', record, { label: sheet.label(), subject: 'suspect', quality: 'report' })
    .say('sender', sheet.record('k', sender.serial))
    .say('recipients', sheet.record('k', receiver.serial))
    .say('bodyText', sheet.random.pick(MESSAGES))
    .say('date', isoDay(Math.min(sheet.receivedOn, (sender.phones[0]?.from ?? sheet.receivedOn) + 40)));
}
