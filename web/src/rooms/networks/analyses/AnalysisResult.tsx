import { useMemo } from 'react';
import { DataTable, EmptyState, ErrorState, Switch } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useEngineText } from '../../../i18n/engines.ts';
import { messages } from '../messages.ts';
import { NodeName } from '../NodeName.tsx';
import { useNetworkWords } from '../useNetworkWords.ts';
import { groupedInto, rowsOf } from './analyses.ts';
import type { Analysis, Row } from './analyses.ts';
import type { AnalysisRun, DoneAnalysis } from './useAnalysis.ts';
import { valueWriter, writtenExactly } from './writeValue.ts';

export interface AnalysisResultProps {
  readonly run: AnalysisRun;
  readonly done: DoneAnalysis;
  /** Something else would be asked now. */
  readonly isOutdated: boolean;
  /** Node that is read. */
  readonly node: string | undefined;
  readonly onNode: (node: string) => void;
  readonly isOnChart: boolean;
  /** Why values for the chart did not come. */
  readonly chartError: unknown;
  /** Absent while no chart is open. */
  readonly onIsOnChart: ((isOnChart: boolean) => void) | undefined;
}

/** What was found: what it was run on, what is to be said of the whole, and nodes in the order of their values. */
export function AnalysisResult({ run, done, isOutdated, node, onNode, ...chart }: AnalysisResultProps) {
  const t = useMessages(messages);
  const said = useEngineText();
  const format = useFormat();
  const { pages, question } = done;
  const [first] = pages;
  const rows = useMemo(() => rowsOf(pages), [pages]);
  const columns = useColumns(first?.analysis, rows, !run.hasMore);
  if (!first) return null;
  const { analysis, on, facts, parameters, total } = first;
  const unusual = analysis.parameters.filter(({ name, usual }) => parameters[name] !== usual);
  return (
    <>
      <div className="analysis-found">
        <h2>{said(analysis.title)}</h2>
        {isOutdated && <p className="analysis-outdated small">{t('otherwiseAsked')}</p>}
        <ul className="analysis-facts small soft">
          <li>
            {t('ranOn', {
              part: question.title === undefined ? t('wholeNetwork') : `\u2068${question.title}\u2069`,
              nodes: format.number(on.nodes),
              links: format.number(on.links),
            })}
          </li>
          {facts.map((fact) => (
            <li key={fact.key}>{said(fact)}</li>
          ))}
        </ul>
        {unusual.length > 0 && (
          <dl className="fact-list analysis-figures small soft">
            {unusual.map(({ name, title }) => (
              <div key={name}>
                <dt>{said(title)}</dt>
                <dd className="numeric">{writtenExactly(parameters[name]!, format)}</dd>
              </div>
            ))}
          </dl>
        )}
        {chart.onIsOnChart && (
          <Switch isSelected={chart.isOnChart} onChange={chart.onIsOnChart}>
            {t('showOnChart')}
          </Switch>
        )}
        {chart.chartError ? <ErrorState error={chart.chartError} inline /> : null}
      </div>
      <div className="analysis-table">
        <DataTable
          label={said(analysis.title)}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          rowLabel={({ node: { caption } }) => caption}
          selected={node}
          onSelect={({ id }) => onNode(id)}
          csvName={said(analysis.title)}
          isStale={run.isUnderWay}
          hasMore={run.hasMore}
          onEndReached={run.onMore}
          empty={
            <EmptyState icon="networks" title={t('noneListed')}>
              {t('noneListedText')}
            </EmptyState>
          }
        />
        {run.hasMore && (
          <p className="pane-note small soft">
            {t('listedOf', { all: format.number(total), shown: format.number(rows.length) })}
          </p>
        )}
      </div>
    </>
  );
}

/** @param isWhole all rows are there: to sort a part of them would mislead */
function useColumns(
  analysis: Analysis | undefined,
  rows: readonly Row[],
  isWhole: boolean,
): readonly Column<Row>[] {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useNetworkWords();
  return useMemo(() => {
    if (!analysis) return [];
    const largest = rows.reduce((most, { value = 0 }) => Math.max(most, value), 0);
    const write = valueWriter(analysis, largest, format);
    const name: readonly Column<Row>[] = [
      {
        id: 'caption',
        header: t('node'),
        width: 'minmax(9rem, 1fr)',
        value: ({ node }) => node.caption,
        cell: ({ node }) => <NodeName node={node} />,
      },
      { id: 'id', header: t('record'), isShown: false, value: ({ id }) => id },
      {
        id: 'kind',
        header: t('kind'),
        width: '7rem',
        priority: 3,
        value: ({ node }) => words.kind(node.kind),
      },
    ];
    const columns: readonly Column<Row>[] =
      analysis.form === 'grouping'
        ? [
            {
              id: 'value',
              header: t(`grouped.${groupedInto(analysis)}`),
              width: '4.5rem',
              align: 'end',
              value: ({ value }) => value,
            },
            ...name,
          ]
        : [
            { id: 'place', header: t('place'), width: '3.75rem', align: 'end', value: ({ place }) => place },
            ...name,
            {
              id: 'value',
              header: t('value'),
              width: analysis.unit === 'share' ? '8rem' : '5.5rem',
              align: analysis.unit === 'share' ? 'start' : 'end',
              value: ({ value }) => value && Number(value.toPrecision(6)),
              cell: ({ value }) =>
                value === undefined ? (
                  <span className="faint">–</span>
                ) : analysis.unit === 'share' ? (
                  <ValueBar value={value} largest={largest} text={write(value)} />
                ) : (
                  <span className="numeric">{write(value)}</span>
                ),
            },
          ];
    return columns.map((column) => ({ ...column, canSort: isWhole }));
  }, [analysis, rows, isWhole, t, format, words]);
}

/** A value beside the largest one, as a bar with its number. */
function ValueBar({
  value,
  largest,
  text,
}: {
  readonly value: number;
  readonly largest: number;
  readonly text: string;
}) {
  return (
    <span className="analysis-bar">
      <span className="share-track" aria-hidden="true">
        <span style={{ inlineSize: `${largest > 0 ? (100 * value) / largest : 0}%` }} />
      </span>
      <span className="numeric">{text}</span>
    </span>
  );
}
