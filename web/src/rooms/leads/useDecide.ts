import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, contract } from '../../api/client.ts';
import { keyOf } from '../../api/query.ts';
import { MOVES_ON } from './actions.ts';
import type { LeadAction } from './actions.ts';
import { lastStanding } from './leads.ts';
import type { Decision, DecisionRequest, LeadDetail, LeadSummary } from './leads.ts';

/** What was decided last, so that it can be said and taken back in place. */
export interface Decided {
  readonly lead: Pick<LeadSummary, 'id' | 'title'>;
  readonly decision: Decision;
}

export interface Deciding {
  /** Nothing is shown as decided before the node has signed and stored it. */
  decide(lead: LeadDetail, request: DecisionRequest, onDecided: () => void): void;
  withdraw(lead: string, decision: string): void;
  readonly last: Decided | undefined;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Forgets the refusal shown, such as when another lead is opened. */
  reset(): void;
}

export interface DecideOptions {
  /** The lead to read after this one, asked before the list changes. */
  readonly nextOf: (lead: string) => string | undefined;
  readonly goTo: (lead: string) => void;
}

export function useDecide({ nextOf, goTo }: DecideOptions): Deciding {
  const client = useQueryClient();
  const [last, setLast] = useState<Decided>();

  // The lead itself came with the answer; lists and the picture are asked anew without keeping anybody waiting.
  function keep(detail: LeadDetail) {
    client.setQueryData(keyOf(contract.lead, { params: { lead: detail.id } }), detail);
    for (const { id } of [contract.leads, contract.picture])
      void client.invalidateQueries({ queryKey: [id] });
  }

  const decide = useMutation({
    mutationFn: ({
      lead,
      request,
    }: {
      lead: LeadDetail;
      request: DecisionRequest;
      next: string | undefined;
    }) => api(contract.decide, { params: { lead: lead.id }, body: request }),
    onSuccess: (detail, { next }) => {
      keep(detail);
      const decision = lastStanding(detail.decisions);
      setLast(decision && { lead: { id: detail.id, title: detail.title }, decision });
      if (next !== undefined) goTo(next);
    },
  });

  const withdraw = useMutation({
    mutationFn: (params: { lead: string; decision: string }) =>
      api(contract.withdrawDecision, { params, body: {} }),
    onSuccess: (detail) => {
      keep(detail);
      setLast(undefined);
      goTo(detail.id);
    },
  });

  return {
    decide: (lead, request, onDecided) => {
      withdraw.reset();
      decide.mutate(
        { lead, request, next: MOVES_ON.has(request.action as LeadAction) ? nextOf(lead.id) : undefined },
        { onSuccess: onDecided },
      );
    },
    withdraw: (lead, decision) => {
      decide.reset();
      withdraw.mutate({ lead, decision });
    },
    last,
    isPending: decide.isPending || withdraw.isPending,
    error: decide.error ?? withdraw.error,
    reset: () => {
      decide.reset();
      withdraw.reset();
    },
  };
}
