import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { shownInPages, usePages } from '../../../api/query.ts';
import { DataTable, DateText, Name, NothingListed, PartnerChips, Tag } from '../../../design/index.ts';
import type { Column, DataTableProps } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useAskAgain } from '../../useAskAgain.ts';
import { messages } from '../messages.ts';
import { PAGE } from '../supply.ts';
import type { Supplier } from '../supply.ts';
import { sortable } from './sortable.ts';

/** Who sends and receives boats and engines; those with most found pieces first. */
export function SupplierTable(choice: Pick<DataTableProps<Supplier>, 'selected' | 'onSelect'>) {
  const t = useMessages(messages);
  const found = usePages(contract.supplySuppliers, { query: { limit: PAGE } });
  const suppliers = useMemo(() => (found.data?.pages ?? []).flatMap((page) => page.suppliers), [found.data]);
  const isComputing = found.data?.pages.some(({ computing }) => computing) ?? false;
  useAskAgain(isComputing, () => void found.refetch());
  const columns = useColumns();
  return (
    <DataTable
      {...choice}
      {...shownInPages(found)}
      label={t('suppliers')}
      columns={useMemo(() => sortable(columns, !found.hasNextPage), [columns, found.hasNextPage])}
      rows={suppliers}
      rowId={({ id }) => id}
      rowHeight={3.25}
      csvName={t('suppliers')}
      empty={
        <NothingListed isComputing={isComputing} icon="supply" title={t('noSuppliers')}>
          {t('noSuppliersText')}
        </NothingListed>
      }
    />
  );
}

function useColumns(): readonly Column<Supplier>[] {
  const t = useMessages(messages);
  const format = useFormat();
  return useMemo(
    (): readonly Column<Supplier>[] => [
      {
        id: 'name',
        header: t('supplier'),
        width: 'minmax(11.5rem, 2fr)',
        value: ({ caption }) => caption,
        cell: ({ caption, isLead }) => (
          <span className="two-lines">
            <Name name={caption} />
            {isLead && (
              <span>
                <Tag tone="caution">{t('lead')}</Tag>
              </span>
            )}
          </span>
        ),
      },
      { id: 'id', header: t('record'), isShown: false, value: ({ id }) => id },
      {
        id: 'lead',
        header: t('lead'),
        isShown: false,
        value: ({ isLead }) => (isLead ? t('lead') : ''),
      },
      { id: 'sent', header: t('sentShort'), width: '4.5rem', align: 'end', value: ({ sent }) => sent },
      {
        id: 'received',
        header: t('receivedShort'),
        width: '5.5rem',
        align: 'end',
        priority: 3,
        value: ({ received }) => received,
      },
      {
        id: 'found',
        header: t('found'),
        width: '7rem',
        align: 'end',
        priority: 2,
        value: ({ launched, seized }) => launched + seized,
      },
      {
        id: 'share',
        header: t('seizedShare'),
        width: '5.75rem',
        align: 'end',
        priority: 2,
        value: ({ seizedShare }) => seizedShare && Math.round(seizedShare * 100) / 100,
        cell: ({ seizedShare }) => seizedShare !== undefined && format.percent(seizedShare),
      },
      {
        id: 'disguised',
        header: t('disguisedShort'),
        isShown: false,
        value: ({ disguised }) => disguised,
      },
      { id: 'lots', header: t('lots'), isShown: false, value: ({ lots }) => lots },
      {
        id: 'last',
        header: t('lastDay'),
        width: '6.5rem',
        priority: 3,
        value: ({ lastDay }) => lastDay,
        cell: ({ lastDay }) => lastDay !== undefined && <DateText value={lastDay} />,
      },
      {
        id: 'partners',
        header: t('partners'),
        width: '5.5rem',
        priority: 3,
        value: ({ partners }) => partners.join(' '),
        cell: ({ partners }) => <PartnerChips partners={partners} />,
      },
    ],
    [t, format],
  );
}
