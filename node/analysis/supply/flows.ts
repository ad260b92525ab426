import { clearsLifeSaving, kindOfHsCode, piecesByLink } from '@foreland/networks/supply';
import type { Exclusion, SupplyAnalysis, SupplyConsignment, SupplyItem } from '@foreland/networks/supply';
import type { FlowShape, FlowsAnswer } from './answers.ts';
import { extent } from './describe.ts';
import type { SupplyDescription } from './describe.ts';
import type { SupplyState } from '@foreland/networks/supply';
import { byText } from '../page.ts';

/** Days, as the engine counts them; what has no day is in every period. */
export interface Period {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
}

/** Consignments of a flow that are told one by one. */
const CONSIGNMENTS = 50;

type Kind = SupplyItem['kind'];

interface Flow {
  readonly all: readonly SupplyConsignment[];
  readonly pieces: ReadonlyMap<Kind, number>;
  readonly otherPieces: number;
}

/**
 * Consignments by origin and destination, those with most pieces first; what is beyond the limit is summed. Goods that a rule
 * of humanity keeps out are in no flow, not even as pieces of unknown kind.
 */
export function flowsOf(
  { evidence, analysis }: Pick<SupplyState, 'evidence' | 'analysis'>,
  { limit, ...period }: Period & { readonly limit: number },
  told: SupplyDescription,
): FlowsAnswer {
  // The packing lists with what is kept out: what is on one and not told must not come back as something else.
  const packed = piecesByLink(evidence.items, (item) => item.consignments);
  const isTold = tellable(analysis, evidence.parties);
  const within = analysis.evidence.consignments.filter(({ shipped, arrived }) => {
    const days = [shipped ?? [], arrived ?? []].flat();
    return days.length === 0 || days.some((range) => isWithin(range, period));
  });
  const ways = Map.groupBy(within, ({ origin, destination }) =>
    JSON.stringify([origin?.value, destination?.value]),
  );
  const flows = [...ways]
    .map(([way, all]) => ({ way, ...flowOf(all, packed, isTold) }))
    .map((flow) => ({ ...flow, sum: sumOf(flow) }))
    .sort((a, b) => b.sum - a.sum || byText(a.way, b.way));
  const rest = flows.slice(limit);
  return {
    flows: flows.slice(0, limit).map((flow) => tell(flow, told)),
    total: flows.length,
    ...(rest.length > 0 ? { rest: restOf(rest) } : {}),
  };
}

export function isWithin(
  { first, last }: { readonly first: number; readonly last: number },
  { after = -Infinity, before = Infinity }: Period,
): boolean {
  return last >= after && first <= before;
}

type Tellable = (item: SupplyItem, consignment: SupplyConsignment) => boolean;

/**
 * Life jackets that nobody found are told where they went to somebody who is known to be no rescuer; nothing else that is kept
 * out is.
 */
function tellable({ excluded }: SupplyAnalysis, parties: SupplyState['evidence']['parties']): Tellable {
  const because = new Map<string, Exclusion['because']>();
  const aid = new Set<string>();
  for (const each of excluded) {
    if (each.kind === 'item') because.set(each.id, each.because);
    if (each.kind === 'party') aid.add(each.id);
  }
  const isNoRescuer = ({ consignee }: SupplyConsignment): boolean =>
    consignee !== undefined && !aid.has(consignee.value) && clearsLifeSaving(parties.get(consignee.value));
  return (item, consignment) => {
    const ground = because.get(item.id);
    return ground === undefined || (ground === 'jacketsAlone' && isNoRescuer(consignment));
  };
}

function flowOf(
  all: readonly SupplyConsignment[],
  packed: ReadonlyMap<string, readonly SupplyItem[]>,
  isTold: Tellable,
): Flow {
  const pieces = new Map<Kind, number>();
  let otherPieces = 0;
  for (const consignment of all) {
    const { id, quantity, hsCodes } = consignment;
    const listed = packed.get(id) ?? [];
    const inside = packedPieces(listed.filter((item) => isTold(item, consignment)));
    let counted = sum(packedPieces(listed));
    const kinds = new Set(hsCodes.map(kindOfHsCode));
    const [declared] = kinds;
    // Nobody listed what is in it, and all of it is declared as of one kind.
    if (listed.length === 0 && kinds.size === 1 && declared !== undefined && quantity !== undefined) {
      inside.set(declared, quantity);
      counted = quantity;
    }
    for (const [kind, count] of inside) pieces.set(kind, (pieces.get(kind) ?? 0) + count);
    otherPieces += Math.max(0, (quantity ?? 0) - counted);
  }
  return { all, pieces, otherPieces };
}

function tell({ all, pieces, otherPieces }: Flow, told: SupplyDescription): FlowShape {
  const [one] = all;
  const latest = all.toSorted((a, b) => lastDayOf(b) - lastDayOf(a) || byText(a.id, b.id));
  return {
    ...(one?.origin ? { origin: told.place(one.origin.value) } : {}),
    ...(one?.destination ? { destination: told.place(one.destination.value) } : {}),
    pieces: toldPieces(pieces),
    otherPieces,
    ...extent(all.flatMap(({ shipped, arrived }) => [shipped ?? [], arrived ?? []].flat())),
    consignments: latest.slice(0, CONSIGNMENTS).map((consignment) => told.consignment(consignment)),
    consignmentCount: all.length,
  };
}

function restOf(flows: readonly Flow[]): NonNullable<FlowsAnswer['rest']> {
  const pieces = new Map<Kind, number>();
  for (const flow of flows)
    for (const [kind, count] of flow.pieces) pieces.set(kind, (pieces.get(kind) ?? 0) + count);
  return {
    flows: flows.length,
    consignments: flows.reduce((count, { all }) => count + all.length, 0),
    pieces: toldPieces(pieces),
    otherPieces: flows.reduce((count, { otherPieces }) => count + otherPieces, 0),
  };
}

function toldPieces(pieces: ReadonlyMap<Kind, number>): FlowShape['pieces'] {
  return [...pieces]
    .map(([kind, quantity]) => ({ kind, quantity }))
    .sort((a, b) => b.quantity - a.quantity || byText(a.kind, b.kind));
}

/** Pieces by kind: as a packing list counts them, or as many as were told apart, whichever is more. */
function packedPieces(items: readonly SupplyItem[]): Map<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const [kind, all] of Map.groupBy(items, (item) => item.kind)) {
    const single = all.filter(({ quantity }) => quantity === 1).length;
    const bulk = all.reduce((count, { quantity }) => count + (quantity > 1 ? quantity : 0), 0);
    counts.set(kind, Math.max(single, bulk));
  }
  return counts;
}

function sum(counts: ReadonlyMap<Kind, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function sumOf({ pieces, otherPieces }: Flow): number {
  return sum(pieces) + otherPieces;
}

function lastDayOf({ shipped, arrived }: SupplyConsignment): number {
  return (arrived ?? shipped)?.last ?? -Infinity;
}
