import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  IconButton,
  Menu,
  PaneHead,
  Select,
  Skeleton,
  Tabs,
  Toolbar,
  useIsStacked,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import { useEngineText } from '../../../i18n/engines.ts';
import { messages } from '../messages.ts';
import { COLOURS } from '../networks.ts';
import type { ColourBy } from '../networks.ts';
import { groupedInto } from '../analyses/analyses.ts';
import type { Marks } from '../analyses/useMarks.ts';
import type { ChartNarrowing, ChartView } from '../route.ts';
import { LinkTable, NodeTable, useLinkColumns, useNodeColumns } from '../tables/ChartTables.tsx';
import type { OpenChart } from '../useChart.ts';
import { ChartCanvas } from './ChartCanvas.tsx';
import type { ChartControl } from './ChartCanvas.tsx';
import { saveCsv, saveGraphml, savePicture, saveSvgText } from './exports.ts';
import { Filters } from './Filters.tsx';
import type { Narrow } from './Filters.tsx';
import { Legend, useLegendWord } from './Legend.tsx';
import { colouring, linkLooks, nodeLooks, sizeByScore } from './looks.ts';
import type { ColourScheme, Emphasis } from './looks.ts';
import type { ShownChart } from './narrow.ts';
import { SaveForm } from './SaveForm.tsx';
import { toSvg } from './svg.ts';
import { TimeBar } from './TimeBar.tsx';
import { useColours } from './useColours.ts';

export interface ChartPaneProps {
  readonly title: string;
  readonly chart: OpenChart;
  readonly shown: ShownChart;
  readonly view: ChartView;
  readonly onView: (view: ChartView) => void;
  readonly colour: ColourBy;
  readonly onColour: (colour: ColourBy) => void;
  readonly narrowing: ChartNarrowing;
  readonly onNarrow: (change: Narrow) => void;
  /** Node or link that is read beside the chart. */
  readonly node: string | undefined;
  readonly link: string | undefined;
  readonly onNode: (node: string, isAdded: boolean) => void;
  readonly onLink: (link: string) => void;
  readonly onNothing: () => void;
  /** Nodes taken together. */
  readonly selection: ReadonlySet<string>;
  readonly onSelection: (nodes: ReadonlySet<string>) => void;
  readonly isLasso: boolean;
  readonly onIsLasso: (isLasso: boolean) => void;
  readonly emphasis: Emphasis | undefined;
  /** Nodes with a ring around them, such as targets of actions. */
  readonly ringed: ReadonlySet<string> | undefined;
  /** Values of an analysis that the chart shows: scores as sizes, groups as colours. */
  readonly marks: Marks | undefined;
  readonly onMarksAway: () => void;
  /** What is read beside the chart, where there is place for one pane alone. */
  readonly asides: readonly { readonly label: string; readonly onOpen: () => void }[];
  /** Loads what the first answer left out. */
  readonly onAll: (() => void) | undefined;
}

/** The chart, or the same as tables, with what narrows, colours, keeps and exports it. */
export function ChartPane(props: ChartPaneProps) {
  const { chart, shown, view, title } = props;
  const t = useMessages(messages);
  if (chart.error) return <ErrorState error={chart.error} onRetry={chart.onRetry} />;
  if (chart.isLoading) return <Skeleton lines={14} label={t('chart')} />;
  if (chart.key === undefined)
    return (
      <EmptyState icon="networks" title={t('chooseGroup')}>
        {t('chooseGroupText')}
      </EmptyState>
    );
  return (
    <div className="chart-pane">
      <PaneHead title={<bdi>{title}</bdi>} detail={<Counts chart={chart} shown={shown} />}>
        <Tools {...props} />
      </PaneHead>
      {view === 'table' ? <Tables {...props} /> : <Drawn {...props} />}
    </div>
  );
}

function Counts({ chart, shown }: Pick<ChartPaneProps, 'chart' | 'shown'>) {
  const t = useMessages(messages);
  const format = useFormat();
  const { state } = chart;
  const away = state.nodes.size - shown.nodes.length;
  return (
    <>
      {t('counts', { nodes: format.number(shown.nodes.length), links: format.number(shown.links.length) })}
      {away > 0 && ` · ${t('away', { count: away })}`}
      {state.beyond > 0 && ` · ${t('beyond', { count: state.beyond })}`}
    </>
  );
}

