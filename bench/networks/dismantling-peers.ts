/**
 * Dismantling as published, written from the papers to stand beside ours in the same run. Each gives an order of removal
 * until the largest component has at most `threshold` nodes; none is followed by reinsertion unless the caller adds it.
 */
import type { Graph } from '@foreland/networks';
import { randomFrom } from '../measure.ts';
import { breakTrees, Remains, reverseArcs, twoCoreDegrees } from './remains.ts';

/** Collective influence with balls of this radius (Morone & Makse 2015), recomputed after each removal. */
export function collectiveInfluence(graph: Graph, threshold: number, radius = 2): number[] {
  const remains = new Remains(graph);
  for (;;) {
    const members = remains.largest();
    if (members.length <= threshold) return remains.order;
    let best = members[0]!;
    let most = -1;
    for (const node of members) {
      const score = (remains.degrees[node]! - 1) * rimOf(remains, node, radius);
      if (score > most) [best, most] = [node, score];
    }
    remains.remove(best);
  }
}

function rimOf(remains: Remains, start: number, radius: number): number {
  const seen = new Set([start]);
  let rim = [start];
  for (let step = 0; step < radius; step++) {
    const next: number[] = [];
    for (const node of rim) {
      for (const other of remains.neighbours(node)) {
        if (seen.has(other)) continue;
        seen.add(other);
        next.push(other);
      }
    }
    rim = next;
  }
  return rim.reduce((sum, node) => sum + remains.degrees[node]! - 1, 0);
}

/** CoreHD (Zdeborová, Zhang & Zhou 2016): the highest degree within the 2-core, then trees broken greedily. */
export function coreHighDegree(graph: Graph, threshold: number, seed = 1): number[] {
  const remains = new Remains(graph);
  const random = randomFrom(seed);
  for (;;) {
    if (remains.largest().length <= threshold) return remains.order;
    const core = twoCoreDegrees(remains);
    const most = Math.max(...core);
    if (most <= 0) break;
    const ties = [...core.keys()].filter((node) => core[node] === most);
    remains.remove(ties[Math.floor(random() * ties.length)]!);
  }
  return breakTrees(remains, threshold);
}

/**
 * Generalized network dismantling with unit costs (Ren et al. 2019): the largest component is halved by the sign of the second
 * eigenvector of the Laplacian, found by power iteration, and the edges between the halves are covered by few nodes (twice
 * the least at most: Bar-Yehuda & Even 1981), again and again.
 */
export function spectralDismantling(graph: Graph, threshold: number, seed = 1): number[] {
  const remains = new Remains(graph);
  const random = randomFrom(seed);
  for (;;) {
    const members = remains.largest();
    if (members.length <= threshold) return remains.order;
    const halves = fiedlerSides(remains, members, random);
    const cover = coverOfCut(remains, members, halves);
    // The cover is taken out in the order of degrees, as ties of the method leave it open.
    cover.sort((one, other) => remains.degrees[other]! - remains.degrees[one]! || one - other);
    for (const node of cover) {
      if (remains.largest().length <= threshold) return remains.order;
      remains.remove(node);
    }
  }
}

function fiedlerSides(
  remains: Remains,
  members: readonly number[],
  random: () => number,
): Map<number, boolean> {
  const place = new Map(members.map((node, at) => [node, at] as const));
  const ways = members.map((node) => remains.neighbours(node).map((next) => place.get(next)!));
  const bound = 2 * Math.max(...ways.map((each) => each.length));
  let vector = Float64Array.from(members, () => random() - 0.5);
  const rounds = Math.ceil(30 * Math.log(members.length) * Math.sqrt(Math.log(members.length))) + 50;
  for (let round = 0; round < rounds; round++) {
    const mean = vector.reduce((sum, value) => sum + value, 0) / members.length;
    const centred = vector.map((value) => value - mean);
    vector = centred.map((value, at) => {
      const near = ways[at]!;
      let sum = (bound - near.length) * value;
      for (const next of near) sum += centred[next]!;
      return sum;
    });
    const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    vector = vector.map((value) => value / norm);
  }
  return new Map(members.map((node, at) => [node, vector[at]! > 0] as const));
}

