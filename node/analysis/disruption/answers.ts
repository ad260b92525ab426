import type { Answer } from '@foreland/model/contract';
import type { disruptionRoutes } from '@foreland/model/contract/disruption';

export type ProposalsShape = Answer<typeof disruptionRoutes.proposedActions>;
export type ProposedShape = ProposalsShape['actions'][number];
export type TargetShape = ProposedShape['target'];
export type TermsShape = ProposedShape['usual'];
export type RankingShape = NonNullable<Answer<typeof disruptionRoutes.rankActions>['ranking']>;
export type RankedActionShape = RankingShape['actions'][number];
export type DecisionShape = Answer<typeof disruptionRoutes.decideOnActions>;
export type AdviceShape = NonNullable<DecisionShape['advice']>;

/** What somebody knows better of one action. */
export interface ChangedTermsShape {
  readonly action: string;
  readonly cost?: number | undefined;
  readonly likelihood?: number | undefined;
  readonly delayDays?: number | undefined;
}
