import {
  QueryClient,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { ApiProblem, api } from './client.ts';
import type { Answer, Call, Route } from './client.ts';

/** Refusals do not change by asking again; an absent node may come back. */
function shouldRetry(failures: number, error: unknown): boolean {
  return error instanceof ApiProblem && error.isUnreachable && failures < 2;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The node is on the same network or machine whatever the browser thinks of the internet.
      queries: { retry: shouldRetry, staleTime: 15_000, networkMode: 'always', refetchOnWindowFocus: false },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Query key of a call; `[route.id]` alone matches every call of the route. */
export function keyOf<R extends Route>(route: R, call: Call<R> = {}): readonly unknown[] {
  return [route.id, call.params ?? null, call.query ?? null, call.body ?? null];
}

/** Query key of a call that is asked page by page. */
export function pagesKeyOf<R extends Route>(route: R, call: Call<R> = {}): readonly unknown[] {
  return [...keyOf(route, call), 'pages'];
}

/** For `queryClient.ensureQueryData` in loaders and for `useQuery`. */
export function answer<R extends Route>(route: R, call: Call<R> = {}) {
  return queryOptions<Answer<R>, Error>({
    queryKey: keyOf(route, call),
    queryFn: ({ signal }) => api(route, { ...call, signal }),
  });
}

/**
 * Asks a route and keeps the answer: `const { data, error, isPending } = useAnswer(contract.lead, { params: { lead } })`.
 * With `keep`, the former answer stays on screen while the next is on its way.
 */
export function useAnswer<R extends Route>(
  route: R,
  call: Call<R> = {},
  options: {
    readonly enabled?: boolean;
    readonly keep?: boolean;
    /** In milliseconds; where it depends on the answer, a function of it. */
    readonly refetchInterval?: number | false | ((answer: Answer<R> | undefined) => number | false);
  } = {},
) {
  const { refetchInterval: interval } = options;
  return useQuery({
    ...answer(route, call),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(interval === undefined
      ? {}
      : {
          refetchInterval: ({ state }: { readonly state: { readonly data: Answer<R> | undefined } }) =>
            typeof interval === 'function' ? interval(state.data) : interval,
        }),
  });
}

type Paged = Route & {
  readonly response: { readonly _zod: { readonly output: { readonly next?: string | undefined } } };
};

/**
 * Asks a route page by page along its `cursor`, which a question of many words has in its body; `data.pages` holds the
 * answers so far.
 */
export function usePages<R extends Paged>(
  route: R,
  call: Call<R> = {},
  options: { readonly enabled?: boolean } = {},
) {
  return useInfiniteQuery({
    queryKey: pagesKeyOf(route, call),
    queryFn: ({ signal, pageParam: cursor }) => {
      const part = route.method === 'POST' ? 'body' : 'query';
      const place = { ...(call[part] as object | undefined), ...(cursor === undefined ? {} : { cursor }) };
      return api(route, { ...call, [part]: place, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Answer<R>) => (last as { next?: string }).next,
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
  });
}

/** What a table needs to know of an answer: `<DataTable {...shownAs(answer)} …/>`. */
export function shownAs<Problem>({
  isPending,
  error,
  refetch,
}: {
  readonly isPending: boolean;
  readonly error: Problem;
  readonly refetch: () => Promise<unknown>;
}) {
  return { isLoading: isPending, error, onRetry: () => void refetch() };
}

/** The same of an answer that comes page by page, and how the next one is asked for. */
export function shownInPages<Problem>(
  pages: Parameters<typeof shownAs<Problem>>[0] & {
    readonly isPlaceholderData: boolean;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  },
) {
  return {
    ...shownAs(pages),
    isStale: pages.isPlaceholderData,
    hasMore: pages.hasNextPage,
    onEndReached: () => {
      if (!pages.isFetchingNextPage) void pages.fetchNextPage();
    },
  };
}

/**
 * A change at the node: `const decide = useChange(contract.decide, [contract.leads, contract.lead])`,
 * then `decide.mutate({ params, body })`. Answers of the routes named are asked anew afterwards.
 */
export function useChange<R extends Route>(route: R, outdated: readonly Route[] = []) {
  const client = useQueryClient();
  return useMutation<Answer<R>, Error, Call<R>>({
    mutationFn: (call) => api(route, call),
    onSuccess: () => Promise.all(outdated.map(({ id }) => client.invalidateQueries({ queryKey: [id] }))),
  });
}
