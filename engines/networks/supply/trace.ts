import type { DayRange, Fate, SupplyConsignment, SupplySource } from './evidence.ts';
import type { Lot, LotMember } from './lot.ts';
import { byTime } from './consignment-order.ts';
import { piecesIn } from './units.ts';

export const GAP_KINDS = [
  'maker-unknown',
  'dispatch-not-seen',
  'arrival-not-seen',
  'transfer-missing',
  'holder-unknown',
  'long-silence',
  'more-than-received',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/**
 * `seen`: the piece itself is on record in the consignment; `holder`: it went to whom the piece was found with, and nothing
 * else fits; `inferred`: it went with its lot, and others of the lot may have gone another way. What is inferred says
 * something of the lot, and nothing of a receiver.
 */
export type HopBasis = 'seen' | 'holder' | 'inferred';

/** One step of a journey. Steps follow each other in time and never carry more than the one before brought. */
export interface Hop {
  readonly kind: 'made' | 'consigned' | 'unseen' | 'launched' | 'seized';
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** When it left, and when it was there: days that agree with all other steps of the journey. */
  readonly left: DayRange | undefined;
  readonly reached: DayRange | undefined;
  readonly place: string | undefined;
  readonly consignment: string | undefined;
  /** How a consignment is known to have carried this very piece. */
  readonly basis: HopBasis | undefined;
  readonly quantity: number;
  readonly gaps: readonly GapKind[];
  readonly sources: readonly SupplySource[];
}

export interface Journey {
  readonly member: LotMember;
  readonly fate: Fate | undefined;
  readonly hops: readonly Hop[];
}

/** Days without a trace that are remarked upon. */
const SILENCE = 60;

interface Transfer {
  readonly consignment: SupplyConsignment;
  readonly left: DayRange | undefined;
  readonly reached: DayRange | undefined;
  /** Pieces of the lot that are still to be found; endless where nobody counted. */
  remaining: number;
}

/** A sender or receiver whose dates contradict each other cannot be used; these are told apart. */
export interface Tracing {
  readonly journeys: readonly Journey[];
  /** Consignments that arrive before they left, or otherwise cannot be. */
  readonly contradictions: readonly SupplyConsignment[];
}

/**
 * Follows each piece of a lot back from where it ended to its maker: at every holder the latest consignment that can have
 * brought it, in time and with pieces left. What no consignment explains is a gap that says so.
 *
 * @param carried pieces of the lot in a consignment, where somebody counted
 */
export function traceLot(lot: Lot, carried: (consignment: SupplyConsignment) => number | undefined): Tracing {
  const contradictions = lot.consignments.filter(
    ({ shipped, arrived }) => shipped && arrived && arrived.last < shipped.first,
  );
  const transfers: Transfer[] = lot.consignments
    .filter((consignment) => !contradictions.includes(consignment))
    .map((consignment) => {
      const { shipped, arrived } = consignment;
      return {
        consignment,
        left:
          shipped && arrived ? { first: shipped.first, last: Math.min(shipped.last, arrived.last) } : shipped,
        reached:
          shipped && arrived
            ? { first: Math.max(shipped.first, arrived.first), last: arrived.last }
            : arrived,
        remaining: carried(consignment) ?? Infinity,
      };
    });
  // Who was found with most certainty takes pieces first.
  const members = lot.members
    .filter(({ unit }) => unit.fate !== undefined)
    .toSorted((a, b) => b.probability - a.probability || (a.unit.id < b.unit.id ? -1 : 1));
  const journeys = members
    .map((member) => journey(member, lot, transfers))
    .sort(
      (a, b) =>
        (a.fate?.days?.first ?? 0) - (b.fate?.days?.first ?? 0) ||
        (a.member.unit.id < b.member.unit.id ? -1 : 1),
    );
  return { journeys, contradictions };
}

function journey(member: LotMember, lot: Lot, transfers: readonly Transfer[]): Journey {
  const { unit } = member;
  const { fate } = unit;
  const own = new Set(unit.items.flatMap(({ consignments }) => consignments.map(({ value }) => value)));
  const holder = fate?.holder?.value ?? unit.items.flatMap(({ holders }) => holders)[0]?.value;
  const pieces = piecesIn(unit.items);
  const path: Step[] = [];
  let [at, by] = [holder, fate?.days?.last ?? Infinity];
  for (;;) {
    const next = latest(transfers, { at: path.length === 0 ? undefined : at, holder, by, own, path, pieces });
    if (!next) break;
    path.unshift(next);
    const { transfer } = next;
    transfer.remaining -= pieces;
    at = transfer.consignment.consignor?.value;
    by = (transfer.left ?? transfer.reached)?.last ?? by;
    if (at === undefined) break;
  }
  return { member, fate, hops: settled(draftHops(lot, path, fate, holder, pieces)) };
}

interface Step {
  readonly transfer: Transfer;
  readonly basis: HopBasis;
}

interface Search {
  /** Whom it must have reached; undefined at the end, where any holder will do. */
  readonly at: string | undefined;
  readonly holder: string | undefined;
  readonly by: number;
  readonly own: ReadonlySet<string>;
  readonly path: readonly Step[];
  readonly pieces: number;
}

/** The consignment that can have brought it: the one it was seen in, else to the known holder, else the latest. */
function latest(
  transfers: readonly Transfer[],
  { at, holder, by, own, path, pieces }: Search,
): Step | undefined {
  const open = transfers.filter(
    (transfer) =>
      !path.some((step) => step.transfer === transfer) &&
      transfer.remaining >= pieces &&
      (transfer.reached ?? transfer.left ?? { first: -Infinity }).first <= by &&
      (at === undefined || transfer.consignment.consignee?.value === at),
  );
  const worth = (transfer: Transfer): number =>
    (own.has(transfer.consignment.id) ? 2 : 0) +
    (holder !== undefined && transfer.consignment.consignee?.value === holder ? 1 : 0);
  const [best, second] = open.toSorted(
    (a, b) => worth(b) - worth(a) || -byTime(a.consignment, b.consignment),
  );
  if (!best) return undefined;
  if (own.has(best.consignment.id)) return { transfer: best, basis: 'seen' };
  const alone = !second || worth(second) < worth(best);
  const certain = path.length === 0 ? worth(best) > 0 : path[0]?.basis !== 'inferred';
  return { transfer: best, basis: alone && certain ? 'holder' : 'inferred' };
}

function draftHops(
  lot: Lot,
  path: readonly Step[],
  fate: Fate | undefined,
  holder: string | undefined,
  pieces: number,
): Hop[] {
  const hops: Hop[] = [];
  const maker = path[0]?.transfer.consignment.consignor?.value;
  const made = lot.members
    .flatMap(({ unit }) => unit.items)
    .filter(({ made: on, kind }) => on !== undefined && kind === 'boat-hull');
  const start = made.find(({ fates }) => fates.length === 0) ?? made[0];
  hops.push({
    kind: 'made',
    from: undefined,
    to: maker,
    left: undefined,
    reached: start?.made,
    place: undefined,
    consignment: undefined,
    basis: undefined,
    quantity: Math.max(pieces, lot.quantity ?? pieces),
    gaps: maker === undefined ? ['maker-unknown'] : [],
    sources: start?.sources ?? [],
  });
  for (const { transfer, basis } of path) {
    const { consignment, left, reached } = transfer;
    const gaps: GapKind[] = [];
    if (!left) gaps.push('dispatch-not-seen');
    if (!reached) gaps.push('arrival-not-seen');
    hops.push({
      kind: 'consigned',
      from: consignment.consignor?.value,
      to: consignment.consignee?.value,
      left,
      reached,
      place: consignment.destination?.value,
      consignment: consignment.id,
      basis,
      quantity: pieces,
      gaps,
      sources: consignment.sources,
    });
  }
  const last = path.at(-1)?.transfer.consignment.consignee?.value;
  if (path.length === 0 || last !== holder || holder === undefined)
    hops.push({
      kind: 'unseen',
      from: last,
      to: holder,
      left: undefined,
      reached: undefined,
      place: undefined,
      consignment: undefined,
      basis: undefined,
      quantity: pieces,
      gaps: [
        ...(lot.consignments.length > 0 && path.length === 0 ? (['more-than-received'] as const) : []),
        ...(path.length === 0 || (holder !== undefined && last !== holder)
          ? (['transfer-missing'] as const)
          : []),
        ...(holder === undefined ? (['holder-unknown'] as const) : []),
      ],
      sources: [],
    });
  if (fate)
    hops.push({
      kind: fate.kind === 'launch' ? 'launched' : 'seized',
      from: holder,
      to: undefined,
      left: undefined,
      reached: fate.days,
      place: fate.place,
      consignment: undefined,
      basis: undefined,
      quantity: pieces,
      gaps: [],
      sources: fate.sources,
    });
  return hops;
}

/**
 * Narrows every day to those that agree with the rest of the journey: not before what came earlier, not after what came
 * later. A step that cannot be fitted in keeps no days and is a gap, so that no journey ever goes back in time.
 */
function settled(hops: readonly Hop[]): Hop[] {
  const moments = hops.flatMap((hop, at) => [
    { at, end: 'left' as const, days: hop.left },
    { at, end: 'reached' as const, days: hop.reached },
  ]);
  // From the end backwards: where a piece was found is what is known best.
  let latestDay = Infinity;
  const kept = moments.toReversed().map((moment) => {
    if (!moment.days || moment.days.first > latestDay) return { ...moment, days: undefined };
    latestDay = Math.min(latestDay, moment.days.last);
    return { ...moment, days: { first: moment.days.first, last: latestDay } };
  });
  let earliest = -Infinity;
  const days = new Map<string, DayRange>();
  for (const { at, end, days: range } of kept.toReversed()) {
    if (!range) continue;
    earliest = Math.max(earliest, range.first);
    days.set(`${at} ${end}`, { first: earliest, last: range.last });
  }
  let before: DayRange | undefined;
  return hops.map((hop, at) => {
    const [left, reached] = [days.get(`${at} left`), days.get(`${at} reached`)];
    const start = left ?? reached;
    const silent = before !== undefined && start !== undefined && start.first - before.last > SILENCE;
    before = reached ?? left ?? before;
    const dropped = (hop.left && !left) || (hop.reached && !reached);
    const gaps = new Set(hop.gaps);
    if (silent) gaps.add('long-silence');
    if (dropped) gaps.add('transfer-missing');
    return { ...hop, left, reached, gaps: [...gaps] };
  });
}

/** Does a journey go forward in time, and carry no more than it was given? What every journey must pass. */
export function isLawful({ hops }: Journey): boolean {
  let [day, quantity] = [-Infinity, Infinity];
  for (const hop of hops) {
    if (hop.quantity > quantity) return false;
    quantity = hop.quantity;
    for (const range of [hop.left, hop.reached]) {
      if (!range) continue;
      if (range.first > range.last || range.first < day) return false;
      day = range.first;
    }
  }
  return true;
}
