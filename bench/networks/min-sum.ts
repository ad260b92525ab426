import type { Graph } from '@foreland/networks';
import { randomFrom } from '../measure.ts';
import { breakTrees, Remains, reverseArcs, twoCoreDegrees } from './remains.ts';

/** Steps in which all must be peeled; whoever is not by then counts as left on a cycle. */
const STEPS = 20;
/** Cost of a node that goes, against 1 for a node that stays on a cycle, and of each step that peeling takes. */
const GOING = 0.1;
const WAITING = 1e-5;
/** How much more of the last beliefs is held on to after each sweep, and noise that parts what is level. */
const REINFORCEMENT = 1e-3;
const NOISE = 1e-7;
const MOST_SWEEPS = 5000;
/** Sweeps without any other decision before they count. */
const SETTLED = 30;

/**
 * Min-Sum (Braunstein, Dall'Asta, Semerjian & Zdeborová 2016), the parameters as in the code of its authors: the fewest
 * nodes without which no cycle is left, by reinforced message passing over the steps at which leaves are peeled; then trees
 * broken at the node that leaves the smallest largest part. Its third stage, greedy reintroduction, is `reinsert`. The set has
 * no order of its own: whoever has most neighbours left goes first.
 */
export function minSum(graph: Graph, threshold: number, seed = 1): number[] {
  const remains = new Remains(graph);
  const going = new Set(decyclingSet(graph, seed));
  const left = (): boolean => remains.largest().length > threshold;
  while (going.size > 0 && left()) remains.remove(takeHighest(remains, going));
  // Where messages did not settle a cycle may be left.
  while (left()) {
    const core = twoCoreDegrees(remains);
    const members = new Set([...core.keys()].filter((node) => core[node]! > 0));
    if (members.size === 0) break;
    remains.remove(takeHighest(remains, members));
  }
  return breakTrees(remains, threshold);
}

function takeHighest(remains: Remains, among: Set<number>): number {
  const highest = [...among].reduce((best, node) =>
    remains.degrees[node]! > remains.degrees[best]! ? node : best,
  );
  among.delete(highest);
  return highest;
}

/** The fewest nodes without which no cycle is left, as far as messages find them. */
function decyclingSet(graph: Graph, seed: number): number[] {
  const random = randomFrom(seed);
  const messages = new Messages(graph, random);
  const order = Int32Array.from({ length: graph.nodeCount }, (_, node) => node);
  for (let sweep = 0, settled = 0; sweep < MOST_SWEEPS && settled < SETTLED; sweep++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    let changed = false;
    for (const node of order) changed = messages.update(node, REINFORCEMENT * sweep) || changed;
    settled = changed ? 0 : settled + 1;
  }
  return [...messages.steps.keys()].filter((node) => messages.steps[node] === 0);
}

const WIDTH = STEPS + 1;

/**
 * Each node has a step: 0 if it goes, else one at which at most one neighbour is not yet peeled. Along each arc a node tells
 * what each of its steps costs the others: where the neighbour may be later, as nobody else is (`alone`), and where
 * the neighbour is peeled before it (`beside`).
 */
class Messages {
  /** Step of each node that costs least by now. */
  readonly steps: Int32Array;
  readonly #graph: Graph;
  readonly #back: Int32Array;
  readonly #alone: Float64Array;
  readonly #beside: Float64Array;
  readonly #beliefs: Float64Array;
  readonly #noise: Float64Array;
  /** Of each neighbour and step of the node that is updated: what it costs if peeled before the node, and if not. */
  readonly #before: Float64Array;
  readonly #later: Float64Array;
  readonly #sumBefore = new Float64Array(WIDTH);
  readonly #sumLater = new Float64Array(WIDTH);
  /** What each step gains if one neighbour may be later: the most, from whom, and the most but for that one. */
  readonly #gain = new Float64Array(WIDTH);
  readonly #second = new Float64Array(WIDTH);
  readonly #by = new Int32Array(WIDTH);

