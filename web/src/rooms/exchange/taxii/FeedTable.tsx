import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { shownAs, useAnswer } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { messages } from './messages.ts';
import { REFRESH } from './taxii.ts';
import type { Feed } from './taxii.ts';

/** What is read from servers of others. */
export function FeedTable({ item, go }: PartProps) {
  const t = useMessages(messages);
  const answer = useAnswer(contract.taxiiFeeds, {}, { refetchInterval: REFRESH });
  return (
    <DataTable
      label={t('view.feeds')}
      columns={useFeedColumns()}
      rows={answer.data?.feeds ?? []}
      rowId={({ id }) => id}
      rowLabel={({ title }) => title}
      rowTone={({ enabled }) => (enabled ? undefined : 'muted')}
      selected={item}
      onSelect={({ id }) => go({ part: 'taxii', view: 'feeds', item: id })}
      {...shownAs(answer)}
      csvName={t('view.feeds')}
      empty={
        <EmptyState icon="exchange" title={t('noFeeds')}>
          {t('noFeedsText')}
        </EmptyState>
      }
    />
  );
}

export function FeedState({ feed }: { readonly feed: Feed }) {
  const t = useMessages(messages);
  if (feed.problem) return <Tag tone="critical">{t('problem')}</Tag>;
  return <Tag tone={feed.enabled ? 'good' : 'neutral'}>{t(feed.enabled ? 'on' : 'stopped')}</Tag>;
}

function useFeedColumns(): readonly Column<Feed>[] {
  const t = useMessages(messages);
  const format = useFormat();
  return useMemo(
    () =>
      [
        {
          id: 'title',
          header: t('title'),
          width: 'minmax(8rem, 2fr)',
          value: ({ title }) => title,
          cell: ({ title }) => <bdi>{title}</bdi>,
        },
        {
          id: 'server',
          header: t('server'),
          width: 'minmax(8rem, 1fr)',
          priority: 2,
          value: ({ origin }) => origin,
          cell: ({ origin }) => <bdi dir="ltr">{origin}</bdi>,
        },
        {
          id: 'state',
          header: t('state'),
          width: '7rem',
          value: ({ enabled }) => t(enabled ? 'on' : 'stopped'),
          cell: (feed) => <FeedState feed={feed} />,
        },
        {
          id: 'objects',
          header: t('objects'),
          width: '5.5rem',
          align: 'end',
          value: ({ objects }) => objects,
          cell: ({ objects }) => format.number(objects),
        },
        {
          id: 'pulled',
          header: t('lastRead'),
          width: '8rem',
          priority: 2,
          value: ({ pulledAt }) => pulledAt ?? '',
          cell: ({ pulledAt }) => pulledAt && <DateText value={pulledAt} form="relative" />,
        },
      ] satisfies readonly Column<Feed>[],
    [t, format],
  );
}
