import { useMemo } from 'react';
import { shownInPages } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { usePersonName } from '../../usePersonName.ts';
import { compact } from '../../address.ts';
import type { PartProps } from '../exchange.ts';
import { messages } from './messages.ts';
import type { AuditRow } from './proof.ts';
import { RowSearch } from './RowSearch.tsx';
import { filterOf, useRows } from './useRows.ts';

/** Rows of the log by who, when, what and for whom; one of them can be proved. */
export function RowTable({ item, address, go }: PartProps) {
  const t = useMessages(messages);
  const filter = filterOf(address);
  const { pages, rows } = useRows(filter);
  return (
    <>
      <RowSearch
        key={JSON.stringify(filter)}
        filter={filter}
        onFilter={({ user: by, recipient: to, from: since, ...rest }) =>
          go(compact({ part: 'audit', view: 'rows', by, to, since, ...rest }))
        }
      />
      <DataTable
        label={t('view.rows')}
        columns={useColumns()}
        rows={rows}
        rowId={({ id }) => id}
        rowLabel={({ user, route }) => `${user}, ${route}`}
        selected={item}
        onSelect={({ id }) => go({ ...address, item: id })}
        {...shownInPages(pages)}
        csvName={t('view.rows')}
        empty={
          <EmptyState icon="list" title={t('noRows')}>
            {t('noRowsText')}
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): readonly Column<AuditRow>[] {
  const t = useMessages(messages);
  const nameOf = usePersonName();
  return useMemo(
    () =>
      [
        {
          id: 'at',
          header: t('when'),
          width: '9.5rem',
          canSort: false,
          value: ({ at }) => at,
          cell: ({ at }) => <DateText value={at} form="dateTime" />,
        },
        {
          id: 'user',
          header: t('user'),
          width: 'minmax(6rem, 1fr)',
          canSort: false,
          value: ({ user, role }) => (role === 'node' ? t('node') : nameOf(user)),
        },
        {
          id: 'did',
          header: t('did'),
          width: 'minmax(7rem, 1fr)',
          canSort: false,
          value: ({ route }) => route,
        },
        {
          id: 'kind',
          header: t('kind'),
          width: '7rem',
          canSort: false,
          priority: 2,
          value: ({ kind }) => (kind === undefined ? '' : t(`kind.${kind}`)),
        },
        {
          id: 'recipient',
          header: t('recipient'),
          width: '6rem',
          canSort: false,
          priority: 2,
          value: ({ recipient }) => recipient,
        },
        {
          id: 'outcome',
          header: t('outcome'),
          width: '6rem',
          canSort: false,
          priority: 3,
          value: ({ outcome }) => t(`outcome.${outcome}`),
          cell: ({ outcome }) => (
            <Tag tone={outcome === 'allowed' ? 'neutral' : 'caution'}>{t(`outcome.${outcome}`)}</Tag>
          ),
        },
      ] satisfies readonly Column<AuditRow>[],
    [t, nameOf],
  );
}
