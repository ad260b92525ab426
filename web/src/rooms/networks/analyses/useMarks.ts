import { useEffect, useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { usePages } from '../../../api/query.ts';
import type { NetworkNode } from '../networks.ts';
import type { Analysis } from './analyses.ts';
import type { DoneAnalysis } from './useAnalysis.ts';

/** As many as the node tells at a time. */
const PAGE = 1000;
/** Pages that are asked for: as many nodes as a chart can hold. */
const MOST_PAGES = 20;

/** Values of a result as a chart shows them. */
export interface Marks {
  readonly analysis: Analysis;
  readonly values: ReadonlyMap<string, number>;
}

/** Values of everything on a chart, of whatever kind, page by page until all are there. */
export function useMarks(
  done: DoneAnalysis | undefined,
  nodes: readonly NetworkNode[],
  isShown: boolean,
): Marks | undefined {
  const isOn = isShown && done !== undefined;
  const { analysis = 'none', body: { scope = { whole: true as const }, parameters = {} } = {} } =
    done?.question ?? {};
  const found = usePages(
    contract.runNetworkAnalysis,
    { params: { analysis }, body: { scope, parameters, limit: PAGE } },
    { enabled: isOn },
  );
  const { data, isPlaceholderData, hasNextPage, isFetching, isError, fetchNextPage } = found;
  const values = useMemo(
    () =>
      new Map(
        (isPlaceholderData ? [] : (data?.pages ?? []))
          .flatMap(({ ranked }) => ranked)
          .flatMap(({ node, value }) => (value === undefined ? [] : [[node.id, value] as const])),
      ),
    [data, isPlaceholderData],
  );
  const isMissing = isOn && nodes.some(({ id }) => !values.has(id));
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (isMissing && hasNextPage && !isFetching && !isError && pages < MOST_PAGES) void fetchNextPage();
  }, [isMissing, hasNextPage, isFetching, isError, pages, fetchNextPage]);
  const told = done?.pages[0]?.analysis;
  return useMemo(() => (isOn && told ? { analysis: told, values } : undefined), [isOn, told, values]);
}
