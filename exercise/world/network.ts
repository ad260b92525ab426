import type { Partner } from '@foreland/model';
import type { Calendar } from '../calendar.ts';
import { FIVE } from '../labels.ts';
import { CULTURES } from '../names/name.ts';
import { at } from '../random.ts';
import type { Random } from '../random.ts';
import type { PhoneBook } from './phone-book.ts';
import { makePerson } from './person.ts';
import type { Person, Phone } from './person.ts';
import { HOME } from './scale.ts';
import { vehicleAt } from './vehicle.ts';
import type { Vehicle } from './vehicle.ts';

type Role =
  | 'organiser'
  | 'recruiter'
  | 'driver'
  | 'broker'
  | 'lodging-keeper'
  | 'boat-supplier'
  | 'skipper'
  | 'lookout'
  | 'forger'
  | 'advertiser'
  | 'financier';

export interface Member extends Person {
  readonly network: number;
  readonly role: Role;
  readonly base: Partner;
  /** Two partners who certainly both know the member, openly and without slips: leads exist on the first start. */
  readonly anchors: readonly Partner[];
}

export interface Network {
  readonly index: number;
  readonly name: string;
  readonly members: readonly Member[];
  readonly vehicles: readonly Vehicle[];
}

/** Who does what, and where such people are mostly found. Small casts leave out the end of the list. */
const CAST: readonly (readonly [Role, readonly Partner[]])[] = [
  ['organiser', ['GB', 'FR']],
  ['organiser', ['DE', 'GB']],
  ['recruiter', ['FR', 'BE']],
  ['recruiter', ['NL', 'DE']],
  ['driver', ['DE', 'NL']],
  ['driver', ['BE', 'DE']],
  ['broker', ['DE', 'EUROPOL']],
  ['broker', ['GB', 'EUROPOL']],
  ['lodging-keeper', ['FR', 'FRONTEX']],
  ['boat-supplier', ['DE', 'NL']],
  ['boat-supplier', ['NL', 'BE']],
  ['skipper', ['FR', 'FRONTEX']],
  ['lookout', ['FR', 'GB']],
  ['advertiser', ['GB', 'NL']],
  ['financier', ['GB', 'DE']],
  ['recruiter', ['BE', 'GB']],
  ['driver', ['NL', 'FR']],
  ['driver', ['FR', 'DE']],
  ['lodging-keeper', ['BE', 'FR']],
  ['skipper', ['FR', 'GB']],
  ['skipper', ['BE', 'FRONTEX']],
  ['lookout', ['FR', 'BE']],
  ['forger', ['BE', 'EUROPOL']],
];
/** Positions in the cast whose members are anchored; together they give every partner at least two. */
const ANCHORED = [0, 1, 3, 5, 6, 7, 8, 9, 10, 11];
const COASTAL: readonly Role[] = ['lodging-keeper', 'skipper', 'lookout'];

const NAMES = [
  'Lantern',
  'Heron',
  'Juniper',
  'Cobalt',
  'Saffron',
  'Granite',
  'Marram',
  'Osprey',
  'Tamarisk',
  'Basalt',
  'Curlew',
  'Amber',
];

/** Phone countries of people who came along the routes; a culture tells which. */
const ORIGIN_PHONES: Readonly<Record<string, string>> = {
  arabic: 'sy',
  sorani: 'iq',
  farsi: 'ir',
  pashto: 'af',
  urdu: 'pk',
  tigrinya: 'er',
  amharic: 'et',
  cyrillic: 'ua',
  vietnamese: 'vn',
  albanian: 'al',
  turkish: 'tr',
  french: 'fr',
  german: 'de',
  dutch: 'nl',
  english: 'gb',
};

export const CAST_SIZE = CAST.length;

export function makeNetwork(
  index: number,
  size: number,
  calendar: Calendar,
  book: PhoneBook,
  random: Random,
): Network {
  // A network draws on people of several backgrounds: background says nothing about guilt.
  const cultures = [0, 1, 2, 3].map(() => random.pick(CULTURES));
  const members: Member[] = [];
  CAST.slice(0, size).forEach(([role, cast], position) => {
    const partners = cast.map((partner) => (COASTAL.includes(role) ? partner : shifted(partner, index)));
    const base = at(partners, 0);
    const culture = at(cultures, random.below(cultures.length));
    members.push({
      ...makePerson(
        index * CAST_SIZE + position,
        culture,
        HOME[base],
        phonesFor(role, members, HOME[base], ORIGIN_PHONES[culture.id] ?? 'tr', calendar, book, random),
        calendar.today,
        random,
      ),
      network: index,
      role,
      base,
      anchors: ANCHORED.includes(position) ? partners : [],
    });
  });
  const drivers = members.filter(({ role }) => role === 'driver' || role === 'boat-supplier');
  const vehicles = drivers.map((driver, position) =>
    vehicleAt(index * 8 + position, driver, calendar, random),
  );
  return {
    index,
    name: `${at(NAMES, index % NAMES.length)} ${Math.floor(index / NAMES.length) + 1}`,
    members,
    vehicles,
  };
}

/** Every network has its own geography inland; on the coast they all meet. */
function shifted(partner: Partner, by: number): Partner {
  const position = FIVE.indexOf(partner);
  return position < 0 ? partner : at(FIVE, (position + by) % FIVE.length);
}

function phonesFor(
  role: Role,
  earlier: readonly Member[],
  home: string,
  origin: string,
  calendar: Calendar,
  book: PhoneBook,
  random: Random,
): Phone[] {
  const start = random.between(calendar.first, calendar.today - 300);
  const change = random.between(start + 60, calendar.today - 90);
  const phones = [book.take(home, start, random.chance(0.5) ? change : undefined)];
  if (phones[0]?.to !== undefined) phones.push(book.take(home, change + 1, undefined));
  if (random.chance(0.5)) phones.push(book.take(origin, start, undefined));
  // A handset that goes round: lookouts and second drivers carry the last number of someone above them.
  const boss = earlier.find((member) => member.role === (role === 'lookout' ? 'organiser' : 'recruiter'));
  const lent = boss?.phones.at(-1);
  if (lent && (role === 'lookout' || (role === 'driver' && random.chance(0.3)))) phones.push(lent);
  return phones;
}
