/**
 * Where to strike: published interdiction optima, the Montagna meetings, the networks of the dismantling review, and made-up
 * typed networks, next to the methods that are used for it, in one run. Figures in processor seconds. Public networks from
 * FORELAND_DATA (../shared/data); parts without data say so and are passed over.
 *
 *   node bench/networks-disruption.ts [--only interdiction|montagna|dismantling|capability] [--networks 20] [--seed 1]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildGraph, readEdgeList } from '@foreland/networks';
import type { Graph } from '@foreland/networks';
import {
  assessPortfolios,
  CapabilityWorlds,
  dismantle,
  exactPortfolio,
  interdict,
  Launches,
  reinsert,
  RemovalCurves,
  ROLE_CAPACITY,
  selectPortfolios,
  smallestRemainder,
  Solver,
  STAGES,
} from '@foreland/networks/disruption';
import type { Action, CapabilityNetwork } from '@foreland/networks/disruption';
import type { Role } from '@foreland/networks/roles';
import { loadOfMachine, printTable } from './measure.ts';
import { minSum } from './networks/min-sum.ts';
import {
  beliefPropagation,
  collectiveInfluence,
  coreHighDegree,
  spectralDismantling,
} from './networks/dismantling-peers.ts';
import { readNumberedEdges } from './networks/edge-files.ts';
import { readPublishedOptima, readTraffickingNetwork } from './networks/trafficking-interdiction.ts';
import { launchesInAYear, pictureOf, typedNetwork } from './networks/typed-networks.ts';
import type { Picture, TypedNetworkOptions, TypedPerson } from './networks/typed-networks.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    networks: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const SEED = Number(values.seed);
const DATA = join(process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../shared/data'), 'networks');
const BUDGET = 6;
const ENSEMBLE = 20;

function secondsNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function part(
  name: string,
  folder: string | undefined,
  work: () => Promise<void> | void,
): Promise<void> {
  if (values.only !== undefined && values.only !== name) return;
  console.log(`\n${name}`);
  if (folder !== undefined && !existsSync(folder)) {
    console.log(`passed over: no ${folder}; set FORELAND_DATA`);
    return;
  }
  await work();
}

const trafficking = join(DATA, 'trafficking-interdiction');
await part('interdiction', trafficking, async () => {
  const start = secondsNow();
  const solver = await Solver.load();
  const published = readPublishedOptima(trafficking);
  const networks = new Map(
    published.map(({ network }) => [network, readTraffickingNetwork(trafficking, network)]),
  );
  const hit = published.filter(({ network, budget, optimum }) => {
    const { flow } = interdict(solver, { ...networks.get(network)!, budget });
    return Math.abs(flow - optimum) < 1e-6;
  }).length;
  solver.dispose();
  printTable([
    ['published optima', 'found', 'target', 'CPU s', 'target', 'Gurobi, as published'],
    [`${published.length}`, `${hit}`, '210', (secondsNow() - start).toFixed(2), '5', '5.5'],
  ]);
});

await part('montagna', join(DATA, 'montagna'), () => {
  const bytes = new Uint8Array(readFileSync(join(DATA, 'montagna', 'meetings.csv')));
  const { graph } = readEdgeList(bytes, { weighted: true, selfLoops: 'drop' });
  const anchors: readonly (readonly [number, number, number])[] = [
    [3, 61, 52],
    [4, 46, 42],
    [5, 39, 36],
    [7, 30, 25],
  ];
  printTable([
    ['removed', 'largest component', 'target', 'published, best of its methods', 'CPU s'],
    ...anchors.map(([count, anchor, target]) => {
      const start = secondsNow();
      const { largest } = smallestRemainder(graph, count, { seed: SEED });
      return [`${count}`, `${largest}`, `${target}`, `${anchor}`, (secondsNow() - start).toFixed(2)];
    }),
  ]);
});

const DISMANTLED = [
  'corruption',
  'dimacs10-celegansneural',
  'eu-powergrid',
  'inf-USAir97',
  'moreno_crime_projected',
  'petster-hamster',
];
type Figures = readonly [area: number, removals: number];
type Order = ArrayLike<number>;

/** The peers of the target, then what is of their kind. An ensemble is many runs, of which the best counts in each figure. */
const NAMED = ['CI', 'CoreHD', 'MinSum', 'GND', 'EGND'] as const;
const PEERS = [...NAMED, 'BPD'] as const;

