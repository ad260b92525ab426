import { Solver, rankCapability } from '@foreland/networks/disruption';
import type { Ranking, RankQuestion } from '@foreland/networks/disruption';
import { serve } from '../serve.ts';
import { fragmentsOf } from './fragments.ts';
import type { Fragments } from './fragments.ts';

/** What a question was answered with; positions are those of the question. */
export interface RankedQuestion {
  readonly ranking: Ranking;
  readonly fragments: Fragments;
}

/** Share of the work that is done once the ranking is there. */
const RANKED = 0.95;

/** Loaded when first needed, and then used again. */
let solver: Promise<Solver> | undefined;

serve<RankQuestion, undefined, RankedQuestion>(async ({ request, progress, checkpoint }) => {
  const ranking = rankCapability(request, {
    solver: await (solver ??= Solver.load()),
    progress: (share) => progress(RANKED * share),
    checkpoint,
  });
  const portfolios = ranking.assessment.portfolios.map(({ portfolio }) => portfolio);
  return { ranking, fragments: fragmentsOf(request, portfolios) };
});
