import { TRAITS } from './evidence.ts';
import type { SupplyEvidence, SupplyItem, Trait } from './evidence.ts';

/** What two pieces of one kind have in common; undefined where one of them does not say. */
export interface BatchFeatures extends Readonly<Partial<Record<Trait, boolean>>> {
  /** Least difference of two serial numbers of one series. */
  readonly serialGap?: number;
  /** Both have serial numbers, and of different series. */
  readonly otherSeries?: true;
  /** Packed in one consignment. */
  readonly sameConsignment?: boolean;
  /** Days between when they were last heard of: found, sent or received. */
  readonly daysApart?: number;
  /** Found at one place. */
  readonly samePlace?: boolean;
}

/** Where and when an item was found or moved. */
export interface Whereabouts {
  readonly placesOf: (item: SupplyItem) => readonly string[];
  readonly dayOf: (item: SupplyItem) => number | undefined;
}

export function batchFeatures(
  one: SupplyItem,
  other: SupplyItem,
  { placesOf, dayOf }: Whereabouts,
): BatchFeatures {
  const features: { -readonly [K in keyof BatchFeatures]: BatchFeatures[K] } = {};
  for (const trait of TRAITS) {
    const [a, b] = [one.traits[trait], other.traits[trait]];
    if (a && b) features[trait] = a.some((value) => b.includes(value));
  }
  const gap = serialGap(one, other);
  if (gap !== undefined) features.serialGap = gap;
  else if (one.serials.length > 0 && other.serials.length > 0) features.otherSeries = true;
  const [packed, packedOther] = [one.consignments, other.consignments];
  if (packed.length > 0 && packedOther.length > 0)
    features.sameConsignment = packed.some(({ value }) => packedOther.some((each) => each.value === value));
  const [day, otherDay] = [dayOf(one), dayOf(other)];
  if (day !== undefined && otherDay !== undefined) features.daysApart = Math.abs(day - otherDay);
  const [places, otherPlaces] = [placesOf(one), placesOf(other)];
  if (places.length > 0 && otherPlaces.length > 0)
    features.samePlace = places.some((place) => otherPlaces.includes(place));
  return features;
}

/** Least difference of their serial numbers of one series; undefined where they share none. */
export function serialGap(one: SupplyItem, other: SupplyItem): number | undefined {
  let least: number | undefined;
  for (const { series, number } of one.serials)
    for (const each of other.serials) {
      if (each.series !== series) continue;
      const gap = Math.abs(each.number - number);
      if (least === undefined || gap < least) least = gap;
    }
  return least;
}

/**
 * What a piece has in common with what is known of a lot: traits as most of its pieces have them, the nearest serial
 * number, and whether any was found at the same place.
 */
export function lotFeatures(
  item: SupplyItem,
  lot: readonly SupplyItem[],
  whereabouts: Whereabouts,
): BatchFeatures {
  const all = lot.map((other) => batchFeatures(item, other, whereabouts));
  const features: { -readonly [K in keyof BatchFeatures]: BatchFeatures[K] } = {};
  for (const trait of TRAITS) {
    const told = all.flatMap((each) => each[trait] ?? []);
    if (told.length > 0) features[trait] = told.filter((same) => same).length * 2 >= told.length;
  }
  const gaps = all.flatMap((each) => each.serialGap ?? []);
  if (gaps.length > 0) features.serialGap = gaps.reduce((least, gap) => Math.min(least, gap));
  else if (all.some(({ otherSeries }) => otherSeries)) features.otherSeries = true;
  const days = all.flatMap(({ daysApart }) => daysApart ?? []).sort((a, b) => a - b);
  const middle = days[Math.floor(days.length / 2)];
  if (middle !== undefined) features.daysApart = middle;
  const places = all.flatMap(({ samePlace }) => samePlace ?? []);
  if (places.length > 0) features.samePlace = places.some((same) => same);
  return features;
}

export function whereaboutsIn(evidence: SupplyEvidence): Whereabouts {
  const placeOf = new Map(evidence.fates.map(({ id, place }) => [id, place]));
  const found = new Map(evidence.fates.map(({ id, days }) => [id, days?.first]));
  const moved = new Map(
    evidence.consignments.map(({ id, shipped, arrived }) => [id, (arrived ?? shipped)?.first]),
  );
  // A piece is compared with many others: where and when it was is looked up once.
  const known = new WeakMap<
    SupplyItem,
    { readonly places: readonly string[]; readonly day: number | undefined }
  >();
  const of = (item: SupplyItem) => {
    let its = known.get(item);
    if (!its) {
      const places = item.fates.flatMap(({ value }) => placeOf.get(value) ?? []);
      const day =
        item.fates.flatMap(({ value }) => found.get(value) ?? [])[0] ??
        item.consignments.flatMap(({ value }) => moved.get(value) ?? [])[0];
      known.set(item, (its = { places, day }));
    }
    return its;
  };
  return { placesOf: (item) => of(item).places, dayOf: (item) => of(item).day };
}
