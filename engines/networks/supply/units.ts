import { DisjointSets } from './disjoint-sets.ts';
import type { Fate, SupplyEvidence, SupplyItem } from './evidence.ts';

/** A boat as it is launched: a hull and the engine fitted to it, or one of them alone, or other goods by themselves. */
export interface Unit {
  readonly id: string;
  readonly items: readonly SupplyItem[];
  /** Where it ended: the last of its fates in time. */
  readonly fate: Fate | undefined;
}

/**
 * Puts hull and engine together where a source says that one is fitted to the other, or where a launch or seizure has one of
 * each and so leaves no choice.
 */
export function unitsOf(evidence: SupplyEvidence): Unit[] {
  const items = new Map(evidence.items.map((item) => [item.id, item]));
  const fates = new Map(evidence.fates.map((fate) => [fate.id, fate]));
  const sets = new DisjointSets();
  for (const item of evidence.items)
    for (const { value } of item.fittedTo)
      if (isBoatPart(item) && items.get(value) && isBoatPart(items.get(value))) sets.join(item.id, value);
  const found = new Map<string, SupplyItem[]>();
  for (const item of evidence.items)
    for (const { value } of item.fates) {
      const known = found.get(value);
      if (known) known.push(item);
      else found.set(value, [item]);
    }
  for (const all of found.values()) {
    const hulls = all.filter(({ kind, quantity }) => kind === 'boat-hull' && quantity === 1);
    const engines = all.filter(({ kind, quantity }) => kind === 'outboard-engine' && quantity === 1);
    const [hull, engine] = [hulls[0], engines[0]];
    if (hull && engine && hulls.length === 1 && engines.length === 1) sets.join(hull.id, engine.id);
  }
  const units = Map.groupBy(evidence.items, ({ id }) => sets.find(id));
  return [...units]
    .map(([id, members]) => ({ id, items: members, fate: lastFate(members, fates) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Boats that a unit is; for one without a hull, the pieces that were found in its place. */
export function piecesIn(items: readonly SupplyItem[]): number {
  return hullsIn(items) || Math.max(1, ...items.map(({ quantity }) => quantity));
}

/** Pieces among these that are hulls. */
export function hullsIn(items: readonly SupplyItem[]): number {
  return items.filter(({ kind }) => kind === 'boat-hull').reduce((sum, { quantity }) => sum + quantity, 0);
}

function isBoatPart(item: SupplyItem | undefined): boolean {
  return item?.kind === 'boat-hull' || item?.kind === 'outboard-engine';
}

function lastFate(items: readonly SupplyItem[], fates: ReadonlyMap<string, Fate>): Fate | undefined {
  return items
    .flatMap((item) => item.fates.flatMap(({ value }) => fates.get(value) ?? []))
    .sort((a, b) => (b.days?.last ?? 0) - (a.days?.last ?? 0) || (a.id < b.id ? -1 : 1))[0];
}
