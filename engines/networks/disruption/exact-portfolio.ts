import type { CapabilityWorlds } from './capability-worlds.ts';
import { Programme } from './solver.ts';
import type { Solver } from './solver.ts';
import { STAGES, stageNumber } from './stages.ts';

export interface ExactOptions {
  readonly budget: number;
  /** The first worlds, over which the mean is taken. */
  readonly worlds: number;
  /** A portfolio to begin with. */
  readonly start?: readonly number[];
  /** Most branches looked at; the bound says how far the result may be off. */
  readonly mostNodes?: number;
}

export interface ExactPortfolio {
  /** Ascending. */
  readonly portfolio: readonly number[];
  /** Mean launches a month that are left once all that succeed have taken effect and nobody is replaced. */
  readonly launches: number;
  /** No portfolio leaves fewer. */
  readonly bound: number;
  readonly proven: boolean;
}

/** One stage of one world takes this many columns and rows for a node and a link; above this many it is not tried. */
const MOST_COLUMNS = 60_000;

export function fitsExact({ network, seen }: CapabilityWorlds, worlds: number): boolean {
  return worlds * seen.length * (4 * network.nodes.length + network.links.length) <= MOST_COLUMNS;
}

/**
 * The portfolio that leaves the least mean of launches over some worlds, when nobody is replaced: least cuts as a programme
 * (Wood 1993), where each world chooses the stage it is cut at. Given the actions, the choice of stage and the cuts come out
 * whole by themselves, so that only actions are branched on.
 */
export function exactPortfolio(
  solver: Solver,
  worlds: CapabilityWorlds,
  options: ExactOptions,
): ExactPortfolio {
  const programme = new Programme();
  const choices = worlds.actions.map(() => programme.choice());
  programme.row(
    -Infinity,
    options.budget,
    worlds.actions.map(({ cost }, action) => [choices[action]!, cost] as const),
  );
  for (let world = 0; world < options.worlds; world++) {
    const stages = worlds.seen.map((stage) => ({ stage, share: programme.column(0, 0, 1) }));
    if (stages.length === 0) continue;
    programme.row(
      1,
      1,
      stages.map(({ share }) => [share, 1] as const),
    );
    for (const { stage, share } of stages)
      addCut(programme, worlds, world, stage, share, choices, options.worlds);
  }
  const start = options.start ?? [];
  const { solved, proven, bound } = solver.minimise(programme, {
    start: new Map(choices.map((column, action) => [column, start.includes(action) ? 1 : 0])),
    ...(options.mostNodes === undefined ? {} : { mostNodes: options.mostNodes }),
  });
  const portfolio = solved
    ? [...choices.keys()].filter((action) => solved.values[choices[action]!]! > 0.5)
    : [...start];
  let launches = 0;
  for (let world = 0; world < options.worlds; world++) {
    const flows = worlds.stageFlows(
      world,
      portfolio.filter((action) => worlds.succeeds(world, action)),
    );
    launches += worlds.seen.length === 0 ? 0 : Math.min(...flows);
  }
  return {
    portfolio,
    launches: launches / options.worlds,
    bound: Math.max(0, Math.min(bound, launches / options.worlds)),
    proven,
  };
}

/** A cut of one stage in one world, as high as the share of that stage. */
function addCut(
  programme: Programme,
  worlds: CapabilityWorlds,
  world: number,
  stage: number,
  share: number,
  choices: readonly number[],
  count: number,
): void {
  const { nodes, links } = worlds.network;
  const launch = stageNumber('launch');
  const anybody = !worlds.seen.includes(launch);
  const hits: number[][] = nodes.map(() => []);
  for (const [action, { target }] of worlds.actions.entries()) {
    if (worlds.succeeds(world, action)) hits[target]!.push(action);
  }
  const carries = carriersOf(worlds, world, stage);
  // Height of each entry and exit above the source.
  const entries = nodes.map((_, node) => (carries[node] === 1 ? programme.column(0, 0, 1) : -1));
  const exits = nodes.map((_, node) => (carries[node] === 1 ? programme.column(0, 0, 1) : -1));
  /** `high − low ≤ what is cut + what actions take`. */
  const climb = (
    high: readonly (readonly [number, number])[],
    capacity: number,
    taken: readonly number[],
  ): void => {
    const row = [...high, ...taken.map((action) => [choices[action]!, -1] as const)];
    if (capacity < Infinity) row.push([programme.column(capacity / count, 0, 1), -1]);
    programme.row(-Infinity, 0, row);
  };
  for (const [node, { capacity, throughput }] of nodes.entries()) {
    if (carries[node] !== 1) continue;
    const own = hits[node]!;
    const takenAt = (at: number): number[] => own.filter((action) => worlds.takes(action, at));
    if (capacity[stage]! > 0) climb([[entries[node]!, 1]], capacity[stage]!, takenAt(stage));
    climb(
      [
        [exits[node]!, 1],
        [entries[node]!, -1],
      ],
      throughput,
      own.filter((action) => worlds.takes(action, 'whole')),
    );
    const launches = anybody ? Infinity : capacity[launch]!;
    if (launches > 0) {
      climb(
        [
          [share, 1],
          [exits[node]!, -1],
        ],
        launches,
        takenAt(launch),
      );
    }
  }
  for (const [link, { from, to }] of links.entries()) {
    if (!worlds.exists(world, link) || carries[from] !== 1 || carries[to] !== 1) continue;
    climb(
      [
        [entries[to]!, 1],
        [exits[from]!, -1],
      ],
      Infinity,
      [],
    );
    climb(
      [
        [entries[from]!, 1],
        [exits[to]!, -1],
      ],
      Infinity,
      [],
    );
  }
}

/** Nodes of parts of the network in which somebody has the stage's capacity and somebody launches. */
function carriersOf(worlds: CapabilityWorlds, world: number, stage: number): Uint8Array {
  const { nodes, links } = worlds.network;
  const launch = STAGES.length - 1;
  const anybody = !worlds.seen.includes(launch);
  const names = Int32Array.from(nodes.keys());
  const rootOf = (node: number): number => {
    let root = node;
    while (names[root] !== root) root = names[root] = names[names[root]!]!;
    return root;
  };
  for (const [link, { from, to }] of links.entries()) {
    if (worlds.exists(world, link)) names[rootOf(from)] = rootOf(to);
  }
  const supplies = new Uint8Array(nodes.length);
  const launches = new Uint8Array(nodes.length);
  for (const [node, { capacity }] of nodes.entries()) {
    if (capacity[stage]! > 0) supplies[rootOf(node)] = 1;
    if (anybody || capacity[launch]! > 0) launches[rootOf(node)] = 1;
  }
  return Uint8Array.from(nodes, (_, node) => supplies[rootOf(node)]! & launches[rootOf(node)]!);
}
