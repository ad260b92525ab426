import { isoDay } from '@foreland/networks/assembly';
import { TRAITS, isKnownDisguise } from '@foreland/networks/supply';
import type {
  BatchRatio,
  DayRange,
  Fate,
  Hop,
  Journey,
  LotHolder,
  LotMember,
  LotPassport,
  Missing,
  SeizedGoods,
  SupplierCard,
  SupplyConsignment,
  SupplyItem,
  SupplySource,
} from '@foreland/networks/supply';
import { joinAll, partnerOf } from '@foreland/model';
import type { Label, Partner } from '@foreland/model';
import type {
  ConsignmentShape,
  DaysShape,
  FateShape,
  GoodsShape,
  HolderShape,
  HopShape,
  JourneyShape,
  LotShape,
  MemberShape,
  MissingShape,
  ModelShape,
  NamedShape,
  PieceShape,
  PlaceShape,
  RatioShape,
  SupplierShape,
} from './answers.ts';
import type { SupplyState } from '@foreland/networks/supply';

/** Statements of one thing that are told; its dossier has the rest. */
const STATEMENTS = 200;

/** Puts what the engine found into words of the contract, with names as the reader may see them. */
export class SupplyDescription {
  readonly #held: SupplyState;
  readonly #labelOf: (key: number) => Label;

  constructor(held: SupplyState, labelOf: (key: number) => Label) {
    this.#held = held;
    this.#labelOf = labelOf;
  }

  get model(): ModelShape {
    const { version, learnt, same, different } = this.#held.learnt;
    return { version, learnt, same, different };
  }

