import type { Entry } from '../entry.ts';
import { at } from '../random.ts';
import type { Sheet } from '../sheet.ts';
import type { Member, Network } from '../world/network.ts';
import { personThing } from '../world/person.ts';
import { describe, knows, sayPhone } from './person.ts';
import { walletEntries } from './ledgers.ts';

/** Europol's analysis reports: persons, the group they are thought to belong to and in which part. */
export function* analysisReports(sheet: Sheet): Generator<Entry> {
  const { world } = sheet;
  for (const network of world.networks) {
    const members = network.members.filter(
      (member) =>
        (member.anchors.includes(sheet.partner) ||
          knows(world, sheet.partner, 'analysis', member, [0, 0.3])) &&
        sheet.meets(member),
    );
    if (members.length === 0) continue;
    const group = sheet.record('n', network.index);
    yield sheet
      .entry(group, 'Organization', `network-${network.index}`, {
        label: 'joint',
        kind: 'assessment',
        quality: 'report',
      })
      .say('name', `Group ${network.name}`)
      .say('summary', 'Organises crossings by small boat; the name is a working name.');
    for (const member of members) yield* memberEntries(sheet, member, group);
    for (const wallet of world.finances[network.index]?.wallets ?? []) {
      if (sheet.meets(wallet.holder) && sheet.random.chance(0.5)) yield* walletEntries(sheet, wallet);
    }
    yield* bridge(sheet, network, members);
  }
}

function* memberEntries(sheet: Sheet, member: Member, group: string): Generator<Entry> {
  const exact = member.anchors.includes(sheet.partner);
  const label = exact ? 'joint' : sheet.label();
  const record = sheet.record('p', member.serial);
  yield describe(
    sheet.entry(record, 'Person', personThing(member), { label, subject: 'suspect', quality: 'report' }),
    member,
    sheet,
    { exact },
  );
  yield sheet
    .entry(sheet.record('q', member.serial), 'Membership', `membership-${member.serial}`, {
      label,
      kind: 'assessment',
      quality: 'hearsay',
      subject: 'suspect',
    })
    .say('member', record)
    .say('organization', group)
    .say('role', sheet.random.chance(0.85) ? member.role : 'unknown');
}

/** Brokers work for more than one group: a link between two of them. */
function* bridge(sheet: Sheet, network: Network, members: readonly Member[]): Generator<Entry> {
  const broker = members.find(({ role }) => role === 'broker');
  const { networks } = sheet.world;
  const other = at(networks, (network.index + 1) % networks.length);
  if (!broker || other.index === network.index) return;
  const neighbour = sheet.record('n', other.index);
  yield sheet
    .entry(neighbour, 'Organization', `network-${other.index}`, {
      label: 'joint',
      kind: 'assessment',
      quality: 'report',
    })
    .say('name', `Group ${other.name}`);
  yield sheet
    .entry(sheet.local('r'), 'UnknownLink', `bridge-${network.index}`, {
      label: sheet.label(),
      kind: 'assessment',
      quality: 'hearsay',
      subject: 'suspect',
    })
    .say('subject', sheet.record('p', broker.serial))
    .say('object', neighbour)
    .say('role', 'settles accounts for');
}

/** Frontex debriefings: what people on the move, who stay protected, told of those who took their money. */
export function* debriefings(sheet: Sheet): Generator<Entry> {
  const { world, random } = sheet;
  for (const network of world.networks) {
    for (const member of network.members) {
      const exact = member.anchors.includes(sheet.partner);
      if (!(exact || knows(world, sheet.partner, 'debriefing', member, [0, 0.2])) || !sheet.meets(member))
        continue;
      const entry = sheet.entry(sheet.record('p', member.serial), 'Person', personThing(member), {
        label: exact ? 'joint' : sheet.label(),
        subject: 'suspect',
        quality: exact ? 'report' : 'hearsay',
        kind: 'assessment',
      });
      if (exact) describe(entry, member, sheet, { exact });
      else {
        entry.say('name', random.pick(['Hajji', 'Commander', 'The Uncle', 'Doctor', 'Teacher', 'Captain']));
        const phone = member.phones.find(({ from }) => from <= sheet.receivedOn);
        if (phone) sayPhone(entry, 'phone', phone, sheet);
      }
      yield entry;
    }
  }
  for (const person of world.guarded) {
    if (person.knownTo !== sheet.partner || !sheet.meets(person)) continue;
    yield describe(
      sheet.entry(sheet.record('i', person.serial), 'Person', personThing(person), {
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
