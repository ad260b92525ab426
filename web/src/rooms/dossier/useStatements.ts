import { useMemo } from 'react';
import { contract } from '../../api/client.ts';
import { usePages } from '../../api/query.ts';
import type { Statement } from './dossier.ts';
import type { PointInTime } from './route.ts';

export interface LoadedStatements {
  readonly statements: readonly Statement[];
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
}

/** Statements of a record, page by page; with `history` the retracted ones too. */
export function useStatements(
  record: string,
  point: PointInTime,
  options: { readonly history?: boolean } = {},
): LoadedStatements {
  const found = usePages(contract.statementsOf, {
    params: { record },
    query: { ...point, limit: 500, ...(options.history ? { history: 'true' } : {}) },
  });
  const statements = useMemo(
    () => (found.data?.pages ?? []).flatMap((page) => page.statements),
    [found.data],
  );
  return {
    statements,
    isLoading: found.isPending,
    error: found.error,
    retry: () => void found.refetch(),
    hasMore: found.hasNextPage,
    isLoadingMore: found.isFetchingNextPage,
    loadMore: () => {
      if (!found.isFetchingNextPage) void found.fetchNextPage();
    },
  };
}
