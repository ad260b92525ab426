import type { Partner, Subject } from '@foreland/model';
import { calendarUpTo } from '../calendar.ts';
import type { Calendar } from '../calendar.ts';
import { FIVE } from '../labels.ts';
import { CULTURES } from '../names/name.ts';
import { PHONE_COUNTRIES } from '../phones.ts';
import { Random, at } from '../random.ts';
import { makeCampaigns, makeOtherPosts } from './adverts.ts';
import type { AdvertCampaign, Post } from './adverts.ts';
import { makeCompany } from './company.ts';
import type { Company } from './company.ts';
import { makeFinance } from './finance.ts';
import type { Finance } from './finance.ts';
import { CAST_SIZE, makeNetwork } from './network.ts';
import type { Member, Network } from './network.ts';
import { lookalikeOf, makePerson } from './person.ts';
import type { Person } from './person.ts';
import { PhoneBook } from './phone-book.ts';
import { HOME, SCALES } from './scale.ts';
import type { ExerciseSize, Scale } from './scale.ts';
import { makeSupply } from './supply.ts';
import type { Supply } from './supply.ts';
import type { Vehicle } from './vehicle.ts';

/** Someone of no interest whom two partners know. */
interface Bystander extends Person {
  readonly knownTo: readonly [Partner, Partner];
}

/** An innocent person who could be taken for a member. */
interface Lookalike extends Person {
  readonly of: Member;
  readonly knownTo: Partner;
}

interface ProtectedPerson extends Person {
  readonly category: Extract<Subject, 'victim' | 'witness' | 'informant' | 'minor'>;
  readonly knownTo: Partner;
  /** The member whose telephone the person used or was given. */
  readonly phoneOf: Member | undefined;
}

/** A car that someone of no interest sold to a member. */
interface ResoldVehicle {
  readonly vehicle: Vehicle;
  readonly seller: Bystander;
}

/** A value that many unrelated people give. */
interface Generics {
  readonly shops: readonly Company[];
  readonly helpline: string;
  /** Serial of the account through which a licensed firm collects remittances. */
  readonly collectingAccount: number;
  readonly blankDocument: string;
  readonly blankEmail: string;
  readonly cafeIp: string;
}

export interface World {
  readonly seed: number;
  readonly size: ExerciseSize;
  readonly scale: Scale;
  readonly calendar: Calendar;
  readonly networks: readonly Network[];
  readonly supplies: readonly Supply[];
  readonly finances: readonly Finance[];
  readonly campaigns: readonly (readonly AdvertCampaign[])[];
  readonly otherPosts: readonly (readonly Post[])[];
  readonly bystanders: readonly Bystander[];
  readonly lookalikes: readonly Lookalike[];
  readonly guarded: readonly ProtectedPerson[];
  readonly resold: readonly ResoldVehicle[];
  readonly generics: Generics;
  /** First serial that is free for people whom one contribution alone knows. */
  readonly firstStranger: number;
  /** How many numbers at the end of each country's ranges are still free. */
  readonly phonesLeft: Readonly<Record<string, number>>;
}

const LOOKALIKES = 2;
const CATEGORIES: readonly ProtectedPerson['category'][] = [
  'victim',
  'victim',
  'victim',
  'victim',
  'witness',
  'minor',
  'informant',
];

