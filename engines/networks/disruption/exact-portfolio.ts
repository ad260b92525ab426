import type { CapabilityWorlds } from './capability-worlds.ts';
import { Programme } from './solver.ts';
import type { Solver } from './solver.ts';
import { STAGES } from './stages.ts';

export interface ExactOptions {
  readonly budget: number;
  /** The first worlds, over which the mean is taken. */
  readonly worlds: number;
  /** A portfolio to begin with. */
  readonly start?: readonly number[];
  /** Most portfolios that are tried; the bound says how far the result may be off. */
  readonly mostTries?: number;
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

/** Above so many nodes exact search is not tried. */
const MOST_NODES = 250;
const MOST_TRIES = 150;
const BRANCHES = 5000;
const LEVEL = 1e-6;

export function fitsExact({ network }: CapabilityWorlds): boolean {
  return network.nodes.length <= MOST_NODES;
}

/** A flow that was found: no portfolio takes more off it than what goes through its targets. */
interface Seen {
  readonly world: number;
  readonly stage: number;
  readonly flow: number;
  readonly losses: readonly (readonly [action: number, loss: number])[];
}

/**
 * The portfolio that leaves the least mean of launches over some worlds, when nobody is replaced. Each flow that is seen
 * bounds what any portfolio leaves; the programme picks the portfolio, and the stage at which each world is weakest, that
 * all flows seen so far allow to be best; its own flows are added; until the bound meets the best that was found (cuts after
 * Benders 1962). Each round tries a new portfolio or ends.
 */
export function exactPortfolio(
  solver: Solver,
  worlds: CapabilityWorlds,
  options: ExactOptions,
): ExactPortfolio {
  const { budget, mostTries = MOST_TRIES } = options;
  const seen: Seen[] = [];
  let best: readonly number[] = [];
  let least = look(worlds, [], options.worlds, seen);
  let bound = 0;
  const tryOut = (portfolio: readonly number[]): void => {
    const left = look(worlds, portfolio, options.worlds, seen);
    if (left < least - LEVEL || (left <= least && portfolio.length < best.length))
      [best, least] = [portfolio, left];
  };
  if (options.start) tryOut(options.start);
  for (let tries = 0; tries < mostTries && bound < least - LEVEL; tries++) {
    const next = master(solver, worlds, seen, options.worlds, budget);
    bound = Math.max(bound, next.bound);
    if (bound >= least - LEVEL) break;
    tryOut(next.portfolio);
  }
  return {
    portfolio: [...best].sort((a, b) => a - b),
    launches: least,
    bound: Math.min(bound, least),
    proven: bound >= least - LEVEL,
  };
}

/** Runs every stage of every world under a portfolio and keeps the flows. @returns mean of the weakest */
function look(worlds: CapabilityWorlds, portfolio: readonly number[], count: number, seen: Seen[]): number {
  let sum = 0;
  for (let world = 0; world < count; world++) {
    const done = portfolio.filter((action) => worlds.succeeds(world, action));
    let weakest = Infinity;
    for (const stage of worlds.seenIn(world)) {
      const flow = worlds.runStage(world, stage, done);
      weakest = Math.min(weakest, flow);
      if (flow === 0) continue;
      const losses: (readonly [number, number])[] = [];
      for (const action of worlds.actions.keys()) {
        if (!worlds.succeeds(world, action)) continue;
        const loss = Math.min(flow, worlds.mostLost(action, stage));
        if (loss > 0) losses.push([action, loss]);
      }
      seen.push({ world, stage, flow, losses });
    }
    sum += weakest === Infinity ? 0 : weakest;
  }
  return sum / count;
}

function master(
  solver: Solver,
  worlds: CapabilityWorlds,
  seen: readonly Seen[],
  count: number,
  budget: number,
): { portfolio: number[]; bound: number } {
  const programme = new Programme();
  const choices = worlds.actions.map(() => programme.choice());
  programme.row(
    -Infinity,
    budget,
    worlds.actions.map(({ cost }, action) => [choices[action]!, cost] as const),
  );
  const left = Array.from({ length: count }, () => programme.column(1 / count, 0, Infinity));
  // Which stage a world is weakest at: the bounds of that stage alone hold it up.
  const weakest = Array.from({ length: count }, (_, world) =>
    STAGES.map((_stage, stage) => (worlds.seenIn(world).includes(stage) ? programme.choice() : -1)),
  );
  for (const stages of weakest) {
    const known = stages.filter((column) => column >= 0);
    if (known.length > 0) {
      programme.row(
        1,
        1,
        known.map((column) => [column, 1] as const),
      );
    }
  }
  for (const { world, stage, flow, losses } of seen) {
    programme.row(0, Infinity, [
      [left[world]!, 1],
      [weakest[world]![stage]!, -flow],
      ...losses.map(([action, loss]) => [choices[action]!, loss] as const),
    ]);
  }
  const { solved, bound } = solver.minimise(programme, { mostNodes: BRANCHES });
  const portfolio = [...choices.keys()].filter((action) => (solved?.values[choices[action]!] ?? 0) > 0.5);
  return { portfolio, bound };
}
