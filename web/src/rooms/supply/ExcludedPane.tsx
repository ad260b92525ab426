import { useMemo } from 'react';
import { contract } from '../../api/client.ts';
import type { Answer } from '../../api/client.ts';
import { shownInPages, usePages } from '../../api/query.ts';
import { Computing, DataTable, PaneHead } from '../../design/index.ts';
import type { Column } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useAskAgain } from '../useAskAgain.ts';
import { sortable } from './lists/sortable.ts';
import { messages } from './messages.ts';
import { PartyLink } from './PartyLink.tsx';
import { PAGE } from './supply.ts';

type Exclusion = Answer<typeof contract.supplyExclusions>['exclusions'][number];

/** What met which rule, for the officer who supervises the rules. */
export function ExcludedPane() {
  const t = useMessages(messages);
  const found = usePages(contract.supplyExclusions, { query: { limit: PAGE } });
  const exclusions = useMemo(
    () => (found.data?.pages ?? []).flatMap((page) => page.exclusions),
    [found.data],
  );
  const isComputing = found.data?.pages.some(({ computing }) => computing) ?? false;
  useAskAgain(isComputing, () => void found.refetch());
  const columns = useMemo((): readonly Column<Exclusion>[] => {
    const inWords = ({ because, goods = '' }: Exclusion): string =>
      because === 'goods' ? goods : t(`because.${because}`);
    return [
      {
        id: 'record',
        header: t('record'),
        width: 'minmax(9rem, 1.5fr)',
        value: ({ record }) => record.caption,
        cell: ({ record }) => <PartyLink of={record} />,
      },
      { id: 'id', header: t('recordId'), isShown: false, value: ({ record }) => record.id },
      { id: 'what', header: t('what'), width: '7rem', value: ({ what }) => t(`what.${what}`) },
      {
        id: 'rule',
        header: t('rule'),
        width: 'minmax(10rem, 2fr)',
        value: ({ rule }) => t(`rule.${rule}`),
        cell: ({ rule }) => <span className="clamped">{t(`rule.${rule}`)}</span>,
      },
      {
        id: 'because',
        header: t('because'),
        width: 'minmax(8rem, 1.5fr)',
        priority: 2,
        value: inWords,
        cell: (row) => <span className="clamped">{inWords(row)}</span>,
      },
    ];
  }, [t]);
  return (
    <>
      <PaneHead title={t('excluded')}>
        <p className="small soft">{t('excludedPaneText')}</p>
      </PaneHead>
      <DataTable
        label={t('excluded')}
        columns={useMemo(() => sortable(columns, !found.hasNextPage), [columns, found.hasNextPage])}
        rows={exclusions}
        rowId={({ record, rule, what }) => `${rule} ${what} ${record.id}`}
        {...shownInPages(found)}
        rowHeight={3.25}
        csvName={t('excluded')}
        {...(isComputing && { empty: <Computing /> })}
      />
    </>
  );
}
