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

/** Values of everything on a chart, of whatever kind, once they have all come. */
export function useMarks(
  done: DoneAnalysis | undefined,
  nodes: readonly NetworkNode[],
  isShown: boolean,
): { readonly marks: Marks | undefined; readonly error: unknown } {
  const isOn = isShown && done !== undefined;
  const { analysis = 'none', body: { scope = { whole: true as const }, parameters = {} } = {} } =
    done?.question ?? {};
  const found = usePages(
    contract.runNetworkAnalysis,
    { params: { analysis }, body: { scope, parameters, limit: PAGE } },
    { enabled: isOn },
  );
  const { data, isPlaceholderData, hasNextPage, isFetching, error, fetchNextPage } = found;
  const answer = isPlaceholderData ? undefined : data;
  const values = useMemo(
    () =>
      new Map(
        (answer?.pages ?? [])
          .flatMap(({ ranked }) => ranked)
          .flatMap(({ node, value }) => (value === undefined ? [] : [[node.id, value] as const])),
      ),
    [answer],
  );
  const isMore = hasNextPage && (answer?.pages.length ?? 0) < MOST_PAGES;
  const isMissing = isOn && answer !== undefined && isMore && nodes.some(({ id }) => !values.has(id));
  useEffect(() => {
    if (isMissing && !isFetching && !error) void fetchNextPage();
  }, [isMissing, isFetching, error, fetchNextPage]);
  const told = isOn && !isMissing ? answer?.pages[0]?.analysis : undefined;
  const marks = useMemo(() => told && { analysis: told, values }, [told, values]);
  return { marks, error: isOn ? error : undefined };
}
