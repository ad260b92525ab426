/** Two members of a group that is to be parted, by position, with their log-odds in bits. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
}

/** What people said of two members. */
export interface Constraint {
  readonly a: number;
  readonly b: number;
  readonly answer: 'same' | 'different';
}

export interface AverageLinkOptions {
  /** Two clusters are joined while the odds that they are one thing have at least this many bits. */
  readonly threshold: number;
  /** Bits of two members that no link joins. */
  readonly absentBits: number;
  /** What the bits hold of the prior: it counts once for two clusters, however many pairs are between them. */
  readonly priorBits: number;
  readonly constraints?: readonly Constraint[];
}

/** One link cannot outweigh many, be it ever so strong. */
const STRONGEST_BITS = 20;
/** With so much evidence, for or against, a pair has half the weight of one that says very much. */
const HALF_WEIGHT_BITS = 3;
const TIE_STEPS = 2 ** 20;

/** What is known between two clusters. */
interface Evidence {
  /** Evidence of known links, each times its weight: sum; and sum of the weights. */
  weighed: number;
  weight: number;
  /** How many they are, and the bits of the strongest. */
  links: number;
  strongest: number;
}

interface Cluster {
  members: number[];
  /** Smallest position: for ties. */
  first: number;
  /** What is known between it and other clusters. */
  readonly sums: Map<number, Evidence>;
  readonly apart: Set<number>;
}

/**
 * Correlation clustering by average link: the two clusters whose cross pairs speak most for it are joined, as long as that
 * is above the threshold. A chain of look-alikes does not collapse into one, as it does where one
 * link is enough. What people judged holds: the same is joined first, the different never.
 *
 * @param size members, at positions 0 to size - 1; ties go to lower positions, so their order must follow from content
 * @returns clusters of positions, each sorted, in the order of their first members
 */
export function averageLink(
  size: number,
  links: readonly Link[],
  { threshold, absentBits, priorBits, constraints = [] }: AverageLinkOptions,
): number[][] {
  const [only] = links;
  // Most groups are two records.
  if (size === 2 && only && links.length === 1 && constraints.length === 0)
    return clip(only.bits) >= threshold ? [[0, 1]] : [[0], [1]];
  const clusters = new Map<number, Cluster>(
    Array.from({ length: size }, (_, at) => [
      at,
      { members: [at], first: at, sums: new Map(), apart: new Set() },
    ]),
  );
  for (const { a, b, bits } of links) {
    const clipped = clip(bits);
    const weight = weightOf(bits - priorBits);
    const weighed = weight * (clipped - priorBits);
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const sums = clusters.get(one)?.sums;
      const sum = sums?.get(other);
      if (sum) {
        sum.weighed += weighed;
        sum.weight += weight;
        sum.links += 1;
        sum.strongest = Math.max(sum.strongest, clipped);
      } else sums?.set(other, { weighed, weight, links: 1, strongest: clipped });
    }
  }
  for (const { a, b, answer } of constraints) {
    if (answer !== 'different') continue;
    clusters.get(a)?.apart.add(b);
    clusters.get(b)?.apart.add(a);
  }
  const owner = Array.from({ length: size }, (_, at) => at);
  const join = (one: number, other: number): number => {
    const kept = merge(clusters, one, other);
    for (const member of clusters.get(kept)?.members ?? []) owner[member] = kept;
    return kept;
  };
  for (const { a, b, answer } of constraints) {
    const one = owner[a] ?? a;
    const other = owner[b] ?? b;
    // Where judgements contradict each other around a circle, parting wins: nothing is joined that somebody parted.
    if (answer === 'same' && one !== other && !clusters.get(one)?.apart.has(other)) join(one, other);
  }

  const queue = new Queue();
  const offer = (one: number, other: number): void => {
    const a = clusters.get(one);
    const b = clusters.get(other);
    if (!a || !b || a.apart.has(other)) return;
    const joined = joinedBits(a, b, other, absentBits, priorBits);
    if (joined >= threshold)
      queue.push({ bits: joined, one, other, sizes: a.members.length * 1e6 + b.members.length });
  };
  for (const [one, { sums }] of clusters) for (const other of sums.keys()) if (one < other) offer(one, other);
  for (let best = queue.pop(); best; best = queue.pop()) {
    const a = clusters.get(best.one);
    const b = clusters.get(best.other);
    // An offer that was made before one of the two grew is void.
    if (!a || !b || a.members.length * 1e6 + b.members.length !== best.sizes) continue;
    const kept = join(best.one, best.other);
    for (const other of clusters.get(kept)?.sums.keys() ?? [])
      offer(Math.min(kept, other), Math.max(kept, other));
  }
  return [...clusters.values()]
    .map(({ members }) => members.sort((x, y) => x - y))
    .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
}

