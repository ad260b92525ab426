import { flowKey } from '../supply.ts';
import type { Flow, Place } from '../supply.ts';

/** Degrees; about ten kilometres. */
const NEAR = 0.1;

/**
 * Flows between towns. Partners keep records of their own of one place; places of one name that lie together are told as one,
 * under the record that comes first.
 */
export function betweenTowns(flows: readonly Flow[]): readonly Flow[] {
  const towns = new Map<string, Place[]>();
  const townOf = (place: Place | undefined): Place | undefined => {
    if (!place) return undefined;
    const name = place.caption.normalize('NFC').toLocaleLowerCase('en').trim();
    const known = towns.get(name) ?? [];
    const town = known.find((each) => isNear(each, place));
    if (town) return town;
    towns.set(name, [...known, place]);
    return place;
  };
  const ways = new Map<string, Flow>();
  for (const flow of flows) {
    const [origin, destination] = [townOf(flow.origin), townOf(flow.destination)];
    const way: Flow = { ...flow, ...(origin && { origin }), ...(destination && { destination }) };
    const key = flowKey(way);
    const known = ways.get(key);
    ways.set(key, known ? together(known, way) : way);
  }
  return [...ways.values()];
}

function isNear(one: Place, other: Place): boolean {
  if (one.id === other.id) return true;
  if (one.latitude === undefined || one.longitude === undefined) return false;
  if (other.latitude === undefined || other.longitude === undefined) return false;
  return Math.abs(one.latitude - other.latitude) < NEAR && Math.abs(one.longitude - other.longitude) < NEAR;
}

function together(one: Flow, other: Flow): Flow {
  const pieces = new Map(one.pieces.map(({ kind, quantity }) => [kind, quantity]));
  for (const { kind, quantity } of other.pieces) pieces.set(kind, (pieces.get(kind) ?? 0) + quantity);
  const [firstDay] = [one.firstDay, other.firstDay].filter((day) => day !== undefined).toSorted();
  const lastDay = [one.lastDay, other.lastDay]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  return {
    ...one,
    pieces: [...pieces].map(([kind, quantity]) => ({ kind, quantity })),
    otherPieces: one.otherPieces + other.otherPieces,
    ...(firstDay === undefined ? {} : { firstDay }),
    ...(lastDay === undefined ? {} : { lastDay }),
    consignments: [...one.consignments, ...other.consignments],
    consignmentCount: one.consignmentCount + other.consignmentCount,
  };
}
