import type { NetworkAnalysis } from '../analysis/analyse.ts';
import { refuse } from '../graph/refuse.ts';
import { ForelandError } from '@foreland/model/errors';
import type { Action } from './actions.ts';
import { evidenceCapability } from './evidence-capability.ts';
import { DEFAULT_HORIZON_DAYS } from './launches.ts';
import { rankCapability } from './rank-capability.ts';
import type { RankHelp, Ranking, RankQuestion } from './rank-capability.ts';
import { refuseForbidden } from './target-rules.ts';
import type { TargetFacts } from './target-rules.ts';

/** Changes when the same network would be ranked differently. */
export const DISRUPTION_VERSION = 'disruption 1.2.0';

export interface RankInput {
  readonly analysis: Pick<NetworkAnalysis, 'network' | 'around'>;
  /** Positions of the nodes that count, such as a group and what is linked with it. */
  readonly members: readonly number[];
  /** Aimed at positions in the network; all must be lawful targets. */
  readonly actions: readonly Action[];
  readonly budget: number;
  readonly factsOf?: (node: number) => TargetFacts;
  /** Left out: 200. */
  readonly worlds?: number;
  readonly seed?: number;
  readonly horizonDays?: number;
  /** Most portfolios that are compared. Left out: 6. */
  readonly most?: number;
}

/** A question about a network of evidence, ready to be asked anywhere. */
export interface PreparedRanking {
  readonly question: RankQuestion;
  /** Position in the network of each link of the question. */
  readonly links: readonly number[];
}

/**
 * The question that a network of evidence poses: nobody who is no lawful target is in its actions.
 * @throws ForelandError `target-forbidden`, `disruption-none`, `kernel-parameter`
 */
export function prepareRanking(input: RankInput): PreparedRanking {
  const { analysis, members, actions, budget, seed = 1, worlds = 200, most = 6 } = input;
  if (!(budget > 0)) throw refuse('kernel-parameter', 'The budget must be above 0.');
  refuseForbidden(analysis.around, actions, input.factsOf ?? (() => ({})));
  const { capability, links, numberOf } = evidenceCapability(
    analysis.network,
    analysis.around,
    members,
    new Set(actions.map(({ target }) => target)),
  );
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
  const horizonDays = input.horizonDays ?? DEFAULT_HORIZON_DAYS;
  return { question: { capability, actions: aimed, budget, worlds, seed, horizonDays, most }, links };
}

/**
 * Portfolios of lawful actions within a budget, ranked by how few launches the network can still run, over possible worlds
 * and replacement scenarios. Actions by position in `actions`, links by position in the network.
 * @throws ForelandError `target-forbidden`, `disruption-none`, `kernel-parameter`
 */
export function rankDisruption(input: RankInput & RankHelp): Ranking {
  const { question, links } = prepareRanking(input);
  const ranking = rankCapability(question, input);
  const { assessment } = ranking;
  return {
    ...ranking,
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
  };
}
