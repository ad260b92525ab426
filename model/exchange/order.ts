/** What one node holds of another: pairs of a statement and a contribution that states it. */
export interface Holding {
  readonly pairs: number;
  /** SHA-256 of all pairs in their order, in base64url. */
  readonly digest: string;
}

/** A place in the order of releases from one node to another: a release, and its number. */
export interface OrderPlace {
  readonly package: string;
  readonly sequence: number;
}

/** How far a partner's node is in the order, as it said itself. */
export interface OrderSaid {
  /** The release that it applied last; none where it has applied none of this node. */
  readonly place: OrderPlace | undefined;
  /** What it holds of this node, and what it held by this node's ledger then; missing where it is known from a receipt. */
  readonly holding: { readonly theirs: Holding; readonly ours: Holding } | undefined;
}

/** A release as its sender remembers it. */
export interface OrderedRelease extends OrderPlace {
  readonly state: 'waiting' | 'delivered' | 'refused' | 'expired' | 'void';
  /** The release that the recipient must have applied before. */
  readonly follows: string | undefined;
  /** Code of what went wrong last. */
  readonly problem: string | undefined;
  /** Whether it says anew all that the recipient is to hold. */
  readonly anew: boolean;
  /** ISO instant. */
  readonly madeAt: string;
}

/** What a node knows of the order of its releases to one partner. */
export interface OrderBook {
  /** The newest that is not void. */
  readonly last: OrderedRelease | undefined;
  /** The first that is neither delivered nor void. */
  readonly head: OrderedRelease | undefined;
  readonly said: OrderSaid | undefined;
  /** What this node remembers of the release that the partner says it applied last. */
  readonly saidRelease: OrderedRelease | undefined;
}

/**
 * - `in-step`: the next release follows what the partner applied last.
 * - `expired`: a release, or the keys that it was sealed with, came to their end before the partner took it; those behind it mean
 *   nothing without it.
 * - `refused`: the partner refused a release, with its reason.
 * - `asked`: the partner refused a release because it does not follow what it applied last, and was asked what that was.
 * - `behind`: the partner applied last what is not before the next release: its node was restored from a backup, or a release
 *   was given up here and reached it all the same. This node knows of all that it may hold.
 * - `unknown`: the partner applied a release of which this node does not know: this node was restored from a backup.
 * - `differs`: both are at the same release, and the partner holds something else than this node's ledger says.
 */
export const ORDER_STATES = [
  'in-step',
  'expired',
  'refused',
  'asked',
  'behind',
  'unknown',
  'differs',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Refusals by which a node says that a release does not follow what it applied last. */
const OUT_OF_ORDER: readonly string[] = ['release-repeated', 'release-out-of-order'];
const UNDER_WAY: readonly string[] = ['waiting', 'refused', 'expired'];
/** Refusals of what was sealed long ago, or for or with other keys. */
const SEALED_TOO_LONG_AGO: readonly string[] = [
  'expired',
  'key-revoked',
  'key-superseded',
  'not-encrypted-to-us',
];
/** A partner’s node that goes on saying something else must not keep this one busy. */
const MEND_WAIT_MILLISECONDS = 600_000;

export function isOutOfOrder(reason: string | undefined): boolean {
  return reason !== undefined && OUT_OF_ORDER.includes(reason);
}

export function orderStateOf({ last, head, said, saidRelease }: OrderBook): OrderState {
  if (said) {
    const { place, holding } = said;
    const expected = head ? head.follows : last?.package;
    if (place?.package !== expected) {
      if (place && !saidRelease) return 'unknown';
      // A release that was applied although no receipt came back gets one when it is tried again.
      if (!saidRelease || !UNDER_WAY.includes(saidRelease.state)) return 'behind';
    } else if (!head && holding && holding.theirs.digest !== holding.ours.digest) return 'differs';
  }
  if (head?.state === 'expired') return 'expired';
  if (head?.state !== 'refused') return 'in-step';
  if (head.problem !== undefined && SEALED_TOO_LONG_AGO.includes(head.problem)) return 'expired';
  if (!isOutOfOrder(head.problem)) return 'refused';
  return said ? 'behind' : 'asked';
}

/**
 * Whether a node begins the order anew now, by itself. It does not where it may have forgotten what the partner holds: then a person
 * decides what counts.
 */
export function isMendedAlone(state: OrderState, { last }: Pick<OrderBook, 'last'>, now: Date): boolean {
  if (state !== 'expired' && state !== 'behind') return false;
  if (!last?.anew || (state === 'behind' && last.state !== 'delivered')) return true;
  return now.getTime() - new Date(last.madeAt).getTime() >= MEND_WAIT_MILLISECONDS;
}

/** Whether the next release would be refused, so that none is made before the order is mended. */
export function isHeldUp(state: OrderState): boolean {
  return state === 'unknown' || state === 'differs' || state === 'asked';
}

/**
 * What a release is to its recipient. It is applied only behind the one that it follows: a number alone could be given twice, by
 * a sender that was restored from a backup.
 * @param last the release of this sender that was applied last
 */
export function receptionOf(
  { sequence, follows, anew }: ReleaseBeginning,
  last: OrderPlace | undefined,
): 'next' | 'early' | 'repeated' | 'out-of-order' {
  const next = (last?.sequence ?? 0) + 1;
  if (sequence < next) return 'repeated';
  if (follows === last?.package && (anew || sequence === next)) return 'next';
  return !anew && sequence > next ? 'early' : 'out-of-order';
}

/** What a release says of its place. */
export interface ReleaseBeginning {
  readonly sequence: number;
  readonly follows: string | undefined;
  /** Whether it says anew all that the recipient is to hold. */
  readonly anew: boolean;
}

/** What a release that begins the order anew follows, and its number. */
export function placeAnew(
  { last, said }: Pick<OrderBook, 'last' | 'said'>,
  delivered: OrderPlace | undefined,
) {
  const before = said ? said.place : delivered;
  return {
    follows: before?.package,
    sequence: Math.max(last?.sequence ?? 0, before?.sequence ?? 0, delivered?.sequence ?? 0) + 1,
  };
}