  constructor(graph: Graph, random: () => number) {
    const { nodeCount, targets } = graph;
    const most = Math.max(0, ...Array.from({ length: nodeCount }, (_, node) => graph.degreeOf(node)));
    this.steps = new Int32Array(nodeCount);
    this.#graph = graph;
    this.#back = reverseArcs(graph);
    this.#alone = new Float64Array(targets.length * WIDTH);
    this.#beside = new Float64Array(targets.length * WIDTH);
    this.#beliefs = new Float64Array(nodeCount * WIDTH);
    this.#noise = Float64Array.from({ length: nodeCount * WIDTH }, () => NOISE * random());
    this.#before = new Float64Array(most * WIDTH);
    this.#later = new Float64Array(most * WIDTH);
  }

  /** @returns whether the node now decides otherwise */
  update(node: number, reinforcement: number): boolean {
    const [first, end] = [this.#graph.offsets[node]!, this.#graph.offsets[node + 1]!];
    const own = node * WIDTH;
    for (let at = own; at < own + WIDTH; at++) {
      this.#beliefs[at] = reinforcement * this.#beliefs[at]! + this.#noise[at]!;
    }
    this.#listen(first, end);
    for (let arc = first; arc < end; arc++) this.#tell(arc, (arc - first) * WIDTH, own);
    return this.#decide(node, own);
  }

  #listen(first: number, end: number): void {
    const [before, later] = [this.#before, this.#later];
    for (const each of [this.#sumBefore, this.#sumLater, this.#gain, this.#second]) each.fill(0);
    for (let arc = first; arc < end; arc++) {
      const at = (arc - first) * WIDTH;
      this.#hear(this.#back[arc]! * WIDTH, at);
      for (let step = 0; step < WIDTH; step++) {
        this.#sumBefore[step]! += before[at + step]!;
        this.#sumLater[step]! += later[at + step]!;
        const saved = before[at + step]! - later[at + step]!;
        if (saved > this.#gain[step]!) {
          [this.#second[step], this.#gain[step], this.#by[step]] = [this.#gain[step]!, saved, arc];
        } else if (saved > this.#second[step]!) this.#second[step] = saved;
      }
    }
  }

  #hear(from: number, at: number): void {
    let least = Infinity;
    for (let step = 0; step < STEPS; step++) {
      this.#before[at + step] = least;
      least = Math.min(least, this.#alone[from + step]!);
    }
    // Whoever stays on a cycle does not care who else does.
    this.#before[at + STEPS] = Math.min(least, this.#alone[from + STEPS]!);
    least = Infinity;
    for (let step = STEPS; step >= 0; step--) {
      this.#later[at + step] = Math.min(this.#alone[from + step]!, least);
      least = Math.min(least, this.#beside[from + step]!);
    }
  }

  #tell(arc: number, at: number, own: number): void {
    const [alone, beside, beliefs] = [this.#alone, this.#beside, this.#beliefs];
    const out = arc * WIDTH;
    alone[out] = beliefs[own]! + GOING + this.#sumLater[0]! - this.#later[at]!;
    beside[out] = Infinity;
    let least = alone[out];
    for (let step = 1; step < WIDTH; step++) {
      const cost = beliefs[own + step]! + costOf(step) + this.#sumBefore[step]! - this.#before[at + step]!;
      const saved = this.#by[step] === arc ? this.#second[step]! : this.#gain[step]!;
      alone[out + step] = cost;
      beside[out + step] = step === STEPS ? cost : cost - saved;
      least = Math.min(least, beside[out + step]!);
    }
    for (let step = 0; step < WIDTH; step++) {
      alone[out + step]! -= least;
      beside[out + step]! -= least;
    }
  }

  #decide(node: number, own: number): boolean {
    const beliefs = this.#beliefs;
    beliefs[own]! += GOING + this.#sumLater[0]!;
    let best = 0;
    for (let step = 1; step < WIDTH; step++) {
      beliefs[own + step]! +=
        costOf(step) + this.#sumBefore[step]! - (step === STEPS ? 0 : this.#gain[step]!);
      if (beliefs[own + step]! < beliefs[own + best]!) best = step;
    }
    const least = beliefs[own + best]!;
    for (let step = 0; step < WIDTH; step++) beliefs[own + step]! -= least;
    const changed = this.steps[node] !== best;
    this.steps[node] = best;
    return changed;
  }
}

/** Of a node that does not go. */
function costOf(step: number): number {
  return step === STEPS ? 1 : WAITING * step;
}
