import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { shownAs, useAnswer } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { messages } from './messages.ts';
import type { Comparison } from './proof.ts';

/** How often it is looked whether a partner has sent its list, in milliseconds. */
const LOOK_EVERY = 3000;

/** Comparisons with the logs of partners, newest first. */
export function useComparisons() {
  const answer = useAnswer(
    contract.reconciliations,
    {},
    {
      refetchInterval: (found) =>
        (found?.reconciliations.some(({ state }) => state === 'asked') ?? false) && LOOK_EVERY,
    },
  );
  return { ...answer, comparisons: answer.data?.reconciliations ?? [] };
}

export function ComparisonTable({ item, go }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const { comparisons, ...answer } = useComparisons();
  return (
    <DataTable
      label={t('view.comparisons')}
      columns={useColumns()}
      rows={comparisons}
      rowId={({ id }) => id}
      rowLabel={({ partner, state }) => `${codes.partner(partner)}, ${t(`state.${state}`)}`}
      rowTone={(comparison) => (aloneIn(comparison) > 0 ? 'strong' : undefined)}
      selected={item}
      onSelect={({ id }) => go({ part: 'audit', view: 'comparisons', item: id })}
      {...shownAs(answer)}
      csvName={t('view.comparisons')}
      empty={
        <EmptyState icon="oversight" title={t('noComparisons')}>
          {t('noComparisonsText')}
        </EmptyState>
      }
    />
  );
}

/** How many exchanges one end alone logged. */
export function aloneIn({ counts }: Comparison): number {
  return (counts?.onlyHere ?? 0) + (counts?.onlyThere ?? 0);
}

export function ComparisonState({ comparison }: { readonly comparison: Comparison }) {
  const t = useMessages(messages);
  const { state } = comparison;
  if (state === 'answered')
    return aloneIn(comparison) === 0 ? (
      <Tag tone="good">{t('agrees')}</Tag>
    ) : (
      <Tag tone="caution">{t('state.answered')}</Tag>
    );
  return <Tag tone={state === 'asked' ? 'accent' : 'caution'}>{t(`state.${state}`)}</Tag>;
}

function useColumns(): readonly Column<Comparison>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  return useMemo(
    () =>
      [
        {
          id: 'partner',
          header: t('partner'),
          width: 'minmax(7.5rem, 1fr)',
          value: ({ partner }) => codes.partner(partner),
          cell: ({ partner }) => <PartnerChip partner={partner} withText />,
        },
        {
          id: 'state',
          header: t('state'),
          width: 'minmax(9rem, 1fr)',
          value: ({ state }) => t(`state.${state}`),
          cell: (comparison) => <ComparisonState comparison={comparison} />,
        },
        {
          id: 'both',
          header: t('both'),
          width: '4.5rem',
          align: 'end',
          priority: 2,
          value: ({ counts }) => counts?.both,
        },
        {
          id: 'here',
          header: t('onlyHere'),
          width: '5rem',
          align: 'end',
          value: ({ counts }) => counts?.onlyHere,
        },
        {
          id: 'there',
          header: t('onlyThere'),
          width: '7.5rem',
          align: 'end',
          value: ({ counts }) => counts?.onlyThere,
        },
        {
          id: 'period',
          header: t('period'),
          width: 'minmax(9rem, 1fr)',
          priority: 3,
          value: ({ since, until }) => format.dateRange(since.slice(0, 10), until.slice(0, 10)),
        },
        {
          id: 'begun',
          header: t('begun'),
          width: '9.5rem',
          priority: 3,
          value: ({ createdAt }) => createdAt,
          cell: ({ createdAt }) => <DateText value={createdAt} form="dateTime" />,
        },
      ] satisfies readonly Column<Comparison>[],
    [t, codes, format],
  );
}
