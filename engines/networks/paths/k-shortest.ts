import { checkNode } from '../graph/derive.ts';
import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';
import { checkLengths } from '../kernels/lengths.ts';
import { NodeHeap } from '../kernels/node-heap.ts';
import { lengthsTo } from './shortest-tree.ts';

export interface Path {
  /** From source to target, none twice. */
  readonly nodes: readonly number[];
  /** The edge between each two of them: parallel edges are different paths. */
  readonly edges: readonly number[];
  readonly length: number;
}

interface Candidate extends Path {
  /** Edges from here on may be replaced to find further paths: those before were by the path that this comes from. */
  readonly deviation: number;
}

/**
 * Paths without a node twice, from the shortest on, as many as are asked for (Yen 1971; Lawler 1972). A branch is looked
 * for with the true distances to the target as a guide, so that it costs little where the rest of a shortest path is
 * free. Paths of equal length come in the order of their edge numbers.
 * @param lengths of each edge, from zero on
 * @throws ForelandError `kernel-node`, `kernel-length`, `kernel-value` at the first step
 */
export function* shortestPaths(
  graph: Graph,
  source: number,
  target: number,
  lengths: Float64Array,
): Generator<Path, void, undefined> {
  checkNode(graph, source);
  checkNode(graph, target);
  checkLengths(graph, lengths, true);
  if (source === target) throw refuse('kernel-node', 'A path needs two different nodes.');
  const branches = new Branches(graph, target, lengths);
  const waiting: Candidate[] = [];
  const found: Path[] = [];
  const first = branches.from([source], [], []);
  if (first) waiting.push({ ...first, deviation: 0 });
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next);
    yield { nodes: next.nodes, edges: next.edges, length: next.length };
    for (let at = next.deviation; at < next.edges.length; at++) {
      const edges = next.edges.slice(0, at);
      const taken = found.filter((path) => edges.every((edge, place) => path.edges[place] === edge));
      const branch = branches.from(
        next.nodes.slice(0, at + 1),
        edges,
        taken.flatMap((path) => path.edges[at] ?? []),
      );
      if (branch) insert(waiting, { ...branch, deviation: at });
    }
  }
}

/** Keeps the list sorted, the shortest last. */
function insert(waiting: Candidate[], candidate: Candidate): void {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(candidate, waiting[middle]!)) low = middle + 1;
    else high = middle;
  }
  waiting.splice(low, 0, candidate);
}

function isBefore(one: Path, other: Path): boolean {
  if (one.length !== other.length) return one.length < other.length;
  const at = one.edges.findIndex((edge, place) => edge !== other.edges[place]);
  return at >= 0 && one.edges[at]! < (other.edges[at] ?? -1);
}

class Branches {
  readonly #graph: Graph;
  readonly #target: number;
  readonly #lengths: Float64Array;
  readonly #ahead: Float64Array;
  readonly #heap: NodeHeap;
  readonly #behind: Float64Array;
  readonly #entries: Int32Array;
  readonly #before: Int32Array;
  /** 1: in reach, 2: settled, 3: barred. */
  readonly #states: Uint8Array;
  readonly #touched: number[] = [];

  constructor(graph: Graph, target: number, lengths: Float64Array) {
    const { nodeCount } = graph;
    this.#graph = graph;
    this.#target = target;
    this.#lengths = lengths;
    this.#ahead = lengthsTo(graph, target, lengths);
    this.#heap = new NodeHeap(nodeCount);
    this.#behind = new Float64Array(nodeCount);
    this.#entries = new Int32Array(nodeCount);
    this.#before = new Int32Array(nodeCount);
    this.#states = new Uint8Array(nodeCount);
  }

  /** The shortest path that begins with these nodes and edges and goes on by none of the barred edges. */
  from(nodes: readonly number[], edges: readonly number[], barred: readonly number[]): Path | undefined {
    const start = nodes[nodes.length - 1]!;
    for (const node of nodes) this.#mark(node, 3);
    let sum = 0;
    for (const edge of edges) sum += this.#lengths[edge]!;
    this.#behind[start] = sum;
    this.#relax(start, barred);
    let path: Path | undefined;
    while (this.#heap.size > 0) {
      const node = this.#heap.take();
      if (node === this.#target) {
        path = this.#trace(nodes, edges);
        break;
      }
      this.#states[node] = 2;
      this.#relax(node, []);
    }
    this.#heap.clear();
    for (const node of this.#touched) this.#states[node] = 0;
    this.#touched.length = 0;
    return path;
  }

  #mark(node: number, state: number): void {
    if (this.#states[node] === 0) this.#touched.push(node);
    this.#states[node] = state;
  }

  #relax(node: number, barred: readonly number[]): void {
    const { offsets, targets, arcEdges } = this.#graph;
    for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
      const other = targets[arc]!;
      const state = this.#states[other]!;
      const edge = arcEdges[arc]!;
      if (state >= 2 || this.#ahead[other] === Infinity || barred.includes(edge)) continue;
      const length = this.#behind[node]! + this.#lengths[edge]!;
      if (state === 1 && length >= this.#behind[other]!) continue;
      if (state === 0) this.#mark(other, 1);
      this.#behind[other] = length;
      this.#before[other] = node;
      this.#entries[other] = edge;
      this.#heap.put(other, length + this.#ahead[other]!);
    }
  }

  #trace(nodes: readonly number[], edges: readonly number[]): Path {
    const start = nodes[nodes.length - 1]!;
    const rest: number[] = [];
    const restEdges: number[] = [];
    for (let node = this.#target; node !== start; node = this.#before[node]!) {
      rest.push(node);
      restEdges.push(this.#entries[node]!);
    }
    return {
      nodes: [...nodes, ...rest.reverse()],
      edges: [...edges, ...restEdges.reverse()],
      length: this.#behind[this.#target]!,
    };
  }
}