function ordersOfPeers(graph: Graph, threshold: number): Record<(typeof PEERS)[number], Order[]> {
  const ensemble = Array.from({ length: ENSEMBLE }, (_, run) =>
    spectralDismantling(graph, threshold, SEED + run),
  );
  return {
    CI: [collectiveInfluence(graph, threshold)],
    CoreHD: [coreHighDegree(graph, threshold, SEED)],
    MinSum: [minSum(graph, threshold, SEED)],
    GND: ensemble.slice(0, 1),
    EGND: ensemble,
    BPD: [beliefPropagation(graph, threshold, SEED)],
  };
}

const bestOf = (all: readonly Figures[]): Figures => [
  Math.min(...all.map(([area]) => area)),
  Math.min(...all.map(([, removals]) => removals)),
];
const figuresText = ([area, removals]: Figures): string => `${area.toFixed(1)} / ${removals}`;

await part('dismantling', join(DATA, 'dismantling'), () => {
  const header = ['area / removals', ...PEERS, 'Foreland', 'CPU s'];
  const alone: string[][] = [header];
  const followed: string[][] = [['with reinsertion', ...PEERS, 'Foreland', '']];
  // Of each network, ours to the best of each field of peers.
  const ratios: { readonly network: string; readonly fields: readonly Figures[] }[] = [];
  for (const network of DISMANTLED) {
    const graph = readNumberedEdges(join(DATA, 'dismantling', `${network}.txt`));
    const threshold = Math.ceil(0.1 * graph.nodeCount);
    const curves = new RemovalCurves(graph);
    const figures = (order: Order): Figures => {
      const { area, removals } = curves.of(order, threshold);
      return [area, removals];
    };
    const orders = ordersOfPeers(graph, threshold);
    const plain = PEERS.map((peer) => bestOf(orders[peer].map(figures)));
    const reinserted = PEERS.map((peer) =>
      bestOf(orders[peer].map((order) => figures(reinsert(graph, order, threshold)))),
    );
    const start = secondsNow();
    const { area, order } = dismantle(graph, { seed: SEED });
    const seconds = secondsNow() - start;
    const own: Figures = [area, order.length];
    alone.push([network, ...plain.map(figuresText), figuresText(own), seconds.toFixed(1)]);
    followed.push([network, ...reinserted.map(figuresText), figuresText(own), '']);
    const named = NAMED.length;
    const fields = [plain.slice(0, named), plain, reinserted.slice(0, named), reinserted].map(bestOf);
    ratios.push({ network, fields: fields.map((best) => [own[0] / best[0], own[1] / best[1]] as const) });
  }
  const geometric = (field: number, figure: 0 | 1): number =>
    Math.exp(ratios.reduce((sum, { fields }) => sum + Math.log(fields[field]![figure]), 0) / ratios.length);
  const ratioText = ([area, removals]: Figures): string => `${area.toFixed(2)} / ${removals.toFixed(2)}`;
  printTable(alone);
  console.log('');
  printTable(followed);
  console.log('');
  printTable([
    ['Foreland to the best', 'of the five', 'and BPD', 'of the five + reinsertion', 'and BPD'],
    ...ratios.map(({ network, fields }) => [network, ...fields.map(ratioText)]),
    ['geometric mean', ...[0, 1, 2, 3].map((at) => ratioText([geometric(at, 0), geometric(at, 1)]))],
    ['target', '0.72 / 0.88', '', '', ''],
  ]);
  console.log(
    `The five: ${NAMED.join(', ')} (the best of ${ENSEMBLE} runs of GND), until the largest component has a tenth of the nodes at most.`,
  );
});

