import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';

const EVERY_MILLISECONDS = 10_000;

/**
 * Asks for what is on screen again when something came. Only how much waits is asked for all the time, which says nothing of
 * anybody: each reading of the requests themselves is in the audit log.
 */
export function useFreshRequests(): void {
  const client = useQueryClient();
  const { data } = useAnswer(contract.requestsWaiting, {}, { refetchInterval: EVERY_MILLISECONDS });
  const state = data && JSON.stringify(data);
  const before = useRef(state);
  useEffect(() => {
    if (state === undefined) return;
    if (before.current !== undefined && before.current !== state)
      for (const { id } of [contract.requests, contract.request, contract.requestBoard])
        void client.invalidateQueries({ queryKey: [id] });
    before.current = state;
  }, [client, state]);
}
