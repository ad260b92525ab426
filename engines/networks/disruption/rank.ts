import type { NetworkAnalysis } from '../analysis/analyse.ts';
import { refuse } from '../graph/refuse.ts';
import { ForelandError } from '@foreland/model/errors';
import type { Action } from './actions.ts';
import { assessPortfolios } from './assess.ts';
import type { Assessment } from './assess.ts';
import { CapabilityWorlds } from './capability-worlds.ts';
import { evidenceCapability } from './evidence-capability.ts';
import { exactPortfolio, fitsExact } from './exact-portfolio.ts';
import { DEFAULT_HORIZON_DAYS, Launches } from './launches.ts';
import { REPLACEMENTS } from './replacement.ts';
import { selectPortfolios } from './select.ts';
import type { Solver } from './solver.ts';
import { STAGES } from './stages.ts';
import type { Stage } from './stages.ts';
import { refuseForbidden } from './target-rules.ts';
import type { TargetFacts } from './target-rules.ts';

/** Changes when the same network would be ranked differently. */
export const DISRUPTION_VERSION = 'disruption 1.0.0';

export interface RankInput {
  readonly analysis: Pick<NetworkAnalysis, 'network' | 'around'>;
  /** Positions of the nodes that count, such as a group and what is linked with it. */
  readonly members: readonly number[];
  /** Aimed at positions in the network; all must be lawful targets. */
  readonly actions: readonly Action[];
  readonly budget: number;
  readonly factsOf?: (node: number) => TargetFacts;
  /** Exact search, where the network is small enough; greedy alone where left out. */
  readonly solver?: Solver;
  /** Left out: 200. */
  readonly worlds?: number;
  readonly seed?: number;
  readonly horizonDays?: number;
  /** Most portfolios that are compared. Left out: 6. */
  readonly most?: number;
}

export interface Ranking {
  /** Actions by position in `actions`, links by position in the network. Advice: a person decides. */
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

/**
 * Portfolios of lawful actions within a budget, ranked by how few launches the network can still run, over possible worlds
 * and replacement scenarios.
 * @throws ForelandError `target-forbidden`, `disruption-none`, `kernel-parameter`
 */
export function rankDisruption(input: RankInput): Ranking {
  const { analysis, members, actions, budget, solver, seed = 1, worlds = 200, most = 6 } = input;
  if (!(budget > 0)) throw refuse('kernel-parameter', 'The budget must be above 0.');
  refuseForbidden(analysis.around, actions, input.factsOf ?? (() => ({})));
  const { capability, links, numberOf } = evidenceCapability(analysis.network, analysis.around, members);
  const aimed = actions.flatMap((action) => {
    const target = numberOf.get(action.target);
    return target === undefined ? [] : [{ ...action, target }];
  });
  if (aimed.length < actions.length || aimed.length === 0) {
    throw new ForelandError({
      code: 'disruption-none',
      message:
        aimed.length === 0
          ? 'There is no action to rank.'
          : 'An action is aimed at something outside the network.',
      remedy: 'Choose a part of the network with lawful targets, and actions aimed at them.',
    });
  }
  const model = new CapabilityWorlds(capability, aimed, { worlds, seed });
  const launches = new Launches(model, input.horizonDays ?? DEFAULT_HORIZON_DAYS);
  const found = selectPortfolios(launches, {
    budget,
    replacements: REPLACEMENTS,
    worlds: Math.min(worlds, SEARCH_WORLDS),
  });
  const exactWorlds = Math.min(worlds, EXACT_WORLDS);
  const best = solver && fitsExact(model) ? exactOf(solver, model, found, budget, exactWorlds) : undefined;
  const kept = new Map(found.slice(0, most).map((portfolio) => [portfolio.join(), portfolio]));
  if (best) kept.set(best.portfolio.join(), [...best.portfolio]);
  const assessment = assessPortfolios(launches, [...kept.values()]);
  return {
    assessment: {
      ...assessment,
      portfolios: assessment.portfolios.map((each) => ({
        ...each,
        effect: each.effect.map((effect) => ({ ...effect, link: links[effect.link]! })),
      })),
      flips: assessment.flips.map((flip) =>
        flip.kind === 'link' ? { ...flip, link: links[flip.link]! } : flip,
      ),
    },
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
      sum += model.seen.length === 0 ? 0 : Math.min(...flows);
    }
    return sum / worlds;
  };
  const greedy = found.reduce((least, portfolio) => Math.min(least, leftBy(portfolio)), Infinity);
  const start = found.find((portfolio) => leftBy(portfolio) === greedy) ?? [];
  const { portfolio, launches, bound, proven } = exactPortfolio(solver, model, {
    budget,
    worlds,
    start,
  });
  return { portfolio, gap: { launches, greedy, bound, proven } };
}
