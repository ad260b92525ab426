import type { Action } from './actions.ts';
import { assessPortfolios } from './assess.ts';
import type { Assessment } from './assess.ts';
import type { CapabilityNetwork } from './capability-network.ts';
import { CapabilityWorlds } from './capability-worlds.ts';
import { exactPortfolio, fitsExact } from './exact-portfolio.ts';
import { Launches } from './launches.ts';
import { neededOf } from './needed.ts';
import { REPLACEMENTS } from './replacement.ts';
import { selectPortfolios } from './select.ts';
import type { Solver } from './solver.ts';
import { STAGES } from './stages.ts';
import type { Stage } from './stages.ts';

/** All that a ranking depends on, as plain data: another thread may be asked it. */
export interface RankQuestion {
  readonly capability: CapabilityNetwork;
  /** Aimed at nodes of the capability. */
  readonly actions: readonly Action[];
  readonly budget: number;
  readonly worlds: number;
  readonly seed: number;
  readonly horizonDays: number;
  /** Most portfolios that are compared. */
  readonly most: number;
}

export interface RankHelp {
  /** Exact search, where the network is small enough; greedy alone where left out. */
  readonly solver?: Solver | undefined;
  /** Told how far it is. @param share 0 to 1 */
  readonly progress?: (share: number) => void;
  /** Called often; throws where nobody wants the ranking any more. */
  readonly checkpoint?: () => void;
}

export interface Ranking {
  /** Actions and links by their positions in what was asked. Advice: a person decides. */
  readonly assessment: Assessment;
  /** Stages at which nobody is known, which limit nothing in the model. */
  readonly unseen: readonly Stage[];
  /** Greedy search against the exact one, in launches a month when nobody is replaced; absent where none was made. */
  readonly exact?: {
    readonly launches: number;
    readonly greedy: number;
    readonly bound: number;
    readonly proven: boolean;
  };
}

const SEARCH_WORLDS = 24;
const EXACT_WORLDS = 4;
/** Portfolios that exact search tries while somebody waits; most networks need fewer, and the bound says how far it got. */
const EXACT_TRIES = 30;
/** Roughly how far a ranking is after the search, and after the exact one. */
const SEARCHED = 0.4;
const SOLVED = 0.6;

/** Ranks portfolios of actions over possible worlds and replacement scenarios. Equal questions give equal rankings. */
export function rankCapability(question: RankQuestion, help: RankHelp = {}): Ranking {
  const { capability, actions, budget, worlds, seed, horizonDays, most } = question;
  const { solver, progress, checkpoint } = help;
  const model = new CapabilityWorlds(capability, actions, { worlds, seed, checkpoint });
  const launches = new Launches(model, horizonDays);
  const found = selectPortfolios(launches, {
    budget,
    replacements: REPLACEMENTS,
    worlds: Math.min(worlds, SEARCH_WORLDS),
  });
  progress?.(SEARCHED);
  const exactWorlds = Math.min(worlds, EXACT_WORLDS);
  const best = solver && fitsExact(model) ? exactOf(solver, model, found, budget, exactWorlds) : undefined;
  progress?.(SOLVED);
  const kept = new Map<string, readonly number[]>();
  for (const portfolio of [...(best ? [best.portfolio] : []), ...found]) {
    if (kept.size >= most) break;
    const needed = neededOf(launches, portfolio);
    if (needed.length > 0) kept.set(needed.join(), needed);
  }
  const assessment = assessPortfolios(launches, [...kept.values()]);
  progress?.(1);
  return {
    assessment,
    unseen: STAGES.filter((_, stage) => !model.seen.includes(stage)),
    ...(best ? { exact: best.gap } : {}),
  };
}

function exactOf(
  solver: Solver,
  model: CapabilityWorlds,
  found: readonly (readonly number[])[],
  budget: number,
  worlds: number,
): { portfolio: readonly number[]; gap: NonNullable<Ranking['exact']> } {
  const leftBy = (portfolio: readonly number[]): number => {
    let sum = 0;
    for (let world = 0; world < worlds; world++) {
      const flows = model.stageFlows(
        world,
        portfolio.filter((action) => model.succeeds(world, action)),
      );
      sum += model.seenIn(world).length === 0 ? 0 : Math.min(...flows);
    }
    return sum / worlds;
  };
  // Where nothing is known at any stage nothing is found, and to do nothing is as good.
  const greedy = found.reduce((least, portfolio) => Math.min(least, leftBy(portfolio)), leftBy([]));
  const start = found.find((portfolio) => leftBy(portfolio) === greedy) ?? [];
  const { portfolio, launches, bound, proven } = exactPortfolio(solver, model, {
    budget,
    worlds,
    start,
    mostTries: EXACT_TRIES,
  });
  return { portfolio, gap: { launches, greedy, bound, proven } };
}
