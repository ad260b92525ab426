import { useMemo } from 'react';
import { DataTable, DateText, Name, NothingListed, PartnerChips } from '../../../design/index.ts';
import type { Column, DataTableProps } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { Group } from '../networks.ts';

export interface GroupTableProps extends Pick<
  DataTableProps<Group>,
  'isLoading' | 'isStale' | 'error' | 'onRetry' | 'hasMore' | 'onEndReached' | 'selected' | 'onSelect'
> {
  readonly groups: readonly Group[];
  readonly isComputing: boolean;
}

/** Groups that linked evidence shows, the largest first. */
export function GroupTable({ groups, isComputing, ...table }: GroupTableProps) {
  const t = useMessages(messages);
  return (
    <DataTable
      {...table}
      label={t('groups')}
      columns={useColumns(table.hasMore !== true)}
      rows={groups}
      rowId={({ id }) => id}
      rowHeight={3.25}
      csvName={t('groups')}
      empty={
        <NothingListed isComputing={isComputing} icon="networks" title={t('noGroups')}>
          {t('noGroupsText')}
        </NothingListed>
      }
    />
  );
}

/** @param isWhole all groups are there: to sort a part of them would mislead */
function useColumns(isWhole: boolean): readonly Column<Group>[] {
  const t = useMessages(messages);
  const format = useFormat();
  return useMemo(() => {
    const columns: readonly Column<Group>[] = [
      {
        id: 'caption',
        header: t('group'),
        width: 'minmax(9rem, 2fr)',
        value: ({ caption }) => caption,
        cell: ({ caption, brokers }) => (
          <span className="two-lines">
            <Name name={caption} />
            {brokers.length > 0 && (
              <span className="group-brokers">
                {t('brokersAre', {
                  names: format.list(brokers.slice(0, 2).map((broker) => `\u2068${broker.caption}\u2069`)),
                })}
              </span>
            )}
          </span>
        ),
      },
      { id: 'id', header: t('record'), isShown: false, value: ({ id }) => id },
      { id: 'persons', header: t('persons'), width: '4.5rem', align: 'end', value: ({ persons }) => persons },
      {
        id: 'members',
        header: t('members'),
        isShown: false,
        value: ({ members }) => members,
      },
      {
        id: 'stability',
        header: t('stability'),
        width: '5.25rem',
        value: ({ stability }) => Math.round(stability * 100) / 100,
        cell: ({ stability }) => <ShareBar share={stability} />,
      },
      {
        id: 'partners',
        header: t('partners'),
        width: '5.5rem',
        priority: 3,
        value: ({ partners }) => partners.join(' '),
        cell: ({ partners }) => <PartnerChips partners={partners} />,
      },
      {
        id: 'last',
        header: t('lastActivity'),
        width: '6.25rem',
        priority: 2,
        value: ({ lastDay }) => lastDay,
        cell: ({ lastDay }) => lastDay !== undefined && <DateText value={lastDay} />,
      },
      {
        id: 'brokers',
        header: t('brokers'),
        isShown: false,
        value: ({ brokers }) => brokers.map(({ caption }) => caption).join('; '),
      },
    ];
    return columns.map((column) => ({ ...column, canSort: isWhole }));
  }, [t, format, isWhole]);
}

/** A share of one as a bar with its number. */
export function ShareBar({ share }: { readonly share: number }) {
  const format = useFormat();
  return (
    <span className="share-bar">
      <span className="share-track" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      </span>
      <span className="numeric">{format.percent(share)}</span>
    </span>
  );
}
