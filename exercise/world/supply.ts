import type { Calendar, Day } from '../calendar.ts';
import { isoDay, officeDay, seasonalDay } from '../calendar.ts';
import { at } from '../random.ts';
import type { Random } from '../random.ts';
import { makeCompany, namesakeOf } from './company.ts';
import type { Company } from './company.ts';
import type { Member, Network } from './network.ts';
import type { PhoneBook } from './phone-book.ts';
import { placesOf } from './places.ts';
import type { Place } from './places.ts';

export interface Consignment {
  readonly serial: number;
  readonly waybill: string;
  readonly carrier: string;
  readonly consignor: Company;
  readonly consignee: Company;
  readonly origin: Place;
  readonly destination: Place;
  readonly shippedOn: Day;
  readonly arrivedOn: Day;
  /** Inflatable boats are 8903.11; some are declared as tarpaulins, 6306.12. */
  readonly hsCode: string;
  readonly declaredAs: string;
  readonly boats: readonly Boat[];
  readonly lot: string;
}

/** A hull and its engine, as packed together. */
export interface Boat {
  readonly serial: number;
  readonly hullSerial: string;
  readonly engineSerial: string;
  /** Craft identification number in the form of ISO 10087; most such boats bear none. */
  readonly cin: string | undefined;
  readonly lot: string;
  readonly make: Make;
}

/** What pieces made together have in common. */
export interface Make {
  readonly material: string;
  readonly valve: string;
  readonly weldPattern: string;
  /** On the carton, which seldom comes to a beach. */
  readonly cartonMark: string;
}

export interface Launch {
  readonly serial: number;
  readonly place: Place;
  readonly day: Day;
  readonly persons: number;
  readonly outcome: 'arrived' | 'prevented' | 'rescued' | 'unknown';
  readonly boat: Boat;
  readonly organiser: Member | undefined;
}

export interface WarehouseSeizure {
  readonly serial: number;
  readonly place: Place;
  readonly day: Day;
  readonly from: Member;
  readonly boats: readonly Boat[];
  readonly lifeJackets: number;
}

export interface Supply {
  readonly maker: Company;
  readonly front: Company;
  /** An honest shop with a like name that imports the same goods. */
  readonly trader: Company;
  readonly consignments: readonly Consignment[];
  /** What the honest shop imports. */
  readonly tradeConsignment: Consignment;
  /** A rescue association that buys life jackets: never a lead, in law. */
  readonly aid: Company;
  readonly launches: readonly Launch[];
  readonly seizures: readonly WarehouseSeizure[];
}

const CARRIERS = ['Exemplar Freight', 'Fictor Parcel', 'Muster Spedition'];
const MONTH_LETTERS = 'ABCDEFGHIJKL';
const MATERIALS = ['PVC 0.7 mm grey', 'PVC 0.7 mm black', 'PVC 0.9 mm grey'];
const VALVES = ['Exemplar A7', 'Exemplar A9', 'Fictor 2-way', 'Muster M1'];
const WELDS = ['double seam 18 mm', 'double seam 22 mm', 'single seam 25 mm', 'zigzag 20 mm', 'taped 30 mm'];

