import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { ACTION_READERS } from '@foreland/model/contract/disruption';
import { contract } from '../../api/client.ts';
import { answer, shownInPages, usePages } from '../../api/query.ts';
import { Button, EmptyState, PaneHead, Panes, Tabs, useIsStacked } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useSession } from '../../shell/session.tsx';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { compact } from '../address.ts';
import { useAskAgain } from '../useAskAgain.ts';
import { AnalysesTab } from './analyses/AnalysesTab.tsx';
import { useAnalyses } from './analyses/useAnalyses.ts';
import { Why } from './analyses/Why.tsx';
import { ChartPane } from './chart/ChartPane.tsx';
import { narrowed } from './chart/narrow.ts';
import { GroupPane } from './details/GroupPane.tsx';
import { LinkPane } from './details/LinkPane.tsx';
import { NodePane } from './details/NodePane.tsx';
import { PathPane } from './details/PathPane.tsx';
import { SelectionPane } from './details/SelectionPane.tsx';
import { ChangesTab } from './lists/ChangesTab.tsx';
import { GroupTable } from './lists/GroupTable.tsx';
import { SavedTab } from './lists/SavedTab.tsx';
import { SearchStart } from './lists/SearchStart.tsx';
import { WholeNetwork } from './lists/WholeNetwork.tsx';
import { messages } from './messages.ts';
import type { Path } from './networks.ts';
import { StrikePane } from './strike/StrikePane.tsx';
import { MOST_AIMED } from './strike/strike.ts';
import type { Scope, StruckPart } from './strike/strike.ts';
import { TABS, networksRoute } from './route.ts';
import type { NetworksSearch, Tab } from './route.ts';
import { useChart } from './useChart.ts';
import '../shared.css';
import './networks.css';

const MONTHS_COMPARED = 3;
const NOBODY: ReadonlySet<string> = new Set();
/** What belongs to the chart that is open, and goes with it. */
const CHART = [
  'group',
  'nodes',
  'chart',
  'whole',
  'all',
  'node',
  'link',
  'from',
  'to',
  'about',
  'kinds',
  'types',
  'least',
  'confirmed',
  'since',
  'until',
  'strike',
  'aim',
  'onChart',
  'onList',
] as const satisfies readonly (keyof NetworksSearch)[];

