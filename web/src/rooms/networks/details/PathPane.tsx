import { useEffect, useEffectEvent } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import {
  Button,
  ComboBox,
  EmptyState,
  ErrorState,
  PaneBody,
  PaneHead,
  Skeleton,
} from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useRoving } from '../../useRoving.ts';
import { messages } from '../messages.ts';
import type { NetworkNode, Path } from '../networks.ts';
import type { ChartNarrowing } from '../route.ts';
import type { OpenChart } from '../useChart.ts';
import { useNetworkWords } from '../useNetworkWords.ts';

const PATHS = 8;

export interface PathPaneProps {
  readonly from: string;
  /** Undefined while the other end is being chosen. */
  readonly to: string | undefined;
  readonly chart: OpenChart;
  readonly nodes: readonly NetworkNode[];
  readonly narrowing: ChartNarrowing;
  /** Path that stands out on the chart, by its links. */
  readonly shown: Path | undefined;
  readonly onShow: (path: Path | undefined) => void;
  readonly onEnds: (from: string, to: string | undefined) => void;
  readonly onClose: () => void;
}

/** Who connects these two: the likeliest ways of evidence between two nodes. */
export function PathPane({
  from,
  to,
  chart,
  nodes,
  narrowing,
  shown,
  onShow,
  onEnds,
  onClose,
}: PathPaneProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useNetworkWords();
  const { kinds, since, until } = narrowing;
  const found = useAnswer(
    contract.networkPaths,
    {
      body: {
        from,
        to: to ?? '',
        count: PATHS,
        ...(since === undefined ? {} : { after: since }),
        ...(until === undefined ? {} : { before: until }),
        ...(kinds ? { kinds: [...kinds] as NetworkNode['kind'][] } : {}),
      },
    },
    { enabled: to !== undefined && to !== from },
  );
  const { data } = found;
  const addToChart = useEffectEvent((answer: NonNullable<typeof data>) => {
    chart.add(answer.chart);
    onShow(answer.paths[0]);
  });
  const isReady = chart.key !== undefined;
  useEffect(() => {
    if (data && isReady) addToChart(data);
  }, [data, isReady]);

  const known = new Map(
    [...chart.state.nodes.values(), ...(data?.chart.nodes ?? [])].map((node) => [node.id, node]),
  );
  const links = new Map((data?.chart.links ?? []).map((link) => [link.id, link]));
  const nameOf = (id: string) => known.get(id)?.caption ?? id;
  const options = nodes.map((node) => ({
    value: node.id,
    label: node.caption,
    detail: words.kind(node.kind),
  }));
  const paths = data?.paths ?? [];
  const roving = useRoving(paths.length, (at) => onShow(paths[at]));
  return (
    <>
      <PaneHead
        title={t('paths')}
        actions={
          <Button size="small" variant="quiet" icon="close" onPress={onClose}>
            {t('closePaths')}
          </Button>
        }
      >
        <ComboBox
          label={t('pathStart')}
          options={options}
          value={from}
          onChange={(id) => id && onEnds(id, to)}
        />
        <ComboBox
          label={t('pathEnd')}
          options={options}
          value={to}
          onChange={(id) => id && onEnds(from, id)}
        />
      </PaneHead>
      <PaneBody>
        {to === undefined || to === from ? (
          <p className="soft">{t('choosePathEnd')}</p>
        ) : found.error ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : !data ? (
          <Skeleton lines={6} label={t('paths')} />
        ) : paths.length === 0 ? (
          <EmptyState icon="link" title={t('noPaths')}>
            {t('noPathsText')}
          </EmptyState>
        ) : (
          <div {...roving.containerProps} role="list" aria-label={t('paths')} className="path-list">
            {paths.map((path, at) => (
              <div key={path.links.join(' ')} role="listitem">
                <button
                  type="button"
                  className="path"
                  aria-pressed={shown?.links.join(' ') === path.links.join(' ')}
                  {...roving.rowProps(at)}
                  onClick={() => onShow(path)}
                >
                  <span className="path-probability numeric">{format.percent(path.probability)}</span>
                  <span className="path-steps">
                    {path.nodes.map((id, step) => (
                      <span key={id}>
                        {step > 0 && (
                          <span className="path-link">
                            {' '}
                            {links.get(path.links[step - 1] ?? '')?.confirmed ? '—' : '╌'}{' '}
                            {words.type(links.get(path.links[step - 1] ?? '')?.type ?? '')}
                            {' → '}
                          </span>
                        )}
                        <bdi>{nameOf(id)}</bdi>
                      </span>
                    ))}
                  </span>
                </button>
              </div>
            ))}
          </div>
        )}
        <p className="small faint">{t('pathsText')}</p>
      </PaneBody>
    </>
  );
}