export function makeSupply(network: Network, calendar: Calendar, book: PhoneBook, random: Random): Supply {
  const serial = network.index * 8;
  const phone = (country: string) => book.take(country, calendar.first, undefined);
  const country = random.pick(['de', 'nl']);
  const maker = makeCompany(serial, 'tr', 'trader', phone('tr'), random);
  const front = makeCompany(serial + 1, country, 'front', phone(country), random);
  const trader = namesakeOf(front, serial + 2, random.pick(['de', 'nl', 'be']), phone('nl'), random);
  const aid = {
    ...makeCompany(serial + 3, random.pick(['de', 'fr', 'nl']), 'aid', phone('fr'), random),
    name: `Exercise Sea Rescue ${network.index + 1}`,
  };
  const makeOfLot = makesOf(random);
  let boats = 0;
  const pack = (number: number, count: number, consignee: Company): Consignment => {
    const shippedOn = officeDay(random, calendar.first, calendar.today - 60);
    const lot = `EX-L${network.index}${String.fromCharCode(65 + number)}`;
    const tarpaulin = consignee === front && random.chance(0.4);
    const id = network.index * 8 + number;
    const make = makeOfLot();
    return {
      serial: id,
      waybill: `EXW${String(4_000_000 + id * 37)}`,
      carrier: random.pick(CARRIERS),
      consignor: maker,
      consignee,
      origin: random.pick(placesOf(['port'], ['tr'])),
      destination: random.pick(placesOf(['port', 'town'], [consignee.country])),
      shippedOn,
      arrivedOn: shippedOn + random.between(9, 40),
      lot,
      hsCode: tarpaulin ? '6306.12' : '8903.11',
      declaredAs: tarpaulin ? 'tarpaulins' : 'inflatable boats',
      boats: Array.from({ length: count }, () =>
        makeBoat(network.index * 64 + boats++, lot, make, shippedOn, random),
      ),
    };
  };
  const consignments = [0, 1].map((number) => pack(number, 3, front));
  const tradeConsignment = pack(2, 2, trader);
  return {
    maker,
    front,
    trader,
    aid,
    consignments,
    tradeConsignment,
    ...useOf(network, consignments, calendar, random),
  };
}

/** A maker has two welding machines and buys valves for years: its lots are alike more often than those of two makers. */
function makesOf(random: Random): () => Make {
  const valve = random.pick(VALVES);
  const machines = [random.pick(WELDS), random.pick(WELDS)];
  return () => ({
    material: random.pick(MATERIALS),
    valve: random.chance(0.85) ? valve : random.pick(VALVES),
    weldPattern: random.pick(machines),
    cartonMark: `EX-${random.between(1000, 9999)}`,
  });
}

function makeBoat(serial: number, lot: string, make: Make, madeBy: Day, random: Random): Boat {
  const number = String(10_000 + serial * 3 + random.below(3)).padStart(5, '0');
  const [year = '2025', month = '01'] = isoDay(madeBy - 40).split('-');
  const monthLetter = MONTH_LETTERS[Number(month) - 1] ?? 'A';
  return {
    serial,
    lot,
    hullSerial: `EXH${number}`,
    engineSerial: `EXM${String((serial * 7_919 + 40_009) % 1_000_003).padStart(7, '0')}`,
    // Country ZZ is left to users by ISO 3166, so no maker holds a code under it.
    cin: random.chance(0.25) ? `ZZEXR${number}${monthLetter}${year.slice(3)}${year.slice(2)}` : undefined,
    make,
  };
}

/** What becomes of the boats: some are found in stores inland, the rest go to the coast as the season allows. */
function useOf(
  network: Network,
  consignments: readonly Consignment[],
  calendar: Calendar,
  random: Random,
): Pick<Supply, 'launches' | 'seizures'> {
  const launches: Launch[] = [];
  const seizures: WarehouseSeizure[] = [];
  const suppliers = network.members.filter(({ role }) => role === 'boat-supplier');
  const organiser = at(network.members, 0);
  const beaches = placesOf(['beach'], ['fr', 'be']);
  const home = random.below(beaches.length);
  for (const consignment of consignments) {
    const stored = consignment.boats.slice(0, 1);
    const from = random.pick(suppliers);
    seizures.push({
      serial: network.index * 8 + seizures.length,
      from,
      boats: stored,
      lifeJackets: random.between(20, 140),
      place: random.pick(placesOf(['town', 'port'], [from.country])),
      day: officeDay(
        random,
        Math.min(consignment.arrivedOn + 10, calendar.today - 1),
        Math.min(consignment.arrivedOn + 120, calendar.today),
      ),
    });
    for (const boat of consignment.boats.slice(stored.length)) {
      launches.push({
        serial: network.index * 64 + launches.length,
        boat,
        organiser,
        place: at(beaches, (home + random.below(4)) % beaches.length),
        day: seasonalDay(
          random,
          Math.min(consignment.arrivedOn + 5, calendar.today - 1),
          Math.min(consignment.arrivedOn + 260, calendar.today),
        ),
        persons: Math.max(12, Math.round(52 + 14 * random.normal())),
        outcome: random.weighted([
          ['arrived', 5],
          ['prevented', 3],
          ['rescued', 2],
          ['unknown', 1],
        ]),
      });
    }
  }
  return { launches, seizures };
}
