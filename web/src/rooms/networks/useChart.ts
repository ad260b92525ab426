import { useCallback, useMemo, useState } from 'react';
import { api, contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { EMPTY_CHART, added, chartOf, withAllShown, withHidden } from './chart/chartState.ts';
import type { ChartState } from './chart/chartState.ts';
import type { Place } from './chart/place.ts';
import { EXPAND_LIMIT, FIRST_LIMITS } from './networks.ts';
import type { ChartAnswer } from './networks.ts';
import type { ChartNarrowing, NetworksSearch } from './route.ts';

/** A chart that is open, and what can be done with it. */
export interface OpenChart {
  /** Changes with what the chart began with. */
  readonly key: string | undefined;
  readonly state: ChartState;
  /** Where its nodes stand; written to by the drawing. */
  readonly places: Map<string, Place>;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Shows more neighbours of nodes. */
  readonly expand: (...nodes: readonly string[]) => void;
  readonly expanding: string | undefined;
  readonly expandError: unknown;
  /** Adds what was found elsewhere, such as a path. */
  readonly add: (answer: Pick<ChartAnswer, 'nodes' | 'links' | 'label'>) => void;
  readonly hide: (nodes: Iterable<string>) => void;
  readonly showHidden: () => void;
  readonly undo: (() => void) | undefined;
}

interface Held {
  readonly key: string | undefined;
  readonly past: readonly ChartState[];
  readonly now: ChartState;
  readonly places: Map<string, Place>;
}

const NOTHING: Held = { key: undefined, past: [], now: EMPTY_CHART, places: new Map() };
const MOST_STEPS_BACK = 50;

/** What an address asks the node for, so that expansion and paths keep to the same filters. */
export function filterOf({ kinds, types, least, confirmed, since, until }: ChartNarrowing) {
  return {
    ...(kinds ? { kinds: [...kinds] as ChartAnswer['nodes'][number]['kind'][] } : {}),
    ...(types ? { types: [...types] } : {}),
    ...(least === undefined ? {} : { leastProbability: least / 100 }),
    ...(confirmed ? { confirmed } : {}),
    ...(since === undefined ? {} : { after: since }),
    ...(until === undefined ? {} : { before: until }),
  };
}

/** Loads the chart that the address names and keeps what is done to it until another is opened. */
export function useChart(search: NetworksSearch): OpenChart {
  const { group, chart: saved, whole = false } = search;
  const begun =
    search.nodes ??
    (search.from !== undefined && search.to !== undefined && group === undefined
      ? [search.from, search.to]
      : undefined);
  const extent = search.all ? ' all' : '';
  const key =
    saved !== undefined
      ? `chart ${saved}`
      : group !== undefined
        ? `group ${group}${extent}`
        : begun
          ? `nodes ${begun.join(' ')}${extent}`
          : whole
            ? 'whole'
            : undefined;
  const fresh = useAnswer(
    contract.networkChart,
    {
      body: {
        ...beginning(search, begun),
      },
    },
    { enabled: key !== undefined && saved === undefined },
  );
  const kept = useAnswer(
    contract.openChart,
    { params: { chart: saved ?? '' } },
    { enabled: saved !== undefined },
  );
  const asked = saved === undefined ? fresh : kept;

  const [held, setHeld] = useState<Held>(NOTHING);
  if (key !== held.key) {
    const answer = saved === undefined ? fresh.data : kept.data?.chart;
    const isMissing = key !== undefined && !answer;
    if (isMissing) {
      if (held.key !== undefined) setHeld(NOTHING);
    } else {
      const places = new Map(
        (saved === undefined ? [] : (kept.data?.content.nodes ?? [])).map(({ id, x, y, pinned }) => [
          id,
          { x, y, pinned },
        ]),
      );
      setHeld({ key, past: [], now: answer ? chartOf(answer) : EMPTY_CHART, places });
    }
  }

  const commit = useCallback((change: (now: ChartState) => ChartState) => {
    setHeld((before) => {
      const now = change(before.now);
      return now === before.now
        ? before
        : { ...before, now, past: [...before.past, before.now].slice(-MOST_STEPS_BACK) };
    });
  }, []);

  const [expanding, setExpanding] = useState<string>();
  const [expandError, setExpandError] = useState<unknown>();
  const { now, past } = held;
  const expand = useCallback(
    (...nodes: readonly string[]) => {
      const [node] = nodes;
      if (node === undefined) return;
      setExpanding(node);
      setExpandError(undefined);
      const body = {
        nodes: [...nodes],
        beside: [...now.nodes.keys()],
        steps: 1,
        limit: (EXPAND_LIMIT + 1) * nodes.length,
        ...filterOf(search),
      };
      api(contract.networkChart, { body })
        .then((answer) => {
          const expanded = nodes.length === 1 ? { node, leftOut: answer.leftOut.nodes } : undefined;
          // Another chart may have been opened meanwhile.
          commit((before) => (before.nodes.has(node) ? added(before, answer, expanded) : before));
        }, setExpandError)
        .finally(() => setExpanding(undefined));
    },
    [now, search, commit],
  );

  return {
    key: held.key,
    state: now,
    places: held.places,
    isLoading: key !== undefined && asked.isPending,
    error: key === undefined ? undefined : asked.error,
    onRetry: () => void asked.refetch(),
    expand,
    expanding,
    expandError,
    add: useCallback((answer) => commit((before) => addedIfNew(before, answer)), [commit]),
    hide: useCallback((nodes) => commit((before) => withHidden(before, nodes)), [commit]),
    showHidden: useCallback(() => commit(withAllShown), [commit]),
    undo: useMemo(
      () =>
        past.length === 0
          ? undefined
          : () =>
              setHeld((before) => {
                const last = before.past.at(-1);
                return last ? { ...before, now: last, past: before.past.slice(0, -1) } : before;
              }),
      [past],
    ),
  };
}

function addedIfNew(before: ChartState, answer: Pick<ChartAnswer, 'nodes' | 'links' | 'label'>): ChartState {
  const isKnown =
    answer.nodes.every(({ id }) => before.nodes.has(id) && !before.hidden.has(id)) &&
    answer.links.every(({ id }) => before.links.has(id));
  return isKnown ? before : added(before, answer);
}

/** What a chart begins with, and how much of it. */
function beginning({ group, all, whole }: NetworksSearch, begun: readonly string[] | undefined) {
  if (group !== undefined) return { group, steps: 0, limit: all ? FIRST_LIMITS.all : FIRST_LIMITS.group };
  if (begun) {
    const few = FIRST_LIMITS.record + begun.length;
    return { nodes: [...begun], steps: 1, limit: all ? FIRST_LIMITS.all : few };
  }
  return whole ? { whole, steps: 0, limit: FIRST_LIMITS.all } : { nodes: [], steps: 0 };
}
