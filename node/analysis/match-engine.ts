import type { MatchEntity, MatchInput, MatchPair, StandingJudgement } from '@foreland/matching';
import type { Answer } from '@foreland/model/contract';
import type { matchRoutes } from '@foreland/model/contract/matches';

export type ModelDescription = Omit<
  Answer<typeof matchRoutes.matchModels>['models'][number],
  'policy' | 'judged'
>;

export interface SyncOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/** The matching engine as the node uses it. */
export interface MatchEngine {
  syncPages(pages: AsyncIterable<readonly MatchInput[]>, options?: SyncOptions): Promise<unknown>;
  judge(judgements: readonly StandingJudgement[]): void;
  pairs(): readonly MatchPair[];
  entities(): readonly MatchEntity[];
  explain(recordA: string, recordB: string): MatchPair | undefined;
  models(): readonly ModelDescription[];
}