/** Groups → chart or tables → node, link, group or path. */
export function NetworksRoom() {
  const t = useMessages(messages);
  const search = networksRoute.useSearch();
  const navigate = networksRoute.useNavigate();
  const client = useQueryClient();
  const { tab = 'groups', group, node, link, from, to, colour = 'kind' } = search;

  const overview = usePages(contract.networks);
  const isComputing = overview.data?.pages[0]?.computing ?? false;
  useAskAgain(isComputing, () => void overview.refetch());
  const size = overview.data?.pages[0]?.size;
  const groups = useMemo(() => overview.data?.pages.flatMap((page) => page.groups) ?? [], [overview.data]);

  const chart = useChart(search);
  const shown = useMemo(() => narrowed(chart.state, search), [chart.state, search]);
  const [selection, setSelection] = useState<ReadonlySet<string>>(NOBODY);
  const [isLasso, setLasso] = useState(false);
  const [path, setPath] = useState<Path>();

  const change = useCallback(
    (part: { readonly [K in keyof NetworksSearch]?: NetworksSearch[K] | undefined }, replace = false) =>
      void navigate({ search: (before: NetworksSearch) => compact({ ...before, ...part }), replace }),
    [navigate],
  );
  /** Another chart: what was chosen on the one before is chosen no more. */
  const openChart = useCallback(
    (part: NetworksSearch) => {
      setSelection(NOBODY);
      setPath(undefined);
      void navigate({
        search: (before: NetworksSearch) =>
          compact({ ...before, ...Object.fromEntries(CHART.map((name) => [name, undefined])), ...part }),
      });
    },
    [navigate],
  );
  const openSaved = useCallback(
    async (id: string) => {
      const { content } = await client.fetchQuery(answer(contract.openChart, { params: { chart: id } }));
      const { kinds, types, leastProbability, confirmed, after, before } = content.filter;
      openChart({
        chart: id,
        ...compact({
          kinds,
          types,
          least: leastProbability ? Math.round(leastProbability * 100) : undefined,
          confirmed,
          since: after,
          until: before,
          colour: content.colour === 'kind' ? undefined : content.colour,
        }),
      });
    },
    [client, openChart],
  );
  const closeSaved = useCallback(
    (id: string) => {
      if (search.chart === id) openChart({});
    },
    [search.chart, openChart],
  );

  const isNarrow = matchMedia('(max-width: 40rem)').matches;
  const view = search.view ?? (isNarrow ? 'table' : 'chart');
  const endPath = () => {
    setPath(undefined);
    change({ from: undefined, to: undefined });
  };
  const chooseNode = (id: string, isAdded: boolean) => {
    if (from !== undefined && to === undefined && id !== from) {
      setSelection(NOBODY);
      return change({ to: id, node: undefined, link: undefined });
    }
    if (isAdded) {
      const next = new Set(node === undefined ? selection : [...selection, node]);
      if (!next.delete(id)) next.add(id);
      setSelection(next);
      return change({ node: undefined, link: undefined }, true);
    }
    setSelection(NOBODY);
    return change({ node: id, link: undefined }, node !== undefined);
  };
  const chosen = useMemo(() => shown.nodes.filter(({ id }) => selection.has(id)), [shown.nodes, selection]);
  const [struck, setStruck] = useState<StruckPart>();
  const emphasis = useMemo(
    () => (path ? { nodes: new Set(path.nodes), links: new Set(path.links) } : struck),
    [path, struck],
  );
  const { strike, aim } = search;
  const all = useMemo(() => [...chart.state.nodes.keys()].slice(0, MOST_AIMED), [chart.state.nodes]);
  const scope: Scope = aim ? { nodes: aim } : group === undefined ? { nodes: all } : { group };
  // Strategic staff see aggregates alone, and the node refuses them persons to act against.
  const mayStrike = ACTION_READERS.includes(useSession().role);
  const isStriking =
    mayStrike && strike !== undefined && (aim !== undefined || group !== undefined || all.length > 0);
  const closeStrike = () => change({ strike: undefined, aim: undefined, onChart: undefined });

  const isOpen =
    chart.key !== undefined || chart.isLoading || (chart.error !== undefined && chart.error !== null);
  const current = node ?? (selection.size === 1 ? [...selection][0] : undefined);
  useShortcuts(t('title'), [
    { keys: 'x', label: t('keys.expand'), action: () => current !== undefined && chart.expand(current) },
    {
      keys: 'h',
      label: t('keys.hide'),
      action: () => {
        if (selection.size > 0) chart.hide(selection);
        else if (node !== undefined) chart.hide([node]);
      },
    },
    { keys: 'z', label: t('keys.undo'), action: () => chart.undo?.() },
    {
      keys: 't',
      label: t('keys.table'),
      action: () => change({ view: view === 'table' ? 'chart' : 'table' }),
    },
    {
      keys: 'p',
      label: t('keys.path'),
      action: () => current !== undefined && change({ from: current, to: undefined }),
    },
    {
      keys: 'a',
      label: t('keys.strike'),
      action: () => {
        if (isOpen && mayStrike) change({ strike: isStriking ? undefined : 'actions', aim: undefined });
      },
    },
    { keys: 'l', label: t('keys.lasso'), action: () => setLasso((is) => !is) },
  ]);

  const nodeOnChart = (id: string) => chart.state.nodes.get(id);
  const selectedLink = link === undefined ? undefined : chart.state.links.get(link);
  const today = new Date().toISOString().slice(0, 10);
  const title =
    groups.find(({ id }) => id === group)?.caption ??
    (group !== undefined ? nodeOnChart(group)?.caption : undefined) ??
    (search.nodes ? search.nodes.map((id) => nodeOnChart(id)?.caption ?? id).join(', ') : undefined) ??
    (search.whole ? t('wholeNetwork') : undefined) ??
    t('chart');
  const analyses = useAnalyses(search, shown, title);
  const readNode = (id: string) =>
    shown.nodes.some((other) => other.id === id)
      ? chooseNode(id, false)
      : openChart({ nodes: [id], node: id });

  const detail =
    from !== undefined ? (
      <PathPane
        from={from}
        to={to}
        chart={chart}
        nodes={shown.nodes}
        narrowing={search}
        shown={path}
        onShow={setPath}
        onEnds={(one, other) => {
          setPath(undefined);
          change({ from: one, to: other });
        }}
        onClose={endPath}
      />
    ) : chosen.length > 0 ? (
      <SelectionPane
        nodes={chosen}
        onHide={() => {
          chart.hide(selection);
          setSelection(NOBODY);
        }}
        onKeep={() => chart.hide(shown.nodes.map(({ id }) => id).filter((id) => !selection.has(id)))}
        onExpand={() => chart.expand(...chosen.slice(0, 100).map(({ id }) => id))}
        onPath={
          chosen.length === 2
            ? (one, other) => {
                setSelection(NOBODY);
                change({ from: one, to: other });
              }
            : undefined
        }
        onStrike={
          !mayStrike || chosen.length > MOST_AIMED
            ? undefined
            : () => {
                change({ strike: 'actions', aim: chosen.map(({ id }) => id) });
                setSelection(NOBODY);
              }
        }
        onClear={() => setSelection(NOBODY)}
        onNode={(id) => chooseNode(id, false)}
      />
    ) : selectedLink ? (
      <LinkPane
        key={selectedLink.id}
        link={selectedLink}
        ends={[nodeOnChart(selectedLink.from), nodeOnChart(selectedLink.to)]}
        onNode={(id) => chooseNode(id, false)}
      />
    ) : node !== undefined ? (
      <NodePane
        key={node}
        node={node}
        chart={chart}
        links={shown.links}
        onGroup={(id) => openChart({ group: id })}
        onPathFrom={() => change({ from: node, to: undefined })}
        why={
          tab === 'analyses' &&
          analyses.run.done && <Why done={analyses.run.done} node={node} onNode={readNode} />
        }
      />
    ) : group !== undefined ? (
      <GroupPane
        key={group}
        group={group}
        onMember={(id) => chooseNode(id, false)}
        onPair={(one, other) => change({ from: one, to: other, node: undefined, link: undefined })}
        onStrike={mayStrike ? () => change({ strike: 'actions', aim: undefined }) : undefined}
      />
    ) : (
      <EmptyState icon="networks" title={t('chooseNode')}>
        {t('chooseNodeText')}
      </EmptyState>
    );

  const tabs: Readonly<Record<Tab, React.ReactNode>> = {
    groups: (
      <>
        {size && size.nodes > 0 && (
          <WholeNetwork {...size} isShown={search.whole ?? false} onOpen={() => openChart({ whole: true })} />
        )}
        <GroupTable
          groups={groups}
          isComputing={isComputing}
          {...shownInPages(overview)}
          selected={group}
          onSelect={({ id }) => openChart({ group: id })}
        />
      </>
    ),
    changes: (
      <ChangesTab
        before={search.before ?? monthsBefore(today, MONTHS_COMPARED)}
        after={search.after ?? today}
        onDays={(days) => change(days)}
        onOpen={(id, isGroup) => openChart(isGroup ? { group: id } : { nodes: [id] })}
      />
    ),
    saved: <SavedTab selected={search.chart} onOpen={(id) => void openSaved(id)} onDeleted={closeSaved} />,
    analyses: (
      <AnalysesTab
        run={analyses.run}
        parts={analyses.parts}
        asking={analyses.asking}
        onAsking={(asking) => change(asking, true)}
        node={node}
        onNode={readNode}
        isOnChart={analyses.isMarked}
        chartError={analyses.marksError}
        onIsOnChart={chart.key === undefined ? undefined : analyses.setMarked}
      />
    ),
  };
  const isDetail =
    (search.about === true && !isStriking) ||
    node !== undefined ||
    link !== undefined ||
    from !== undefined ||
    chosen.length > 0;

  return (
    <Panes
      id="networks"
      active={
        !isOpen
          ? 'list'
          : isDetail
            ? 'detail'
            : isStriking
              ? search.onChart
                ? 'chart'
                : 'strike'
              : search.onList
                ? 'list'
                : 'chart'
      }
      backTo={isDetail && !isStriking && search.onList ? t(tab) : undefined}
      onBack={() => {
        if (!isDetail) return isStriking ? closeStrike() : openChart({});
        setSelection(NOBODY);
        setPath(undefined);
        change({ about: undefined, node: undefined, link: undefined, from: undefined, to: undefined });
      }}
      panes={[
        // What is decided on takes the place of the list: chart and actions are read together.
        !isStriking && {
          id: 'list',
          label: t('groups'),
          min: 320,
          size: 430,
          content: (
            <>
              <PaneHead
                level={1}
                title={t('title')}
                actions={search.onList && isOpen && <ToChart onPress={() => change({ onList: undefined })} />}
              >
                <SearchStart onChoose={(record) => openChart({ nodes: [record], node: record })} />
              </PaneHead>
              <Tabs
                label={t('title')}
                selected={tab}
                onSelect={(next) => change({ tab: next === 'groups' ? undefined : next })}
                tabs={TABS.map((id) => ({ id, label: t(id), content: id === tab && tabs[id] }))}
              />
            </>
          ),
        },
        {
          id: 'chart',
          label: t('chart'),
          min: 360,
          content: (
            <ChartPane
              title={title}
              chart={chart}
              shown={shown}
              view={view}
              onView={(next) => change({ view: next })}
              colour={colour}
              onColour={(next) => change({ colour: next === 'kind' ? undefined : next })}
              narrowing={narrowingOf(search)}
              onNarrow={(part) => change(part, true)}
              node={node}
              link={link}
              onNode={chooseNode}
              onLink={(id) => {
                setSelection(NOBODY);
                change({ link: id, node: undefined }, link !== undefined);
              }}
              onNothing={() => {
                setSelection(NOBODY);
                if (node !== undefined || link !== undefined) change({ node: undefined, link: undefined });
              }}
              selection={selection}
              onSelection={setSelection}
              isLasso={isLasso}
              onIsLasso={setLasso}
              emphasis={emphasis}
              ringed={path ? undefined : struck?.targets}
              onAll={search.all || search.whole ? undefined : () => change({ all: true })}
              marks={analyses.marks}
              onMarksAway={() => analyses.setMarked(false)}
              asides={
                isStriking
                  ? [{ label: t('strike'), onOpen: () => change({ onChart: undefined }) }]
                  : [
                      ...(group === undefined
                        ? []
                        : [{ label: t('about'), onOpen: () => change({ about: true }) }]),
                      {
                        label: t('analyses'),
                        onOpen: () => change({ tab: 'analyses', onList: true }),
                      },
                    ]
              }
            />
          ),
        },
        isStriking && {
          id: 'strike',
          label: t('strike'),
          min: 400,
          size: 600,
          content: (
            <StrikePane
              key={aim?.join(' ') ?? group ?? chart.key}
              scope={scope}
              name={scope.group === undefined ? undefined : title}
              chart={chart}
              tab={strike}
              onTab={(next) => change({ strike: next })}
              onShow={setStruck}
              onNode={(id) => chooseNode(id, false)}
              onLink={(id) => change({ link: id, node: undefined }, link !== undefined)}
              onChart={() => change({ onChart: true, view: 'chart' })}
              onClose={closeStrike}
            />
          ),
        },
        isOpen &&
          (!isStriking || isDetail) && {
            id: 'detail',
            label: t('detail'),
            min: 320,
            size: 400,
            content: detail,
          },
      ]}
    />
  );
}

/** From the list back to the chart that is open, where there is place for one of them. */
function ToChart({ onPress }: { readonly onPress: () => void }) {
  const t = useMessages(messages);
  if (!useIsStacked()) return null;
  return (
    <Button size="small" icon="networks" onPress={onPress}>
      {t('chart')}
    </Button>
  );
}

function narrowingOf({ kinds, types, least, confirmed, since, until }: NetworksSearch) {
  return compact({ kinds, types, least, confirmed, since, until });
}

function monthsBefore(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}
