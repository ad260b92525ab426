import { UndirectedGraph } from 'graphology';
import louvainOfPeer from 'graphology-communities-louvain';
import { connectedComponents } from 'graphology-components';
import { coreNumber as coreNumberOfPeer } from 'graphology-cores';
import pageRankOfPeer from 'graphology-metrics/centrality/pagerank.js';
import { singleSourceLength } from 'graphology-shortest-path/unweighted.js';
import { randomFrom } from './measure.ts';

export interface GraphologyResults {
  readonly seconds: Readonly<Record<string, number>>;
  /** By the name of a node. */
  readonly louvain: Readonly<Record<string, number>>;
  readonly pageRank: Readonly<Record<string, number>>;
  readonly pageRankByDefault: Readonly<Record<string, number>>;
}

const DAMPING = 0.85;

type Scores = Readonly<Record<string, number>>;
/** What these packages export, which their types do not say to a module. */
const louvain = louvainOfPeer as unknown as (graph: UndirectedGraph, options: object) => Scores;
const pagerank = pageRankOfPeer as unknown as (graph: UndirectedGraph, options: object) => Scores;
const coreNumber = coreNumberOfPeer as unknown as (graph: UndirectedGraph) => Scores;

/** The kernels that graphology has, once each. */
export function runGraphology(
  bytes: Uint8Array,
  sources: readonly number[],
  secondsOf: (work: () => unknown) => number,
): GraphologyResults {
  const seconds: Record<string, number> = {};
  const timed = <Result>(name: string, work: () => Result): Result => {
    let result: Result | undefined;
    seconds[name] = secondsOf(() => {
      result = work();
    });
    return result as Result;
  };
  const graph = timed('load', () => read(bytes));
  timed('components', () => connectedComponents(graph));
  // It stops where a step is shorter than nodes × tolerance; this tolerance makes that a proven error of 1e-10.
  const tolerance = (1e-10 * (1 - DAMPING)) / DAMPING / graph.order;
  const options = { maxIterations: 10_000, getEdgeWeight: null };
  const pageRank = timed('pagerank', () => pagerank(graph, { ...options, tolerance }));
  const pageRankByDefault = pagerank(graph, options);
  timed('coreness', () => coreNumber(graph));
  const groups = timed('louvain', () => louvain(graph, { rng: randomFrom(1), getEdgeWeight: null }));
  timed('bfs', () => {
    for (const source of sources) singleSourceLength(graph, source);
  });
  return { seconds, louvain: groups, pageRank, pageRankByDefault };
}

function read(bytes: Uint8Array): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    const [from, to] = line.split('\t');
    if (from !== undefined && to !== undefined) graph.mergeEdge(from, to);
  }
  return graph;
}
