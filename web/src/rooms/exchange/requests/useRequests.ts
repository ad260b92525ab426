import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer, usePages } from '../../../api/query.ts';
import type { RequestShow, RequestSide } from '../route.ts';
import { byDue } from './requests.ts';

const OPEN = 500;
const PAGE = 100;

/** Requests as they are listed: all that are open, by what is due first; those that are done page by page. */
export function useRequests(show: RequestShow, side: RequestSide | undefined) {
  const isDone = show === 'done';
  const direction = side === undefined ? {} : { direction: side };
  const open = useAnswer(
    contract.requests,
    { query: { state: 'open', limit: OPEN, ...direction } },
    { enabled: !isDone },
  );
  const done = usePages(
    contract.requests,
    { query: { state: 'closed', limit: PAGE, ...direction } },
    { enabled: isDone },
  );
  const requests = useMemo(() => {
    if (isDone) return (done.data?.pages ?? []).flatMap((page) => page.requests);
    const found = open.data?.requests ?? [];
    return (show === 'late' ? found.filter(({ inTime }) => inTime === false) : found).toSorted(byDue);
  }, [isDone, show, open.data, done.data]);
  return { requests, open, done: isDone ? done : undefined };
}
