import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { keyOf, useAnswer } from '../../../api/query.ts';
import type { Question, Ranking } from './strike.ts';

/** How often a ranking that is under way is asked for, in milliseconds; the node gives it up when nobody asks. */
const INTERVAL = 1000;
const NO_QUESTION: Question = { budget: 1, terms: [] };

export interface RankingRun {
  /** The last ranking that came, and what it answers. */
  readonly done: { readonly question: Question; readonly ranking: Ranking } | undefined;
  readonly isUnderWay: boolean;
  /** 0 to 1, where it is known. */
  readonly progress: number | undefined;
  readonly isStopped: boolean;
  readonly error: unknown;
  readonly ask: (question: Question) => void;
  readonly stop: () => void;
}

/** Asks for a ranking until it is there. The former one stays meanwhile. */
export function useRanking(): RankingRun {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Question>();
  const [done, setDone] = useState<RankingRun['done']>();
  const [isStopped, setStopped] = useState(false);
  const { data, error, isPending } = useAnswer(
    contract.rankActions,
    { body: asked ?? NO_QUESTION },
    {
      enabled: asked !== undefined,
      refetchInterval: (answered) => (answered?.computing ? INTERVAL : false),
    },
  );
  const ranking = asked === undefined ? undefined : data?.ranking;
  if (asked && ranking && done?.ranking !== ranking) setDone({ question: asked, ranking });
  return {
    done,
    isUnderWay: asked !== undefined && !error && (isPending || data?.computing === true),
    progress: data?.progress,
    isStopped,
    error: asked === undefined ? undefined : error,
    ask: (question) => {
      setStopped(false);
      // What was refused or given up before is asked anew.
      if (error) client.removeQueries({ queryKey: keyOf(contract.rankActions, { body: question }) });
      setAsked(question);
    },
    stop: () => {
      if (asked === undefined) return;
      const queryKey = keyOf(contract.rankActions, { body: asked });
      setStopped(true);
      setAsked(undefined);
      void client.cancelQueries({ queryKey }).then(() => client.removeQueries({ queryKey }));
    },
  };
}