/** What the engine takes each task of the made-up networks for. */
const ROLE_OF: Readonly<Partial<Record<TypedPerson['task'], Role>>> = {
  'finds people': 'recruiter',
  'holds money': 'finance',
  'sells boats': 'supply',
  drives: 'transport',
  hosts: 'lodging',
  'pushes off': 'launch',
  'heads a cell': 'organiser',
};

function capabilityOf({ tasks, ties }: Picture): CapabilityNetwork {
  const capacityOf = (task: TypedPerson['task']): number[] => {
    const role = ROLE_OF[task];
    return STAGES.map((stage) => (role === undefined ? 0 : (ROLE_CAPACITY[role][stage] ?? 0)));
  };
  // Of whom nothing is known, as of those of whom something is.
  const known = tasks.filter((task) => task !== undefined);
  const usual = [...Map.groupBy(known, (task) => task)].map(([task, all]) => ({
    probability: all.length / known.length,
    capacity: capacityOf(task),
  }));
  return {
    nodes: tasks.map((task) =>
      task === undefined
        ? { capacity: STAGES.map(() => 0), parts: usual, throughput: Infinity }
        : { capacity: capacityOf(task), throughput: Infinity },
    ),
    links: ties.map(({ ends: [from, to], likelihood }) => ({ from, to, probability: likelihood })),
  };
}

/** Nobody is arrested of whom nothing is known. */
const arrests = ({ tasks }: Picture): Action[] =>
  [...tasks.keys()]
    .filter((person) => tasks[person] !== undefined && tasks[person] !== 'acquaintance')
    .map((target) => ({
      id: `arrest ${target}`,
      kind: 'arrest',
      target,
      legalBasis: 'arrest',
      cost: 1,
      success: { alpha: 9, beta: 1 },
      delayDays: 0,
    }));

/** Again and again, whoever leaves the smallest largest component. */
function byLargestComponent(picture: Picture, count: number): number[] {
  const graph = buildGraph({
    nodeCount: picture.tasks.length,
    from: picture.ties.map(({ ends }) => ends[0]),
    to: picture.ties.map(({ ends }) => ends[1]),
    selfLoops: 'drop',
  });
  const curves = new RemovalCurves(graph);
  const chosen: number[] = [];
  while (chosen.length < count) {
    let best = -1;
    let least = Infinity;
    for (const node of picture.tasks.keys()) {
      if (chosen.includes(node)) continue;
      const { sizes } = curves.of([...chosen, node], 0);
      if (sizes[chosen.length]! < least) [best, least] = [node, sizes[chosen.length]!];
    }
    chosen.push(best);
  }
  return chosen;
}

