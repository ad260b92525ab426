import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, contract } from '../../api/client.ts';
import { keyOf } from '../../api/query.ts';
import { addedJudgement } from './matches.ts';
import type { Judgement, JudgementAnswer, MatchDetail } from './matches.ts';

/** A judgement of this visit, so that it can be said and taken back in place. */
export interface Judged {
  readonly match: Pick<MatchDetail, 'id' | 'a' | 'b'>;
  readonly judgement: Judgement;
}

export interface Judging {
  /** Nothing is shown as judged before the node has signed and stored it. */
  judge(match: MatchDetail, answer: JudgementAnswer, note: string): void;
  withdraw(match: string, judgement: string): void;
  /** Takes back the latest judgement of this visit; again, the one before. */
  undo(): void;
  readonly last: Judged | undefined;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Forgets the refusal shown, such as when another pair is opened. */
  reset(): void;
}

export interface JudgeOptions {
  /** The pair to read after this one, asked before the queue changes. */
  readonly nextOf: (match: string) => string | undefined;
  readonly goTo: (match: string) => void;
}

/** Answers that change when something is judged, besides the pair itself. */
const OUTDATED = [contract.matches, contract.entity, contract.matchModels] as const;

export function useJudge({ nextOf, goTo }: JudgeOptions): Judging {
  const client = useQueryClient();
  const [judged, setJudged] = useState<readonly Judged[]>([]);

  // The pair itself came with the answer; the others are asked anew without keeping anybody waiting.
  function keep(detail: MatchDetail) {
    const key = keyOf(contract.match, { params: { match: detail.id } });
    client.setQueryData(key, detail);
    for (const { id } of OUTDATED) void client.invalidateQueries({ queryKey: [id] });
    void client.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === contract.match.id && JSON.stringify(queryKey) !== JSON.stringify(key),
    });
  }

  const judge = useMutation({
    mutationFn: ({
      match,
      answer,
      note,
    }: {
      readonly match: MatchDetail;
      readonly answer: JudgementAnswer;
      readonly note: string;
      readonly next: string | undefined;
    }) =>
      api(contract.judge, {
        params: { match: match.id },
        body: { answer, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      }),
    onSuccess: (detail, { match, next }) => {
      keep(detail);
      const judgement = addedJudgement(match.judgements, detail.judgements);
      if (judgement) setJudged((before) => [...before, { match: detail, judgement }]);
      if (next !== undefined) goTo(next);
    },
  });

  const withdraw = useMutation({
    mutationFn: (params: { readonly match: string; readonly judgement: string }) =>
      api(contract.withdrawJudgement, { params, body: {} }),
    onSuccess: (detail, { judgement }) => {
      keep(detail);
      setJudged((before) => before.filter((one) => one.judgement.id !== judgement));
      goTo(detail.id);
    },
  });

  const last = judged.at(-1);
  const isPending = judge.isPending || withdraw.isPending;
  function takeBack(match: string, judgement: string) {
    judge.reset();
    withdraw.mutate({ match, judgement });
  }
  return {
    judge: (match, answer, note) => {
      if (isPending) return;
      withdraw.reset();
      judge.mutate({ match, answer, note, next: nextOf(match.id) });
    },
    withdraw: takeBack,
    undo: () => {
      if (last && !isPending) takeBack(last.match.id, last.judgement.id);
    },
    last,
    isPending,
    error: judge.error ?? withdraw.error,
    reset: () => {
      judge.reset();
      withdraw.reset();
    },
  };
}
