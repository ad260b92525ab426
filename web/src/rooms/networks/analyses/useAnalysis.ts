import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ApiProblem, contract } from '../../../api/client.ts';
import { pagesKeyOf, usePages } from '../../../api/query.ts';
import { useAskAgain } from '../../useAskAgain.ts';
import type { AnalysisPage, Question } from './analyses.ts';

/** Rows that come at a time. */
const PAGE = 200;
const NO_QUESTION: Question = { analysis: 'none', body: { scope: { whole: true } } };

/** A result, and what it answers. */
export interface DoneAnalysis {
  readonly question: Question;
  readonly pages: readonly AnalysisPage[];
}

export interface AnalysisRun {
  /** The last result; stays while another is on its way. */
  readonly done: DoneAnalysis | undefined;
  readonly isUnderWay: boolean;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly ask: (question: Question) => void;
  /** Gives up what is under way and goes back to the result before. */
  readonly stop: () => void;
}

/** Runs an analysis when asked to, and not before. */
export function useAnalysis(): AnalysisRun {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Question>();
  const [answered, setAnswered] = useState<Question>();
  const found = usePages(contract.runNetworkAnalysis, callOf(asked ?? NO_QUESTION), {
    enabled: asked !== undefined,
  });
  const { data, isPlaceholderData, error, isFetching, hasNextPage, isFetchingNextPage } = found;
  // The network is being made from what changed: the answer follows.
  const isComputing = error instanceof ApiProblem && error.code === 'network-computing';
  useAskAgain(asked !== undefined && isComputing, () => void found.refetch());
  if (asked && data && !isPlaceholderData && answered !== asked) setAnswered(asked);
  const done = useMemo(
    () => (answered && data ? { question: answered, pages: data.pages } : undefined),
    [answered, data],
  );
  return {
    done: asked === undefined ? undefined : done,
    isUnderWay: asked !== undefined && (isComputing || (isFetching && !isFetchingNextPage)),
    error: asked === undefined || isComputing ? undefined : error,
    hasMore: hasNextPage && !isPlaceholderData,
    onMore: () => {
      if (!isFetchingNextPage) void found.fetchNextPage();
    },
    ask: (question) => {
      setAsked(question);
      // What was answered before may be so no more: whoever asks again wants to know.
      void client.resetQueries({
        queryKey: pagesKeyOf(contract.runNetworkAnalysis, callOf(question)),
        exact: true,
      });
    },
    stop: () => {
      if (asked === undefined) return;
      const queryKey = pagesKeyOf(contract.runNetworkAnalysis, callOf(asked));
      setAsked(answered === asked ? undefined : answered);
      void client.cancelQueries({ queryKey }).then(() => client.removeQueries({ queryKey }));
    },
  };
}

function callOf({ analysis, body }: Question) {
  return { params: { analysis }, body: { ...body, limit: PAGE } };
}
