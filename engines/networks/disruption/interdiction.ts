import { refuse } from '../graph/refuse.ts';
import { FlowNetwork } from './flow-network.ts';
import { Programme } from './solver.ts';
import type { Solver } from './solver.ts';

/** A way that flow takes. What costs `Infinity` cannot be cut. */
export interface FlowArc {
  readonly from: number;
  readonly to: number;
  /** From 0 on; may be infinite. */
  readonly capacity: number;
  readonly cost: number;
}

export interface InterdictionInput {
  readonly nodeCount: number;
  readonly source: number;
  readonly sink: number;
  readonly arcs: readonly FlowArc[];
  /** Cost of taking each node out; nodes stay where left out. */
  readonly nodeCosts?: ArrayLike<number>;
  readonly budget: number;
}

export interface Interdiction {
  /** Greatest flow that is left, and the one before; infinite where no cut stops it. */
  readonly flow: number;
  readonly flowBefore: number;
  /** What is cut, ascending. */
  readonly arcs: readonly number[];
  readonly nodes: readonly number[];
  readonly cost: number;
}

/**
 * Cuts within a budget that leave the least greatest flow, proven: the dual of the flow, a least cut whose arcs may be paid
 * away, as a mixed-integer programme (Wood 1993). Two reductions keep it tight and lose nothing: an arc that carries at
 * least the whole flow of the network is in no better cut unless it is paid for, and what costs more than the budget is not
 * for sale.
 * @throws ForelandError `graph-node-range`, `kernel-value`, `solver-failed`
 */
export function interdict(solver: Solver, input: InterdictionInput): Interdiction {
  check(input);
  const whole = withNodesAsArcs(input);
  const flowBefore = flowOf(whole, () => false);
  const none: Interdiction = { flow: flowBefore, flowBefore, arcs: [], nodes: [], cost: 0 };
  if (flowBefore === 0) return none;
  const cuts = solve(solver, whole, flowBefore, input.budget);
  const flow = flowOf(whole, (arc) => cuts.has(arc));
  if (flow >= flowBefore) return none;
  const chosen = withoutNeedless(whole, cuts, flow);
  const plain = input.arcs.length;
  return {
    flow,
    flowBefore,
    arcs: chosen.filter((arc) => arc < plain),
    nodes: chosen.filter((arc) => arc >= plain).map((arc) => arc - plain),
    cost: chosen.reduce((sum, arc) => sum + whole.arcs[arc]!.cost, 0),
  };
}

interface ArcNetwork {
  readonly nodeCount: number;
  readonly source: number;
  readonly sink: number;
  readonly arcs: readonly FlowArc[];
}

function check({ nodeCount, source, sink, arcs, nodeCosts, budget }: InterdictionInput): void {
  const isNode = (node: number): boolean => Number.isInteger(node) && node >= 0 && node < nodeCount;
  if (!isNode(source) || !isNode(sink) || source === sink) {
    throw refuse('graph-node-range', 'Source and sink must be two nodes of the network.');
  }
  if (!(budget >= 0)) throw refuse('kernel-value', 'The budget must be a number from 0 on.');
  for (const [at, { from, to, capacity, cost }] of arcs.entries()) {
    if (!isNode(from) || !isNode(to)) {
      throw refuse('graph-node-range', `Arc ${at} has an end that is no node of the network.`);
    }
    if (!(capacity >= 0) || !(cost >= 0)) {
      throw refuse('kernel-value', `Arc ${at} must have a capacity and a cost from 0 on.`);
    }
  }
  if (nodeCosts && (nodeCosts.length !== nodeCount || Array.from(nodeCosts).some((cost) => !(cost >= 0)))) {
    throw refuse('kernel-value', 'Each node must have a cost from 0 on.');
  }
}

