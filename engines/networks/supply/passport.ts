import type { SupplyConsignment, SupplyItem, SupplySource } from './evidence.ts';
import type { Lot } from './lot.ts';
import { traceLot } from './trace.ts';
import type { GapKind, Journey } from './trace.ts';
import { hullsIn, piecesIn } from './units.ts';

/** What a reader should know is not there. */
export interface Missing {
  readonly kind:
    | GapKind
    | 'pieces-unaccounted'
    | 'pieces-beyond-sent'
    | 'dates-contradict'
    | 'lot-stated-otherwise';
  /** How many pieces, journeys or consignments it concerns. */
  readonly count: number;
  /** Records to look at. */
  readonly records: readonly string[];
}

export interface LotHolder {
  readonly party: string;
  /** First day on which it can have had the goods, and the last on which something is known of it. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly part: 'maker' | 'consignee' | 'held';
  readonly sources: readonly SupplySource[];
}

/** The life of a lot: who made it, how it was sent, who held it, how its pieces ended, and what nobody saw. */
export interface LotPassport {
  readonly lot: string;
  readonly name: string | undefined;
  readonly makers: readonly string[];
  readonly makes: readonly string[];
  readonly consignments: readonly SupplyConsignment[];
  readonly holders: readonly LotHolder[];
  readonly journeys: readonly Journey[];
  readonly quantity: {
    /** Boats. */
    readonly sent: number | undefined;
    readonly launched: number;
    readonly seized: number;
    /** Engines that were found without their hull: each has its journey, and none is a boat of those above. */
    readonly engines: { readonly launched: number; readonly seized: number };
    /** Sent and not found; undefined where nobody says how many were sent. */
    readonly unaccounted: number | undefined;
  };
  readonly missing: readonly Missing[];
  readonly sources: readonly SupplySource[];
}

export function lotPassport(lot: Lot): LotPassport {
  const hulls = lot.members.flatMap(({ unit }) => unit.items).filter(({ kind }) => kind === 'boat-hull');
  const { journeys, contradictions } = traceLot(lot, (consignment) => carriedBy(consignment, hulls, lot));
  const found = (kind: 'launch' | 'seizure', isBoat: boolean): number =>
    journeys
      .filter(({ fate, member }) => fate?.kind === kind && hullsIn(member.unit.items) > 0 === isBoat)
      .reduce((sum, { member }) => sum + piecesIn(member.unit.items), 0);
  const [launched, seized] = [found('launch', true), found('seizure', true)];
  const sent = lot.quantity;
  const receivers = new Set(lot.consignments.flatMap(({ consignee }) => consignee?.value ?? []));
  const makers = [...new Set(lot.consignments.flatMap(({ consignor }) => consignor?.value ?? []))].filter(
    (party) => !receivers.has(party),
  );
  return {
    lot: lot.id,
    name: lot.name,
    makers: makers.sort(),
    makes: [...new Set(hulls.flatMap(({ make }) => make ?? []))].sort(),
    consignments: lot.consignments,
    holders: holdersOf(lot, makers),
    journeys,
    quantity: {
      sent,
      launched,
      seized,
      engines: { launched: found('launch', false), seized: found('seizure', false) },
      unaccounted: sent === undefined ? undefined : Math.max(0, sent - launched - seized),
    },
    missing: missingOf(lot, journeys, contradictions, hulls, launched + seized),
    sources: unique([
      ...lot.consignments.flatMap(({ sources }) => sources),
      ...hulls.flatMap(({ sources }) => sources),
    ]),
  };
}

/** Pieces of this lot in a consignment: as packed, else the whole where it carries nothing else; undefined if nobody says. */
function carriedBy(
  { id, quantity }: SupplyConsignment,
  hulls: readonly SupplyItem[],
  lot: Lot,
): number | undefined {
  const bulk = hulls.filter(
    (hull) => hull.quantity > 1 && hull.consignments.some(({ value }) => value === id),
  );
  if (bulk.length > 0) return Math.max(...bulk.map((hull) => hull.quantity));
  return lot.shared.has(id) ? undefined : quantity;
}

function holdersOf(lot: Lot, makers: readonly string[]): LotHolder[] {
  const holders = new Map<
    string,
    { from: number[]; to: number[]; part: LotHolder['part']; sources: SupplySource[] }
  >();
  const at = (party: string, part: LotHolder['part']) => {
    let known = holders.get(party);
    if (!known) holders.set(party, (known = { from: [], to: [], part, sources: [] }));
    return known;
  };
  for (const { consignor, consignee, shipped, arrived } of lot.consignments) {
    if (consignor) {
      const holder = at(consignor.value, makers.includes(consignor.value) ? 'maker' : 'consignee');
      if (shipped) holder.to.push(shipped.last);
      holder.sources.push(...consignor.sources);
    }
    if (consignee) {
      const holder = at(consignee.value, 'consignee');
      const days = arrived ?? shipped;
      if (days) holder.from.push(days.first);
      holder.sources.push(...consignee.sources);
    }
  }
  for (const { unit } of lot.members) {
    const found = unit.fate;
    for (const said of [
      ...unit.items.flatMap(({ holders: all }) => all),
      ...(found?.holder ? [found.holder] : []),
    ]) {
      const holder = at(said.value, 'held');
      if (found?.days) holder.to.push(found.days.last);
      holder.sources.push(...said.sources);
    }
  }
  return [...holders]
    .map(([party, { from, to, part, sources }]) => ({
      party,
      part,
      from: from.length === 0 ? undefined : Math.min(...from),
      to: to.length === 0 ? undefined : Math.max(...to),
      sources: unique(sources),
    }))
    .sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity) || (a.party < b.party ? -1 : 1));
}

function missingOf(
  lot: Lot,
  journeys: readonly Journey[],
  contradictions: readonly SupplyConsignment[],
  hulls: readonly SupplyItem[],
  found: number,
): Missing[] {
  const missing = new Map<Missing['kind'], { count: number; records: Set<string> }>();
  const note = (kind: Missing['kind'], count: number, records: readonly string[]): void => {
    const known = missing.get(kind) ?? { count: 0, records: new Set<string>() };
    known.count += count;
    for (const record of records) known.records.add(record);
    missing.set(kind, known);
  };
  for (const { hops, member } of journeys)
    for (const gap of new Set(hops.flatMap(({ gaps }) => gaps)))
      note(
        gap,
        1,
        member.unit.items.flatMap(({ records }) => records),
      );
  if (lot.quantity !== undefined && found < lot.quantity)
    note('pieces-unaccounted', lot.quantity - found, []);
  if (lot.quantity !== undefined && found > lot.quantity)
    note('pieces-beyond-sent', found - lot.quantity, []);
  for (const { records } of contradictions) note('dates-contradict', 1, records);
  for (const { lots, records } of hulls)
    if (lots.length > 1 || (lots[0] && lots[0].value !== lot.id)) note('lot-stated-otherwise', 1, records);
  return [...missing]
    .map(([kind, { count, records }]) => ({ kind, count, records: [...records].sort() }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

export function unique(sources: readonly SupplySource[]): SupplySource[] {
  return [...new Map(sources.map((source) => [source.statement, source])).values()].sort((a, b) =>
    a.statement < b.statement ? -1 : 1,
  );
}
