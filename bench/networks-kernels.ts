/**
 * How fast the kernels of the network engine are, next to graphology, and to igraph where FORELAND_PYTHON (or python3)
 * has it; all on the same made-up network in one run, in turn. The network has the size of com-DBLP (317,080 nodes and
 * 1,049,866 edges) and heavy-tailed degrees and groups; it is not com-DBLP, so that modularities are to be compared
 * within the run alone. Figures are processor seconds (user and system, all threads of the process): of Foreland the
 * first run, in which code is still being compiled, and the least of five; of igraph the least of three (Louvain one), in
 * a process of its own; of graphology one run.
 *
 *   node bench/networks-kernels.ts [--edges 1049866] [--seed 1] [--without-graphology]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import {
  adjustedRandIndex,
  betweenness,
  BreadthFirst,
  components,
  componentsInWorldsOn,
  coreness,
  leiden,
  louvain,
  pageRank,
  quality,
  Random,
  readEdgeList,
  reachInWorldsOn,
} from '@foreland/networks';
import type { Graph, NetworkThreads, NodeNames } from '@foreland/networks';
import { loadOfMachine, printTable } from './measure.ts';
import { runGraphology } from './networks-graphology.ts';
import type { GraphologyResults } from './networks-graphology.ts';
import { edgeListText, plantedNetwork } from './networks-graph.ts';
import { runIgraph } from './networks-igraph.ts';

const { values } = parseArgs({
  options: {
    edges: { type: 'string', default: '1049866' },
    seed: { type: 'string', default: '1' },
    'without-graphology': { type: 'boolean', default: false },
  },
});
const EDGES = Number(values.edges);
const SEED = Number(values.seed);
const NODES = Math.max(10, Math.round((EDGES * 317_080) / 1_049_866));
const ROUNDS = 5;
const PEER_ROUNDS = 3;
const SOURCES = 20;
const WORLDS = 1000;

interface Timing {
  readonly first: number;
  readonly least: number;
}

function secondsOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function measure<Result>(work: () => Result): Timing & { readonly result: Result } {
  let result: Result | undefined;
  const all = Array.from({ length: ROUNDS }, () =>
    secondsOf(() => {
      result = work();
    }),
  );
  return { first: all[0] ?? Number.NaN, least: Math.min(...all), result: result as Result };
}

/** Groups by the numbers in the file, as groups of our nodes. */
function byName(names: NodeNames, groupOf: (name: number) => number): Int32Array {
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: names.count }, (_, node) => {
    const group = groupOf(Number(names.nameOf(node)));
    const known = numbers.get(group) ?? numbers.size;
    numbers.set(group, known);
    return known;
  });
}

async function worlds(graph: Graph): Promise<{ reach: number; components: number; cpu: number }> {
  const worker = new Worker(new URL('./networks-thread.ts', import.meta.url));
  const waiting: ((answer: unknown) => void)[] = [];
  worker.on('message', (answer) => waiting.shift()?.(answer));
  const threads: NetworkThreads = {
    count: 1,
    run: (_, task) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        worker.postMessage(task);
      }),
  };
  const random = new Random(SEED);
  const probabilities = Float64Array.from({ length: graph.edgeCount }, () => 0.1 + 0.9 * random.next());
  const input = { graph, probabilities, worlds: WORLDS, seed: SEED };
  let hub = 0;
  for (let node = 1; node < graph.nodeCount; node++)
    if (graph.degreeOf(node) > graph.degreeOf(hub)) hub = node;
  const before = process.cpuUsage();
  const start = performance.now();
  const reach = await reachInWorldsOn(threads, { ...input, sources: [hub] });
  const reached = performance.now();
  const { user, system } = process.cpuUsage(before);
  const found = await componentsInWorldsOn(threads, input);
  const end = performance.now();
  await worker.terminate();
  const mean = reach.reached.reduce((sum, each) => sum + each, 0) / WORLDS;
  const largest = found.largest.reduce((sum, each) => sum + each, 0) / WORLDS;
  console.log(
    `${WORLDS} possible worlds, probabilities from 0.1 to 1: on average ${mean.toFixed(0)} nodes are connected to the one of most links, and the largest component has ${largest.toFixed(0)}`,
  );
  return { reach: (reached - start) / 1000, components: (end - reached) / 1000, cpu: (user + system) / 1e6 };
}