/** Nodes that can be taken out become arcs from their entry (their own number) to their exit. */
function withNodesAsArcs({ nodeCount, source, sink, arcs, nodeCosts }: InterdictionInput): ArcNetwork {
  if (!nodeCosts) return { nodeCount, source, sink, arcs };
  const exit = (node: number): number => (node === source || node === sink ? node : node + nodeCount);
  return {
    nodeCount: 2 * nodeCount,
    source,
    sink,
    arcs: [
      ...arcs.map((arc) => ({ ...arc, from: exit(arc.from) })),
      ...Array.from({ length: nodeCount }, (_, node) => ({
        from: node,
        to: node === source || node === sink ? node : node + nodeCount,
        capacity: Infinity,
        cost: node === source || node === sink ? Infinity : nodeCosts[node]!,
      })),
    ],
  };
}

function flowOf({ nodeCount, source, sink, arcs }: ArcNetwork, isCut: (arc: number) => boolean): number {
  const network = new FlowNetwork(
    nodeCount,
    arcs.map(({ from }) => from),
    arcs.map(({ to }) => to),
  );
  for (const [at, { from, to, capacity }] of arcs.entries()) {
    network.setCapacity(at, from === to || isCut(at) ? 0 : capacity);
  }
  return network.run(source, sink);
}

/** Nodes that flow can pass: reached from the source, and reaching the sink. */
function passable({ nodeCount, source, sink, arcs }: ArcNetwork): Uint8Array {
  const reach = (start: number, ends: (arc: FlowArc) => readonly [number, number]): Uint8Array => {
    const ways: number[][] = Array.from({ length: nodeCount }, () => []);
    for (const arc of arcs) if (arc.capacity > 0) ways[ends(arc)[0]]!.push(ends(arc)[1]);
    const seen = new Uint8Array(nodeCount);
    seen[start] = 1;
    const open = [start];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const next of ways[node]!) {
        if (seen[next] === 1) continue;
        seen[next] = 1;
        open.push(next);
      }
    }
    return seen;
  };
  const back = reach(sink, ({ from, to }) => [to, from]);
  return reach(source, ({ from, to }) => [from, to]).map((seen, node) => seen & back[node]!);
}

function solve(solver: Solver, whole: ArcNetwork, flowBefore: number, budget: number): Set<number> {
  const programme = new Programme();
  const inside = passable(whole);
  // 0 on the side of the source, 1 on that of the sink. Whole cuts decide everything else.
  const sides = Array.from(inside, (passes, node) => {
    if (node === whole.source) return programme.column(0, 0, 0);
    if (node === whole.sink) return programme.column(0, 1, 1);
    return passes === 1 ? programme.choice() : -1;
  });
  const paid = new Map<number, number>();
  for (const [at, { from, to, capacity, cost }] of whole.arcs.entries()) {
    const [tail, head] = [sides[from]!, sides[to]!];
    if (from === to || tail < 0 || head < 0 || capacity === 0) continue;
    const row: [number, number][] = [
      [head, 1],
      [tail, -1],
    ];
    if (capacity < flowBefore) row.push([programme.column(capacity, 0, 1), -1]);
    if (cost <= budget) {
      const choice = programme.choice();
      paid.set(at, choice);
      row.push([choice, -1]);
    }
    programme.row(-Infinity, 0, row);
  }
  if (paid.size === 0) return new Set();
  programme.row(
    -Infinity,
    budget,
    [...paid].map(([arc, choice]) => [choice, whole.arcs[arc]!.cost] as const),
  );
  const { solved } = solver.minimise(programme);
  if (!solved) return new Set();
  return new Set([...paid].filter(([, choice]) => solved.values[choice]! > 0.5).map(([arc]) => arc));
}

/** Gives back, dearest first, what the flow does not need to have cut. */
function withoutNeedless(whole: ArcNetwork, cuts: ReadonlySet<number>, flow: number): number[] {
  const kept = new Set(cuts);
  for (const arc of [...cuts].sort((a, b) => whole.arcs[b]!.cost - whole.arcs[a]!.cost || a - b)) {
    kept.delete(arc);
    if (flowOf(whole, (each) => kept.has(each)) > flow + 1e-9) kept.add(arc);
  }
  return [...kept].sort((a, b) => a - b);
}
