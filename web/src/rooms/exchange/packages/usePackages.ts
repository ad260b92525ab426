import { useEffect, useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { usePages } from '../../../api/query.ts';

const PAGE = 100;
/** While a package waits, what became of it is asked for this often, in milliseconds. */
const REFRESH = 5000;

/** Packages to partners page by page; where one is named, page after page is asked for until it is there. */
export function useOutbox(sought: string | undefined) {
  const pages = usePages(contract.outbox, { query: { limit: PAGE } });
  const packages = useMemo(() => (pages.data?.pages ?? []).flatMap((page) => page.packages), [pages.data]);
  const found = packages.find(({ id }) => id === sought);
  const isSought = useSeek(pages, sought !== undefined && found === undefined);
  const waits = packages.some(({ state }) => state === 'waiting');
  const { refetch } = pages;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => void refetch(), REFRESH);
    return () => clearInterval(timer);
  }, [waits, refetch]);
  return { pages, packages, found, isSought };
}

/** The same for packages from partners. */
export function useInbox(sought: string | undefined) {
  const pages = usePages(contract.inbox, { query: { limit: PAGE } });
  const packages = useMemo(() => (pages.data?.pages ?? []).flatMap((page) => page.packages), [pages.data]);
  const found = packages.find(({ id }) => id === sought);
  const isSought = useSeek(pages, sought !== undefined && found === undefined);
  return { pages, packages, found, isSought };
}

interface Pages {
  readonly isPending: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isError: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** A link may name a package that is further down than what has been asked for yet. @returns whether it may still come */
function useSeek(pages: Pages, isMissing: boolean): boolean {
  const { isPending, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = pages;
  const goesOn = isMissing && hasNextPage && !isFetchingNextPage && !isError;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return isMissing && !isError && (isPending || hasNextPage);
}
