import { refuse } from '../graph/refuse.ts';
import type { Graph } from '../graph/graph.ts';
import { simplified } from '../graph/derive.ts';
import { Random } from '../random.ts';
import { brokerageOrder } from './brokerage-order.ts';
import { reinsert } from './reinsertion.ts';
import { RemovalCurves } from './removal-curve.ts';

export interface DismantleOptions {
  /** Share of all nodes that the largest component may keep, rounded up to nodes; 0.1 where left out. */
  readonly share?: number;
  readonly seed?: number;
  /** Changes that are tried to make the order better, each a pass over the edges. */
  readonly steps?: number;
}

export interface Dismantling {
  /** Nodes in the order of removal, until the largest component is as small as asked for. */
  readonly order: Int32Array;
  /** Nodes in the largest component after each removal. */
  readonly sizes: Int32Array;
  /** Area under the curve of the largest component: sum of its shares of all nodes after each removal. */
  readonly area: number;
}

/** Sources searched for each removal, and bounds of annealing: steps, and edges passed over in all of them. */
const SOURCES = 96;
const EDGES_TO_PASS = 400_000_000;
const MOST_STEPS = 20_000;
const WARM = 0.02;
const COLD = 0.0002;

/**
 * An order of removal that makes the largest component small soon and with few removals: by brokerage and reinsertion, then
 * annealed on the order itself (nodes moved, exchanged, put in, left out) for the product of area and removals.
 *
 * A secondary measure: it says how a network hangs together, not what it can do; see the capability model.
 */
export function dismantle(input: Graph, options: DismantleOptions = {}): Dismantling {
  const { share = 0.1, seed = 1 } = options;
  if (!(share > 0 && share <= 1))
    throw refuse('kernel-parameter', 'The share must be above 0 and at most 1.');
  const graph = simplified(input);
  const threshold = Math.ceil(share * graph.nodeCount);
  const steps =
    options.steps ?? Math.min(MOST_STEPS, Math.round(EDGES_TO_PASS / (graph.edgeCount + graph.nodeCount)));
  const random = new Random(seed);
  const curves = new RemovalCurves(graph);
  const first = brokerageOrder(graph, threshold, SOURCES, random);
  const starts = [first, reinsert(graph, first, threshold)];
  const scored = starts.map((order) => ({ order, score: scoreOf(curves, order, threshold) }));
  const start = scored.reduce((best, each) => (each.score < best.score ? each : best)).order;
  const order = start.length === 0 ? start : anneal(graph, curves, start, threshold, steps, random);
  const { sizes, area } = curves.of(order, threshold);
  return { order, sizes: sizes.slice(), area };
}

/** Logarithm of area times removals. */
function scoreOf(curves: RemovalCurves, order: ArrayLike<number>, threshold: number): number {
  const { area, removals } = curves.of(order, threshold);
  return removals === Infinity ? Infinity : Math.log(area) + Math.log(removals);
}

function anneal(
  graph: Graph,
  curves: RemovalCurves,
  start: Int32Array,
  threshold: number,
  steps: number,
  random: Random,
): Int32Array {
  let current = Array.from(start);
  let score = scoreOf(curves, current, threshold);
  let best = current;
  let bestScore = score;
  const inside = new Uint8Array(graph.nodeCount);
  for (const node of current) inside[node] = 1;
  for (let step = 0; step < steps; step++) {
    const changed = change(graph, current, inside, random);
    if (!changed) continue;
    const { area, removals } = curves.of(changed, threshold);
    if (removals === Infinity) continue;
    const next = Math.log(area) + Math.log(removals);
    const heat = WARM * (COLD / WARM) ** (step / steps);
    if (next > score && random.next() >= Math.exp((score - next) / heat)) continue;
    for (const node of current) inside[node] = 0;
    changed.length = Math.min(changed.length, removals);
    current = changed;
    for (const node of current) inside[node] = 1;
    score = next;
    if (score < bestScore) [best, bestScore] = [current, score];
  }
  return Int32Array.from(best);
}

/** A copy with one change; nothing where the draw changes nothing. */
function change(
  graph: Graph,
  current: readonly number[],
  inside: Uint8Array,
  random: Random,
): number[] | undefined {
  const at = random.below(current.length);
  const draw = random.next();
  const order = current.slice();
  if (draw < 0.45) {
    // Near places more often: most of the gain is in a few steps forward or back.
    const reach = 1 + random.below(random.next() < 0.7 ? Math.min(8, order.length) : order.length);
    const place = Math.min(order.length - 1, Math.max(0, at + (random.next() < 0.5 ? -reach : reach)));
    if (place === at) return undefined;
    const [node] = order.splice(at, 1);
    order.splice(place, 0, node!);
    return order;
  }
  if (draw < 0.6) {
    order.splice(at, 1);
    return order;
  }
  const node = outside(graph, order[at]!, inside, random);
  if (node === undefined) return undefined;
  if (draw < 0.9) order[at] = node;
  else order.splice(at, 0, node);
  return order;
}

/** A node that stays: mostly a neighbour of one that goes, as where cuts are one node next to another. */
function outside(graph: Graph, near: number, inside: Uint8Array, random: Random): number | undefined {
  const degree = graph.degreeOf(near);
  const node =
    degree > 0 && random.next() < 0.7
      ? graph.targets[graph.offsets[near]! + random.below(degree)]!
      : random.below(graph.nodeCount);
  return inside[node] === 1 ? undefined : node;
}
