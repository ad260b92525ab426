import { useMemo } from 'react';
import { DataTable, NothingListed } from '../../design/index.ts';
import type { Column, DataTableProps } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { percentOf } from './likelihood.ts';
import type { MatchSummary } from './matches.ts';
import { MatchCell } from './MatchCell.tsx';
import { messages } from './messages.ts';
import { useFieldName } from './useFieldName.ts';
import { useVerdict } from './useVerdict.ts';

export interface MatchTableProps extends Pick<
  DataTableProps<MatchSummary>,
  'isLoading' | 'isStale' | 'error' | 'onRetry' | 'hasMore' | 'onEndReached' | 'selected' | 'onSelect'
> {
  readonly matches: readonly MatchSummary[];
  readonly isComputing: boolean;
  readonly isNarrowed: boolean;
  readonly onClear: () => void;
}

/** Pairs in the order of the node: those whose answer is worth most come first. */
export function MatchTable({ matches, isComputing, isNarrowed, onClear, ...table }: MatchTableProps) {
  const t = useMessages(messages);
  return (
    <DataTable
      {...table}
      label={t('list')}
      columns={useColumns()}
      rows={matches}
      rowId={({ id }) => id}
      rowLabel={({ a, b }) => t('pairOf', { a: a.caption, b: b.caption })}
      rowHeight={4.75}
      csvName={t('title')}
      empty={
        <NothingListed
          isComputing={isComputing}
          icon="check"
          title={t(isNarrowed ? 'noMatch' : 'nothingToReview')}
          onClearFilters={isNarrowed ? onClear : undefined}
        >
          {t(isNarrowed ? 'noMatchText' : 'nothingToReviewText')}
        </NothingListed>
      }
    />
  );
}

function useColumns(): readonly Column<MatchSummary>[] {
  const t = useMessages(messages);
  const format = useFormat();
  const verdictOf = useVerdict();
  const nameOf = useFieldName();
  return useMemo(
    (): readonly Column<MatchSummary>[] => [
      {
        id: 'probability',
        header: t('probability'),
        width: '5.25rem',
        canSort: false,
        value: ({ probability }) => probability,
        cell: (match) => (
          <span className="match-probability" title={verdictOf(match.probability)}>
            <span className="match-percent">{percentOf(match.probability, format)}</span>
            <span className="match-track" aria-hidden="true">
              <span style={{ inlineSize: `${match.probability * 100}%` }} />
            </span>
          </span>
        ),
      },
      {
        id: 'pair',
        header: t('pair'),
        width: 'minmax(11rem, 1fr)',
        canSort: false,
        value: ({ a, b }) => t('pairOf', { a: a.caption, b: b.caption }),
        cell: (match) => <MatchCell match={match} />,
      },
      ...(['a', 'b'] as const).map((side): Column<MatchSummary> => ({
        id: `record-${side}`,
        header: `${t('record')} ${side.toUpperCase()}`,
        isShown: false,
        value: (match) => match[side].record,
      })),
      { id: 'type', header: t('type'), isShown: false, value: ({ type }) => t(`type.${type}`) },
      { id: 'status', header: t('status'), isShown: false, value: ({ status }) => t(`status.${status}`) },
      { id: 'bits', header: t('bits'), isShown: false, value: ({ bits }) => Math.round(bits * 100) / 100 },
      {
        id: 'why',
        header: t('why'),
        isShown: false,
        value: ({ why }) =>
          why.map(({ field, agreement }) => `${nameOf(field)}: ${t(`agreement.${agreement}`)}`).join('; '),
      },
    ],
    [t, format, verdictOf, nameOf],
  );
}
