import { useMemo } from 'react';
import { DataTable, DateText, EmptyState, Name, PartnerChip } from '../../design/index.ts';
import type { Column } from '../../design/index.ts';
import { common, useMessages } from '../../i18n/index.ts';
import { MarkShape } from '../../map/MapList.tsx';
import { messages } from './messages.ts';
import type { Place } from './places.ts';

export interface PlaceTableProps {
  readonly places: readonly Place[];
  readonly selected: string | undefined;
  readonly onSelect: (record: string) => void;
}

/** What the map shows, as a table: latest first, sorted by any column, saved as CSV. */
export function PlaceTable({ places, selected, onSelect }: PlaceTableProps) {
  const t = useMessages(messages);
  const words = useMessages(common);
  const columns = useMemo(
    (): readonly Column<Place>[] => [
      {
        id: 'kind',
        header: t('kind'),
        width: '8.5rem',
        value: ({ kind }) => words(`place.${kind}`),
        cell: ({ kind }) => (
          <>
            <MarkShape kind={kind} />
            {words(`place.${kind}`)}
          </>
        ),
      },
      {
        id: 'name',
        header: t('name'),
        width: 'minmax(9rem, 2fr)',
        value: ({ record }) => record.caption,
        cell: ({ record }) => <Name name={record.caption} />,
      },
      {
        id: 'date',
        header: t('date'),
        width: '7.5rem',
        value: ({ date }) => date,
        cell: ({ date }) => (date === undefined ? null : <DateText value={date} />),
      },
      {
        id: 'amount',
        header: t('amount'),
        width: '5rem',
        align: 'end',
        priority: 2,
        value: ({ weight }) => weight,
      },
      {
        id: 'partner',
        header: t('partner'),
        width: '6rem',
        priority: 2,
        value: ({ record }) => record.partner,
        cell: ({ record }) => <PartnerChip partner={record.partner} />,
      },
      { id: 'record', header: t('record'), isShown: false, value: ({ record }) => record.record },
      { id: 'latitude', header: t('latitude'), isShown: false, value: ({ latitude }) => latitude },
      { id: 'longitude', header: t('longitude'), isShown: false, value: ({ longitude }) => longitude },
    ],
    [t, words],
  );
  return (
    <DataTable
      label={t('where')}
      columns={columns}
      rows={places}
      rowId={({ record }) => record.record}
      rowLabel={({ record }) => record.caption}
      selected={selected}
      onSelect={({ record }) => onSelect(record.record)}
      initialSort={{ column: 'date', descending: true }}
      csvName={t('where')}
      empty={
        <EmptyState icon="map" title={t('noPlaces')}>
          {t('noPlacesText')}
        </EmptyState>
      }
    />
  );
}
