import { kindOfHsCode } from '@foreland/networks/supply';
import type { SupplyConsignment, SupplyEvidence, SupplyItem } from '@foreland/networks/supply';
import type { FlowShape } from './answers.ts';
import { extent } from './describe.ts';
import type { SupplyDescription } from './describe.ts';
import { piecesByLink } from './pieces-by-link.ts';

/** Days, as the engine counts them; what has no day is in every period. */
export interface Period {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
}

/** Consignments by origin and destination, those with most pieces first. */
export function flowsOf(
  { consignments, items }: SupplyEvidence,
  period: Period,
  told: SupplyDescription,
): FlowShape[] {
  const packed = piecesByLink(items, (item) => item.consignments);
  const within = consignments.filter(({ shipped, arrived }) => {
    const days = [shipped ?? [], arrived ?? []].flat();
    return days.length === 0 || days.some((range) => isWithin(range, period));
  });
  const ways = Map.groupBy(within, ({ origin, destination }) =>
    JSON.stringify([origin?.value, destination?.value]),
  );
  return [...ways.values()]
    .map((all) => flow(all, packed, told))
    .sort((a, b) => piecesIn(b) - piecesIn(a) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

export function isWithin(
  { first, last }: { readonly first: number; readonly last: number },
  { after = -Infinity, before = Infinity }: Period,
): boolean {
  return last >= after && first <= before;
}

function flow(
  all: readonly SupplyConsignment[],
  packed: ReadonlyMap<string, readonly SupplyItem[]>,
  told: SupplyDescription,
): FlowShape {
  const pieces = new Map<SupplyItem['kind'], number>();
  let otherPieces = 0;
  for (const { id, quantity, hsCodes } of all) {
    const inside = packedPieces(packed.get(id) ?? []);
    const kinds = new Set(hsCodes.map(kindOfHsCode));
    const [declared] = kinds;
    // Nobody listed what is in it, and all of it is declared as of one kind.
    if (inside.size === 0 && kinds.size === 1 && declared !== undefined && quantity !== undefined)
      inside.set(declared, quantity);
    for (const [kind, count] of inside) pieces.set(kind, (pieces.get(kind) ?? 0) + count);
    const counted = [...inside.values()].reduce((sum, count) => sum + count, 0);
    otherPieces += Math.max(0, (quantity ?? 0) - counted);
  }
  const [one] = all;
  return {
    ...(one?.origin ? { origin: told.place(one.origin.value) } : {}),
    ...(one?.destination ? { destination: told.place(one.destination.value) } : {}),
    pieces: [...pieces]
      .map(([kind, quantity]) => ({ kind, quantity }))
      .sort((a, b) => b.quantity - a.quantity || (a.kind < b.kind ? -1 : 1)),
    otherPieces,
    ...extent(all.flatMap(({ shipped, arrived }) => [shipped ?? [], arrived ?? []].flat())),
    consignments: all.map((consignment) => told.consignment(consignment)),
  };
}

/** Pieces by kind: as a packing list counts them, or as many as were told apart, whichever is more. */
function packedPieces(items: readonly SupplyItem[]): Map<SupplyItem['kind'], number> {
  const counts = new Map<SupplyItem['kind'], number>();
  for (const [kind, all] of Map.groupBy(items, (item) => item.kind)) {
    const single = all.filter(({ quantity }) => quantity === 1).length;
    const bulk = all.reduce((sum, { quantity }) => sum + (quantity > 1 ? quantity : 0), 0);
    counts.set(kind, Math.max(single, bulk));
  }
  return counts;
}

function piecesIn({ pieces, otherPieces }: FlowShape): number {
  return pieces.reduce((sum, { quantity }) => sum + quantity, otherPieces);
}

function keyOf({ origin, destination }: FlowShape): string {
  return `${origin?.id ?? ''} ${destination?.id ?? ''}`;
}
