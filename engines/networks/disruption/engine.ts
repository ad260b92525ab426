import { defineEngine, question } from '@foreland/model/engine';
import type { Run } from '@foreland/model/engine';
import { message } from '@foreland/model/message';
import { z } from 'zod';
import { fragmentsOf } from './fragments.ts';
import type { Fragments } from './fragments.ts';
import { DISRUPTION_VERSION } from './rank.ts';
import { rankCapability } from './rank-capability.ts';
import type { Ranking, RankQuestion } from './rank-capability.ts';
import { Solver } from './solver.ts';

/** What a question was answered with; positions are those of the question. */
export interface RankedQuestion {
  readonly ranking: Ranking;
  readonly fragments: Fragments;
}

/** The solver is loaded when it is first needed, and then used again. */
interface DisruptionState {
  solver: Promise<Solver> | undefined;
}

/** Share of the work that is done once the ranking is there. */
const RANKED = 0.95;

/**
 * Which actions would hinder a network most. It reads nothing of a view: a question brings the part of the network that it is
 * about.
 */
export const disruptionEngine = defineEngine<never, Record<string, never>, DisruptionState>({
  id: 'disruption',
  version: DISRUPTION_VERSION,
  title: message('engine.disruption.title'),
  parameters: z.strictObject({}),
  reads: {},
  build: () => ({ solver: undefined }),
  questions: {
    rank: question({
      title: message('engine.disruption.rank'),
      input: z.custom<RankQuestion>(),
      output: z.custom<RankedQuestion>(),
      isInternal: true,
      async answer(state: DisruptionState, asked, { progress, checkpoint }: Run<unknown>) {
        const ranking = rankCapability(asked, {
          solver: await (state.solver ??= Solver.load()),
          progress: (share) => progress(RANKED * share),
          checkpoint,
        });
        const portfolios = ranking.assessment.portfolios.map(({ portfolio }) => portfolio);
        return { ranking, fragments: fragmentsOf(asked, portfolios) };
      },
    }),
  },
});
