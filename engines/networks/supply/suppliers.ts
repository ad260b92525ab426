import type { SupplyConsignment, SupplyEvidence, SupplySource } from './evidence.ts';
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
  const packed = new Map<string, string[]>();
  for (const item of evidence.items)
    for (const { value } of item.consignments) packed.set(value, [...(packed.get(value) ?? []), item.kind]);
  const isBoats = ({ id, hsCodes, declaredAs }: SupplyConsignment): boolean =>
    (packed.get(id) ?? []).some((kind) => kind === 'boat-hull' || kind === 'outboard-engine') ||
    hsCodes.some((code) => ['boat-hull', 'outboard-engine'].includes(kindOfHsCode(code) ?? '')) ||
    declaredAs.some((goods) => ['boat-hull', 'outboard-engine'].includes(kindOfWords(goods)));
  const goods = evidence.consignments.filter(isBoats);
  const parties = new Set(
    goods.flatMap(({ consignor, consignee }) => [consignor?.value ?? [], consignee?.value ?? []].flat()),
  );
  return [...parties]
    .map((party) => {
      checkpoint();
      return cardOf(party, goods, packed, passports, evidence);
    })
    .sort((a, b) => b.launched + b.seized - a.launched - a.seized || (a.party < b.party ? -1 : 1));
}

function cardOf(
  party: string,
  goods: readonly SupplyConsignment[],
  packed: ReadonlyMap<string, readonly string[]>,
  passports: readonly LotPassport[],
  evidence: SupplyEvidence,
): SupplierCard {
  const sent = goods.filter(({ consignor }) => consignor?.value === party);
  const received = goods.filter(({ consignee }) => consignee?.value === party);
  const own = [...new Set([...sent, ...received])];
  const ids = new Set(own.map(({ id }) => id));
  const journeys = passports.flatMap(({ lot, makers, journeys: all }) =>
    all.flatMap((journey) => {
      const passed = journey.hops.filter(
        ({ consignment }) => consignment !== undefined && ids.has(consignment),
      );
      const certain = passed.some(({ basis }) => basis !== 'inferred');
      // Whoever alone made a lot made each of its pieces, whichever way they went.
      const made = makers.length === 1 && makers[0] === party;
      return journey.fate && (certain || made) ? [{ lot, journey, certain }] : [];
    }),
  );
  const found = (kind: 'launch' | 'seizure') => journeys.filter(({ journey }) => journey.fate?.kind === kind);
  const [launched, seized] = [found('launch').length, found('seizure').length];
  const known = evidence.parties.get(party);
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
      ({ id, hsCodes }) => (packed.get(id) ?? []).includes('boat-hull') && hsCodes.some(isKnownDisguise),
    ).length,
    lots: [
      ...new Set(
        passports
          .filter(({ consignments }) => consignments.some(({ id }) => ids.has(id)))
          .map(({ lot }) => lot),
      ),
    ].sort(),
    launched,
    seized,
    seizedShare: launched + seized === 0 ? undefined : seized / (launched + seized),
    isLead: journeys.some(({ journey, certain }) => certain && journey.member.probability >= LEAD),
    sources: unique(own.flatMap(({ sources }) => sources)),
  };
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
