import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { shownInPages, usePages } from '../../../api/query.ts';
import { DataTable, DateText, Name, NothingListed, PartnerChips } from '../../../design/index.ts';
import type { Column, DataTableProps } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { isolated } from '../../matches/matches.ts';
import { QuantityBar } from '../lot/QuantityBar.tsx';
import { useAskAgain } from '../../useAskAgain.ts';
import { messages } from '../messages.ts';
import { PAGE } from '../supply.ts';
import type { Lot } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import { sortable } from './sortable.ts';

/** Lots, each with what became of its pieces; those heard of last first. */
export function LotTable(choice: Pick<DataTableProps<Lot>, 'selected' | 'onSelect'>) {
  const t = useMessages(messages);
  const found = usePages(contract.supplyLots, { query: { limit: PAGE } });
  const lots = useMemo(() => (found.data?.pages ?? []).flatMap((page) => page.lots), [found.data]);
  const isComputing = found.data?.pages.some(({ computing }) => computing) ?? false;
  useAskAgain(isComputing, () => void found.refetch());
  const columns = useColumns();
  return (
    <DataTable
      {...choice}
      {...shownInPages(found)}
      label={t('lots')}
      columns={useMemo(() => sortable(columns, !found.hasNextPage), [columns, found.hasNextPage])}
      rows={lots}
      rowId={({ id }) => id}
      rowHeight={3.25}
      initialSort={{ column: 'last', descending: true }}
      csvName={t('lots')}
      empty={
        <NothingListed isComputing={isComputing} icon="supply" title={t('noLots')}>
          {t('noLotsText')}
        </NothingListed>
      }
    />
  );
}

function useColumns(): readonly Column<Lot>[] {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useSupplyWords();
  return useMemo(
    (): readonly Column<Lot>[] => [
      {
        id: 'lot',
        header: t('lot'),
        width: 'minmax(9rem, 2fr)',
        value: (lot) => words.lot(lot),
        cell: (lot) => (
          <span className="two-lines">
            <Name name={words.lot(lot)} />
            {lot.makers.length > 0 && lot.name !== undefined && (
              <span className="soft small">
                {t('madeBy', {
                  names: format.list(lot.makers.slice(0, 2).map(({ caption }) => isolated(caption))),
                })}
              </span>
            )}
          </span>
        ),
      },
      { id: 'id', header: t('lotId'), isShown: false, value: ({ id }) => id },
      {
        id: 'makers',
        header: t('makers'),
        isShown: false,
        value: ({ makers }) => makers.map(({ caption }) => caption).join('; '),
      },
      { id: 'makes', header: t('make'), isShown: false, value: ({ makes }) => makes.join('; ') },
      {
        id: 'fate',
        header: t('whatBecame'),
        width: 'minmax(8.5rem, 1.2fr)',
        value: ({ launched, seized }) => launched + seized,
        cell: (lot) => <QuantityBar of={lot} size="small" />,
        isExported: false,
      },
      { id: 'sent', header: t('sent'), isShown: false, value: ({ sent }) => sent },
      { id: 'launched', header: t('launched'), isShown: false, value: ({ launched }) => launched },
      { id: 'seized', header: t('seized'), isShown: false, value: ({ seized }) => seized },
      {
        id: 'unaccounted',
        header: t('unaccounted'),
        isShown: false,
        value: ({ unaccounted }) => unaccounted,
      },
      {
        id: 'gaps',
        header: t('gaps'),
        width: '4.25rem',
        align: 'end',
        priority: 2,
        value: ({ missing }) => missing.length,
        cell: ({ missing }) => (
          <span
            title={missing
              .map(({ kind, count }) => `${t(`gap.${kind}`)} (${format.number(count)})`)
              .join(' · ')}
          >
            {format.number(missing.length)}
          </span>
        ),
      },
      {
        id: 'last',
        header: t('lastDay'),
        width: '6.5rem',
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
    [t, format, words],
  );
}