function Tools(props: ChartPaneProps) {
  const { chart, view, onView, colour, onColour, narrowing, onNarrow, marks } = props;
  const scheme = schemeOf(colour, marks);
  const t = useMessages(messages);
  const isStacked = useIsStacked();
  const tools = useRef<HTMLDivElement>(null);
  const viewBefore = useRef(view);
  // By its key, the view is changed from within what then goes: the keyboard stays with the button that changes it back.
  useEffect(() => {
    if (view === viewBefore.current) return;
    viewBefore.current = view;
    if (document.activeElement === document.body) tools.current?.querySelector('button')?.focus();
  }, [view]);
  return (
    <div ref={tools} className="chart-tools">
      <Toolbar label={t('tools')}>
        <Button
          size="small"
          icon={view === 'table' ? 'networks' : 'table'}
          onPress={() => onView(view === 'table' ? 'chart' : 'table')}
        >
          {view === 'table' ? t('showChart') : t('showTable')}
        </Button>
        <Filters state={chart.state} narrowing={narrowing} onChange={onNarrow} />
        <IconButton
          icon="undo"
          label={t('undo')}
          shortcut="z"
          size="small"
          isDisabled={!chart.undo}
          onPress={() => chart.undo?.()}
        />
        {chart.state.hidden.size > 0 && (
          <Button size="small" variant="quiet" onPress={chart.showHidden}>
            {t('showHidden', { count: chart.state.hidden.size })}
          </Button>
        )}
        <SaveForm chart={chart} colour={colour} narrowing={narrowing} />
        {chart.state.beyond > 0 && props.onAll && (
          <Button size="small" variant="quiet" onPress={props.onAll}>
            {t('loadAll')}
          </Button>
        )}
        {isStacked &&
          props.asides.map((aside) => (
            <Button key={aside.label} size="small" icon="info" onPress={aside.onOpen}>
              {aside.label}
            </Button>
          ))}
      </Toolbar>
      {view === 'chart' && (
        <Select
          size="small"
          hideLabel
          label={t('colourBy')}
          options={(scheme === 'analysis' ? [...COLOURS, scheme] : COLOURS).map((value) => ({
            value,
            label: t(`colour.${value}`),
          }))}
          value={scheme}
          onChange={(next: ColourScheme) => {
            if (next === 'analysis') return;
            if (scheme === 'analysis') props.onMarksAway();
            onColour(next);
          }}
        />
      )}
    </div>
  );
}

