import { ibanAt } from '../accounts.ts';
import type { Calendar, Day } from '../calendar.ts';
import { officeDay } from '../calendar.ts';
import { at } from '../random.ts';
import type { Random } from '../random.ts';
import { walletAddress } from '../wallets.ts';
import type { Company } from './company.ts';
import type { Member, Network } from './network.ts';
import type { Person } from './person.ts';
import type { Launch, Supply } from './supply.ts';

export type Holder =
  | { readonly type: 'person'; readonly person: Person }
  | { readonly type: 'company'; readonly company: Company };

export interface Account {
  readonly serial: number;
  readonly iban: string;
  readonly country: string;
  readonly holder: Holder;
  readonly openedOn: Day;
}

export interface Wallet {
  readonly serial: number;
  readonly address: string;
  readonly currency: string;
  readonly holder: Person;
}

export interface Transfer {
  readonly serial: number;
  readonly day: Day;
  /** Euro, whole. */
  readonly amount: number;
  readonly from: Account;
  readonly to: Account;
  readonly purpose: string;
}

/** Informal transfer through two brokers, released against a code. */
export interface HawalaTransfer {
  readonly serial: number;
  readonly day: Day;
  readonly releasedOn: Day;
  readonly amount: number;
  readonly payer: Person;
  readonly receiver: Member;
  readonly broker: Member;
  readonly token: string;
  /** The crossing whose success the money waits for. */
  readonly launch: Launch | undefined;
}

/** How two brokers square their books. */
interface Settlement {
  readonly serial: number;
  readonly kind: 'bilateral' | 'trade';
  readonly brokers: readonly [Member, Member];
  readonly transfers: readonly Transfer[];
}

export interface Finance {
  readonly accounts: readonly Account[];
  /** Receives many small deposits and pays on. */
  readonly funnel: Account;
  readonly wallets: readonly Wallet[];
  readonly transfers: readonly Transfer[];
  readonly hawala: readonly HawalaTransfer[];
  readonly settlements: readonly Settlement[];
}

const PURPOSES = [
  'rent',
  'family support',
  'invoice 2207',
  'loan repaid',
  'car parts',
  'deposit',
  'wages',
  'market stall',
];

export function makeFinance(
  network: Network,
  supply: Supply,
  depositors: readonly Person[],
  calendar: Calendar,
  random: Random,
): Finance {
  const byRole = (role: Member['role']) => network.members.filter((member) => member.role === role);
  const holders = [
    ...byRole('organiser'),
    ...byRole('broker'),
    ...byRole('financier'),
    ...byRole('boat-supplier'),
    ...byRole('driver').slice(0, 2),
  ];
  let opened = 0;
  const open = (holder: Holder, country: string): Account => {
    const serial = network.index * 32 + opened++;
    return {
      serial,
      iban: ibanAt(country, serial),
      country,
      holder,
      openedOn: calendar.first - random.between(30, 900),
    };
  };
  const accounts = holders.map((person) => open({ type: 'person', person }, person.country));
  const front = open({ type: 'company', company: supply.front }, supply.front.country);
  const maker = open({ type: 'company', company: supply.maker }, 'tr');
  const mules = depositors.map((person) => open({ type: 'person', person }, person.country));
  const funnel = at(accounts, 2);

  const transfers: Transfer[] = [];
  const pay = (from: Account, to: Account, day: Day, amount: number, purpose: string): Transfer => {
    const transfer = {
      serial: network.index * 256 + transfers.length,
      day: Math.min(day, calendar.today),
      amount,
      from,
      to,
      purpose,
    };
    transfers.push(transfer);
    return transfer;
  };
  for (const mule of mules) {
    const day = officeDay(random, calendar.first, calendar.today - 10);
    for (let turn = 0; turn < 2; turn++)
      pay(mule, funnel, day + random.below(5), random.between(4, 19) * 100, random.pick(PURPOSES));
    // Passed on within two days, a little less.
    pay(funnel, at(accounts, 0), day + 5 + random.below(2), random.between(8, 34) * 100, 'services');
  }
  for (const consignment of supply.consignments) {
    pay(
      front,
      maker,
      consignment.shippedOn - random.between(2, 20),
      consignment.boats.length * random.between(19, 26) * 100,
      `invoice ${consignment.waybill}`,
    );
    pay(
      at(accounts, 4),
      front,
      consignment.shippedOn - random.between(21, 30),
      random.between(60, 140) * 100,
      'capital',
    );
  }
  const wallets = [...byRole('broker'), ...byRole('financier')].map((holder, position) => ({
    serial: network.index * 8 + position,
    holder,
    address: walletAddress(position === 1 ? 'bitcoin' : 'tron', `${network.index}/${position}`),
    currency: position === 1 ? 'BTC' : 'USDT',
  }));
  const hawala = makeHawala(network, supply, depositors, calendar, random);
  const brokers = byRole('broker');
  const pair = [at(brokers, 0), at(brokers, 1)] as const;
  const [first, second] = [at(accounts, 2), at(accounts, 3)];
  const settleOn = officeDay(random, calendar.first + 100, calendar.today - 40);
  const settlements: Settlement[] = [
    {
      serial: network.index * 4,
      kind: 'bilateral',
      brokers: pair,
      transfers: [pay(first, second, settleOn, 18_400, 'settled')],
    },
    {
      serial: network.index * 4 + 1,
      kind: 'trade',
      brokers: pair,
      transfers: [
        pay(second, front, settleOn + 15, 22_750, 'outboard engines'),
        pay(front, first, settleOn + 17, 22_300, 'refund'),
      ],
    },
  ];
  return { accounts: [...accounts, front, maker, ...mules], funnel, wallets, transfers, hawala, settlements };
}

/** Fares are left with a broker and released when the crossing has succeeded. */
function makeHawala(
  network: Network,
  supply: Supply,
  depositors: readonly Person[],
  calendar: Calendar,
  random: Random,
): HawalaTransfer[] {
  const brokers = network.members.filter(({ role }) => role === 'broker');
  const organiser = at(network.members, 0);
  return supply.launches.slice(0, 3).map((launch, position) => ({
    serial: network.index * 64 + position,
    day: launch.day - random.between(2, 9),
    releasedOn: Math.min(calendar.today, launch.day + random.between(0, 2)),
    amount: random.between(11, 32) * 100,
    payer: at(depositors, position % depositors.length),
    receiver: organiser,
    broker: at(brokers, position % 2),
    token: `EX${String(((network.index * 64 + position + 1) * 611_953) % 9_999_991).padStart(7, '0')}`,
    launch: random.chance(0.8) ? launch : undefined,
  }));
}
