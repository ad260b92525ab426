import type { CapabilityWorlds } from './capability-worlds.ts';
import type { Launches } from './launches.ts';
import type { Replacement } from './replacement.ts';

export interface SelectOptions {
  readonly budget: number;
  readonly replacements: readonly Replacement[];
  /** Worlds that the search looks at: the first of them. */
  readonly worlds: number;
}

/** Actions that exchanges try for each place. */
const SHORTLIST = 24;
const ROUNDS = 4;

/**
 * Portfolios within the budget that leave few launches, the best first, without doubles. Since the weakest stage decides, one
 * search goes for each stage alone: greedily, by what an action takes off the flow (for each unit of cost, too), lazily, as
 * no action takes more than what goes through its target. The best of them are made better by exchanges on the objective
 * itself. The objective is not submodular (two brokers beside each other only count together), so that no share of the best
 * is promised; `exactPortfolio` measures the gap on small networks.
 */
export function selectPortfolios(launches: Launches, options: SelectOptions): number[][] {
  const { worlds } = launches;
  const found = new Map<string, number[]>();
  const keep = (portfolio: readonly number[]): void => {
    const sorted = [...portfolio].sort((a, b) => a - b);
    found.set(sorted.join(), sorted);
  };
  const worth = new Float64Array(worlds.actions.length);
  // Where everything costs the same, cost changes no order.
  const ways = new Set(worlds.actions.map(({ cost }) => cost)).size > 1 ? [false, true] : [false];
  for (const stage of worlds.seen) {
    for (const byCost of ways) keep(greedy(worlds, stage, options, byCost, worth));
  }
  const objective: Objective = (portfolio, enough) =>
    launches.mean(portfolio, options.replacements, options.worlds, enough);
  const ranked = [...found.values()]
    .map((portfolio) => ({ portfolio, left: objective(portfolio) }))
    .sort((a, b) => a.left - b.left);
  const shortlist = [...worth.keys()]
    .filter((action) => worth[action]! > 0)
    .sort((a, b) => worth[b]! - worth[a]! || a - b)
    .slice(0, SHORTLIST);
  for (const { portfolio } of ranked.slice(0, 2))
    keep(exchange(worlds, portfolio, shortlist, objective, options.budget));
  return [...found.values()]
    .map((portfolio) => ({ portfolio, left: objective(portfolio) }))
    .sort((a, b) => a.left - b.left || a.portfolio.length - b.portfolio.length)
    .map(({ portfolio }) => portfolio);
}

function costOf(worlds: CapabilityWorlds, portfolio: readonly number[]): number {
  return portfolio.reduce((sum, action) => sum + worlds.actions[action]!.cost, 0);
}

/** @param worth the most that each action was seen to be worth, raised here */
function greedy(
  worlds: CapabilityWorlds,
  stage: number,
  options: SelectOptions,
  byCost: boolean,
  worth: Float64Array,
): number[] {
  const chosen: number[] = [];
  const targets = new Set<number>();
  let left = options.budget;
  for (;;) {
    const open = [...worlds.actions.keys()].filter(
      (action) =>
        worlds.actions[action]!.cost <= left &&
        !targets.has(worlds.actions[action]!.target) &&
        (worlds.takes(action, stage) || worlds.takes(action, 'whole')),
    );
    if (open.length === 0) return chosen;
    const most = mostTaken(worlds, stage, chosen, open, options.worlds);
    const rate = (action: number, taken: number): number =>
      byCost ? taken / worlds.actions[action]!.cost : taken;
    for (const action of open) worth[action] = Math.max(worth[action]!, rate(action, most.bounds[action]!));
    open.sort((a, b) => rate(b, most.bounds[b]!) - rate(a, most.bounds[a]!) || a - b);
    let best: number | undefined;
    let bestRate = 0;
    for (const action of open) {
      const bound = rate(action, most.bounds[action]!);
      if (bound <= 0 || (best !== undefined && 1.01 * bound <= bestRate)) break;
      let taken = 0;
      // What the worlds that are still to be looked at could add at most.
      let rest = most.bounds[action]!;
      for (let world = 0; world < options.worlds; world++) {
        if (!worlds.succeeds(world, action) || !(most.flows[world]! > 0)) continue;
        const done = [...chosen, action].filter((each) => worlds.succeeds(world, each));
        taken += most.flows[world]! - worlds.runStage(world, stage, done);
        rest -= most.perWorld[world * worlds.actions.length + action]!;
        if (best !== undefined && rate(action, taken + Math.max(0, rest)) + 0.01 * bound <= bestRate) break;
      }
      // What goes through a target that others could stand in for still counts a little: together they may matter.
      const value = rate(action, taken) + 0.01 * bound;
      if (best === undefined || value > bestRate) [best, bestRate] = [action, value];
    }
    if (best === undefined) return chosen;
    chosen.push(best);
    targets.add(worlds.actions[best]!.target);
    left -= worlds.actions[best]!.cost;
  }
}

/** What the stage can do in each world, and the most that each action could take off it over all worlds. */
function mostTaken(
  worlds: CapabilityWorlds,
  stage: number,
  chosen: readonly number[],
  open: readonly number[],
  count: number,
): { flows: Float64Array; bounds: Float64Array; perWorld: Float64Array } {
  const flows = new Float64Array(count);
  const bounds = new Float64Array(worlds.actions.length);
  const perWorld = new Float64Array(count * worlds.actions.length);
  for (let world = 0; world < count; world++) {
    const done = chosen.filter((each) => worlds.succeeds(world, each));
    flows[world] = worlds.runStage(world, stage, done);
    for (const action of open) {
      if (!worlds.succeeds(world, action)) continue;
      const most = worlds.mostLost(action, stage);
      perWorld[world * worlds.actions.length + action] = most;
      bounds[action]! += most;
    }
  }
  return { flows, bounds, perWorld };
}

/** Launches that a portfolio leaves; infinite where they are above what is enough to know. */
type Objective = (portfolio: readonly number[], enough?: number) => number;

/** Puts the best action of the shortlist in the place of each, or beside them, until none helps. */
function exchange(
  worlds: CapabilityWorlds,
  start: readonly number[],
  shortlist: readonly number[],
  objective: Objective,
  budget: number,
): number[] {
  let best = [...start].sort((a, b) => a - b);
  let left = objective(best);
  for (let round = 0; round < ROUNDS; round++) {
    const before = best;
    for (const gone of [undefined, ...before]) {
      const kept = best.filter((action) => action !== gone);
      for (const action of shortlist) {
        if (kept.includes(action) || action === gone) continue;
        const next = [...kept, action].sort((a, b) => a - b);
        if (costOf(worlds, next) > budget) continue;
        const value = objective(next, left);
        if (value < left - 1e-9) [best, left] = [next, value];
      }
    }
    if (best === before) break;
  }
  return best;
}
