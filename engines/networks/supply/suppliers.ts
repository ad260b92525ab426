import type { Party, SupplyConsignment, SupplyEvidence, SupplySource } from './evidence.ts';
import { isKnownDisguise, kindOfHsCode, kindOfWords } from './item-kind.ts';
import type { LotPassport } from './passport.ts';
import { unique } from './passport.ts';

export interface Counted {
  readonly value: string;
  readonly count: number;
}

export interface RouteCount {
  readonly origin: string | undefined;
  readonly destination: string | undefined;
  readonly carrier: string | undefined;
  readonly count: number;
  readonly firstDay: number | undefined;
  readonly lastDay: number | undefined;
}

/** What is known of a party as one that sends or receives such goods. */
export interface SupplierCard {
  readonly party: string;
  readonly records: readonly string[];
  readonly names: readonly string[];
  readonly sent: number;
  readonly received: number;
  readonly consignees: readonly Counted[];
  readonly consignors: readonly Counted[];
  readonly routes: readonly RouteCount[];
  readonly declaredAs: readonly Counted[];
  /** Consignments with boats in them that were declared under a heading known as a disguise. */
  readonly disguised: number;
  readonly lots: readonly string[];
  /**
   * Pieces that are known to have gone through their hands and were found later; what may as well have gone another way does
   * not count.
   */
  readonly launched: number;
  readonly seized: number;
  /** Of those found, how many before they could be launched; undefined where none were found. */
  readonly seizedShare: number | undefined;
  /**
   * Is there something to check: a piece that is known to have gone through their hands and was launched or seized, put into
   * its lot with a probability of at least {@link LEAD}? Honest traders have cards and are no lead.
   */
  readonly isLead: boolean;
  readonly sources: readonly SupplySource[];
}

export const LEAD = 0.8;

/** Cards of everybody who sent or received boats or engines, those with most found pieces first. */
export function supplierCards(
  evidence: SupplyEvidence,
  passports: readonly LotPassport[],
  checkpoint: () => void,
): SupplierCard[] {
  const packed = new Map<string, Set<string>>();
  for (const item of evidence.items)
    for (const { value } of item.consignments) addTo(packed, value, item.kind);
  const isBoats = ({ id, hsCodes, declaredAs }: SupplyConsignment): boolean =>
    packed.get(id)?.has('boat-hull') === true ||
    packed.get(id)?.has('outboard-engine') === true ||
    hsCodes.some((code) => ['boat-hull', 'outboard-engine'].includes(kindOfHsCode(code) ?? '')) ||
    declaredAs.some((goods) => ['boat-hull', 'outboard-engine'].includes(kindOfWords(goods)));
  const goods = evidence.consignments.filter(isBoats);
  const trades = new Map<string, Set<SupplyConsignment>>();
  for (const each of goods)
    for (const party of [each.consignor, each.consignee]) if (party) addTo(trades, party.value, each);
  const sentIn = new Map<string, Set<LotPassport>>();
  // Whoever alone made a lot made each of its pieces, whichever way they went.
  const madeBy = new Map<string, Set<LotPassport>>();
  for (const passport of passports) {
    for (const { id } of passport.consignments) addTo(sentIn, id, passport);
    const [maker, another] = passport.makers;
    if (maker !== undefined && another === undefined) addTo(madeBy, maker, passport);
  }
  return [...trades]
    .map(([party, own]) => {
      checkpoint();
      return cardOf({
        party,
        own: [...own],
        packed,
        lots: new Set([...own].flatMap(({ id }) => [...(sentIn.get(id) ?? [])])),
        made: madeBy.get(party) ?? new Set(),
        known: evidence.parties.get(party),
      });
    })
    .sort((a, b) => b.launched + b.seized - a.launched - a.seized || (a.party < b.party ? -1 : 1));
}

interface Trade {
  readonly party: string;
  /** Consignments that it sent or received. */
  readonly own: readonly SupplyConsignment[];
  /** Kinds of goods in each consignment. */
  readonly packed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Lots that were sent in one of them, and those that nobody else made. */
  readonly lots: ReadonlySet<LotPassport>;
  readonly made: ReadonlySet<LotPassport>;
  readonly known: Party | undefined;
}

function cardOf({ party, own, packed, lots, made, known }: Trade): SupplierCard {
  const sent = own.filter(({ consignor }) => consignor?.value === party);
  const received = own.filter(({ consignee }) => consignee?.value === party);
  const ids = new Set(own.map(({ id }) => id));
  const journeys = [...new Set([...lots, ...made])].flatMap((passport) =>
    passport.journeys.flatMap((journey) => {
      const passed = journey.hops.filter(
        ({ consignment }) => consignment !== undefined && ids.has(consignment),
      );
      const certain = passed.some(({ basis }) => basis !== 'inferred');
      return journey.fate && (certain || made.has(passport)) ? [{ journey, certain }] : [];
    }),
  );
  const found = (kind: 'launch' | 'seizure') => journeys.filter(({ journey }) => journey.fate?.kind === kind);
  const [launched, seized] = [found('launch').length, found('seizure').length];
  return {
    party,
    records: known?.records ?? [party],
    names: known?.names ?? [],
    sent: sent.length,
    received: received.length,
    consignees: counted(sent.flatMap(({ consignee }) => consignee?.value ?? [])),
    consignors: counted(received.flatMap(({ consignor }) => consignor?.value ?? [])),
    routes: routesOf(own),
    declaredAs: counted(own.flatMap(({ declaredAs }) => declaredAs)),
    disguised: own.filter(
      ({ id, hsCodes }) => packed.get(id)?.has('boat-hull') === true && hsCodes.some(isKnownDisguise),
    ).length,
    lots: [...lots].map(({ lot }) => lot).sort(),
    launched,
    seized,
    seizedShare: launched + seized === 0 ? undefined : seized / (launched + seized),
    isLead: journeys.some(({ journey, certain }) => certain && journey.member.probability >= LEAD),
    sources: unique(own.flatMap(({ sources }) => sources)),
  };
}

function addTo<Item>(sets: Map<string, Set<Item>>, key: string, item: Item): void {
  const known = sets.get(key);
  if (known) known.add(item);
  else sets.set(key, new Set([item]));
}

function routesOf(consignments: readonly SupplyConsignment[]): RouteCount[] {
  const routes = Map.groupBy(consignments, ({ origin, destination, carrier }) =>
    JSON.stringify([origin?.value, destination?.value, carrier]),
  );
  return [...routes.values()]
    .map((all) => {
      const days = all.flatMap(({ shipped, arrived }) => [shipped ?? [], arrived ?? []].flat());
      return {
        origin: all[0]?.origin?.value,
        destination: all[0]?.destination?.value,
        carrier: all[0]?.carrier,
        count: all.length,
        firstDay: days.length === 0 ? undefined : Math.min(...days.map(({ first }) => first)),
        lastDay: days.length === 0 ? undefined : Math.max(...days.map(({ last }) => last)),
      };
    })
    .sort((a, b) => b.count - a.count || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function counted(values: readonly string[]): Counted[] {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, all]) => ({ value, count: all.length }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
