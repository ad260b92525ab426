import type { BatchFeatures } from './batch-features.ts';
import { batchRatio } from './batch-model.ts';
import type { BatchModel } from './batch-model.ts';
import type { Draft } from './declared-lots.ts';
import { TRAITS } from './evidence.ts';
import type { SupplyItem } from './evidence.ts';
import { blockKeys } from './block-keys.ts';
import type { Unit } from './units.ts';

/** Up to so many lots, each is weighed for each unit. */
const WEIGHED_ALL = 300;
/** What more lots than this have in common singles none of them out. */
const MOST_SHARING = 64;
/** Different makes that are told apart, in the order of the lots, among those that are not weighed one by one. */
const MOST_MAKES = 300;

/** Of what make the pieces of one kind are, as far as it is told. */
interface Make {
  readonly traits: Readonly<Partial<Record<(typeof TRAITS)[number], string>>>;
  readonly hasSerial: boolean;
}
type Makes = ReadonlyMap<SupplyItem['kind'], Make>;

interface MakeClass {
  readonly makes: Makes;
  lots: number;
}

/**
 * Which lots are weighed for a unit. Where there are few, all of them; where there are many, those that it has something
 * particular in common with: a name, a consignment, a receiver, a carton mark, a make, or a serial number nearby. The others
 * are not forgotten: how likely it is to be of one of them is told by their make.
 */
export class LotCandidates {
  readonly #drafts: readonly Draft[];
  readonly #model: BatchModel;
  readonly #sharing = new Map<string, Draft[]>();
  readonly #classes = new Map<string, MakeClass>();
  readonly #classOf = new Map<string, MakeClass>();
  /** Days from which on each lot can be found, in order. */
  readonly #starts: readonly number[];
  /** Equal makes have equal masses. */
  readonly #masses = new Map<string, number>();

  constructor(
    drafts: ReadonlyMap<string, Draft>,
    references: ReadonlyMap<string, readonly SupplyItem[]>,
    model: BatchModel,
  ) {
    this.#drafts = [...drafts.values()];
    this.#model = model;
    this.#starts = this.#drafts.map(({ from }) => from ?? -Infinity).sort((a, b) => a - b);
    if (this.areAll) return;
    for (const draft of this.#drafts) {
      const known = references.get(draft.id) ?? [];
      this.#classify(draft, makesOf(known));
      for (const key of new Set([...keysOfLot(draft), ...known.flatMap(keysOfItem)])) {
        const lots = this.#sharing.get(key);
        if (lots) lots.push(draft);
        else this.#sharing.set(key, [draft]);
      }
    }
  }

  get areAll(): boolean {
    return this.#drafts.length <= WEIGHED_ALL;
  }

  of(unit: Unit): readonly Draft[] {
    if (this.areAll) return this.#drafts;
    const found = new Set<Draft>();
    for (const key of new Set([...keysOfUnit(unit), ...unit.items.flatMap(keysOfItem)])) {
      const lots = this.#sharing.get(key) ?? [];
      // Where a source names it, it is weighed however many share it.
      if (lots.length <= MOST_SHARING || key.startsWith(NAMED)) for (const lot of lots) found.add(lot);
    }
    return [...found];
  }

  /**
   * Sum of the likelihood ratios of the lots that are not among those weighed, on the make alone.
   * @param others logarithm of the likelihood ratio that speaks for or against each of them besides
   */
  massOfOthers({ items, fate }: Unit, weighed: readonly Draft[], others: number): number {
    if (this.areAll) return 0;
    const makes = makesOf(items);
    const key = textOf(makes);
    let mass = this.#masses.get(key);
    if (mass === undefined) {
      mass = 0;
      for (const each of this.#classes.values()) mass += each.lots * this.#ratio(makes, each.makes);
      this.#masses.set(key, mass);
    }
    const inTime = fate?.days === undefined ? 1 : this.#shareStarted(fate.days.last);
    const known = weighed.reduce((sum, { id }) => sum + this.#ratio(makes, this.#classOf.get(id)!.makes), 0);
    return Math.max(0, mass * inTime - known) * Math.exp(others);
  }

  #classify(draft: Draft, makes: Makes): void {
    const key = this.#classes.size < MOST_MAKES || this.#classes.has(textOf(makes)) ? textOf(makes) : '';
    let found = this.#classes.get(key);
    // Whatever is beyond so many makes is taken for one of which nothing is told.
    if (!found) this.#classes.set(key, (found = { makes: key === '' ? new Map() : makes, lots: 0 }));
    found.lots += 1;
    this.#classOf.set(draft.id, found);
  }

  #ratio(unit: Makes, lot: Makes): number {
    let weight = 0;
    for (const [kind, make] of unit) {
      const other = lot.get(kind);
      if (other) weight += batchRatio(compared(make, other), this.#model).logRatio;
    }
    return Math.exp(weight);
  }

  #shareStarted(day: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return this.#starts.length === 0 ? 0 : low / this.#starts.length;
  }
}

const NAMED = 'named ';

function keysOfLot({ id, consignments }: Draft): string[] {
  return [
    `${NAMED}lot ${id}`,
    ...[...consignments.values()].flatMap((consignment) => [
      `${NAMED}consignment ${consignment.id}`,
      ...(consignment.consignee ? [`receiver ${consignment.consignee.value}`] : []),
    ]),
  ];
}

function keysOfUnit({ items, fate }: Unit): string[] {
  return [
    ...items.flatMap(({ lots, consignments }) => [
      ...lots.map(({ value }) => `${NAMED}lot ${value}`),
      ...consignments.map(({ value }) => `${NAMED}consignment ${value}`),
    ]),
    ...(fate?.holder ? [`receiver ${fate.holder.value}`] : []),
  ];
}

/** As pieces are compared with each other, and by all of their traits at once. */
function keysOfItem(item: SupplyItem): string[] {
  const told = TRAITS.flatMap((trait) => item.traits[trait]?.[0] ?? []);
  return [...blockKeys(item), ...(told.length > 1 ? [`${item.kind} make ${told.join('|')}`] : [])];
}

function makesOf(items: readonly SupplyItem[]): Makes {
  const makes = new Map<SupplyItem['kind'], Make>();
  for (const [kind, all] of Map.groupBy(items, (item) => item.kind)) {
    const traits: { -readonly [K in keyof Make['traits']]: Make['traits'][K] } = {};
    for (const trait of TRAITS) {
      const value = mostCommon(all.flatMap((item) => item.traits[trait] ?? []));
      // No two lots share a mark by chance: of the others it is only told that theirs is another one.
      if (value !== undefined) traits[trait] = trait === 'cartonMark' ? 'told' : value;
    }
    makes.set(kind, { traits, hasSerial: all.some(({ serials }) => serials.length > 0) });
  }
  return makes;
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0];
}

function compared(one: Make, other: Make): BatchFeatures {
  const features: { -readonly [K in keyof BatchFeatures]: BatchFeatures[K] } = {};
  for (const trait of TRAITS) {
    const [a, b] = [one.traits[trait], other.traits[trait]];
    if (a !== undefined && b !== undefined) features[trait] = trait !== 'cartonMark' && a === b;
  }
  if (one.hasSerial && other.hasSerial) features.otherSeries = true;
  return features;
}

function textOf(makes: Makes): string {
  return JSON.stringify(
    [...makes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, { traits, hasSerial }]) => [
        kind,
        hasSerial,
        TRAITS.map((trait) => traits[trait] ?? null),
      ]),
  );
}
