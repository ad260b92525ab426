import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { keyOf, useAnswer } from '../../../api/query.ts';
import { isSameQuestion } from './strike.ts';
import type { Proposals, Question, Ranking } from './strike.ts';

/** How often a ranking that is under way is asked for, in milliseconds; the node gives it up when nobody asks. */
const INTERVAL = 1000;
const NO_QUESTION: Question = { budget: 1, terms: [] };

/** A ranking that came, what it answers, and what was proposed when it was asked for. */
export interface DoneRanking {
  readonly question: Question;
  readonly proposals: Proposals;
  readonly ranking: Ranking;
}

/** Is a ranking what would be answered now, as far as the page knows? */
export function isCurrent(done: DoneRanking, question: Question, proposals: Proposals): boolean {
  return done.proposals === proposals && isSameQuestion(done.question, question);
}

export interface RankingRun {
  readonly done: DoneRanking | undefined;
  readonly isUnderWay: boolean;
  /** 0 to 1, where it is known. */
  readonly progress: number | undefined;
  readonly isStopped: boolean;
  readonly error: unknown;
  readonly ask: (question: Question, proposals: Proposals) => void;
  readonly stop: () => void;
}

/** Asks for a ranking until it is there. The former one stays meanwhile. */
export function useRanking(): RankingRun {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Omit<DoneRanking, 'ranking'>>();
  const [done, setDone] = useState<RankingRun['done']>();
  const [isStopped, setStopped] = useState(false);
  const { data, error, isPending } = useAnswer(
    contract.rankActions,
    { body: asked?.question ?? NO_QUESTION },
    {
      enabled: asked !== undefined,
      refetchInterval: (answered) => (answered?.computing ? INTERVAL : false),
    },
  );
  const ranking = asked === undefined ? undefined : data?.ranking;
  if (asked && ranking && done?.ranking !== ranking) setDone({ ...asked, ranking });
  return {
    done,
    isUnderWay: asked !== undefined && !error && (isPending || data?.computing === true),
    progress: data?.progress,
    isStopped,
    error: asked === undefined ? undefined : error,
    ask: (question, proposals) => {
      setStopped(false);
      setAsked({ question, proposals });
      // What was answered before may be so no more: the node knows, and answers at once where it is.
      void client.resetQueries({ queryKey: keyOf(contract.rankActions, { body: question }), exact: true });
    },
    stop: () => {
      if (asked === undefined) return;
      const queryKey = keyOf(contract.rankActions, { body: asked.question });
      setStopped(true);
      setAsked(undefined);
      void client.cancelQueries({ queryKey }).then(() => client.removeQueries({ queryKey }));
    },
  };
}
