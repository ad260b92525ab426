import type { MatchIndex } from '../records/match-index.ts';
import { averageLink } from './average-link.ts';
import type { AverageLinkOptions, Constraint, Link } from './average-link.ts';

export interface ClusterOptions {
  /** Posterior log-odds in bits from which clusters are joined. */
  readonly threshold: number;
  /** What people said, by record id. */
  readonly judgements?: readonly {
    readonly a: string;
    readonly b: string;
    readonly answer: 'same' | 'different';
  }[];
}

/** In groups up to this size every pair is compared, candidate or not; in larger ones other pairs count as unlikely. */
const COMPARED_IN_FULL = 100;
/** What is known of a pair in a larger group that was not kept: evidence against it. */
const ABSENT_EVIDENCE_BITS = -4;

/**
 * Joins records that are connected by links and judgements, then parts each group by average link.
 * @returns the ids of each cluster in order, clusters in the order of their first ids
 */
export function clustersOf(index: MatchIndex, options: ClusterOptions): string[][] {
  const groups = new UnionFind(index.records.slotCount);
  index.eachPair((one, other, bits) => {
    if (bits >= options.threshold) groups.join(one, other);
  });
  const judged = (options.judgements ?? []).flatMap(({ a, b, answer }) => {
    const one = index.records.slotOf(a);
    const other = index.records.slotOf(b);
    return one === undefined || other === undefined ? [] : [{ one, other, answer }];
  });
  for (const { one, other, answer } of judged) if (answer === 'same') groups.join(one, other);
  const constraints = Map.groupBy(judged, ({ one }) => groups.root(one));
  return groups
    .groups()
    .flatMap((slots) =>
      partGroup(index, slots, constraints.get(groups.root(slots[0] ?? 0)) ?? [], options.threshold),
    )
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
}

/** Clusters of two or more among the slots, as record ids in order. */
export function partGroup(
  index: MatchIndex,
  slots: readonly number[],
  judged: readonly { readonly one: number; readonly other: number; readonly answer: 'same' | 'different' }[],
  threshold: number,
): string[][] {
  const ids = index.records.ids;
  const [first = 0, second = 0] = slots;
  // Most groups are two records.
  if (slots.length === 2 && judged.length === 0) {
    const bits = keptBitsOfTwo(index, first, second) ?? index.bitsOf(first, second);
    const joined = averageLink(2, [{ a: 0, b: 1, bits }], weighing(index, threshold)).length === 1;
    return joined ? [[ids[first] ?? '', ids[second] ?? ''].toSorted()] : [];
  }
  const members = [...slots].sort((x, y) => ((ids[x] ?? '') < (ids[y] ?? '') ? -1 : 1));
  const positions = new Map(members.map((slot, at) => [slot, at]));
  const links: Link[] = [];
  if (members.length <= COMPARED_IN_FULL) {
    const known = keptBits(index, members, positions);
    for (const [a, one] of members.entries())
      for (let b = a + 1; b < members.length; b++) {
        const kept = known[a * members.length + b] ?? NaN;
        links.push({ a, b, bits: Number.isNaN(kept) ? index.bitsOf(one, members[b] ?? 0) : kept });
      }
  } else {
    for (const [a, one] of members.entries())
      index.eachPairOf(one, (other, bits) => {
        const b = positions.get(other);
        if (b !== undefined && a < b) links.push({ a, b, bits });
      });
  }
  const constraints = judged.flatMap(({ one, other, answer }): Constraint[] => {
    const a = positions.get(one);
    const b = positions.get(other);
    return a === undefined || b === undefined ? [] : [{ a, b, answer }];
  });
  return averageLink(members.length, links, { ...weighing(index, threshold), constraints })
    .filter((cluster) => cluster.length > 1)
    .map((cluster) => cluster.map((at) => ids[members[at] ?? 0] ?? ''));
}

function weighing(index: MatchIndex, threshold: number): AverageLinkOptions {
  const { priorBits } = index;
  return { threshold, absentBits: priorBits + ABSENT_EVIDENCE_BITS, priorBits };
}

function keptBitsOfTwo(index: MatchIndex, one: number, wanted: number): number | undefined {
  let kept: number | undefined;
  // Pairs from before a change may say something else by now.
  if (index.isSettled)
    index.eachPairOf(one, (other, bits) => {
      if (other === wanted) kept = bits;
    });
  return kept;
}

/** Bits of the pairs among members that the index keeps, row by row, so that they are not compared again; else NaN. */
function keptBits(
  index: MatchIndex,
  members: readonly number[],
  positions: ReadonlyMap<number, number>,
): Float64Array {
  const known = new Float64Array(members.length ** 2).fill(NaN);
  // Pairs from before a change may say something else by now.
  if (!index.isSettled) return known;
  for (const [a, one] of members.entries())
    index.eachPairOf(one, (other, bits) => {
      const b = positions.get(other);
      if (b !== undefined) known[a * members.length + b] = bits;
    });
  return known;
}

/** Disjoint sets with path halving. */
class UnionFind {
  readonly #parents: Int32Array;

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, at) => at);
  }

  root(at: number): number {
    const parents = this.#parents;
    let here = at;
    while (parents[here] !== here) {
      parents[here] = parents[parents[here] ?? here] ?? here;
      here = parents[here] ?? here;
    }
    return here;
  }

  join(one: number, other: number): void {
    const a = this.root(one);
    const b = this.root(other);
    if (a !== b) this.#parents[Math.max(a, b)] = Math.min(a, b);
  }

  /** Sets of two and more. */
  groups(): number[][] {
    const sets = new Map<number, number[]>();
    for (let at = 0; at < this.#parents.length; at++) {
      const root = this.root(at);
      if (root === at) continue;
      const set = sets.get(root);
      if (set) set.push(at);
      else sets.set(root, [root, at]);
    }
    return [...sets.values()];
  }
}
