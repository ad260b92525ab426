import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem, api, contract } from '../api/client.ts';
import { keyOf } from '../api/query.ts';

const RETRY_EVERY = 3000;

/** Does the node answer? While it does not, it is asked again until it does, and then everything shown is refreshed. */
export function useReachable(): boolean {
  const client = useQueryClient();
  const [isReachable, setReachable] = useState(true);

  useEffect(() => watch(client, setReachable), [client]);

  useEffect(() => {
    if (isReachable) return;
    const timer = setInterval(() => {
      api(contract.health).then(
        () => {
          setReachable(true);
          return client.invalidateQueries();
        },
        () => {},
      );
    }, RETRY_EVERY);
    return () => clearInterval(timer);
  }, [client, isReachable]);

  return isReachable;
}

function watch(client: QueryClient, setReachable: (isReachable: boolean) => void): () => void {
  const onError = (error: unknown) => {
    if (!(error instanceof ApiProblem)) return;
    if (error.isUnreachable) setReachable(false);
    // The session has ended: asking for it again brings the sign-in page.
    if (error.isSignedOut) void client.invalidateQueries({ queryKey: keyOf(contract.session) });
  };
  const stopQueries = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.query.queryKey[0] === contract.session.id) return;
    if (event.action.type === 'error') onError(event.action.error);
    if (event.action.type === 'success') setReachable(true);
  });
  const stopMutations = client.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') onError(event.action.error);
  });
  return () => {
    stopQueries();
    stopMutations();
  };
}