function Drawn(props: ChartPaneProps) {
  const { title, chart, shown, narrowing, emphasis, ringed, node, link, selection, marks } = props;
  const colour = schemeOf(props.colour, marks);
  const t = useMessages(messages);
  const format = useFormat();
  const colours = useColours();
  const control = useRef<ChartControl>(null);
  const [isArranging, setArranging] = useState(false);
  // Pins are drawn, not kept in the state of the page.
  const [, setPins] = useState(0);
  const nameOf = useNameOf(chart);
  const { colourOf, legend } = useMemo(
    () => colouring(shown.nodes, colour, colours, marks?.values),
    [shown.nodes, colour, colours, marks],
  );
  const scores = marks?.analysis.form === 'score' ? marks : undefined;
  const sizeOf = useMemo(() => scores && sizeByScore(scores.values, scores.analysis.isLowFirst), [scores]);
  const nodes = useMemo(
    () => nodeLooks(shown.nodes, colourOf, emphasis, sizeOf),
    [shown.nodes, colourOf, emphasis, sizeOf],
  );
  const said = useEngineText();
  const size = t(scores?.analysis.isLowFirst ? 'sizeLow' : 'size', {
    what: scores ? said(scores.analysis.title) : t('links'),
  });
  const looks = useMemo(() => linkLooks(shown.links, link, emphasis), [shown.links, link, emphasis]);
  const selected = useMemo(
    () =>
      node === undefined && !ringed
        ? selection
        : new Set([...selection, ...(ringed ?? []), ...(node === undefined ? [] : [node])]),
    [node, selection, ringed],
  );
  const nameInLegend =
    marks && colour === 'analysis'
      ? (number: string) => t(`numbered.${groupedInto(marks.analysis)}`, { number })
      : nameOf;
  const word = useLegendWord(colour, nameInLegend);
  const nodeColumns = useNodeColumns(nameOf);
  const linkColumns = useLinkColumns(nameOf);
  const source = t('exportSource', { date: format.date(new Date()) });
  const marking = useCodes().marking(chart.state.label);
  const current = node === undefined ? undefined : chart.state.nodes.get(node);
  useShortcuts(t('title'), [{ keys: 'f', label: t('fit'), action: () => control.current?.fit() }]);

  function savePng() {
    const picture = control.current?.picture();
    if (picture) void savePicture(picture, { title, source, marking });
  }
  function saveSvg() {
    const text = toSvg({
      nodes,
      links: looks,
      places: chart.places,
      colours,
      legend: legend.map(({ value, colour: own, count }) => ({
        colour: own,
        text: `${word(value)} ${count}`,
      })),
      title,
      marking,
      source: `${source} · ${size} · ${t('lineConfirmed')}: ——— · ${t('lineUnconfirmed')}: – – –`,
      font: getComputedStyle(document.body).fontFamily,
    });
    saveSvgText(title, text);
  }

  return (
    <>
      <div className="chart-frame">
        <ChartCanvas
          label={t('chartOf', { title })}
          nodes={nodes}
          looks={looks}
          links={shown.links}
          places={chart.places}
          colours={colours}
          selected={selected}
          current={node}
          isLasso={props.isLasso}
          control={control}
          onNode={props.onNode}
          onLink={props.onLink}
          onStage={props.onNothing}
          onExpand={(id) => chart.expand(id)}
          onPinned={() => setPins((count) => count + 1)}
          onArranging={setArranging}
          onLasso={(ids) => {
            props.onIsLasso(false);
            props.onSelection(new Set(ids));
          }}
        />
        <div className="chart-buttons">
          <IconButton icon="zoom-in" label={t('zoomIn')} onPress={() => control.current?.zoom(1.5)} />
          <IconButton icon="zoom-out" label={t('zoomOut')} onPress={() => control.current?.zoom(1 / 1.5)} />
          <IconButton icon="picture" label={t('fit')} shortcut="f" onPress={() => control.current?.fit()} />
          <IconButton
            icon="refresh"
            label={t('arrange')}
            isDisabled={isArranging}
            onPress={() => control.current?.arrange()}
          />
          <IconButton
            icon="edit"
            label={props.isLasso ? t('endLasso') : t('lasso')}
            aria-pressed={props.isLasso}
            shortcut="l"
            onPress={() => props.onIsLasso(!props.isLasso)}
          />
          {node !== undefined && chart.places.has(node) && (
            <IconButton
              icon={chart.places.get(node)?.pinned ? 'lock' : 'flag'}
              label={chart.places.get(node)?.pinned ? t('unpin') : t('pin')}
              onPress={() => {
                const place = chart.places.get(node);
                if (place) chart.places.set(node, { ...place, pinned: !place.pinned });
                control.current?.redraw();
                setPins((count) => count + 1);
              }}
            />
          )}
          <Menu
            label={t('export')}
            trigger={<IconButton icon="export" label={t('export')} />}
            groups={[
              {
                id: 'export',
                items: [
                  { id: 'png', label: t('exportPng'), onAction: savePng },
                  { id: 'svg', label: t('exportSvg'), onAction: saveSvg },
                  {
                    id: 'nodes',
                    label: t('exportNodes'),
                    onAction: () => saveCsv(`${title} ${t('nodes')}`, nodeColumns, shown.nodes),
                  },
                  {
                    id: 'links',
                    label: t('exportLinks'),
                    onAction: () => saveCsv(`${title} ${t('links')}`, linkColumns, shown.links),
                  },
                  {
                    id: 'graphml',
                    label: t('exportGraphml'),
                    onAction: () => saveGraphml(title, shown, chart.places),
                  },
                ],
              },
            ]}
          />
        </div>
        <p className="visually-hidden" role="status">
          {current ? t('nowAt', { name: current.caption, links: String(current.links) }) : ''}
        </p>
        {isArranging && <p className="chart-busy small soft">{t('arranging')}</p>}
      </div>
      <Legend by={colour} entries={legend} nodes={shown.nodes} nameOf={nameInLegend} size={size} />
      <TimeBar
        links={chart.state.links}
        since={narrowing.since}
        until={narrowing.until}
        onChange={(days) => props.onNarrow(days)}
      />
    </>
  );
}

const TABLES = ['nodes', 'links'] as const;

function Tables({ chart, shown, node, link, selection, onSelection, onNode, onLink }: ChartPaneProps) {
  const t = useMessages(messages);
  const [table, setTable] = useState<(typeof TABLES)[number]>('nodes');
  const nameOf = useNameOf(chart);
  const content: Readonly<Record<(typeof TABLES)[number], ReactNode>> = {
    nodes: (
      <NodeTable
        nodes={shown.nodes}
        selected={node}
        checked={selection}
        onCheck={onSelection}
        onSelect={(id) => onNode(id, false)}
        nameOf={nameOf}
      />
    ),
    links: <LinkTable links={shown.links} selected={link} onSelect={onLink} nameOf={nameOf} />,
  };
  return (
    <Tabs
      label={t('showTable')}
      selected={table}
      onSelect={setTable}
      tabs={TABLES.map((id) => ({
        id,
        label: t(id),
        count: id === 'nodes' ? shown.nodes.length : shown.links.length,
        content: content[id],
      }))}
    />
  );
}

/** Groups of an analysis are shown as colours, in place of what is usually chosen. */
function schemeOf(colour: ColourBy, marks: Marks | undefined): ColourScheme {
  return marks?.analysis.form === 'grouping' ? 'analysis' : colour;
}

/** Name of a node by its id; of a group that is not on the chart, the id. */
function useNameOf(chart: OpenChart): (id: string) => string {
  const { nodes } = chart.state;
  return useMemo(() => (id) => nodes.get(id)?.caption ?? id, [nodes]);
}