function clip(bits: number): number {
  return Math.max(-STRONGEST_BITS, Math.min(STRONGEST_BITS, bits));
}

/**
 * How much a pair counts in the mean. A pair that has nothing to compare, or hardly anything, is no reason against two
 * clusters: of somebody who is “Uncle” in one record all that can be compared is a telephone number.
 */
function weightOf(evidence: number): number {
  const size = Math.abs(evidence);
  return size / (size + HALF_WEIGHT_BITS);
}

/**
 * Log-odds that two clusters are one thing: the prior, once, and half each of the mean evidence of their cross pairs and of
 * the strongest. In the mean each pair counts by how much it says. It gains with the number of pairs, but by its fourth root
 * alone, for the pairs of two clusters largely repeat each other. The strongest counts because records of one thing need not be alike: one holds this
 * telephone, another that.
 */
function joinedBits(a: Cluster, b: Cluster, idOfB: number, absentBits: number, priorBits: number): number {
  const known = a.sums.get(idOfB) ?? { weighed: 0, weight: 0, links: 0, strongest: absentBits };
  const absent = a.members.length * b.members.length - known.links;
  const absentEvidence = absentBits - priorBits;
  const absentWeight = absent * weightOf(absentEvidence);
  const weight = known.weight + absentWeight;
  const mean = weight === 0 ? 0 : (known.weighed + absentWeight * absentEvidence) / weight;
  const bits = priorBits + (mean * Math.max(1, weight) ** 0.25 + (known.strongest - priorBits)) / 2;
  // What is equal but for the order of adding up is a tie, and positions decide.
  return Math.round(bits * TIE_STEPS) / TIE_STEPS;
}

/** @returns the id that the joined cluster keeps, the lower one */
function merge(clusters: Map<number, Cluster>, one: number, other: number): number {
  const [kept, gone] = one < other ? [one, other] : [other, one];
  const into = clusters.get(kept);
  const from = clusters.get(gone);
  if (!into || !from) return kept;
  into.members = into.members.concat(from.members);
  into.sums.delete(gone);
  for (const [neighbour, sum] of from.sums) {
    const there = clusters.get(neighbour);
    there?.sums.delete(gone);
    if (neighbour === kept || !there) continue;
    const already = into.sums.get(neighbour);
    const joined = {
      weighed: sum.weighed + (already?.weighed ?? 0),
      weight: sum.weight + (already?.weight ?? 0),
      links: sum.links + (already?.links ?? 0),
      strongest: Math.max(sum.strongest, already?.strongest ?? -Infinity),
    };
    into.sums.set(neighbour, joined);
    there.sums.set(kept, joined);
  }
  for (const neighbour of from.apart) {
    const there = clusters.get(neighbour);
    there?.apart.delete(gone);
    there?.apart.add(kept);
    into.apart.add(neighbour);
  }
  clusters.delete(gone);
  return kept;
}

interface Offer {
  readonly bits: number;
  readonly one: number;
  readonly other: number;
  readonly sizes: number;
}

function isBefore(a: Offer, b: Offer): boolean {
  if (a.bits !== b.bits) return a.bits > b.bits;
  return a.one !== b.one ? a.one < b.one : a.other < b.other;
}

/** A binary heap, the best offer first. */
class Queue {
  readonly #offers: Offer[] = [];

  push(offer: Offer): void {
    const offers = this.#offers;
    let at = offers.push(offer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = offers[parent];
      if (!above || !isBefore(offer, above)) break;
      offers[at] = above;
      at = parent;
    }
    offers[at] = offer;
  }

  pop(): Offer | undefined {
    const offers = this.#offers;
    const best = offers[0];
    const last = offers.pop();
    if (!last || offers.length === 0) return best;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= offers.length) break;
      const right = offers[child + 1];
      if (right && isBefore(right, offers[child] ?? last)) child += 1;
      const below = offers[child];
      if (!below || !isBefore(below, last)) break;
      offers[at] = below;
      at = child;
    }
    offers[at] = last;
    return best;
  }
}
