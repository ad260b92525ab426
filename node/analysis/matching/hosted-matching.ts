import { matchingEngine } from '@foreland/matching/engine';
import type { MatchPair } from '@foreland/matching';
import { MATCHING } from '../feeds.ts';
import type { HostedEngine } from '../hosted-engine.ts';
import { MATCH_RESULTS, matchDigest, matchView } from './match-view.ts';
import type { HeldMatching } from './match-view.ts';

/** How any two records compare, in the order in which they are named. */
export interface ExplainQuestion {
  readonly what: 'explain';
  readonly records: readonly (readonly [string, string])[];
}

export interface ExplainAnswer {
  readonly what: 'explain';
  /** One for each pair; undefined where the records are not of one type, or not in view. */
  readonly pairs: readonly (MatchPair | undefined)[];
}

/**
 * Matches and entities, kept in the store and written as differences. What is held of a view passes on when its class
 * changes, so that an import or a judgement matches only what it changed.
 */
export const matching: HostedEngine<HeldMatching, ExplainQuestion, ExplainAnswer> = {
  engine: matchingEngine,
  follows: [],
  // A node has few views, and most people look through one; each holds the names and numbers of every record in it.
  held: 3,
  keptAs: MATCHING,
  followed: MATCH_RESULTS,
  digest: (reader, { parameters }) => matchDigest(reader, matchingEngine.parameters.parse(parameters ?? {})),
  make: matchView,
  answer: ({ state }, _, { records }) => ({
    what: 'explain',
    pairs: records.map(([a, b]) => state.engine.explain(a, b)),
  }),
};