interface Drops {
  readonly people: number;
  readonly own: number;
  readonly component: number;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Launches in a made-up year that are prevented by six arrests that succeed, as each method chooses them from the picture. */
function dropsOf(seed: number, size: TypedNetworkOptions): Drops {
  const truth = typedNetwork(seed, size);
  const picture = pictureOf(truth, seed);
  const worlds = new CapabilityWorlds(capabilityOf(picture), arrests(picture), {
    worlds: 32,
    seed,
  });
  const [chosen = []] = selectPortfolios(new Launches(worlds), {
    budget: BUDGET,
    replacements: ['none'],
    worlds: 32,
  });
  const portfolio = chosen.map((action) => worlds.actions[action]!.target);
  const launchesWithout = (gone: readonly number[]): number =>
    [1, 2, 3, 4, 5].reduce((sum, run) => sum + launchesInAYear(truth, new Set(gone), 1000 * seed + run), 0);
  const before = Math.max(1, launchesWithout([]));
  return {
    people: truth.people.length,
    own: 1 - launchesWithout(portfolio) / before,
    component: 1 - launchesWithout(byLargestComponent(picture, BUDGET)) / before,
  };
}

await part('capability', undefined, async () => {
  const count = Number(values.networks);
  const rows: string[][] = [
    [
      'capability drop, budget 6',
      'networks',
      'people',
      'Foreland',
      'least',
      'target',
      'largest component, greedy',
      'CPU s',
    ],
  ];
  // In the larger ones more than six people hold money, and sell boats, so that no six can stop everything.
  for (const size of [
    { cells: 4, acquaintances: 40 },
    { cells: 10, acquaintances: 100 },
  ]) {
    const start = secondsNow();
    const all = Array.from({ length: count }, (_, at) => dropsOf(SEED + at, size));
    const mean = (of: (drop: Drops) => number): number =>
      all.reduce((sum, drop) => sum + of(drop), 0) / count;
    rows.push([
      `${size.cells} cells, seeds ${SEED} to ${SEED + count - 1}`,
      `${count}`,
      mean(({ people }) => people).toFixed(0),
      percent(mean(({ own }) => own)),
      percent(Math.min(...all.map(({ own }) => own))),
      '85 %',
      percent(mean(({ component }) => component)),
      (secondsNow() - start).toFixed(1),
    ]);
  }
  printTable(rows);

  const solver = await Solver.load();
  const gaps: number[] = [];
  let proven = 0;
  const exactStart = secondsNow();
  const small = Math.min(count, 10);
  for (let at = 0; at < small; at++) {
    const seed = SEED + at;
    const picture = pictureOf(typedNetwork(seed, { cells: 5, acquaintances: 10 }), seed);
    const worlds = new CapabilityWorlds(capabilityOf(picture), arrests(picture), { worlds: 4, seed });
    const launches = new Launches(worlds);
    const [portfolio = []] = selectPortfolios(launches, { budget: 3, replacements: ['none'], worlds: 4 });
    const before = launches.mean([], ['none']);
    const own = launches.mean(portfolio, ['none']);
    const exact = exactPortfolio(solver, worlds, { budget: 3, worlds: 4 });
    if (exact.proven) proven++;
    gaps.push(before === exact.bound ? 0 : (own - exact.bound) / (before - exact.bound));
  }
  solver.dispose();
  printTable([
    ['gap of greedy and exchanges to exact', 'mean', 'largest', 'target', 'proven', 'CPU s'],
    [
      `${small} networks of 5 cells, budget 3, 4 worlds`,
      `${((100 * gaps.reduce((sum, gap) => sum + gap, 0)) / gaps.length).toFixed(2)} %`,
      `${(100 * Math.max(...gaps)).toFixed(2)} %`,
      '5 %',
      `${proven} of ${small}`,
      (secondsNow() - exactStart).toFixed(1),
    ],
  ]);

  const truth = typedNetwork(SEED, { cells: 4, acquaintances: 40 });
  const picture = pictureOf(truth, SEED);
  const assessStart = secondsNow();
  const launches = new Launches(
    new CapabilityWorlds(capabilityOf(picture), arrests(picture), { worlds: 200, seed: SEED }),
  );
  const found = selectPortfolios(launches, {
    budget: BUDGET,
    replacements: ['none', 'fast', 'slow'],
    worlds: 24,
  }).slice(0, 6);
  const assessment = assessPortfolios(launches, found);
  printTable([
    ['portfolio, seed 1', 'drop none', 'fast', 'slow', 'P(best)', 'regret'],
    ...assessment.portfolios.map(({ portfolio, outcomes, best }) => [
      portfolio.join(' '),
      ...outcomes.map(({ drop }) => `${(100 * drop).toFixed(0)} %`),
      best.toFixed(2),
      (outcomes.reduce((sum, { regret }) => sum + regret, 0) / outcomes.length).toFixed(2),
    ]),
  ]);
  console.log(
    `assessed in ${(secondsNow() - assessStart).toFixed(1)} CPU s; ${assessment.flips.length} things would change the order`,
  );
});

console.log(`\n${loadOfMachine()}`);