const folder = mkdtempSync(join(tmpdir(), 'foreland-networks-'));
try {
  const file = join(folder, 'edges.txt');
  const network = plantedNetwork({ nodeCount: NODES, edgeCount: EDGES, seed: SEED });
  // igraph's reader takes neither comments nor names.
  writeFileSync(file, edgeListText(network));
  const bytes = new Uint8Array(readFileSync(file));

  const load = measure(() => readEdgeList(bytes));
  const { graph, names } = load.result;
  console.log(
    `network kernels, made-up network of ${graph.nodeCount.toLocaleString('en')} nodes and ${graph.edgeCount.toLocaleString('en')} edges, seed ${SEED}; processor seconds; ${loadOfMachine()}`,
  );
  const nodes = Array.from({ length: SOURCES }, (_, at) => Math.floor((at * graph.nodeCount) / SOURCES));
  const numbers = nodes.map((node) => Number(names.nameOf(node)));
  const search = new BreadthFirst(graph.nodeCount);
  const ours = {
    load,
    components: measure(() => components(graph)),
    pagerank: measure(() => pageRank(graph)),
    coreness: measure(() => coreness(graph)),
    louvain: measure(() => louvain(graph)),
    leiden: measure(() => leiden(graph)),
    bfs: measure(() => {
      for (const node of nodes) search.search(graph, [node]);
    }),
    brandes: measure(() => betweenness(graph, { sources: nodes })),
  };
  const igraph = runIgraph(file, PEER_ROUNDS, numbers);
  if ('absent' in igraph) console.log(igraph.absent);
  const graphology: GraphologyResults | undefined = values['without-graphology']
    ? undefined
    : runGraphology(bytes, numbers, secondsOf);

  const q = (labels: Int32Array): string => quality(graph, labels).toFixed(5);
  const igraphResults = 'results' in igraph ? igraph.results : undefined;
  const igraphSeconds = igraphResults?.seconds ?? {};
  const peers = graphology?.seconds ?? {};
  const TARGETS: readonly (readonly [keyof typeof ours, string, number])[] = [
    ['load', 'load', 0.12],
    ['components', 'connected components', 0.02],
    ['pagerank', 'PageRank, sum of errors ≤ 1e-10', 1.2],
    ['coreness', 'k-core', 0.12],
    ['louvain', 'Louvain', 1.1],
    ['leiden', 'Leiden, 2 iterations', 2.6],
    ['bfs', `BFS × ${SOURCES}`, 0.9],
    ['brandes', `Brandes × ${SOURCES}`, 2.8],
  ];
  const ratio = (peer: number | undefined, own: number): string =>
    peer === undefined ? '–' : `${(peer / own).toFixed(1)} ×`;
  const shown = (seconds: number | undefined): string => seconds?.toFixed(3) ?? '–';
  console.log();
  printTable([
    [
      'kernel',
      'target',
      'Foreland',
      'first run',
      'graphology',
      'ratio',
      igraphResults && 'version' in igraph ? `igraph ${igraph.version}` : 'igraph',
      'ratio',
    ],
    ...TARGETS.map(([key, title, target]) => {
      const { first, least } = ours[key];
      return [
        title,
        target.toFixed(2),
        least.toFixed(3),
        first.toFixed(3),
        shown(peers[key]),
        ratio(peers[key], least),
        shown(igraphSeconds[key]),
        ratio(igraphSeconds[key], least),
      ];
    }),
  ]);
  console.log();
  const planted = Int32Array.from(
    { length: names.count },
    (_, node) => network.groups[Number(names.nameOf(node))] ?? 0,
  );
  const rows: (readonly [string, Int32Array])[] = [
    ['Foreland, Louvain', ours.louvain.result.labels],
    ['Foreland, Leiden', ours.leiden.result.labels],
  ];
  if (graphology) rows.push(['graphology, Louvain', byName(names, (name) => graphology.louvain[name] ?? -1)]);
  if (igraphResults) {
    rows.push(['igraph, Louvain', byName(names, (name) => igraphResults.louvain[name] ?? -1)]);
    rows.push(['igraph, Leiden', byName(names, (name) => igraphResults.leiden[name] ?? -1)]);
  }
  printTable([
    ['groups', 'modularity', 'number', 'ARI with what was planted'],
    ...rows.map(([title, labels]) => [
      title,
      q(labels),
      String(new Set(labels).size),
      adjustedRandIndex(labels, planted).toFixed(3),
    ]),
  ]);
  console.log();
  const { scores, error } = ours.pagerank.result;
  const off = (other: (name: number) => number): string =>
    scores
      .reduce((sum, each, node) => sum + Math.abs(each - other(Number(names.nameOf(node)))), 0)
      .toExponential(1);
  console.log(
    `PageRank: proven error ${error.toExponential(1)}; ${ours.pagerank.result.iterations} passes over the edges`,
  );
  if (igraphResults)
    console.log(`  to igraph, sum of differences ${off((name) => igraphResults.pageRank[name] ?? 0)}`);
  if (graphology) {
    console.log(
      `  to graphology with a tolerance for 1e-10, ${off((name) => graphology.pageRank[name] ?? 0)}`,
    );
    console.log(
      `  to graphology as it is by default, ${off((name) => graphology.pageRankByDefault[name] ?? 0)}`,
    );
  }
  const { reach, components: found, cpu } = await worlds(graph);
  console.log(
    `  reachability ${reach.toFixed(2)} s on two threads (target 9), ${cpu.toFixed(2)} processor seconds; all components ${found.toFixed(2)} s`,
  );
  console.log(loadOfMachine());
} finally {
  rmSync(folder, { recursive: true });
}