/** Weighted vertex cover of the edges between the sides, by local ratio with the degrees within them as prices. */
function coverOfCut(
  remains: Remains,
  members: readonly number[],
  side: ReadonlyMap<number, boolean>,
): number[] {
  const edges = members.flatMap((node) =>
    remains
      .neighbours(node)
      .filter((next) => node < next && side.get(node) !== side.get(next))
      .map((next) => [node, next] as const),
  );
  const price = new Map<number, number>();
  const cutDegree = new Map<number, number>();
  for (const node of edges.flat()) {
    price.set(node, 1);
    cutDegree.set(node, (cutDegree.get(node) ?? 0) + 1);
  }
  for (const [node, degree] of cutDegree) price.set(node, 1 / degree);
  for (const [one, other] of edges) {
    const least = Math.min(price.get(one)!, price.get(other)!);
    price.set(one, price.get(one)! - least);
    price.set(other, price.get(other)! - least);
  }
  const cover = new Set([...price].filter(([, left]) => left <= 1e-12).map(([node]) => node));
  for (const node of [...cover].sort((a, b) => cutDegree.get(a)! - cutDegree.get(b)!)) {
    const needed = edges.some(
      ([one, other]) => (one === node && !cover.has(other)) || (other === node && !cover.has(one)),
    );
    if (!needed) cover.delete(node);
  }
  return [...cover];
}

/** How strongly it is wished that nodes stay; as in the papers. */
const WISH = 12;
const FIRST_SWEEPS = 40;
const SWEEPS = 6;

/**
 * Belief propagation guided decimation (Mugisha & Zhou 2016), of one kind and strength with MinSum (Braunstein et al. 2016):
 * the fewest nodes on every cycle by message passing, the likeliest hundredth of them at a time, then trees broken greedily.
 */
export function beliefPropagation(graph: Graph, threshold: number, seed = 1): number[] {
  const remains = new Remains(graph);
  const random = randomFrom(seed);
  const arcs = graph.targets.length;
  // Of each arc, as its first node tells the second: that it goes, and that it stays as the root of its tree.
  const gone = Float64Array.from({ length: arcs }, () => 0.3 + 0.2 * random());
  const root = Float64Array.from({ length: arcs }, () => 0.3 + 0.2 * random());
  const back = reverseArcs(graph);
  for (let sweeps = FIRST_SWEEPS; ; sweeps = SWEEPS) {
    if (remains.largest().length <= threshold) return remains.order;
    const core = twoCoreDegrees(remains);
    const members = [...core.keys()].filter((node) => core[node]! > 0);
    if (members.length === 0) break;
    let odds: Float64Array = new Float64Array(graph.nodeCount);
    for (let sweep = 0; sweep < sweeps; sweep++) odds = passMessages(graph, core, members, back, gone, root);
    members.sort((one, other) => odds[other]! - odds[one]!);
    for (const node of members.slice(0, Math.max(1, Math.floor(members.length / 100)))) {
      if (remains.largest().length <= threshold) return remains.order;
      remains.remove(node);
    }
  }
  return breakTrees(remains, threshold);
}

/** One sweep over the core. @returns how likely each node goes */
function passMessages(
  graph: Graph,
  core: Int32Array,
  members: readonly number[],
  back: Int32Array,
  gone: Float64Array,
  root: Float64Array,
): Float64Array {
  const odds = new Float64Array(graph.nodeCount);
  for (const node of members) {
    const arcs: number[] = [];
    let logProduct = WISH;
    let sum = 1;
    for (let arc = graph.offsets[node]!; arc < graph.offsets[node + 1]!; arc++) {
      if (core[graph.targets[arc]!]! <= 0) continue;
      arcs.push(arc);
      const told = back[arc]!;
      const free = gone[told]! + root[told]!;
      logProduct += Math.log(free);
      sum += (1 - gone[told]!) / free;
    }
    odds[node] = 1 / (1 + Math.exp(logProduct) * sum);
    for (const arc of arcs) {
      const told = back[arc]!;
      const free = gone[told]! + root[told]!;
      const product = Math.exp(logProduct - Math.log(free));
      const whole = 1 + product * (sum - (1 - gone[told]!) / free);
      gone[arc] = 1 / whole;
      root[arc] = Math.max(product / whole, 1e-12);
    }
  }
  return odds;
}
