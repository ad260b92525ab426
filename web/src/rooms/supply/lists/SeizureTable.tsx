import { useMemo } from 'react';
import { DataTable, DateText, Icon, Name, NothingListed, PartnerChips } from '../../../design/index.ts';
import type { Column, DataTableProps } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { Seizure } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import './SeizureTable.css';

export interface SeizureTableProps extends Pick<
  DataTableProps<Seizure>,
  'isLoading' | 'isStale' | 'error' | 'onRetry' | 'selected' | 'onSelect' | 'hasMore' | 'onEndReached'
> {
  readonly seizures: readonly Seizure[];
  readonly isComputing: boolean;
  /** Kind or place is chosen. */
  readonly isNarrowed: boolean;
}

/** Seizures of equipment, the latest first. */
export function SeizureTable({ seizures, isComputing, isNarrowed, ...table }: SeizureTableProps) {
  const t = useMessages(messages);
  return (
    <DataTable
      {...table}
      label={t('seizures')}
      columns={useColumns()}
      rows={seizures}
      rowId={({ id }) => id}
      rowHeight={3.25}
      csvName={t('seizures')}
      empty={
        <NothingListed isComputing={isComputing} icon="supply" title={t('noSeizures')}>
          {t(isNarrowed ? 'noSeizuresNarrowed' : 'noSeizuresText')}
        </NothingListed>
      }
    />
  );
}

function useColumns(): readonly Column<Seizure>[] {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useSupplyWords();
  return useMemo(
    (): readonly Column<Seizure>[] => [
      {
        id: 'day',
        header: t('day'),
        width: '6.5rem',
        canSort: false,
        value: ({ days }) => days?.first,
        cell: ({ days }) =>
          days === undefined ? (
            <span className="faint">{t('dayUnknown')}</span>
          ) : days.first === days.last ? (
            <DateText value={days.first} />
          ) : (
            <span className="clamped">{words.days(days)}</span>
          ),
      },
      {
        id: 'goods',
        header: t('goods'),
        width: 'minmax(9rem, 2fr)',
        canSort: false,
        value: ({ goods }) => goods.map(({ kind, quantity }) => words.pieces(kind, quantity)).join('; '),
        cell: ({ goods, place, photoCount }) => (
          <span className="two-lines">
            <span className="name-line">
              <span className="truncate">
                {format.list(goods.map(({ kind, quantity }) => words.pieces(kind, quantity)))}
              </span>
              {photoCount > 0 && (
                <span className="photo-count" title={t('photoCount', { count: photoCount })}>
                  <Icon name="image" size={13} />
                  {format.number(photoCount)}
                  <span className="visually-hidden">{t('photos')}</span>
                </span>
              )}
            </span>
            {place && (
              <span className="soft small">
                <Name name={place.caption} />
              </span>
            )}
          </span>
        ),
      },
      {
        id: 'place',
        header: t('place'),
        isShown: false,
        value: ({ place }) => place?.caption,
      },
      {
        id: 'holder',
        header: t('holder'),
        width: 'minmax(6rem, 1fr)',
        priority: 3,
        canSort: false,
        value: ({ holder }) => holder?.caption,
        cell: ({ holder }) => holder && <Name name={holder.caption} />,
      },
      { id: 'authority', header: t('authority'), isShown: false, value: ({ authority }) => authority },
      { id: 'id', header: t('record'), isShown: false, value: ({ id }) => id },
      {
        id: 'partners',
        header: t('partners'),
        width: '5.5rem',
        priority: 2,
        canSort: false,
        value: ({ partners }) => partners.join(' '),
        cell: ({ partners }) => <PartnerChips partners={partners} />,
      },
    ],
    [t, format, words],
  );
}