  named(id: string): NamedShape {
    return { id, caption: this.#held.names.get(id)?.caption ?? id };
  }

  place(id: string): PlaceShape {
    return { ...this.named(id), ...this.#held.positions.get(id) };
  }

  label(sources: readonly SupplySource[]): LotShape['label'] {
    const keys = new Set(sources.map(({ label }) => label));
    return joinAll([...keys].map((key) => this.#labelOf(key))) as LotShape['label'];
  }

  lot(passport: LotPassport): LotShape {
    const { lot, name, makers, makes, consignments, journeys, quantity, missing, sources } = passport;
    const pieces = journeys.flatMap(({ member }) => member.unit.items);
    const records = [...consignments, ...pieces, ...journeys.flatMap(({ fate }) => fate ?? [])];
    return {
      id: lot,
      ...(name === undefined ? {} : { name }),
      makers: makers.map((maker) => this.named(maker)),
      makes: [...makes],
      kinds: [
        ...new Set([...pieces.map(({ kind }) => kind), ...(this.#held.namedFor.get(name ?? '') ?? [])]),
      ].sort(),
      ...(quantity.sent === undefined ? {} : { sent: quantity.sent }),
      launched: quantity.launched,
      seized: quantity.seized,
      engines: { ...quantity.engines },
      ...(quantity.unaccounted === undefined ? {} : { unaccounted: quantity.unaccounted }),
      ...extent(daysOfLot(passport)),
      missing: missing.map(({ kind, count }) => ({ kind, count })),
      partners: partnersOf(records.flatMap((each) => each.records)),
      label: this.label(sources),
    };
  }

  piece(item: SupplyItem): PieceShape {
    return {
      ...this.named(item.id),
      kind: item.kind,
      quantity: item.quantity,
      marks: [...item.marks],
      ...(item.make === undefined ? {} : { make: item.make }),
      lots: item.lots.map(({ value }) => value),
      traits: TRAITS.flatMap((trait) => {
        const values = item.traits[trait];
        return values ? [{ trait, values: [...values] }] : [];
      }),
      partners: partnersOf(item.records),
      statements: statementsOf(item.sources),
    };
  }

  fate(fate: Fate): FateShape {
    const position =
      fate.records.flatMap((record) => this.#held.positions.get(record) ?? [])[0] ??
      (fate.place === undefined ? undefined : this.#held.positions.get(fate.place));
    return {
      ...this.named(fate.id),
      kind: fate.kind,
      ...(fate.days ? { days: daysOf(fate.days) } : {}),
      ...(fate.place === undefined ? {} : { place: this.place(fate.place) }),
      ...(position ? { position } : {}),
      ...(fate.holder ? { holder: this.named(fate.holder.value) } : {}),
      ...(fate.authority === undefined ? {} : { authority: fate.authority }),
      ...(fate.outcome === undefined ? {} : { outcome: fate.outcome }),
      statements: statementsOf(fate.sources),
    };
  }

  consignment(consignment: SupplyConsignment): ConsignmentShape {
    const { consignor, consignee, origin, destination, shipped, arrived } = consignment;
    const { waybill, carrier, quantity } = consignment;
    return {
      ...this.named(consignment.id),
      ...(waybill === undefined ? {} : { waybill }),
      ...(carrier === undefined ? {} : { carrier }),
      ...(consignor ? { consignor: this.named(consignor.value) } : {}),
      ...(consignee ? { consignee: this.named(consignee.value) } : {}),
      ...(origin ? { origin: this.place(origin.value) } : {}),
      ...(destination ? { destination: this.place(destination.value) } : {}),
      ...(shipped ? { shipped: daysOf(shipped) } : {}),
      ...(arrived ? { arrived: daysOf(arrived) } : {}),
      hsCodes: [...consignment.hsCodes],
      declaredAs: [...consignment.declaredAs],
      ...(quantity === undefined ? {} : { quantity }),
      disguised:
        this.#held.packedIn.get(consignment.id)?.has('boat-hull') === true &&
        consignment.hsCodes.some(isKnownDisguise),
      statements: statementsOf(consignment.sources),
    };
  }

  holder({ party, part, from, to, sources }: LotHolder): HolderShape {
    return {
      party: this.named(party),
      part,
      ...(from === undefined ? {} : { from: isoDay(from) }),
      ...(to === undefined ? {} : { to: isoDay(to) }),
      statements: statementsOf(sources),
    };
  }

  journey({ member, fate, hops }: Journey): JourneyShape {
    return {
      unit: member.unit.id,
      ...(fate ? { fate: this.fate(fate) } : {}),
      probability: member.probability,
      hops: hops.map((hop) => this.#hop(hop)),
    };
  }

  #hop(hop: Hop): HopShape {
    const { from, to, left, reached, place, consignment, basis } = hop;
    return {
      kind: hop.kind,
      ...(from === undefined ? {} : { from: this.named(from) }),
      ...(to === undefined ? {} : { to: this.named(to) }),
      ...(left ? { left: daysOf(left) } : {}),
      ...(reached ? { reached: daysOf(reached) } : {}),
      ...(place === undefined ? {} : { place: this.place(place) }),
      ...(consignment === undefined ? {} : { consignment }),
      ...(basis === undefined ? {} : { basis }),
      quantity: hop.quantity,
      gaps: [...hop.gaps],
      statements: statementsOf(hop.sources),
    };
  }

  member({ unit, probability, grounds }: LotMember): MemberShape {
    return {
      unit: unit.id,
      pieces: unit.items.map((item) => this.piece(item)),
      probability,
      grounds: grounds.map(({ kind, weight, items, ratio, sources }) => ({
        kind,
        weight,
        items: items.map((item) => this.named(item)),
        ...(ratio ? { ratio: ratioShape(ratio) } : {}),
        statements: statementsOf(sources),
      })),
    };
  }

  missing({ kind, count, records }: Missing): MissingShape {
    return {
      kind,
      count,
      records: records.map((record) => this.named(record)),
      partners: partnersOf(records),
    };
  }

  supplier(card: SupplierCard): SupplierShape {
    const days = card.routes.flatMap(({ lastDay }) => lastDay ?? []);
    return {
      ...this.named(card.party),
      partners: partnersOf(card.records),
      sent: card.sent,
      received: card.received,
      disguised: card.disguised,
      lots: card.lots.length,
      launched: card.launched,
      seized: card.seized,
      ...(card.seizedShare === undefined ? {} : { seizedShare: card.seizedShare }),
      ...(days.length === 0 ? {} : { lastDay: isoDay(Math.max(...days)) }),
      isLead: card.isLead,
    };
  }

  goods({ kind, month, place, seizures, quantity }: SeizedGoods): GoodsShape {
    return {
      kind,
      ...(month === undefined ? {} : { month }),
      ...(place === undefined ? {} : { place: this.place(place) }),
      seizures: seizures.length,
      quantity,
    };
  }
}

/** Days on which something is known of a lot. */
export function daysOfLot({ consignments, journeys }: LotPassport): DayRange[] {
  return [
    ...consignments.flatMap(({ shipped, arrived }) => [shipped ?? [], arrived ?? []].flat()),
    ...journeys.flatMap(({ fate }) => fate?.days ?? []),
  ];
}

export function ratioShape({ parts, score, logRatio }: BatchRatio): RatioShape {
  return { parts: parts.map((part) => ({ ...part })), score, logRatio };
}

export function statementsOf(sources: readonly SupplySource[], most = STATEMENTS): string[] {
  return [...new Set(sources.map(({ statement }) => statement))].slice(0, most);
}

export function partnersOf(records: readonly string[]): Partner[] {
  return [...new Set(records.map(partnerOf))].sort() as Partner[];
}

export function daysOf({ first, last }: DayRange): DaysShape {
  return { first: isoDay(first), last: isoDay(last) };
}

/** First and last of some days, as a contract names them. */
export function extent(days: readonly DayRange[]): { firstDay?: string; lastDay?: string } {
  if (days.length === 0) return {};
  return {
    firstDay: isoDay(days.reduce((least, { first }) => Math.min(least, first), Infinity)),
    lastDay: isoDay(days.reduce((most, { last }) => Math.max(most, last), -Infinity)),
  };
}
