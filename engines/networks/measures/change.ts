import { refuse } from '../graph/refuse.ts';

/** Members of a network at one time, and their groups. */
export interface GroupedMembers {
  /** Names that stay the same over time, none twice. */
  readonly members: readonly string[];
  /** Group of each member. */
  readonly labels: ArrayLike<number>;
}

/** What two groups of different times have in common. */
export interface Overlap {
  readonly before: number;
  readonly after: number;
  readonly shared: number;
}

export type GroupEvent =
  | { readonly kind: 'continued'; readonly before: number; readonly after: number }
  | { readonly kind: 'split'; readonly before: number; readonly after: readonly number[] }
  | { readonly kind: 'merged'; readonly before: readonly number[]; readonly after: number }
  /** Several became several others, in a way that is neither of the above. */
  | { readonly kind: 'regrouped'; readonly before: readonly number[]; readonly after: readonly number[] }
  | { readonly kind: 'formed'; readonly after: number }
  | { readonly kind: 'dissolved'; readonly before: number };

export interface Change {
  /** Sorted. */
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly stayed: readonly string[];
  /** By the first group named; what happened before what formed. */
  readonly events: readonly GroupEvent[];
  /** Pairs of groups that are the same to the extent asked for, or more. */
  readonly overlaps: readonly Overlap[];
}

/**
 * What became of members and groups between two times. Two groups are kin where what they share is at least `kinship` of
 * the smaller of them; events are the components of kinship (after Palla, Barabási & Vicsek 2007; Greene, Doyle &
 * Cunningham 2010).
 * @param kinship above 0, at most 1. Left out: 0.5
 * @throws ForelandError `kernel-length`, `kernel-value`, `kernel-parameter`
 */
export function changeBetween(before: GroupedMembers, after: GroupedMembers, kinship = 0.5): Change {
  if (!(kinship > 0 && kinship <= 1))
    throw refuse('kernel-parameter', 'Kinship must be above 0 and at most 1.');
  const [old, fresh] = [groupOf(before), groupOf(after)];
  const [oldSizes, freshSizes] = [sizesOf(old), sizesOf(fresh)];
  const shared = new Map<number, Map<number, number>>();
  for (const [member, group] of old) {
    const now = fresh.get(member);
    if (now === undefined) continue;
    const row = shared.get(group) ?? new Map<number, number>();
    shared.set(group, row.set(now, (row.get(now) ?? 0) + 1));
  }
  const overlaps = [...shared]
    .flatMap(([one, row]) => [...row].map(([other, count]) => ({ before: one, after: other, shared: count })))
    .filter(
      (each) => each.shared >= kinship * Math.min(oldSizes.get(each.before)!, freshSizes.get(each.after)!),
    )
    .sort((a, b) => a.before - b.before || a.after - b.after);
  const names = (from: ReadonlyMap<string, number>, keeps: (name: string) => boolean): string[] =>
    [...from.keys()].filter(keeps).sort();
  return {
    joined: names(fresh, (name) => !old.has(name)),
    left: names(old, (name) => !fresh.has(name)),
    stayed: names(old, (name) => fresh.has(name)),
    events: eventsOf([...oldSizes.keys()], [...freshSizes.keys()], overlaps),
    overlaps,
  };
}

function groupOf({ members, labels }: GroupedMembers): Map<string, number> {
  if (members.length !== labels.length)
    throw refuse('kernel-length', 'There must be one group for each member.');
  const groups = new Map(members.map((member, at) => [member, labels[at]!]));
  if (groups.size !== members.length) throw refuse('kernel-value', 'A member is named twice.');
  return groups;
}

function sizesOf(groups: ReadonlyMap<string, number>): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const group of groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return new Map([...sizes].sort(([a], [b]) => a - b));
}

function eventsOf(
  old: readonly number[],
  fresh: readonly number[],
  overlaps: readonly Overlap[],
): GroupEvent[] {
  const events: GroupEvent[] = [];
  const seen = new Set<number>();
  for (const group of old) {
    if (seen.has(group)) continue;
    const [before, after] = kinOf(group, overlaps);
    for (const each of before) seen.add(each);
    events.push(eventOf(before, after));
  }
  const kin = new Set(overlaps.map((each) => each.after));
  for (const group of fresh) if (!kin.has(group)) events.push({ kind: 'formed', after: group });
  return events;
}

/** All groups of both times that kinship joins to this one. */
function kinOf(group: number, overlaps: readonly Overlap[]): [before: number[], after: number[]] {
  const before = new Set([group]);
  const after = new Set<number>();
  for (let grown = true; grown;) {
    grown = false;
    for (const each of overlaps) {
      if (before.has(each.before) === after.has(each.after)) continue;
      before.add(each.before);
      after.add(each.after);
      grown = true;
    }
  }
  return [[...before].sort((a, b) => a - b), [...after].sort((a, b) => a - b)];
}

function eventOf(before: readonly number[], after: readonly number[]): GroupEvent {
  const [old] = before;
  const [fresh] = after;
  if (fresh === undefined || old === undefined) return { kind: 'dissolved', before: old! };
  if (before.length === 1) {
    return after.length === 1
      ? { kind: 'continued', before: old, after: fresh }
      : { kind: 'split', before: old, after };
  }
  return after.length === 1 ? { kind: 'merged', before, after: fresh } : { kind: 'regrouped', before, after };
}
