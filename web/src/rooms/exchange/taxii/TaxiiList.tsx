import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { shownAs, useAnswer } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { ViewSwitch } from '../ViewSwitch.tsx';
import { messages } from './messages.ts';
import { STATE_TONES, TAXII_VIEWS } from './taxii.ts';
import type { Collection, Feed } from './taxii.ts';

const REFRESH = 10_000;

/** What programs read and post here, and what is read from other servers. */
export function TaxiiList(props: PartProps) {
  const t = useMessages(messages);
  const view = TAXII_VIEWS.find((each) => each === props.address.view) ?? 'collections';
  return (
    <>
      <ViewSwitch
        label={t('views')}
        views={TAXII_VIEWS.map((id) => ({ id, label: t(`view.${id}`) }))}
        selected={view}
        onSelect={(next) => props.go({ part: 'taxii', ...(next === 'feeds' ? { view: next } : {}) })}
      />
      {view === 'collections' ? <CollectionTable {...props} /> : <FeedTable {...props} />}
    </>
  );
}

function CollectionTable({ item, go }: PartProps) {
  const t = useMessages(messages);
  const answer = useAnswer(contract.taxiiCollections, {}, { refetchInterval: REFRESH });
  return (
    <DataTable
      label={t('view.collections')}
      columns={useCollectionColumns()}
      rows={answer.data?.collections ?? []}
      rowId={({ id }) => id}
      rowLabel={({ title, state }) => `${title}, ${t(`state.${state}`)}`}
      rowTone={({ state, may }) =>
        may.decide ? 'strong' : state === 'refused' || state === 'ended' ? 'muted' : undefined
      }
      selected={item}
      onSelect={({ id }) => go({ part: 'taxii', item: id })}
      {...shownAs(answer)}
      csvName={t('view.collections')}
      empty={
        <EmptyState icon="exchange" title={t('noCollections')}>
          {t('noCollectionsText')}
        </EmptyState>
      }
    />
  );
}

function FeedTable({ item, go }: PartProps) {
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

export function CollectionState({ collection }: { readonly collection: Collection }) {
  const t = useMessages(messages);
  return (
    <>
      <Tag tone={STATE_TONES[collection.state]}>{t(`state.${collection.state}`)}</Tag>
      {collection.problem && <Tag tone="critical">{t('problem')}</Tag>}
    </>
  );
}

export function FeedState({ feed }: { readonly feed: Feed }) {
  const t = useMessages(messages);
  if (feed.problem) return <Tag tone="critical">{t('problem')}</Tag>;
  return <Tag tone={feed.enabled ? 'good' : 'neutral'}>{t(feed.enabled ? 'on' : 'stopped')}</Tag>;
}

function useCollectionColumns(): readonly Column<Collection>[] {
  const t = useMessages(messages);
  const codes = useCodes();
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
          id: 'partner',
          header: t('for'),
          width: 'minmax(7rem, 1fr)',
          value: ({ partner }) => codes.partner(partner),
          cell: ({ partner }) => <PartnerChip partner={partner} withText />,
        },
        {
          id: 'state',
          header: t('state'),
          width: '8.5rem',
          value: ({ state }) => t(`state.${state}`),
          cell: (collection) => (
            <span className="exchange-actions">
              <CollectionState collection={collection} />
            </span>
          ),
        },
        {
          id: 'kind',
          header: t('kind'),
          width: '8rem',
          priority: 2,
          value: ({ kind }) => t(`kind.${kind}`),
        },
        {
          id: 'objects',
          header: t('objects'),
          width: '5.5rem',
          align: 'end',
          priority: 2,
          value: ({ objects }) => objects,
          cell: ({ objects }) => format.number(objects),
        },
      ] satisfies readonly Column<Collection>[],
    [t, codes, format],
  );
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
