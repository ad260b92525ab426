import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { shownAs, useAnswer } from '../../../api/query.ts';
import { DataTable, EmptyState, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { messages } from './messages.ts';
import { STATE_TONES, REFRESH } from './taxii.ts';
import type { Collection } from './taxii.ts';

/** What programs of partners read and post here. */
export function CollectionTable({ item, go }: PartProps) {
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

export function CollectionState({ collection }: { readonly collection: Collection }) {
  const t = useMessages(messages);
  return (
    <>
      <Tag tone={STATE_TONES[collection.state]}>{t(`state.${collection.state}`)}</Tag>
      {collection.problem && <Tag tone="critical">{t('problem')}</Tag>}
    </>
  );
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
