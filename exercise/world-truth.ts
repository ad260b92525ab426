import type { Day } from './calendar.ts';
import { personThing } from './world/person.ts';
import { companyThing } from './world/company.ts';
import { FLOW_SERIES, flowChange } from './world/flows.ts';
import type { FlowChange } from './world/flows.ts';
import type { World } from './world/world.ts';

export interface HardNegative {
  /** Things, as in `entities`. */
  readonly a: string;
  readonly b: string;
  readonly why:
    | 'same name, near date of birth'
    | 'like company name'
    | 'recycled telephone number'
    | 'resold vehicle'
    | 'humanitarian aid';
}

/** What is true of the world whether or not anybody reported it. Things are ids as in `entities`. */
export interface WorldTruth {
  readonly networks: readonly {
    readonly id: string;
    readonly name: string;
    readonly members: readonly string[];
    readonly roles: Readonly<Record<string, string>>;
    readonly brokers: readonly string[];
    readonly vehicles: readonly string[];
    readonly companies: readonly string[];
  }[];
  readonly lots: readonly {
    readonly lot: string;
    readonly consignment: string;
    readonly network: string | undefined;
    readonly boats: readonly { readonly hull: string; readonly engine: string; readonly fate: string }[];
  }[];
  readonly launches: readonly {
    readonly id: string;
    readonly network: string;
    readonly date: string;
    readonly place: string;
    readonly hull: string;
    readonly outcome: string;
  }[];
  readonly funnels: readonly { readonly account: string; readonly depositors: readonly string[] }[];
  readonly settlements: readonly {
    readonly id: string;
    readonly kind: string;
    readonly brokers: readonly string[];
    readonly payments: readonly string[];
  }[];
  /** Fares left with a broker, and the crossing that released them. */
  readonly escrows: readonly {
    readonly id: string;
    readonly token: string;
    readonly payer: string;
    readonly broker: string;
    readonly launch: string | undefined;
  }[];
  readonly advertCampaigns: readonly {
    readonly id: string;
    readonly network: string;
    readonly operator: string;
    readonly adverts: readonly string[];
  }[];
  readonly advertVerdicts: Readonly<Record<string, 'advert' | 'not-advert' | 'help-seeker'>>;
  readonly flowChanges: readonly (Omit<FlowChange, 'start'> & { readonly start: string })[];
}

export function worldTruth(world: World, isoDay: (day: Day) => string): WorldTruth {
  const networkId = (index: number): string => `network-${index}`;
  return {
    networks: world.networks.map(({ index, name, members, vehicles }) => ({
      id: networkId(index),
      name,
      members: members.map(personThing),
      roles: Object.fromEntries(members.map((member) => [personThing(member), member.role])),
      brokers: members.filter(({ role }) => role === 'broker').map(personThing),
      vehicles: vehicles.map(({ serial }) => `vehicle-${serial}`),
      companies: world.supplies[index] ? [companyThing(world.supplies[index].front)] : [],
    })),
    lots: world.supplies.flatMap((supply, index) =>
      [...supply.consignments, supply.tradeConsignment].map((consignment) => ({
        lot: consignment.lot,
        consignment: `consignment-${consignment.serial}`,
        network: consignment === supply.tradeConsignment ? undefined : networkId(index),
        boats: consignment.boats.map(({ serial }) => {
          const launch = supply.launches.find(({ boat }) => boat.serial === serial);
          const seizure = supply.seizures.find(({ boats }) => boats.some((boat) => boat.serial === serial));
          return {
            hull: `hull-${serial}`,
            engine: `engine-${serial}`,
            fate: launch ? `launch-${launch.serial}` : seizure ? `seizure-${seizure.serial}` : 'sold',
          };
        }),
      })),
    ),
    launches: world.supplies.flatMap((supply, index) =>
      supply.launches.map((launch) => ({
        id: `launch-${launch.serial}`,
        network: networkId(index),
        date: isoDay(launch.day),
        place: `place-${launch.place.serial}`,
        hull: `hull-${launch.boat.serial}`,
        outcome: launch.outcome,
      })),
    ),
    funnels: world.finances.map(({ funnel, transfers }) => ({
      account: `bank-account-${funnel.serial}`,
      depositors: [
        ...new Set(
          transfers
            .filter(({ to, purpose }) => to === funnel && purpose !== 'settled')
            .map(({ from }) => `bank-account-${from.serial}`),
        ),
      ],
    })),
    settlements: world.finances.flatMap(({ settlements }) =>
      settlements.map(({ serial, kind, brokers, transfers }) => ({
        id: `settlement-${serial}`,
        kind,
        brokers: brokers.map(personThing),
        payments: transfers.map((transfer) => `payment-${transfer.serial}`),
      })),
    ),
    escrows: world.finances.flatMap(({ hawala }) =>
      hawala.map(({ serial, token, payer, broker, launch }) => ({
        id: `value-transfer-${serial}`,
        token,
        payer: personThing(payer),
        broker: personThing(broker),
        launch: launch && `launch-${launch.serial}`,
      })),
    ),
    advertCampaigns: world.campaigns.flatMap((campaigns, index) =>
      campaigns.map(({ serial, operator, posts }) => ({
        id: `advert-campaign-${serial}`,
        network: networkId(index),
        operator: personThing(operator),
        adverts: posts.map((post) => `advert-${post.serial}`),
      })),
    ),
    advertVerdicts: Object.fromEntries(
      [...world.campaigns.flat().flatMap(({ posts }) => posts), ...world.otherPosts.flat()].map((post) => [
        `advert-${post.serial}`,
        post.verdict,
      ]),
    ),
    flowChanges: FLOW_SERIES.flatMap((series) => {
      const change = flowChange(world, series);
      return change ? [{ ...change, start: isoDay(change.start) }] : [];
    }),
  };
}

/** Things that look alike or share a value, and have nothing to do with each other. */
export function hardNegatives(world: World): HardNegative[] {
  const holders = new Map(
    world.networks.flatMap(({ members }) =>
      members.flatMap((member) => member.phones.map(({ number }) => [number, member] as const)),
    ),
  );
  return [
    ...world.lookalikes.map((person): HardNegative => ({
      a: personThing(person.of),
      b: personThing(person),
      why: 'same name, near date of birth',
    })),
    ...world.supplies.map(({ front, trader }): HardNegative => ({
      a: companyThing(front),
      b: companyThing(trader),
      why: 'like company name',
    })),
    ...world.supplies.map(({ front, aid }): HardNegative => ({
      a: companyThing(front),
      b: companyThing(aid),
      why: 'humanitarian aid',
    })),
    ...world.bystanders.flatMap((person): HardNegative[] => {
      const earlier = person.phones
        .map(({ number }) => holders.get(number))
        .find((member) => member !== undefined);
      return earlier
        ? [{ a: personThing(earlier), b: personThing(person), why: 'recycled telephone number' }]
        : [];
    }),
    ...world.resold.map(({ vehicle, seller }): HardNegative => ({
      a: personThing(vehicle.owner),
      b: personThing(seller),
      why: 'resold vehicle',
    })),
  ];
}

/** Things that are protected persons, whatever an officer took them for. */
export function personsOnTheMove(world: World): Set<string> {
  return new Set(world.guarded.map(personThing));
}
