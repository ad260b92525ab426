import type { CanSee } from './evaluate.ts';
import { MatchTruth } from './match-truth.ts';
import { Pairs } from './pairs.ts';
import type { Truth } from './truth.ts';

/** As much of a pair as is needed to judge it. */
export interface MatchPairLike {
  readonly a: string;
  readonly b: string;
  readonly probability: number;
  readonly type: string;
  /** `same` and `different` are words of people, `apart` is what the machine holds apart although it looks likely. */
  readonly status: string;
}

/** What cross-matching found. */
export interface MatchResults {
  /** Every pair that was scored and kept, whatever became of it. */
  readonly pairs: readonly MatchPairLike[];
  /** Records that count as one thing; two or more each. */
  readonly entities: readonly (readonly string[])[];
}

/** What cross-matching found for one reader, and what the reader may see. */
export interface MatchRun {
  readonly matches: MatchResults;
  readonly canSee: CanSee;
}

/** One run and what it is held against. */
export interface JudgedMatches {
  readonly matches: MatchResults;
  readonly truth: MatchTruth;
  /** Pairs of records within entities. */
  readonly joined: Pairs;
}

export function judgeMatches(truth: Truth, { matches, canSee }: MatchRun): JudgedMatches {
  const joined = new Pairs();
  for (const records of matches.entities) joined.addAll(records);
  return { matches, truth: new MatchTruth(truth, truth.labels.map(canSee)), joined };
}