export function makeWorld(size: ExerciseSize, seed: number, today: string): World {
  const scale = SCALES[size];
  const calendar = calendarUpTo(today);
  const book = new PhoneBook();
  const source = (...keys: readonly (string | number)[]) => new Random([seed, ...keys].join('|'));
  const each = <T>(make: (index: number, random: Random) => T, what: string): T[] =>
    Array.from({ length: scale.networks }, (_, index) => make(index, source(what, index)));

  const networks = each((index, random) => makeNetwork(index, scale.cast, calendar, book, random), 'network');
  let serial = scale.networks * CAST_SIZE;
  const members = networks.flatMap((network) => network.members);
  const bystanders = makeBystanders(scale.common, serial, members, calendar, book, source('bystanders'));
  serial += bystanders.length;
  const lookalikes = networks.flatMap(({ members: cast, index }) =>
    Array.from({ length: LOOKALIKES }, (_, turn): Lookalike => {
      const random = source('lookalike', index, turn);
      const of = at(cast, (turn * 7 + index) % cast.length);
      return {
        ...lookalikeOf(
          of,
          serial + index * LOOKALIKES + turn,
          [book.take(of.country, calendar.first, undefined)],
          random,
        ),
        of,
        knownTo: random.pick(FIVE),
      };
    }),
  );
  serial += lookalikes.length;
  const guarded = networks.flatMap((network) =>
    makeGuarded(
      network,
      serial + network.index * CATEGORIES.length,
      calendar,
      book,
      source('guarded', network.index),
    ),
  );
  serial += guarded.length;

  const supplies = each((index, random) => makeSupply(at(networks, index), calendar, book, random), 'supply');
  const depositors = (index: number): Bystander[] =>
    Array.from({ length: 3 }, (_, turn) => at(bystanders, (index * 3 + turn) % bystanders.length));
  const finances = each(
    (index, random) =>
      makeFinance(at(networks, index), at(supplies, index), depositors(index), calendar, random),
    'finance',
  );
  const generics = makeGenerics(scale.shops, calendar, book, source('generics'));
  return {
    seed,
    size,
    scale,
    calendar,
    networks,
    supplies,
    finances,
    bystanders,
    lookalikes,
    guarded,
    campaigns: each((index, random) => makeCampaigns(at(networks, index), calendar, random), 'campaign'),
    otherPosts: each((index, random) => makeOtherPosts(at(networks, index), calendar, random), 'posts'),
    resold: networks.map(({ index, vehicles }) => ({
      seller: at(bystanders, (index * 5 + 2) % bystanders.length),
      vehicle: { ...at(vehicles, 0), since: Math.max(at(vehicles, 0).since, calendar.first + 200) },
    })),
    generics,
    firstStranger: serial,
    phonesLeft: Object.fromEntries(PHONE_COUNTRIES.map((country) => [country, book.left(country)])),
  };
}

function makeBystanders(
  count: number,
  serial: number,
  members: readonly Member[],
  calendar: Calendar,
  book: PhoneBook,
  random: Random,
): Bystander[] {
  // Numbers that members gave up come back in other hands.
  const dropped = members.flatMap(({ phones }) =>
    phones.filter(({ to }) => to !== undefined && to < calendar.today - 120),
  );
  return Array.from({ length: count }, (_, index) => {
    const knownTo = [at(FIVE, index % 5), at(FIVE, (index + 1 + (Math.floor(index / 5) % 4)) % 5)] as const;
    const country = HOME[knownTo[0]];
    const old = index % 4 === 1 ? dropped[Math.floor(index / 4)] : undefined;
    const phone =
      old?.to === undefined
        ? book.take(country, random.between(calendar.first, calendar.today - 100), undefined)
        : book.recycle(old, old.to + random.between(45, 90));
    return {
      ...makePerson(serial + index, random.pick(CULTURES), country, [phone], calendar.today, random),
      knownTo,
    };
  });
}

function makeGuarded(
  network: Network,
  serial: number,
  calendar: Calendar,
  book: PhoneBook,
  random: Random,
): ProtectedPerson[] {
  return CATEGORIES.map((category, position) => {
    const smuggler = at(network.members, 2 + position);
    // Two victims used a smuggler's handset; one informant was given one.
    const phoneOf = [0, 1, 6].includes(position) ? smuggler : undefined;
    const phone = phoneOf
      ? at(phoneOf.phones, 0)
      : book.take(random.pick(['fr', 'gb', 'tr']), calendar.first, undefined);
    const ages: readonly [number, number] = category === 'minor' ? [9, 17] : [19, 50];
    return {
      ...makePerson(
        serial + position,
        random.pick(CULTURES),
        random.pick(['fr', 'gb', 'be']),
        [phone],
        calendar.today,
        random,
        ages,
      ),
      category,
      phoneOf,
      knownTo: at(['GB', 'FR', 'BE', 'FRONTEX', 'GB', 'FR', 'DE'] as const, position),
    };
  });
}

function makeGenerics(shops: number, calendar: Calendar, book: PhoneBook, random: Random): Generics {
  return {
    shops: Array.from({ length: shops }, (_, index) => {
      const country = HOME[at(FIVE, index % 5)];
      return makeCompany(
        1_000_000 + index,
        country,
        'trader',
        book.take(country, calendar.first, undefined),
        random,
      );
    }),
    helpline: book.take('fr', calendar.first, undefined).number,
    collectingAccount: 99_999,
    blankDocument: 'X0000000',
    blankEmail: 'unknown@example.org',
    cafeIp: '198.51.100.7',
  };
}
